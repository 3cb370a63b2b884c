package luotu.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import luotu.Checkout;
import luotu.model.Fault;
import luotu.model.Label;
import luotu.model.Refusal;
import luotu.store.PopulatedCells;
import luotu.store.Snapshot;
import org.locationtech.jts.geom.Coordinate;

/**
 * One click at city scale: the nearest five of each of the eight kinds of resources by road, with
 * routes and steps, by HTTP, at a steady rate; beside it GraphHopper, which is told the forty
 * places and finds the routes alone.
 */
final class NearestByRoad implements Benchmark {
  private static final double PER_SECOND = 20;
  private static final int WARM_UP_REQUESTS = 600;
  private static final int REQUESTS = 1_200;
  private static final int CLICKS_BESIDE = 200;
  private static final long SEED = 4;

  /** Longer or shorter than this, in seconds and as a share, is another answer. */
  private static final double TOLERANCE_SECONDS = 1;

  private static final double TOLERANCE_SHARE = 0.01;
  private static final double MOST_OTHER_ANSWERS = 0.02;

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** What both are asked for, and what ours took on the road. */
  private record Trip(Coordinate from, Coordinate to, double seconds) {}

  @Override
  public String name() {
    return "nearest";
  }

  @Override
  public Label title() {
    return new Label(
        "点一下地图：八类资源各最近五处及路线，每秒 20 次，旁为 GraphHopper 的收缩层次算同样的路线",
        "one click: the nearest five of eight kinds by road with routes, 20 a second, beside"
            + " GraphHopper's contraction hierarchies for the same routes");
  }

  @Override
  public void run(Report report) throws Exception {
    try (CityStore city = CityStore.open(report)) {
      Table table = new Table(List.of("mode", "who"), CityServer.FIGURES);
      List<List<Trip>> clicks = ours(city, table, report);
      beside(city, clicks, table, report);
      report.table(table);
    }
    report.say(
        new Label(
            """
            我们的用时是整个 HTTP 请求，从计划发出的时刻起，含排队；服务器、客户端和数据库同在这台机器上。
            GraphHopper 已知去哪里，只在本进程里算一次点击的全部路线：贴近道路、最短路、线形。""",
            """
            Ours are whole HTTP requests from when they were to be sent, queueing included; server, client and database share this machine.
            GraphHopper is told where to go and only finds the routes of one click, in this process: joins, fastest way, line."""));
  }

  private static List<List<Trip>> ours(CityStore city, Table table, Report report)
      throws IOException {
    List<String> places = places(city, WARM_UP_REQUESTS + REQUESTS);
    List<List<Trip>> clicks = new ArrayList<>();
    try (CityServer server = CityServer.start(city, report)) {
      for (String mode : List.of("walk", "emergency", "drive")) {
        report.progress(new Label("计时：" + mode, "Timing: " + mode));
        List<String> bodies =
            places.stream()
                .map(place -> "{\"inputs\":{\"mode\":\"" + mode + "\",\"point\":" + place + "}}")
                .toList();
        List<OpenLoop.Answer> answers = server.ask("nearest", PER_SECOND, WARM_UP_REQUESTS, bodies);
        table.row(CityServer.figures(List.of(mode, Contestant.OURS), answers));
        if (mode.equals("drive")) {
          for (OpenLoop.Answer answer : answers.subList(0, CLICKS_BESIDE)) {
            if (!answer.isRefused()) {
              clicks.add(trips(MAPPER.readTree(answer.body())));
            }
          }
        }
      }
    }
    return clicks;
  }

  /** Populated places as JSON, the same for every run. */
  private static List<String> places(CityStore city, int count) {
    PopulatedCells cells = CityServer.cells(city);
    return new Random(SEED)
        .ints(count, 0, cells.size())
        .mapToObj(i -> "[" + cells.places()[2 * i] + "," + cells.places()[2 * i + 1] + "]")
        .toList();
  }

  /** The routes of an answer without the walks at their ends. */
  private static List<Trip> trips(JsonNode answer) {
    List<Trip> trips = new ArrayList<>();
    for (JsonNode result : answer.get("results")) {
      JsonNode line = result.at("/route/coordinates");
      JsonNode steps = result.get("steps");
      int first = isWalk(steps.get(0)) && line.size() > 2 ? 1 : 0;
      int last = line.size() - (isWalk(steps.get(steps.size() - 1)) && line.size() > 2 ? 2 : 1);
      double seconds = result.get("time_s").asDouble() - result.get("turnout_s").asDouble();
      for (JsonNode step : steps) {
        seconds -= isWalk(step) ? step.get("time_s").asDouble() : 0;
      }
      trips.add(new Trip(coordinate(line.get(first)), coordinate(line.get(last)), seconds));
    }
    return trips;
  }

  private static boolean isWalk(JsonNode step) {
    return step.at("/instruction/en").asText().startsWith("Walk");
  }

  private static Coordinate coordinate(JsonNode position) {
    return new Coordinate(position.get(0).asDouble(), position.get(1).asDouble());
  }

  private static void beside(CityStore city, List<List<Trip>> clicks, Table table, Report report) {
    report.progress(new Label("GraphHopper 收缩道路", "GraphHopper contracts the roads"));
    ContractedRoads roads;
    try (Snapshot snapshot = city.store().snapshot()) {
      roads = new ContractedRoads(snapshot.roads(), Checkout.CATALOGUE.speeds());
    }
    report.progress(new Label("计时：GraphHopper", "Timing: GraphHopper"));
    check(roads, clicks, report);
    List<Double> seconds = new ArrayList<>();
    long corners = 0;
    for (List<Trip> click : clicks) {
      long start = System.nanoTime();
      for (Trip trip : click) {
        corners += roads.trip(trip.from(), trip.to()).line().size();
      }
      seconds.add((System.nanoTime() - start) / 1e9);
    }
    if (corners == 0) {
      throw new IllegalStateException("no routes");
    }
    table.row(CityServer.figures(List.of("drive", "graphhopper ch"), seconds, "-"));
  }

  /** Compares the times of all routes; warms the peer up as well. */
  private static void check(ContractedRoads roads, List<List<Trip>> clicks, Report report) {
    List<Trip> all = clicks.stream().flatMap(List::stream).toList();
    long other =
        all.stream()
            .filter(
                trip ->
                    Math.abs(roads.trip(trip.from(), trip.to()).seconds() - trip.seconds())
                        > TOLERANCE_SECONDS + TOLERANCE_SHARE * trip.seconds())
            .count();
    report.say(
        new Label(
            "%s 条路线中 %s 条用时相差超过 1 %%".formatted(Report.count(all.size()), Report.count(other)),
            "%s of %s routes differ by more than 1 %% in time"
                .formatted(Report.count(other), Report.count(all.size()))));
    if (other > MOST_OTHER_ANSWERS * all.size()) {
      throw Refusal.invalid(
          "answers-differ",
          "答案相差太多",
          "The answers differ by too much",
          Fault.of("routes", other, "最多 2 %", "at most 2 %"));
    }
  }
}

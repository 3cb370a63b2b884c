package luotu.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import luotu.Checkout;
import luotu.model.IncidentKind;
import luotu.model.Label;
import luotu.store.PopulatedCells;

/**
 * "It happened here" at city scale: complete answers by HTTP at a steady rate, at places where
 * people are, of every kind of event; one in five with a road shut by an area drawn across it.
 */
final class IncidentBenchmark implements Benchmark {
  private static final double PER_SECOND = 10;
  private static final int WARM_UP_REQUESTS = 200;
  private static final int REQUESTS = 600;
  private static final int ONE_IN_CLOSES = 5;
  private static final double CLOSED_DEGREES = 0.002;
  private static final long SEED = 5;

  /** A question, and what it is counted with. */
  private record Question(String what, String body) {}

  @Override
  public String name() {
    return "incident";
  }

  @Override
  public Label title() {
    return new Label(
        "在城市任一处点一下“这里出事了”：要联系的人、隐患、人口、各类资源及路线、避难余位，每秒 10 次",
        "it happened here, anywhere in the city: whom to call, hazards, people, resources with"
            + " routes, places in shelters, 10 a second");
  }

  @Override
  public void run(Report report) throws Exception {
    Table table = new Table(List.of("what"), CityServer.FIGURES);
    try (CityStore city = CityStore.open(report);
        CityServer server = CityServer.start(city, report)) {
      List<Question> questions = questions(city, WARM_UP_REQUESTS + REQUESTS);
      report.progress(new Label("预热，然后计时", "Warming up, then timing"));
      List<OpenLoop.Answer> answers =
          server.ask(
              "incident",
              PER_SECOND,
              WARM_UP_REQUESTS,
              questions.stream().map(Question::body).toList());
      rows(table, questions.subList(WARM_UP_REQUESTS, questions.size()), answers);
    }
    report.table(table);
    report.say(
        new Label(
            "用时是整个 HTTP 请求，从计划发出的时刻起，含排队；服务器、客户端和数据库同在这台机器上。地点按人口随机。",
            "Whole HTTP requests from when they were to be sent, queueing included; server, client and"
                + " database share this machine. Places are drawn by their people."));
  }

  private static void rows(Table table, List<Question> asked, List<OpenLoop.Answer> answers) {
    table.row(CityServer.figures(List.of("all"), answers));
    for (String what : List.of("roads open", "a road shut")) {
      table.row(
          CityServer.figures(
              List.of(what),
              IntStream.range(0, asked.size())
                  .filter(i -> asked.get(i).what().equals(what))
                  .mapToObj(answers::get)
                  .toList()));
    }
  }

  /** Places drawn by their people, the same for every run. */
  private static List<Question> questions(CityStore city, int count) {
    PopulatedCells cells = CityServer.cells(city);
    double[] sums = cells.people().clone();
    Arrays.parallelPrefix(sums, Double::sum);
    List<String> kinds = Checkout.CATALOGUE.incidents().stream().map(IncidentKind::id).toList();
    Random random = new Random(SEED);
    List<Question> questions = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int found = Arrays.binarySearch(sums, random.nextDouble() * sums[sums.length - 1]);
      int cell = Math.min(found < 0 ? -found - 1 : found, sums.length - 1);
      double longitude = cells.places()[2 * cell];
      double latitude = cells.places()[2 * cell + 1];
      boolean isShut = i % ONE_IN_CLOSES == 0;
      questions.add(
          new Question(
              isShut ? "a road shut" : "roads open",
              String.format(
                  Locale.ROOT,
                  "{\"inputs\":{\"kind\":\"%s\",\"point\":[%.7f,%.7f]%s}}",
                  kinds.get(random.nextInt(kinds.size())),
                  longitude,
                  latitude,
                  isShut ? ",\"closed_roads\":[" + square(longitude, latitude) + "]" : "")));
    }
    return questions;
  }

  /** A square beside a place. */
  private static String square(double longitude, double latitude) {
    double west = longitude + CLOSED_DEGREES / 4;
    double east = west + CLOSED_DEGREES;
    double south = latitude + CLOSED_DEGREES / 4;
    double north = south + CLOSED_DEGREES;
    return String.format(
        Locale.ROOT,
        "{\"type\":\"Polygon\",\"coordinates\":[[[%1$.7f,%2$.7f],[%3$.7f,%2$.7f],[%3$.7f,%4$.7f],[%1$.7f,%4$.7f],[%1$.7f,%2$.7f]]]}",
        west,
        south,
        east,
        north);
  }
}

package luotu.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import luotu.Checkout;
import luotu.analyse.FacilityInputs;
import luotu.analyse.travel.JoinedFacilities;
import luotu.analyse.travel.JoinedPeople;
import luotu.analyse.travel.TravelScene;
import luotu.command.Analyses;
import luotu.model.Fault;
import luotu.model.Label;
import luotu.model.Refusal;
import luotu.model.TravelMode;
import luotu.roads.Direction;
import luotu.roads.Reach;
import luotu.roads.TravelSearch;
import luotu.store.Facilities;
import luotu.store.Snapshot;

/**
 * Who of every street walks to a shelter within 15 minutes: the whole request, from the JSON of its
 * inputs to the JSON of its answer, beside the merged sweep that it holds.
 */
final class ServiceAreaBenchmark implements Benchmark {
  private static final int MINUTES = 15;
  private static final int LIMIT_MILLIS = MINUTES * 60_000;
  private static final int ROUNDS = 25;
  private static final double LARGEST_DIFFERENCE_PEOPLE = 1;

  @Override
  public String name() {
    return "service-area";
  }

  @Override
  public Label title() {
    return new Label(
        "每个街道步行 15 分钟内能到避难场所的人数：整个请求，与其中的一次扫描相比",
        "people of every street within 15 minutes of a shelter: the request beside its sweep");
  }

  @Override
  public void run(Report report) throws Exception {
    report.say(
        new Label(
            """
            路网和人口格点已在内存中，其余每次都重新计算，没有缓存的答案。
              first    本进程对这些数据的第一次请求，含读取道路和人口
              request  预热之后与扫描轮流运行 %d 次的中位数：从输入的 JSON 到答案的 JSON
              sweep    其中从所有避难场所同时出发的一次扫描
              ratio    请求是扫描的几倍
              growth   每个格点用时是第一行的几倍；1.00：与规模成正比"""
                .formatted(ROUNDS),
            """
            Roads and population cells are in memory; all else is computed each time, no answer is kept.
              first    the first request of the process about these data, reading roads and people included
              request  the median of %d runs in turn with the sweep after warming up: from the JSON of
                       the inputs to the JSON of the answer
              sweep    the one search from all shelters that the request holds
              ratio    how many times the sweep the request takes
              growth   how many times the first row's time a cell takes; 1.00: in proportion"""
                .formatted(ROUNDS)));
    Table table =
        new Table(
            List.of("city"),
            List.of(
                "shelters",
                "edges",
                "cells",
                "first s",
                "request s",
                "sweep s",
                "ratio",
                "growth"));
    try (CityStore city = CityStore.open(report);
        CityPart hundredth = CityPart.of(city, 100, report);
        CityPart tenth = CityPart.of(city, 10, report);
        CityPart whole = CityPart.whole(city)) {
      double perCell = 0;
      for (CityPart part : List.of(hundredth, tenth, whole)) {
        perCell = beside(part, perCell, table, report);
      }
    }
    report.table(table);
  }

  /** Returns the time a cell takes in the first row. */
  private static double beside(CityPart part, double firstPerCell, Table table, Report report)
      throws Exception {
    report.progress(new Label("轮流计时", "Timing in turn"));
    Analyses analyses = Analyses.of(Checkout.CATALOGUE, part.store());
    List<JsonNode> answers = new ArrayList<>();
    Contestant request =
        new Contestant(
            "request",
            () -> {
              answers.clear();
              answers.add(analyses.processes().execute("service-area", inputs()));
            });
    long begun = System.nanoTime();
    request.work().run();
    double first = (System.nanoTime() - begun) / 1e9;
    Scene scene = Scene.of(analyses, part);
    Contestant sweep = new Contestant("sweep", scene::sweep);
    List<Timings> timings =
        new Race(ROUNDS, System::nanoTime)
            .run(List.of(request, sweep), () -> scene.check(answers.get(0)));
    double seconds = timings.get(0).medianSeconds();
    double perCell = seconds / scene.people().cells().size();
    table.row(
        Report.count(part.streets()) + " streets",
        Report.count(scene.shelters().list().size()),
        Report.count(scene.edges()),
        Report.count(scene.people().cells().size()),
        Report.seconds(first),
        Report.seconds(seconds),
        Report.seconds(timings.get(1).medianSeconds()),
        Report.times(seconds / timings.get(1).medianSeconds()),
        Report.times(firstPerCell == 0 ? 1 : perCell / firstPerCell));
    return firstPerCell == 0 ? perCell : firstPerCell;
  }

  private static ObjectNode inputs() {
    ObjectNode inputs = JsonNodeFactory.instance.objectNode();
    return inputs.put("facilities", "shelter").put("minutes", MINUTES).put("mode", "walk");
  }

  /** The parts of the request, to be asked one by one. */
  private record Scene(
      TravelSearch search, JoinedFacilities shelters, JoinedPeople people, long edges) {
    static Scene of(Analyses analyses, CityPart part) {
      Facilities facilities =
          new FacilityInputs(Checkout.CATALOGUE)
              .facilities(List.of("shelter"), null, List.of())
              .get(0);
      try (Snapshot snapshot = part.store().snapshot()) {
        TravelScene scene = analyses.travel().at(snapshot);
        return new Scene(
            scene.network().search(TravelMode.WALK, Direction.TO),
            scene.facilities(facilities, TravelMode.WALK),
            scene.people(TravelMode.WALK),
            scene.network().graph().edgeCount());
      }
    }

    Reach sweep() {
      return search.merged(shelters.places(), new int[shelters.list().size()], LIMIT_MILLIS);
    }

    /**
     * Counts the people of all cells in towns one by one. The city gives its streets the people of
     * their cells, so that nothing is scaled.
     */
    void check(JsonNode answer) {
      Reach reach = sweep();
      double within = 0;
      for (int cell = 0; cell < people.cells().size(); cell++) {
        if (people.cells().zones()[cell] != null
            && reach.millis(people.places(), cell) != Reach.UNREACHED) {
          within += people.cells().people()[cell];
        }
      }
      double answered = answer.at("/within/0/people").asDouble();
      if (!(Math.abs(answered - within) < LARGEST_DIFFERENCE_PEOPLE)) {
        throw new Refusal(
            Refusal.Kind.CONFLICT,
            "wrong-answer",
            new Label("人数与逐个格点的计数不一致", "The people differ from those counted cell by cell"),
            Fault.of("people", answered, "约 " + within, "about " + within));
      }
    }
  }
}

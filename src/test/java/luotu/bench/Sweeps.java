package luotu.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.LongAdder;
import luotu.Checkout;
import luotu.intake.osm.OsmImporter;
import luotu.model.Fault;
import luotu.model.Label;
import luotu.model.Layer;
import luotu.model.Refusal;
import luotu.model.TravelMode;
import luotu.model.filter.Filter;
import luotu.roads.Direction;
import luotu.roads.GraphHolder;
import luotu.roads.JoinedPlaces;
import luotu.roads.Places;
import luotu.roads.Reach;
import luotu.roads.RoadNetwork;
import luotu.roads.SearchArrays;
import luotu.roads.TravelSearch;
import luotu.store.Facilities;
import luotu.store.Snapshot;
import luotu.store.TestDatabase;

/**
 * Fifteen minutes on foot from many facilities: one search from all, and one from each, beside a C
 * program, pgRouting and GraphHopper on the same roads, in memory or in tables as each has them.
 */
final class Sweeps implements Benchmark {
  private static final int LIMIT_MILLIS = 15 * 60_000;
  private static final int ROUNDS = 9;
  private static final int HEIDELBERG_FACILITIES = 200;
  private static final Path HEIDELBERG = Path.of("../shared/data/osm/heidelberg.osm.pbf");
  private static final double NANOSECONDS_PER_SECOND = 1e9;

  @Override
  public String name() {
    return "sweep";
  }

  @Override
  public Label title() {
    return new Label(
        "从许多设施步行 15 分钟可达的路口，与 C 程序、pgRouting、GraphHopper 相比",
        "the nodes within 15 minutes on foot of many facilities, against C, pgRouting, GraphHopper");
  }

  @Override
  public void run(Report report) throws Exception {
    report.say(
        new Label(
            """
            merged 为从全部设施出发的一次搜索，independent 为每个设施各搜一次。各家到达的路口数和时间之和必须一致。
              luotu       两个以上核时 independent 用全部核；luotu, one core 只用一个核
              C           gcc -O3，二叉堆，压缩稀疏行，一个核；含进程之间一问一答
              pgRouting   pgr_drivingDistance，起点数组，取每个路口的最小值
              graphhopper 每个设施一棵 ShortestPathTree，用其自带的步行模型；speed alone 时每条边只有速度
              城市规模的 pgRouting 和 graphhopper 只运行三次，warm 为后两次；其余 warm 为轮流运行 %d 次的中位数
              ratio       用时是我们的几倍"""
                .formatted(ROUNDS),
            """
            merged is one search from all facilities, independent one from each. All must reach as many nodes, in the same time altogether.
              luotu       independent on all cores; luotu, one core on one
              C           gcc -O3, binary heap, compressed sparse rows, one core; asking the process and its answer included
              pgRouting   pgr_drivingDistance with an array of starts, then the least of each node
              graphhopper a ShortestPathTree each, with the model for walking that comes with it; speed alone: edges have nothing else
              At the scale of the city pgRouting and graphhopper run three times, warm are the last two; other warm times are medians of %d
              ratio       how many times our time it took"""
                .formatted(ROUNDS)));
    heidelberg(report);
    city(report);
  }

  private static void heidelberg(Report report) throws Exception {
    if (!Files.exists(HEIDELBERG)) {
      report.say(new Label("没有 " + HEIDELBERG + "，略过", HEIDELBERG + " is not there and left out"));
      return;
    }
    RoadNetwork network;
    try (TestDatabase database = TestDatabase.create(Checkout.CATALOGUE)) {
      new OsmImporter(
              database.store(), Checkout.CATALOGUE, Path.of("data/catalog/osm.yaml"), said -> {})
          .run(HEIDELBERG, OptionalInt.empty(), false, "bench");
      try (Snapshot snapshot = database.store().snapshot()) {
        network = network(snapshot);
      }
    }
    Places places = SearchArrays.roadEnds(network, HEIDELBERG_FACILITIES, 1);
    new Contest(report, "Heidelberg", network, places, true).run();
  }

  private static void city(Report report) throws Exception {
    RoadNetwork network;
    Places places;
    try (CityStore city = CityStore.open(report);
        Snapshot snapshot = city.store().snapshot()) {
      network = network(snapshot);
      Layer layer = Checkout.CATALOGUE.getLayer("shelter");
      // All of them, those that are planned or closed too.
      List<String> excluded = layer.usable().orElseThrow().excluded();
      Facilities shelters = new Facilities(layer, Filter.ALL, excluded);
      places = Places.ofShapes(snapshot.facilityList(shelters).shapes());
    }
    new Contest(report, "city", network, places, false).run();
  }

  private static RoadNetwork network(Snapshot snapshot) {
    return new GraphHolder(Checkout.CATALOGUE.speeds()).network(snapshot);
  }

  /** On one network, from the same facilities. */
  private static final class Contest {
    private final Report report;
    private final String size;
    private final JoinedPlaces facilities;
    private final TravelSearch search;
    private final SearchArrays arrays;
    private final boolean isSmall;
    private final Map<String, Reached> answers = new LinkedHashMap<>();

    Contest(Report report, String place, RoadNetwork network, Places places, boolean isSmall) {
      this.report = report;
      this.isSmall = isSmall;
      facilities = network.join(TravelMode.WALK, places);
      search = network.search(TravelMode.WALK, Direction.TO);
      arrays = SearchArrays.of(network, facilities, LIMIT_MILLIS);
      size =
          "%s, %s edges, %s facilities"
              .formatted(
                  place,
                  Report.count(network.graph().edgeCount()),
                  Report.count(arrays.facilities()));
    }

    void run() throws Exception {
      report.progress(new Label("轮流计时：" + size, "Timing in turn: " + size));
      try (SearchInC c = new SearchInC(arrays);
          SearchInPgRouting pgRouting = new SearchInPgRouting(arrays)) {
        contest(
            "merged",
            List.of(contestant(Contestant.OURS, this::merged), contestant("C", c::merged)),
            contestant("pgRouting", pgRouting::merged));
        SearchInGraphHopper graphHopper = SearchInGraphHopper.onFoot(arrays);
        SearchInGraphHopper bySpeedAlone = SearchInGraphHopper.bySpeedAlone(arrays);
        ForkJoinPool one = new ForkJoinPool(1);
        contest(
            "independent",
            List.of(
                contestant(Contestant.OURS, this::independent),
                contestant(
                    Contestant.OURS + ", one core", () -> one.submit(this::independent).get()),
                contestant("C", c::independent)),
            contestant("graphhopper", graphHopper::independent),
            contestant("graphhopper, speed alone", bySpeedAlone::independent));
        one.shutdown();
      }
    }

    private Contestant contestant(String name, Callable<Reached> search) {
      return new Contestant(name, () -> answers.put(name, search.call()));
    }

    private Reached merged() {
      Reach reach = search.merged(facilities, new int[facilities.size()], LIMIT_MILLIS);
      return new Reached(reach.nodeCount(), SearchArrays.sum(reach));
    }

    private Reached independent() {
      LongAdder nodes = new LongAdder();
      LongAdder millis = new LongAdder();
      search.each(
          facilities,
          new int[facilities.size()],
          LIMIT_MILLIS,
          (facility, reach) -> {
            nodes.add(reach.nodeCount());
            millis.add(SearchArrays.sum(reach));
          });
      return new Reached(nodes.sum(), millis.sum());
    }

    private void contest(String question, List<Contestant> fast, Contestant... slow)
        throws Exception {
      answers.clear();
      List<Contestant> racing = new ArrayList<>(fast);
      List<Timings> timings = new ArrayList<>();
      Race race = new Race(ROUNDS, System::nanoTime);
      if (isSmall) {
        racing.addAll(List.of(slow));
        timings.addAll(race.run(racing, this::check));
      } else {
        List<Timings> few = new ArrayList<>();
        for (Contestant each : slow) {
          few.add(new Timings(each.name(), seconds(each), List.of(seconds(each), seconds(each))));
        }
        timings.addAll(race.run(racing, this::check));
        timings.addAll(few);
      }
      Table table =
          new Table(
              List.of("size", "search", "who"),
              List.of("nodes", "cold s", "warm s", "fastest s", "slowest s", "ratio"));
      for (Timings each : timings) {
        table.row(
            size,
            question,
            each.name(),
            Report.count(answers.get(each.name()).nodes()),
            Report.seconds(each.coldSeconds()),
            Report.seconds(each.medianSeconds()),
            Report.seconds(each.fastestSeconds()),
            Report.seconds(each.slowestSeconds()),
            Report.times(each.medianSeconds() / timings.get(0).medianSeconds()));
      }
      report.table(table);
    }

    private static double seconds(Contestant contestant) throws Exception {
      long begun = System.nanoTime();
      contestant.work().run();
      return (System.nanoTime() - begun) / NANOSECONDS_PER_SECOND;
    }

    private void check() {
      if (answers.values().stream().distinct().count() > 1) {
        throw new Refusal(
            Refusal.Kind.CONFLICT,
            "wrong-answer",
            new Label("各家的答案不一致：" + size, "The answers differ: " + size),
            Fault.of(
                "nodes",
                answers.toString(),
                "路口数和时间之和都相同",
                "as many nodes for all, and the same sum of times"));
      }
    }
  }
}

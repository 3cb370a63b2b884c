package luotu.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import luotu.Checkout;
import luotu.geo.Geodesics;
import luotu.intake.osm.OsmImporter;
import luotu.model.Fault;
import luotu.model.Label;
import luotu.model.Refusal;
import luotu.model.TravelMode;
import luotu.roads.Direction;
import luotu.roads.GraphHolder;
import luotu.roads.GraphHopperRoads;
import luotu.roads.JoinedPlaces;
import luotu.roads.Places;
import luotu.roads.Reach;
import luotu.roads.ReachedGround;
import luotu.roads.RoadNetwork;
import luotu.roads.SearchArrays;
import luotu.store.Snapshot;
import luotu.store.Store;
import luotu.store.TestDatabase;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.linearref.LengthIndexedLine;

/**
 * Ours and GraphHopper in turn, about the same origins on the roads of the same file, with the same
 * speeds and the same number of threads.
 */
final class IsochroneRace {
  private static final int LIMIT_SECONDS = Isochrones.MINUTES * 60;
  private static final int LIMIT_MILLIS = LIMIT_SECONDS * 1000;
  private static final int ORIGINS = 100;
  private static final int CANDIDATES = 150;
  private static final int COLD_ORIGINS = 20;
  private static final int COLD_ROUNDS = 2;
  private static final int ROUNDS = 3;
  private static final int PLACES = 20;
  private static final double NEAR_DEGREES = 100 / 111_000.0;

  /** Nobody walks farther within the limit. */
  private static final double WITHIN_DEGREES = 0.02;

  private static final double WARM_UP_SECONDS = 5;
  private static final double NANOSECONDS_PER_SECOND = 1e9;

  /** Times of walks that differ by more are other roads or other speeds. */
  private static final double TOLERANCE_SHARE = 0.01;

  private static final double TOLERANCE_SECONDS = 1;
  private static final double MOST_OTHER_TIMES = 0.02;

  private final Store store;
  private final GraphHopperRoads theirs;
  private final List<Coordinate> origins;
  private final Geometry[] oursDrawn = new Geometry[ORIGINS];
  private final Geometry[] theirsDrawn = new Geometry[ORIGINS];

  private IsochroneRace(Store store, GraphHopperRoads theirs, List<Coordinate> origins) {
    this.store = store;
    this.theirs = theirs;
    this.origins = origins;
  }

  /** Imports a file into a database of its own and prints the tables. */
  static void run(Path file, Report report) throws Exception {
    try (TestDatabase database = TestDatabase.create(Checkout.CATALOGUE)) {
      new OsmImporter(
              database.store(), Checkout.CATALOGUE, Path.of("data/catalog/osm.yaml"), said -> {})
          .run(file, OptionalInt.empty(), false, "bench");
      GraphHopperRoads theirs =
          new GraphHopperRoads(file, Checkout.CATALOGUE.speeds(), TravelMode.WALK);
      List<Coordinate> candidates =
          SearchArrays.coordinates(SearchArrays.roadEnds(network(database.store()), CANDIDATES, 1));
      List<Coordinate> origins = new ArrayList<>();
      int asked = 0;
      while (origins.size() < ORIGINS && asked < CANDIDATES) {
        Coordinate candidate = candidates.get(asked++);
        theirs.isochrone(candidate, LIMIT_SECONDS).ifPresent(drawn -> origins.add(candidate));
      }
      if (origins.size() < ORIGINS) {
        throw new IllegalStateException("too few origins: " + origins.size());
      }
      explain(report, asked);
      new IsochroneRace(database.store(), theirs, origins).race(report);
    }
  }

  private static void explain(Report report, int asked) {
    int threads = Runtime.getRuntime().availableProcessors();
    report.say(
        new Label(
            """
            路网相同（%1$s），步行速度相同，起点相同，含搜索；luotu 的范围含离开道路的步行，不越过障碍；graphhopper 由路口三角剖分插值。
            问了 %2$d 个起点，其中 %3$d 个 graphhopper 因周围点太少而画不出，双方都不计。
              one      一个起点，单线程；取中位数，cold 为 %6$d 个起点，prepared 为全部 %4$d 个
              at once  %4$d 个起点同时，双方各用 %5$d 个线程；取各轮的中位数，除以起点数
              prepared 地面已事先画好，与 serve 启动后在后台所做的相同；cold 地面未画，第一次问到这一带
                       两者都已预热编译，道路在内存中
              ratio    用时是我们的几倍；小于 1.00：比我们快
              right    边界 100 m 内随机地点中，与该程序自己的逐点时间一致的比例"""
                .formatted(
                    "heidelberg.osm.pbf", asked, asked - ORIGINS, ORIGINS, threads, COLD_ORIGINS),
            """
            The same roads (%1$s), walking speeds and origins, the search included. luotu's hold the walk off the
            roads and cross no obstacle; graphhopper's are interpolated between nodes. Of %2$d origins %3$d had too
            few points about them for graphhopper and were left out for both.
              one      one origin in one thread; the median, cold of %6$d origins, prepared of all %4$d
              at once  %4$d origins together, each side in %5$d threads; the median round, by origin
              prepared with the ground drawn ahead, as serve does in the background once it has started; cold:
                       without, the first question about a neighbourhood. The compiler of the JVM has learnt
                       before either, and the roads are in memory
              ratio    how many times our time it took; below 1.00: faster than we are
              right    of random places within 100 m of a border, those that the program's own time for the place
                       puts on the same side"""
                .formatted(
                    "heidelberg.osm.pbf", asked, asked - ORIGINS, ORIGINS, threads, COLD_ORIGINS)));
  }

  /** Without anything remembered of places asked about before. */
  private static RoadNetwork network(Store store) {
    try (Snapshot snapshot = store.snapshot()) {
      return new GraphHolder(Checkout.CATALOGUE.speeds()).network(snapshot);
    }
  }

  private void race(Report report) throws Exception {
    Table times =
        new Table(
            List.of("polygons", "run", "who"),
            List.of("ms each", "fastest ms", "slowest ms", "ratio"));
    report.progress(new Label("预热", "Warming up"));
    RoadNetwork network = network(store);
    checkTimes(network, report);
    warmUp(unvisited());
    prepare(network, report);
    report.progress(new Label("轮流计时", "Timing in turn"));
    rows(times, "one", "cold", inTurn(COLD_ORIGINS, 1, this::unvisited));
    rows(times, "one", "prepared", inTurn(ORIGINS, ROUNDS, () -> network));
    rows(times, ORIGINS + " at once", "cold", atOnce(COLD_ROUNDS, this::unvisited));
    rows(times, ORIGINS + " at once", "prepared", atOnce(ROUNDS, () -> network));
    report.table(times);
    Table sizes =
        new Table(
            List.of("who"),
            List.of("km2 each", "vertices each", "GeoJSON bytes each", "gzip bytes each", "right"));
    size(
        sizes,
        Contestant.OURS,
        oursDrawn,
        right(oursDrawn, (from, to) -> seconds(network, from, to)));
    size(sizes, "graphhopper", theirsDrawn, right(theirsDrawn, theirs::seconds));
    report.table(sizes);
  }

  private static void prepare(RoadNetwork network, Report report) {
    report.progress(new Label("事先画好地面", "Drawing the ground ahead"));
    long before = network.bytes();
    long begun = System.nanoTime();
    int squareKm = network.prepareGround(TravelMode.WALK);
    double seconds = (System.nanoTime() - begun) / NANOSECONDS_PER_SECOND;
    long bytes = network.bytes() - before;
    report.say(
        new Label(
            "事先画好 %s km2 地面用 %.1f s（单线程），占 %s 字节"
                .formatted(Report.count(squareKm), seconds, Report.count(bytes)),
            "%s km2 of ground drawn ahead in %.1f s, in one thread; it takes %s bytes"
                .formatted(Report.count(squareKm), seconds, Report.count(bytes))));
  }

  /** Until the compiler has seen both for some seconds. */
  private void warmUp(RoadNetwork network) throws Exception {
    for (IntConsumer drawing : List.<IntConsumer>of(ours(network), this::drawTheirs)) {
      long begun = System.nanoTime();
      do {
        seconds(Runtime.getRuntime().availableProcessors(), ORIGINS, drawing);
      } while ((System.nanoTime() - begun) / NANOSECONDS_PER_SECOND < WARM_UP_SECONDS);
    }
  }

  /** Ours and theirs, in milliseconds for each polygon. */
  private record Pair(List<Double> ours, List<Double> theirs) {
    Pair() {
      this(new ArrayList<>(), new ArrayList<>());
    }
  }

  /** Origin by origin, each side in one thread. */
  private Pair inTurn(int count, int rounds, Supplier<RoadNetwork> network) throws Exception {
    Pair pair = new Pair();
    for (int round = 0; round < rounds; round++) {
      for (int origin = 0; origin < count; origin++) {
        int at = origin;
        IntConsumer ours = ours(network.get());
        pair.ours().add(1000 * seconds(1, 1, i -> ours.accept(at)));
        pair.theirs().add(1000 * seconds(1, 1, i -> drawTheirs(at)));
      }
    }
    return pair;
  }

  private Pair atOnce(int rounds, Supplier<RoadNetwork> network) throws Exception {
    Pair pair = new Pair();
    int threads = Runtime.getRuntime().availableProcessors();
    for (int round = 0; round < rounds; round++) {
      IntConsumer ours = ours(network.get());
      pair.ours().add(1000 * seconds(threads, ORIGINS, ours) / ORIGINS);
      pair.theirs().add(1000 * seconds(threads, ORIGINS, this::drawTheirs) / ORIGINS);
    }
    return pair;
  }

  /** A network that has searched, but drawn nothing. */
  private RoadNetwork unvisited() {
    RoadNetwork network = network(store);
    seconds(network, origins.get(0), origins.get(0));
    return network;
  }

  /** How long some drawings take that share so many threads. */
  private static double seconds(int threads, int count, IntConsumer drawing) throws Exception {
    ForkJoinPool pool = new ForkJoinPool(threads);
    try {
      return pool.submit(
              () -> {
                long begun = System.nanoTime();
                IntStream.range(0, count).parallel().forEach(drawing);
                return (System.nanoTime() - begun) / NANOSECONDS_PER_SECOND;
              })
          .get();
    } finally {
      pool.shutdown();
    }
  }

  private IntConsumer ours(RoadNetwork network) {
    return i -> {
      JoinedPlaces origin = join(network, origins.get(i));
      network
          .search(TravelMode.WALK, Direction.FROM)
          .each(
              origin,
              new int[1],
              LIMIT_MILLIS,
              (facility, reach) ->
                  oursDrawn[i] =
                      ReachedGround.of(network, origin, reach, new int[] {LIMIT_MILLIS}, false)
                          .area(0));
    };
  }

  private void drawTheirs(int i) {
    theirsDrawn[i] = theirs.isochrone(origins.get(i), LIMIT_SECONDS).orElseThrow();
  }

  private static JoinedPlaces join(RoadNetwork network, Coordinate place) {
    return network.join(
        TravelMode.WALK, Places.ofPoints(new double[] {place.x}, new double[] {place.y}));
  }

  private static double seconds(RoadNetwork network, Coordinate origin, Coordinate place) {
    JoinedPlaces places = join(network, place);
    double[] seconds = {Double.POSITIVE_INFINITY};
    network
        .search(TravelMode.WALK, Direction.FROM)
        .each(
            join(network, origin),
            new int[1],
            LIMIT_MILLIS,
            (facility, reach) -> {
              int millis = reach.millis(places, 0);
              seconds[0] = millis == Reach.UNREACHED ? seconds[0] : millis / 1000.0;
            });
    return seconds[0];
  }

  /** Whether both walk the same roads at the same speed, between origins within the limit. */
  private void checkTimes(RoadNetwork network, Report report) {
    int compared = 0;
    int other = 0;
    for (Coordinate from : origins) {
      for (Coordinate to : origins) {
        double expected =
            from.distance(to) < WITHIN_DEGREES
                ? theirs.seconds(from, to)
                : Double.POSITIVE_INFINITY;
        if (expected < LIMIT_SECONDS - TOLERANCE_SECONDS) {
          compared++;
          double difference = Math.abs(seconds(network, from, to) - expected);
          other += difference <= TOLERANCE_SECONDS + TOLERANCE_SHARE * expected ? 0 : 1;
        }
      }
    }
    report.say(
        new Label(
            "起点之间 %s 段路程，用时相差超过 1 %% 的 %s 段".formatted(Report.count(compared), Report.count(other)),
            "%s of %s walks between origins differ by more than 1 %% in time"
                .formatted(Report.count(other), Report.count(compared))));
    if (other > MOST_OTHER_TIMES * compared) {
      throw Refusal.invalid(
          "answers-differ",
          "答案相差太多",
          "The answers differ by too much",
          Fault.of("walks", other, "最多 2 %", "at most 2 %"));
    }
  }

  private static void rows(Table table, String polygons, String run, Pair pair) {
    Timings ours = new Timings(Contestant.OURS, 0, pair.ours());
    for (Timings each : List.of(ours, new Timings("graphhopper", 0, pair.theirs()))) {
      table.row(
          polygons,
          run,
          each.name(),
          "%.2f".formatted(each.medianSeconds()),
          "%.2f".formatted(each.fastestSeconds()),
          "%.2f".formatted(each.slowestSeconds()),
          "%.3f".formatted(each.medianSeconds() / ours.medianSeconds()));
    }
  }

  private static void size(Table table, String who, Geometry[] drawn, double right) {
    DrawnSize mean = DrawnSize.mean(Arrays.asList(drawn));
    double squareKm =
        Arrays.stream(drawn).mapToDouble(Geodesics::areaSquareMetres).sum() / ORIGINS / 1e6;
    table.row(
        who,
        "%.2f".formatted(squareKm),
        Report.count(mean.vertices()),
        Report.count(mean.bytes()),
        Report.count(mean.zipped()),
        "%.1f %%".formatted(100 * right));
  }

  private interface Time {
    double seconds(Coordinate origin, Coordinate place);
  }

  /** The share of places near the borders that lie on the side that their time says. */
  private double right(Geometry[] drawn, Time time) {
    Random random = new Random(1);
    int right = 0;
    for (int i = 0; i < ORIGINS; i++) {
      LengthIndexedLine border = new LengthIndexedLine(drawn[i].getBoundary());
      IndexedPointInAreaLocator area = new IndexedPointInAreaLocator(drawn[i]);
      double shrink = Math.cos(Math.toRadians(origins.get(i).y));
      for (int k = 0; k < PLACES; k++) {
        Coordinate at = border.extractPoint(random.nextDouble() * border.getEndIndex());
        double angle = 2 * Math.PI * random.nextDouble();
        double far = NEAR_DEGREES * Math.sqrt(random.nextDouble());
        Coordinate place =
            new Coordinate(at.x + far * Math.cos(angle) / shrink, at.y + far * Math.sin(angle));
        boolean isInside = area.locate(place) != Location.EXTERIOR;
        right += isInside == time.seconds(origins.get(i), place) <= LIMIT_SECONDS ? 1 : 0;
      }
    }
    return right / (double) (ORIGINS * PLACES);
  }
}

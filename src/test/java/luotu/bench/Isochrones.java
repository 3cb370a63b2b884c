package luotu.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import luotu.Checkout;
import luotu.geo.GeoJson;
import luotu.intake.osm.OsmImporter;
import luotu.model.Label;
import luotu.model.Layer;
import luotu.model.TravelMode;
import luotu.model.filter.Filter;
import luotu.roads.Direction;
import luotu.roads.GraphHolder;
import luotu.roads.GraphHopperRoads;
import luotu.roads.JoinedPlaces;
import luotu.roads.Places;
import luotu.roads.Reach;
import luotu.roads.ReachedGround;
import luotu.roads.RoadNetwork;
import luotu.roads.SearchArrays;
import luotu.store.Facilities;
import luotu.store.Snapshot;
import luotu.store.TestDatabase;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.linearref.LengthIndexedLine;

/**
 * Polygons of 15 minutes on foot: one, and a hundred at once on all cores, beside GraphHopper's of
 * the same file; and the one of all shelters of the city.
 */
final class Isochrones implements Benchmark {
  private static final int LIMIT_SECONDS = 15 * 60;
  private static final int LIMIT_MILLIS = LIMIT_SECONDS * 1000;
  private static final int ROUNDS = 9;
  private static final int ORIGINS = 100;
  private static final int PLACES = 20;
  private static final double NEAR_DEGREES = 100 / 111_000.0;
  private static final Path HEIDELBERG = Path.of("../shared/data/osm/heidelberg.osm.pbf");
  private static final double NANOSECONDS_PER_SECOND = 1e9;

  @Override
  public String name() {
    return "isochrone";
  }

  @Override
  public Label title() {
    return new Label(
        "步行 15 分钟的服务范围，与 GraphHopper 的等时圈相比",
        "polygons of 15 minutes on foot, against GraphHopper's isochrones");
  }

  @Override
  public void run(Report report) throws Exception {
    report.say(
        new Label(
            """
            luotu 的范围含离开道路的步行，不越过障碍；graphhopper 由路口三角剖分插值。起点相同，含搜索。
              one      每个起点一个，一个接一个
              at once  100 个起点同时，用全部核
              right    边界 100 m 内随机地点中，与该程序自己的逐点时间一致的比例
              ratio    用时是我们的几倍；小于 1.00：比我们快""",
            """
            luotu's hold the walk off the roads and cross no obstacle; graphhopper's are interpolated between
            nodes. The same origins, the search included.
              one      one origin after the other
              at once  100 origins together, on all cores
              right    of random places within 100 m of a border, those that the program's own time for the
                       place puts on the same side
              ratio    how many times our time it took; below 1.00: faster than we are"""));
    if (Files.exists(HEIDELBERG)) {
      heidelberg(report);
    } else {
      report.say(new Label("没有 " + HEIDELBERG + "，略过", HEIDELBERG + " is not there and left out"));
    }
    city(report);
  }

  private static void heidelberg(Report report) throws Exception {
    RoadNetwork network;
    try (TestDatabase database = TestDatabase.create(Checkout.CATALOGUE)) {
      new OsmImporter(
              database.store(), Checkout.CATALOGUE, Path.of("data/catalog/osm.yaml"), said -> {})
          .run(HEIDELBERG, OptionalInt.empty(), false, "bench");
      try (Snapshot snapshot = database.store().snapshot()) {
        network = new GraphHolder(Checkout.CATALOGUE.speeds()).network(snapshot);
      }
    }
    GraphHopperRoads roads =
        new GraphHopperRoads(HEIDELBERG, Checkout.CATALOGUE.speeds(), TravelMode.WALK);
    Places ends = SearchArrays.roadEnds(network, ORIGINS, 1);
    List<Coordinate> origins = SearchArrays.coordinates(ends);
    Geometry[] ours = new Geometry[ORIGINS];
    Geometry[] theirs = new Geometry[ORIGINS];
    List<Contestant> contestants =
        List.of(
            new Contestant(
                Contestant.OURS, () -> each(false, i -> draw(network, origins, ours, i))),
            new Contestant("graphhopper", () -> each(false, i -> draw(roads, origins, theirs, i))),
            new Contestant(
                Contestant.OURS + ", at once",
                () -> each(true, i -> draw(network, origins, ours, i))),
            new Contestant(
                "graphhopper, at once", () -> each(true, i -> draw(roads, origins, theirs, i))));
    report.progress(new Label("轮流计时", "Timing in turn"));
    List<Timings> timings = new Race(ROUNDS, System::nanoTime).run(contestants, () -> {});
    double oursRight = right(origins, ours, (origin, place) -> seconds(network, origin, place));
    double theirsRight = right(origins, theirs, roads::seconds);
    Table table =
        new Table(
            List.of("who"),
            List.of("ms each", "cold ms each", "ratio", "GeoJSON bytes each", "right"));
    for (int i = 0; i < timings.size(); i++) {
      Timings each = timings.get(i);
      Geometry[] drawn = i % 2 == 0 ? ours : theirs;
      table.row(
          each.name(),
          "%.2f".formatted(1000 * each.medianSeconds() / ORIGINS),
          "%.2f".formatted(1000 * each.coldSeconds() / ORIGINS),
          Report.times(each.medianSeconds() / timings.get(i - i % 2).medianSeconds()),
          Report.count(
              IntStream.range(0, ORIGINS).mapToLong(k -> bytes(drawn[k]).length).sum() / ORIGINS),
          "%.1f %%".formatted(100 * (i % 2 == 0 ? oursRight : theirsRight)));
    }
    report.table(table);
  }

  private interface Drawing {
    void draw(int origin);
  }

  private static void each(boolean atOnce, Drawing drawing) {
    IntStream all = IntStream.range(0, ORIGINS);
    (atOnce ? all.parallel() : all).forEach(drawing::draw);
  }

  private static void draw(RoadNetwork network, List<Coordinate> origins, Geometry[] drawn, int i) {
    JoinedPlaces origin = join(network, origins.get(i));
    network
        .search(TravelMode.WALK, Direction.FROM)
        .each(
            origin,
            new int[1],
            LIMIT_MILLIS,
            (facility, reach) ->
                drawn[i] =
                    ReachedGround.of(network, origin, reach, new int[] {LIMIT_MILLIS}, false)
                        .area(0));
  }

  private static void draw(
      GraphHopperRoads roads, List<Coordinate> origins, Geometry[] drawn, int i) {
    drawn[i] = roads.isochrone(origins.get(i), LIMIT_SECONDS);
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

  private interface Time {
    double seconds(Coordinate origin, Coordinate place);
  }

  /** The share of places near the borders that lie on the side that their time says. */
  private static double right(List<Coordinate> origins, Geometry[] drawn, Time time) {
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

  private static void city(Report report) throws Exception {
    RoadNetwork network;
    Places places;
    try (CityStore city = CityStore.open(report);
        Snapshot snapshot = city.store().snapshot()) {
      network = new GraphHolder(Checkout.CATALOGUE.speeds()).network(snapshot);
      Layer layer = Checkout.CATALOGUE.getLayer("shelter");
      List<String> excluded = layer.usable().orElseThrow().excluded();
      Facilities shelters = new Facilities(layer, Filter.ALL, excluded);
      places = Places.ofShapes(snapshot.facilityList(shelters).shapes());
    }
    JoinedPlaces shelters = network.join(TravelMode.WALK, places);
    Reach reach =
        network
            .search(TravelMode.WALK, Direction.TO)
            .merged(shelters, new int[shelters.size()], LIMIT_MILLIS);
    Table table =
        new Table(
            List.of("run"), List.of("shelters", "s", "vertices", "GeoJSON bytes", "gzip bytes"));
    for (String run : List.of("cold", "warm", "warm again")) {
      long begun = System.nanoTime();
      Geometry area =
          ReachedGround.of(network, shelters, reach, new int[] {LIMIT_MILLIS}, false).area(0);
      double seconds = (System.nanoTime() - begun) / NANOSECONDS_PER_SECOND;
      byte[] bytes = bytes(area);
      table.row(
          run,
          Report.count(shelters.size()),
          Report.seconds(seconds),
          Report.count(area.getNumPoints()),
          Report.count(bytes.length),
          Report.count(zipped(bytes).length));
    }
    report.table(table);
  }

  private static byte[] bytes(Geometry area) {
    try {
      return new ObjectMapper()
          .registerModule(GeoJson.ROUNDED.module())
          .writeValueAsString(area)
          .getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static byte[] zipped(byte[] bytes) throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      out.write(bytes);
    }
    return zipped.toByteArray();
  }
}

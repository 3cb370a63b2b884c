package luotu.analyse.servicearea;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import luotu.Checkout;
import luotu.analyse.Scene;
import luotu.analyse.servicearea.ExactTimes.Judgement;
import luotu.city.CityScale;
import luotu.city.DemoCity;
import luotu.intake.CityImporter;
import luotu.intake.osm.OsmImporter;
import luotu.model.TravelMode;
import luotu.roads.Direction;
import luotu.roads.Places;
import luotu.roads.RoadNetwork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.locationtech.jts.linearref.LengthIndexedLine;
import org.locationtech.jts.operation.distance.IndexedFacetDistance;
import org.locationtech.jts.operation.union.UnaryUnionOp;

/**
 * The polygons of Heidelberg and of the demo city against the time of every place by itself: 50
 * origins each, 2,000 places near each border, and places along the water and the cliffs.
 *
 * <p>A place joins the nearest road that no obstacle keeps it from, so on the line half-way between
 * two roads the time jumps. That line is found to a quarter of a metre: places within 0.3 m of it
 * may be told wrongly. They are counted, and must be fewer than one of a thousand.
 */
class GroundPlacesTest {
  private static final int ORIGINS = 50;
  private static final int PLACES = 2_000;
  private static final int PLACES_AT_OBSTACLES = 400;
  private static final double NEIGHBOURHOOD_DEGREES = 0.004;
  private static final double BAND_METRES = 100;
  private static final double MOST_JUMPS = 0.001;

  /** Of what a rounding to seven decimals may move. */
  private static final double SLIVER = 1e-6;

  private static final String ROADS =
      """
      SELECT ST_X(at), ST_Y(at) FROM (
        SELECT id, ST_LineInterpolatePoint(ST_GeometryN(geom, 1), 0.5) AS at
        FROM feature WHERE layer = 'road') middle ORDER BY id
      """;
  private static final String OBSTACLES =
      """
      SELECT ST_AsText((ST_Dump(ST_Boundary(ST_Buffer(geom, 0)))).geom) FROM feature
      WHERE layer = 'waterway' AND ST_Dimension(geom) = 2
      UNION ALL
      SELECT ST_AsText((ST_Dump(geom)).geom) FROM feature
      WHERE layer IN ('waterway', 'barrier') AND ST_Dimension(geom) = 1
      """;

  private Scene scene;

  @BeforeEach
  void open() {
    scene = new Scene(106.35, 29.6);
  }

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void inHeidelbergThePolygonsAgreeWithTheTimes() throws Exception {
    new OsmImporter(
            scene.database().store(),
            Checkout.CATALOGUE,
            Path.of("data/catalog/osm.yaml"),
            said -> {})
        .run(Checkout.realFile("osm/heidelberg.osm.pbf"), OptionalInt.empty(), false, "tester");
    polygonsAgreeWithTimes(new Random(5));
  }

  @Test
  void inTheDemoCityThePolygonsAgreeWithTheTimes() throws Exception {
    loadDemoCity();
    polygonsAgreeWithTimes(new Random(6));
  }

  private void loadDemoCity() {
    new CityImporter(scene.database().store(), Checkout.CATALOGUE, (stage, rows) -> {})
        .run(
            sink ->
                DemoCity.generate(
                    Path.of("data"),
                    CityScale.DISTRICT,
                    DemoCity.DEFAULT_SEED,
                    LocalDate.of(2025, 11, 22),
                    sink),
            true,
            "tester",
            "district");
  }

  private void polygonsAgreeWithTimes(Random random) throws Exception {
    RoadNetwork network = ExactTimes.network(scene.database().store());
    List<Coordinate> middles = places(ROADS);
    List<Geometry> obstacles = lines(OBSTACLES);
    int places = 0;
    int jumps = 0;
    int atObstacles = 0;
    List<Coordinate> around = middles;
    for (int origin = 0; origin < ORIGINS; origin++) {
      // Five of a neighbourhood each: what is found out about its ground serves them all.
      if (origin % 5 == 0) {
        Coordinate middle = middles.get(random.nextInt(middles.size()));
        around =
            middles.stream().filter(each -> each.distance(middle) < NEIGHBOURHOOD_DEGREES).toList();
      }
      // Now and then by engine, which goes far and along the roads.
      String mode = origin % 5 == 4 ? "emergency" : "walk";
      double minutes = mode.equals("walk") ? 15 : 4;
      Coordinate place = joiningPlace(network, ExactTimes.mode(mode), around, random);
      JsonNode answer = areas(List.of(place), mode, List.of(minutes / 2, minutes), false);
      Geometry inner = ExactTimes.area(answer, 0);
      Geometry outer = ExactTimes.area(answer, 1);
      ExactTimes times =
          new ExactTimes(network, ExactTimes.mode(mode), Direction.FROM, List.of(place), minutes);
      String what = "origin %d at %s".formatted(origin, place);
      assertThat(inner.isValid() && outer.isValid()).as(what).isTrue();
      assertThat(inner.difference(outer).getArea()).as(what).isLessThan(outer.getArea() * SLIVER);
      assertThat(holds(inner, List.of(place))[0]).as(what).isTrue();
      List<Coordinate> near = nearBorder(outer, random);
      Judgement judgement = times.judge(near, holds(outer, near));
      assertThat(judgement.agreeing()).as(what).isGreaterThanOrEqualTo(0.95);
      assertThat(judgement.wrong()).as(what).isEmpty();
      List<Coordinate> banks = besideObstacles(obstacles, outer, random);
      Judgement ofBanks = times.judge(banks, holds(outer, banks));
      assertThat(ofBanks.wrong()).as(what + ", at obstacles").isEmpty();
      places += near.size();
      jumps += judgement.jumps();
      atObstacles += banks.size();
    }
    assertThat(places).isEqualTo(ORIGINS * PLACES);
    assertThat(atObstacles).isGreaterThan(ORIGINS * PLACES_AT_OBSTACLES / 4);
    assertThat((double) jumps / places).isLessThan(MOST_JUMPS);
  }

  /** Somewhere within 100 m of a road that can be joined from there. */
  private static Coordinate joiningPlace(
      RoadNetwork network, TravelMode mode, List<Coordinate> middles, Random random) {
    while (true) {
      Coordinate place =
          rounded(
              ExactTimes.moved(
                  middles.get(random.nextInt(middles.size())),
                  random.nextDouble() * 2 * Math.PI,
                  random.nextDouble() * BAND_METRES));
      double[] longitude = {place.x};
      double[] latitude = {place.y};
      if (network.join(mode, Places.ofPoints(longitude, latitude)).isJoined(0)) {
        return place;
      }
    }
  }

  /** As it is asked about. */
  private static Coordinate rounded(Coordinate place) {
    return new Coordinate(Math.rint(place.x * 1e7) / 1e7, Math.rint(place.y * 1e7) / 1e7);
  }

  private JsonNode areas(
      List<Coordinate> origins, String mode, List<Double> minutes, boolean isSplit) {
    String points =
        String.join(
            ",",
            origins.stream()
                .map(place -> String.format(Locale.ROOT, "[%.7f,%.7f]", place.x, place.y))
                .toList());
    return scene.run(
        "service-area",
        "'points':[%s],'mode':'%s','direction':'from','turnout_s':0,'minutes':%s,'split':%s,'include_geometry':true"
            .formatted(points, mode, minutes, isSplit));
  }

  private static boolean[] holds(Geometry area, List<Coordinate> places) {
    IndexedPointInAreaLocator locator = new IndexedPointInAreaLocator(area);
    boolean[] holds = new boolean[places.size()];
    for (int i = 0; i < holds.length; i++) {
      holds[i] = locator.locate(places.get(i)) != Location.EXTERIOR;
    }
    return holds;
  }

  /** Places within 100 m of a random place of the border. */
  private static List<Coordinate> nearBorder(Geometry area, Random random) {
    LengthIndexedLine border = new LengthIndexedLine(area.getBoundary());
    double length = border.getEndIndex();
    return IntStream.range(0, PLACES)
        .mapToObj(
            i ->
                ExactTimes.moved(
                    border.extractPoint(random.nextDouble() * length),
                    random.nextDouble() * 2 * Math.PI,
                    random.nextDouble() * BAND_METRES))
        .toList();
  }

  /** Places 0.35 to 3 m beside the obstacles that lie about an area. */
  private static List<Coordinate> besideObstacles(
      List<Geometry> obstacles, Geometry area, Random random) {
    Envelope box = area.getEnvelopeInternal();
    Geometry frame = area.getFactory().toGeometry(box);
    List<LengthIndexedLine> about =
        obstacles.stream()
            .filter(line -> line.getEnvelopeInternal().intersects(box))
            .map(frame::intersection)
            .filter(line -> line.getLength() > 0)
            .map(LengthIndexedLine::new)
            .toList();
    List<Coordinate> places = new ArrayList<>();
    for (int i = 0; i < PLACES_AT_OBSTACLES && !about.isEmpty(); i++) {
      LengthIndexedLine line = about.get(random.nextInt(about.size()));
      double index = random.nextDouble() * line.getEndIndex();
      Coordinate at = line.extractPoint(index);
      Coordinate on = line.extractPoint(index + 1e-7);
      double across = Math.atan2(on.y - at.y, on.x - at.x) + (i % 2 * 2 - 1) * Math.PI / 2;
      places.add(ExactTimes.moved(at, across, 0.35 + random.nextDouble() * 2.65));
    }
    return places;
  }

  @Test
  void areasBesideEachOtherCoverTheWholeAndHoldWhoIsNearest() throws Exception {
    loadDemoCity();
    RoadNetwork network = ExactTimes.network(scene.database().store());
    Random random = new Random(7);
    List<Coordinate> middles = places(ROADS);
    List<Coordinate> origins =
        IntStream.range(0, ORIGINS)
            .mapToObj(i -> joiningPlace(network, TravelMode.WALK, middles, random))
            .toList();
    double minutes = 10;
    Geometry merged = ExactTimes.area(areas(origins, "walk", List.of(minutes), false), 0);
    JsonNode answer = areas(origins, "walk", List.of(minutes), true);
    List<Geometry> parts =
        IntStream.range(0, ORIGINS).mapToObj(i -> ExactTimes.area(answer, i)).toList();
    double sum = parts.stream().mapToDouble(Geometry::getArea).sum();
    Geometry union = UnaryUnionOp.union(parts);
    assertThat(union.symDifference(merged).getArea() / merged.getArea()).isLessThan(0.001);
    assertThat((sum - union.getArea()) / merged.getArea()).isBetween(-1e-9, 0.0001);
    ExactTimes times = new ExactTimes(network, TravelMode.WALK, Direction.FROM, origins, minutes);
    List<Coordinate> places = new ArrayList<>();
    Envelope box = merged.getEnvelopeInternal();
    while (places.size() < PLACES) {
      Coordinate place =
          new Coordinate(
              box.getMinX() + random.nextDouble() * box.getWidth(),
              box.getMinY() + random.nextDouble() * box.getHeight());
      if (holds(merged, List.of(place))[0]) {
        places.add(place);
      }
    }
    int[] nearest = times.nearest(places);
    int told = 0;
    for (int i = 0; i < nearest.length; i++) {
      if (nearest[i] >= 0) {
        Geometry place = merged.getFactory().createPoint(places.get(i));
        // A degree of latitude has 110,900 m here.
        assertThat(parts.get(nearest[i]).distance(place) * 110_900)
            .as(places.get(i).toString())
            .isLessThan(ExactTimes.JUMP_METRES);
        told++;
      }
    }
    assertThat(told).isGreaterThan(PLACES * 99 / 100);
  }

  @Test
  void thePeopleOfAPolygonAreThoseWhoLiveInIt() throws Exception {
    loadDemoCity();
    JsonNode answer =
        scene.run(
            "service-area", "'facilities':'shelter','minutes':[5,10,15],'include_geometry':true");
    List<double[]> cells =
        rows(
            """
            SELECT ST_X(cell.geom), ST_Y(cell.geom),
              (cell.fields->>'people')::float8 * coalesce((town.fields->>'population')::float8
                / sum((cell.fields->>'people')::float8) OVER (PARTITION BY cell.zone), 1)
            FROM feature cell JOIN feature town ON town.layer = 'zone' AND town.fields->>'code' = cell.zone
            WHERE cell.layer = 'population' ORDER BY cell.id
            """);
    List<Coordinate> places = cells.stream().map(cell -> new Coordinate(cell[0], cell[1])).toList();
    for (int i = 0; i < 3; i++) {
      Geometry area = ExactTimes.area(answer, i);
      boolean[] holds = holds(area, places);
      Geometry border = area.getBoundary();
      double people = 0;
      double doubtful = 0;
      int doubtfulCells = 0;
      for (int cell = 0; cell < holds.length; cell++) {
        people += holds[cell] ? cells.get(cell)[2] : 0;
      }
      IndexedFacetDistance distance = new IndexedFacetDistance(border);
      for (int cell = 0; cell < holds.length; cell++) {
        Geometry place = area.getFactory().createPoint(places.get(cell));
        if (distance.distance(place) * 110_900 <= ExactTimes.JUMP_METRES) {
          doubtful += cells.get(cell)[2];
          doubtfulCells++;
        }
      }
      assertThat(doubtfulCells).isLessThan(holds.length / 100);
      assertThat(people).isPositive();
      assertThat(answer.at("/areas/" + i + "/people").doubleValue())
          .isCloseTo(people, within(doubtful + 0.5));
    }
  }

  private List<Coordinate> places(String sql) throws SQLException {
    return rows(sql).stream().map(row -> new Coordinate(row[0], row[1])).toList();
  }

  private List<double[]> rows(String sql) throws SQLException {
    List<double[]> rows = new ArrayList<>();
    try (Connection connection = scene.database().connect();
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(path(sql))) {
      while (found.next()) {
        double[] row = new double[found.getMetaData().getColumnCount()];
        for (int i = 0; i < row.length; i++) {
          row[i] = found.getDouble(i + 1);
        }
        rows.add(row);
      }
    }
    return rows;
  }

  private List<Geometry> lines(String sql) throws SQLException, ParseException {
    List<Geometry> lines = new ArrayList<>();
    try (Connection connection = scene.database().connect();
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(path(sql))) {
      while (found.next()) {
        lines.add(new WKTReader().read(found.getString(1)));
      }
    }
    return lines;
  }

  private static String path(String sql) {
    return sql.replace("feature ", "luotu.feature ");
  }
}

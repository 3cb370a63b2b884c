package luotu.analyse.servicearea;

import static luotu.analyse.Scene.box;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.IntStream;
import luotu.analyse.Scene;
import luotu.geo.EqualAreaPlane;
import luotu.geo.LocalScale;
import luotu.geo.LonLat;
import luotu.intake.terrain.GeoTiff;
import luotu.intake.terrain.TerrainImporter;
import luotu.model.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/**
 * Polygons of scenes whose shape follows from theory, in metres. One walks 5 km/h on roads and
 * beside them: 416.7 m in 5 minutes; engines make 25 km/h on residential roads.
 */
class GroundScenesTest {
  private static final double FIVE_MINUTES = 5_000 / 12.0;
  private static final GeometryFactory GEOMETRIES = new GeometryFactory();

  private final EqualAreaPlane plane = new EqualAreaPlane(new LonLat(106.5, 29.5));
  @TempDir private Path directory;
  private Scene scene;

  @BeforeEach
  void open() {
    scene = new Scene(106.5, 29.5).square("1", 20_000);
  }

  @AfterEach
  void close() {
    scene.close();
  }

  private void residential(String coordinates, Object... fields) {
    Object[] all = new Object[fields.length + 2];
    all[0] = "class";
    all[1] = "residential";
    System.arraycopy(fields, 0, all, 2, fields.length);
    scene.add("road", "LINESTRING(" + coordinates + ")", all);
  }

  private void shelter(double x, double y) {
    scene.add("shelter", "POINT(" + x + " " + y + ")", "status", "open");
  }

  private JsonNode shelters(String inputs) {
    JsonNode answer =
        scene.run("service-area", "'facilities':'shelter','include_geometry':true," + inputs);
    IntStream.range(0, answer.get("areas").size())
        .forEach(i -> assertThat(ExactTimes.area(answer, i).isValid()).isTrue());
    return answer;
  }

  /** In metres, to a millimetre or so. */
  private Geometry area(JsonNode answer, int index) {
    return plane.forward(ExactTimes.area(answer, index));
  }

  private static Geometry shape(String wkt) {
    try {
      return new WKTReader().read(wkt);
    } catch (ParseException wrong) {
      throw new IllegalArgumentException(wkt, wrong);
    }
  }

  private static void assertHolds(Geometry area, double... places) {
    for (int i = 0; i < places.length; i += 2) {
      assertThat(area.contains(point(places[i], places[i + 1])))
          .as(places[i] + " " + places[i + 1])
          .isTrue();
    }
  }

  private static void assertLeavesOut(Geometry area, double... places) {
    for (int i = 0; i < places.length; i += 2) {
      assertThat(area.intersects(point(places[i], places[i + 1])))
          .as(places[i] + " " + places[i + 1])
          .isFalse();
    }
  }

  private static Geometry point(double x, double y) {
    return GEOMETRIES.createPoint(new Coordinate(x, y));
  }

  /** The square that stands on its corner: what one reaches of a straight road and beside it. */
  private static Geometry diamond(double reach) {
    return shape(
        String.format(Locale.ROOT, "POLYGON((%1$f 0,0 %1$f,-%1$f 0,0 -%1$f,%1$f 0))", reach));
  }

  private static double difference(Geometry one, Geometry other) {
    return one.symDifference(other).getArea() / other.getArea();
  }

  @Test
  void besideAStraightRoadItIsADiamond() {
    residential("-3000 0,0 0");
    residential("0 0,3000 0");
    shelter(0, 0);
    scene.store();
    JsonNode answer = shelters("'minutes':[2.5,5]");
    assertThat(difference(area(answer, 0), diamond(FIVE_MINUTES / 2))).isLessThan(0.003);
    assertThat(difference(area(answer, 1), diamond(FIVE_MINUTES))).isLessThan(0.002);
    // Straight borders need few corners, and what is written has seven decimals.
    assertThat(area(answer, 1).getNumPoints()).isLessThan(100);
    for (Coordinate corner : ExactTimes.area(answer, 1).getCoordinates()) {
      assertThat(corner.x * 1e7).isCloseTo(Math.rint(corner.x * 1e7), within(1e-5));
    }
    assertThat(answer.get("resolution_m").doubleValue()).isPositive();
    JsonNode plain = scene.run("service-area", "'facilities':'shelter','minutes':[2.5,5]");
    assertThat(plain.at("/areas/0/geometry").isNull()).isTrue();
    assertThat(plain.get("resolution_m").isNull()).isTrue();
    assertThat(plain.get("zones")).isEqualTo(answer.get("zones"));
  }

  @Test
  void upASlopeOneComesLessFarThanDown() {
    residential("-3000 0,0 0");
    residential("0 0,3000 0");
    shelter(0, 0);
    scene.store();
    // A tenth upwards to the east: on the way up it takes e to the 0.35, on the way down as long as
    // on the level.
    double perDegree = LocalScale.at(29.5).metresPerDegreeEast();
    Path file =
        GeoTiff.of(
                4326, 106.4, 29.6, 0.0005, 400, 400, (x, y) -> 1000 + 0.1 * (x - 106.5) * perDegree)
            .write(directory.resolve("slope.tif"));
    new TerrainImporter(scene.database().store()).run(file, false, "tester");
    double up = FIVE_MINUTES / Math.exp(0.35);
    Envelope from = area(shelters("'minutes':5,'direction':'from'"), 0).getEnvelopeInternal();
    assertThat(from.getMaxX()).isCloseTo(up, within(1.0));
    assertThat(from.getMinX()).isCloseTo(-FIVE_MINUTES, within(1.0));
    assertThat(from.getMaxY()).isCloseTo(FIVE_MINUTES, within(1.0));
    Envelope to = area(shelters("'minutes':5,'direction':'to'"), 0).getEnvelopeInternal();
    assertThat(to.getMaxX()).isCloseTo(FIVE_MINUTES, within(1.0));
    assertThat(to.getMinX()).isCloseTo(-up, within(1.0));
  }

  @Test
  void aRiverKeepsItToItsSideAndTheBridgeLeadsAcross() {
    residential("0 30,500 30,1000 30");
    residential("0 -30,500 -30,1000 -30");
    residential("1000 30,1000 -30", "bridge", true);
    scene.add("waterway", "LINESTRING(-900 0,2500 0)", "class", "main");
    shelter(0, 30);
    scene.store();
    JsonNode answer = shelters("'minutes':[6,18.6]");
    Geometry near = area(answer, 0);
    // 500 m: up to the bank, and not a step beyond.
    assertHolds(near, 0, 0.3, 200, 0.3, 460, 1, 0, 300, 490, 30);
    assertThat(near.intersection(shape(box(-2000, -2000, 3000, -0.3))).isEmpty()).isTrue();
    // 1,550 m: 1,060 m to the other end of the bridge, and 490 m back on that side.
    Geometry far = area(answer, 1);
    assertHolds(far, 999, -30, 515, -30, 600, -0.3, 600, -100);
    assertLeavesOut(far, 505, -30, 300, -0.3, 300, -30, 0, -30);
    assertThat(far.covers(near.buffer(-0.05))).isTrue();
  }

  @Test
  void aCliffEndsIt() {
    residential("-3000 0,0 0");
    residential("0 0,3000 0");
    scene.add("barrier", "LINESTRING(-2000 -10,2000 -10)", "kind", "cliff");
    shelter(0, 0);
    scene.store();
    Geometry area = area(shelters("'minutes':5"), 0);
    Geometry above = diamond(FIVE_MINUTES).intersection(shape(box(-1000, -10, 1000, 1000)));
    assertThat(difference(area, above)).isLessThan(0.003);
    assertHolds(area, 0, -9.7, 300, -9.7, -300, -9.7);
    assertThat(area.intersection(shape(box(-1000, -1000, 1000, -10.3))).isEmpty()).isTrue();
  }

  @Test
  void aRingRoadLeavesAHoleInTheMiddle() {
    int corners = 720;
    for (int i = 0; i < corners; i++) {
      residential(onRing(1000, i, corners) + "," + onRing(1000, i + 1, corners));
    }
    shelter(1000, 0);
    scene.store();
    // Half-way round are 3,142 m, and one walks at most 500 m off the road.
    Geometry area = area(shelters("'minutes':60"), 0);
    assertThat(area.getNumGeometries()).isEqualTo(1);
    assertThat(((Polygon) area.getGeometryN(0)).getNumInteriorRing()).isEqualTo(1);
    assertThat(area.getArea()).isCloseTo(Math.PI * 2e6, withinPercentage(0.1));
    assertHolds(area, 501, 0, 0, 501, -1499, 0, 0, -1499);
    assertLeavesOut(area, 0, 0, 499, 0, 0, -499, 1501, 0, 0, 1501);
  }

  private static String onRing(double radius, int corner, int corners) {
    double angle = 2 * Math.PI * (corner % corners) / corners;
    return String.format(
        Locale.ROOT, "%.3f %.3f", radius * Math.cos(angle), radius * Math.sin(angle));
  }

  @Test
  void theLineBetweenTwoIsWhereBothTakeTheSameTime() {
    residential("-3000 0,0 0");
    residential("0 0,3000 0");
    shelter(-300, 0);
    shelter(300, 0);
    scene.store();
    JsonNode split = shelters("'minutes':[2.5,5],'split':true");
    Geometry west = area(split, 1);
    Geometry east = area(split, 3);
    assertThat(west.intersection(shape(box(0.3, -1000, 1000, 1000))).isEmpty()).isTrue();
    assertThat(east.intersection(shape(box(-1000, -1000, -0.3, 1000))).isEmpty()).isTrue();
    assertThat(west.getArea()).isCloseTo(east.getArea(), withinPercentage(0.3));
    assertHolds(west, -0.3, 0, -0.3, 110, -700, 0);
    assertHolds(east, 0.3, 0, 0.3, 110, 700, 0);
    Geometry merged = area(shelters("'minutes':5"), 0);
    assertThat(difference(west.union(east), merged)).isLessThan(0.001);
    assertThat(west.intersection(east).getArea() / merged.getArea()).isLessThan(0.0001);
    assertThat(split.at("/areas/0/minutes").doubleValue()).isEqualTo(2.5);
    assertThat(area(split, 0).difference(west).getArea()).isLessThan(0.1);
  }

  @Test
  void whoTurnsOutLaterHasTheSmallerArea() {
    residential("-3000 0,0 0");
    residential("0 0,3000 0");
    scene
        .add("fire_station", "POINT(-500 0)", "status", "open", "turnout_s", 0)
        .add("fire_station", "POINT(500 0)", "status", "open", "turnout_s", 60)
        .store();
    JsonNode split =
        scene.run(
            "service-area",
            "'facilities':'fire_station','mode':'emergency','minutes':4,'split':true,'include_geometry':true");
    // 60 s are 416.7 m of road: the line lies half of that beyond the middle.
    double line = 25_000 / 60.0 / 2;
    assertHolds(area(split, 0), line - 0.5, 0, line - 0.5, 60);
    assertHolds(area(split, 1), line + 0.5, 0, line + 0.5, 60);
    assertLeavesOut(area(split, 0), line + 0.5, 0, line + 0.5, 60);
    assertLeavesOut(area(split, 1), line - 0.5, 0, line - 0.5, 60);
  }

  @Test
  void toAndFromDifferOnAOneWayRoad() {
    residential("0 0,2000 0", "oneway", true);
    residential("0 0,-2000 0", "oneway", true);
    shelter(0, 0);
    scene.store();
    String drive = "'minutes':2,'mode':'drive','direction':";
    assertHolds(area(shelters(drive + "'from'"), 0), 400, 0, -400, 0, 0, 100);
    assertLeavesOut(area(shelters(drive + "'to'"), 0), 400, 0, -400, 0);
  }

  @Test
  void aFacilityBesideTheRoadLiesInItsOwnArea() {
    residential("-3000 0,3000 0");
    shelter(0, 300);
    shelter(1500, 480);
    scene.store();
    // The walk alone takes longer than a minute; a small round about the facility is in.
    Geometry area = area(shelters("'minutes':[1,5]"), 0);
    assertHolds(area, 0, 300, 0, 305, 1500, 480);
    assertThat(area.getArea()).isLessThan(2 * Math.PI * 100 * 1.01);
  }

  @Test
  void whatIsFloodedIsNotReached() {
    residential("-3000 0,0 0");
    residential("0 0,3000 0");
    shelter(0, 0);
    scene.store();
    String flood = scene.degrees(box(200, -100, 250, 100)).toText();
    String ring = flood.substring(flood.indexOf("((") + 2, flood.indexOf("))"));
    String closed =
        "{'type':'Polygon','coordinates':[[["
            + ring.replace(", ", "],[").replace(" ", ",")
            + "]]]}";
    Geometry area = area(shelters("'minutes':5,'closed_roads':" + closed), 0);
    assertHolds(area, 199, 0, 199, 150, -400, 0);
    assertLeavesOut(area, 201, 0, 249, 90, 260, 0);
    assertHolds(area(shelters("'minutes':5"), 0), 260, 0);
  }

  @Test
  void nothingThatIsReachedIsAnEmptyShape() {
    residential("-3000 0,3000 0");
    shelter(0, 900);
    scene.store();
    JsonNode answer = shelters("'minutes':5,'filter':'status = `closed`'");
    assertThat(area(answer, 0).isEmpty()).isTrue();
    assertThat(shelters("'minutes':5,'split':true,'filter':'status = `closed`'").get("areas"))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0.1", "2000", "'fine'"})
  void aResolutionThatCannotBeIsRefused(String metres) {
    scene.store();
    assertThatThrownBy(() -> shelters("'minutes':5,'resolution_m':" + metres))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal ->
                assertThat(refusal.faults())
                    .singleElement()
                    .satisfies(fault -> assertThat(fault.field()).isEqualTo("resolution_m")));
  }

  @Test
  void aCoarserShapeIsSmallerOnTheWireAndStillTrue() {
    int corners = 720;
    for (int i = 0; i < corners; i++) {
      residential(onRing(1000, i, corners) + "," + onRing(1000, i + 1, corners));
    }
    shelter(1000, 0);
    scene.store();
    JsonNode coarse = shelters("'minutes':60,'resolution_m':32");
    assertThat(coarse.get("resolution_m").doubleValue()).isEqualTo(32);
    assertThat(area(coarse, 0).getArea()).isCloseTo(Math.PI * 2e6, withinPercentage(2));
    assertThat(area(coarse, 0).getNumPoints())
        .isLessThan(area(shelters("'minutes':60"), 0).getNumPoints());
  }
}

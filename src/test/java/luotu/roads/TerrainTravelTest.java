package luotu.roads;

import static luotu.model.TravelMode.DRIVE;
import static luotu.model.TravelMode.EMERGENCY;
import static luotu.model.TravelMode.WALK;
import static luotu.roads.Direction.FROM;
import static luotu.roads.Direction.TO;
import static luotu.roads.RoadScene.ask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import luotu.geo.Elevation;
import luotu.model.TravelMode;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;

/**
 * Roads over terrain whose heights are formulas. One walks a metre a second on the level and drives
 * ten; on foot a slope S takes exp(3.5 (|S + 0.05| - 0.05)) times as long: at 0.1 that is 1.419068,
 * at -0.1 it is 1, at 0.2 and -0.2 2.013753 and 1.419068, at 0.05 and -0.05 1.191246 and 0.839457.
 */
class TerrainTravelTest {
  /** What heights in decimetres and whole milliseconds leave. */
  private static final Offset<Double> CLOSE = within(0.15);

  private static final DoubleBinaryOperator TENTH = (x, y) -> 0.1 * x;

  private final RoadScene scene = new RoadScene();

  private double seconds(
      RoadNetwork network, TravelMode mode, double fromX, double fromY, double toX, double toY) {
    double there =
        ask(network, mode, FROM, scene.points(fromX, fromY), scene.points(toX, toY), 600)
            .seconds(0);
    assertThat(
            ask(network, mode, TO, scene.points(toX, toY), scene.points(fromX, fromY), 600)
                .seconds(0))
        .as("the same journey, asked from its other end")
        .isCloseTo(there, within(0.01));
    return there;
  }

  private double seconds(DoubleBinaryOperator heights, TravelMode mode, double from, double to) {
    return seconds(scene.network(scene.elevation(heights)), mode, from, 0, to, 0);
  }

  @Test
  void aSlopeIsWalkedUpSlowerThanDown() {
    scene.add(1, "0 0, 1000 0");
    assertThat(seconds(TENTH, WALK, 0, 1000)).isCloseTo(1419.07, CLOSE);
    assertThat(seconds(TENTH, WALK, 1000, 0)).isCloseTo(1000, CLOSE);
    assertThat(seconds((x, y) -> 0.2 * x, WALK, 0, 1000)).isCloseTo(2013.75, CLOSE);
    assertThat(seconds((x, y) -> 0.2 * x, WALK, 1000, 0)).isCloseTo(1419.07, CLOSE);
    assertThat(seconds((x, y) -> 0.05 * x, WALK, 1000, 0))
        .as("a gentle way down is faster than the level")
        .isCloseTo(839.46, CLOSE);
    assertThat(seconds((x, y) -> 0.05 * x, WALK, 0, 1000)).isCloseTo(1191.25, CLOSE);
  }

  @Test
  void ofPartOfARoadOnlyThatPartCounts() {
    scene.add(1, "0 0, 1000 0");
    assertThat(seconds(TENTH, WALK, 250, 750)).isCloseTo(709.53, CLOSE);
  }

  @Test
  void upAndDownAHillIsNotLevel() {
    scene.add(1, "0 0, 1020 0");
    DoubleBinaryOperator hill = (x, y) -> x < 510 ? 0.1 * x : 0.1 * (1020 - x);
    assertThat(seconds(hill, WALK, 0, 1020)).isCloseTo(510 * 1.419068 + 510, CLOSE);
    assertThat(seconds(hill, WALK, 1020, 0)).isCloseTo(510 * 1.419068 + 510, CLOSE);
    assertThat(seconds(hill, DRIVE, 0, 1020))
        .as("51 m up at 2 and 51 m down at 0.5 metres more each")
        .isCloseTo((1020 + 51 * 2 + 51 * 0.5) / 10, CLOSE);
  }

  @Test
  void stairsTakeTwiceWhatTheirSlopeTakes() {
    scene.add(1, "0 0, 100 0", "stairs");
    assertThat(seconds((x, y) -> 0.2 * x, WALK, 0, 100)).isCloseTo(402.75, CLOSE);
    assertThat(seconds((x, y) -> 0.2 * x, WALK, 100, 0)).isCloseTo(283.81, CLOSE);
  }

  @Test
  void enginesAndCarsTakeWhatTheSettingSays() {
    scene.add(1, "0 0, 3000 0");
    assertThat(seconds(TENTH, EMERGENCY, 0, 3000)).isCloseTo(200 * 1.4, CLOSE);
    assertThat(seconds(TENTH, EMERGENCY, 3000, 0)).isCloseTo(200 * 1.1, CLOSE);
    assertThat(seconds(TENTH, DRIVE, 0, 3000)).isCloseTo(300 * 1.2, CLOSE);
    assertThat(seconds(TENTH, DRIVE, 3000, 0)).isCloseTo(300 * 1.05, CLOSE);
  }

  /** A gorge 200 m deep between x = 400 and 600, with a metre to spare; its banks are level. */
  private static double gorge(double x) {
    return x > 401 && x < 599 ? 100 : 300;
  }

  @Test
  void aBridgeGoesStraightOverAGorge() {
    scene.add(1, "0 0, 400 0").add(2, "400 0, 600 0", "bridge").add(3, "600 0, 1000 0");
    assertThat(seconds((x, y) -> gorge(x), WALK, 0, 1000)).isCloseTo(1000, CLOSE);
    assertThat(seconds((x, y) -> gorge(x), EMERGENCY, 0, 1000)).isCloseTo(1000 / 15.0, CLOSE);
  }

  @Test
  void aRoadThatIsNoBridgeGoesDownIntoIt() {
    scene.add(1, "0 0, 400 0").add(2, "400 0, 600 0").add(3, "600 0, 1000 0");
    assertThat(seconds((x, y) -> gorge(x), WALK, 0, 1000)).isGreaterThan(1500);
  }

  @Test
  void aTunnelRisesEvenlyThroughARidge() {
    scene.add(1, "0 0, 400 0").add(2, "400 0, 600 0", "tunnel").add(3, "600 0, 1000 0");
    DoubleBinaryOperator ridge = (x, y) -> x > 401 && x < 599 ? 500 : x <= 401 ? 100 : 120;
    RoadNetwork network = scene.network(scene.elevation(ridge));
    assertThat(seconds(network, WALK, 400, 0, 600, 0)).isCloseTo(200 * 1.419068, CLOSE);
    assertThat(seconds(network, WALK, 600, 0, 400, 0)).isCloseTo(200, CLOSE);
  }

  @Test
  void aChainOfBridgesRisesEvenlyFromEndToEnd() {
    scene
        .add(1, "0 0, 400 0")
        .add(2, "400 0, 450 0", "bridge")
        .add(3, "450 0, 520 0", "bridge")
        .add(4, "600 0, 520 0", "bridge")
        .add(5, "600 0, 1000 0");
    DoubleBinaryOperator heights = (x, y) -> x > 401 && x < 599 ? 0 : x <= 401 ? 300 : 320;
    RoadNetwork network = scene.network(scene.elevation(heights));
    assertThat(seconds(network, WALK, 400, 0, 600, 0)).isCloseTo(200 * 1.419068, CLOSE);
    assertThat(seconds(network, WALK, 600, 0, 400, 0)).isCloseTo(200, CLOSE);
    EdgeTimes times = EdgeTimes.of(network.graph(), RoadScene.SPEEDS, WALK);
    double[][] metresAndFactor = {{2, 50, 1.419068}, {3, 70, 1.419068}, {4, 80, 1}};
    for (double[] expected : metresAndFactor) {
      int edge = network.graph().edgesOf(new long[] {(long) expected[0]}).get(0);
      assertThat(times.forward()[edge] / 1000.0).isCloseTo(expected[1] * expected[2], CLOSE);
    }
  }

  @Test
  void aPierThatLeadsNowhereIsLevelWithTheBank() {
    scene.add(1, "0 0, 400 0").add(2, "400 0, 500 0", "bridge");
    assertThat(seconds((x, y) -> gorge(x), WALK, 300, 500)).isCloseTo(200, CLOSE);
  }

  @Test
  void aHoleIsBridgedBetweenWhatIsKnownAlongTheRoad() {
    scene.add(1, "0 0, 450 0").add(2, "450 0, 1000 0").add(3, "450 0, 450 300");
    DoubleBinaryOperator hole = (x, y) -> x > 300 && x < 700 ? Double.NaN : 0.1 * x;
    RoadNetwork network = scene.network(scene.elevation(hole));
    assertThat(seconds(network, WALK, 0, 0, 1000, 0)).isCloseTo(1419.07, within(15.0));
    assertThat(seconds(network, WALK, 1000, 0, 0, 0)).isCloseTo(1000, within(15.0));
    assertThat(seconds(network, WALK, 450, 0, 450, 300))
        .as("nothing is known there: about level")
        .isCloseTo(300, within(10.0));
  }

  @Test
  void withoutTerrainNothingChanges() {
    scene.add(1, "0 0, 400 0").add(2, "400 0, 450 0", "bridge").add(3, "450 0, 1000 0", "stairs");
    for (Elevation elevation :
        List.of(Elevation.UNKNOWN, scene.elevation((x, y) -> Double.NaN), (x, y) -> 321)) {
      for (TravelMode mode : TravelMode.values()) {
        RoadNetwork flat = scene.network(Elevation.UNKNOWN);
        RoadNetwork same = scene.network(elevation);
        EdgeTimes times = EdgeTimes.of(same.graph(), RoadScene.SPEEDS, mode);
        EdgeTimes before = EdgeTimes.of(flat.graph(), RoadScene.SPEEDS, mode);
        assertThat(times.forward()).isEqualTo(before.forward());
        assertThat(times.backward()).isEqualTo(before.backward());
        assertThat(times.isSymmetric()).isEqualTo(mode == WALK);
      }
    }
  }

  @Test
  void whatAClosureLeavesKeepsTheSlopeOfItsRoad() {
    scene.add(1, "0 0, 1000 0");
    Geometry slide = scene.degrees("POLYGON((590 -5, 610 -5, 610 5, 590 5, 590 -5))");
    RoadNetwork shut =
        scene.network(scene.elevation(TENTH)).closing(new Closure(List.of(), List.of(slide)));
    assertThat(seconds(shut, WALK, 0, 0, 500, 0)).isCloseTo(709.53, CLOSE);
    assertThat(seconds(shut, WALK, 1000, 0, 700, 0)).isCloseTo(300, CLOSE);
    assertThat(seconds(shut, EMERGENCY, 700, 0, 1000, 0)).isCloseTo(20 * 1.4, CLOSE);
  }

  @Test
  void aWallOfRockBesideARoadIsNoRoadOf500Percent() {
    scene.add(1, "0 0, 59 0");
    assertThat(seconds((x, y) -> x < 15 ? 0 : 400, WALK, 0, 59))
        .as("one of two pieces at 45 degrees, the other level")
        .isCloseTo(29.5 * 33.115 + 29.5, within(0.5));
  }
}

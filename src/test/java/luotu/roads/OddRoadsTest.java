package luotu.roads;

import static luotu.model.TravelMode.DRIVE;
import static luotu.model.TravelMode.WALK;
import static luotu.roads.Direction.FROM;
import static luotu.roads.Direction.TO;
import static luotu.roads.RoadScene.ask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import luotu.geo.Elevation;
import luotu.model.RoadAccess;
import luotu.roads.RoadScene.Answer;
import luotu.roads.TravelSearch.FacilitySet;
import luotu.store.Road;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** Road tables that are broken, empty or strange, and closures that leave nothing. */
class OddRoadsTest {
  private static final Offset<Double> CENTIMETRES = within(0.05);

  @Test
  void linesThatCrossWithoutSharingAnEndDoNotMeet() {
    RoadScene scene =
        new RoadScene()
            .add(1, "-1000 0, 1000 0")
            .add(2, "0 -1000, 0 1000")
            .add(3, "5 1000, 900 1000");
    Answer answer =
        ask(scene.network(), WALK, TO, scene.points(-900, 0), scene.points(900, 0, 0, 900), 60);
    assertThat(answer.seconds(0)).isCloseTo(1800, CENTIMETRES);
    assertThat(answer.seconds(1)).isEqualTo(-1);
    Answer gap = ask(scene.network(), WALK, TO, scene.points(0, 600), scene.points(900, 1000), 60);
    assertThat(gap.seconds(0)).as("ends 5 m apart do not meet").isEqualTo(-1);
  }

  @Test
  void anEmptyTableReachesNothingAndRefusesNothing() {
    RoadScene none = new RoadScene();
    RoadNetwork network = none.network();
    Places place = none.points(0, 0);
    JoinedPlaces joined = network.join(DRIVE, place);
    TravelSearch search = network.search(DRIVE, FROM);
    assertThat(joined.isJoined(0)).isFalse();
    assertThat(search.merged(joined, new int[1], 60_000).nodeCount()).isZero();
    search.each(
        joined,
        new int[1],
        60_000,
        (facility, reach) -> reach.forEachPlace(joined, (where, millis, from) -> joined.road(-1)));
    assertThat(
            search.nearest(joined, 0, List.of(new FacilitySet(joined, facility -> 0)), 3, 60_000))
        .containsExactly(List.of());
    Geometry flood = none.degrees("POINT(0 0)").buffer(0.01);
    RoadNetwork flooded = network.closing(new Closure(List.of(1L), List.of(flood)));
    assertThat(flooded.graph().edgeCount()).isZero();
    assertThat(flooded.rejoin(joined).isJoined(0)).isFalse();
    RoadNetwork first =
        network.patched(
            List.of(),
            List.of(RoadGraph.Piece.whole(none.road(1, "0 0, 100 0"))),
            Obstacles.NONE,
            List.of(),
            Elevation.UNKNOWN);
    assertThat(first.rejoin(joined).road(0)).isEqualTo(1);
  }

  @Test
  void roadsOfOnePlaceTakeAMillisecondAtMost() {
    RoadScene scene =
        new RoadScene().add(1, "0 0, 0 0").add(2, "0 0, 0 0", "oneway").add(3, "0 0, 0 0, 0 0");
    RoadNetwork network = scene.network();
    assertThat(network.graph().nodeCount()).isEqualTo(1);
    Answer answer = ask(network, WALK, TO, scene.points(10, 0), scene.points(0, 20), 60);
    assertThat(answer.seconds(0)).isCloseTo(30, CENTIMETRES);
    assertThat(answer.places().road(0)).as("of those that tie the lowest").isEqualTo(1);
  }

  @Test
  void aRoadStoredTwiceAndAnotherBackwardsChangeNoTime() {
    RoadScene scene =
        new RoadScene()
            .add(1, "0 0, 600 0")
            .add(2, "0 0, 600 0")
            .add(3, "600 0, 0 0", "oneway")
            .add(4, "600 0, 600 100, 700 100, 700 0, 600 0")
            .add(5, "600 0, 1200 0", "oneway");
    RoadNetwork network = scene.network();
    Places places = scene.points(1200, 0, 700, 100);
    Answer drive = ask(network, DRIVE, FROM, scene.points(0, 0), places, 60);
    assertThat(drive.seconds(0)).isCloseTo(120, CENTIMETRES);
    assertThat(drive.seconds(1)).as("half way round the loop").isCloseTo(80, CENTIMETRES);
    assertThat(ask(network, DRIVE, TO, scene.points(0, 0), places, 60).seconds(0))
        .as("one way")
        .isEqualTo(-1);
    RoadNetwork without = network.closing(new Closure(List.of(1L), List.of()));
    assertThat(ask(without, DRIVE, FROM, scene.points(0, 0), places, 60).seconds(0))
        .isCloseTo(120, CENTIMETRES);
    RoadNetwork left = network.closing(new Closure(List.of(1L, 2L), List.of()));
    assertThat(ask(left, DRIVE, FROM, scene.points(0, 0), places, 60).seconds(0)).isEqualTo(-1);
    assertThat(ask(left, DRIVE, TO, scene.points(0, 0), places, 60).seconds(1))
        .isCloseTo(80, CENTIMETRES);
  }

  @Test
  void aFacilityOnANodeOrInsideAnEdgeReachesBothWays() {
    RoadScene scene =
        new RoadScene().add(1, "-500 0, 0 0").add(2, "0 0, 500 0").add(3, "0 0, 0 500");
    RoadNetwork network = scene.network();
    Places ends = scene.points(-500, 0, 500, 0, 0, 500);
    Answer node = ask(network, WALK, TO, scene.points(0, 0), ends, 60);
    Answer inside = ask(network, WALK, TO, scene.points(250, 0), ends, 60);
    double[] fromInside = {750, 250, 750};
    for (int i = 0; i < 3; i++) {
      assertThat(node.seconds(i)).isCloseTo(500, CENTIMETRES);
      assertThat(inside.seconds(i)).isCloseTo(fromInside[i], CENTIMETRES);
    }
    JoinedPlaces joined = network.join(WALK, scene.points(0, 0));
    assertThat(joined.accessMillis(0)).isZero();
  }

  @Test
  void closuresThatCutEverythingOff() {
    RoadScene scene = new RoadScene().add(1, "0 0, 1000 0").add(2, "1000 0, 2000 0");
    RoadNetwork network = scene.network();
    Geometry flood = scene.degrees("POLYGON((-900 -900,2900 -900,2900 900,-900 900,-900 -900))");
    Places places = scene.points(1500, 0);
    JoinedPlaces joined = network.join(WALK, places);
    for (Closure closure :
        List.of(
            new Closure(List.of(1L, 2L), List.of()),
            new Closure(List.of(), List.of(flood)),
            new Closure(List.of(2L, 1L, 1L), List.of(flood, flood)))) {
      RoadNetwork shut = network.closing(closure);
      assertThat(shut.graph().edgeCount()).isZero();
      assertThat(shut.rejoin(joined).isJoined(0)).isFalse();
      assertThat(ask(shut, WALK, TO, scene.points(0, 0), places, 60).seconds(0)).isEqualTo(-1);
    }
    assertThat(network.join(WALK, places).isJoined(0)).as("the network itself").isTrue();
  }

  @Test
  void aPlaceWhoseNearestRoadIsOnAnIslandOfRoadsJoinsIt() {
    RoadScene scene = new RoadScene().add(1, "0 0, 1000 0").add(2, "500 20, 510 20");
    Answer answer =
        ask(scene.network(), WALK, TO, scene.points(0, 0), scene.points(505, 30, 505, 5), 60);
    assertThat(answer.places().road(0)).isEqualTo(2);
    assertThat(answer.seconds(0)).as("the nearest edge, whatever it leads to").isEqualTo(-1);
    assertThat(answer.seconds(1)).isCloseTo(510, CENTIMETRES);
  }

  /** A comb: two thirds of the edges end where nothing goes on. */
  @Test
  void aMillionDanglingEnds() {
    int teeth = 500_000;
    RoadGraph.Builder builder = new RoadGraph.Builder();
    GeometryFactory geometries = new GeometryFactory();
    double step = 1e-5;
    for (int i = 0; i < teeth; i++) {
      Coordinate root = new Coordinate(100 + i * step, 29.5);
      for (int side = -1; side <= 1; side++) {
        Coordinate end =
            side == 0
                ? new Coordinate(100 + (i + 1) * step, 29.5)
                : new Coordinate(root.x, root.y + side * 2e-5);
        Geometry line = geometries.createLineString(new Coordinate[] {root, end});
        builder.add(
            new Road(
                3L * i + side + 2,
                null,
                null,
                RoadAccess.ALL,
                false,
                false,
                false,
                false,
                false,
                0,
                line));
      }
    }
    RoadNetwork network = new RoadNetwork(builder.build(), Obstacles.NONE, RoadScene.SPEEDS);
    assertThat(network.graph().edgeCount()).isEqualTo(3 * teeth);
    assertThat(network.graph().nodeCount()).isEqualTo(3 * teeth + 1);
    assertThat(network.bytes() / network.graph().edgeCount()).isLessThan(120);
    double[] x = {100, 100 + 1000 * step};
    JoinedPlaces ends = network.join(WALK, Places.ofPoints(x, new double[] {29.50002, 29.49998}));
    Reach reach =
        network
            .search(WALK, TO)
            .merged(
                network.join(WALK, Places.ofPoints(new double[] {100}, new double[] {29.50002})),
                new int[1],
                EdgeTimes.LONGEST_MILLIS);
    assertThat(reach.nodeCount()).isEqualTo(3 * teeth + 1);
    double metresAStep = network.graph().metres(edgeOf(network.graph(), 2));
    double metresATooth = network.graph().metres(edgeOf(network.graph(), 1));
    assertThat(reach.millis(ends, 0)).isZero();
    assertThat(reach.millis(ends, 1) / 1000.0)
        .isCloseTo(2 * metresATooth + 1000 * metresAStep, within(1.0));
  }

  private static int edgeOf(RoadGraph graph, long road) {
    return IntStream.range(0, 3_000_000)
        .filter(i -> graph.roadOf(i) == road)
        .findFirst()
        .orElseThrow();
  }
}

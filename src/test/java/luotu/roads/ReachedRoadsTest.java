package luotu.roads;

import static luotu.model.TravelMode.DRIVE;
import static luotu.model.TravelMode.WALK;
import static luotu.roads.Direction.FROM;
import static luotu.roads.Direction.TO;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import luotu.geo.LocalScale;
import luotu.model.TravelMode;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/** Where roads are cut. A walker takes a second for a metre, a driver a tenth of that. */
class ReachedRoadsTest {
  private final RoadScene scene = new RoadScene();

  /**
   * The pieces as {@code road west-east limit}, with the facility when they are told apart: metres
   * east along roads that run from west to east.
   */
  private List<String> pieces(
      TravelMode mode, Direction direction, boolean byFacility, Places facilities, int... seconds) {
    return pieces(scene.network(), mode, direction, byFacility, facilities, seconds);
  }

  private List<String> pieces(
      RoadNetwork network,
      TravelMode mode,
      Direction direction,
      boolean byFacility,
      Places facilities,
      int... seconds) {
    int[] limits = new int[seconds.length];
    for (int i = 0; i < limits.length; i++) {
      limits[i] = 1000 * seconds[i];
    }
    Reach reach =
        network
            .search(mode, direction)
            .merged(
                network.join(mode, facilities),
                new int[facilities.size()],
                limits[limits.length - 1]);
    List<String> pieces = new ArrayList<>();
    new ReachedRoads(network, reach, limits, byFacility)
        .forEachPiece(
            new Envelope(100, 110, 20, 40),
            roadClass -> !roadClass.equals("motorway"),
            (road, limit, facility, line) ->
                pieces.add(
                    "%d %d..%d %d%s"
                        .formatted(
                            road,
                            east(line.get(0)),
                            east(line.get(line.size() - 1)),
                            limit,
                            byFacility ? " of " + facility : "")));
    pieces.sort(null);
    return pieces;
  }

  private long east(Coordinate place) {
    Coordinate centre = scene.degrees("POINT(0 0)").getCoordinate();
    return Math.round((place.x - centre.x) * LocalScale.at(centre.y).metresPerDegreeEast());
  }

  @Test
  void aFacilityOnAnEdgeReachesBothWays() {
    scene.add(1, "0 0,100 0,1000 0");
    assertThat(pieces(WALK, TO, false, scene.points(300, 0), 100, 250))
        .containsExactly("1 200..400 0", "1 400..550 1", "1 50..200 1");
  }

  @Test
  void anEdgeReachedFromBothEndsAndNotInItsMiddleGivesTwoPieces() {
    scene.add(1, "-100 0,0 0").add(2, "0 0,1000 0").add(3, "1000 0,1100 0");
    assertThat(pieces(WALK, TO, false, scene.points(-100, 0, 1050, 0), 300))
        .containsExactly("1 -100..0 0", "2 0..200 0", "2 750..1000 0", "3 1000..1100 0");
  }

  @Test
  void bandsMeetWhereTheTwoWaysDo() {
    scene.add(1, "-100 0,0 0").add(2, "0 0,1000 0").add(3, "1000 0,1100 0");
    assertThat(pieces(WALK, TO, false, scene.points(-100, 0, 1100, 0), 200, 900))
        .containsExactly(
            "1 -100..0 0", "2 0..100 0", "2 100..900 1", "2 900..1000 0", "3 1000..1100 0");
  }

  @Test
  void splitRoadsAreCutWhereAnotherIsNearer() {
    scene.add(1, "0 0,1000 0");
    Places both = scene.points(800, 0, 0, 0);
    assertThat(pieces(WALK, TO, true, both, 1000))
        .containsExactly("1 0..400 0 of 1", "1 400..1000 0 of 0");
    assertThat(pieces(WALK, TO, false, both, 1000)).containsExactly("1 0..1000 0");
    assertThat(pieces(WALK, TO, true, scene.points(500, 0, 500, 0), 1000))
        .containsExactly("1 0..1000 0 of 0");
  }

  @Test
  void theWalkToTheRoadIsPartOfTheTime() {
    scene.add(1, "0 0,1000 0");
    assertThat(pieces(WALK, TO, false, scene.points(500, 60), 100)).containsExactly("1 460..540 0");
  }

  @Test
  void oneWayStreetsAreReachedOneWay() {
    scene.add(1, "0 0,1000 0", "oneway");
    assertThat(pieces(DRIVE, FROM, false, scene.points(400, 0), 20))
        .containsExactly("1 400..600 0");
    assertThat(pieces(DRIVE, TO, false, scene.points(400, 0), 20)).containsExactly("1 200..400 0");
    assertThat(pieces(WALK, TO, false, scene.points(400, 0), 200)).containsExactly("1 200..600 0");
  }

  @Test
  void aLoopIsReachedBothWaysRound() {
    scene.add(1, "0 0,0 50,400 50,400 -50,0 -50,0 0");
    Places facility = scene.points(200, 50);
    // 1,000 m round; it stands at 250: up to 550, and the last 50 over the node.
    assertThat(pieces(WALK, TO, false, facility, 510)).containsExactly("1 0..0 0");
    assertThat(pieces(WALK, TO, false, facility, 300)).containsExactly("1 0..0 0", "1 0..400 0");
  }

  @Test
  void whatIsShutOrLeftOutIsNotThere() {
    scene
        .add(1, "0 0,500 0")
        .add(2, "500 0,1000 0", "closed")
        .add(3, "0 0,-500 0", "motorway")
        .add(4, "5000 0,6000 0");
    assertThat(pieces(WALK, TO, false, scene.points(0, 0), 3600)).containsExactly("1 0..500 0");
    assertThat(pieces(DRIVE, TO, false, scene.points(0, 0), 3600)).containsExactly("1 0..500 0");
    RoadNetwork shut =
        scene
            .network()
            .closing(new Closure(List.of(), List.of(scene.degrees("LINESTRING(300 -9,300 9)"))));
    assertThat(pieces(shut, WALK, TO, false, scene.points(0, 0), 3600))
        .containsExactly("1 0..300 0");
  }
}

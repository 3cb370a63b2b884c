package luotu.roads;

import static luotu.model.TravelMode.DRIVE;
import static luotu.model.TravelMode.WALK;
import static luotu.roads.Direction.FROM;
import static luotu.roads.Direction.TO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import luotu.geo.EqualAreaPlane;
import luotu.geo.LonLat;
import luotu.model.TravelMode;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.util.AffineTransformation;

/** Grounds whose extent follows from theory. A walker takes a second for a metre. */
class ReachedGroundTest {
  private static final GeometryFactory GEOMETRIES = new GeometryFactory();
  private static final EqualAreaPlane PLANE = new EqualAreaPlane(new LonLat(106.5, 29.5));

  private static ReachedGround ground(
      RoadNetwork network,
      TravelMode mode,
      Direction direction,
      Places facilities,
      boolean split,
      int... limitsSeconds) {
    JoinedPlaces joined = network.join(mode, facilities);
    int[] limits = java.util.Arrays.stream(limitsSeconds).map(seconds -> seconds * 1000).toArray();
    Reach reach =
        network
            .search(mode, direction)
            .merged(joined, new int[joined.size()], limits[limits.length - 1]);
    return ReachedGround.of(network, joined, reach, limits, split);
  }

  private static boolean holds(Geometry area, double x, double y) {
    RoadScene scene = new RoadScene();
    Coordinate place = scene.degrees("POINT(" + x + " " + y + ")").getCoordinate();
    return area.intersects(GEOMETRIES.createPoint(place));
  }

  private static double squareMetres(Geometry area) {
    return PLANE.forward(area).getArea();
  }

  @Test
  void aboutAStraightRoadItIsADiamond() {
    RoadScene scene = new RoadScene().add(1, "-1000 0, 1000 0");
    Geometry area = ground(scene.network(), WALK, TO, scene.points(0, 0), false, 400).area(0);
    assertThat(area.isValid()).isTrue();
    assertThat(area.getNumGeometries()).isEqualTo(1);
    // |x| + |y| <= 400
    assertThat(squareMetres(area)).isCloseTo(2.0 * 400 * 400, within(300.0));
    assertThat(area.getNumPoints()).as("straight borders").isLessThan(40);
  }

  @Test
  void beyondTheEndsOfARoadItIsRound() {
    RoadScene scene = new RoadScene().add(1, "-100 0, 100 0");
    Geometry area = ground(scene.network(), WALK, TO, scene.points(0, 0), false, 300).area(0);
    // Above the road 300 - |x| high; beyond both ends half a disc of 200 m.
    double expected = 2 * 2 * (300 * 100 - 100 * 100 / 2.0) + Math.PI * 200 * 200;
    assertThat(squareMetres(area)).isCloseTo(expected, within(400.0));
    assertThat(holds(area, 299, 0)).isTrue();
    assertThat(holds(area, 301, 0)).isFalse();
    assertThat(holds(area, 100 + 200 * 0.7, 200 * 0.7)).isTrue();
    assertThat(holds(area, 100 + 200 * 0.72, 200 * 0.72)).isFalse();
  }

  @Test
  void atACrossingItIsASquareWithNotches() {
    RoadScene scene =
        new RoadScene()
            .add(1, "-1000 0, 0 0")
            .add(2, "0 0, 1000 0")
            .add(3, "0 -1000, 0 0")
            .add(4, "0 0, 0 1000");
    Geometry area = ground(scene.network(), WALK, TO, scene.points(0, 0), false, 400).area(0);
    // By the nearer of the two axes: still x + y.
    assertThat(squareMetres(area)).isCloseTo(2.0 * 400 * 400, within(300.0));
  }

  @Test
  void noWalkIsLongerThanItsBound() {
    RoadScene scene = new RoadScene().add(1, "-1000 0, 1000 0");
    Geometry area = ground(scene.network(), WALK, TO, scene.points(0, 0), false, 3_000).area(0);
    // 500 m on all sides of a road that is reached whole.
    double expected = 2000 * 1000 + Math.PI * 500 * 500;
    assertThat(squareMetres(area)).isCloseTo(expected, within(1500.0));
    assertThat(holds(area, 0, 499)).isTrue();
    assertThat(holds(area, 0, 501)).isFalse();
  }

  @Test
  void itKeepsToItsSideOfARiver() {
    RoadScene scene =
        new RoadScene()
            .add(1, "0 -50, 1000 -50")
            .add(2, "0 50, 1000 50")
            .add(3, "1000 -50, 1000 50", "bridge")
            .obstacle("LINESTRING(-2000 0, -1000 0, 0 0, 500 0, 1000 0, 2000 0, 3000 0)");
    RoadNetwork network = scene.network();
    Places origin = scene.points(0, -50);
    Geometry near = ground(network, WALK, TO, origin, false, 900).area(0);
    // A line of 10 km that is straight in degrees lies a metre off the one drawn in metres.
    assertThat(holds(near, 100, -2)).isTrue();
    assertThat(near.getEnvelopeInternal().getMaxY())
        .as("the river's line")
        .isLessThanOrEqualTo(29.5 + 0.3 / 110_000);
    Geometry both = ground(network, WALK, TO, origin, false, 1_400).area(0);
    assertThat(holds(both, 1000, 20)).isTrue();
    // 1000 m, 100 m of bridge, 300 m back.
    assertThat(holds(both, 705, 50)).isTrue();
    assertThat(holds(both, 695, 50)).isFalse();
    assertThat(holds(both, 100, 1)).isFalse();
    RoadNetwork shut = network.closing(new Closure(List.of(3L), List.of()));
    Geometry alone = ground(shut, WALK, TO, origin, false, 1_400).area(0);
    assertThat(holds(alone, 1000, 20)).isFalse();
    assertThat(holds(alone, 1000, -20)).isTrue();
  }

  @Test
  void nobodyIsReachedDownACliff() {
    RoadScene scene = new RoadScene().add(1, "0 0, 500 0").obstacle("LINESTRING(100 20, 400 20)");
    Geometry area = ground(scene.network(), WALK, TO, scene.points(250, 0), false, 200).area(0);
    assertThat(holds(area, 250, 19)).isTrue();
    assertThat(holds(area, 250, 21)).isFalse();
    assertThat(holds(area, 250, 40)).isFalse();
    // Past its end: 160 m of road, 21 m off it.
    assertThat(holds(area, 410, 21)).isTrue();
  }

  @Test
  void aRingRoadHasAHole() {
    String ring = "0 0, 3000 0, 3000 3000, 0 3000, 0 0";
    RoadScene scene = new RoadScene().add(1, ring);
    Geometry area = ground(scene.network(), WALK, TO, scene.points(0, 0), false, 10_000).area(0);
    double outer = 3000 * 3000 + 4 * 3000 * 500 + Math.PI * 500 * 500;
    double hole = 2000.0 * 2000;
    assertThat(squareMetres(area)).isCloseTo(outer - hole, within(8_000.0));
    assertThat(holds(area, 1500, 1500)).isFalse();
    assertThat(holds(area, 1500, 499)).isTrue();
    assertThat(holds(area, 1500, 501)).isFalse();
  }

  @Test
  void twoStationsMeetHalfWay() {
    RoadScene scene = new RoadScene().add(1, "0 0, 1000 0");
    ReachedGround ground =
        ground(scene.network(), WALK, TO, scene.points(200, 0, 800, 0), true, 100, 400);
    Geometry west = ground.area(1, 0);
    Geometry east = ground.area(1, 1);
    assertThat(holds(west, 499, 50)).isTrue();
    assertThat(holds(east, 501, 50)).isTrue();
    assertThat(holds(west, 501, 50)).isFalse();
    assertThat(west.intersection(east).getArea()).isZero();
    assertThat(squareMetres(west) + squareMetres(east))
        .isCloseTo(squareMetres(ground.area(1)), within(1.0));
    assertThat(west.covers(ground.area(0, 0))).isTrue();
    assertThat(holds(ground.area(0, 0), 290, 0)).isTrue();
    assertThat(holds(ground.area(0, 0), 310, 0)).isFalse();
  }

  @Test
  void anOriginOffTheRoadHasItsWayThere() {
    RoadScene scene = new RoadScene().add(1, "-1000 0, 1000 0");
    Geometry area = ground(scene.network(), WALK, TO, scene.points(0, 300), false, 400).area(0);
    // 100 s are left at the road; the origin itself holds a diamond.
    assertThat(holds(area, 0, 99)).isTrue();
    assertThat(holds(area, 0, 101)).isFalse();
    assertThat(holds(area, 0, 300)).isTrue();
    double expected = 2.0 * 100 * 100 + diamond(10);
    assertThat(squareMetres(area)).isCloseTo(expected, within(30.0));
  }

  /** As wide as it is high in units of degrees. */
  private static double diamond(double half) {
    return 2 * half * half * Math.cos(Math.toRadians(29.5));
  }

  @Test
  void whoIsNotJoinedHoldsItsPlaceAlone() {
    RoadScene scene = new RoadScene().add(1, "-1000 0, 1000 0");
    RoadNetwork network = scene.network();
    Places far = scene.points(0, 800);
    assertThat(squareMetres(ground(network, WALK, TO, far, false, 400).area(0)))
        .isCloseTo(diamond(10), within(1.0));
    RoadNetwork shut = network.closing(new Closure(List.of(1L), List.of()));
    Geometry alone = ground(shut, WALK, TO, scene.points(0, 0), false, 400).area(0);
    assertThat(squareMetres(alone)).isCloseTo(diamond(10), within(1.0));
  }

  @Test
  void withoutFacilitiesThereIsNothing() {
    RoadScene scene = new RoadScene().add(1, "-1000 0, 1000 0");
    assertThat(ground(scene.network(), WALK, TO, scene.points(), false, 400).area(0).isEmpty())
        .isTrue();
  }

  @Test
  void whatAnOriginHoldsEndsAtAWall() {
    RoadScene scene =
        new RoadScene().add(1, "-1000 900, 1000 900").obstacle("LINESTRING(-50 5, 50 5)");
    Geometry area = ground(scene.network(), WALK, TO, scene.points(0, 0), false, 400).area(0);
    assertThat(holds(area, 0, 4)).isTrue();
    assertThat(holds(area, 0, 6)).isFalse();
    assertThat(holds(area, 0, -4)).isTrue();
    assertThat(squareMetres(area)).isCloseTo(diamond(5), within(1.0));
  }

  @Test
  void anOriginIsAlwaysHeld() {
    GroundPlane plane = GroundPlane.around(29.5);
    for (double offset : new double[] {0, 0.25, 0.49, 1.37, 3.5, 6.9}) {
      for (String walls :
          new String[] {
            // Two a metre apart, four about less than half a metre, one that it stands on.
            "LINESTRING(-99 -0.5, 99 -0.5)|LINESTRING(-99 0.5, 99 0.5)",
            "LINESTRING(-0.2 -0.2, 0.2 -0.2, 0.2 0.2, -0.2 0.2, -0.2 -0.2)",
            "LINESTRING(-99 0, 99 0)",
            "LINESTRING(-99 -99, 0 0, 99 -50)",
            "LINESTRING(-99 -98.5, 99 99.5)|LINESTRING(-99 -99.5, 99 98.5)"
          }) {
        for (String road : new String[] {"-90000 0, -89000 0", "-1000 30, 1000 30"}) {
          RoadScene scene = new RoadScene().add(1, road);
          Coordinate zero = scene.degrees("POINT(0 0)").getCoordinate();
          // From a corner of the lattice, so far east and north.
          double x = Math.rint(plane.x(zero.x) / 1024) * 1024 + offset;
          double y = Math.rint(plane.y(zero.y) / 1024) * 1024 + offset / 2;
          double longitude = Math.rint(plane.longitude(x) * 1e7) / 1e7;
          double latitude = Math.rint(plane.latitude(y) * 1e7) / 1e7;
          for (String wall : walls.split("\\|")) {
            scene.obstacle(
                AffineTransformation.translationInstance(longitude - zero.x, latitude - zero.y)
                    .transform(scene.degrees(wall)));
          }
          RoadNetwork network = scene.network();
          Places origin = Places.ofPoints(new double[] {longitude}, new double[] {latitude});
          for (boolean split : new boolean[] {false, true}) {
            ReachedGround ground = ground(network, WALK, TO, origin, split, 20, 100, 400);
            for (int limit = 0; limit < 3; limit++) {
              Geometry area = split ? ground.area(limit, 0) : ground.area(limit);
              assertThat(area.isValid()).isTrue();
              assertThat(
                      area.intersects(GEOMETRIES.createPoint(new Coordinate(longitude, latitude))))
                  .as("%s at %s, %s, limit %d", walls, offset, road, limit)
                  .isTrue();
            }
          }
        }
      }
    }
  }

  @Test
  void alongAOneWayRoadToAndFromDiffer() {
    RoadScene scene = new RoadScene().add(1, "-1000 0, 1000 0", "oneway");
    RoadNetwork network = scene.network();
    Places origin = scene.points(0, 0);
    // Ten metres a second, and on foot from the road.
    Geometry from = ground(network, DRIVE, FROM, origin, false, 50).area(0);
    Geometry to = ground(network, DRIVE, TO, origin, false, 50).area(0);
    assertThat(holds(from, 450, 4)).isTrue();
    assertThat(holds(from, -30, 0)).isFalse();
    assertThat(holds(to, -450, 4)).isTrue();
    assertThat(holds(to, 30, 0)).isFalse();
  }
}

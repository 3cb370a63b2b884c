package luotu.roads;

import static luotu.model.TravelMode.WALK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import luotu.geo.EqualAreaPlane;
import luotu.geo.LonLat;
import luotu.roads.ReachedGround.Resolution;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * Ground drawn coarsely, as that of a whole city, beside theory and beside what is drawn finely.
 */
class CoarseGroundTest {
  private static final GeometryFactory GEOMETRIES = new GeometryFactory();
  private static final EqualAreaPlane PLANE = new EqualAreaPlane(new LonLat(106.5, 29.5));
  private static final double[] DETAILS_METRES = {8, 16, 32};
  private static final int[] LIMITS = {150_000, 400_000};

  private static ReachedExtent extent(RoadNetwork network, Places origins, int limitMillis) {
    JoinedPlaces facilities = network.join(WALK, origins);
    Reach reach =
        network
            .search(WALK, Direction.TO)
            .merged(facilities, new int[facilities.size()], limitMillis);
    return ReachedExtent.of(network, facilities, reach, limitMillis);
  }

  /** In metres. */
  private static Geometry walked(RoadScene scene, int seconds, double detailMetres) {
    int limit = seconds * 1000;
    ReachedExtent extent = extent(scene.network(), scene.points(0, -50), limit);
    Resolution resolution = Resolution.ofDetail(detailMetres);
    assertThat(resolution.finestMetres()).isEqualTo(detailMetres);
    Geometry area = ReachedGround.of(extent, new int[] {limit}, false, resolution).area(0);
    assertThat(area.isValid()).isTrue();
    return PLANE.forward(area);
  }

  @Example
  void aboutAStraightRoadItIsADiamond() {
    RoadScene scene = new RoadScene().add(1, "-2000 -50, 2000 -50");
    for (double detail : DETAILS_METRES) {
      Geometry area = walked(scene, 450, detail);
      assertThat(area.getNumGeometries()).isEqualTo(1);
      // |x| + |y| <= 450
      double border = 4 * 450 * Math.sqrt(2);
      assertThat(area.getArea())
          .isCloseTo(2.0 * 450 * 450, within(border * detail / 4))
          .isCloseTo(2.0 * 450 * 450, within(0.01 * 2 * 450 * 450));
    }
  }

  @Example
  void itKeepsToItsSideOfARiver() {
    RoadScene scene =
        new RoadScene()
            .add(1, "-3000 -50, 3000 -50")
            .add(2, "-3000 50, 3000 50")
            .obstacle("LINESTRING(-9000 0, -2000 0, -1000 0, 0 0, 1000 0, 2000 0, 9000 0)");
    for (double detail : DETAILS_METRES) {
      Geometry area = walked(scene, 450, detail);
      assertThat(area.getNumGeometries()).isEqualTo(1);
      // Half a diamond, and between it and the river what is cut off above.
      double expected = 450 * 450 + 450 * 450 - 400 * 400;
      assertThat(area.getArea()).isCloseTo(expected, within(0.01 * expected));
      Geometry beyond = scene.degrees("POLYGON((-9000 2, 9000 2, 9000 500, -9000 500, -9000 2))");
      assertThat(area.intersects(PLANE.forward(beyond))).isFalse();
    }
  }

  @Property(tries = 25)
  void itDiffersFromWhatIsDrawnFinelyByItsDetail(@ForAll long seed) {
    RandomTown town = new RandomTown(seed);
    RoadNetwork network = town.network();
    JoinedPlaces facilities = network.join(town.mode, town.facilities);
    Reach reach = town.reach(network, facilities);
    ReachedExtent extent = ReachedExtent.of(network, facilities, reach, LIMITS[1]);
    ReachedGround fine = ReachedGround.of(extent, LIMITS, false, Resolution.FINE);
    JoinedPlaces places = network.join(town.mode, town.scene.points(town.spots(300)));
    for (double detail : DETAILS_METRES) {
      ReachedGround coarse = ReachedGround.of(extent, LIMITS, true, Resolution.ofDetail(detail));
      for (int limit = 0; limit < LIMITS.length; limit++) {
        Geometry area = coarse.area(limit);
        assertThat(area.isValid()).isTrue();
        assertThat(area.covers(coarse.area(0))).as("nested").isTrue();
        double parts = 0;
        for (int facility = 0; facility < facilities.size(); facility++) {
          assertThat(area.intersects(at(facilities, facility))).as("holds the origins").isTrue();
          Geometry part = coarse.area(limit, facility);
          assertThat(part.isValid()).isTrue();
          parts += part.getArea();
        }
        assertThat(parts).isCloseTo(area.getArea(), within(1e-3 * area.getArea() + 1e-15));
        Geometry exact = PLANE.forward(fine.area(limit));
        // In degrees both are valid; moving corners to the plane rounds them.
        Geometry apart = overlay(area, fine.area(limit), OverlayNG.SYMDIFFERENCE);
        assertThat(PLANE.forward(apart).getArea())
            .as("detail %s", detail)
            .isLessThan(detail * exact.getLength() / 4 + 4 * detail * detail);
        for (int place = 0; place < places.size(); place++) {
          Point point = at(places, place);
          int millis = reach.millis(places, place);
          boolean isReached = millis != Reach.UNREACHED && millis <= LIMITS[limit];
          if (area.intersects(point) != isReached) {
            // At most the diagonal of a smallest square, whose corners agree, and the tolerance.
            assertThat(exact.getBoundary().distance(PLANE.forward(point)))
                .as("%s of %d ms", point, millis)
                .isLessThan(Math.sqrt(2) * detail + detail / 4);
          }
        }
      }
    }
  }

  @Property(tries = 25)
  void ofAPartItIsWhatTheWholeHasThere(@ForAll long seed) {
    RandomTown town = new RandomTown(seed);
    RoadNetwork network = town.network();
    JoinedPlaces facilities = network.join(town.mode, town.facilities);
    Reach reach = town.reach(network, facilities);
    ReachedExtent whole = ReachedExtent.of(network, facilities, reach, LIMITS[1]);
    // A diamond about an origin: corners of some squares that it meets lie outside of it.
    Geometry part = PLANE.inverse(PLANE.forward(at(facilities, 0)).buffer(900, 1));
    ReachedExtent extent = ReachedExtent.of(network, facilities, reach, LIMITS[1], part);
    assertThat(extent.squareKm()).isLessThanOrEqualTo(whole.squareKm());
    for (int limit = 0; limit < LIMITS.length; limit++) {
      Geometry expected = overlay(drawn(whole, limit), part, OverlayNG.INTERSECTION);
      Geometry found = overlay(drawn(extent, limit), part, OverlayNG.INTERSECTION);
      // Borders are thinned out otherwise where they end at the part, by less than the detail.
      Geometry borders = PLANE.forward(drawn(whole, limit)).getBoundary();
      Geometry along = PLANE.inverse(borders.buffer(DETAILS_METRES[0]));
      Geometry apart = overlay(found, expected, OverlayNG.SYMDIFFERENCE);
      assertThat(PLANE.forward(overlay(apart, along, OverlayNG.DIFFERENCE)).getArea())
          .isLessThan(1);
    }
  }

  private static Geometry overlay(Geometry one, Geometry other, int operation) {
    return OverlayNGRobust.overlay(one, other, operation);
  }

  private static Geometry drawn(ReachedExtent extent, int limit) {
    return ReachedGround.of(extent, LIMITS, false, Resolution.ofOverview(1)).area(limit);
  }

  private static Point at(JoinedPlaces places, int place) {
    return GEOMETRIES.createPoint(
        new Coordinate(places.longitudes[place], places.latitudes[place]));
  }
}

package luotu.roads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import luotu.geo.LocalScale;
import luotu.roads.ReachedGround.Resolution;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** What holds of the ground reached in any town. */
class ReachedGroundPropertiesTest {
  private static final GeometryFactory GEOMETRIES = new GeometryFactory();
  private static final double DEGREE_METRES = 111_000;

  private static final double BORDER_METRES = 1.5;

  /** What an origin holds about itself. */
  private static final double HELD_METRES = 10;

  private static final Resolution COARSE = new Resolution(16, 4, 1);
  private static final int[] LIMITS = {150_000, 400_000};

  @Property(tries = 40)
  void itIsWhatThePlacesThemselvesSay(@ForAll long seed) {
    assertSaid(seed);
  }

  /** In that town ground all about the end of a road joins a road of no length there. */
  @Example
  void aRoadThatIsButAPoint() {
    assertSaid(-225);
  }

  private static void assertSaid(long seed) {
    RandomTown town = new RandomTown(seed);
    RoadNetwork network = town.network();
    JoinedPlaces facilities = network.join(town.mode, town.facilities);
    Reach reach = town.reach(network, facilities);
    ReachedGround ground =
        ReachedGround.of(
            ReachedExtent.of(network, facilities, reach, LIMITS[1]), LIMITS, true, Resolution.FINE);
    JoinedPlaces places = network.join(town.mode, town.scene.points(town.spots(200)));
    Geometry within = ground.area(0);
    for (int limit = 0; limit < LIMITS.length; limit++) {
      Geometry area = ground.area(limit);
      assertThat(area.isValid()).isTrue();
      assertThat(area.covers(within)).as("nested").isTrue();
      double parts = 0;
      for (int facility = 0; facility < facilities.size(); facility++) {
        Geometry part = ground.area(limit, facility);
        assertThat(part.isValid()).isTrue();
        parts += part.getArea();
        assertThat(area.intersects(at(facilities, facility))).as("holds the origins").isTrue();
      }
      assertThat(parts).isCloseTo(area.getArea(), within(1e-3 * area.getArea() + 1e-15));
      for (int place = 0; place < places.size(); place++) {
        assertSaid(area, reach, facilities, places, place, LIMITS[limit]);
      }
    }
  }

  @Property(tries = 12)
  void allAreasAtOnceAreThoseOneByOne(@ForAll long seed) {
    RandomTown town = new RandomTown(seed);
    RoadNetwork network = town.network();
    JoinedPlaces facilities = network.join(town.mode, town.facilities);
    Reach reach = town.reach(network, facilities);
    ReachedExtent extent = ReachedExtent.of(network, facilities, reach, LIMITS[1]);
    ReachedGround split = ReachedGround.of(extent, LIMITS, true, COARSE);
    List<String> told = new ArrayList<>();
    split.forEachArea(
        (limit, facility, area) -> {
          told.add(limit + " " + facility);
          assertThat(area.equalsExact(split.area(limit, facility))).isTrue();
        });
    List<String> there = new ArrayList<>();
    for (int limit = 0; limit < LIMITS.length; limit++) {
      for (int facility = 0; facility < facilities.size(); facility++) {
        if (!split.area(limit, facility).isEmpty()) {
          there.add(limit + " " + facility);
        }
      }
    }
    assertThat(told).isEqualTo(there);
    ReachedGround together = ReachedGround.of(extent, LIMITS, false, COARSE);
    List<Integer> limits = new ArrayList<>();
    together.forEachArea(
        (limit, facility, area) -> {
          limits.add(limit);
          assertThat(facility).isEqualTo(Reach.UNREACHED);
          assertThat(area.equalsExact(together.area(limit))).isTrue();
        });
    assertThat(limits).containsExactly(0, 1);
  }

  private static Geometry at(JoinedPlaces places, int place) {
    return GEOMETRIES.createPoint(
        new Coordinate(places.longitudes[place], places.latitudes[place]));
  }

  /** A place is told rightly, or lies within the tolerance of the border or of an origin. */
  private static void assertSaid(
      Geometry area,
      Reach reach,
      JoinedPlaces facilities,
      JoinedPlaces places,
      int place,
      int limit) {
    for (int i = 0; i < facilities.size(); i++) {
      double metres =
          LocalScale.distanceMetres(
              facilities.longitudes[i],
              facilities.latitudes[i],
              places.longitudes[place],
              places.latitudes[place]);
      if (metres < HELD_METRES + BORDER_METRES) {
        return;
      }
    }
    Geometry point = at(places, place);
    int millis = reach.millis(places, place);
    boolean isReached = millis != Reach.UNREACHED && millis <= limit;
    if (area.intersects(point) != isReached) {
      double fromBorder = area.getBoundary().distance(point) * DEGREE_METRES;
      assertThat(fromBorder).as("%s of %d ms", point, millis).isLessThan(BORDER_METRES);
    }
  }
}

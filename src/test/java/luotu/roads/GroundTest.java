package luotu.roads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import luotu.geo.LocalScale;
import luotu.geo.region.SquareField;
import luotu.model.TravelMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The walk from any place on the ground is the one that joining finds. */
class GroundTest {
  @Property(tries = 300)
  void onAnyRoads(@ForAll long seed) {
    RandomTown town = new RandomTown(seed);
    RoadNetwork network = town.network();
    for (TravelMode mode : TravelMode.values()) {
      assertSame(network, mode, town.scene.points(town.spots(500)));
    }
  }

  @Property(tries = 200)
  void whatIsSaidOfASquareHoldsForAllItsPlaces(@ForAll long seed) {
    RandomTown town = new RandomTown(seed);
    RoadNetwork network = town.network();
    JoinedPlaces facilities = network.join(town.mode, town.facilities);
    Reach reach =
        network
            .search(town.mode, town.direction)
            .merged(facilities, town.turnout, RandomTown.LIMIT);
    int[] limits = {100_000, 300_000, 900_000, RandomTown.LIMIT};
    for (boolean split : new boolean[] {false, true}) {
      ReachLabels labels = new ReachLabels(network.graph(), reach, limits, split);
      OriginRounds rounds = new OriginRounds(facilities, network.obstacles());
      GroundField field =
          new GroundField(
              network.ground(town.mode, GroundPlane.around(town.facilities)), labels, rounds);
      for (int i = 0; i < 100; i++) {
        double[] spot = town.spots(1);
        Places start = town.scene.points(spot);
        double side = 1024 >> town.random.nextInt(7);
        GroundPlane plane = network.ground(town.mode, GroundPlane.around(town.facilities)).plane();
        double west = Math.floor(plane.x(start.longitudes[0]) / side) * side;
        double south = Math.floor(plane.y(start.latitudes[0]) / side) * side;
        descend(town, network, facilities, reach, limits, split, field, west, south, side);
      }
    }
  }

  private static void descend(
      RandomTown town,
      RoadNetwork network,
      JoinedPlaces facilities,
      Reach reach,
      int[] limits,
      boolean split,
      GroundField field,
      double west,
      double south,
      double side) {
    int all = field.enter(west, south, side);
    GroundPlane plane = network.ground(town.mode, GroundPlane.around(town.facilities)).plane();
    int count = 9;
    double[] x = new double[count];
    double[] y = new double[count];
    for (int i = 0; i < count; i++) {
      x[i] = i < 4 ? west + side * (i % 2) : west + side * town.random.nextDouble();
      y[i] = i < 4 ? south + side * (i / 2) : south + side * town.random.nextDouble();
    }
    Places places =
        Places.ofPoints(
            Arrays.stream(x).map(plane::longitude).toArray(),
            Arrays.stream(y).map(plane::latitude).toArray());
    JoinedPlaces joined = network.join(town.mode, places);
    for (int i = 0; i < count; i++) {
      int exact = exact(town, facilities, reach, limits, split, joined, i);
      assertThat(field.label(x[i], y[i])).isEqualTo(exact);
      if (all != SquareField.MIXED) {
        assertThat(exact).isEqualTo(all);
      }
    }
    if (side > 1 && town.random.nextInt(6) > 0) {
      double half = side / 2;
      double east = half * town.random.nextInt(2);
      double north = half * town.random.nextInt(2);
      descend(
          town, network, facilities, reach, limits, split, field, west + east, south + north, half);
    }
    field.leave();
  }

  /** By the contract: the time of the place, or the round of an origin. */
  private static int exact(
      RandomTown town,
      JoinedPlaces facilities,
      Reach reach,
      int[] limits,
      boolean split,
      JoinedPlaces joined,
      int place) {
    int size = split ? facilities.size() : 1;
    int millis = reach.millis(joined, place);
    int limit = 0;
    while (limit < limits.length && millis > limits[limit]) {
      limit++;
    }
    boolean isReached = millis >= 0 && limit < limits.length;
    if (isReached && limit == 0) {
      return split ? reach.facility(joined, place) : 0;
    }
    double longitude = joined.places.longitudes[place];
    double latitude = joined.places.latitudes[place];
    double least = 10;
    int nearest = -1;
    for (int i = 0; i < facilities.size(); i++) {
      double metres =
          LocalScale.at(latitude)
              .metres(facilities.longitudes[i] - longitude, facilities.latitudes[i] - latitude);
      boolean isSeen =
          !joined
              .network
              .obstacles()
              .cross(
                  EdgeTable.units(longitude),
                  EdgeTable.units(latitude),
                  EdgeTable.units(facilities.longitudes[i]),
                  EdgeTable.units(facilities.latitudes[i]),
                  new BoxTree.Hits());
      if (isSeen && (metres < least || metres == least && nearest < 0)) {
        least = metres;
        nearest = i;
      }
    }
    if (nearest >= 0) {
      return split ? nearest : 0;
    }
    return isReached ? limit * size + (split ? reach.facility(joined, place) : 0) : -1;
  }

  static void assertSame(RoadNetwork network, TravelMode mode, Places places) {
    JoinedPlaces joined = network.join(mode, places);
    GroundWalk walk = new GroundWalk(network.ground(mode, GroundPlane.around(places)));
    for (int place = 0; place < places.size(); place++) {
      boolean isJoined = walk.find(places.longitudes[place], places.latitudes[place]);
      assertThat(isJoined).as("%d", place).isEqualTo(joined.isJoined(place));
      if (isJoined) {
        assertThat(walk.edge()).isEqualTo(joined.edges[place]);
        assertThat(walk.fraction()).isEqualTo(joined.fractions[place]);
        assertThat(walk.accessMillis()).isEqualTo(joined.accessMillis[place]);
      }
    }
  }
}

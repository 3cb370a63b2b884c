package luotu.roads;

import static luotu.roads.RandomTown.LIMIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import luotu.geo.LocalScale;
import luotu.roads.TravelSearch.FacilitySet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineString;

/** What holds on any network: loops, parallel edges, islands, one-way streets and all. */
class NetworkPropertiesTest {
  @Property(tries = 300)
  void searchesAgreeWithTheTextbook(@ForAll long seed) {
    RandomTown town = new RandomTown(seed);
    RoadNetwork network = town.network();
    JoinedPlaces facilities = network.join(town.mode, town.facilities);
    JoinedPlaces places = network.join(town.mode, town.places);
    PlainDijkstra plain =
        new PlainDijkstra(
            List.copyOf(town.roads.values()), RoadScene.SPEEDS, town.mode, network.graph());
    int[][] expected = new int[facilities.size()][places.size()];
    for (int facility = 0; facility < facilities.size(); facility++) {
      for (int place = 0; place < places.size(); place++) {
        expected[facility][place] = expected(town, plain, facilities, facility, places, place);
      }
    }
    TravelSearch search = network.search(town.mode, town.direction);
    Map<Integer, int[]> each = new ConcurrentHashMap<>();
    search.each(
        facilities,
        town.turnout,
        LIMIT,
        (facility, reach) -> {
          int[] millis = new int[places.size()];
          Arrays.fill(millis, -1);
          reach.forEachPlace(
              places,
              (place, time, nearest) -> {
                assertThat(millis[place]).as("once").isEqualTo(-1);
                assertThat(nearest).isEqualTo(facility);
                millis[place] = time;
              });
          each.put(facility, millis);
        });
    for (int facility = 0; facility < facilities.size(); facility++) {
      if (facilities.isJoined(facility)) {
        assertThat(each.get(facility)).isEqualTo(expected[facility]);
      }
    }
    Reach merged = search.merged(facilities, town.turnout, LIMIT);
    for (int place = 0; place < places.size(); place++) {
      int best = -1;
      for (int facility = 0; facility < facilities.size(); facility++) {
        int millis = expected[facility][place];
        if (millis >= 0 && (best < 0 || millis < expected[best][place])) {
          best = facility;
        }
      }
      assertThat(merged.facility(places, place)).isEqualTo(best);
      assertThat(merged.millis(places, place)).isEqualTo(best < 0 ? -1 : expected[best][place]);
      checkRoutes(town, search, places, place, facilities, expected);
    }
  }

  private static int expected(
      RandomTown town,
      PlainDijkstra plain,
      JoinedPlaces facilities,
      int facility,
      JoinedPlaces places,
      int place) {
    if (!facilities.isJoined(facility) || !places.isJoined(place)) {
      return -1;
    }
    long journey =
        town.direction == Direction.FROM
            ? plain.millis(facilities, facility, places, place)
            : plain.millis(places, place, facilities, facility);
    // A search against the journey rounds the halves of an edge as the journey does.
    long whole =
        journey
            + town.turnout[facility]
            + facilities.accessMillis(facility)
            + places.accessMillis(place);
    return journey < 0 || whole > LIMIT ? -1 : (int) whole;
  }

  /** One search for all facilities, for those of even and for those of odd numbers. */
  private static void checkRoutes(
      RandomTown town,
      TravelSearch search,
      JoinedPlaces places,
      int place,
      JoinedPlaces facilities,
      int[][] expected) {
    List<List<Integer>> numbers = new ArrayList<>();
    List<FacilitySet> sets = new ArrayList<>();
    for (int set = 0; set < 3; set++) {
      List<Integer> chosen = new ArrayList<>();
      for (int facility = 0; facility < facilities.size(); facility++) {
        if (set == 0 || facility % 2 == set - 1) {
          chosen.add(facility);
        }
      }
      double[] x = chosen.stream().mapToDouble(i -> town.facilities.longitudes[i]).toArray();
      double[] y = chosen.stream().mapToDouble(i -> town.facilities.latitudes[i]).toArray();
      numbers.add(chosen);
      sets.add(
          new FacilitySet(
              facilities.network.join(town.mode, Places.ofPoints(x, y)),
              i -> town.turnout[chosen.get(i)]));
    }
    List<List<Route>> all = search.nearest(places, place, sets, 3, LIMIT);
    for (int set = 0; set < 3; set++) {
      List<Integer> chosen = numbers.get(set);
      List<Integer> order =
          chosen.stream()
              .filter(facility -> expected[facility][place] >= 0)
              .sorted(Comparator.comparingInt(facility -> expected[facility][place]))
              .limit(3)
              .toList();
      assertThat(all.get(set).stream().map(route -> chosen.get(route.facility())).toList())
          .isEqualTo(order);
      for (Route route : all.get(set)) {
        int facility = chosen.get(route.facility());
        assertThat(route.millis()).isEqualTo(expected[facility][place]);
        checkLine(route);
        assertThat(route.legs().get(0).road().id())
            .isEqualTo(
                town.direction == Direction.FROM ? facilities.road(facility) : places.road(place));
      }
    }
  }

  @Property(tries = 50)
  void ofManyFacilitiesThoseAreNearestThatAreSoOfTheirParts(@ForAll long seed) {
    RandomTown town = new RandomTown(seed);
    RoadNetwork network = town.network();
    JoinedPlaces places = network.join(town.mode, town.places);
    int part = 150;
    double[] spots = town.spots(3 * part);
    FacilitySet many =
        new FacilitySet(
            network.join(town.mode, town.scene.points(spots)), facility -> facility % 7);
    List<FacilitySet> parts = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      int first = i * part;
      double[] some = Arrays.copyOfRange(spots, 2 * first, 2 * (first + part));
      parts.add(
          new FacilitySet(
              network.join(town.mode, town.scene.points(some)),
              facility -> (first + facility) % 7));
    }
    TravelSearch search = network.search(town.mode, town.direction);
    for (int place = 0; place < places.size(); place++) {
      List<List<Integer>> expected = new ArrayList<>();
      List<List<Route>> found = search.nearest(places, place, parts, 5, LIMIT);
      for (int i = 0; i < 3; i++) {
        for (Route route : found.get(i)) {
          expected.add(List.of(route.millis(), i * part + route.facility()));
        }
      }
      expected.sort(
          Comparator.comparingInt((List<Integer> each) -> each.get(0))
              .thenComparing(each -> each.get(1)));
      assertThat(
              search.nearest(places, place, List.of(many), 5, LIMIT).get(0).stream()
                  .map(route -> List.of(route.millis(), route.facility()))
                  .toList())
          .isEqualTo(expected.subList(0, Math.min(5, expected.size())));
    }
  }

  /** The line is as long as the way, walks included, and the legs follow each other on it. */
  private static void checkLine(Route route) {
    double length = 0;
    for (int i = 1; i < route.line().getNumPoints(); i++) {
      length += metres(route.line(), i - 1, i);
    }
    assertThat(length).isCloseTo(route.metres(), within(0.02 + 1e-4 * route.metres()));
    int vertex = route.legs().get(0).firstVertex();
    assertThat(metres(route.line(), 0, vertex)).isCloseTo(route.start().metres(), within(0.02));
    for (Route.Leg leg : route.legs()) {
      assertThat(leg.firstVertex()).isEqualTo(vertex);
      vertex = leg.lastVertex();
    }
    assertThat(metres(route.line(), vertex, route.line().getNumPoints() - 1))
        .isCloseTo(route.end().metres(), within(0.02));
  }

  private static double metres(LineString line, int from, int to) {
    Coordinate start = line.getCoordinateN(from);
    Coordinate end = line.getCoordinateN(to);
    return LocalScale.distanceMetres(start.x, start.y, end.x, end.y);
  }

  @Property(tries = 100)
  void oneSearchFindsOfEverySetWhatASearchForItAloneFinds(@ForAll long seed) {
    RandomTown town = new RandomTown(seed);
    RoadNetwork network = town.network();
    JoinedPlaces places = network.join(town.mode, town.places);
    List<FacilitySet> sets =
        List.of(
            new FacilitySet(
                network.join(town.mode, town.facilities), facility -> town.turnout[facility]),
            new FacilitySet(places, place -> 0),
            new FacilitySet(network.join(town.mode, town.scene.points()), place -> 0));
    TravelSearch search = network.search(town.mode, town.direction);
    for (int limit : new int[] {0, 200_000, LIMIT}) {
      for (int place = 0; place < places.size(); place++) {
        List<List<Route>> all = search.nearest(places, place, sets, 4, limit);
        for (int i = 0; i < sets.size(); i++) {
          assertThat(search.nearest(places, place, List.of(sets.get(i)), 4, limit))
              .containsExactly(all.get(i));
        }
        if (places.isJoined(place) && 2 * places.accessMillis(place) <= limit) {
          assertThat(all.get(1)).as("itself at least").isNotEmpty();
        }
      }
    }
  }

  @Property(tries = 200)
  void moreTimeReachesMoreAndOneMoreFacilityShortens(@ForAll long seed) {
    RandomTown town = new RandomTown(seed);
    RoadNetwork network = town.network();
    List<List<Integer>> all = town.nearest(network, LIMIT);
    List<List<Integer>> less = town.nearest(network, LIMIT / 2);
    for (int i = 0; i < all.size(); i++) {
      int millis = all.get(i).get(0);
      assertThat(less.get(i).get(0)).isEqualTo(millis > LIMIT / 2 ? -1 : millis);
    }
    int size = town.facilities.size() + 1;
    double[] x = Arrays.copyOf(town.facilities.longitudes, size);
    double[] y = Arrays.copyOf(town.facilities.latitudes, size);
    x[size - 1] = town.places.longitudes[0];
    y[size - 1] = town.places.latitudes[0];
    town.facilities = Places.ofPoints(x, y);
    town.turnout = Arrays.copyOf(town.turnout, size);
    List<List<Integer>> more = town.nearest(network, LIMIT);
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).get(0) >= 0) {
        assertThat(more.get(i).get(0)).isBetween(0, all.get(i).get(0));
      }
    }
  }
}

package luotu.roads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import luotu.model.TravelMode;
import luotu.store.Road;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** What holds on any network: loops, parallel edges, islands, one-way streets and all. */
class NetworkPropertiesTest {
  private static final int LIMIT = 1_500_000;

  private final RoadScene scene = new RoadScene();

  /** A town made of a seed. */
  private final class Town {
    final Random random;
    final TreeMap<Long, Road> roads = new TreeMap<>();
    final List<Geometry> obstacles = new ArrayList<>();
    final TravelMode mode;
    final Direction direction;
    Places facilities;
    int[] turnout;
    final Places places;

    Town(long seed) {
      random = new Random(seed);
      mode = TravelMode.values()[random.nextInt(3)];
      direction = Direction.values()[random.nextInt(2)];
      int count = random.nextInt(40);
      for (long id = 1; id <= count; id++) {
        roads.put(id, road(id));
      }
      for (int i = random.nextInt(4); i > 0; i--) {
        obstacles.add(obstacle());
      }
      facilities = scene.points(spots(1 + random.nextInt(6)));
      turnout = random.ints(facilities.size(), 0, 3).map(i -> i * 60_000).toArray();
      places = scene.points(spots(25));
    }

    Road road(long id) {
      int[] from = crossing();
      int[] to = crossing();
      String bend =
          random.nextInt(3) > 0 ? "" : random.nextInt(1200) + " " + random.nextInt(1200) + ",";
      List<String> attributes = new ArrayList<>();
      for (String attribute :
          List.of("oneway", "stairs", "closed", "bridge", "tunnel", "pedestrian", "motorway")) {
        if (random.nextInt(attribute.equals("oneway") ? 3 : 10) == 0) {
          attributes.add(attribute);
        }
      }
      if (random.nextInt(4) == 0) {
        attributes.add("limit=" + (20 + 10 * random.nextInt(6)));
      }
      return scene.road(
          id,
          from[0] + " " + from[1] + "," + bend + to[0] + " " + to[1],
          attributes.toArray(String[]::new));
    }

    private int[] crossing() {
      return new int[] {300 * random.nextInt(5), 300 * random.nextInt(5)};
    }

    Geometry obstacle() {
      return scene.degrees(
          "LINESTRING("
              + random.nextInt(1200)
              + " "
              + random.nextInt(1200)
              + ","
              + random.nextInt(1200)
              + " "
              + random.nextInt(1200)
              + ")");
    }

    double[] spots(int count) {
      return random.doubles(2L * count, -100, 1300).toArray();
    }

    RoadNetwork network() {
      RoadGraph.Builder builder = new RoadGraph.Builder();
      List<Road> shuffled = new ArrayList<>(roads.values());
      Collections.shuffle(shuffled, random);
      shuffled.forEach(builder::add);
      return new RoadNetwork(builder.build(), Obstacles.of(obstacles::forEach), RoadScene.SPEEDS);
    }

    /** Milliseconds and facility of every place. */
    List<List<Integer>> nearest(RoadNetwork network, int limit) {
      JoinedPlaces joined = network.join(mode, places);
      Reach reach =
          network.search(mode, direction).merged(network.join(mode, facilities), turnout, limit);
      List<List<Integer>> all = new ArrayList<>();
      for (int i = 0; i < places.size(); i++) {
        all.add(List.of(reach.millis(joined, i), reach.facility(joined, i)));
      }
      return all;
    }
  }

  @Property(tries = 300)
  void searchesAgreeWithTheTextbook(@ForAll long seed) {
    Town town = new Town(seed);
    RoadNetwork network = town.network();
    JoinedPlaces facilities = network.join(town.mode, town.facilities);
    JoinedPlaces places = network.join(town.mode, town.places);
    PlainDijkstra plain =
        new PlainDijkstra(List.copyOf(town.roads.values()), RoadScene.SPEEDS, town.mode);
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
      Town town,
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

  private static void checkRoutes(
      Town town,
      TravelSearch search,
      JoinedPlaces places,
      int place,
      JoinedPlaces facilities,
      int[][] expected) {
    List<Integer> order = new ArrayList<>();
    for (int facility = 0; facility < facilities.size(); facility++) {
      if (expected[facility][place] >= 0) {
        order.add(facility);
      }
    }
    order.sort(Comparator.comparingInt(facility -> expected[facility][place]));
    List<Route> routes = search.nearest(places, place, facilities, town.turnout, 3, LIMIT);
    assertThat(routes.stream().map(Route::facility).toList())
        .isEqualTo(order.subList(0, Math.min(3, order.size())));
    for (Route route : routes) {
      int facility = route.facility();
      assertThat(route.millis()).isEqualTo(expected[facility][place]);
      int legs = route.legs().stream().mapToInt(Route.Leg::millis).sum();
      int walks = facilities.accessMillis(facility) + places.accessMillis(place);
      assertThat(legs + walks + town.turnout[facility]).isEqualTo(route.millis());
      assertThat(route.legs().get(0).road())
          .isEqualTo(
              town.direction == Direction.FROM ? facilities.road(facility) : places.road(place));
    }
  }

  @Property(tries = 200)
  void moreTimeReachesMoreAndOneMoreFacilityShortens(@ForAll long seed) {
    Town town = new Town(seed);
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

  @Property(tries = 300)
  void aPatchedNetworkAnswersAsOneMadeAnew(@ForAll long seed) {
    Town town = new Town(seed);
    RoadNetwork patched = town.network();
    JoinedPlaces joined = patched.join(town.mode, town.places);
    for (int round = 0; round < 3; round++) {
      patched = change(town, patched);
      joined = patched.rejoin(joined);
    }
    RoadNetwork anew = town.network();
    assertThat(patched.graph().edgeCount()).isEqualTo(anew.graph().edgeCount());
    JoinedPlaces again = anew.join(town.mode, town.places);
    for (int i = 0; i < town.places.size(); i++) {
      assertThat(joined.isJoined(i)).isEqualTo(again.isJoined(i));
      if (again.isJoined(i)) {
        assertThat(joined.road(i)).isEqualTo(again.road(i));
        assertThat(joined.fraction(i)).isEqualTo(again.fraction(i));
        assertThat(joined.accessMillis(i)).isEqualTo(again.accessMillis(i));
      }
    }
    assertThat(town.nearest(patched, LIMIT)).isEqualTo(town.nearest(anew, LIMIT));
    JoinedPlaces facilities = patched.join(town.mode, town.facilities);
    JoinedPlaces facilitiesAgain = anew.join(town.mode, town.facilities);
    for (int i = 0; i < town.places.size(); i++) {
      assertThat(
              patched
                  .search(town.mode, town.direction)
                  .nearest(joined, i, facilities, town.turnout, 9, LIMIT))
          .isEqualTo(
              anew.search(town.mode, town.direction)
                  .nearest(again, i, facilitiesAgain, town.turnout, 9, LIMIT));
    }
  }

  /** Takes roads away, changes some, adds others, and moves an obstacle. */
  private RoadNetwork change(Town town, RoadNetwork network) {
    List<Road> came = new ArrayList<>();
    long[] gone =
        town.roads.keySet().stream()
            .mapToLong(Long::longValue)
            .filter(id -> town.random.nextInt(5) == 0)
            .toArray();
    for (long id : gone) {
      town.roads.remove(id);
      if (town.random.nextBoolean()) {
        came.add(town.road(id));
      }
    }
    came.add(town.road(1000 + town.random.nextInt(1_000_000)));
    came.forEach(road -> town.roads.put(road.id(), road));
    List<Envelope> moved = new ArrayList<>();
    if (town.random.nextBoolean()) {
      Geometry obstacle = town.obstacle();
      town.obstacles.add(obstacle);
      moved.add(obstacle.getEnvelopeInternal());
      moved.add(town.obstacles.remove(0).getEnvelopeInternal());
    }
    return network.patched(
        network.graph().edgesOf(gone),
        came.stream().map(road -> new RoadGraph.Piece(road, false, false)).toList(),
        Obstacles.of(town.obstacles::forEach),
        moved);
  }

  @Property(tries = 200)
  void closingNeverShortensFromWhereOneJoinsAsBefore(@ForAll long seed) {
    Town town = new Town(seed);
    RoadNetwork network = town.network();
    Geometry flood =
        scene
            .degrees("POINT(" + town.random.nextInt(1200) + " " + town.random.nextInt(1200) + ")")
            .buffer(0.002);
    List<Long> ids =
        town.roads.keySet().stream().filter(id -> town.random.nextInt(6) == 0).toList();
    RoadNetwork shut = network.closing(new Closure(ids, List.of(flood)));
    JoinedPlaces before = network.join(town.mode, town.places);
    JoinedPlaces after = shut.rejoin(before);
    JoinedPlaces facilities = shut.join(town.mode, town.facilities);
    JoinedPlaces facilitiesBefore = network.join(town.mode, town.facilities);
    boolean same = true;
    for (int i = 0; i < town.facilities.size(); i++) {
      same &= isSame(facilitiesBefore, facilities, i);
    }
    JoinedPlaces anew = shut.join(town.mode, town.places);
    List<List<Integer>> open = town.nearest(network, LIMIT);
    List<List<Integer>> left = town.nearest(shut, LIMIT);
    for (int i = 0; i < town.places.size(); i++) {
      assertThat(after.edges[i]).as("joined anew where needed").isEqualTo(anew.edges[i]);
      if (same && isSame(before, after, i) && left.get(i).get(0) >= 0) {
        assertThat(left.get(i).get(0)).isGreaterThanOrEqualTo(open.get(i).get(0));
        assertThat(open.get(i).get(0)).isNotEqualTo(-1);
      }
    }
  }

  private static boolean isSame(JoinedPlaces before, JoinedPlaces after, int place) {
    return before.edges[place] == after.edges[place]
        && before.fractions[place] == after.fractions[place];
  }
}

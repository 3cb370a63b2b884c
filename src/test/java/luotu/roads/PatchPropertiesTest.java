package luotu.roads;

import static luotu.roads.RandomTown.LIMIT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import luotu.roads.TravelSearch.FacilitySet;
import luotu.store.Road;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** What holds on any network that was patched, or of which some is closed. */
class PatchPropertiesTest {
  @Property(tries = 300)
  void aPatchedNetworkAnswersAsOneMadeAnew(@ForAll long seed) {
    RandomTown town = new RandomTown(seed);
    RoadNetwork patched = town.network();
    JoinedPlaces joined = patched.join(town.mode, town.places);
    for (int round = 0; round < 3; round++) {
      // What a search has made of a network is patched with it.
      TravelSearch search = patched.search(town.mode, town.direction);
      JoinedPlaces facilities = patched.join(town.mode, town.facilities);
      assertThat(nearest(search, joined, 0, facilities, town.turnout, 9)).isNotNull();
      patched = change(town, patched);
      joined = patched.rejoin(joined);
    }
    RoadNetwork anew = town.network();
    assertThat(describe(patched.graph())).isEqualTo(describe(anew.graph()));
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
      TravelSearch search = patched.search(town.mode, town.direction);
      TravelSearch searchAnew = anew.search(town.mode, town.direction);
      assertThat(nearest(search, joined, i, facilities, town.turnout, 9))
          .isEqualTo(nearest(searchAnew, again, i, facilitiesAgain, town.turnout, 9));
    }
  }

  @Property(tries = 100)
  void patchesOfOneNetworkLeaveEachOtherAlone(@ForAll long seed) {
    RandomTown town = new RandomTown(seed);
    RoadNetwork network = change(town, town.network());
    List<String> before = describe(network.graph());
    List<RoadNetwork> branches = new ArrayList<>();
    List<List<String>> described = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Geometry flood = town.scene.degrees("POINT(" + 400 * i + " 300)").buffer(0.001);
      branches.add(network.closing(new Closure(List.of(), List.of(flood))));
      branches.add(
          branches
              .get(2 * i)
              .patched(
                  List.of(), List.of(piece(town, i)), Obstacles.NONE, List.of(), town.elevation));
      branches.subList(2 * i, 2 * i + 2).forEach(each -> described.add(describe(each.graph())));
    }
    assertThat(describe(network.graph())).isEqualTo(before);
    assertThat(branches.stream().map(each -> describe(each.graph())).toList()).isEqualTo(described);
  }

  private static RoadGraph.Piece piece(RandomTown town, int id) {
    return RoadGraph.Piece.whole(town.road(id));
  }

  /** Every attribute of every edge, in an order of their own. */
  private static List<String> describe(RoadGraph graph) {
    return IntStream.range(0, graph.edges.count)
        .filter(edge -> !graph.removed.get(edge))
        .mapToObj(
            edge ->
                "%d %s %s %s %s %s %s %s"
                    .formatted(
                        graph.roadOf(edge),
                        graph.nameOf(edge),
                        graph.classOf(edge),
                        graph.edges.access(edge),
                        graph.edges.flags[edge],
                        graph.edges.limit[edge],
                        Arrays.toString(
                            Arrays.copyOfRange(graph.edges.slopes, 4 * edge, 4 * edge + 4)),
                        graph.cut(edge, 0, 1)))
        .sorted()
        .toList();
  }

  /** Takes roads away, changes some, adds others, and moves an obstacle. */
  private RoadNetwork change(RandomTown town, RoadNetwork network) {
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
        came.stream().map(RoadGraph.Piece::whole).toList(),
        Obstacles.of(town.obstacles::forEach),
        moved,
        town.elevation);
  }

  @Property(tries = 200)
  void closingNeverShortensFromWhereOneJoinsAsBefore(@ForAll long seed) {
    RandomTown town = new RandomTown(seed);
    RoadNetwork network = town.network();
    Geometry flood =
        town.scene
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

  private static List<Route> nearest(
      TravelSearch search,
      JoinedPlaces places,
      int place,
      JoinedPlaces facilities,
      int[] turnout,
      int count) {
    List<FacilitySet> sets = List.of(new FacilitySet(facilities, facility -> turnout[facility]));
    return search.nearest(places, place, sets, count, LIMIT).get(0);
  }
}

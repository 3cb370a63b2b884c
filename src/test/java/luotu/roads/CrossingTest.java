package luotu.roads;

import static luotu.model.TravelMode.DRIVE;
import static luotu.roads.RoadScene.ask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import luotu.roads.RoadScene.Answer;
import luotu.roads.TravelSearch.FacilitySet;
import org.junit.jupiter.api.Test;

/** Who joins the roads at a crossing may use every road there. */
class CrossingTest {
  /** At 0 0 a one-way street ends, another begins, and a road for both ways leads south. */
  private final RoadScene scene =
      new RoadScene()
          .add(1, "-1000 0, 0 0", "oneway")
          .add(2, "0 0, 1000 0", "oneway")
          .add(3, "0 0, 0 -1000");

  private final RoadNetwork network = scene.network();

  /** Where they meet. */
  private final Places corner = scene.points(0, 0);

  @Test
  void oneMayLeaveByEveryRoadThatLeadsAway() {
    Places places = scene.points(-500, 0, 500, 0, 0, -500);
    for (int first : new int[] {1, 2, 3}) {
      Answer answer = ask(startingWith(first), DRIVE, Direction.FROM, corner, places, 60);
      assertThat(answer.seconds(0)).as("against the one-way").isEqualTo(-1);
      assertThat(answer.seconds(1)).isCloseTo(50, within(0.05));
      assertThat(answer.seconds(2)).isCloseTo(50, within(0.05));
    }
  }

  @Test
  void oneMayComeByEveryRoadThatLeadsThere() {
    Places places = scene.points(-500, 0, 500, 0, 0, -500);
    for (int first : new int[] {1, 2, 3}) {
      Answer answer = ask(startingWith(first), DRIVE, Direction.TO, corner, places, 60);
      assertThat(answer.seconds(0)).isCloseTo(50, within(0.05));
      assertThat(answer.seconds(1)).as("against the one-way").isEqualTo(-1);
      assertThat(answer.seconds(2)).isCloseTo(50, within(0.05));
    }
  }

  /** The same roads; the place joins the one of the lowest id. */
  private RoadNetwork startingWith(int first) {
    RoadScene other = new RoadScene();
    List.of("-1000 0, 0 0", "0 0, 1000 0").forEach(line -> add(other, first, line, "oneway"));
    add(other, first, "0 0, 0 -1000");
    return other.network();
  }

  private void add(RoadScene other, int first, String line, String... attributes) {
    int id = line.startsWith("-") ? 1 : line.endsWith("1000 0") ? 2 : 3;
    other.add(id == first ? 0 : id, line, attributes);
  }

  @Test
  void aPlaceAtTheFarEndOfAOneWayStreetIsFound() {
    JoinedPlaces places = network.join(DRIVE, corner);
    JoinedPlaces stations = network.join(DRIVE, scene.points(0, -1000));
    assertThat(places.road(0)).isEqualTo(1);
    List<Route> routes =
        network
            .search(DRIVE, Direction.FROM)
            .nearest(places, 0, List.of(new FacilitySet(stations, station -> 0)), 1, 3_600_000)
            .get(0);
    assertThat(routes)
        .singleElement()
        .satisfies(route -> assertThat(route.metres()).isCloseTo(1000, within(0.1)));
    routes =
        network
            .search(DRIVE, Direction.TO)
            .nearest(stations, 0, List.of(new FacilitySet(places, place -> 0)), 1, 3_600_000)
            .get(0);
    assertThat(routes)
        .singleElement()
        .satisfies(route -> assertThat(route.metres()).isCloseTo(1000, within(0.1)));
    JoinedPlaces many = network.join(DRIVE, scene.points(new double[600]));
    assertThat(
            network
                .search(DRIVE, Direction.TO)
                .nearest(stations, 0, List.of(new FacilitySet(many, place -> 0)), 5, 3_600_000)
                .get(0))
        .extracting(Route::facility)
        .containsExactly(0, 1, 2, 3, 4);
  }
}

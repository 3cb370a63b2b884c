package luotu.analyse.travel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import luotu.Checkout;
import luotu.analyse.ClosedRoad;
import luotu.analyse.FacilityInputs;
import luotu.analyse.Scene;
import luotu.model.Feature;
import luotu.model.Layer;
import luotu.model.Refusal;
import luotu.model.TravelMode;
import luotu.model.filter.Filter;
import luotu.roads.Direction;
import luotu.roads.GraphHolder;
import luotu.store.ChangeNote;
import luotu.store.Facilities;
import luotu.store.FacilityList;
import luotu.store.Snapshot;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept between questions is never older than the data. */
class TravelDataTest {
  private static final Layer SHELTER = Checkout.CATALOGUE.getLayer("shelter");
  private static final Layer ROAD = Checkout.CATALOGUE.getLayer("road");
  private static final FacilityInputs INPUTS = new FacilityInputs(Checkout.CATALOGUE);
  private static final Facilities SHELTERS =
      INPUTS.facilities(List.of("shelter"), null, List.of()).get(0);

  private Scene scene;
  private final TravelData data =
      new TravelData(new GraphHolder(Checkout.CATALOGUE.speeds()), INPUTS);

  /** A street of 1 km, two households, and a shelter at its end. */
  @BeforeEach
  void street() {
    scene =
        new Scene(106.5, 29.5)
            .square("A", 4_000)
            .add("road", "LINESTRING(0 0, 1000 0)", "class", "residential")
            .add("population", "POINT(0 10)", "people", 7)
            .add("population", "POINT(500 10)", "people", 5)
            .add("shelter", "POINT(1000 10)", "status", "open")
            .store();
  }

  @AfterEach
  void close() {
    scene.close();
  }

  private Snapshot snapshot() {
    return scene.database().store().snapshot();
  }

  /** Milliseconds on foot of both households to the nearest shelter, -1 for none. */
  private List<Integer> walks(TravelScene travel) {
    JoinedFacilities shelters = travel.facilities(SHELTERS, TravelMode.WALK);
    JoinedPeople people = travel.people(TravelMode.WALK);
    var reach =
        travel
            .network()
            .search(TravelMode.WALK, Direction.TO)
            .merged(shelters.places(), new int[shelters.list().size()], 3_600_000);
    return List.of(reach.millis(people.places(), 0), reach.millis(people.places(), 1));
  }

  private static int walk(double metres) {
    return (int) Math.round(metres * 3.6 / 5 * 1000);
  }

  @Test
  void answersFollowEveryChangeOfRoadsPeopleAndFacilities() {
    try (Snapshot snapshot = snapshot()) {
      assertThat(walks(data.at(snapshot)).get(0)).isCloseTo(walk(1_020), within());
      assertThat(walks(data.at(snapshot)).get(1)).isCloseTo(walk(520), within());
    }
    scene.add("shelter", "POINT(0 -10)", "status", "open").store();
    try (Snapshot snapshot = snapshot()) {
      assertThat(walks(data.at(snapshot)).get(0)).isCloseTo(walk(20), within());
    }
    long road = only(ROAD).id();
    close(only(ROAD));
    try (Snapshot snapshot = snapshot()) {
      assertThat(walks(data.at(snapshot))).containsExactly(-1, -1);
      assertThat(data.at(snapshot).network().unknownRoads(List.of(road, 999L)))
          .containsExactly(999L);
    }
    scene.add("road", "LINESTRING(0 0, 500 0)", "class", "footway").store();
    try (Snapshot snapshot = snapshot()) {
      assertThat(walks(data.at(snapshot)).get(1)).isCloseTo(walk(520), within());
    }
  }

  private void close(Feature road) {
    Feature closed =
        Feature.draft(
                "road",
                road.geometry(),
                road.name(),
                null,
                road.source(),
                null,
                null,
                null,
                Map.of("class", "residential", "closed", true),
                Map.of())
            .withId(road.id());
    scene
        .database()
        .store()
        .write(
            new ChangeNote("test", "closed", "test"),
            writer -> writer.update(closed, road.change()));
  }

  private static Offset<Integer> within() {
    return Offset.offset(1_500);
  }

  private Feature only(Layer layer) {
    try (Snapshot snapshot = snapshot()) {
      List<Feature> all = new ArrayList<>();
      snapshot.forEach(layer, null, Filter.ALL, all::add);
      assertThat(all).hasSize(1);
      return all.get(0);
    }
  }

  @Test
  void whatDidNotChangeIsNotReadAgain() {
    JoinedPeople people;
    JoinedFacilities shelters;
    try (Snapshot snapshot = snapshot()) {
      people = data.at(snapshot).people(TravelMode.WALK);
      shelters = data.at(snapshot).facilities(SHELTERS, TravelMode.WALK);
    }
    scene.add("hazard", "POINT(3 3)", "kind", "landslide").store();
    try (Snapshot snapshot = snapshot()) {
      assertThat(data.at(snapshot).people(TravelMode.WALK).cells()).isSameAs(people.cells());
      assertThat(data.at(snapshot).people(TravelMode.WALK).places()).isSameAs(people.places());
      assertThat(data.at(snapshot).facilities(SHELTERS, TravelMode.WALK).places())
          .isSameAs(shelters.places());
    }
  }

  @Test
  void anOlderSnapshotSeesItsOwnState() {
    try (Snapshot before = snapshot()) {
      scene.add("shelter", "POINT(0 -10)", "status", "open").store();
      scene.add("road", "LINESTRING(0 0, 0 100)", "class", "footway").store();
      try (Snapshot after = snapshot()) {
        assertThat(walks(data.at(after)).get(0)).isCloseTo(walk(20), within());
      }
      assertThat(walks(data.at(before)).get(0)).isCloseTo(walk(1_020), within());
      try (Snapshot after = snapshot()) {
        assertThat(walks(data.at(after)).get(0)).isCloseTo(walk(20), within());
      }
    }
  }

  @Test
  void closedRoadsAreShutForOneQuestionOnly() {
    try (Snapshot snapshot = snapshot()) {
      TravelScene travel = data.at(snapshot);
      var shut = new ClosedRoad(null, scene.degrees("LINESTRING(200 -5, 200 5)"));
      List<Integer> walks = walks(travel.closing(List.of(shut)));
      assertThat(walks.get(0)).isEqualTo(-1);
      assertThat(walks.get(1)).isCloseTo(walk(520), within());
      assertThat(walks(travel.closing(List.of(new ClosedRoad(only(ROAD).id(), null)))))
          .containsExactly(-1, -1);
      assertThat(walks(travel.closing(List.of())).get(0)).isCloseTo(walk(1_020), within());
      assertThatThrownBy(() -> travel.closing(List.of(new ClosedRoad(999L, null))))
          .isInstanceOfSatisfying(
              Refusal.class, refusal -> assertThat(refusal.type()).isEqualTo("unknown-road"));
    }
  }

  @Test
  void warmingLeavesNothingToRead() {
    try (Snapshot snapshot = snapshot()) {
      data.warm(snapshot);
      assertThat(walks(data.at(snapshot)).get(0)).isCloseTo(walk(1_020), within());
    }
  }

  @Test
  void enginesGoOutAndPeopleGoIn() {
    Layer stations = Checkout.CATALOGUE.getLayer("fire_station");
    assertThat(Journey.of(stations, "emergency", null, null).direction()).isEqualTo(Direction.FROM);
    assertThat(Journey.of(stations, "walk", null, null).direction()).isEqualTo(Direction.TO);
    assertThat(Journey.of(SHELTER, "drive", null, null).direction()).isEqualTo(Direction.TO);
    assertThat(Journey.of(SHELTER, null, "from", null))
        .isEqualTo(new Journey(TravelMode.WALK, Direction.FROM, null));
  }

  @Test
  void turnoutIsTheStationsOwnOrTheSettingOrWhatIsAsked() {
    scene.add("fire_station", "POINT(0 0)", "turnout_s", 90.0).store();
    scene.add("fire_station", "POINT(0 0)").store();
    Layer layer = Checkout.CATALOGUE.getLayer("fire_station");
    Facilities stations = INPUTS.facilities(List.of("fire_station"), null, List.of()).get(0);
    try (Snapshot snapshot = snapshot()) {
      var list = snapshot.facilityList(stations);
      assertThat(list.unverified().cardinality()).isEqualTo(2);
      assertThat(turnout(layer, "emergency", null, null, list)).containsExactly(90_000, 60_000);
      assertThat(turnout(layer, "emergency", null, 30.0, list)).containsExactly(30_000, 30_000);
      assertThat(turnout(layer, "emergency", "to", null, list)).containsExactly(0, 0);
      assertThat(turnout(layer, "drive", null, null, list)).containsExactly(0, 0);
    }
  }

  private static int[] turnout(
      Layer layer, String mode, String direction, Double asked, FacilityList list) {
    return Journey.of(layer, mode, direction, asked)
        .turnoutMillis(layer, list, Checkout.CATALOGUE.speeds());
  }
}

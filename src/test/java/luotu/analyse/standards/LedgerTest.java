package luotu.analyse.standards;

import static luotu.analyse.Scene.box;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import luotu.Checkout;
import luotu.analyse.FacilityInputs;
import luotu.analyse.Scene;
import luotu.analyse.coverage.RadiusCoverage;
import luotu.analyse.servicearea.ServiceArea;
import luotu.analyse.standards.GapResult.Cell;
import luotu.analyse.travel.TravelData;
import luotu.model.EditedFeature;
import luotu.model.Feature;
import luotu.model.Layer;
import luotu.model.Standard;
import luotu.model.filter.Filter;
import luotu.roads.GraphHolder;
import luotu.store.ChangeNote;
import luotu.store.Snapshot;
import luotu.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Three towns of 3 km side by side in a district. Each edit moves the cells that it must, and the
 * cells it cannot concern are not counted again.
 */
class LedgerTest {
  private static final List<String> ZONES = List.of("a", "b", "c", "d");
  private static final ChangeNote NOTE = new ChangeNote("test", "an edit", "http");

  private Scene scene;
  private Ledger ledger;
  private Store store;
  private LocalDate day = LocalDate.of(2025, 6, 1);
  private Map<String, Cell> cells;
  private Set<String> counted;

  @BeforeEach
  void build() {
    scene = new Scene(106.5, 29.5);
    store = scene.database().store();
    FacilityInputs inputs = new FacilityInputs(Checkout.CATALOGUE);
    TravelData travel = new TravelData(new GraphHolder(Checkout.CATALOGUE.speeds()), inputs);
    ledger =
        new Ledger(
            new ReportSources(
                inputs,
                new RadiusCoverage(store, inputs),
                travel,
                new ServiceArea(store, inputs, travel)));
    scene
        .zone("a", "town", box(0, 0, 3000, 3000), "parent", "d")
        .zone("b", "town", box(3000, 0, 6000, 3000), "parent", "d")
        .zone("c", "town", box(6000, 0, 9000, 3000), "parent", "d")
        .zone("d", "district", box(0, 0, 9000, 3000))
        .add("facility", "POINT(1500 1500)", "kind", "charging", "status", "open")
        .add("land", box(2000, 1000, 2900, 2000), "kind", "forest_key")
        .add("water_source", "POINT(500 1500)", "kind", "pond", "usable", true)
        .add("population", "POINT(8000 1500)", "people", 100L)
        .add("population", "POINT(5000 2500)", "people", 100L)
        .road("east", "8000 1500,8500 1500", "class", "residential")
        .road("middle", "4500 2500,5000 2500", "class", "residential")
        .add("shelter", "POINT(8500 1500)", "kind", "outdoor", "status", "open", "places", 50L)
        .add("shelter", "POINT(4500 2500)", "kind", "outdoor", "status", "open", "places", 50L)
        .add(
            "hazard",
            "POINT(4000 1000)",
            "kind",
            "gas",
            "level",
            "large",
            "status",
            "open",
            "responsible_unit",
            "燃气公司",
            "due_on",
            "2025-06-10")
        .store();
    count();
  }

  @AfterEach
  void close() {
    scene.close();
  }

  /** What came out otherwise, as {@code standard zone}. */
  private Set<String> count() {
    Map<String, Cell> before = cells;
    cells = new TreeMap<>();
    counted = new TreeSet<>();
    List<Standard> standards = Checkout.CATALOGUE.standards();
    try (Snapshot snapshot = store.snapshot()) {
      List<Column> columns = ledger.read(snapshot, day, ZONES, standards, null).columns();
      for (int i = 0; i < columns.size(); i++) {
        String standard = standards.get(i).id() + " ";
        columns.get(i).counted().forEach(zone -> counted.add(standard + zone));
        for (int zone = 0; zone < ZONES.size(); zone++) {
          cells.put(standard + ZONES.get(zone), columns.get(i).cells().get(zone));
        }
      }
    }
    Set<String> moved = new TreeSet<>();
    if (before != null) {
      cells.forEach(
          (key, cell) -> {
            if (!cell.equals(before.get(key))) {
              moved.add(key);
            }
          });
    }
    return moved;
  }

  private Feature find(String layerId, String name) {
    Layer layer = Checkout.CATALOGUE.getLayer(layerId);
    List<Feature> rows = new ArrayList<>();
    try (Snapshot snapshot = store.snapshot()) {
      snapshot.forEach(layer, null, Filter.ALL, rows::add);
    }
    return rows.stream().filter(row -> name == null || name.equals(row.name())).findFirst().get();
  }

  private static List<String> zones(Set<String> keys) {
    return keys.stream()
        .map(key -> key.substring(key.indexOf(' ') + 1))
        .distinct()
        .sorted()
        .toList();
  }

  private static List<String> standards(Set<String> keys) {
    return keys.stream().map(key -> key.substring(0, key.indexOf(' '))).distinct().toList();
  }

  @Test
  void nothingIsCountedTwice() {
    assertThat(count()).isEmpty();
    assertThat(counted).isEmpty();
  }

  @Test
  void aFacilityThatGoesMovesTheCellsOfItsStreet() {
    Feature charger = find("facility", null);
    store.write(NOTE, writer -> writer.delete("facility", charger.id(), charger.change()));
    assertThat(count()).containsExactly("charging a", "charging d", "dual-use a", "dual-use d");
    assertThat(zones(counted)).containsExactly("a", "d");
  }

  @Test
  void waterAcrossTheBorderMovesTheStreetThatItReaches() {
    scene.add("water_source", "POINT(3100 1500)", "kind", "pond", "usable", true).store();
    assertThat(count()).containsExactly("forest-water-key a", "forest-water-key d");
    assertThat(standards(counted))
        .containsExactlyInAnyOrder("forest-water-key", "forest-water-other", "built-up-fire-water");
    // It is 2,900 m from c: near enough for other forest only.
    assertThat(counted)
        .contains("forest-water-other c")
        .doesNotContain("forest-water-key c", "built-up-fire-water c");
  }

  @Test
  void aRoadThatIsShutMovesThoseWhoWalkOnIt() {
    Feature road = find("road", "east");
    store.write(
        NOTE,
        writer -> writer.update(EditedFeature.with(road, Map.of("closed", true)), road.change()));
    Set<String> moved = count();
    assertThat(moved).contains("shelter-walk c", "shelter-walk d").doesNotContain("shelter-walk b");
    assertThat(zones(moved)).containsExactly("c", "d");
    assertThat(counted).doesNotContain("shelter-walk a", "shelter-walk b", "fire-response b");
  }

  @Test
  void aDayThatPassesMovesWhatFallsDueOnIt() {
    day = LocalDate.of(2025, 6, 8);
    assertThat(count()).allMatch(key -> key.startsWith("shelter-new "));
    assertThat(standards(counted)).containsExactly("shelter-new");
    day = LocalDate.of(2025, 6, 10);
    assertThat(count()).contains("major-hazard-closed b", "major-hazard-closed d");
    assertThat(zones(keysWithout("shelter-new"))).containsExactly("b", "d");
  }

  private Set<String> keysWithout(String standard) {
    Set<String> keys = new TreeSet<>(counted);
    keys.removeIf(key -> key.startsWith(standard + " "));
    return keys;
  }

  @Test
  void anInventoryConfirmsWhatIsNotThere() {
    assertThat(cells.get("reservoir-people c").status()).isEqualTo("no_data");
    scene.record("inventory", "c", "layer", "hazard", "complete_as_of", "2025-05-01").store();
    Set<String> moved = count();
    assertThat(moved).contains("reservoir-people c", "geohazard-monitoring c", "waterlogging c");
    assertThat(cells.get("reservoir-people c").status()).isEqualTo("not_applicable");
    assertThat(zones(counted)).containsExactly("c", "d");
    assertThat(standards(counted)).doesNotContain("shelter-walk", "charging", "drill");
  }

  @Test
  void aNewNameMovesNothing() {
    Feature town = find("zone", "b");
    store.write(
        NOTE,
        writer ->
            writer.update(
                new Feature(
                    "zone",
                    town.id(),
                    town.geometry(),
                    "Newtown",
                    town.zone(),
                    town.source(),
                    town.sourceKey(),
                    town.confirmedOn(),
                    town.remark(),
                    town.fields(),
                    town.extra(),
                    town.change(),
                    town.updatedAt()),
                town.change()));
    assertThat(count()).isEmpty();
    assertThat(counted).isEmpty();
    try (Snapshot snapshot = store.snapshot()) {
      List<Place> zones =
          ledger.read(snapshot, day, ZONES, Checkout.CATALOGUE.standards(), null).zones();
      assertThat(zones.get(1).name()).isEqualTo("Newtown");
    }
  }
}

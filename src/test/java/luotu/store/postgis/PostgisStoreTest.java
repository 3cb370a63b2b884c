package luotu.store.postgis;

import static luotu.Checkout.CATALOGUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import luotu.model.Catalogue;
import luotu.model.Change;
import luotu.model.Feature;
import luotu.model.Layer;
import luotu.model.Refusal;
import luotu.model.Zone;
import luotu.store.Snapshot;
import org.junit.jupiter.api.Test;

/** What is written is kept whole, with its history, and can be taken back. */
class PostgisStoreTest extends StoreScene {
  private static Feature named(Feature pond, String name) {
    return Feature.draft(
            pond.layer(),
            pond.geometry(),
            name,
            null,
            null,
            null,
            null,
            null,
            pond.fields(),
            Map.of())
        .withId(pond.id());
  }

  @Test
  void aFeatureComesBackAsItWasWritten() {
    Feature draft =
        Feature.draft(
            "hazard",
            wkt("POLYGON((106 29, 106.1 29, 106.1 29.1, 106 29))"),
            "滑坡 'Robert'); DROP TABLE feature;--",
            null,
            "手工",
            "H-1",
            LocalDate.of(2025, 3, 5),
            "<script>alert(1)</script>",
            Map.of(
                "kind",
                "landslide",
                "threatened_people",
                12L,
                "threatened_value",
                1.5,
                "sensor",
                true,
                "found_on",
                "2024-02-29",
                "people",
                List.of(Map.of("role", "resident_monitor", "phone", "000"))),
            Map.of("旧编号", "A7", "n", 3L));
    long id = insert(draft);
    Feature read = get("hazard", id);
    assertThat(read.geometry().equalsExact(draft.geometry())).isTrue();
    assertThat(read.name()).isEqualTo(draft.name());
    assertThat(read.fields()).isEqualTo(draft.fields());
    assertThat(read.extra()).isEqualTo(draft.extra());
    assertThat(read.confirmedOn()).isEqualTo(draft.confirmedOn());
    assertThat(read.remark()).isEqualTo(draft.remark());
    assertThat(read.change()).isEqualTo(1);
    try (Snapshot snapshot = store.snapshot()) {
      assertThat(snapshot.change()).isEqualTo(1);
      Change change = snapshot.latestChanges(5).get(0);
      assertThat(change.author()).isEqualTo("tester");
      assertThat(change.layers()).containsExactly("hazard");
      assertThat(snapshot.counts()).isEqualTo(Map.of("hazard", 1L));
      assertThat(snapshot.extent()).hasValue(new double[] {106, 29, 106.1, 29.1});
    }
  }

  @Test
  void writingNothingMakesNoChange() {
    assertThat(store.write(NOTE, writer -> {})).isNull();
    long id = insert(pond("a", "POINT(106 29)", Map.of()));
    assertThat(store.write(NOTE, writer -> writer.update(get("water_source", id), 1))).isNull();
    try (Snapshot snapshot = store.snapshot()) {
      assertThat(snapshot.change()).isEqualTo(1);
    }
  }

  @Test
  void theLastVersionSeenMustBeTheStoredOne() {
    long id = insert(pond("a", "POINT(106 29)", Map.of()));
    Feature seen = get("water_source", id);
    store.write(NOTE, writer -> writer.update(named(seen, "b"), 1));
    Refusal stale =
        catchThrowableOfType(
            Refusal.class, () -> store.write(NOTE, writer -> writer.update(named(seen, "c"), 1)));
    assertThat(stale.type()).isEqualTo("stale-version");
    assertThatThrownBy(() -> store.write(NOTE, writer -> writer.delete("water_source", 999, 1)))
        .extracting(e -> ((Refusal) e).type())
        .isEqualTo("unknown-feature");
    assertThat(get("water_source", id).name()).isEqualTo("b");
  }

  @Test
  void aChangeIsAllOrNothing() {
    assertThatThrownBy(
            () ->
                store.write(
                    NOTE,
                    writer -> {
                      writer.insert(pond("a", "POINT(106 29)", Map.of()));
                      writer.insert(pond("b", "POINT(106 29)", Map.of("kind", "ocean")));
                    }))
        .isInstanceOf(Refusal.class);
    try (Snapshot snapshot = store.snapshot()) {
      assertThat(snapshot.counts()).isEmpty();
      assertThat(snapshot.change()).isZero();
    }
  }

  @Test
  void undoTakesBackInsertUpdateAndDelete() throws SQLException {
    long id = insert(pond("a", "POINT(106 29)", Map.of("kind", "pond")));
    store.write(NOTE, writer -> writer.update(named(get("water_source", id), "b"), 1));
    store.write(NOTE, writer -> writer.delete("water_source", id, 2));
    Refusal built = catchThrowableOfType(Refusal.class, () -> store.undo(1, NOTE));
    assertThat(built.type()).isEqualTo("built-upon");
    assertThat(built.faults()).singleElement().satisfies(f -> assertThat(f.found()).isEqualTo("3"));
    Change undone = store.undo(3, NOTE);
    assertThat(undone.undoes()).isEqualTo(3);
    assertThat(get("water_source", id).name()).isEqualTo("b");
    store.undo(undone.number(), NOTE);
    try (Snapshot snapshot = store.snapshot()) {
      assertThat(snapshot.find(ponds, id)).isEmpty();
    }
    assertThat(
            value("SELECT string_agg(name, ' ' ORDER BY change DESC) FROM luotu.feature_history"))
        .isEqualTo("b b a");
    assertThat(catchThrowableOfType(Refusal.class, () -> store.undo(3, NOTE)).type())
        .isEqualTo("already-undone");
    assertThat(catchThrowableOfType(Refusal.class, () -> store.undo(77, NOTE)).type())
        .isEqualTo("unknown-change");
  }

  @Test
  void undoOfAnUpdateRestoresEveryColumn() {
    long id = insert(pond("a", "POINT(106 29)", Map.of("kind", "pond", "volume_m3", 12.5)));
    store.write(
        NOTE,
        writer -> writer.update(pond("b", "POINT(107 30)", Map.of("usable", false)).withId(id), 1));
    store.undo(2, NOTE);
    Feature restored = get("water_source", id);
    assertThat(restored.name()).isEqualTo("a");
    assertThat(restored.fields()).isEqualTo(Map.of("kind", "pond", "volume_m3", 12.5));
    assertThat(restored.geometry().equalsExact(wkt("POINT(106 29)"))).isTrue();
  }

  @Test
  void theZoneFollowsTheLocationAndTheZones() {
    long inside = insert(pond("inside", "POINT(0.5 0.5)", Map.of()));
    long border = insert(pond("border", "POINT(1 0.5)", Map.of()));
    long line = insert(pond("line", "LINESTRING(0.2 0.1, 1.9 0.1, 1.95 0.2)", Map.of()));
    long outside = insert(pond("outside", "POINT(5 5)", Map.of()));
    assertThat(get("water_source", inside).zone()).isNull();
    store.write(
        NOTE,
        writer -> {
          writer.insert(town("500106002", "town", "POLYGON((1 0, 2 0, 2 1, 1 1, 1 0))"));
          writer.insert(town("500106001", "town", "POLYGON((0 0, 1 0, 1 1, 0 1, 0 0))"));
          writer.insert(town("500106", "district", "POLYGON((0 0, 9 0, 9 9, 0 9, 0 0))"));
        });
    assertThat(get("water_source", inside).zone()).isEqualTo("500106001");
    assertThat(get("water_source", border).zone())
        .as("on a border: the lowest code")
        .isEqualTo("500106001");
    assertThat(get("water_source", line).zone())
        .as("interior point of a line")
        .isEqualTo("500106002");
    assertThat(get("water_source", outside).zone()).as("a district is no town").isNull();
    assertThat(get("water_source", inside).change()).as("no new version").isEqualTo(1);
    long added = insert(pond("added", "POINT(1.5 0.5)", Map.of()));
    assertThat(get("water_source", added).zone()).isEqualTo("500106002");
    try (Snapshot snapshot = store.snapshot()) {
      Zone west = snapshot.zones(List.of("500106001")).get(0);
      assertThat(snapshot.zones(List.of()))
          .extracting(Zone::code)
          .containsExactly("500106001", "500106002");
      assertThat(snapshot.lastChange(ponds)).as("tiles show the zone").isEqualTo(6);
      store.write(NOTE, writer -> writer.delete("zone", west.id(), 5));
    }
    assertThat(get("water_source", inside).zone()).isNull();
    assertThat(get("water_source", border).zone()).isEqualTo("500106002");
    assertThat(
            catchThrowableOfType(
                    Refusal.class,
                    () -> {
                      try (Snapshot snapshot = store.snapshot()) {
                        snapshot.zones(List.of("500106002", "nowhere"));
                      }
                    })
                .faults())
        .singleElement()
        .satisfies(f -> assertThat(f.found()).isEqualTo("nowhere"));
  }

  @Test
  void openingAgainKeepsTheDataAndASharperCatalogueBindsNewRows() {
    insert(pond("a", "POINT(1 1)", Map.of("kind", "pond", "usable", true)));
    try (PostgisStore again = reopen(List.of(withoutFields(ponds)));
        Snapshot snapshot = again.snapshot()) {
      assertThat(snapshot.counts()).isEqualTo(Map.of("water_source", 1L));
      assertThat(again.write(NOTE, writer -> writer.insert(pond("b", "POINT(1 1)", Map.of()))))
          .isNotNull();
      assertThatThrownBy(
              () ->
                  again.write(
                      NOTE,
                      writer -> writer.insert(pond("c", "POINT(1 1)", Map.of("usable", true)))))
          .isInstanceOf(Refusal.class);
    }
  }

  private PostgisStore reopen(List<Layer> layers) {
    return PostgisStore.open(
        database.address().jdbcUrl(),
        database.address().user(),
        database.address().password(),
        Path.of("sql"),
        new Catalogue(
            layers, List.of(), List.of(), List.of(), CATALOGUE.speeds(), List.of(), "sharper"));
  }

  private static Layer withoutFields(Layer layer) {
    return new Layer(
        layer.id(),
        layer.label(),
        layer.group(),
        layer.geometry(),
        List.of(),
        layer.usable(),
        layer.goesOut(),
        layer.unique(),
        layer.symbol());
  }
}

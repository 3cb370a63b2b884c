package luotu.store.postgis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import luotu.intake.SmallCity;
import luotu.model.Feature;
import luotu.model.Refusal;
import luotu.store.ChangeNote;
import luotu.store.Load;
import luotu.store.LoadOptions;
import luotu.store.Snapshot;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;

/** Rows of a source, read for the first time and again. */
class PostgisLoadTest extends StoreScene {
  private static final ChangeNote OSM = new ChangeNote("tester", "file", "osm");

  private Load.Outcome load(
      LoadOptions.Mode mode, ChangeNote note, boolean dryRun, Feature... rows) {
    LoadOptions options =
        new LoadOptions(
            mode,
            Map.of("water_source", Set.of("geometry", "name", "source", "kind", "volume_m3")));
    try (Load load = store.load(options)) {
      int row = 0;
      for (Feature feature : rows) {
        load.add(feature, ++row);
      }
      if (mode == LoadOptions.Mode.MERGE) {
        load.markMissing("osm", new Envelope(0, 10, 0, 10), LocalDate.of(2026, 1, 2));
      }
      return load.apply(note, dryRun);
    }
  }

  private static Feature keyed(String key, String name, String at, Map<String, Object> fields) {
    return Feature.draft(
        "water_source", wkt(at), name, null, "osm", key, null, null, fields, Map.of());
  }

  private static Feature extra(Map<String, Object> extra) {
    return Feature.draft(
        "water_source", wkt("POINT(1 1)"), "p", null, "osm", "way/1", null, null, Map.of(), extra);
  }

  private Feature only() {
    return storedPonds().get(0);
  }

  @Test
  void theSameKeyAgainUpdatesAndTheSameRowAgainChangesNothing() {
    Feature first = keyed("k1", "tab\tnew\nline\\back", "POINT(1 1)", Map.of("kind", "pond"));
    Load.Outcome dry = load(LoadOptions.Mode.ADD, NOTE, true, first);
    assertThat(dry.inserted()).isEqualTo(1);
    assertThat(dry.change()).isNull();
    assertThat(load(LoadOptions.Mode.ADD, NOTE, false, first).inserted()).isEqualTo(1);
    Load.Outcome again = load(LoadOptions.Mode.ADD, NOTE, false, first);
    assertThat(again.change()).isNull();
    assertThat(again.unchanged()).isEqualTo(1);
    Load.Outcome changed =
        load(
            LoadOptions.Mode.UPDATE,
            NOTE,
            false,
            keyed("k1", "b", "POINT(1 1)", Map.of("volume_m3", 2.0)),
            keyed("k9", "x", "POINT(1 1)", Map.of()));
    assertThat(changed.updated()).isEqualTo(1);
    assertThat(changed.unmatched()).containsExactly(2L);
    Feature stored = only();
    assertThat(stored.name()).isEqualTo("b");
    assertThat(stored.fields())
        .as("a column the source has, blank now")
        .isEqualTo(Map.of("volume_m3", 2.0));
    assertThat(stored.sourceKey()).isEqualTo("k1");
  }

  @Test
  void replaceDeletesWhatTheFileLacksButKeepsRejectedRows() {
    load(
        LoadOptions.Mode.ADD,
        NOTE,
        false,
        keyed("a", "a", "POINT(1 1)", Map.of()),
        keyed("b", "b", "POINT(1 1)", Map.of()),
        keyed("c", "c", "POINT(1 1)", Map.of()));
    LoadOptions options =
        new LoadOptions(
            LoadOptions.Mode.REPLACE, Map.of("water_source", Set.of("geometry", "name")));
    try (Load load = store.load(options)) {
      load.add(keyed("a", "a2", "POINT(1 1)", Map.of()), 1);
      load.add(keyed("d", "d", "POINT(1 1)", Map.of()), 2);
      load.keep("water_source", "b");
      Load.Outcome outcome = load.apply(NOTE, false);
      assertThat(outcome.deleted()).isEqualTo(1);
      assertThat(outcome.inserted()).isEqualTo(1);
      assertThat(outcome.updated()).isEqualTo(1);
    }
    assertThat(storedPonds()).extracting(Feature::name).containsExactlyInAnyOrder("a2", "b", "d");
    store.undo(2, NOTE);
    assertThat(storedPonds()).extracting(Feature::name).containsExactlyInAnyOrder("a", "b", "c");
  }

  @Test
  void readingASourceAgainKeepsWhatAPersonCorrected() {
    Feature v1 = keyed("way/1", "Pond", "POINT(1 1)", Map.of("kind", "pond", "volume_m3", 1.0));
    Feature v2 = keyed("way/1", "Big pond", "POINT(2 2)", Map.of("kind", "tank", "volume_m3", 2.0));
    Feature v3 =
        keyed("way/1", "Bigger pond", "POINT(2 2)", Map.of("kind", "natural", "volume_m3", 3.0));
    load(LoadOptions.Mode.MERGE, OSM, false, v1);
    Feature stored = only();
    store.write(
        NOTE,
        writer ->
            writer.update(
                new Feature(
                    "water_source",
                    stored.id(),
                    stored.geometry(),
                    stored.name(),
                    null,
                    "osm",
                    "way/1",
                    null,
                    "seen",
                    Map.of("kind", "natural", "volume_m3", 1.0, "usable", false),
                    Map.of(),
                    0,
                    null),
                1));
    Load.Outcome second = load(LoadOptions.Mode.MERGE, OSM, false, v2);
    assertThat(second.keptByHand()).isEqualTo(1);
    Feature merged = only();
    assertThat(merged.name()).isEqualTo("Big pond");
    assertThat(merged.remark()).isEqualTo("seen");
    assertThat(merged.geometry().equalsExact(wkt("POINT(2 2)"))).isTrue();
    assertThat(merged.fields())
        .isEqualTo(Map.of("kind", "natural", "volume_m3", 2.0, "usable", false));
    assertThat(load(LoadOptions.Mode.MERGE, OSM, false, v2).change()).isNull();
    load(LoadOptions.Mode.MERGE, OSM, false, v3);
    assertThat(only().fields())
        .isEqualTo(Map.of("kind", "natural", "volume_m3", 3.0, "usable", false));
  }

  @Test
  void readingASourceAgainMarksWhatDisappearedAndLeavesDeletedOnesDeleted() {
    Feature one = keyed("way/1", "one", "POINT(1 1)", Map.of());
    Feature two = keyed("way/2", "two", "POINT(2 2)", Map.of());
    Feature far = keyed("way/3", "far", "POINT(50 2)", Map.of());
    load(LoadOptions.Mode.MERGE, OSM, false, one, two, far);
    Load.Outcome without = load(LoadOptions.Mode.MERGE, OSM, false, one);
    assertThat(without.missing())
        .extracting(Load.Gone::sourceKey)
        .as("outside the extent nothing is missing")
        .containsExactly("way/2");
    assertThat(load(LoadOptions.Mode.MERGE, OSM, false, one).missing()).isEmpty();
    load(LoadOptions.Mode.MERGE, OSM, false, one, two);
    assertThat(storedPonds()).allSatisfy(feature -> assertThat(feature.extra()).isEmpty());
    Feature stored = only();
    store.write(NOTE, writer -> writer.delete("water_source", stored.id(), stored.change()));
    Load.Outcome again = load(LoadOptions.Mode.MERGE, OSM, false, one, two);
    assertThat(again.inserted()).isZero();
    assertThat(again.keptByHand()).isEqualTo(1);
  }

  @Test
  void afterAnUndoTheSourceMayBeReadAgain() {
    Feature one = keyed("way/1", "one", "POINT(1 1)", Map.of());
    load(LoadOptions.Mode.MERGE, OSM, false, one);
    store.undo(1, NOTE);
    assertThat(load(LoadOptions.Mode.MERGE, OSM, false, one).inserted()).isEqualTo(1);
  }

  @Test
  void anUndoTakesBackWhatTheSourceSaid() {
    Feature v1 = keyed("way/1", "Pond", "POINT(1 1)", Map.of("kind", "pond"));
    Feature v2 = keyed("way/1", "Big pond", "POINT(2 2)", Map.of("kind", "tank"));
    load(LoadOptions.Mode.MERGE, OSM, false, v1);
    load(LoadOptions.Mode.MERGE, OSM, false, v2);
    store.undo(2, NOTE);
    assertThat(only().name()).isEqualTo("Pond");
    Load.Outcome again = load(LoadOptions.Mode.MERGE, OSM, false, v2);
    assertThat(again.updated()).isEqualTo(1);
    assertThat(again.keptByHand()).as("nobody corrected anything").isZero();
    assertThat(only().name()).isEqualTo("Big pond");
    store.undo(4, NOTE);
    store.undo(5, NOTE);
    assertThat(only().name()).as("undo of undo").isEqualTo("Big pond");
    assertThat(load(LoadOptions.Mode.MERGE, OSM, false, v1).updated()).isEqualTo(1);
    assertThat(only().name()).isEqualTo("Pond");
  }

  @Test
  void extraFollowsTheSourceButForWhatAPersonWrote() {
    Feature v1 = extra(Map.of("operator", "A", "ele", "100", "ref", "1"));
    load(LoadOptions.Mode.MERGE, OSM, false, v1);
    Feature stored = only();
    Feature corrected = extra(Map.of("operator", "B", "ele", "100", "ref", "1", "key", "red"));
    store.write(
        NOTE,
        writer ->
            writer.update(
                new Feature(
                    "water_source",
                    stored.id(),
                    corrected.geometry(),
                    corrected.name(),
                    null,
                    "osm",
                    "way/1",
                    null,
                    null,
                    Map.of(),
                    corrected.extra(),
                    0,
                    null),
                stored.change()));
    load(
        LoadOptions.Mode.MERGE, OSM, false, extra(Map.of("operator", "C", "ref", "2", "wet", "1")));
    assertThat(only().extra())
        .isEqualTo(Map.of("operator", "B", "key", "red", "ref", "2", "wet", "1"));
  }

  @Test
  void rowsWithoutKeyMeetByTheUniqueFields() {
    insert(town("1", "town", "POLYGON((0 0, 1 0, 1 1, 0 1, 0 0))"));
    LoadOptions options =
        new LoadOptions(
            LoadOptions.Mode.ADD, Map.of("street_record", Set.of("zone", "year", "drills")));
    Feature record =
        Feature.draft(
            "street_record",
            null,
            null,
            "1",
            "f",
            null,
            null,
            null,
            Map.of("year", 2025L, "drills", 1L),
            Map.of());
    Feature better =
        Feature.draft(
            "street_record",
            null,
            null,
            "1",
            "f",
            null,
            null,
            null,
            Map.of("year", 2025L, "drills", 2L),
            Map.of());
    try (Load load = store.load(options)) {
      load.add(record, 1);
      assertThat(load.apply(NOTE, false).inserted()).isEqualTo(1);
    }
    try (Load load = store.load(options)) {
      load.add(better, 1);
      assertThat(load.apply(NOTE, false).updated()).isEqualTo(1);
    }
    try (Load load = store.load(options)) {
      load.add(record, 1);
      load.add(better, 2);
      Refusal repeats = catchThrowableOfType(Refusal.class, () -> load.apply(NOTE, false));
      assertThat(repeats.type()).isEqualTo("duplicate-key");
      assertThat(repeats.faults().get(0).found()).isEqualTo("1 + 2025 (1, 2)");
    }
  }

  @Test
  void aLoadThatIsNotAppliedLeavesNothing() {
    try (Load load =
        store.load(new LoadOptions(LoadOptions.Mode.ADD, Map.of("water_source", Set.of())))) {
      load.add(keyed("a", "a", "POINT(1 1)", Map.of()), 1);
    }
    try (Snapshot snapshot = store.snapshot()) {
      assertThat(snapshot.counts()).isEmpty();
    }
    assertThat(
            load(LoadOptions.Mode.ADD, NOTE, false, keyed("a", "a", "POINT(1 1)", Map.of()))
                .inserted())
        .isEqualTo(1);
  }

  @Test
  void zonesFoundAllAtOnceAreThoseFoundOneByOne() throws SQLException {
    loadCity();
    assertThat(
            value(
                "SELECT count(*) FROM luotu.feature WHERE geom IS NOT NULL AND zone IS DISTINCT FROM luotu.zone_at(geom)"))
        .isEqualTo("0");
    // The scene has all cases: inside, outside, on a border.
    assertThat(
            value(
                "SELECT count(*) FROM luotu.feature p WHERE layer = 'water_source' AND 2 = (SELECT count(*) FROM luotu.feature z WHERE z.layer = 'zone' AND ST_Intersects(z.geom, p.geom))"))
        .isNotEqualTo("0");
    assertThat(value("SELECT count(*) FROM luotu.feature WHERE layer = 'road' AND zone IS NULL"))
        .isNotEqualTo("0");
    assertThat(
            value(
                "SELECT count(*) FROM luotu.feature WHERE layer = 'zone' AND zone = fields->>'code'"))
        .isEqualTo("9");
  }

  @Test
  void zonesFollowWhatIsDoneByHandInTheCity() throws SQLException {
    loadCity();
    sql.execute("DELETE FROM luotu.feature WHERE layer = 'street_record'");
    sql.execute("DELETE FROM luotu.feature WHERE layer = 'zone' AND fields->>'code' = '50010604'");
    sql.execute(
        "UPDATE luotu.feature SET geom = ST_Expand(geom, 0.05) WHERE layer = 'zone' AND fields->>'code' = '50010608'");
    assertThat(value("SELECT count(*) FROM luotu.feature WHERE zone = '50010604'")).isEqualTo("0");
    assertThat(
            value(
                "SELECT count(*) FROM luotu.feature WHERE geom IS NOT NULL AND zone IS DISTINCT FROM luotu.zone_at(geom)"))
        .isEqualTo("0");
  }

  private void loadCity() {
    apply(begin(LoadOptions.Mode.ADD, LoadOptions.Kind.DEMO), SmallCity.features(7, 60), false);
  }
}

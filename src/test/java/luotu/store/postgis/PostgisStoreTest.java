package luotu.store.postgis;

import static luotu.Checkout.CATALOGUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import luotu.model.Change;
import luotu.model.Feature;
import luotu.model.Layer;
import luotu.model.Refusal;
import luotu.model.Zone;
import luotu.model.filter.Filter;
import luotu.store.ChangeNote;
import luotu.store.Facilities;
import luotu.store.FacilityPlaces;
import luotu.store.FeatureQuery;
import luotu.store.Load;
import luotu.store.LoadOptions;
import luotu.store.Page;
import luotu.store.Snapshot;
import luotu.store.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class PostgisStoreTest {
  private static final ChangeNote NOTE = new ChangeNote("tester", "why not", "http");
  private static final ChangeNote OSM = new ChangeNote("tester", "file", "osm");
  private final Layer ponds = CATALOGUE.getLayer("water_source");

  private TestDatabase database;
  private PostgisStore store;

  @BeforeEach
  void open() {
    database = TestDatabase.create(CATALOGUE);
    store = database.store();
  }

  @AfterEach
  void close() {
    database.close();
  }

  static Geometry wkt(String text) {
    try {
      return new WKTReader().read(text);
    } catch (ParseException wrong) {
      throw new IllegalArgumentException(text, wrong);
    }
  }

  private static Feature pond(String name, String at, Map<String, Object> fields) {
    return Feature.draft(
        "water_source", wkt(at), name, null, null, null, null, null, fields, Map.of());
  }

  static Feature town(String code, String kind, String at) {
    return Feature.draft(
        "zone",
        wkt(at),
        "镇" + code,
        null,
        null,
        null,
        null,
        null,
        Map.of("code", code, "kind", kind),
        Map.of());
  }

  private long insert(Feature draft) {
    long[] id = new long[1];
    store.write(NOTE, writer -> id[0] = writer.insert(draft));
    return id[0];
  }

  private Feature get(String layer, long id) {
    try (Snapshot snapshot = store.snapshot()) {
      return snapshot.find(CATALOGUE.getLayer(layer), id).orElseThrow();
    }
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

  private static Feature named(Feature feature, String name) {
    return new Feature(
        feature.layer(),
        feature.id(),
        feature.geometry(),
        name,
        feature.zone(),
        feature.source(),
        feature.sourceKey(),
        feature.confirmedOn(),
        feature.remark(),
        feature.fields(),
        feature.extra(),
        feature.change(),
        feature.updatedAt());
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
  void undoTakesBackInsertUpdateAndDelete() {
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
      assertThat(snapshot.history(ponds, id))
          .extracting(Feature::name)
          .containsExactly("b", "b", "a");
    }
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
  void theDatabaseRefusesWhatTheCatalogueForbids() throws SQLException {
    insert(town("1", "town", "POLYGON((0 0, 1 0, 1 1, 0 1, 0 0))"));
    Map<String, String> refused =
        Map.ofEntries(
            Map.entry("unknown choice", row("shelter", "POINT(1 1)", "{\"kind\": \"castle\"}")),
            Map.entry("choice of another type", row("shelter", "POINT(1 1)", "{\"kind\": 3}")),
            Map.entry("negative count", row("shelter", "POINT(1 1)", "{\"places\": -1}")),
            Map.entry("fraction of a person", row("shelter", "POINT(1 1)", "{\"places\": 1.5}")),
            Map.entry("text for a number", row("shelter", "POINT(1 1)", "{\"places\": \"many\"}")),
            Map.entry("null value", row("shelter", "POINT(1 1)", "{\"places\": null}")),
            Map.entry("unknown field", row("shelter", "POINT(1 1)", "{\"palces\": 1}")),
            Map.entry(
                "no such day", row("shelter", "POINT(1 1)", "{\"opened_on\": \"2025-02-30\"}")),
            Map.entry(
                "unknown in a list",
                row("shelter", "POINT(1 1)", "{\"suitable_for\": [\"flood\", \"ufo\"]}")),
            Map.entry(
                "people without role",
                row("hazard", "POINT(1 1)", "{\"people\": [{\"name\": \"x\"}]}")),
            Map.entry(
                "people not a list",
                row("hazard", "POINT(1 1)", "{\"people\": {\"role\": \"patrol\"}}")),
            Map.entry("wrong shape", row("rescue_team", "LINESTRING(1 1, 2 2)", "{}")),
            Map.entry("no geometry", "INSERT INTO luotu.feature (layer) VALUES ('shelter')"),
            Map.entry("self-crossing", row("shelter", "POLYGON((0 0, 1 1, 1 0, 0 1, 0 0))", "{}")),
            Map.entry("out of range", row("shelter", "POINT(181 1)", "{}")),
            Map.entry("not a number", row("shelter", "POINT(NaN 1)", "{}")),
            Map.entry("empty geometry", row("shelter", "POINT EMPTY", "{}")),
            Map.entry("three dimensions", row("shelter", "POINT Z(1 1 1)", "{}")),
            Map.entry("unknown layer", row("volcano", "POINT(1 1)", "{}")),
            Map.entry(
                "zone without code",
                row("zone", "POLYGON((5 5, 6 5, 6 6, 5 5))", "{\"kind\": \"town\"}")),
            Map.entry(
                "the same code twice",
                row(
                    "zone",
                    "POLYGON((5 5, 6 5, 6 6, 5 5))",
                    "{\"kind\": \"town\", \"code\": \"1\"}")),
            Map.entry(
                "record of no zone",
                "INSERT INTO luotu.feature (layer, zone, fields) VALUES ('street_record', 'x',"
                    + " '{\"year\": 2025}')"),
            Map.entry(
                "id too large",
                "INSERT INTO luotu.feature (layer, id, geom) VALUES ('shelter', 9007199254740992,"
                    + " 'SRID=4326;POINT(1 1)')"),
            Map.entry("a new id", "UPDATE luotu.feature SET id = id + 1000"),
            Map.entry("truncate", "TRUNCATE luotu.feature"),
            Map.entry("truncate a layer", "TRUNCATE luotu.feature_zone"));
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      refused.forEach(
          (what, sql) ->
              assertThatThrownBy(() -> statement.execute(sql))
                  .as(what)
                  .isInstanceOf(SQLException.class));
      try (ResultSet rows = statement.executeQuery("SELECT count(*) FROM luotu.feature")) {
        rows.next();
        assertThat(rows.getInt(1)).isEqualTo(1);
      }
    }
  }

  private static String row(String layer, String at, String fields) {
    return "INSERT INTO luotu.feature (layer, geom, fields) VALUES ('"
        + layer
        + "', 'SRID=4326;"
        + at
        + "', '"
        + fields
        + "')";
  }

  @Test
  void whoWritesBySqlLeavesTheSameTraces() throws SQLException {
    insert(town("1", "town", "POLYGON((0 0, 1 0, 1 1, 0 1, 0 0))"));
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(row("shelter", "POINT(0.5 0.5)", "{\"places\": 10}"));
      statement.execute(
          "UPDATE luotu.feature_shelter SET fields = '{\"places\": 20}', zone = 'mine', change ="
              + " 99");
      statement.execute("UPDATE luotu.feature SET zone = 'mine' WHERE layer = 'shelter'");
      try (ResultSet rows =
          statement.executeQuery("SELECT places, zone FROM luotu_layer.shelter")) {
        rows.next();
        assertThat(rows.getLong("places")).isEqualTo(20);
        assertThat(rows.getString("zone")).isEqualTo("1");
      }
    }
    try (Snapshot snapshot = store.snapshot()) {
      assertThat(snapshot.changes(1, 10)).extracting(Change::origin).containsExactly("sql", "sql");
    }
    store.undo(3, NOTE);
    try (Snapshot snapshot = store.snapshot()) {
      Page page =
          snapshot.list(
              new FeatureQuery(
                  CATALOGUE.getLayer("shelter"), null, Filter.ALL, List.of(), 10, null));
      assertThat(page.features())
          .singleElement()
          .satisfies(f -> assertThat(f.fields()).isEqualTo(Map.of("places", 10L)));
    }
  }

  @Test
  void pagingDropsAndRepeatsNothingWhateverTheOrder() {
    List<Feature> drafts = new ArrayList<>();
    for (int i = 0; i < 57; i++) {
      Map<String, Object> fields =
          i % 3 == 0 ? Map.of() : Map.of("volume_m3", (double) (i % 5), "usable", i % 2 == 0);
      drafts.add(pond(i % 4 == 0 ? null : "n" + i % 7, "POINT(" + i + " 1)", fields));
    }
    store.write(NOTE, writer -> drafts.forEach(writer::insert));
    List<List<FeatureQuery.Sort>> orders =
        List.of(
            List.of(),
            List.of(new FeatureQuery.Sort("volume_m3", false)),
            List.of(new FeatureQuery.Sort("volume_m3", true), new FeatureQuery.Sort("name", false)),
            List.of(new FeatureQuery.Sort("name", true), new FeatureQuery.Sort("usable", false)),
            List.of(new FeatureQuery.Sort("updated_at", true)));
    for (List<FeatureQuery.Sort> order : orders) {
      List<Long> paged = new ArrayList<>();
      String after = null;
      try (Snapshot snapshot = store.snapshot()) {
        do {
          Page page = snapshot.list(new FeatureQuery(ponds, null, Filter.ALL, order, 10, after));
          page.features().forEach(feature -> paged.add(feature.id()));
          after = page.next();
        } while (after != null);
        Page whole = snapshot.list(new FeatureQuery(ponds, null, Filter.ALL, order, 1000, null));
        assertThat(paged)
            .hasSize(57)
            .isEqualTo(whole.features().stream().map(Feature::id).toList());
      }
    }
  }

  @Test
  void filtersSelectWhatTheySay() {
    store.write(
        NOTE,
        writer -> {
          writer.insert(
              pond("北塘", "POINT(1 1)", Map.of("kind", "pond", "volume_m3", 100.0, "usable", true)));
          writer.insert(
              pond("南塘", "POINT(2 2)", Map.of("kind", "pond", "volume_m3", 50.0, "usable", false)));
          writer.insert(pond("栓 100%", "POINT(3 3)", Map.of("kind", "hydrant")));
          writer.insert(pond(null, "POINT(4 4)", Map.of()));
        });
    Map<Filter, List<String>> cases =
        Map.ofEntries(
            Map.entry(
                new Filter.Compare("kind", Filter.Operator.EQUAL, "pond"), List.of("北塘", "南塘")),
            Map.entry(
                new Filter.Not(new Filter.Compare("kind", Filter.Operator.EQUAL, "pond")),
                List.of("栓 100%")),
            Map.entry(
                new Filter.Compare("volume_m3", Filter.Operator.GREATER, 50.0), List.of("北塘")),
            Map.entry(new Filter.Between("volume_m3", 50.0, 100.0), List.of("北塘", "南塘")),
            Map.entry(new Filter.Compare("usable", Filter.Operator.EQUAL, false), List.of("南塘")),
            Map.entry(new Filter.Like("name", "%塘"), List.of("北塘", "南塘")),
            Map.entry(new Filter.Like("name", "%\\%"), List.of("栓 100%")),
            Map.entry(new Filter.In("name", List.of("北塘", "x")), List.of("北塘")),
            Map.entry(
                new Filter.And(
                    List.of(
                        new Filter.IsNull("usable"), new Filter.Not(new Filter.IsNull("name")))),
                List.of("栓 100%")),
            Map.entry(new Filter.Or(List.of()), List.of()),
            Map.entry(
                new Filter.Compare("updated_at", Filter.Operator.GREATER, LocalDate.of(2999, 1, 1)),
                List.of()),
            Map.entry(
                new Filter.Intersects(wkt("POLYGON((0 0, 2 0, 2 2, 0 2, 0 0))")),
                List.of("北塘", "南塘")),
            Map.entry(new Filter.Within(wkt("POLYGON((0 0, 2 0, 2 2, 0 2, 0 0))")), List.of("北塘")));
    try (Snapshot snapshot = store.snapshot()) {
      cases.forEach(
          (filter, names) -> {
            assertThat(
                    snapshot
                        .list(new FeatureQuery(ponds, null, filter, List.of(), 100, null))
                        .features())
                .extracting(Feature::name)
                .as(filter.toString())
                .isEqualTo(names);
            assertThat(snapshot.count(ponds, null, filter)).isEqualTo(names.size());
          });
      assertThat(snapshot.count(ponds, new Envelope(0, 2.5, 0, 2.5), Filter.ALL)).isEqualTo(2);
    }
  }

  @Test
  void onlyUsableFacilitiesWithinReachAreRead() {
    store.write(
        NOTE,
        writer -> {
          writer.insert(pond("near", "POINT(106.005 29)", Map.of("usable", true)));
          writer.insert(pond("unknown", "POINT(106 29.005)", Map.of()));
          writer.insert(pond("dry", "POINT(106 29)", Map.of("usable", false)));
          writer.insert(pond("far", "POINT(107 29)", Map.of("usable", true)));
        });
    Facilities all = new Facilities(ponds, Filter.ALL, List.of());
    try (Snapshot snapshot = store.snapshot()) {
      FacilityPlaces found = snapshot.places(all, new Envelope(106, 106, 29, 29), 1000);
      assertThat(found.points()).containsExactly(106.005, 29, 106, 29.005);
      assertThat(found.unverifiedPoints().stream()).containsExactly(1);
      assertThat(found.shapes()).isEmpty();
      Facilities dryToo = new Facilities(ponds, Filter.ALL, List.of("false"));
      assertThat(snapshot.places(dryToo, new Envelope(106, 106, 29, 29), 1000).points()).hasSize(6);
      assertThat(snapshot.nearest(all, 106, 29, 1))
          .extracting(Feature::name)
          .contains("near")
          .doesNotContain("far", "dry");
      assertThat(snapshot.nearest(all, 106, 29, 50)).hasSize(3);
      assertThat(snapshot.nearest(all, 180, -90, 50)).hasSize(3);
    }
  }

  @Test
  void reachCrossesTheAntimeridianAndThePole() {
    store.write(
        NOTE,
        writer -> {
          writer.insert(pond("east", "POINT(-179.99 0)", Map.of()));
          writer.insert(pond("over the pole", "POINT(0 89.99)", Map.of()));
        });
    Facilities all = new Facilities(ponds, Filter.ALL, List.of());
    try (Snapshot snapshot = store.snapshot()) {
      assertThat(snapshot.places(all, new Envelope(179.99, 179.99, 0, 0), 3000).points())
          .containsExactly(-179.99, 0);
      assertThat(snapshot.places(all, new Envelope(180, 180, 89.99, 89.99), 3000).points())
          .containsExactly(0, 89.99);
    }
  }

  @Test
  void linesAndAreasAreReadAsShapesAndPointsAsNumbers() {
    store.write(
        NOTE,
        writer -> {
          writer.insert(pond("line", "LINESTRING(106 29,106.001 29)", Map.of("usable", true)));
          writer.insert(pond("point", "POINT(106.002 29.003)", Map.of("usable", true)));
          writer.insert(pond("two", "MULTIPOINT(106 29,106 29.001)", Map.of()));
        });
    Facilities all = new Facilities(ponds, Filter.ALL, List.of());
    try (Snapshot snapshot = store.snapshot()) {
      FacilityPlaces found = snapshot.places(all, new Envelope(106, 106, 29, 29), 1000);
      assertThat(found.points()).containsExactly(106.002, 29.003);
      assertThat(found.unverifiedPoints().stream()).isEmpty();
      assertThat(found.shapes())
          .extracting(FacilityPlaces.Shape::geometry)
          .containsExactly(
              wkt("LINESTRING(106 29,106.001 29)"), wkt("MULTIPOINT(106 29,106 29.001)"));
      assertThat(found.shapes())
          .extracting(FacilityPlaces.Shape::isUnverified)
          .containsExactly(false, true);
    }
  }

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

  private Feature only() {
    try (Snapshot snapshot = store.snapshot()) {
      return snapshot
          .list(new FeatureQuery(ponds, null, Filter.ALL, List.of(), 2, null))
          .features()
          .get(0);
    }
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
    try (Snapshot snapshot = store.snapshot()) {
      assertThat(
              snapshot
                  .list(new FeatureQuery(ponds, null, Filter.ALL, List.of(), 9, null))
                  .features())
          .extracting(Feature::name)
          .containsExactlyInAnyOrder("a2", "b", "d");
    }
    store.undo(2, NOTE);
    try (Snapshot snapshot = store.snapshot()) {
      assertThat(
              snapshot
                  .list(new FeatureQuery(ponds, null, Filter.ALL, List.of(), 9, null))
                  .features())
          .extracting(Feature::name)
          .containsExactlyInAnyOrder("a", "b", "c");
    }
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
    try (Snapshot snapshot = store.snapshot()) {
      assertThat(
              snapshot
                  .list(new FeatureQuery(ponds, null, Filter.ALL, List.of(), 9, null))
                  .features())
          .allSatisfy(feature -> assertThat(feature.extra()).isEmpty());
    }
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

  private static Feature extra(Map<String, Object> extra) {
    return Feature.draft(
        "water_source", wkt("POINT(1 1)"), "p", null, "osm", "way/1", null, null, Map.of(), extra);
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
  void aSnapshotDoesNotSeeLaterChanges() {
    insert(pond("a", "POINT(1 1)", Map.of()));
    try (Snapshot snapshot = store.snapshot()) {
      assertThat(snapshot.change()).isEqualTo(1);
      insert(pond("b", "POINT(1 1)", Map.of()));
      assertThat(snapshot.count(ponds, null, Filter.ALL)).isEqualTo(1);
      assertThat(snapshot.change()).isEqualTo(1);
    }
  }

  /** Four hazards in one place and one of each class elsewhere, as a tile of the whole world. */
  @Test
  void tilesLeaveOutHiddenClassesAndKeepTheMostImportantOfOnePlace() {
    Layer hazards = CATALOGUE.getLayer("hazard");
    store.write(
        NOTE,
        writer -> {
          for (String level : List.of("small", "medium", "very_large", "large")) {
            writer.insert(hazard("together " + level, "POINT(106.5 29.5)", Map.of("level", level)));
          }
          writer.insert(hazard("alone small", "POINT(0 0)", Map.of("level", "small")));
          writer.insert(hazard("alone unknown", "POINT(-90 0)", Map.of()));
        });
    try (Snapshot snapshot = store.snapshot()) {
      assertThat(text(snapshot.tile(hazards, 0, 0, 0)))
          .contains("together very_large", "alone small", "alone unknown")
          .doesNotContain("together small", "together medium", "together large");
      assertThat(text(snapshot.tile(hazards, 0, 0, 0, List.of("small", "very_large"))))
          .contains("together large", "alone unknown")
          .doesNotContain("very_large", "small", "together medium");
    }
  }

  private static Feature hazard(String name, String wkt, Map<String, Object> fields) {
    return Feature.draft("hazard", wkt(wkt), name, null, null, null, null, null, fields, Map.of());
  }

  private static String text(byte[] tile) {
    return new String(tile, java.nio.charset.StandardCharsets.UTF_8);
  }

  @Test
  void tilesHoldEveryShapeAndNothingPersonal() {
    store.write(
        NOTE,
        writer -> {
          writer.insert(
              Feature.draft(
                  "shelter",
                  wkt("POLYGON((106 29, 106.00001 29, 106.00001 29.00001, 106 29))"),
                  "tiny",
                  null,
                  null,
                  null,
                  null,
                  null,
                  Map.of("kind", "indoor", "contact", "值班员", "phone", "000"),
                  Map.of()));
          writer.insert(
              Feature.draft(
                  "shelter",
                  wkt("POINT(0 90)"),
                  "pole",
                  null,
                  null,
                  null,
                  null,
                  null,
                  Map.of(),
                  Map.of()));
        });
    Layer shelters = CATALOGUE.getLayer("shelter");
    try (Snapshot snapshot = store.snapshot()) {
      String world =
          new String(snapshot.tile(shelters, 0, 0, 0), java.nio.charset.StandardCharsets.UTF_8);
      assertThat(world)
          .contains("tiny", "indoor", "kind")
          .doesNotContain("值班员", "phone", "000", "pole");
      assertThat(snapshot.tile(shelters, 10, 0, 0)).isEmpty();
    }
  }

  @Test
  void openingAgainKeepsTheDataAndASharperCatalogueBindsNewRows() {
    insert(pond("a", "POINT(1 1)", Map.of()));
    try (PostgisStore again =
            PostgisStore.open(
                database.address().jdbcUrl(),
                database.address().user(),
                database.address().password(),
                Path.of("sql"),
                CATALOGUE);
        Snapshot snapshot = again.snapshot()) {
      assertThat(snapshot.counts()).isEqualTo(Map.of("water_source", 1L));
    }
  }

  @Test
  void everyStatementIsAcceptedByTheRealSchema() throws Exception {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("SET search_path = luotu, public");
      for (String first :
          List.of(
              "load_rows",
              "load_given",
              "load_kept",
              "load_merged",
              "load_place",
              "load_located")) {
        statement.execute(java.nio.file.Files.readString(Path.of("sql/query/" + first + ".sql")));
      }
      try (var files = java.nio.file.Files.list(Path.of("sql/query"))) {
        for (Path file : files.sorted().toList()) {
          String sql =
              java.nio.file.Files.readString(file)
                  .replace("{where}", "true")
                  .replace("{order}", "id");
          if (file.getFileName()
              .toString()
              .matches("load_(rows|given|kept|copy|place|located|merged|merged_by_hand)\\.sql")) {
            continue;
          }
          try (var prepared = connection.prepareStatement(sql)) {
            assertThat(prepared.getParameterMetaData().getParameterCount())
                .as(file.toString())
                .isNotNegative();
          }
        }
      }
    }
  }
}

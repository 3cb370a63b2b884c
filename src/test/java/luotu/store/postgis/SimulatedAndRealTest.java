package luotu.store.postgis;

import static luotu.Checkout.CATALOGUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import luotu.intake.SmallCity;
import luotu.model.Change;
import luotu.model.Feature;
import luotu.model.Refusal;
import luotu.model.filter.Filter;
import luotu.store.Load;
import luotu.store.LoadOptions.Kind;
import luotu.store.LoadOptions.Mode;
import luotu.store.Snapshot;
import luotu.store.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Simulated and real data take turns on a database, whole, and never mix. */
class SimulatedAndRealTest extends StoreScene {
  private static final int MANY = 60;

  /** All that is stored, but for ids and times. */
  private static final String FEATURES =
      """
      SELECT count(*) || md5(string_agg(
        (layer, geom, name, zone, source, source_key, confirmed_on, remark, fields, extra, said)::text, '' ORDER BY layer, source_key))
      FROM luotu.feature""";

  /** All there is. */
  private static final String EVERYTHING =
      """
      SELECT md5(concat(
        (SELECT string_agg(f::text, '' ORDER BY layer, id) FROM luotu.feature f),
        (SELECT string_agg(h::text, '' ORDER BY layer, id, change) FROM luotu.feature_history h),
        (SELECT string_agg(c::text, '' ORDER BY number) FROM luotu.change_set c),
        (SELECT string_agg(l::text, '' ORDER BY layer, change) FROM luotu.layer_change l),
        (SELECT string_agg(s::text, '' ORDER BY name) FROM luotu.setting s)))""";

  private final List<Feature> realPonds =
      SmallCity.features(99, 5).stream()
          .filter(feature -> feature.layer().equals("water_source"))
          .toList();

  @BeforeEach
  void setSearchPath() throws SQLException {
    sql.execute("SET search_path = luotu, public");
  }

  private Load.Outcome load(Kind kind, List<Feature> features) {
    return apply(begin(Mode.ADD, kind), features, false);
  }

  private Load.Outcome loadCity(long seed) {
    return load(Kind.DEMO, SmallCity.features(seed, MANY));
  }

  private void insertPond(String key) {
    insert(keyed(key, Map.of()));
  }

  private static Feature keyed(String key, Map<String, Object> fields) {
    return Feature.draft(
        "water_source",
        wkt("POINT(106.05 29.05)"),
        key,
        null,
        null,
        key,
        null,
        null,
        fields,
        Map.of());
  }

  private Refusal refused(Runnable work) {
    return catchThrowableOfType(Refusal.class, work::run);
  }

  private boolean isSimulated() {
    try (Snapshot snapshot = store.snapshot()) {
      return snapshot.simulated();
    }
  }

  private boolean isEmpty() {
    try (Snapshot snapshot = store.snapshot()) {
      return snapshot.isEmpty();
    }
  }

  @Test
  void theCityMakesAnEmptyDatabaseSimulated() {
    assertThat(isEmpty()).isTrue();
    assertThat(isSimulated()).isFalse();
    Load.Outcome outcome = loadCity(1);
    assertThat(outcome.inserted()).isEqualTo(3 * MANY + 18);
    assertThat(outcome.demoCleared()).isFalse();
    assertThat(outcome.change().permanent()).isTrue();
    assertThat(isSimulated()).isTrue();
    assertThat(isEmpty()).isFalse();
  }

  @Test
  void theSameSeedGivesTheSameRowsAndAnotherGivesOthers() throws SQLException {
    loadCity(1);
    String first = value(FEATURES);
    loadCity(2);
    assertThat(value(FEATURES)).isNotEqualTo(first);
    loadCity(1);
    assertThat(value(FEATURES)).isEqualTo(first);
  }

  @Test
  void aSecondCityLeavesNothingOfTheFirst() throws SQLException {
    long first = loadCity(1).change().number();
    insertPond("by hand");
    sql.execute("DELETE FROM feature WHERE source_key = 'w1'");
    List<Feature> withoutRoads =
        SmallCity.features(2, 3).stream().filter(each -> !each.layer().equals("road")).toList();
    Load.Outcome outcome = load(Kind.DEMO, withoutRoads);
    assertThat(outcome.demoCleared()).isTrue();
    assertThat(isSimulated()).isTrue();
    assertThat(value("SELECT count(*) FROM feature")).isEqualTo("" + withoutRoads.size());
    assertThat(value("SELECT count(*) FROM feature_history")).isEqualTo("0");
    long last = outcome.change().number();
    assertThat(last).isGreaterThan(first);
    try (Snapshot snapshot = store.snapshot()) {
      // Whoever shows a layer that is empty now has to look again, too.
      assertThat(CATALOGUE.layers())
          .allSatisfy(layer -> assertThat(snapshot.lastChange(layer)).isEqualTo(last));
      List<Change> since = snapshot.changes(first, 100);
      assertThat(since).hasSize(3).allMatch(Change::permanent);
      assertThat(since.get(2).layers()).hasSize(CATALOGUE.layers().size());
    }
  }

  @Test
  void realDataDoesNotGoIntoTheCity() throws SQLException {
    Load began = begin(Mode.ADD, Kind.REAL);
    loadCity(1);
    String before = value(EVERYTHING);
    for (Runnable way :
        List.<Runnable>of(() -> load(Kind.REAL, realPonds), () -> apply(began, realPonds, false))) {
      Refusal refusal = refused(way);
      assertThat(refusal.type()).isEqualTo("demo-city-stored");
      assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT);
      assertThat(refusal.faults().get(0).field()).isEqualTo("--replace-demo");
    }
    assertThat(value(EVERYTHING)).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource(names = {"DEMO", "DEMO_IF_EMPTY"})
  void theCityDoesNotGoOntoRealDataNorItsHistory(Kind kind) throws SQLException {
    load(Kind.REAL, realPonds);
    String real = value(EVERYTHING);
    String type = kind == Kind.DEMO ? "real-data-stored" : "not-empty";
    assertThat(refused(() -> load(kind, SmallCity.features(1, 1))).type()).isEqualTo(type);
    assertThat(value(EVERYTHING)).isEqualTo(real);
    sql.execute("DELETE FROM feature");
    assertThat(isEmpty()).isFalse();
    String deleted = value(EVERYTHING);
    assertThat(refused(() -> load(kind, SmallCity.features(1, 1))).type()).isEqualTo(type);
    assertThat(value(EVERYTHING)).isEqualTo(deleted);
  }

  @Test
  void onlyForEmptyLeavesAnEarlierCity() throws SQLException {
    load(Kind.DEMO_IF_EMPTY, SmallCity.features(1, 2));
    String city = value(EVERYTHING);
    Refusal refusal = refused(() -> load(Kind.DEMO_IF_EMPTY, SmallCity.features(2, 2)));
    assertThat(refusal.type()).isEqualTo("not-empty");
    assertThat(value(EVERYTHING)).isEqualTo(city);
  }

  @Test
  void realDataTakesThePlaceOfTheCity() throws SQLException {
    loadCity(1);
    insertPond("by hand");
    Load.Outcome outcome = load(Kind.REAL_FOR_DEMO, realPonds);
    assertThat(outcome.demoCleared()).isTrue();
    assertThat(outcome.inserted()).isEqualTo(5);
    assertThat(isSimulated()).isFalse();
    assertThat(value("SELECT count(*) FROM feature")).isEqualTo("5");
    assertThat(value("SELECT count(*) FROM feature WHERE zone IS NOT NULL")).isEqualTo("0");
    assertThat(value("SELECT count(*) FROM feature_history")).isEqualTo("0");
    try (Snapshot snapshot = store.snapshot()) {
      assertThat(snapshot.lastChange(CATALOGUE.getLayer("road")))
          .isEqualTo(outcome.change().number());
    }
    // From here on it is a database of real data like any other.
    Load.Outcome again = load(Kind.REAL_FOR_DEMO, realPonds);
    assertThat(again.demoCleared()).isFalse();
    assertThat(again.unchanged()).isEqualTo(5);
    assertThat(refused(() -> loadCity(1)).type()).isEqualTo("real-data-stored");
  }

  @Test
  void askingToReplaceWhatIsNotThereJustImports() {
    Load.Outcome outcome = load(Kind.REAL_FOR_DEMO, realPonds);
    assertThat(outcome.demoCleared()).isFalse();
    assertThat(outcome.change().permanent()).isFalse();
    store.undo(outcome.change().number(), NOTE);
    try (Snapshot snapshot = store.snapshot()) {
      assertThat(snapshot.count(ponds, null, Filter.ALL)).isZero();
    }
  }

  @Test
  void anOsmExtractRemembersWhatItSaidAfterItTookThePlaceOfTheCity() throws SQLException {
    loadCity(1);
    apply(begin(Mode.MERGE, Kind.REAL_FOR_DEMO), realPonds, false);
    assertThat(value("SELECT count(*) FROM feature WHERE said IS NOT NULL")).isEqualTo("5");
  }

  @Test
  void aFailureInTheMiddleLeavesTheCityWhole() throws SQLException {
    loadCity(1);
    insertPond("by hand");
    sql.execute("UPDATE feature SET name = 'renamed' WHERE source_key = 'w2'");
    String before = value(EVERYTHING);
    Feature twice = realPonds.get(0);
    Refusal refusal = refused(() -> load(Kind.REAL_FOR_DEMO, List.of(twice, twice)));
    assertThat(refusal.type()).isEqualTo("duplicate-key");
    Feature wrong = keyed("x", Map.of("kind", "lake"));
    assertThat(refused(() -> load(Kind.REAL_FOR_DEMO, List.of(twice, wrong))).type())
        .isEqualTo("invalid-feature");
    assertThat(refused(() -> load(Kind.DEMO, List.of(twice, wrong))).type())
        .isEqualTo("invalid-feature");
    assertThat(value(EVERYTHING)).isEqualTo(before);
  }

  @Test
  void theCityIsNotClearedForNothing() throws SQLException {
    loadCity(1);
    String before = value(EVERYTHING);
    assertThat(refused(() -> load(Kind.REAL_FOR_DEMO, List.of())).type())
        .isEqualTo("nothing-to-store");
    assertThat(
            refused(() -> apply(begin(Mode.UPDATE, Kind.REAL_FOR_DEMO), realPonds, false)).type())
        .isEqualTo("nothing-to-store");
    assertThat(value(EVERYTHING)).isEqualTo(before);
  }

  @Test
  void aDryRunLeavesAllAsItWas() throws SQLException {
    String empty = value(EVERYTHING);
    apply(begin(Mode.ADD, Kind.DEMO), SmallCity.features(1, 2), true);
    assertThat(value(EVERYTHING)).isEqualTo(empty);
    assertThat(isEmpty()).isTrue();
    loadCity(1);
    String city = value(EVERYTHING);
    Load.Outcome outcome = apply(begin(Mode.ADD, Kind.REAL_FOR_DEMO), realPonds, true);
    assertThat(outcome.demoCleared()).isTrue();
    assertThat(outcome.inserted()).isEqualTo(5);
    assertThat(outcome.change()).isNull();
    assertThat(value(EVERYTHING)).isEqualTo(city);
  }

  @Test
  void handsAndSqlMayEditTheCityAndUndoIt() throws SQLException {
    long city = loadCity(1).change().number();
    String before = value(FEATURES);
    insertPond("by hand");
    sql.execute("UPDATE feature SET name = 'by SQL' WHERE source_key = 'w2'");
    assertThat(isSimulated()).isTrue();
    List<Change> edits;
    try (Snapshot snapshot = store.snapshot()) {
      edits = snapshot.latestChanges(2);
    }
    assertThat(edits).noneMatch(Change::permanent);
    edits.forEach(edit -> store.undo(edit.number(), NOTE));
    assertThat(value(FEATURES)).isEqualTo(before);
    assertThat(refused(() -> store.undo(city, NOTE)).type()).isEqualTo("permanent");
  }

  @Test
  void whatWasBeforeTheWholeWasReplacedCannotBeUndone() throws SQLException {
    long city = loadCity(1).change().number();
    sql.execute("DELETE FROM feature WHERE source_key = 'w2'");
    long cleared = load(Kind.REAL_FOR_DEMO, realPonds).change().number();
    String before = value(EVERYTHING);
    for (long number = city; number <= cleared; number++) {
      long undone = number;
      Refusal refusal = refused(() -> store.undo(undone, NOTE));
      assertThat(refusal.type()).isEqualTo("permanent");
      assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT);
    }
    assertThat(value(EVERYTHING)).isEqualTo(before);
  }

  @Test
  void nobodyClearsRealDataNotEvenBySql() throws SQLException {
    load(Kind.REAL, realPonds);
    assertThatThrownBy(() -> sql.execute("SELECT start_anew(true, ARRAY['road'])"))
        .hasMessageContaining("real data");
    assertThatThrownBy(() -> sql.execute("TRUNCATE feature")).hasMessageContaining("truncated");
    assertThat(value("SELECT count(*) FROM feature")).isEqualTo("5");
  }

  @Test
  void whoReadsMeanwhileSeesTheOldStateToTheEnd() {
    loadCity(1);
    try (Snapshot snapshot = store.snapshot()) {
      load(Kind.REAL_FOR_DEMO, realPonds);
      assertThat(snapshot.simulated()).isTrue();
      assertThat(snapshot.count(ponds, null, Filter.ALL)).isEqualTo(MANY);
      assertThat(snapshot.tile(ponds, 0, 0, 0)).isNotEmpty();
    }
  }

  @Test
  void ofTwoAtOnceOneIsRefused() throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(2);
    try {
      for (int i = 0; i < 5; i++) {
        try (TestDatabase fresh = TestDatabase.create(CATALOGUE)) {
          store = fresh.store();
          CountDownLatch both = new CountDownLatch(2);
          Load city = begin(Mode.ADD, Kind.DEMO);
          Load real = begin(Mode.ADD, Kind.REAL);
          Future<String> cityEnd =
              executor.submit(atOnce(both, () -> apply(city, SmallCity.features(1, 2), false)));
          Future<String> realEnd =
              executor.submit(atOnce(both, () -> apply(real, realPonds, false)));
          assertThat(List.of(cityEnd.get(), realEnd.get()))
              .isIn(List.of("done", "demo-city-stored"), List.of("real-data-stored", "done"));
          try (Snapshot snapshot = store.snapshot()) {
            assertThat(snapshot.simulated()).isEqualTo(cityEnd.get().equals("done"));
            assertThat(snapshot.count(ponds, null, Filter.ALL))
                .isEqualTo(snapshot.simulated() ? 2 : 5);
          }
        }
      }
    } finally {
      executor.shutdownNow();
    }
  }

  private static Callable<String> atOnce(CountDownLatch both, Runnable work) {
    return () -> {
      both.countDown();
      both.await();
      try {
        work.run();
        return "done";
      } catch (Refusal refusal) {
        return refusal.type();
      }
    };
  }
}

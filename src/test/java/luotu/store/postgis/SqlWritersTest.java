package luotu.store.postgis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import luotu.catalogue.CatalogueReader;
import luotu.model.Catalogue;
import luotu.model.Refusal;
import luotu.store.ChangeNote;
import luotu.store.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People and programs that write by SQL, alone and against each other. */
class SqlWritersTest {
  private static final Catalogue CATALOGUE = CatalogueReader.read(Path.of("data/catalog"));
  private static final ChangeNote NOTE = new ChangeNote("tester", "why not", "http");
  private static final String POND =
      "INSERT INTO luotu.feature (layer, name, geom) VALUES ('water_source', '%s', public.ST_SetSRID(public.ST_MakePoint(1, 1), 4326))";
  private static final String TOWN =
      "INSERT INTO luotu.feature (layer, name, fields, geom) VALUES ('zone', 'Z', jsonb_build_object('kind', 'town', 'code', '%s'), public.ST_MakeEnvelope(%s, 4326))";
  private static final String RECORD =
      "INSERT INTO luotu.feature (layer, zone, fields) VALUES ('street_record', '%s', '{\"year\": 2025}')";

  private TestDatabase database;
  private Connection connection;
  private Statement sql;

  @BeforeEach
  void open() throws SQLException {
    database = TestDatabase.create(CATALOGUE);
    connection = database.connect();
    sql = connection.createStatement();
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
    database.close();
  }

  private String value(String query) throws SQLException {
    try (ResultSet rows = sql.executeQuery(query)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }

  @Test
  void aSettingMadeByHandDoesNotFakeAChangeSet() throws SQLException {
    sql.execute(POND.formatted("one"));
    sql.execute("SET luotu.change = '1'");
    sql.execute("UPDATE luotu.feature SET name = 'two'");
    assertThat(value("SELECT change FROM luotu.feature")).isEqualTo("2");
    assertThat(value("SELECT count(*) FROM luotu.feature_history")).isEqualTo("1");
  }

  @Test
  void tablesOfTheSessionDoNotStandInForOurs() throws SQLException {
    sql.execute(TOWN.formatted("T", "0, 0, 2, 2"));
    sql.execute("CREATE TEMP TABLE feature (layer text, geom public.geometry, fields jsonb)");
    sql.execute("CREATE TEMP TABLE change_set (number bigint, at timestamptz)");
    sql.execute(POND.formatted("one"));
    assertThat(value("SELECT zone FROM luotu.feature WHERE layer = 'water_source'")).isEqualTo("T");
  }

  @Test
  void whoMayOnlyWriteAViewLeavesTheSameTraces() throws SQLException {
    String role = "clerk_" + java.util.UUID.randomUUID().toString().substring(0, 8);
    sql.execute(TOWN.formatted("T", "0, 0, 2, 2"));
    sql.execute(POND.formatted("one"));
    sql.execute("CREATE ROLE " + role);
    try {
      sql.execute("GRANT USAGE ON SCHEMA luotu_layer TO " + role);
      sql.execute("GRANT SELECT, UPDATE, DELETE ON luotu_layer.water_source TO " + role);
      sql.execute("SET ROLE " + role);
      sql.execute("SET search_path = luotu_layer");
      sql.execute("UPDATE water_source SET geom = public.ST_Translate(geom, 5, 0), name = 'two'");
      assertThat(value("SELECT name || coalesce(zone, ' outside') FROM water_source"))
          .isEqualTo("two outside");
      sql.execute("DELETE FROM water_source");
      sql.execute("RESET ROLE");
      assertThat(value("SELECT max(number) FROM luotu.change_set")).isEqualTo("4");
    } finally {
      sql.execute("RESET ROLE");
      sql.execute("DROP OWNED BY " + role);
      sql.execute("DROP ROLE " + role);
    }
  }

  @Test
  void anIdThatWasNeverGivenOutIsRefused() throws SQLException {
    sql.execute(POND.formatted("one"));
    assertThatThrownBy(
            () ->
                sql.execute(
                    "INSERT INTO luotu.feature (layer, id, geom) VALUES ('water_source', 900, public.ST_SetSRID(public.ST_MakePoint(1, 1), 4326))"))
        .hasMessageContaining("900");
  }

  /**
   * Who waits for a change set to end must hold no row that it may still want, or a long import
   * dies of one edit.
   */
  @Test
  void anEditWaitsForAnImportAndDoesNotEndIt() throws Exception {
    for (String table : new String[] {"luotu.feature", "luotu.feature_water_source"}) {
      sql.execute(POND.formatted(table));
      ExecutorService executor = Executors.newSingleThreadExecutor();
      try (Connection other = database.connect();
          Statement edit = other.createStatement()) {
        connection.setAutoCommit(false);
        sql.execute(POND.formatted("import"));
        String pid = value("SELECT max(pid) FROM pg_stat_activity WHERE false");
        try (ResultSet rows = edit.executeQuery("SELECT pg_backend_pid()")) {
          rows.next();
          pid = rows.getString(1);
        }
        Future<Integer> edited =
            executor.submit(
                () ->
                    edit.executeUpdate(
                        "UPDATE " + table + " SET name = 'edit' WHERE name = '" + table + "'"));
        awaitLock(pid);
        sql.execute("UPDATE luotu.feature SET remark = 'import'");
        connection.commit();
        connection.setAutoCommit(true);
        assertThat(edited.get()).isEqualTo(1);
        assertThat(value("SELECT remark FROM luotu.feature WHERE name = 'edit'"))
            .isEqualTo("import");
        sql.execute("DELETE FROM luotu.feature");
      } finally {
        executor.shutdownNow();
      }
    }
  }

  private void awaitLock(String pid) throws SQLException {
    String waiting = "SELECT count(*) FROM pg_locks WHERE NOT granted AND pid = " + pid;
    long deadline = System.nanoTime() + 20_000_000_000L;
    while (value(waiting).equals("0") && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertThat(value(waiting)).isEqualTo("1");
  }

  @Test
  void anEditDoesNotWaitForeverForALongImport() throws SQLException, ExecutionException {
    connection.setAutoCommit(false);
    sql.execute(POND.formatted("import"));
    Refusal busy =
        catchThrowableOfType(
            Refusal.class,
            () -> database.store().write(NOTE, writer -> writer.delete("water_source", 1, 1)));
    assertThat(busy.type()).isEqualTo("busy");
    assertThat(busy.kind()).isEqualTo(Refusal.Kind.UNAVAILABLE);
    connection.rollback();
  }

  @Test
  void valuesSwapInOneStatementAndBackByUndo() throws SQLException {
    sql.execute(TOWN.formatted("A", "0, 0, 1, 1"));
    sql.execute(TOWN.formatted("B", "1, 0, 2, 1"));
    sql.execute("UPDATE luotu.feature SET source_key = fields->>'code'");
    String codes =
        "SELECT string_agg(fields->>'code' || source_key, ' ' ORDER BY id) FROM luotu.feature";
    sql.execute(
        "UPDATE luotu.feature SET source_key = translate(source_key, 'AB', 'BA'), fields = fields || jsonb_build_object('code', translate(fields->>'code', 'AB', 'BA'))");
    assertThat(value(codes)).isEqualTo("BB AA");
    database.store().undo(4, NOTE);
    assertThat(value(codes)).isEqualTo("AA BB");
    assertThatThrownBy(() -> sql.execute("UPDATE luotu.feature SET source_key = 'A'"))
        .hasMessageContaining("source_key");
    Refusal taken =
        catchThrowableOfType(
            Refusal.class,
            () ->
                database
                    .store()
                    .write(
                        NOTE,
                        writer ->
                            writer.insert(
                                PostgisStoreTest.town(
                                    "A", "town", "POLYGON((5 5, 6 5, 6 6, 5 5))"))));
    assertThat(taken.type()).isEqualTo("duplicate-key");
    assertThat(taken.faults().get(0).field()).isEqualTo("code");
  }

  @Test
  void whatNamesAZoneFollowsItsCode() throws SQLException {
    sql.execute(TOWN.formatted("A", "0, 0, 2, 2"));
    sql.execute(RECORD.formatted("A"));
    sql.execute(POND.formatted("one"));
    sql.execute(
        "UPDATE luotu.feature SET fields = fields || '{\"code\": \"B\"}' WHERE layer = 'zone'");
    String zones = "SELECT string_agg(zone, '' ORDER BY id) FROM luotu.feature";
    assertThat(value(zones)).isEqualTo("BBB");
    database.store().undo(4, NOTE);
    assertThat(value(zones)).isEqualTo("AAA");
    sql.execute("DELETE FROM luotu.feature");
    database.store().undo(6, NOTE);
    assertThat(value(zones)).isEqualTo("AAA");
    assertThatThrownBy(() -> sql.execute(RECORD.formatted("nowhere")))
        .hasMessageContaining("nowhere");
  }
}

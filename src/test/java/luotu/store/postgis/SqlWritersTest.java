package luotu.store.postgis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import luotu.model.Change;
import luotu.model.Refusal;
import luotu.store.Snapshot;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/** People and programs that write by SQL, alone and against each other. */
class SqlWritersTest extends StoreScene {
  private static final String POND =
      "INSERT INTO luotu.feature (layer, name, geom) VALUES ('water_source', '%s', public.ST_SetSRID(public.ST_MakePoint(1, 1), 4326))";
  private static final String TOWN =
      "INSERT INTO luotu.feature (layer, name, fields, geom) VALUES ('zone', 'Z', jsonb_build_object('kind', 'town', 'code', '%s'), public.ST_MakeEnvelope(%s, 4326))";
  private static final String RECORD =
      "INSERT INTO luotu.feature (layer, zone, fields) VALUES ('street_record', '%s', '{\"year\": 2025}')";

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
    String role = "clerk_" + UUID.randomUUID().toString().substring(0, 8);
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
        int pid = other.unwrap(PGConnection.class).getBackendPID();
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

  private void awaitLock(int pid) throws SQLException {
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
            Refusal.class, () -> store.write(NOTE, writer -> writer.delete("water_source", 1, 1)));
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
    store.undo(4, NOTE);
    assertThat(value(codes)).isEqualTo("AA BB");
    assertThatThrownBy(() -> sql.execute("UPDATE luotu.feature SET source_key = 'A'"))
        .hasMessageContaining("source_key");
    Refusal taken =
        catchThrowableOfType(
            Refusal.class,
            () ->
                store.write(
                    NOTE,
                    writer -> writer.insert(town("A", "town", "POLYGON((5 5, 6 5, 6 6, 5 5))"))));
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
    store.undo(4, NOTE);
    assertThat(value(zones)).isEqualTo("AAA");
    sql.execute("DELETE FROM luotu.feature");
    store.undo(6, NOTE);
    assertThat(value(zones)).isEqualTo("AAA");
    assertThatThrownBy(() -> sql.execute(RECORD.formatted("nowhere")))
        .hasMessageContaining("nowhere");
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
    refused.forEach(
        (what, row) ->
            assertThatThrownBy(() -> sql.execute(row)).as(what).isInstanceOf(SQLException.class));
    assertThat(value("SELECT count(*) FROM luotu.feature")).isEqualTo("1");
  }

  private static String row(String layer, String at, String fields) {
    return "INSERT INTO luotu.feature (layer, geom, fields) VALUES ('%s', 'SRID=4326;%s', '%s')"
        .formatted(layer, at, fields);
  }

  @Test
  void whoWritesBySqlLeavesTheSameTraces() throws SQLException {
    insert(town("1", "town", "POLYGON((0 0, 1 0, 1 1, 0 1, 0 0))"));
    sql.execute(row("shelter", "POINT(0.5 0.5)", "{\"places\": 10}"));
    sql.execute(
        "UPDATE luotu.feature_shelter SET fields = '{\"places\": 20}', zone = 'mine', change ="
            + " 99");
    sql.execute("UPDATE luotu.feature SET zone = 'mine' WHERE layer = 'shelter'");
    assertThat(value("SELECT concat_ws(' in ', places, zone) FROM luotu_layer.shelter"))
        .isEqualTo("20 in 1");
    try (Snapshot snapshot = store.snapshot()) {
      assertThat(snapshot.changes(1, 10)).extracting(Change::origin).containsExactly("sql", "sql");
    }
    store.undo(3, NOTE);
    assertThat(value("SELECT fields FROM luotu.feature_shelter")).isEqualTo("{\"places\": 10}");
  }

  @Test
  void everyStatementIsAcceptedByTheRealSchema() throws Exception {
    connection.setAutoCommit(false);
    sql.execute("SET search_path = luotu, public");
    for (String first :
        List.of(
            "load_rows", "load_given", "load_kept", "load_merged", "load_place", "load_located")) {
      sql.execute(Files.readString(Path.of("sql/query/" + first + ".sql")));
    }
    try (Stream<Path> files = Files.list(Path.of("sql/query"))) {
      for (Path file : files.sorted().toList()) {
        if (file.getFileName()
            .toString()
            .matches("load_(rows|given|kept|copy|place|located|merged|merged_by_hand)\\.sql")) {
          continue;
        }
        String text = Files.readString(file).replace("{where}", "true").replace("{order}", "id");
        // What the parameters are is asked of the server, which refuses what it cannot plan.
        try (PreparedStatement prepared = connection.prepareStatement(text)) {
          assertThatCode(prepared::getParameterMetaData)
              .as(file.toString())
              .doesNotThrowAnyException();
        }
      }
    }
  }
}

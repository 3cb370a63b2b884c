package luotu.store.postgis;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import luotu.model.Catalogue;
import luotu.model.Change;
import luotu.model.Fault;
import luotu.model.Feature;
import luotu.model.Label;
import luotu.model.Layer;
import luotu.model.Refusal;
import luotu.model.TerrainDraft;
import luotu.store.ChangeNote;
import luotu.store.Load;
import luotu.store.LoadOptions;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.io.WKBWriter;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rows go by COPY into a temporary table of one transaction; {@link #apply} moves them set by set.
 */
final class PostgisLoad implements Load {
  private static final Logger LOG = LoggerFactory.getLogger(PostgisLoad.class);
  private static final int BUFFER_CHARACTERS = 1 << 16;
  private static final long MANY_ROWS = 10_000;

  private record Missing(String source, Envelope extent, LocalDate on) {}

  private final Session session;
  private final LoadOptions options;
  private final Catalogue catalogue;
  private final StringBuilder buffer = new StringBuilder(BUFFER_CHARACTERS);
  private final List<String[]> kept = new ArrayList<>();
  private final List<TerrainRows> terrain = new ArrayList<>();
  private CopyIn copy;
  private Missing missing;

  PostgisLoad(Session session, LoadOptions options, Catalogue catalogue) {
    this.session = session;
    this.options = options;
    this.catalogue = catalogue;
    Admission.startsAnew(session, options.kind());
    session.update("load_rows");
    session.update("load_given");
    session.update("load_kept");
    for (Map.Entry<String, Set<String>> given : options.given().entrySet()) {
      catalogue.getLayer(given.getKey());
      session.update("load_given_add", given.getKey(), given.getValue().toArray(String[]::new));
    }
    copy = startCopy();
  }

  private CopyIn startCopy() {
    try {
      return session
          .connection()
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn(session.statements().get("load_copy"));
    } catch (SQLException error) {
      throw DatabaseFaults.of("start a load", error);
    }
  }

  private void endCopy() {
    flush();
    try {
      copy.endCopy();
    } catch (SQLException error) {
      throw DatabaseFaults.of("load rows", error);
    }
  }

  /** The connection does one thing at a time: rows wait meanwhile. */
  @Override
  public void addTerrain(TerrainDraft draft) {
    endCopy();
    terrain.add(TerrainRows.write(session, draft));
    copy = startCopy();
  }

  @Override
  public void add(Feature draft, long row) {
    if (!options.given().containsKey(draft.layer())) {
      throw new IllegalArgumentException("the load was not opened for layer " + draft.layer());
    }
    column(draft.layer(), '\t');
    column(Long.toString(row), '\t');
    column(
        draft.geometry() == null
            ? null
            : "SRID=4326;" + WKBWriter.toHex(FilterSql.wkb(draft.geometry())),
        '\t');
    column(draft.name(), '\t');
    column(draft.zone(), '\t');
    column(draft.source(), '\t');
    column(draft.sourceKey(), '\t');
    column(draft.confirmedOn() == null ? null : draft.confirmedOn().toString(), '\t');
    column(draft.remark(), '\t');
    column(FeatureRows.json(draft.fields()), '\t');
    column(FeatureRows.json(draft.extra()), '\n');
    if (buffer.length() > BUFFER_CHARACTERS) {
      flush();
    }
  }

  private void column(String value, char end) {
    if (value == null) {
      buffer.append("\\N");
    } else {
      for (int i = 0; i < value.length(); i++) {
        char character = value.charAt(i);
        switch (character) {
          case '\\' -> buffer.append("\\\\");
          case '\t' -> buffer.append("\\t");
          case '\n' -> buffer.append("\\n");
          case '\r' -> buffer.append("\\r");
          default -> buffer.append(character);
        }
      }
    }
    buffer.append(end);
  }

  private void flush() {
    byte[] bytes = buffer.toString().getBytes(StandardCharsets.UTF_8);
    buffer.setLength(0);
    try {
      copy.writeToCopy(bytes, 0, bytes.length);
    } catch (SQLException error) {
      throw DatabaseFaults.of("load rows", error);
    }
  }

  @Override
  public void keep(String layer, String sourceKey) {
    kept.add(new String[] {layer, sourceKey});
  }

  @Override
  public void markMissing(String source, Envelope extent, LocalDate on) {
    missing = new Missing(source, extent, on);
  }

  @Override
  public Outcome apply(ChangeNote note, boolean dryRun) {
    endCopy();
    try {
      analyse("loaded");
      kept.forEach(key -> session.update("load_kept_add", (Object[]) key));
      PostgisStore.note(session, note, null, 0);
      // Two loads of the same file must not both find its keys unknown.
      session.get("change_lock", row -> true);
      refuseRepeats();
      Outcome outcome =
          Admission.startsAnew(session, options.kind()) ? startAnew(dryRun) : move(dryRun);
      if (dryRun) {
        session.connection().rollback();
      } else {
        session.connection().commit();
        tidy(outcome);
      }
      return outcome;
    } catch (SQLException error) {
      throw DatabaseFaults.of("store the loaded rows", error);
    }
  }

  private void analyse(String table) throws SQLException {
    try (Statement analyse = session.connection().createStatement()) {
      analyse.execute("ANALYZE " + table);
    }
  }

  /** Of many rows the planner must know soon, and cleared ones should not slow down reading. */
  private void tidy(Outcome outcome) {
    long moved = outcome.inserted() + outcome.updated() + outcome.deleted();
    if (moved < MANY_ROWS && !outcome.demoCleared()) {
      return;
    }
    try {
      session.connection().setAutoCommit(true);
      session.update("vacuum");
    } catch (SQLException | RuntimeException failed) {
      LOG.warn("The rows are stored, but the tables were not vacuumed", failed);
    }
  }

  /** Clears what is stored: no row meets another, and the towns are among the rows. */
  private Outcome startAnew(boolean dryRun) throws SQLException {
    boolean isDemo =
        options.kind() == LoadOptions.Kind.DEMO || options.kind() == LoadOptions.Kind.DEMO_IF_EMPTY;
    boolean demoCleared = !Admission.isEmpty(session);
    String[] layers = catalogue.layers().stream().map(Layer::id).toArray(String[]::new);
    session.get("load_start_anew", row -> row.getLong(1), isDemo, layers);
    session.update("load_place");
    session.update("load_place_index");
    analyse("place");
    session.update("load_located");
    analyse("located");
    boolean adds = options.mode() != LoadOptions.Mode.UPDATE;
    long inserted =
        adds ? session.update("load_insert_anew", options.mode() == LoadOptions.Mode.MERGE) : 0;
    if (inserted == 0 && terrain.isEmpty()) {
      throw Admission.nothingToStore();
    }
    terrain.forEach(TerrainRows::finish);
    Change change = PostgisStore.made(session);
    return new Outcome(
        dryRun ? null : change,
        inserted,
        0,
        0,
        0,
        0,
        List.of(),
        List.of(),
        outsideZones(change),
        demoCleared);
  }

  private long outsideZones(Change change) {
    return change == null
        ? 0
        : session.get("load_outside_zones", row -> row.getLong(1), change.number());
  }

  private Outcome move(boolean dryRun) {
    boolean merge = options.mode() == LoadOptions.Mode.MERGE;
    session.update("load_match");
    matchByUniqueFields();
    long keptByHand = merge ? session.update("load_deleted_by_hand") : 0;
    session.update(merge ? "load_merged_by_hand" : "load_merged");
    long matched = count("SELECT count(*) FROM merged");
    keptByHand += count("SELECT count(*) FROM merged WHERE kept");
    long updated = session.update("load_update");
    long deleted = 0;
    long inserted = 0;
    List<Long> unmatched = List.of();
    switch (options.mode()) {
      case UPDATE -> unmatched = session.list("load_unmatched", row -> row.getLong(1));
      case REPLACE -> {
        deleted = session.update("load_replace");
        inserted = session.update("load_insert", merge);
      }
      case ADD, MERGE -> inserted = session.update("load_insert", merge);
    }
    List<Gone> gone = missing == null ? List.of() : markGone();
    terrain.forEach(TerrainRows::finish);
    Change change = PostgisStore.made(session);
    return new Outcome(
        dryRun ? null : change,
        inserted,
        updated,
        matched - updated,
        deleted,
        keptByHand,
        gone,
        unmatched,
        outsideZones(change),
        false);
  }

  private List<Gone> markGone() {
    Envelope box = missing.extent();
    return session.list(
        "load_missing",
        row -> new Gone(row.getLong("id"), row.getString("source_key"), row.getString("name")),
        missing.on().toString(),
        missing.source(),
        box.getMinX(),
        box.getMinY(),
        box.getMaxX(),
        box.getMaxY());
  }

  /**
   * Rows without a key meet stored ones by the layer's own unique fields, such as zone and year.
   */
  private void matchByUniqueFields() {
    for (Layer layer : loadedLayers()) {
      for (List<String> fields : layer.unique()) {
        String same =
            fields.stream()
                .map(
                    field ->
                        LayerTables.uniqueExpression("f.", field)
                            + " = "
                            + LayerTables.uniqueExpression("l.", field))
                .collect(Collectors.joining(" AND "));
        session.update(
            "match rows",
            Sql.of(
                "UPDATE loaded l SET id = f.id FROM feature f WHERE l.id IS NULL AND l.source_key IS NULL AND l.layer = ? AND f.layer = ? AND "
                    + same,
                layer.id(),
                layer.id()));
      }
    }
  }

  private void refuseRepeats() {
    for (Layer layer : loadedLayers()) {
      for (List<String> fields : layer.unique()) {
        String columns =
            fields.stream()
                .map(field -> LayerTables.uniqueExpression("", field))
                .collect(Collectors.joining(", "));
        List<Fault> repeats =
            session.list(
                "look for repeats",
                Sql.of(
                    "SELECT concat_ws(' + ', "
                        + columns
                        + "), array_to_string(array_agg(row ORDER BY row), ', ') FROM loaded WHERE layer = ? GROUP BY "
                        + columns
                        + " HAVING count(*) > 1 AND concat_ws('', "
                        + columns
                        + ") <> '' LIMIT 20",
                    layer.id()),
                row ->
                    Fault.of(
                        String.join(" + ", fields),
                        row.getString(1) + " (" + row.getString(2) + ")",
                        "文件中每行不同；括号内为重复的行号",
                        "different in every row of the file; the rows are in parentheses"));
        if (!repeats.isEmpty()) {
          throw new Refusal(
              Refusal.Kind.INVALID,
              "duplicate-key",
              new Label(
                  "文件中有重复的唯一值，未写入任何内容",
                  "The file repeats values that are unique; nothing was stored"),
              repeats,
              null);
        }
      }
    }
  }

  private List<Layer> loadedLayers() {
    return catalogue.layers().stream()
        .filter(layer -> options.given().containsKey(layer.id()))
        .toList();
  }

  private long count(String sql) {
    return session.list("count rows", Sql.of(sql), row -> row.getLong(1)).get(0);
  }

  @Override
  public void close() {
    Connection connection = session.connection();
    try (connection) {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
      if (!connection.getAutoCommit()) {
        connection.rollback();
      }
    } catch (SQLException error) {
      throw DatabaseFaults.of("end a load", error);
    }
  }
}

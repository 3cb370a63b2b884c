package luotu.store.postgis;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import luotu.model.Catalogue;
import luotu.model.Choice;
import luotu.model.Field;
import luotu.model.FieldType;
import luotu.model.GeometryKind;
import luotu.model.Layer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lays the catalogue over the table {@code feature}: a partition per layer, its checks, its unique
 * fields, and a typed view {@code luotu_layer.<id>} for people who connect QGIS or SQL (without
 * personal fields).
 *
 * <p>Names and choices come from the checked catalogue ({@code [a-z][a-z0-9_]*}) and are quoted all
 * the same: statements that define tables take no bound values.
 */
final class LayerTables {
  private static final Logger LOG = LoggerFactory.getLogger(LayerTables.class);

  /** Raise it when this class lays things differently, so that every layer is laid again. */
  private static final int EDITION = 1;

  /** Names of such constraints begin with this, then come the layer and the fields. */
  static final String UNIQUE = "unique ";

  private LayerTables() {}

  /**
   * Brings the tables up to the catalogue; cheap when nothing changed. Runs in the caller's
   * transaction.
   */
  static void lay(Connection connection, Catalogue catalogue) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SELECT pg_advisory_xact_lock(hashtext('luotu.layers'))");
      statement.execute("CREATE SCHEMA IF NOT EXISTS luotu_layer");
      Map<String, String> laid = laid(statement);
      for (Layer layer : catalogue.layers()) {
        String table = "feature_" + layer.id();
        String mark = EDITION + "-" + Integer.toHexString(Objects.hash(layer.toString()));
        if (!laid.containsKey(table)) {
          statement.execute(
              "CREATE TABLE "
                  + name(table)
                  + " PARTITION OF feature FOR VALUES IN ("
                  + text(layer.id())
                  + ")");
          // Unlike those for each row, a partition does not inherit these.
          statement.execute(
              "CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON "
                  + name(table)
                  + " FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate()");
          statement.execute(
              "CREATE TRIGGER lock_changes BEFORE INSERT OR UPDATE OR DELETE ON "
                  + name(table)
                  + " FOR EACH STATEMENT EXECUTE FUNCTION lock_changes()");
        }
        if (!mark.equals(laid.get(table))) {
          constrain(statement, table, layer);
          view(statement, layer);
          statement.execute("COMMENT ON TABLE " + name(table) + " IS " + text(mark));
        }
      }
    }
  }

  private static Map<String, String> laid(Statement statement) throws SQLException {
    Map<String, String> marks = new LinkedHashMap<>();
    try (ResultSet rows =
        statement.executeQuery(
            "SELECT c.relname, coalesce(obj_description(c.oid, 'pg_class'), '') FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid"
                + " WHERE i.inhparent = 'feature'::regclass")) {
      while (rows.next()) {
        marks.put(rows.getString(1), rows.getString(2));
      }
    }
    return marks;
  }

  private static void constrain(Statement statement, String table, Layer layer)
      throws SQLException {
    List<String> old = new ArrayList<>();
    try (ResultSet rows =
        statement.executeQuery(
            "SELECT conname FROM pg_constraint WHERE contype IN ('c', 'x') AND conrelid = "
                + text(name(table))
                + "::regclass AND conislocal")) {
      while (rows.next()) {
        old.add("ALTER TABLE " + name(table) + " DROP CONSTRAINT " + name(rows.getString(1)));
      }
    }
    for (String drop : old) {
      statement.execute(drop);
    }
    for (Map.Entry<String, String> check : checks(layer).entrySet()) {
      // A row stored before the declaration was sharpened stays until someone mends it; new ones
      // are held to it.
      statement.execute(
          "ALTER TABLE "
              + name(table)
              + " ADD CONSTRAINT "
              + name(check.getKey())
              + " CHECK ("
              + check.getValue()
              + ") NOT VALID");
      try (ResultSet rows =
          statement.executeQuery(
              "SELECT count(*) FROM " + name(table) + " WHERE NOT (" + check.getValue() + ")")) {
        rows.next();
        if (rows.getLong(1) > 0) {
          LOG.warn(
              "{} rows of layer {} do not meet {}", rows.getLong(1), layer.id(), check.getKey());
        }
      }
    }
    for (List<String> fields : layer.unique()) {
      // Looked at when a statement ends: one that swaps values is in order. A unique index looks at
      // every row, a unique constraint takes no expressions.
      statement.execute(
          "ALTER TABLE "
              + name(table)
              + " ADD CONSTRAINT "
              + name(UNIQUE + layer.id() + " " + String.join(" + ", fields))
              + " EXCLUDE ("
              + fields.stream()
                  .map(field -> uniqueExpression("", field) + " WITH =")
                  .collect(Collectors.joining(", "))
              + ") DEFERRABLE");
    }
  }

  /**
   * The value of a unique field; {@code prefix} names the table, as in {@code "f."}, or is empty.
   */
  static String uniqueExpression(String prefix, String field) {
    return field.equals("zone") ? prefix + "zone" : "(" + prefix + "fields->>" + text(field) + ")";
  }

  /** Constraint name to condition; a condition that is neither true nor false passes. */
  private static Map<String, String> checks(Layer layer) {
    Map<String, String> checks = new LinkedHashMap<>();
    if (layer.geometry() == GeometryKind.NONE) {
      checks.put("field_geometry", "geom IS NULL");
      checks.put("field_zone", "zone IS NOT NULL");
    } else {
      checks.put(
          "field_geometry",
          "geom IS NOT NULL AND GeometryType(geom) IN ("
              + geometryTypes(layer.geometry()).stream()
                  .map(LayerTables::text)
                  .collect(Collectors.joining(", "))
              + ")");
    }
    checks.put(
        "known_fields",
        "fields - " + array(layer.fields().stream().map(Field::id).toList()) + " = '{}'::jsonb");
    for (Field field : layer.fields()) {
      String value = "(fields->" + text(field.id()) + ")";
      String check =
          value
              + " IS NULL OR ("
              + check(field, value, "(fields->>" + text(field.id()) + ")")
              + ")";
      checks.put(
          "field_" + field.id(),
          field.required() ? value + " IS NOT NULL AND (" + check + ")" : check);
    }
    return checks;
  }

  private static String check(Field field, String value, String text) {
    String choices = array(field.choices().stream().map(Choice::id).toList());
    String is = "jsonb_typeof(" + value + ") = ";
    return switch (field.type()) {
      case TEXT -> is + "'string' AND length(" + text + ") BETWEEN 1 AND 10000";
      case INTEGER ->
          "CASE WHEN "
              + is
              + "'number' THEN "
              + text
              + "::numeric % 1 = 0 AND abs("
              + text
              + "::numeric) < 9007199254740992"
              + range(field, text)
              + " ELSE false END";
      case NUMBER ->
          "CASE WHEN " + is + "'number' THEN true" + range(field, text) + " ELSE false END";
      case BOOLEAN -> is + "'boolean'";
      case DATE -> is + "'string' AND is_date(" + text + ")";
      case CHOICE -> is + "'string' AND " + text + " = ANY (" + choices + ")";
      case CHOICES -> is + "'array' AND " + value + " <@ to_jsonb(" + choices + ")";
      case PEOPLE -> "is_people(" + value + ", " + choices + ")";
    };
  }

  private static String range(Field field, String text) {
    return (field.minimum() == null ? "" : " AND " + text + "::numeric >= " + field.minimum())
        + (field.maximum() == null ? "" : " AND " + text + "::numeric <= " + field.maximum());
  }

  private static List<String> geometryTypes(GeometryKind kind) {
    List<String> points = List.of("POINT", "MULTIPOINT");
    List<String> lines = List.of("LINESTRING", "MULTILINESTRING");
    List<String> polygons = List.of("POLYGON", "MULTIPOLYGON");
    List<String> types = new ArrayList<>();
    if (kind == GeometryKind.POINT || kind == GeometryKind.ANY) {
      types.addAll(points);
    }
    if (kind == GeometryKind.LINE
        || kind == GeometryKind.LINE_OR_POLYGON
        || kind == GeometryKind.ANY) {
      types.addAll(lines);
    }
    if (kind == GeometryKind.POLYGON
        || kind == GeometryKind.LINE_OR_POLYGON
        || kind == GeometryKind.ANY) {
      types.addAll(polygons);
    }
    return types;
  }

  private static void view(Statement statement, Layer layer) throws SQLException {
    List<String> columns = new ArrayList<>(Layer.COMMON.stream().map(Field::id).toList());
    columns.add(1, "geom");
    for (Field field : layer.fields()) {
      if (!field.personal()) {
        columns.add(
            "(fields->>" + text(field.id()) + ")" + cast(field.type()) + " AS " + name(field.id()));
      }
    }
    statement.execute("DROP VIEW IF EXISTS luotu_layer." + name(layer.id()));
    statement.execute(
        "CREATE VIEW luotu_layer."
            + name(layer.id())
            + " AS SELECT "
            + String.join(", ", columns)
            + " FROM feature WHERE layer = "
            + text(layer.id()));
    statement.execute(
        "COMMENT ON VIEW luotu_layer."
            + name(layer.id())
            + " IS "
            + text(layer.label().zh() + " / " + layer.label().en()));
  }

  private static String cast(FieldType type) {
    return switch (type) {
      case INTEGER -> "::bigint";
      case NUMBER -> "::float8";
      case BOOLEAN -> "::boolean";
      case DATE -> "::date";
      default -> "";
    };
  }

  private static String array(List<String> values) {
    return "ARRAY["
        + values.stream().map(LayerTables::text).collect(Collectors.joining(", "))
        + "]::text[]";
  }

  private static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  private static String name(String value) {
    return "\"" + value.replace("\"", "\"\"") + "\"";
  }
}

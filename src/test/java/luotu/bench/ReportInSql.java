package luotu.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import luotu.Checkout;
import luotu.command.Analyses;
import luotu.model.Label;
import org.postgresql.PGConnection;

/**
 * The standards that are geometry, street by street, beside the same questions in plain SQL: one
 * statement for each figure that a cell shows, with the indexes that the store has anyway.
 */
final class ReportInSql {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final double NANOSECONDS_PER_SECOND = 1e9;

  /**
   * One figure of a standard's cells.
   *
   * @param standard its id
   * @param figure the property of the cell
   * @param statement name of the resource
   * @param inputs of the statement
   */
  private record Question(String standard, String figure, String statement, Object... inputs) {}

  private static final List<Question> QUESTIONS =
      List.of(
          new Question("forest-water-key", "value", "coverage", "forest_key", null, 1000.0),
          new Question("forest-water-key", "limit_value", "coverage", "forest_key", null, 2000.0),
          new Question("forest-water-other", "value", "coverage", "forest", null, 2000.0),
          new Question("forest-water-other", "limit_value", "coverage", "forest", null, 3000.0),
          new Question("built-up-fire-water", "value", "coverage", "built_up", "hydrant", 150.0),
          new Question("warning-reach", "value", "warning"),
          new Question("helipad", "value", "helipad"),
          new Question("site-avoidance", "value", "site"));

  private ReportInSql() {}

  /**
   * Prints a table: each standard, then all of them together, asked of a report that knows nothing
   * yet, people and roads included, and of PostGIS.
   */
  static void run(CityStore city, Report report) throws Exception {
    report.progress(new Label("几何类标准与普通 SQL 相比", "Geometry standards beside plain SQL"));
    Table table =
        new Table(
            List.of("standard"),
            List.of("luotu s", "postgis s", "ratio", "streets", "equal", "largest difference"));
    List<String> standards = QUESTIONS.stream().map(Question::standard).distinct().toList();
    double allTheirs = 0;
    try (Connection connection = city.connect()) {
      connection.unwrap(PGConnection.class).setPrepareThreshold(0);
      report.say(Label.same(Machine.ofDatabase(connection)));
      for (String standard : standards) {
        long begun = System.nanoTime();
        JsonNode answer = MAPPER.readTree(ask(city, List.of(standard)));
        double ours = secondsSince(begun);
        double theirs = 0;
        Differences differences = new Differences();
        for (Question question : QUESTIONS) {
          if (question.standard().equals(standard)) {
            begun = System.nanoTime();
            Map<String, Double> expected = figures(connection, question);
            theirs += secondsSince(begun);
            differences.add(answer, question.figure(), expected);
          }
        }
        allTheirs += theirs;
        table.row(
            standard,
            Report.seconds(ours),
            Report.seconds(theirs),
            Report.times(theirs / ours),
            Report.count(differences.compared),
            Report.count(differences.equal),
            String.format(Locale.ROOT, "%.6f", differences.largest));
      }
    }
    long begun = System.nanoTime();
    MAPPER.readTree(ask(city, standards));
    double together = secondsSince(begun);
    table.row(
        "all in one report",
        Report.seconds(together),
        Report.seconds(allTheirs),
        Report.times(allTheirs / together),
        "-",
        "-",
        "-");
    report.table(table);
  }

  private static byte[] ask(CityStore city, List<String> standards) {
    ObjectNode inputs = JsonNodeFactory.instance.objectNode();
    standards.forEach(inputs.withArray("standards")::add);
    return Analyses.of(Checkout.CATALOGUE, city.store()).processes().answer("gap-report", inputs);
  }

  private static double secondsSince(long begun) {
    return (System.nanoTime() - begun) / NANOSECONDS_PER_SECOND;
  }

  private static Map<String, Double> figures(Connection connection, Question question)
      throws SQLException, IOException {
    Map<String, Double> figures = new TreeMap<>();
    try (PreparedStatement statement =
        connection.prepareStatement(resource(question.statement()))) {
      for (int i = 0; i < question.inputs().length; i++) {
        statement.setObject(i + 1, question.inputs()[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          if (rows.getString(1) != null) {
            figures.put(rows.getString(1), rows.getDouble(2));
          }
        }
      }
    }
    return figures;
  }

  private static String resource(String name) throws IOException {
    try (InputStream stream = ReportInSql.class.getResourceAsStream("report_" + name + ".sql")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** What was compared. A figure that only one of both has differs without bound. */
  private static final class Differences {
    /** A circle of 16 segments a quarter is so much too small, for shares; metres of a geodesic. */
    private static final double EQUAL = 0.002;

    private int compared;
    private int equal;
    private double largest;

    void add(JsonNode answer, String figure, Map<String, Double> expected) {
      for (JsonNode zone : answer.get("zones")) {
        JsonNode found = zone.at("/results/0/" + figure);
        String code = zone.get("zone").asText();
        if (found.isNumber()) {
          Double other = expected.get(code);
          double difference =
              other == null
                  ? Double.POSITIVE_INFINITY
                  : Math.abs(found.asDouble() - other) / Math.max(1, Math.abs(other));
          compared++;
          equal += difference <= EQUAL ? 1 : 0;
          largest = Math.max(largest, difference);
        }
      }
    }
  }
}

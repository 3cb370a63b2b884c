package luotu.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import luotu.Checkout;
import luotu.analyse.standards.GapResult;
import luotu.analyse.standards.GapResult.Cell;
import luotu.analyse.standards.GapResult.Evidence;
import luotu.analyse.standards.GapResult.Missing;
import luotu.analyse.standards.GapResult.ZoneRow;
import luotu.model.Label;
import luotu.model.Language;
import luotu.store.TestDatabase;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;

/** The table as bytes, and as two CSV readers see it. */
class CsvReportTest {
  private static final String HEADER =
      "zone,zone_name,standard,status,value,limit_value,unit,preferred,limit,required,missing,"
          + "source,lead_unit,as_of,change,simulated";

  private static final TestDatabase DATABASE = TestDatabase.create(Checkout.CATALOGUE);

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  private static GapResult report(String zoneName, Cell... cells) {
    return new GapResult(
        "2025-06-30",
        List.of(
            new ZoneRow("500106001", zoneName, "town", "500106", null, List.of(cells), List.of())),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        7,
        0,
        true);
  }

  private static Cell cell(Double value, Double limitValue, List<Missing> missing) {
    return new Cell(
        "forest-water-key",
        value,
        limitValue,
        "share",
        1000.0,
        2000.0,
        0.95,
        "gap",
        missing,
        "渝府发〔2025〕1号 附件四; 渝高新发〔2025〕3号 附件二-17",
        new Label("林业部门", "Forestry"),
        new Evidence(Map.of(), List.of()),
        0,
        null,
        null,
        null);
  }

  private static List<CSVRecord> read(String csv) throws IOException {
    return CSVFormat.RFC4180.parse(new StringReader(csv.substring(1))).getRecords();
  }

  @Test
  void toTheByte() {
    String csv =
        CsvReport.render(
            report("渝碚路街道", cell(0.785398, 1.0, List.of()), cell(null, null, List.of())),
            Language.ZH);
    assertThat(csv.getBytes(StandardCharsets.UTF_8)).startsWith(0xEF, 0xBB, 0xBF);
    String fixed = "share,1000,2000,0.95,,渝府发〔2025〕1号 附件四; 渝高新发〔2025〕3号 附件二-17,林业部门";
    assertThat(csv)
        .isEqualTo(
            "\uFEFF"
                + HEADER
                + "\r\n500106001,渝碚路街道,forest-water-key,gap,0.785398,1,"
                + fixed
                + ",2025-06-30,7,true\r\n500106001,渝碚路街道,forest-water-key,gap,,,"
                + fixed
                + ",2025-06-30,7,true\r\n");
  }

  @Test
  void theLeadUnitInTheLanguageOfTheReader() throws IOException {
    GapResult report = report("a", cell(1.0, 1.0, List.of()));
    assertThat(read(CsvReport.render(report, Language.EN)).get(1).get(12)).isEqualTo("Forestry");
    assertThat(read(CsvReport.render(report, Language.ZH)).get(1).get(12)).isEqualTo("林业部门");
  }

  @Test
  void whatIsMissingIsNamed() throws IOException {
    List<Missing> missing =
        List.of(new Missing("water_source", null, 0), new Missing("hazard", "level", 12));
    assertThat(read(CsvReport.render(report("a", cell(null, null, missing)), Language.ZH)))
        .last()
        .satisfies(row -> assertThat(row.get(10)).isEqualTo("water_source; hazard.level (12)"));
  }

  @Test
  void withoutZonesThereIsAHeader() {
    GapResult nothing =
        new GapResult(
            "2025-06-30", List.of(), List.of(), List.of(), List.of(), List.of(), 0, 0, false);
    assertThat(CsvReport.render(nothing, Language.ZH)).isEqualTo("\uFEFF" + HEADER + "\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+86 23 0000",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "＝1+1",
        "＋1",
        "－1",
        "＠A1",
        "=HYPERLINK(\"http://example.invalid\",\"点击\")"
      })
  void dataIsNoFormula(String name) throws IOException {
    CSVRecord row =
        read(CsvReport.render(report(name, cell(1.0, null, List.of())), Language.ZH)).get(1);
    assertThat(row.size()).isEqualTo(16);
    assertThat(row.get(1)).isEqualTo("'" + name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "渝碚路街道",
        "a,b",
        "\"quoted\"",
        "two\r\nlines",
        "two\nlines",
        " spaces ",
        "'",
        "#1",
        "a;b",
        "1=1",
        "NULL",
        "\\.",
        "磁器口\uD842\uDFB7"
      })
  void anyOtherTextStaysAsItIs(String name) throws IOException, SQLException {
    String csv = CsvReport.render(report(name, cell(0.1, null, List.of())), Language.ZH);
    assertThat(read(csv).get(1).get(1)).isEqualTo(name);
    assertThat(readByPostgres(csv)).containsExactly(name, "0.1");
  }

  /** Another reader than the writer's own: name and value of the first row. */
  private static List<String> readByPostgres(String csv) throws SQLException, IOException {
    List<String> columns = List.of(HEADER.split(","));
    try (Connection connection = DATABASE.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TEMP TABLE t (%s text)".formatted(quoted(columns)));
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn(
              "COPY t FROM STDIN (FORMAT csv, HEADER true)", new StringReader(csv.substring(1)));
      try (ResultSet rows = statement.executeQuery("SELECT zone_name, value FROM t")) {
        rows.next();
        return List.of(rows.getString(1), rows.getString(2));
      }
    }
  }

  private static String quoted(List<String> columns) {
    return String.join(" text, ", columns.stream().map(column -> '"' + column + '"').toList());
  }

  @Test
  void numbersArePlain() throws IOException {
    double[] values = {0, 1, 100_000, 12_345_678.5, 1e-6, 0.1 + 0.2};
    Cell[] cells =
        IntStream.range(0, values.length)
            .mapToObj(i -> cell(values[i], null, List.of()))
            .toArray(Cell[]::new);
    List<CSVRecord> rows = read(CsvReport.render(report("a", cells), Language.ZH));
    assertThat(rows.stream().skip(1).map(row -> row.get(4)))
        .containsExactly("0", "1", "100000", "12345678.5", "0.000001", "0.30000000000000004");
  }
}

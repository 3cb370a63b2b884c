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
import java.util.Optional;
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
          + "source,lead_unit,remedy,parts_value,parts_status,done,target,target_by,expected,deadlines,"
          + "marks_of,settings,overdue,upcoming,as_of,change,simulated,report,filed_on,filed_by";

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

  private static String csv(GapResult report, Language language) {
    return CsvReport.render(
        report,
        Optional.empty(),
        new Wording(language, Checkout.CATALOGUE, report, Optional.empty()));
  }

  @Test
  void progressDeadlinesRemediesAndTheFilingAreInTheRows() throws IOException {
    GapResult report = MadeReport.of(1, true);
    Filing filing = new Filing(12, "2025-07-01", "防灾科", null, "渝碚路街道", "abc", List.of(), List.of());
    List<CSVRecord> rows =
        CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .get()
            .parse(
                new StringReader(
                    CsvReport.render(
                            report,
                            Optional.of(filing),
                            new Wording(
                                Language.ZH, Checkout.CATALOGUE, report, Optional.of(filing)))
                        .substring(1)))
            .getRecords();
    for (CSVRecord row : rows) {
      assertThat(List.of(row.get("overdue"), row.get("upcoming"))).containsExactly("1", "2");
      assertThat(List.of(row.get("report"), row.get("filed_on"), row.get("filed_by")))
          .containsExactly("12", "2025-07-01", "防灾科");
      assertThat(row.get("remedy"))
          .isEqualTo(row.get("status").equals("gap") ? "至少再设 2 处；最近一处 3 km" : "");
    }
    CSVRecord drill = of("drill", rows);
    assertThat(List.of(drill.get("done"), drill.get("target"), drill.get("target_by")))
        .containsExactly("0", "1", "2025-12-31");
    assertThat(drill.get("deadlines")).isEqualTo("2025-12-31 drill");
    assertThat(of("shelter-new", rows).get("expected")).isEqualTo("2.479452");
    assertThat(rows.get(0).get("deadlines"))
        .isEqualTo("2025-06-01 rectification hazard 5 (overdue)");
    assertThat(of("relief-goods", rows).get("settings")).isEqualTo("need=200");
  }

  private static CSVRecord of(String standard, List<CSVRecord> rows) {
    return rows.stream()
        .filter(row -> row.get("standard").equals(standard))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void toTheByte() {
    String csv =
        csv(
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
                + ",,,,,,,,,,,,,2025-06-30,7,true,,,\r\n500106001,渝碚路街道,forest-water-key,gap,,,"
                + fixed
                + ",,,,,,,,,,,,,2025-06-30,7,true,,,\r\n");
  }

  @Test
  void theLeadUnitInTheLanguageOfTheReader() throws IOException {
    GapResult report = report("a", cell(1.0, 1.0, List.of()));
    assertThat(read(csv(report, Language.EN)).get(1).get(12)).isEqualTo("Forestry");
    assertThat(read(csv(report, Language.ZH)).get(1).get(12)).isEqualTo("林业部门");
  }

  @Test
  void whatIsMissingIsNamed() throws IOException {
    List<Missing> missing =
        List.of(new Missing("water_source", null, 0), new Missing("hazard", "level", 12));
    assertThat(read(csv(report("a", cell(null, null, missing)), Language.ZH)))
        .last()
        .satisfies(row -> assertThat(row.get(10)).isEqualTo("water_source; hazard.level (12)"));
  }

  @Test
  void withoutZonesThereIsAHeader() {
    GapResult nothing =
        new GapResult(
            "2025-06-30", List.of(), List.of(), List.of(), List.of(), List.of(), 0, 0, false);
    assertThat(csv(nothing, Language.ZH)).isEqualTo("\uFEFF" + HEADER + "\r\n");
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
    CSVRecord row = read(csv(report(name, cell(1.0, null, List.of())), Language.ZH)).get(1);
    assertThat(row.size()).isEqualTo(31);
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
    String csv = csv(report(name, cell(0.1, null, List.of())), Language.ZH);
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
    List<CSVRecord> rows = read(csv(report("a", cells), Language.ZH));
    assertThat(rows.stream().skip(1).map(row -> row.get(4)))
        .containsExactly("0", "1", "100000", "12345678.5", "0.000001", "0.30000000000000004");
  }
}

package luotu.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import luotu.Checkout;
import luotu.analyse.standards.GapResult;
import luotu.analyse.standards.GapResult.Cell;
import luotu.analyse.standards.GapResult.Summary;
import luotu.analyse.standards.GapResult.ZoneRow;
import luotu.model.Standard;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The workbook, opened by LibreOffice, holds the figures of the report to the last digit. */
class XlsxReportTest {
  private static final GapResult REPORT = MadeReport.of(MadeReport.NAMES.size(), true);
  private static final String TITLE = "防灾救灾资源达标差距报告";
  private static final List<String> STATUSES =
      List.of("met", "partial", "gap", "no_data", "not_applicable");
  private static final int HEADING_LINES = 6;

  @TempDir private static Path directory;
  private static WrittenReports written;

  @BeforeAll
  static void open() {
    written = new WrittenReports(directory);
  }

  @AfterAll
  static void close() {
    written.close();
  }

  /** The sheets of a workbook by the cell in the upper left corner. */
  private static Map<String, List<CSVRecord>> sheets(OfficeProgram program, Path workbook) {
    Map<String, List<CSVRecord>> sheets = new HashMap<>();
    for (Path file : program.sheets(workbook)) {
      try {
        List<CSVRecord> rows =
            CSVFormat.RFC4180.parse(new StringReader(Files.readString(file))).getRecords();
        sheets.put(rows.get(0).get(0), rows);
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
    return sheets;
  }

  @Test
  void theWorkbookHoldsTheFigures() {
    holdsTheFigures(sheets(new OfficeProgram(directory, false), written.file(REPORT, Form.XLSX)));
  }

  /** Its own totals are wrong here and have to be found again by the formulas. */
  @Test
  void theFormulasComeToTheSame() throws IOException {
    Path spoilt =
        written.file(
            Form.XLSX,
            edited(
                written.bytes(REPORT, Form.XLSX),
                ".*/sheet.*",
                xml -> xml.replaceAll("</f><v>\\d+</v>", "</f><v>99999</v>")));
    holdsTheFigures(sheets(new OfficeProgram(directory, true), spoilt));
    assertThat(sheets(new OfficeProgram(directory, false), spoilt).get(TITLE).get(2).get(2))
        .as("shown without calculating")
        .isEqualTo("99999");
  }

  private static byte[] edited(byte[] archive, String part, UnaryOperator<String> edit)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipInputStream from = new ZipInputStream(new ByteArrayInputStream(archive));
        ZipOutputStream to = new ZipOutputStream(out)) {
      for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
        to.putNextEntry(new ZipEntry(entry.getName()));
        String xml = new String(from.readAllBytes(), StandardCharsets.UTF_8);
        String written = entry.getName().matches(part) ? edit.apply(xml) : xml;
        to.write(written.getBytes(StandardCharsets.UTF_8));
      }
    }
    return out.toByteArray();
  }

  private static void holdsTheFigures(Map<String, List<CSVRecord>> sheets) {
    List<Standard> standards = Checkout.CATALOGUE.standards();
    assertThat(sheets).hasSize(standards.size() + 4);
    List<CSVRecord> matrix = sheets.get(TITLE);
    for (int status = 0; status < STATUSES.size(); status++) {
      CSVRecord totals = matrix.get(2 + status);
      assertThat(totals.get(0)).isEqualTo(MadeReport.WORDS.get(STATUSES.get(status)));
      for (int i = 0; i < standards.size(); i++) {
        assertThat(totals.get(2 + i))
            .isEqualTo(String.valueOf(counts(REPORT.summary().get(i))[status]));
      }
    }
    for (int i = 0; i < REPORT.zones().size(); i++) {
      matrixRow(matrix.get(3 + STATUSES.size() + i), REPORT.zones().get(i));
    }
    for (int i = 0; i < standards.size(); i++) {
      standard(sheets.get(standards.get(i).label().zh()), i);
    }
    List<CSVRecord> deadlines = sheets.get("期限");
    assertThat(deadlines).hasSize(3 + 2 * REPORT.zones().size());
    assertThat(deadlines.get(3).toList())
        .containsExactly(
            MadeReport.code(0),
            MadeReport.name(0),
            "2025-06-01",
            "逾期",
            "隐患整改期限",
            "北坡滑坡",
            MadeReport.code(0),
            "");
    assertThat(deadlines.get(4).toList())
        .containsSubsequence("2025-12-31", "未到期", "年度演练", "", MadeReport.code(0), "年度演练");
    assertThat(matrix.get(3 + STATUSES.size()).toList()).endsWith("1", "2");
  }

  private static void matrixRow(CSVRecord row, ZoneRow zone) {
    assertThat(row.get(0)).isEqualTo(zone.zone());
    assertThat(row.get(1)).isEqualTo(shown(zone.name()));
    int standards = zone.results().size();
    for (int i = 0; i < standards; i++) {
      assertThat(row.get(2 + i)).isEqualTo(MadeReport.WORDS.get(zone.results().get(i).status()));
    }
    for (int status = 0; status < STATUSES.size(); status++) {
      String id = STATUSES.get(status);
      assertThat(row.get(2 + standards + status))
          .isEqualTo(
              String.valueOf(
                  zone.results().stream().filter(cell -> cell.status().equals(id)).count()));
    }
  }

  private static void standard(List<CSVRecord> rows, int index) {
    long[] counts = counts(REPORT.summary().get(index));
    for (int status = 0; status < STATUSES.size(); status++) {
      assertThat(rows.get(4).get(status)).isEqualTo(String.valueOf(counts[status]));
    }
    assertThat(rows.get(2).get(0)).contains("模拟数据", "2025-06-30", "7");
    String names = String.join(",", rows.get(5).stream().map(text -> text.split("\n")[1]).toList());
    assertThat(names)
        .isEqualTo(
            "zone,zone_name,standard,status,value,limit_value,unit,preferred,limit,required,"
                + "missing,source,lead_unit,remedy,parts_value,parts_status,done,target,target_by,expected");
    for (int i = 0; i < REPORT.zones().size(); i++) {
      ZoneRow zone = REPORT.zones().get(i);
      Cell cell = zone.results().get(index);
      CSVRecord row = rows.get(HEADING_LINES + i);
      assertThat(row.get(0)).isEqualTo(zone.zone());
      assertThat(row.get(1)).isEqualTo(shown(zone.name()));
      assertThat(row.get(2)).isEqualTo(cell.standard());
      assertThat(row.get(3)).isEqualTo(MadeReport.WORDS.get(cell.status()));
      assertNumber(row.get(4), cell.value());
      assertNumber(row.get(5), cell.limitValue());
      assertNumber(row.get(7), cell.preferred());
      assertNumber(row.get(8), cell.limit());
      assertNumber(row.get(9), cell.required());
      assertThat(row.get(10))
          .isEqualTo(cell.missing().isEmpty() ? "" : "灾害隐患点 · 规模等级：12 行未填；消防水源：没有数据，也没有清查记录");
      assertThat(row.get(11)).isEqualTo(cell.source());
      assertThat(row.get(12)).isEqualTo(cell.leadUnit().zh());
      assertThat(row.get(13)).isEqualTo(cell.remedy() == null ? "" : "至少再设 2 处；最近一处 3 km");
      boolean isDrill = cell.standard().equals("drill");
      boolean isPlan = cell.standard().equals("shelter-new");
      assertThat(List.of(row.get(16), row.get(17), row.get(18), row.get(19)))
          .isEqualTo(
              isDrill
                  ? List.of("0", "1", "2025-12-31", "")
                  : isPlan ? List.of("2", "5", "2025-12-31", "2.479452") : List.of("", "", "", ""));
    }
  }

  private static long[] counts(Summary summary) {
    return new long[] {
      summary.met(), summary.partial(), summary.gap(), summary.noData(), summary.notApplicable()
    };
  }

  /** What of a name XML cannot hold is replaced. */
  private static String shown(String name) {
    return name.replace('\u0001', '\uFFFD');
  }

  private static void assertNumber(String text, Double expected) {
    if (expected == null) {
      assertThat(text).isEmpty();
    } else {
      boolean isPercentage = text.endsWith("%");
      BigDecimal number =
          isPercentage
              ? new BigDecimal(text.substring(0, text.length() - 1)).movePointLeft(2)
              : new BigDecimal(text);
      assertThat(number).isEqualByComparingTo(BigDecimal.valueOf(expected));
    }
  }

  /** What a spreadsheet would take for a formula is text, also after somebody edits the cell. */
  @Test
  void namesAreNoFormulas() throws IOException {
    String sheet = part(written.bytes(REPORT, Form.XLSX), "xl/worksheets/sheet1.xml");
    for (String name : List.of("=1+1", "+86 23", "-一街道", "@SUM(A1)")) {
      assertThat(sheet).contains("t=\"inlineStr\"><is><t xml:space=\"preserve\">" + name + "</t>");
    }
    assertThat(sheet.split("<f>", -1))
        .as("formulas")
        .hasSize(
            1 + STATUSES.size() * (Checkout.CATALOGUE.standards().size() + REPORT.zones().size()));
    String styles = part(written.bytes(REPORT, Form.XLSX), "xl/styles.xml");
    assertThat(styles).contains("quotePrefix=\"1\"");
  }

  @Test
  void theSameReportIsTheSameFile() {
    assertThat(written.bytes(REPORT, Form.XLSX)).isEqualTo(written.bytes(REPORT, Form.XLSX));
  }

  @Test
  void whatIsNotSimulatedDoesNotSaySo() throws IOException {
    GapResult real = MadeReport.of(1, false);
    byte[] workbook = written.bytes(real, Form.XLSX);
    assertThat(part(workbook, "xl/worksheets/sheet1.xml")).doesNotContain("模拟数据");
  }

  @Test
  void withoutZonesThereAreHeadings() {
    GapResult nothing = MadeReport.of(0, false);
    Map<String, List<CSVRecord>> sheets =
        sheets(new OfficeProgram(directory, true), written.file(nothing, Form.XLSX));
    assertThat(sheets.get(TITLE).get(2).get(2)).isEqualTo("0");
    assertThat(sheets.get(TITLE)).hasSize(3 + STATUSES.size());
  }

  private static String part(byte[] archive, String name) throws IOException {
    StringBuilder content = new StringBuilder();
    edited(
        archive,
        name,
        xml -> {
          content.append(xml);
          return xml;
        });
    return content.toString();
  }
}

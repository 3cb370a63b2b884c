package luotu.report;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import luotu.analyse.standards.GapResult;
import luotu.analyse.standards.GapResult.Cell;
import luotu.analyse.standards.GapResult.Summary;
import luotu.analyse.standards.GapResult.ZoneRow;
import luotu.analyse.standards.MarksUsed;
import luotu.analyse.standards.Progress;
import luotu.analyse.standards.ZoneDue;
import luotu.report.markup.CellStyle;
import luotu.report.markup.Sheet;
import luotu.report.markup.Spreadsheet;
import luotu.report.markup.Spreadsheet.Layout;

/**
 * A gap report as a workbook: the matrix, one sheet per standard with the columns of {@link
 * CsvReport}, and what the figures rest on. Totals are formulas over the states below them, with
 * their values beside for programs that do not calculate.
 */
final class XlsxReport {
  private static final List<Integer> STANDARD_WIDTHS =
      List.of(14, 20, 20, 11, 13, 13, 12, 12, 12, 12, 44, 52, 22, 60, 14, 12, 12, 12, 14, 12);

  /** Of the matrix: title, facts. Then come one total for each state and the heading. */
  private static final int ROWS_ABOVE_TOTALS = 2;

  /** After title, duty, facts, names of the states, totals. */
  private static final int STANDARD_HEADING = 6;

  static final int HEADING_POINTS = 48;
  private static final int LINE_POINTS = 15;

  private final GapResult found;
  private final Wording words;
  private final List<String> statuses;
  private final int matrixHeading;
  private final List<String> names;

  private XlsxReport(GapResult found, Wording words) {
    this.found = found;
    this.words = words;
    statuses = words.statuses();
    matrixHeading = ROWS_ABOVE_TOTALS + statuses.size() + 1;
    List<String> wanted = new ArrayList<>(List.of(words.of("达标矩阵", "Matrix")));
    found.summary().forEach(each -> wanted.add(words.standardName(each.standard())));
    wanted.add(words.of("期限", "Deadlines"));
    wanted.add(words.of("达标值", "Pass marks"));
    wanted.add(words.of("依据和说明", "Sources and notes"));
    names = Spreadsheet.names(wanted);
  }

  static void write(GapResult found, Wording words, OutputStream out) {
    new XlsxReport(found, words).write(out);
  }

  private void write(OutputStream out) {
    Spreadsheet file = new Spreadsheet(out, words.of(Wording.TITLE), layouts());
    file.sheet(this::matrix);
    for (int i = 0; i < found.summary().size(); i++) {
      int index = i;
      file.sheet(sheet -> standard(sheet, index));
    }
    XlsxSources sources = new XlsxSources(found, words, names, this::facts);
    file.sheet(sources::deadlines);
    file.sheet(sources::marks);
    file.sheet(sources::sources);
    file.finish();
  }

  private List<Layout> layouts() {
    String footer =
        "%s · %s".formatted(words.of(Wording.TITLE), found.asOf())
            + (found.simulated() ? " · " + words.of(Wording.SIMULATED) : "");
    List<Integer> matrixWidths = new ArrayList<>(List.of(14, 20));
    matrixWidths.addAll(Collections.nCopies(found.summary().size(), 12));
    matrixWidths.addAll(Collections.nCopies(statuses.size() + 2, 9));
    List<Layout> layouts = new ArrayList<>();
    layouts.add(new Layout(names.get(0), matrixWidths, matrixHeading, 2, footer));
    for (String name : names.subList(1, names.size() - 3)) {
      layouts.add(new Layout(name, STANDARD_WIDTHS, STANDARD_HEADING, 2, footer));
    }
    List<String> last = names.subList(names.size() - 3, names.size());
    layouts.add(
        new Layout(last.get(0), XlsxSources.DUE_WIDTHS, XlsxSources.DUE_HEADING, 2, footer));
    layouts.add(
        new Layout(last.get(1), XlsxSources.MARK_WIDTHS, XlsxSources.MARK_HEADING, 1, footer));
    layouts.add(
        new Layout(last.get(2), XlsxSources.SOURCE_WIDTHS, XlsxSources.SOURCE_HEADING, 1, footer));
    return layouts;
  }

  private void matrix(Sheet sheet) {
    sheet.row(24).text(CellStyle.TITLE, words.of(Wording.TITLE));
    facts(sheet);
    int first = matrixHeading + 1;
    int last = matrixHeading + Math.max(1, found.zones().size());
    for (String status : statuses) {
      sheet.row();
      sheet.text(CellStyle.TOTAL_NAME, words.status(status));
      sheet.text(CellStyle.TOTAL_NAME, words.of("合计", "total"));
      int row = sheet.rowNumber();
      for (int i = 0; i < found.summary().size(); i++) {
        String letters = Sheet.letters(3 + i);
        sheet.formula(
            CellStyle.TOTAL,
            "COUNTIF(%s$%d:%s$%d,$A%d)".formatted(letters, first, letters, last, row),
            Wording.count(found.summary().get(i), status));
      }
    }
    sheet.row(HEADING_POINTS);
    sheet.text(CellStyle.HEADING, heading("区域代码", "Code", "code"));
    sheet.text(CellStyle.HEADING, heading("区域名称", "Name", "name"));
    for (int i = 0; i < found.summary().size(); i++) {
      sheet.text(CellStyle.HEADING, words.standardName(found.summary().get(i).standard()));
    }
    statuses.forEach(status -> sheet.text(CellStyle.HEADING, words.status(status)));
    sheet.text(CellStyle.HEADING, heading("逾期事项", "Overdue", "overdue"));
    sheet.text(CellStyle.HEADING, heading("未到期事项", "Due later", "upcoming"));
    found.zones().forEach(zone -> matrixRow(sheet, zone));
  }

  private void matrixRow(Sheet sheet, ZoneRow zone) {
    sheet.row().text(CellStyle.TEXT, zone.zone()).text(CellStyle.TEXT, Wording.name(zone));
    for (Cell cell : zone.results()) {
      sheet.text(style(cell.status()), words.status(cell.status()));
    }
    int row = sheet.rowNumber();
    int standards = zone.results().size();
    for (int i = 0; i < statuses.size(); i++) {
      String status = statuses.get(i);
      sheet.formula(
          CellStyle.WHOLE,
          "COUNTIF($C%d:$%s%d,%s$%d)"
              .formatted(
                  row,
                  Sheet.letters(2 + Math.max(1, standards)),
                  row,
                  Sheet.letters(3 + standards + i),
                  matrixHeading),
          Wording.count(zone.results(), status));
    }
    Optional<ZoneDue> due = words.dues().due(zone);
    sheet.number(CellStyle.NUMBER, due.map(each -> (double) each.overdue()).orElse(null));
    sheet.number(CellStyle.NUMBER, due.map(each -> (double) each.upcoming()).orElse(null));
  }

  private void standard(Sheet sheet, int index) {
    Summary summary = found.summary().get(index);
    sheet.row(24).text(CellStyle.TITLE, words.standardName(summary.standard()));
    sheet.row().text(CellStyle.NOTE, words.duty(summary.standard()));
    facts(sheet);
    sheet.row();
    statuses.forEach(status -> sheet.text(CellStyle.TOTAL_NAME, words.status(status)));
    sheet.text(
        CellStyle.NOTE,
        summary.outside() == 0
            ? ""
            : words.of("另有 %d 处不在任何镇街", "%d more lie in no street").formatted(summary.outside()));
    sheet.row();
    int last = STANDARD_HEADING + Math.max(1, found.zones().size());
    for (int i = 0; i < statuses.size(); i++) {
      sheet.formula(
          CellStyle.TOTAL,
          "COUNTIF($D$%d:$D$%d,%s%d)"
              .formatted(STANDARD_HEADING + 1, last, Sheet.letters(i + 1), STANDARD_HEADING - 2),
          Wording.count(summary, statuses.get(i)));
    }
    standardHeading(sheet, index);
    for (ZoneRow zone : found.zones()) {
      standardRow(sheet, zone, zone.results().get(index));
    }
  }

  private void standardHeading(Sheet sheet, int index) {
    String unit = found.zones().isEmpty() ? "" : reachUnit(found.zones().get(0), index);
    sheet.row(HEADING_POINTS);
    List<String> headings =
        List.of(
            heading("区域代码", "Zone", "zone"),
            heading("区域名称", "Zone name", "zone_name"),
            heading("标准", "Standard", "standard"),
            heading("状态", "Status", "status"),
            heading("现值", "Value", "value"),
            heading("限值内占比", "Within the limit", "limit_value"),
            heading("单位", "Unit", "unit"),
            heading("首选" + unit, "Preferred" + unit, "preferred"),
            heading("限值" + unit, "Limit" + unit, "limit"),
            heading("要求", "Required", "required"),
            heading("缺少的数据", "Missing data", "missing"),
            heading("依据", "Source", "source"),
            heading("牵头单位", "Lead unit", "lead_unit"),
            heading("补齐措施", "What would close the gap", "remedy"),
            heading("镇街合计", "Its streets", "parts_value"),
            heading("合计状态", "Their status", "parts_status"),
            heading("已完成", "Done", "done"),
            heading("目标", "Target", "target"),
            heading("目标日", "Target day", "target_by"),
            heading("应完成", "Expected", "expected"));
    headings.forEach(heading -> sheet.text(CellStyle.HEADING, heading));
  }

  private String reachUnit(ZoneRow zone, int index) {
    return words
        .marks(zone.results().get(index), zone.kind())
        .map(MarksUsed::preferred)
        .map(mark -> words.of("（%s）", " (%s)").formatted(words.unit(mark.unit())))
        .orElse("");
  }

  private void standardRow(Sheet sheet, ZoneRow zone, Cell cell) {
    sheet
        .row(
            points(
                STANDARD_WIDTHS,
                Map.of(
                    1,
                    Wording.name(zone),
                    10,
                    words.missing(cell),
                    11,
                    cell.source(),
                    13,
                    words.remedy(cell))))
        .text(CellStyle.TEXT, zone.zone())
        .text(CellStyle.TEXT, Wording.name(zone))
        .text(CellStyle.TEXT, cell.standard())
        .text(style(cell.status()), words.status(cell.status()))
        .number(number(cell.value(), cell.unit()), cell.value())
        .number(number(cell.limitValue(), cell.unit()), cell.limitValue())
        .text(CellStyle.TEXT, words.unit(cell.unit()))
        .number(CellStyle.NUMBER, cell.preferred())
        .number(CellStyle.NUMBER, cell.limit())
        .number(number(cell.required(), words.requiredUnit(cell, zone.kind())), cell.required())
        .text(CellStyle.TEXT, words.missing(cell))
        .text(CellStyle.TEXT, cell.source())
        .text(CellStyle.TEXT, words.of(cell.leadUnit()))
        .text(CellStyle.TEXT, words.remedy(cell));
    if (cell.parts() == null) {
      sheet.blank(CellStyle.TEXT).blank(CellStyle.TEXT);
    } else {
      sheet
          .number(number(cell.parts().value(), cell.parts().unit()), cell.parts().value())
          .text(style(cell.parts().status()), words.status(cell.parts().status()));
    }
    Optional<Progress> progress = words.dues().progress(zone, cell);
    sheet
        .number(CellStyle.NUMBER, progress.map(Progress::done).orElse(null))
        .number(CellStyle.NUMBER, progress.map(Progress::target).orElse(null))
        .text(CellStyle.TEXT, progress.map(Progress::by).orElse(""))
        .number(CellStyle.NUMBER, progress.map(Progress::expected).orElse(null));
  }

  /** As what a number is shown; all its digits are kept either way. */
  private static CellStyle number(Double value, String unit) {
    if (value == null || !(unit.equals("share") || unit.equals("ratio"))) {
      return CellStyle.NUMBER;
    }
    return value * 100 == Math.rint(value * 100) ? CellStyle.PERCENT : CellStyle.PERCENT_EXACT;
  }

  /**
   * How high a row is whose texts are wrapped: not all programs see to it themselves.
   *
   * @param texts by the index of their column
   */
  static int points(List<Integer> widths, Map<Integer, String> texts) {
    return LINE_POINTS
        * texts.entrySet().stream()
            .mapToInt(each -> Lines.of(each.getValue(), widths.get(each.getKey()) - 1))
            .max()
            .orElse(1);
  }

  private void facts(Sheet sheet) {
    sheet.row();
    if (found.simulated()) {
      sheet.text(CellStyle.WARNING, words.of(Wording.SIMULATED) + " · " + words.facts());
    } else {
      sheet.text(CellStyle.NOTE, words.facts());
    }
  }

  /** The word of the language over the name of the contract, in which the CSV has it. */
  private String heading(String zh, String en, String id) {
    return words.of(zh, en) + "\n" + id;
  }

  private static CellStyle style(String status) {
    return CellStyle.valueOf(status.toUpperCase(Locale.ROOT));
  }
}

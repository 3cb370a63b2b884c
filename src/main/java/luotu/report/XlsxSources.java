package luotu.report;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import luotu.analyse.standards.GapResult;
import luotu.analyse.standards.GapResult.Summary;
import luotu.analyse.standards.GapResult.ZoneRow;
import luotu.analyse.standards.MarksUsed;
import luotu.analyse.standards.ZoneDue;
import luotu.analyse.standards.ZoneDue.Due;
import luotu.model.Standard;
import luotu.report.markup.CellStyle;
import luotu.report.markup.Sheet;

/**
 * The last sheets of a {@link XlsxReport}: what falls due, which pass marks were used, and what
 * demands them.
 *
 * @param names of all sheets
 * @param facts writes the row that says what the report is about
 */
record XlsxSources(GapResult found, Wording words, List<String> names, Consumer<Sheet> facts) {
  static final List<Integer> SOURCE_WIDTHS = List.of(24, 26, 22, 70, 24, 30);
  static final List<Integer> MARK_WIDTHS = List.of(24, 12, 22, 40, 40, 50, 60, 14, 12);
  static final List<Integer> DUE_WIDTHS = List.of(14, 20, 14, 12, 30, 36, 18, 28);
  static final int DUE_HEADING = 3;
  static final int SOURCE_HEADING = 5;
  static final int MARK_HEADING = 3;

  /** What is overdue and what falls due next, as far as the report lists it. */
  void deadlines(Sheet sheet) {
    DueWording dues = words.dues();
    sheet.row(24).text(CellStyle.TITLE, names.get(names.size() - 3));
    facts.accept(sheet);
    sheet.row(XlsxReport.HEADING_POINTS);
    sheet.text(CellStyle.HEADING, words.of("区域代码", "Code"));
    sheet.text(CellStyle.HEADING, words.of("区域名称", "Name"));
    dues.headings().forEach(heading -> sheet.text(CellStyle.HEADING, heading));
    for (ZoneRow zone : found.zones()) {
      for (Due item : dues.due(zone).map(ZoneDue::items).orElse(List.of())) {
        sheet.row().text(CellStyle.TEXT, zone.zone()).text(CellStyle.TEXT, Wording.name(zone));
        dues.cells(item).forEach(cell -> sheet.text(CellStyle.TEXT, cell));
      }
    }
  }

  /** The pass marks that were used, and who set each. */
  void marks(Sheet sheet) {
    sheet.row(24).text(CellStyle.TITLE, names.get(names.size() - 2));
    facts.accept(sheet);
    sheet.row(XlsxReport.HEADING_POINTS);
    new MarkWording(words).headings().forEach(heading -> sheet.text(CellStyle.HEADING, heading));
    found.passMarks().forEach(used -> marks(sheet, used));
  }

  private void marks(Sheet sheet, MarksUsed used) {
    List<String> cells = new MarkWording(words).cells(used);
    Map<Integer, String> wrapped =
        IntStream.range(3, 7).boxed().collect(Collectors.toMap(Function.identity(), cells::get));
    sheet.row(XlsxReport.points(MARK_WIDTHS, wrapped));
    for (int i = 0; i < cells.size(); i++) {
      boolean saysOff = used.off() && i == 3;
      sheet.text(saysOff ? CellStyle.OFF : CellStyle.TEXT, cells.get(i));
    }
  }

  void sources(Sheet sheet) {
    sheet.row(24).text(CellStyle.TITLE, names.get(names.size() - 1));
    facts.accept(sheet);
    sheet
        .row()
        .text(
            CellStyle.NOTE,
            words
                .of(
                    "无数据既不算达标也不算未达标。计入的资源中有 %d 个没有写明是否可用，按可用计。",
                    "No data is neither met nor a gap. %d of the resources counted do not say whether"
                        + " they are usable and count as usable.")
                .formatted(found.unverified()));
    sheet.row().text(CellStyle.NOTE, String.join(words.of("。", ". "), words.filing()));
    sheet.row(XlsxReport.HEADING_POINTS);
    for (String heading :
        List.of(
            words.of("标准", "Standard"),
            words.of("文号", "Document"),
            words.of("条款", "Clause"),
            words.of("内容（转述）", "What it says (paraphrase)"),
            words.of("牵头单位", "Lead unit"),
            words.of("责任单位", "Responsible units"))) {
      sheet.text(CellStyle.HEADING, heading);
    }
    for (Summary summary : found.summary()) {
      words
          .standard(summary.standard())
          .ifPresent(
              standard -> standard.sources().forEach(source -> source(sheet, standard, source)));
    }
  }

  private void source(Sheet sheet, Standard standard, Standard.Source source) {
    String name = words.of(standard.label());
    String text = words.of(source.text());
    String lead = words.lead(standard, source);
    String others = words.others(source);
    sheet
        .row(
            XlsxReport.points(
                SOURCE_WIDTHS, Map.of(2, source.clause(), 3, text, 4, lead, 5, others)))
        .link(CellStyle.LINK, name, names.get(1 + index(standard)))
        .text(CellStyle.TEXT, source.document())
        .text(CellStyle.TEXT, source.clause())
        .text(CellStyle.TEXT, text)
        .text(CellStyle.TEXT, lead)
        .text(CellStyle.TEXT, others);
  }

  private int index(Standard standard) {
    return found.summary().stream().map(Summary::standard).toList().indexOf(standard.id());
  }
}

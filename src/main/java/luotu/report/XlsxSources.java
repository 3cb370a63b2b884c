package luotu.report;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import luotu.analyse.standards.GapResult;
import luotu.analyse.standards.GapResult.Summary;
import luotu.analyse.standards.MarksUsed;
import luotu.analyse.standards.MarksUsed.Mark;
import luotu.model.Standard;
import luotu.report.markup.CellStyle;
import luotu.report.markup.Sheet;

/**
 * The last two sheets of a {@link XlsxReport}: which pass marks were used, and what demands them.
 *
 * @param names of all sheets
 * @param facts writes the row that says what the report is about
 */
record XlsxSources(GapResult found, Wording words, List<String> names, Consumer<Sheet> facts) {
  static final List<Integer> SOURCE_WIDTHS = List.of(24, 26, 22, 70, 24, 30);
  static final List<Integer> MARK_WIDTHS = List.of(24, 12, 22, 40, 40, 50, 14, 12);
  static final int SOURCE_HEADING = 4;
  static final int MARK_HEADING = 3;

  /** The pass marks that were used, and who set each. */
  void marks(Sheet sheet) {
    sheet.row(24).text(CellStyle.TITLE, names.get(names.size() - 2));
    facts.accept(sheet);
    sheet.row(XlsxReport.HEADING_POINTS);
    for (String heading :
        List.of(
            words.of("标准", "Standard"),
            words.of("级别", "Level"),
            words.of("所定区域", "Set by"),
            words.of("首选", "Preferred"),
            words.of("限值", "Limit"),
            words.of("要求", "Required"),
            words.of("起用日期", "In force from"),
            words.of("变更号", "Change"))) {
      sheet.text(CellStyle.HEADING, heading);
    }
    found.passMarks().forEach(used -> marks(sheet, used));
  }

  private void marks(Sheet sheet, MarksUsed used) {
    List<String> marks =
        Stream.of(used.preferred(), used.limit(), used.required())
            .map(mark -> mark == null ? "" : words.mark(mark))
            .toList();
    Optional<Mark> decided =
        Stream.of(used.required(), used.preferred(), used.limit())
            .filter(mark -> mark != null && mark.setBy() != null)
            .findFirst();
    sheet
        .row(
            XlsxReport.points(
                MARK_WIDTHS, Map.of(3, marks.get(0), 4, marks.get(1), 5, marks.get(2))))
        .text(CellStyle.TEXT, words.standardName(used.standard()))
        .text(CellStyle.TEXT, words.level(used.level()))
        .text(
            CellStyle.TEXT,
            used.zone() == null
                ? words.of("标准目录", "The catalogue")
                : Objects.toString(used.zoneName(), used.zone()));
    if (used.off()) {
      sheet.text(CellStyle.OFF, words.status("off"));
    } else {
      sheet.text(CellStyle.TEXT, marks.get(0));
    }
    sheet
        .text(CellStyle.TEXT, marks.get(1))
        .text(CellStyle.TEXT, marks.get(2))
        .text(CellStyle.TEXT, decided.map(Mark::inForceFrom).orElse(""))
        .text(CellStyle.TEXT, decided.map(Mark::change).map(String::valueOf).orElse(""));
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

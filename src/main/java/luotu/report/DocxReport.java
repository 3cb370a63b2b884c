package luotu.report;

import static java.util.stream.Collectors.joining;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import luotu.analyse.sketch.ZoneSketches;
import luotu.analyse.standards.GapResult;
import luotu.analyse.standards.GapResult.Cell;
import luotu.analyse.standards.GapResult.Summary;
import luotu.analyse.standards.GapResult.ZoneRow;
import luotu.model.Language;
import luotu.model.Standard;
import luotu.report.markup.DocumentBody;
import luotu.report.markup.DocumentBody.TableCell;
import luotu.report.markup.ParagraphStyle;
import luotu.report.markup.TextDocument;

/**
 * A gap report as an office document: how things stand on the whole, the widest gaps, a page per
 * zone, and the clauses in an annex. A report on one zone describes each of its gaps instead of the
 * widest ones.
 */
final class DocxReport {
  /** So many features of each figure are named in a table; in the text on one zone, more. */
  private static final int FEATURES_NAMED = 1;

  private static final int FEATURES_NAMED_IN_TEXT = 10;

  private static final int ZONES_NAMED = 6;
  private static final int DEADLINES_NAMED = 3;
  private static final int DEADLINES_IN_TABLE = 200;

  private final GapResult found;
  private final Wording words;
  private final ZoneSketches zones;
  private final Map<String, String> parents;
  private final DocumentBody body;
  private int headings;

  private DocxReport(GapResult found, Wording words, ZoneSketches zones, DocumentBody body) {
    this.found = found;
    this.words = words;
    this.zones = zones;
    this.body = body;
    parents =
        zones.names(
            found.zones().stream()
                .map(ZoneRow::parent)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
  }

  static void write(GapResult found, Wording words, ZoneSketches zones, OutputStream out) {
    TextDocument.write(
        out,
        words.of(Wording.TITLE),
        words.language() == Language.ZH,
        found.simulated() ? words.of(Wording.SIMULATED) : null,
        body -> new DocxReport(found, words, zones, body).write());
  }

  private void write() {
    body.paragraph(ParagraphStyle.TITLE, scope() + words.of(Wording.TITLE));
    body.paragraph(
        ParagraphStyle.SUBTITLE,
        words
            .of("（截至%s，数据变更号 %d）", "(as of %s, change %d of the data)")
            .formatted(words.day(found.asOf()), found.change()));
    words.filing().forEach(line -> body.paragraph(ParagraphStyle.TEXT, line + words.of("。", ".")));
    summary();
    if (found.zones().size() > 1) {
      widest();
      headings++;
      body.onNewPage(ParagraphStyle.HEADING, numbered(words.of("各区域情况", "Zone by zone")));
      for (int i = 0; i < found.zones().size(); i++) {
        zone(found.zones().get(i), i + 1);
      }
    } else {
      found.zones().forEach(this::onlyZone);
    }
    body.paragraph(ParagraphStyle.TEXT, "");
    body.paragraph(
        ParagraphStyle.TEXT, words.of("附件：标准和依据", "Annex: standards and what they rest on"));
    body.paragraph(ParagraphStyle.CLOSING, words.day(found.asOf()));
    annex();
  }

  /** Whom the report is about, where that is one zone, or the streets of one. */
  private String scope() {
    List<String> names =
        found.zones().size() == 1
            ? List.of(Wording.name(found.zones().get(0)))
            : found.zones().stream()
                .map(ZoneRow::parent)
                .map(code -> Objects.toString(parents.get(code), ""))
                .distinct()
                .toList();
    String name = names.size() == 1 ? names.get(0) : "";
    return name.isEmpty() ? "" : words.of(name, name + ": ");
  }

  private void heading(String text) {
    headings++;
    body.paragraph(ParagraphStyle.HEADING, numbered(text));
  }

  private String numbered(String heading) {
    return words.of(Numerals.chinese(headings) + "、", headings + ". ") + heading;
  }

  private void summary() {
    heading(words.of("总体情况", "On the whole"));
    List<Cell> cells = found.zones().stream().flatMap(zone -> zone.results().stream()).toList();
    body.paragraph(
        ParagraphStyle.TEXT,
        words
            .of(
                "对照 %d 项标准评估 %d 个区域，共 %d 项：%s。无数据既不算达标也不算未达标。",
                "%d standards were held against %d zones, %d cells in all: %s. No data is neither"
                    + " met nor a gap.")
            .formatted(
                found.summary().size(), found.zones().size(), cells.size(), words.counts(cells)));
    if (found.unverified() > 0) {
      body.paragraph(
          ParagraphStyle.TEXT,
          words
              .of(
                  "计入的资源中有 %d 个没有写明是否可用，按可用计。",
                  "%d of the resources counted do not say whether they are usable and count as"
                      + " usable.")
              .formatted(found.unverified()));
    }
    if (found.zones().size() > 1) {
      standardsTable();
      parentsTable();
    }
  }

  private void standardsTable() {
    body.paragraph(
        ParagraphStyle.CAPTION, words.of("表1　各项标准达标情况", "Table 1: standard by standard"));
    body.table(countWidths(), countHeading(words.of("标准", "Standard")));
    for (int i = 0; i < found.summary().size(); i++) {
      Summary summary = found.summary().get(i);
      List<TableCell> row = new ArrayList<>();
      row.add(TableCell.centred(String.valueOf(i + 1)));
      row.add(TableCell.left(words.standardName(summary.standard())));
      for (String status : words.statuses()) {
        row.add(TableCell.centred(String.valueOf(Wording.count(summary, status))));
      }
      body.row(row);
    }
    body.endTable();
  }

  /** By the zones above, where there are several. */
  private void parentsTable() {
    Map<String, List<Cell>> byParent = new LinkedHashMap<>();
    for (ZoneRow zone : found.zones()) {
      byParent
          .computeIfAbsent(Objects.toString(zone.parent(), ""), code -> new ArrayList<>())
          .addAll(zone.results());
    }
    if (byParent.size() < 2) {
      return;
    }
    body.paragraph(ParagraphStyle.CAPTION, words.of("表2　按上级区域汇总", "Table 2: by the zone above"));
    body.table(countWidths(), countHeading(words.of("上级区域", "Zone above")));
    int number = 1;
    for (Map.Entry<String, List<Cell>> each : byParent.entrySet()) {
      List<TableCell> row = new ArrayList<>();
      row.add(TableCell.centred(String.valueOf(number++)));
      String code = each.getKey();
      row.add(TableCell.left(code.isEmpty() ? "–" : parents.getOrDefault(code, code)));
      for (String status : words.statuses()) {
        row.add(TableCell.centred(String.valueOf(Wording.count(each.getValue(), status))));
      }
      body.row(row);
    }
    body.endTable();
  }

  private List<Integer> countWidths() {
    List<Integer> widths = new ArrayList<>(List.of(10, 146 - 16 * words.statuses().size()));
    words.statuses().forEach(status -> widths.add(16));
    return widths;
  }

  private List<String> countHeading(String of) {
    List<String> heading = new ArrayList<>(List.of(words.of("序号", "No."), of));
    words.statuses().forEach(status -> heading.add(words.status(status)));
    return heading;
  }

  /** What most zones fall short of, each standard with its clauses and who leads. */
  private void widest() {
    List<Summary> gaps =
        found.summary().stream()
            .filter(each -> each.gap() + each.partial() > 0)
            .sorted((one, other) -> Long.compare(other.gap(), one.gap()))
            .toList();
    if (gaps.isEmpty()) {
      return;
    }
    heading(words.of("主要缺口", "The widest gaps"));
    for (int i = 0; i < gaps.size(); i++) {
      Summary summary = gaps.get(i);
      Standard standard = words.standard(summary.standard()).orElse(null);
      body.paragraph(
          ParagraphStyle.TEXT,
          words
                  .of("%d.%s。未达标 %d 个，部分达标 %d 个%s。", "%d. %s. Gap %d, partial %d%s.")
                  .formatted(
                      i + 1,
                      words.standardName(summary.standard()),
                      summary.gap(),
                      summary.partial(),
                      zonesWithGap(summary.standard()))
              + (standard == null
                  ? ""
                  : words
                      .of("应做到：%s（%s）。牵头单位：%s。", " Due: %s (%s). Lead unit: %s.")
                      .formatted(
                          words.of(standard.duty()),
                          standard.source(),
                          words.of(standard.leadUnit().label()))));
    }
  }

  private String zonesWithGap(String standard) {
    List<String> names =
        found.zones().stream()
            .filter(
                zone ->
                    zone.results().stream()
                        .anyMatch(
                            cell ->
                                cell.standard().equals(standard) && cell.status().equals("gap")))
            .map(Wording::name)
            .toList();
    return names.isEmpty() ? "" : words.of("，未达标的有：", "; gaps in: ") + some(names, ZONES_NAMED);
  }

  private String some(List<String> names, int most) {
    String named = names.stream().limit(most).collect(joining(words.of("、", ", ")));
    return names.size() <= most
        ? named
        : named + words.of("等 %d 个", " and others, %d in all").formatted(names.size());
  }

  private void zone(ZoneRow zone, int number) {
    String heading =
        words.of("（" + Numerals.chinese(number) + "）", headings + "." + number + " ")
            + Wording.name(zone)
            + words.of("（%s）", " (%s)").formatted(zone.zone());
    if (number == 1) {
      body.paragraph(ParagraphStyle.SUBHEADING, heading);
    } else {
      body.onNewPage(ParagraphStyle.SUBHEADING, heading);
    }
    new DocxZone(zone, zones.notes(zone, FEATURES_NAMED), words, body)
        .page(parents, number == 1 ? 2 : 1, DEADLINES_NAMED, FEATURES_NAMED);
  }

  private void onlyZone(ZoneRow zone) {
    DocxZone page = new DocxZone(zone, zones.notes(zone, FEATURES_NAMED_IN_TEXT), words, body);
    heading(words.of("逐项情况", "Standard by standard"));
    body.paragraph(ParagraphStyle.TEXT, page.standing(parents));
    page.figures(FEATURES_NAMED, ParagraphStyle.TABLE_TEXT);
    if (words.dues().due(zone).filter(due -> !due.items().isEmpty()).isPresent()) {
      heading(words.of("期限", "Deadlines"));
      body.paragraph(ParagraphStyle.TEXT, page.deadlines(0));
      page.deadlineTable(DEADLINES_IN_TABLE);
    }
    if (page.hasGaps()) {
      heading(words.of("缺口", "Gaps"));
      page.gaps(FEATURES_NAMED_IN_TEXT);
    }
  }

  private void annex() {
    body.onNewPage(ParagraphStyle.ANNEX, words.of("附件", "Annex"));
    body.paragraph(ParagraphStyle.TITLE, words.of("标准和依据", "Standards and what they rest on"));
    body.table(
        List.of(8, 34, 36, 54, 24),
        List.of(
            words.of("序", "No."),
            words.of("标准", "Standard"),
            words.of("文号和条款", "Document and clause"),
            words.of("内容（转述）", "What it says (paraphrase)"),
            words.of("牵头单位", "Lead unit")));
    for (int i = 0; i < found.summary().size(); i++) {
      String id = found.summary().get(i).standard();
      int number = i + 1;
      words
          .standard(id)
          .ifPresent(
              standard -> standard.sources().forEach(source -> source(number, standard, source)));
    }
    body.endTable();
    body.paragraph(ParagraphStyle.TITLE, words.of("采用的达标值", "The pass marks that were used"));
    MarkWording marks = new MarkWording(words);
    body.table(List.of(24, 10, 18, 24, 24, 26, 20, 10), List.copyOf(joined(marks.headings())));
    found
        .passMarks()
        .forEach(
            used -> body.row(joined(marks.cells(used)).stream().map(TableCell::left).toList()));
    body.endTable();
  }

  /** A page is not wide enough for the day beside the change. */
  private static List<String> joined(List<String> cells) {
    List<String> joined = new ArrayList<>(cells.subList(0, 7));
    joined.add(String.join(" ", cells.subList(7, cells.size())));
    return joined;
  }

  private void source(int number, Standard standard, Standard.Source source) {
    body.row(
        List.of(
            TableCell.centred(String.valueOf(number)),
            TableCell.left(words.of(standard.label())),
            TableCell.left(source.document() + " " + source.clause()),
            TableCell.left(words.of(source.text())),
            TableCell.left(words.lead(standard, source))));
  }
}

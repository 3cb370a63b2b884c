package luotu.report;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import luotu.analyse.sketch.ZoneNotes;
import luotu.analyse.standards.GapResult.Cell;
import luotu.analyse.standards.GapResult.ZoneRow;
import luotu.analyse.standards.ZoneDue;
import luotu.analyse.standards.ZoneDue.Due;
import luotu.report.markup.DocumentBody;
import luotu.report.markup.DocumentBody.TableCell;
import luotu.report.markup.ParagraphStyle;

/** What a {@link DocxReport} says of one zone. */
record DocxZone(ZoneRow zone, ZoneNotes notes, Wording words, DocumentBody body) {
  private static final List<Integer> WIDTHS = List.of(8, 46, 36, 28, 22, 16);
  private static final int WIDTH = WIDTHS.stream().mapToInt(each -> each).sum();

  /** Within a cell, left and right of its text. */
  private static final int MARGINS = 2;

  /** The type area. */
  private static final double PAGE_POINTS = 225 / 25.4 * 72;

  private static final double RULE_POINTS = 0.6;

  /**
   * A page: where the zone belongs, who is responsible, how many figures stand how, what falls due,
   * and the figures in the largest letters that leave it one page.
   *
   * @param parents names of the zones above, by code
   * @param headings so many lines of headings are above
   * @param dues so many deadlines are named
   * @param most so many features of each figure are named
   */
  void page(Map<String, String> parents, int headings, int dues, int most) {
    List<String> above =
        Stream.of(standing(parents), deadlines(dues)).filter(line -> !line.isEmpty()).toList();
    above.forEach(line -> body.paragraph(ParagraphStyle.NOTE, line));
    double room =
        PAGE_POINTS
            - headings * ParagraphStyle.SUBHEADING.linePoints()
            - above.stream()
                    .mapToInt(line -> Lines.of(line, ParagraphStyle.NOTE.characters(WIDTH)))
                    .sum()
                * ParagraphStyle.NOTE.linePoints();
    figures(
        most,
        Stream.of(
                ParagraphStyle.TABLE_TEXT,
                ParagraphStyle.TABLE_SMALL,
                ParagraphStyle.TABLE_SMALLER,
                ParagraphStyle.TABLE_SMALLEST)
            .filter(style -> points(style, most) <= room)
            .findFirst()
            .orElse(ParagraphStyle.TABLE_SMALLER));
  }

  /** Where it belongs, who is responsible, how many figures stand how. */
  String standing(Map<String, String> parents) {
    String units =
        Stream.of(
                parents.get(zone.parent()),
                labelled(words.of("责任单位", "Responsible unit"), notes.responsibleUnit()),
                labelled(words.of("联系人", "Contact"), notes.contact()),
                words.outcomes(zone))
            .filter(text -> text != null && !text.isEmpty())
            .map(text -> text + words.of("。", ". "))
            .collect(joining());
    return units + words.counts(zone.results()) + words.of("。", ".");
  }

  /**
   * How much is overdue and due later; empty where nothing is.
   *
   * @param most so much of it is named
   */
  String deadlines(int most) {
    String line = words.dues().line(zone, most);
    return line.isEmpty() ? "" : words.of("期限：", "Deadlines: ") + line;
  }

  /** Each of them in a row, up to so many. */
  void deadlineTable(int most) {
    DueWording dues = words.dues();
    List<Due> items = dues.due(zone).map(ZoneDue::items).orElse(List.of());
    body.table(List.of(22, 16, 34, 38, 24, 22), dues.headings());
    items.stream()
        .limit(most)
        .forEach(item -> body.row(dues.cells(item).stream().map(TableCell::left).toList()));
    body.endTable();
    if (items.size() > most) {
      body.paragraph(
          ParagraphStyle.NOTE,
          words
              .of("其余 %d 项见电子表格。", "The other %d stand in the spreadsheet.")
              .formatted(items.size() - most));
    }
  }

  private String labelled(String name, String text) {
    return text == null || text.isEmpty() ? null : name + words.of("：", ": ") + text;
  }

  /**
   * The table of its figures.
   *
   * @param most so many features of each are named
   */
  void figures(int most, ParagraphStyle style) {
    body.table(
        WIDTHS,
        List.of(
            words.of("序", "No."),
            words.of("标准", "Standard"),
            words.of("现值 / 限值内", "Value / in limit"),
            words.of("首选 / 限值", "Preferred / limit"),
            words.of("要求", "Required"),
            words.of("状态", "Status")),
        style);
    for (int i = 0; i < zone.results().size(); i++) {
      Cell cell = zone.results().get(i);
      body.row(row(i + 1, cell));
      String concerned = concerned(cell, most);
      if (!concerned.isEmpty()) {
        body.across("▸ " + concerned);
      }
    }
    body.endTable();
  }

  private List<TableCell> row(int number, Cell cell) {
    return List.of(
        TableCell.centred(String.valueOf(number)),
        TableCell.left(words.standardName(cell.standard())),
        TableCell.centred(words.figure(cell)),
        TableCell.centred(words.reach(cell, zone.kind())),
        TableCell.centred(words.required(cell, zone.kind())),
        new TableCell(words.status(cell.status()), Wording.colour(cell.status()), true));
  }

  /** How high the table of figures becomes. */
  private double points(ParagraphStyle style, int most) {
    double points = ParagraphStyle.TABLE_HEADING.linePoints() + RULE_POINTS;
    for (int i = 0; i < zone.results().size(); i++) {
      List<TableCell> row = row(i + 1, zone.results().get(i));
      int lines =
          IntStream.range(0, row.size())
              .map(each -> lines(row.get(each).text(), WIDTHS.get(each), style))
              .max()
              .orElse(1);
      points += lines * style.linePoints() + RULE_POINTS;
      String concerned = concerned(zone.results().get(i), most);
      if (!concerned.isEmpty()) {
        points += lines("▸ " + concerned, WIDTH, style) * style.linePoints() + RULE_POINTS;
      }
    }
    return points;
  }

  private static int lines(String text, int millimetres, ParagraphStyle style) {
    return Lines.of(text, style.characters(millimetres - MARGINS) - 1);
  }

  private String concerned(Cell cell, int most) {
    return new Concerned(words, zone, notes.names(), most).of(cell);
  }

  boolean hasGaps() {
    return !gaps().isEmpty();
  }

  private List<Cell> gaps() {
    return zone.results().stream()
        .filter(cell -> cell.status().equals("gap") || cell.status().equals("partial"))
        .toList();
  }

  /**
   * Each gap in a paragraph.
   *
   * @param most so many features of each are named
   */
  void gaps(int most) {
    List<Cell> gaps = gaps();
    for (int i = 0; i < gaps.size(); i++) {
      Cell cell = gaps.get(i);
      String concerned = concerned(cell, most);
      body.paragraph(
          ParagraphStyle.TEXT,
          words
                  .of("%d.%s（%s）：现值 %s，要求 %s。", "%d. %s (%s): value %s, required %s.")
                  .formatted(
                      i + 1,
                      words.standardName(cell.standard()),
                      words.status(cell.status()),
                      words.figure(cell),
                      words.required(cell, zone.kind()))
              + (concerned.isEmpty()
                  ? ""
                  : words.of("涉及：%s。", " Concerned: %s.").formatted(concerned))
              + words
                  .of("依据：%s。牵头单位：%s。", " Source: %s. Lead unit: %s.")
                  .formatted(cell.source(), words.of(cell.leadUnit())));
    }
  }
}

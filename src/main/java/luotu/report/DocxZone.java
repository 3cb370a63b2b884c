package luotu.report;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import luotu.analyse.sketch.ZoneNotes;
import luotu.analyse.standards.GapResult.Cell;
import luotu.analyse.standards.GapResult.Item;
import luotu.analyse.standards.GapResult.ZoneRow;
import luotu.analyse.standards.ZoneDue;
import luotu.analyse.standards.ZoneDue.Due;
import luotu.report.markup.DocumentBody;
import luotu.report.markup.DocumentBody.TableCell;
import luotu.report.markup.ParagraphStyle;

/** What a {@link DocxReport} says of one zone. */
record DocxZone(ZoneRow zone, ZoneNotes notes, Wording words, DocumentBody body) {
  /**
   * Where it belongs, who is responsible, how many figures stand how.
   *
   * @param parents names of the zones above, by code
   */
  DocxZone standing(Map<String, String> parents) {
    String units =
        Stream.of(
                parents.get(zone.parent()),
                labelled(words.of("责任单位", "Responsible unit"), notes.responsibleUnit()),
                labelled(words.of("联系人", "Contact"), notes.contact()),
                words.outcomes(zone))
            .filter(text -> text != null && !text.isEmpty())
            .map(text -> text + words.of("。", ". "))
            .collect(joining());
    body.paragraph(ParagraphStyle.TEXT, units + words.counts(zone.results()) + words.of("。", "."));
    return this;
  }

  /**
   * How much is overdue and due later.
   *
   * @param most so much of it is named
   */
  DocxZone deadlines(int most) {
    String line = words.dues().line(zone, most);
    if (!line.isEmpty()) {
      body.paragraph(ParagraphStyle.TEXT, words.of("期限：", "Deadlines: ") + line);
    }
    return this;
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
  void figures(int most) {
    body.table(
        List.of(8, 46, 36, 28, 22, 16),
        List.of(
            words.of("序", "No."),
            words.of("标准", "Standard"),
            words.of("现值 / 限值内", "Value / in limit"),
            words.of("首选 / 限值", "Preferred / limit"),
            words.of("要求", "Required"),
            words.of("状态", "Status")));
    for (int i = 0; i < zone.results().size(); i++) {
      Cell cell = zone.results().get(i);
      body.row(
          List.of(
              TableCell.centred(String.valueOf(i + 1)),
              TableCell.left(words.standardName(cell.standard())),
              TableCell.centred(words.figure(cell)),
              TableCell.centred(words.reach(cell, zone.kind())),
              TableCell.centred(words.required(cell, zone.kind())),
              new TableCell(words.status(cell.status()), Wording.colour(cell.status()), true)));
      String concerned = concerned(cell, most);
      if (!concerned.isEmpty()) {
        body.across(words.of("涉及和措施：", "Concerned, to do: ") + concerned);
      }
    }
    body.endTable();
  }

  /** What is to be seen to, and what data is missing. */
  private String concerned(Cell cell, int most) {
    return Stream.of(
            words.dues().line(zone, cell),
            features(cell, most),
            words.missing(cell),
            words.remedy(cell))
        .filter(text -> !text.isEmpty())
        .collect(joining(words.of("；", "; ")));
  }

  private String features(Cell cell, int most) {
    List<Item> items = cell.evidence().features();
    List<String> names =
        items.stream()
            .map(notes.names()::get)
            .filter(Objects::nonNull)
            .distinct()
            .limit(most)
            .toList();
    // Beyond what an answer lists it gives the number.
    long all = cell.evidence().numbers().getOrDefault("features", items.size()).longValue();
    if (all == 0) {
      return "";
    }
    String count = words.of("%d 处", "%d places").formatted(all);
    return names.isEmpty()
        ? count
        : names.size() == all
            ? String.join(words.of("、", ", "), names)
            : String.join(words.of("、", ", "), names) + words.of("等 ", "; in all ") + count;
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

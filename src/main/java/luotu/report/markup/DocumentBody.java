package luotu.report.markup;

import java.util.List;

/** What stands in a {@link TextDocument}, written from its beginning to its end. */
public final class DocumentBody {
  private static final double TWENTIETHS_PER_MILLIMETRE = 1440 / 25.4;

  private final Markup xml;
  private List<Integer> widths = List.of();
  private ParagraphStyle tableText = ParagraphStyle.TABLE_TEXT;

  DocumentBody(Markup xml) {
    this.xml = xml;
  }

  /**
   * A cell of a table.
   *
   * @param colour of its ground as RRGGBB, or null
   * @param isCentred or to the left
   */
  public record TableCell(String text, String colour, boolean isCentred) {
    public static TableCell left(String text) {
      return new TableCell(text, null, false);
    }

    public static TableCell centred(String text) {
      return new TableCell(text, null, true);
    }
  }

  public DocumentBody paragraph(ParagraphStyle style, String text) {
    return paragraph(style, text, false);
  }

  /** A paragraph at the head of a new page. */
  public DocumentBody onNewPage(ParagraphStyle style, String text) {
    return paragraph(style, text, true);
  }

  private DocumentBody paragraph(ParagraphStyle style, String text, boolean onNewPage) {
    xml.start("w:p").start("w:pPr").empty("w:pStyle", "w:val", style.id);
    if (onNewPage) {
      xml.empty("w:pageBreakBefore");
    }
    xml.end();
    run(text);
    xml.end();
    return this;
  }

  private void run(String text) {
    xml.start("w:r").leaf("w:t", text, "xml:space", "preserve").end();
  }

  /**
   * Begins a table; its heading is repeated on every page.
   *
   * @param millimetres widths of the columns
   */
  public DocumentBody table(List<Integer> millimetres, List<String> heading) {
    return table(millimetres, heading, ParagraphStyle.TABLE_TEXT);
  }

  /**
   * The same with rows in a style of their own.
   *
   * @param millimetres widths of the columns
   */
  public DocumentBody table(
      List<Integer> millimetres, List<String> heading, ParagraphStyle rowStyle) {
    widths = List.copyOf(millimetres);
    tableText = rowStyle;
    xml.start("w:tbl").start("w:tblPr");
    xml.empty("w:tblStyle", "w:val", "Grid");
    xml.empty(
        "w:tblW", "w:w", width(millimetres.stream().mapToInt(it -> it).sum()), "w:type", "dxa");
    xml.empty("w:jc", "w:val", "center").empty("w:tblLayout", "w:type", "fixed").end();
    xml.start("w:tblGrid");
    millimetres.forEach(each -> xml.empty("w:gridCol", "w:w", width(each)));
    xml.end();
    row(heading.stream().map(text -> new TableCell(text, "E6ECF1", true)).toList(), true);
    return this;
  }

  public DocumentBody row(List<TableCell> cells) {
    row(cells, false);
    return this;
  }

  /** A row of one cell across all columns. */
  public DocumentBody across(String text) {
    xml.start("w:tr").start("w:trPr").empty("w:cantSplit").end();
    int sum = widths.stream().mapToInt(it -> it).sum();
    cell(TableCell.left(text), sum, widths.size(), tableText);
    xml.end();
    return this;
  }

  private void row(List<TableCell> cells, boolean isHeading) {
    xml.start("w:tr").start("w:trPr").empty("w:cantSplit");
    if (isHeading) {
      xml.empty("w:tblHeader");
    }
    xml.end();
    ParagraphStyle style = isHeading ? ParagraphStyle.TABLE_HEADING : tableText;
    for (int i = 0; i < cells.size(); i++) {
      cell(cells.get(i), widths.get(i), 1, style);
    }
    xml.end();
  }

  private void cell(TableCell cell, int millimetres, int columns, ParagraphStyle style) {
    xml.start("w:tc").start("w:tcPr");
    xml.empty("w:tcW", "w:w", width(millimetres), "w:type", "dxa");
    if (columns > 1) {
      xml.empty("w:gridSpan", "w:val", String.valueOf(columns));
    }
    if (cell.colour != null) {
      xml.empty("w:shd", "w:val", "clear", "w:color", "auto", "w:fill", cell.colour);
    }
    xml.empty("w:vAlign", "w:val", "center").end();
    xml.start("w:p").start("w:pPr").empty("w:pStyle", "w:val", style.id);
    if (cell.isCentred) {
      xml.empty("w:jc", "w:val", "center");
    }
    xml.end();
    run(cell.text);
    xml.end().end();
  }

  /** Ends the table begun last. */
  public DocumentBody endTable() {
    xml.end();
    return this;
  }

  private static String width(int millimetres) {
    return String.valueOf(Math.round(millimetres * TWENTIETHS_PER_MILLIMETRE));
  }
}

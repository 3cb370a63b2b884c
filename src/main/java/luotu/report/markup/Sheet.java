package luotu.report.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One sheet of a {@link Spreadsheet}, written cell by cell from the left, row by row from above.
 */
public final class Sheet {
  /** What makes a spreadsheet take a text for a formula, also as a Chinese keyboard types it. */
  public static final String STARTS_OF_FORMULAS = "=+-@\t\r\n＝＋－＠";

  /** The longest text Excel takes in a cell. */
  private static final int LONGEST_TEXT = 32_767;

  /**
   * What Excel reads as an escaped character; its underscore is escaped itself (ECMA-376
   * 22.9.2.19).
   */
  private static final Pattern ESCAPE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

  private final Markup xml;
  private final Spreadsheet.Layout layout;
  private final List<String[]> links = new ArrayList<>();
  private int row;
  private int column;

  Sheet(Markup xml, Spreadsheet.Layout layout, boolean isFirst) {
    this.xml = xml;
    this.layout = layout;
    xml.start("worksheet", "xmlns", Spreadsheet.MAIN, "xmlns:r", Spreadsheet.RELATIONS);
    xml.start("sheetPr").empty("pageSetUpPr", "fitToPage", "1").end();
    xml.start("sheetViews")
        .start("sheetView", "workbookViewId", "0", "tabSelected", isFirst ? "1" : null)
        .empty(
            "pane",
            "xSplit",
            layout.frozenColumns() == 0 ? null : String.valueOf(layout.frozenColumns()),
            "ySplit",
            String.valueOf(layout.headingRow()),
            "topLeftCell",
            address(layout.headingRow() + 1, layout.frozenColumns() + 1),
            "activePane",
            layout.frozenColumns() == 0 ? "bottomLeft" : "bottomRight",
            "state",
            "frozen")
        .end()
        .end();
    xml.start("cols");
    for (int i = 1; i <= layout.widths().size(); i++) {
      String number = String.valueOf(i);
      String width = String.valueOf(layout.widths().get(i - 1));
      xml.empty("col", "min", number, "max", number, "width", width, "customWidth", "1");
    }
    xml.end().start("sheetData");
  }

  /** Begins the next row. */
  public Sheet row() {
    return rowOf(null);
  }

  /** Begins the next row, so many points high. */
  public Sheet row(int points) {
    return rowOf(String.valueOf(points));
  }

  private Sheet rowOf(String height) {
    if (row > 0) {
      xml.end();
    }
    row++;
    column = 0;
    xml.start(
        "row", "r", String.valueOf(row), "ht", height, "customHeight", height == null ? null : "1");
    return this;
  }

  /**
   * A text, which never becomes a formula, not even when somebody edits the cell; null is empty.
   */
  public Sheet text(CellStyle style, String text) {
    if (text == null || text.isEmpty()) {
      return blank(style);
    }
    boolean looksLikeFormula = STARTS_OF_FORMULAS.indexOf(text.charAt(0)) >= 0;
    int index = style.ordinal() + (looksLikeFormula ? CellStyle.values().length : 0);
    cell(index, "inlineStr");
    String shown = text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT - 1) + "…";
    xml.start("is")
        .leaf("t", ESCAPE.matcher(shown).replaceAll("_x005F_"), "xml:space", "preserve")
        .end();
    xml.end();
    return this;
  }

  /** A text that leads to another sheet. */
  public Sheet link(CellStyle style, String text, String sheet) {
    links.add(new String[] {address(row, column + 1), Spreadsheet.quoted(sheet) + "!A1"});
    return text(style, text);
  }

  /** A number with all its digits; null is empty. */
  public Sheet number(CellStyle style, Double value) {
    if (value == null) {
      return blank(style);
    }
    cell(style.ordinal(), null);
    xml.leaf("v", value.toString()).end();
    return this;
  }

  /**
   * A formula.
   *
   * @param value what it comes to, for those who show the file without calculating
   */
  public Sheet formula(CellStyle style, String formula, long value) {
    cell(style.ordinal(), null);
    xml.leaf("f", formula).leaf("v", String.valueOf(value)).end();
    return this;
  }

  public Sheet blank(CellStyle style) {
    column++;
    xml.empty("c", "r", address(row, column), "s", String.valueOf(style.ordinal()));
    return this;
  }

  private void cell(int style, String type) {
    column++;
    xml.start("c", "r", address(row, column), "s", String.valueOf(style), "t", type);
  }

  /** The number of the row that is being written, counted from 1. */
  public int rowNumber() {
    return row;
  }

  /** The letters of a column, counted from 1. */
  public static String letters(int column) {
    return column <= 26
        ? String.valueOf((char) ('A' + column - 1))
        : letters((column - 1) / 26) + letters((column - 1) % 26 + 1);
  }

  private static String address(int row, int column) {
    return letters(column) + row;
  }

  void finish() {
    if (row > 0) {
      xml.end();
    }
    xml.end();
    if (row > layout.headingRow()) {
      String last = address(row, layout.widths().size());
      xml.empty("autoFilter", "ref", address(layout.headingRow(), 1) + ":" + last);
    }
    if (!links.isEmpty()) {
      xml.start("hyperlinks");
      links.forEach(link -> xml.empty("hyperlink", "ref", link[0], "location", link[1]));
      xml.end();
    }
    xml.empty(
        "pageMargins",
        "left",
        "0.5",
        "right",
        "0.5",
        "top",
        "0.6",
        "bottom",
        "0.7",
        "header",
        "0.3",
        "footer",
        "0.3");
    xml.empty(
        "pageSetup",
        "paperSize",
        "8",
        "orientation",
        "landscape",
        "fitToWidth",
        "1",
        "fitToHeight",
        "0");
    // An ampersand begins a code in a footer.
    xml.start("headerFooter")
        .leaf("oddFooter", "&L" + layout.footer().replace("&", "&&") + "&R&P / &N")
        .end();
  }
}

package luotu.report.markup;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import luotu.report.markup.CellStyle.Fill;
import luotu.report.markup.CellStyle.Weight;
import luotu.report.markup.OfficePackage.Part;
import luotu.report.markup.OfficePackage.Relation;

/** Writes a workbook of Office Open XML (XLSX), sheet by sheet and row by row. */
public final class Spreadsheet {
  static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  static final String RELATIONS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String TYPES =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.";

  /** What Excel forbids in the name of a sheet. */
  private static final String FORBIDDEN = "[]:*?/\\";

  private static final int LONGEST_NAME = 31;

  /** The first index free for number formats of one's own. */
  private static final int FIRST_FORMAT = 164;

  private final OfficePackage file;
  private final List<Layout> sheets;
  private int written;

  /**
   * What of a sheet is known before its rows.
   *
   * @param name as {@link #names} gives it
   * @param widths of the columns, in characters
   * @param headingRow the row that stands above the data, counted from 1; it and what is above it
   *     stay in sight, and are repeated on each page from it on
   * @param frozenColumns how many columns stay in sight
   * @param footer printed on each page
   */
  public record Layout(
      String name, List<Integer> widths, int headingRow, int frozenColumns, String footer) {
    public Layout {
      widths = List.copyOf(widths);
    }
  }

  /**
   * Begins the file.
   *
   * @param sheets all that will be written, in their order
   */
  public Spreadsheet(OutputStream out, String title, List<Layout> sheets) {
    this.sheets = List.copyOf(sheets);
    List<Part> parts = new ArrayList<>();
    parts.add(new Part("xl/workbook.xml", TYPES + "sheet.main+xml"));
    parts.add(new Part("xl/styles.xml", TYPES + "styles+xml"));
    List<Relation> relations = new ArrayList<>();
    relations.add(new Relation("styles", "styles", "styles.xml"));
    for (int i = 1; i <= sheets.size(); i++) {
      parts.add(new Part("xl/worksheets/sheet" + i + ".xml", TYPES + "worksheet+xml"));
      relations.add(new Relation("sheet" + i, "worksheet", "worksheets/sheet" + i + ".xml"));
    }
    file = new OfficePackage(out, title, parts);
    file.part("xl/workbook.xml", this::workbook);
    file.relations("xl/workbook.xml", relations);
    file.part("xl/styles.xml", Spreadsheet::styles);
  }

  /**
   * Names that Excel takes for sheets, each of them once: without the characters it forbids, at
   * most 31 long, different also when case is ignored.
   */
  public static List<String> names(List<String> wanted) {
    Set<String> taken = new HashSet<>();
    // Excel keeps this one for itself.
    taken.add("history");
    return wanted.stream().map(text -> name(text, taken)).toList();
  }

  private static String name(String wanted, Set<String> taken) {
    StringBuilder allowed = new StringBuilder();
    wanted
        .codePoints()
        .map(point -> FORBIDDEN.indexOf(point) >= 0 || Character.isISOControl(point) ? ' ' : point)
        .forEach(allowed::appendCodePoint);
    String base = allowed.toString().strip().replaceAll("^'+|'+$", "").strip();
    for (int number = 1; ; number++) {
      String end = number == 1 && !base.isEmpty() ? "" : " " + number;
      String name = (cut(base, LONGEST_NAME - end.length()).strip() + end).strip();
      if (taken.add(name.toLowerCase(Locale.ROOT))) {
        return name;
      }
    }
  }

  private static String cut(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    return text.substring(
        0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
  }

  /** Writes the next sheet. */
  public void sheet(Consumer<Sheet> content) {
    Layout layout = sheets.get(written);
    written++;
    file.part(
        "xl/worksheets/sheet" + written + ".xml",
        xml -> {
          Sheet sheet = new Sheet(xml, layout, written == 1);
          content.accept(sheet);
          sheet.finish();
        });
  }

  /** Ends the file; the stream beneath stays open. */
  public void finish() {
    file.finish();
  }

  /** The name of a sheet as it stands in formulas and addresses. */
  static String quoted(String sheet) {
    return "'" + sheet.replace("'", "''") + "'";
  }

  private void workbook(Markup xml) {
    xml.start("workbook", "xmlns", MAIN, "xmlns:r", RELATIONS).start("sheets");
    for (int i = 1; i <= sheets.size(); i++) {
      String name = sheets.get(i - 1).name;
      xml.empty("sheet", "name", name, "sheetId", String.valueOf(i), "r:id", "sheet" + i);
    }
    xml.end().start("definedNames");
    for (int i = 0; i < sheets.size(); i++) {
      Layout sheet = sheets.get(i);
      xml.leaf(
          "definedName",
          "%s!$%d:$%d".formatted(quoted(sheet.name), sheet.headingRow, sheet.headingRow),
          "name",
          "_xlnm.Print_Titles",
          "localSheetId",
          String.valueOf(i));
    }
    xml.end();
  }

  private static void styles(Markup xml) {
    List<CellStyle> styles = List.of(CellStyle.values());
    xml.start("styleSheet", "xmlns", MAIN);
    xml.start("numFmts", "count", String.valueOf(styles.size()));
    for (CellStyle style : styles) {
      xml.empty("numFmt", "numFmtId", formatOf(style), "formatCode", style.format);
    }
    xml.end().start("fonts", "count", String.valueOf(Weight.values().length));
    for (Weight weight : Weight.values()) {
      xml.start("font");
      if (weight.bold) {
        xml.empty("b");
      }
      xml.empty("sz", "val", String.valueOf(weight.points));
      if (weight.colour != null) {
        xml.empty("color", "rgb", weight.colour);
      }
      xml.empty("name", "val", "宋体").empty("charset", "val", "134").end();
    }
    xml.end().start("fills", "count", String.valueOf(Fill.values().length));
    for (Fill fill : Fill.values()) {
      xml.start("fill");
      if (fill.colour == null) {
        xml.empty("patternFill", "patternType", fill == Fill.NONE ? "none" : "gray125");
      } else {
        xml.start("patternFill", "patternType", "solid").empty("fgColor", "rgb", fill.colour).end();
      }
      xml.end();
    }
    xml.end().start("borders", "count", "2").start("border");
    for (String side : List.of("left", "right", "top", "bottom", "diagonal")) {
      xml.empty(side);
    }
    xml.end().start("border");
    for (String side : List.of("left", "right", "top", "bottom")) {
      xml.start(side, "style", "thin").empty("color", "rgb", "FFC3CAD1").end();
    }
    xml.empty("diagonal").end().end();
    xml.start("cellStyleXfs", "count", "1").empty("xf").end();
    xml.start("cellXfs", "count", String.valueOf(2 * styles.size()));
    for (String quotePrefix : new String[] {null, "1"}) {
      styles.forEach(style -> style(xml, style, quotePrefix));
    }
    xml.end();
  }

  private static void style(Markup xml, CellStyle style, String quotePrefix) {
    xml.start(
            "xf",
            "numFmtId",
            formatOf(style),
            "fontId",
            String.valueOf(style.weight.ordinal()),
            "fillId",
            String.valueOf(style.fill.ordinal()),
            "borderId",
            style.isFramed() ? "1" : "0",
            "xfId",
            "0",
            "quotePrefix",
            quotePrefix,
            "applyNumberFormat",
            "1",
            "applyFont",
            "1",
            "applyFill",
            "1",
            "applyBorder",
            "1",
            "applyAlignment",
            "1")
        .empty(
            "alignment",
            "horizontal",
            style.align.horizontal,
            "vertical",
            "center",
            "wrapText",
            style.align.wrapped ? "1" : null)
        .end();
  }

  private static String formatOf(CellStyle style) {
    return String.valueOf(FIRST_FORMAT + style.ordinal());
  }
}

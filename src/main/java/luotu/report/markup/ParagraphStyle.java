package luotu.report.markup;

/**
 * How a paragraph of a {@link TextDocument} looks. Sizes in half points (二号 44, 三号 32, 四号 28, 小五
 * 18, 六号 15, 小六 13, 七号 11), lines in twentieths of a point, indents of the first line in
 * characters.
 */
public enum ParagraphStyle {
  TEXT("Normal", "both", 560, 2, Face.TEXT, 32, null),
  TITLE("Title", "center", 700, 0, Face.TITLE, 44, null),
  /** Below the title: date, number. */
  SUBTITLE("Subtitle", "center", 560, 0, Face.SUBHEADING, 32, null),
  /** First level, 一、 */
  HEADING("Heading1", "both", 560, 2, Face.HEADING, 32, 0),
  /** Second level, （一） */
  SUBHEADING("Heading2", "both", 560, 2, Face.SUBHEADING, 32, 1),
  /** What a table is called, above it. */
  CAPTION("Caption", "center", 480, 0, Face.HEADING, 24, null),
  /** Small, beneath a table. */
  NOTE("Note", "left", 300, 0, Face.TABLE, 18, null),
  /** To the right, as a date below a text. */
  CLOSING("Closing", "right", 560, 0, Face.TEXT, 32, null),
  /** 附件, above the title of an annex. */
  ANNEX("Annex", "left", 560, 0, Face.HEADING, 32, 0),
  TABLE_HEADING("TableHeading", "center", 220, 0, Face.HEADING, 16, null),
  TABLE_TEXT("TableText", "left", 220, 0, Face.TABLE, 16, null),
  /** For tables that would otherwise not stay on their page, and the two below it. */
  TABLE_SMALL("TableSmall", "left", 200, 0, Face.TABLE, 15, null),
  TABLE_SMALLER("TableSmaller", "left", 170, 0, Face.TABLE, 13, null),
  TABLE_SMALLEST("TableSmallest", "left", 146, 0, Face.TABLE, 11, null),
  PAGE_NUMBER("PageNumber", "right", 300, 0, Face.TABLE, 28, null),
  /** Above each page: what must not be overlooked. */
  WARNING("Warning", "center", 300, 0, Face.HEADING, 21, null);

  final String id;
  final String alignment;
  final int line;
  final int indent;
  final Face face;
  final int size;

  /** In the outline; null for none. */
  final Integer level;

  ParagraphStyle(
      String id, String alignment, int line, int indent, Face face, int size, Integer level) {
    this.id = id;
    this.alignment = alignment;
    this.line = line;
    this.indent = indent;
    this.face = face;
    this.size = size;
    this.level = level;
  }

  /** How high a line is. */
  public double linePoints() {
    return line / 20.0;
  }

  /** How many Latin characters stand side by side, or half as many Chinese ones. */
  public int characters(double millimetres) {
    return (int) (millimetres * 72 / 25.4 / (size / 2.0) * 2);
  }

  /** Whether a page must not end with it. */
  boolean keepsWithNext() {
    return level != null || this == CAPTION;
  }

  /** Chinese fonts, and by what others they are known or replaced. */
  enum Face {
    TITLE("方正小标宋简体", "宋体"),
    HEADING("黑体", "SimHei"),
    SUBHEADING("楷体_GB2312", "楷体"),
    TEXT("仿宋_GB2312", "仿宋"),
    TABLE("宋体", "SimSun");

    final String font;
    final String other;

    Face(String font, String other) {
      this.font = font;
      this.other = other;
    }
  }
}

package luotu.report.markup;

import java.util.List;
import luotu.report.markup.ParagraphStyle.Face;

/** Writes the styles and fonts of a {@link TextDocument}. */
final class DocumentStyles {
  private static final String LATIN_FONT = "Times New Roman";
  private static final int TWENTIETHS_PER_HALF_POINT = 10;

  private DocumentStyles() {}

  /** What may stand in for fonts that not every machine has. */
  static void fonts(Markup xml) {
    xml.start("w:fonts", "xmlns:w", TextDocument.MAIN);
    for (Face face : Face.values()) {
      xml.start("w:font", "w:name", face.font).empty("w:altName", "w:val", face.other);
      xml.empty("w:charset", "w:val", "86").end();
    }
  }

  /**
   * @param isChinese the language of the text, for line breaks and spelling
   */
  static void write(Markup xml, boolean isChinese) {
    xml.start("w:styles", "xmlns:w", TextDocument.MAIN);
    xml.start("w:docDefaults").start("w:rPrDefault").start("w:rPr");
    font(xml, ParagraphStyle.TEXT);
    xml.empty("w:lang", "w:val", isChinese ? "zh-CN" : "en-GB", "w:eastAsia", "zh-CN");
    xml.end().end().end();
    for (ParagraphStyle style : ParagraphStyle.values()) {
      paragraph(xml, style);
    }
    table(xml);
  }

  private static void paragraph(Markup xml, ParagraphStyle style) {
    boolean isDefault = style == ParagraphStyle.TEXT;
    xml.start(
        "w:style",
        "w:type",
        "paragraph",
        "w:default",
        isDefault ? "1" : null,
        "w:styleId",
        style.id);
    // By these names office programs know their own styles.
    xml.empty("w:name", "w:val", style.id.replaceFirst("^Heading", "heading "));
    if (!isDefault) {
      xml.empty("w:basedOn", "w:val", "Normal");
    }
    xml.empty("w:qFormat").start("w:pPr");
    if (style.keepsWithNext()) {
      xml.empty("w:keepNext");
    }
    xml.empty("w:widowControl", "w:val", "0").empty("w:snapToGrid", "w:val", "0");
    xml.empty(
        "w:spacing",
        "w:before",
        style == ParagraphStyle.TITLE ? "560" : "0",
        "w:after",
        style == ParagraphStyle.SUBTITLE ? "280" : "0",
        "w:line",
        String.valueOf(style.line),
        "w:lineRule",
        "exact");
    xml.empty(
        "w:ind",
        "w:firstLineChars",
        String.valueOf(style.indent * 100),
        "w:firstLine",
        String.valueOf(style.indent * style.size * TWENTIETHS_PER_HALF_POINT));
    xml.empty("w:jc", "w:val", style.alignment);
    if (style.level != null) {
      xml.empty("w:outlineLvl", "w:val", String.valueOf(style.level));
    }
    xml.end().start("w:rPr");
    font(xml, style);
    xml.end().end();
  }

  private static void font(Markup xml, ParagraphStyle style) {
    xml.empty(
        "w:rFonts",
        "w:ascii",
        LATIN_FONT,
        "w:hAnsi",
        LATIN_FONT,
        "w:eastAsia",
        style.face.font,
        "w:cs",
        LATIN_FONT);
    if (style == ParagraphStyle.WARNING) {
      xml.empty("w:color", "w:val", "B3261E");
    }
    String size = String.valueOf(style.size);
    xml.empty("w:sz", "w:val", size).empty("w:szCs", "w:val", size);
  }

  private static void table(Markup xml) {
    xml.start("w:style", "w:type", "table", "w:styleId", "Grid");
    xml.empty("w:name", "w:val", "Grid").start("w:tblPr").start("w:tblBorders");
    for (String side : List.of("top", "left", "bottom", "right", "insideH", "insideV")) {
      xml.empty("w:" + side, "w:val", "single", "w:sz", "4", "w:space", "0", "w:color", "5C6873");
    }
    xml.end().start("w:tblCellMar");
    for (String side : List.of("left", "right")) {
      xml.empty("w:" + side, "w:w", "57", "w:type", "dxa");
    }
    xml.end().end().end();
  }
}

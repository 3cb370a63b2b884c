package luotu.report.markup;

import java.io.OutputStream;
import java.util.List;
import java.util.function.Consumer;
import luotu.report.markup.OfficePackage.Part;
import luotu.report.markup.OfficePackage.Relation;

/**
 * Writes a document of Office Open XML (DOCX) laid out as official documents are (GB/T 9704-2012):
 * A4 with a type area of 156 by 225 mm, text in 仿宋 of size 三号 on lines of 28 points, headings in 黑体
 * and 楷体, page numbers outside below. Where the fonts are missing office programs take their own of
 * the same kind.
 */
public final class TextDocument {
  static final String MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  private static final String TYPES =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.";

  private final OfficePackage file;

  /**
   * @param isChinese the language of the text, for line breaks and spelling
   */
  private TextDocument(OutputStream out, String title, boolean isChinese) {
    file =
        new OfficePackage(
            out,
            title,
            List.of(
                new Part("word/document.xml", TYPES + "document.main+xml"),
                new Part("word/styles.xml", TYPES + "styles+xml"),
                new Part("word/settings.xml", TYPES + "settings+xml"),
                new Part("word/fontTable.xml", TYPES + "fontTable+xml"),
                new Part("word/odd.xml", TYPES + "footer+xml"),
                new Part("word/even.xml", TYPES + "footer+xml"),
                new Part("word/header.xml", TYPES + "header+xml")));
    file.relations(
        "word/document.xml",
        List.of(
            new Relation("styles", "styles", "styles.xml"),
            new Relation("settings", "settings", "settings.xml"),
            new Relation("fonts", "fontTable", "fontTable.xml"),
            new Relation("odd", "footer", "odd.xml"),
            new Relation("even", "footer", "even.xml"),
            new Relation("header", "header", "header.xml")));
    file.part("word/styles.xml", xml -> DocumentStyles.write(xml, isChinese));
    file.part("word/fontTable.xml", DocumentStyles::fonts);
    file.part(
        "word/settings.xml",
        xml ->
            xml.start("w:settings", "xmlns:w", MAIN)
                .empty("w:zoom", "w:percent", "100")
                .empty("w:evenAndOddHeaders")
                .empty("w:characterSpacingControl", "w:val", "compressPunctuation"));
    file.part("word/odd.xml", xml -> pageNumber(xml, "right"));
    file.part("word/even.xml", xml -> pageNumber(xml, "left"));
  }

  /**
   * Writes a whole document.
   *
   * @param warning stands above each page; null for none
   */
  public static void write(
      OutputStream out,
      String title,
      boolean isChinese,
      String warning,
      Consumer<DocumentBody> content) {
    TextDocument document = new TextDocument(out, title, isChinese);
    document.file.part(
        "word/header.xml",
        xml -> {
          xml.start("w:hdr", "xmlns:w", MAIN).start("w:p").start("w:pPr");
          xml.empty("w:pStyle", "w:val", ParagraphStyle.WARNING.id).end();
          if (warning != null) {
            xml.start("w:r").leaf("w:t", warning).end();
          }
        });
    document.file.part(
        "word/document.xml",
        xml -> {
          xml.start("w:document", "xmlns:w", MAIN, "xmlns:r", Spreadsheet.RELATIONS);
          xml.start("w:body");
          content.accept(new DocumentBody(xml));
          page(xml);
        });
    document.file.finish();
  }

  /** Number between dashes, a character in from the outer edge. */
  private static void pageNumber(Markup xml, String side) {
    xml.start("w:ftr", "xmlns:w", MAIN).start("w:p").start("w:pPr");
    xml.empty("w:pStyle", "w:val", ParagraphStyle.PAGE_NUMBER.id);
    xml.empty("w:ind", "w:leftChars", "100", "w:rightChars", "100");
    xml.empty("w:jc", "w:val", side).end();
    xml.start("w:r").leaf("w:t", "— ", "xml:space", "preserve").end();
    xml.start("w:fldSimple", "w:instr", " PAGE ").start("w:r").leaf("w:t", "1").end().end();
    xml.start("w:r").leaf("w:t", " —", "xml:space", "preserve").end();
  }

  /** Lengths in twentieths of a point: A4, above 37 mm, left 28 mm, right 26 mm, below 35 mm. */
  private static void page(Markup xml) {
    xml.start("w:sectPr");
    xml.empty("w:headerReference", "w:type", "default", "r:id", "header");
    xml.empty("w:headerReference", "w:type", "even", "r:id", "header");
    xml.empty("w:footerReference", "w:type", "default", "r:id", "odd");
    xml.empty("w:footerReference", "w:type", "even", "r:id", "even");
    xml.empty("w:pgSz", "w:w", "11906", "w:h", "16838");
    xml.empty(
        "w:pgMar",
        "w:top",
        "2098",
        "w:right",
        "1474",
        "w:bottom",
        "1984",
        "w:left",
        "1588",
        "w:header",
        "1134",
        "w:footer",
        "1587",
        "w:gutter",
        "0");
    xml.end();
  }
}

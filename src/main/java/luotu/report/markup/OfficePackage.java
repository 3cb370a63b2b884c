package luotu.report.markup;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A file of Office Open XML: parts in a ZIP archive, with their types and relations (ECMA-376 part
 * 2). The same content gives the same bytes.
 */
final class OfficePackage {
  private static final String SCHEMAS = "http://schemas.openxmlformats.org/";
  private static final String RELATION = SCHEMAS + "officeDocument/2006/relationships/";
  private static final String RELATIONS =
      "application/vnd.openxmlformats-package.relationships+xml";
  private static final LocalDateTime EARLIEST = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final ZipOutputStream zip;

  /**
   * @param name within the package, such as {@code word/document.xml}
   */
  record Part(String name, String mediaType) {}

  /**
   * @param type last part of its address, such as {@code styles}
   * @param target relative to the part it belongs to
   */
  record Relation(String id, String type, String target) {}

  /**
   * Begins the package: which parts will be in it, and its properties.
   *
   * @param parts the first is the one that opens it
   */
  OfficePackage(OutputStream out, String title, List<Part> parts) {
    zip = new ZipOutputStream(out);
    part(
        "[Content_Types].xml",
        xml -> {
          xml.start("Types", "xmlns", SCHEMAS + "package/2006/content-types");
          xml.empty("Default", "Extension", "rels", "ContentType", RELATIONS);
          xml.empty(
              "Override",
              "PartName",
              "/docProps/core.xml",
              "ContentType",
              "application/vnd.openxmlformats-package.core-properties+xml");
          for (Part part : parts) {
            xml.empty("Override", "PartName", "/" + part.name, "ContentType", part.mediaType);
          }
        });
    part(
        "_rels/.rels",
        xml -> {
          xml.start("Relationships", "xmlns", SCHEMAS + "package/2006/relationships");
          relation(xml, "rId1", RELATION + "officeDocument", parts.get(0).name);
          relation(
              xml,
              "rId2",
              SCHEMAS + "package/2006/relationships/metadata/core-properties",
              "docProps/core.xml");
        });
    part(
        "docProps/core.xml",
        xml ->
            xml.start(
                    "cp:coreProperties",
                    "xmlns:cp",
                    SCHEMAS + "package/2006/metadata/core-properties",
                    "xmlns:dc",
                    "http://purl.org/dc/elements/1.1/")
                .leaf("dc:title", title)
                .leaf("dc:creator", "Luotu"));
  }

  /** Writes one part; its elements are closed by themselves. */
  void part(String name, Consumer<Markup> content) {
    try {
      ZipEntry entry = new ZipEntry(name);
      entry.setTimeLocal(EARLIEST);
      zip.putNextEntry(entry);
      Markup xml = new Markup(zip).declaration();
      content.accept(xml);
      xml.finish();
      zip.closeEntry();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Writes what a part refers to by {@code r:id}. */
  void relations(String part, List<Relation> relations) {
    int slash = part.lastIndexOf('/') + 1;
    part(
        part.substring(0, slash) + "_rels/" + part.substring(slash) + ".rels",
        xml -> {
          xml.start("Relationships", "xmlns", SCHEMAS + "package/2006/relationships");
          for (Relation relation : relations) {
            relation(xml, relation.id, RELATION + relation.type, relation.target);
          }
        });
  }

  private static void relation(Markup xml, String id, String type, String target) {
    xml.empty("Relationship", "Id", id, "Type", type, "Target", target);
  }

  /** Ends the package; the stream beneath stays open. */
  void finish() {
    try {
      zip.finish();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}

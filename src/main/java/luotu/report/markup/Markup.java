package luotu.report.markup;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes well-formed XML 1.0 in UTF-8. Text stays text whatever is in it; characters that XML
 * cannot hold become U+FFFD. Attributes come in pairs of name and value; those whose value is null
 * are left out.
 */
public final class Markup {
  private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();
  private static final char REPLACEMENT = '\uFFFD';

  private final XMLStreamWriter writer;

  /**
   * @param out is not closed
   */
  public Markup(OutputStream out) {
    try {
      // Not the stream itself: the writer of the JDK then breaks characters beyond U+FFFF in two.
      writer =
          FACTORY.createXMLStreamWriter(
              new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)));
    } catch (XMLStreamException unusable) {
      throw failure(unusable);
    }
  }

  /** The XML declaration, which comes first where there is one. */
  public Markup declaration() {
    return raw(() -> writer.writeProcessingInstruction("xml version=\"1.0\" encoding=\"UTF-8\""));
  }

  /** The document type of HTML, which comes first. */
  public Markup htmlDocument() {
    return raw(() -> writer.writeDTD("<!DOCTYPE html>"));
  }

  /** Opens an element. */
  public Markup start(String name, String... attributes) {
    return raw(
        () -> {
          writer.writeStartElement(name);
          attributes(attributes);
        });
  }

  /** Closes the element opened last. */
  public Markup end() {
    return raw(writer::writeEndElement);
  }

  /** An element without content, which in HTML takes no closing tag. */
  public Markup empty(String name, String... attributes) {
    return raw(
        () -> {
          writer.writeEmptyElement(name);
          attributes(attributes);
        });
  }

  /** Text within the element opened last; null writes nothing. */
  public Markup text(String text) {
    return text == null ? this : raw(() -> writer.writeCharacters(valid(text)));
  }

  /** An element that holds a text. */
  public Markup leaf(String name, String text, String... attributes) {
    return start(name, attributes).text(text).end();
  }

  /** Closes all elements that are open and hands everything on. */
  public void finish() {
    raw(
        () -> {
          writer.writeEndDocument();
          writer.flush();
        });
  }

  private void attributes(String... attributes) throws XMLStreamException {
    for (int i = 0; i < attributes.length; i += 2) {
      if (attributes[i + 1] != null) {
        writer.writeAttribute(attributes[i], valid(attributes[i + 1]));
      }
    }
  }

  /** The text with a replacement for what no XML document may hold (XML 1.0, production 2). */
  private static String valid(String text) {
    if (text.codePoints().allMatch(Markup::isValid)) {
      return text;
    }
    StringBuilder valid = new StringBuilder();
    text.codePoints()
        .map(point -> isValid(point) ? point : REPLACEMENT)
        .forEach(valid::appendCodePoint);
    return valid.toString();
  }

  private static boolean isValid(int point) {
    return point == '\t'
        || point == '\n'
        || point == '\r'
        || (point >= 0x20 && point <= 0xD7FF)
        || (point >= 0xE000 && point <= 0xFFFD)
        || point >= 0x10000;
  }

  private interface Step {
    void run() throws XMLStreamException;
  }

  private Markup raw(Step step) {
    try {
      step.run();
      return this;
    } catch (XMLStreamException failed) {
      throw failure(failed);
    }
  }

  private static UncheckedIOException failure(XMLStreamException failed) {
    return new UncheckedIOException(
        failed.getCause() instanceof IOException cause ? cause : new IOException(failed));
  }
}

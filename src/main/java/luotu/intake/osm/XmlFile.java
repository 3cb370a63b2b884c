package luotu.intake.osm;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import luotu.model.CityTime;
import luotu.model.Refusal;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.locationtech.jts.geom.Envelope;

/** The XML format, packed or not. Declarations of document types are refused: no entities. */
final class XmlFile implements OsmFile {
  private static final XMLInputFactory FACTORY = XMLInputFactory.newDefaultFactory();

  static {
    FACTORY.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    FACTORY.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    // Counts &amp; and its like over the whole file; with no document type there is no bomb.
    FACTORY.setProperty("http://www.oracle.com/xml/jaxp/properties/totalEntitySizeLimit", "0");
  }

  /** How the XML is packed. */
  enum Packing {
    NONE(".osm"),
    GZIP(".osm.gz"),
    BZIP2(".osm.bz2");

    private final String ending;

    Packing(String ending) {
      this.ending = ending;
    }

    String ending() {
      return ending;
    }
  }

  private final Path path;
  private final Packing packing;

  XmlFile(Path path, Packing packing) {
    this.path = path;
    this.packing = packing;
  }

  @Override
  public Path path() {
    return path;
  }

  @Override
  public Header read(Set<OsmObject.Kind> kinds, Consumer<OsmObject> sink) {
    try (InputStream file = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
        InputStream input = unpacked(file)) {
      XMLStreamReader xml = FACTORY.createXMLStreamReader(input);
      try {
        return document(xml, kinds, sink);
      } catch (XMLStreamException broken) {
        throw bad(
            xml,
            "",
            "完整的 OSM XML。它到这一行读不下去了：请重新下载",
            "whole OSM XML. It cannot be read beyond this line: download it again",
            broken);
      } finally {
        xml.close();
      }
    } catch (IOException | XMLStreamException broken) {
      throw OsmFile.bad(
          path,
          "",
          "完整的 OSM 文件，扩展名与压缩方式一致；请重新下载",
          "a whole OSM file packed as its name says; download it again",
          broken);
    }
  }

  private InputStream unpacked(InputStream file) throws IOException {
    return switch (packing) {
      case NONE -> file;
      case GZIP -> new GZIPInputStream(file, 1 << 16);
      case BZIP2 -> new BZip2CompressorInputStream(file, true);
    };
  }

  private Header document(XMLStreamReader xml, Set<OsmObject.Kind> kinds, Consumer<OsmObject> sink)
      throws XMLStreamException {
    Envelope extent = null;
    LocalDate date = null;
    while (xml.next() != XMLStreamConstants.START_ELEMENT) {
      if (xml.getEventType() == XMLStreamConstants.DTD) {
        throw bad(xml, "DOCTYPE", "不含 DOCTYPE 和实体的 XML", "XML without DOCTYPE and entities", null);
      }
    }
    if (!xml.getLocalName().equals("osm")) {
      throw bad(
          xml,
          "<" + xml.getLocalName() + ">",
          "根元素为 <osm>。变更文件 (.osc) 须先用 osmium apply-changes 并入数据",
          "the root element <osm>. Apply change files (.osc) to data with osmium apply-changes first",
          null);
    }
    date = date(xml.getAttributeValue(null, "timestamp"));
    while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
      switch (xml.getLocalName()) {
        case "bounds" -> extent = extent(xml);
        case "meta" -> date = date(xml.getAttributeValue(null, "osm_base"));
        case "node" -> object(xml, OsmObject.Kind.NODE, kinds, sink);
        case "way" -> object(xml, OsmObject.Kind.WAY, kinds, sink);
        case "relation" -> object(xml, OsmObject.Kind.RELATION, kinds, sink);
        case "remark" ->
            throw bad(
                xml,
                xml.getElementText(),
                "完整的数据：服务器说查询没有做完，请重新查询",
                "whole data: the server says that it did not finish the query; ask again",
                null);
        default -> skip(xml);
      }
      if (xml.getEventType() != XMLStreamConstants.END_ELEMENT) {
        skip(xml);
      }
    }
    return new Header(extent, date);
  }

  private static void skip(XMLStreamReader xml) throws XMLStreamException {
    for (int depth = 1; depth > 0; ) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        depth++;
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      }
    }
  }

  private void object(
      XMLStreamReader xml, OsmObject.Kind kind, Set<OsmObject.Kind> kinds, Consumer<OsmObject> sink)
      throws XMLStreamException {
    boolean deleted =
        "false".equals(xml.getAttributeValue(null, "visible"))
            || "delete".equals(xml.getAttributeValue(null, "action"));
    if (deleted || !kinds.contains(kind)) {
      skip(xml);
      return;
    }
    long id = id(xml, "id");
    int longitude = kind == OsmObject.Kind.NODE ? degreesE7(xml, "lon", 180) : 0;
    int latitude = kind == OsmObject.Kind.NODE ? degreesE7(xml, "lat", 90) : 0;
    Map<String, String> tags = new HashMap<>();
    List<Long> nodes = new ArrayList<>();
    List<OsmObject.Member> members = new ArrayList<>();
    while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
      switch (xml.getLocalName()) {
        case "tag" -> tags.put(attribute(xml, "k"), attribute(xml, "v"));
        case "nd" -> nodes.add(id(xml, "ref"));
        case "member" -> members.add(member(xml));
        default -> {
          // Others, such as the discussion of a change, say nothing of the map.
        }
      }
      skip(xml);
    }
    sink.accept(
        switch (kind) {
          case NODE -> new OsmObject.Node(id, longitude, latitude, tags);
          case WAY ->
              new OsmObject.Way(id, nodes.stream().mapToLong(Long::longValue).toArray(), tags);
          case RELATION -> new OsmObject.Relation(id, members, tags);
        });
  }

  private OsmObject.Member member(XMLStreamReader xml) {
    String type = attribute(xml, "type");
    for (OsmObject.Kind kind : OsmObject.Kind.values()) {
      if (kind.word().equals(type)) {
        return new OsmObject.Member(kind, id(xml, "ref"), attribute(xml, "role"));
      }
    }
    throw bad(xml, type, "type 为 node、way 或 relation", "type node, way or relation", null);
  }

  private String attribute(XMLStreamReader xml, String name) {
    String value = xml.getAttributeValue(null, name);
    if (value == null) {
      throw bad(xml, "<" + xml.getLocalName() + ">", "要有属性 " + name, "the attribute " + name, null);
    }
    return value;
  }

  private long id(XMLStreamReader xml, String name) {
    String text = attribute(xml, name);
    try {
      long id = Long.parseLong(text);
      if (id > 0) {
        return id;
      }
    } catch (NumberFormatException notANumber) {
      // Refused below, as is a number that no uploaded object has.
    }
    throw bad(
        xml,
        name + "=" + text,
        "大于 0 且小于 2^63 的编号：没有上传到 OpenStreetMap 的对象没有固定编号",
        "a number above 0 and below 2^63: objects not yet uploaded to OpenStreetMap have no lasting one",
        null);
  }

  private int degreesE7(XMLStreamReader xml, String name, int limit) {
    String text = attribute(xml, name);
    try {
      double degrees = Double.parseDouble(text);
      if (Math.abs(degrees) <= limit) {
        return (int) Math.round(degrees * 1e7);
      }
    } catch (NumberFormatException notANumber) {
      // Refused below, as is a number off the globe.
    }
    throw bad(
        xml,
        name + "=" + text,
        "-" + limit + " 到 " + limit + " 之间的度数",
        "degrees between -" + limit + " and " + limit,
        null);
  }

  private Envelope extent(XMLStreamReader xml) {
    return new Envelope(
        degreesE7(xml, "minlon", 180) / 1e7,
        degreesE7(xml, "maxlon", 180) / 1e7,
        degreesE7(xml, "minlat", 90) / 1e7,
        degreesE7(xml, "maxlat", 90) / 1e7);
  }

  private static LocalDate date(String timestamp) {
    try {
      return timestamp == null ? null : CityTime.dayOf(OffsetDateTime.parse(timestamp).toInstant());
    } catch (DateTimeException unreadable) {
      return null;
    }
  }

  private Refusal bad(XMLStreamReader xml, String found, String zh, String en, Exception cause) {
    int line = xml.getLocation().getLineNumber();
    return OsmFile.bad(path, found, "第 " + line + " 行：" + zh, "line " + line + ": " + en, cause);
  }
}

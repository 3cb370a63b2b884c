package luotu.geo;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/** Geometries as GeoJSON (RFC 7946). */
public enum GeoJson {
  /** Writes every digit: what is read back is the same geometry. */
  EXACT,
  /** Writes seven decimals (about a centimetre): for computed shapes in answers. */
  ROUNDED;

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int DECIMALS = 7;
  private static final long SCALE = 10_000_000;

  /**
   * Reads a geometry object of any of the seven types. Third and further ordinates are dropped.
   * Ranges and validity are not looked at: the coordinates may be in any reference system.
   *
   * @throws GeometryFault naming the coordinate and what was found there
   */
  public static Geometry read(JsonNode node) throws GeometryFault {
    return new GeoJsonReader().geometry(node, 0);
  }

  /** The GeoJSON object of a geometry; outer rings run counter-clockwise. */
  public JsonNode toNode(Geometry geometry) {
    try (TokenBuffer buffer = new TokenBuffer(MAPPER, false)) {
      write(geometry, buffer);
      return MAPPER.readTree(buffer.asParser());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** A Jackson module with which properties of type {@link Geometry} are written as GeoJSON. */
  public Module module() {
    SimpleModule module = new SimpleModule("GeoJSON " + name());
    module.addSerializer(Geometry.class, new Serializer(this));
    return module;
  }

  /** Writes the GeoJSON object of a geometry; outer rings run counter-clockwise. */
  public void write(Geometry geometry, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", geometry.getGeometryType());
    if (geometry.getGeometryType().equals(Geometry.TYPENAME_GEOMETRYCOLLECTION)) {
      json.writeArrayFieldStart("geometries");
      for (int i = 0; i < geometry.getNumGeometries(); i++) {
        write(geometry.getGeometryN(i), json);
      }
      json.writeEndArray();
    } else {
      json.writeFieldName("coordinates");
      coordinates(geometry, json);
    }
    json.writeEndObject();
  }

  private void coordinates(Geometry geometry, JsonGenerator json) throws IOException {
    if (geometry instanceof Point point) {
      if (point.isEmpty()) {
        json.writeStartArray();
        json.writeEndArray();
      } else {
        position(point.getX(), point.getY(), json);
      }
    } else if (geometry instanceof LineString line) {
      positions(line.getCoordinateSequence(), json);
    } else if (geometry instanceof Polygon polygon) {
      json.writeStartArray();
      if (!polygon.isEmpty()) {
        ring(polygon.getExteriorRing(), true, json);
      }
      for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
        ring(polygon.getInteriorRingN(i), false, json);
      }
      json.writeEndArray();
    } else if (geometry instanceof GeometryCollection parts) {
      json.writeStartArray();
      for (int i = 0; i < parts.getNumGeometries(); i++) {
        coordinates(parts.getGeometryN(i), json);
      }
      json.writeEndArray();
    } else {
      throw new IllegalArgumentException(geometry.getGeometryType());
    }
  }

  private void ring(LinearRing ring, boolean counterClockwise, JsonGenerator json)
      throws IOException {
    boolean asWanted = Orientation.isCCW(ring.getCoordinateSequence()) == counterClockwise;
    positions((asWanted ? ring : ring.reverse()).getCoordinateSequence(), json);
  }

  private void positions(CoordinateSequence sequence, JsonGenerator json) throws IOException {
    json.writeStartArray();
    for (int i = 0; i < sequence.size(); i++) {
      position(sequence.getX(i), sequence.getY(i), json);
    }
    json.writeEndArray();
  }

  private void position(double x, double y, JsonGenerator json) throws IOException {
    json.writeStartArray();
    ordinate(x, json);
    ordinate(y, json);
    json.writeEndArray();
  }

  private void ordinate(double degrees, JsonGenerator json) throws IOException {
    if (this == EXACT) {
      json.writeNumber(degrees);
    } else {
      json.writeNumber(rounded(degrees));
    }
  }

  /** As text: to write tens of thousands of doubles would take most of the time of an answer. */
  private static String rounded(double degrees) {
    long units = Math.round(degrees * SCALE);
    long size = Math.abs(units);
    StringBuilder text = new StringBuilder().append(size / SCALE).append('.');
    int point = text.length();
    text.append(SCALE + size % SCALE).deleteCharAt(point);
    int end = point + DECIMALS;
    while (end > point + 1 && text.charAt(end - 1) == '0') {
      end--;
    }
    text.setLength(end);
    return units < 0 ? text.insert(0, '-').toString() : text.toString();
  }

  private static final class Serializer extends StdSerializer<Geometry> {
    private final GeoJson form;

    Serializer(GeoJson form) {
      super(Geometry.class);
      this.form = form;
    }

    @Override
    public void serialize(Geometry geometry, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      form.write(geometry, json);
    }
  }
}

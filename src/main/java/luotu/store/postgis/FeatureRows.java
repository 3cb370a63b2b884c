package luotu.store.postgis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import luotu.model.Feature;
import luotu.model.FewValues;
import luotu.model.Field;
import luotu.model.FieldType;
import luotu.model.Layer;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;

/** Features as rows of the table {@code feature}, both ways. */
final class FeatureRows {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_LONG_FOR_INTS);
  private static final ObjectReader MAP =
      JSON.readerFor(new TypeReference<LinkedHashMap<String, Object>>() {});
  private static final String NO_VALUES = "{}";

  /** Asked before {@link String#intern}, which takes longer; threads may overwrite each other. */
  private static final String[] SEEN = new String[1 << 12];

  private static final GeometryFactory GEOMETRIES = new GeometryFactory(new PrecisionModel(), 4326);

  private FeatureRows() {}

  /** Reads the columns of {@code feature_find.sql}. */
  static Feature read(Layer layer, ResultSet row) throws SQLException {
    Map<String, Object> fields = map(row.getString("fields"));
    for (Field field : layer.fields()) {
      fields.computeIfPresent(field.id(), (id, value) -> value(field.type(), value));
    }
    return new Feature(
        layer.id(),
        row.getLong("id"),
        geometry(row.getBytes("geom")),
        row.getString("name"),
        once(row.getString("zone")),
        once(row.getString("source")),
        row.getString("source_key"),
        row.getObject("confirmed_on", LocalDate.class),
        row.getString("remark"),
        fields,
        map(row.getString("extra")),
        row.getLong("change"),
        row.getObject("updated_at", OffsetDateTime.class));
  }

  private static Object value(FieldType type, Object value) {
    return switch (type) {
      case NUMBER -> value instanceof Number number ? (Double) number.doubleValue() : value;
      case CHOICE, DATE -> value instanceof String text ? once(text) : value;
      case PEOPLE -> value instanceof List<?> people ? people(people) : value;
      default -> value;
    };
  }

  private static List<FewValues> people(List<?> people) {
    List<FewValues> all = new ArrayList<>();
    for (Object each : people) {
      Map<String, Object> person = new LinkedHashMap<>();
      ((Map<?, ?>) each).forEach((key, known) -> person.put((String) key, known));
      person.computeIfPresent("role", (key, role) -> once((String) role));
      person.computeIfPresent("confirmed_on", (key, day) -> once((String) day));
      all.add(new FewValues(person));
    }
    return List.copyOf(all);
  }

  /** Texts that thousands of rows have in common, mostly those of the rows before. */
  private static String once(String text) {
    if (text == null) {
      return null;
    }
    int slot = text.hashCode() & SEEN.length - 1;
    String seen = SEEN[slot];
    if (!text.equals(seen)) {
      seen = text.intern();
      SEEN[slot] = seen;
    }
    return seen;
  }

  static Geometry geometry(byte[] wkb) {
    try {
      return wkb == null ? null : new WKBReader(GEOMETRIES).read(wkb);
    } catch (ParseException broken) {
      throw new IllegalStateException("the database gave a geometry that cannot be read", broken);
    }
  }

  private static Map<String, Object> map(String json) {
    try {
      return NO_VALUES.equals(json) ? new LinkedHashMap<>() : MAP.readValue(json);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("the database gave JSON that cannot be read", broken);
    }
  }

  /** Numbers as {@link Double} and texts, by keys; none for null. */
  static Map<String, Object> amounts(String json) {
    Map<String, Object> amounts = json == null ? new LinkedHashMap<>() : map(json);
    amounts.replaceAll(
        (key, value) -> value instanceof Number number ? (Object) number.doubleValue() : value);
    return amounts;
  }

  static String json(Map<String, Object> map) {
    try {
      return JSON.writeValueAsString(map);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("a value cannot be written as JSON", broken);
    }
  }
}

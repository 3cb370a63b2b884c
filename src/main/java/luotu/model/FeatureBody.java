package luotu.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import luotu.geo.GeoJson;
import luotu.geo.GeometryFault;
import org.locationtech.jts.geom.Geometry;

/**
 * Reads features out of GeoJSON: the one form in which a caller hands them in one by one. All
 * faults of a body are reported together, each with its property.
 */
public final class FeatureBody {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Layer layer;
  private final List<Fault> faults = new ArrayList<>();

  private FeatureBody(Layer layer) {
    this.layer = layer;
  }

  /**
   * A new feature.
   *
   * @throws Refusal {@code invalid-feature}
   */
  public static Feature create(Layer layer, JsonNode body) {
    return new FeatureBody(layer).read(body, null);
  }

  /**
   * The feature that takes the stored one's place. Personal fields and columns and {@code extra}
   * that the body leaves out stay: a caller who sends back what he read has never seen the personal
   * ones.
   *
   * @throws Refusal {@code invalid-feature}
   */
  public static Feature replace(Layer layer, Feature stored, JsonNode body) {
    if (body.isObject() && body.path("properties").isObject()) {
      ObjectNode properties = (ObjectNode) body.get("properties");
      JsonNode before = FeatureJson.of(layer, stored, true).get("properties");
      List<String> kept = new ArrayList<>(layer.personalFields());
      kept.add("extra");
      for (String id : kept) {
        if (!properties.has(id)) {
          properties.set(id, before.get(id));
        }
      }
      if (properties.get("extra") instanceof ObjectNode extra) {
        before.get("extra").properties().stream()
            .filter(column -> FeatureJson.isPersonalColumn(column.getKey()))
            .filter(column -> !extra.has(column.getKey()))
            .forEach(column -> extra.set(column.getKey(), column.getValue()));
      }
    }
    return new FeatureBody(layer).read(body, stored);
  }

  /**
   * The stored feature with a merge patch (RFC 7396) applied.
   *
   * @throws Refusal {@code invalid-feature}
   */
  public static Feature patch(Layer layer, Feature stored, JsonNode patch) {
    FeatureBody reader = new FeatureBody(layer);
    if (!patch.isObject()) {
      reader.fault("", patch, "JSON 对象", "a JSON object");
      throw reader.refusal();
    }
    JsonNode merged = merge(FeatureJson.of(layer, stored, true), patch);
    Feature patched = reader.read(merged, stored);
    // Untouched shapes stay as they are, to the order of their vertices.
    return patch.has("geometry") ? patched : patched.withGeometry(stored.geometry());
  }

  private static JsonNode merge(JsonNode target, JsonNode patch) {
    if (!patch.isObject()) {
      return patch;
    }
    ObjectNode merged =
        target != null && target.isObject() ? (ObjectNode) target : MAPPER.createObjectNode();
    patch
        .properties()
        .forEach(
            member -> {
              if (member.getValue().isNull()) {
                merged.remove(member.getKey());
              } else {
                merged.set(member.getKey(), merge(merged.get(member.getKey()), member.getValue()));
              }
            });
    return merged;
  }

  private Feature read(JsonNode body, Feature stored) {
    if (!body.isObject() || !body.path("type").asText().equals("Feature")) {
      fault("type", body.path("type"), "GeoJSON Feature 对象", "a GeoJSON Feature object");
      throw refusal();
    }
    Optional<Geometry> geometry = geometry(body.get("geometry"));
    JsonNode properties = body.path("properties");
    if (!properties.isObject()) {
      fault("properties", properties, "属性对象", "an object of properties");
      throw refusal();
    }
    Map<String, Object> raw = new LinkedHashMap<>();
    properties
        .properties()
        .forEach(
            member ->
                raw.put(member.getKey(), MAPPER.convertValue(member.getValue(), Object.class)));
    layer.readOnly().forEach(raw::remove);
    String name = text("name", raw);
    String zone = text("zone", raw);
    String source = text("source", raw);
    String sourceKey = text("source_key", raw);
    LocalDate confirmedOn = FeatureCheck.date("confirmed_on", raw.remove("confirmed_on"), faults);
    String remark = text("remark", raw);
    Map<String, Object> extra = extra(raw.remove("extra"));
    Map<String, Object> fields = FeatureCheck.fields(layer, raw, false, faults);
    if (!faults.isEmpty()) {
      throw refusal();
    }
    return Feature.draft(
            layer.id(),
            geometry.orElse(null),
            name,
            zone,
            source,
            sourceKey,
            confirmedOn,
            remark,
            fields,
            extra)
        .withId(stored == null ? 0 : stored.id());
  }

  private String text(String id, Map<String, Object> raw) {
    return FeatureCheck.text(id, raw.remove(id), faults);
  }

  /** Empty as well when it is broken; the faults then say so. */
  private Optional<Geometry> geometry(JsonNode node) {
    Optional<Geometry> geometry = Optional.empty();
    if (node != null && !node.isNull()) {
      try {
        geometry = Optional.of(GeoJson.read(node));
      } catch (GeometryFault broken) {
        faults.add(FeatureCheck.geometry(broken));
        return geometry;
      }
    }
    faults.addAll(FeatureCheck.geometry(layer, geometry.orElse(null)));
    return geometry;
  }

  private Map<String, Object> extra(Object raw) {
    Map<String, Object> extra = new LinkedHashMap<>();
    if (raw == null) {
      return extra;
    }
    if (!(raw instanceof Map<?, ?> columns)) {
      faults.add(Fault.of("extra", raw, "对象", "an object"));
      return extra;
    }
    columns.forEach(
        (column, value) -> {
          String name = FeatureCheck.text("extra", column, faults);
          boolean plain =
              value == null
                  || value instanceof String
                  || value instanceof Boolean
                  || value instanceof Number number && Double.isFinite(number.doubleValue());
          if (name == null || !plain) {
            faults.add(
                Fault.of("extra." + name, value, "文字、数字或是否", "a text, a number, true or false"));
          } else {
            extra.put(
                name,
                value instanceof String text
                    ? FeatureCheck.text("extra." + name, text, faults)
                    : value);
          }
        });
    return extra;
  }

  private void fault(String field, JsonNode found, String zh, String en) {
    faults.add(Fault.of(field, found.isMissingNode() ? "" : found, zh, en));
  }

  private Refusal refusal() {
    return Refusal.invalid("invalid-feature", "要素有误", "The feature is not valid", faults);
  }
}

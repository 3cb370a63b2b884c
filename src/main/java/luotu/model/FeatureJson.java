package luotu.model;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import luotu.geo.GeoJson;

/** Features as GeoJSON: the one form in which they leave Luotu as JSON. */
public final class FeatureJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Columns of a source that no field takes but whose names speak of a person. */
  private static final Pattern PERSONAL_COLUMN =
      Pattern.compile(
          "电话|電話|手机|手機|联系|姓名|氏名|身份证|负责人|责任人|监测人|值班|邮箱|微信"
              + "|phone|mobile|contact|e-?mail|person|\\btel\\b|\\bfax\\b",
          Pattern.CASE_INSENSITIVE);

  private FeatureJson() {}

  /**
   * Whether a column kept in {@code extra} is treated as a personal field: nobody has declared it
   * harmless, and its name speaks of a person.
   */
  public static boolean isPersonalColumn(String column) {
    return PERSONAL_COLUMN.matcher(column).find();
  }

  /**
   * The GeoJSON object of a feature: {@code type}, {@code id}, {@code geometry} with every digit
   * (null where the layer has none) and {@code properties}: the common columns, the layer's fields
   * in the order of the catalogue, {@code extra}. What is not known is null.
   *
   * @param personal whether personal fields are written, and columns of {@code extra} that speak of
   *     persons
   */
  public static ObjectNode of(Layer layer, Feature feature, boolean personal) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("type", "Feature");
    json.put("id", feature.id());
    if (feature.geometry() == null) {
      json.putNull("geometry");
    } else {
      json.set("geometry", GeoJson.EXACT.toNode(feature.geometry()));
    }
    ObjectNode properties = json.putObject("properties");
    properties.put("name", feature.name());
    properties.put("zone", feature.zone());
    properties.put("source", feature.source());
    properties.put("source_key", feature.sourceKey());
    properties.put(
        "confirmed_on", feature.confirmedOn() == null ? null : feature.confirmedOn().toString());
    properties.put("remark", feature.remark());
    properties.put(
        "updated_at",
        feature.updatedAt() == null ? null : ISO_OFFSET_DATE_TIME.format(feature.updatedAt()));
    for (Field field : layer.fields()) {
      if (personal || !field.personal()) {
        properties.set(field.id(), MAPPER.valueToTree(feature.fields().get(field.id())));
      }
    }
    Map<String, Object> extra = new TreeMap<>(feature.extra());
    if (!personal) {
      extra.keySet().removeIf(FeatureJson::isPersonalColumn);
    }
    properties.set("extra", MAPPER.valueToTree(extra));
    return json;
  }
}

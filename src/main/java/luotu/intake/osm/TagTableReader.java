package luotu.intake.osm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import luotu.model.BadValue;
import luotu.model.Catalogue;
import luotu.model.Fault;
import luotu.model.Field;
import luotu.model.Layer;
import luotu.model.Refusal;

/** Reads the table of tags and checks it whole against the catalogue. */
final class TagTableReader {
  private static final ObjectMapper YAML =
      YAMLMapper.builder(
              YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .build();

  private final String file;
  private final Catalogue catalogue;
  private final List<Fault> faults = new ArrayList<>();

  private TagTableReader(Path path, Catalogue catalogue) {
    this.file = String.valueOf(path.getFileName());
    this.catalogue = catalogue;
  }

  /**
   * @throws Refusal {@code invalid-tag-table} with every fault; {@link Fault#field()} names the
   *     file and the place in it, as in {@code osm.yaml: rules[3].set.kind}
   */
  static TagTable read(Path path, Catalogue catalogue) {
    TagTableReader reader = new TagTableReader(path, catalogue);
    try {
      TagTable table = YAML.readValue(Files.readString(path), TagTable.class);
      reader.check(table);
      return table;
    } catch (JsonProcessingException malformed) {
      reader.faults.clear();
      reader.fault(
          placeOf(malformed),
          malformed.getOriginalMessage(),
          "符合文件开头说明的 YAML",
          "YAML as the head of the file says");
    } catch (IOException unreadable) {
      reader.fault("", unreadable, "可读的 UTF-8 文件", "a UTF-8 file that can be read");
    }
    throw reader.refusal();
  }

  private static String placeOf(JsonProcessingException malformed) {
    if (malformed instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
      return mapping.getPath().stream()
          .map(
              step ->
                  step.getFieldName() == null
                      ? "[" + step.getIndex() + "]"
                      : "." + step.getFieldName())
          .collect(Collectors.joining())
          .substring(1);
    }
    return malformed.getLocation() == null ? "" : "line " + malformed.getLocation().getLineNr();
  }

  private Refusal refusal() {
    return Refusal.invalid(
        "invalid-tag-table",
        "OpenStreetMap 标签表有误",
        "The table of OpenStreetMap tags is not valid",
        faults);
  }

  private void check(TagTable table) {
    if (table.zones() == null) {
      fault("zones", "", "应说明行政边界怎样读", "how administrative boundaries are read");
    } else {
      Layer zone = catalogue.getLayer("zone");
      values("zones.copy", table.zones().copy());
      table
          .zones()
          .kinds()
          .forEach((level, kind) -> value("zones.kinds[" + level + "]", zone, "kind", kind));
      table.zones().copy().keySet().forEach(field -> field("zones.copy", zone, field));
    }
    values("never", table.never());
    check(table.roads());
    if (table.rules().isEmpty()) {
      fault("rules", "", "至少一条规则", "at least one rule");
    }
    for (int i = 0; i < table.rules().size(); i++) {
      check("rules[" + i + "]", table.rules().get(i));
    }
    if (!faults.isEmpty()) {
      throw refusal();
    }
  }

  private void check(RoadTable roads) {
    Layer layer = catalogue.getLayer(RoadExtraction.LAYER);
    roads.classes().forEach(id -> value("roads.classes", layer, "class", id));
    roads.outlines().forEach(id -> value("roads.outlines", layer, "class", id));
    values("roads.unless", roads.unless());
    values("roads.implied_oneway", roads.impliedOneway());
    values("roads.bridge", roads.bridge());
    values("roads.tunnel", roads.tunnel());
    values("roads.access.no_foot", roads.access().noFoot());
    values("roads.access.no_motor", roads.access().noMotor());
    roads
        .speedKmh()
        .values()
        .forEach(
            (word, kmh) -> {
              if (kmh != null) {
                value("roads.speed_kmh.values." + word, layer, "speed_kmh", "" + kmh);
              }
            });
    for (int i = 0; i < roads.barriers().size(); i++) {
      RoadTable.Barrier barrier = roads.barriers().get(i);
      String place = "roads.barriers[" + i + "]";
      values(place + ".when", barrier.when());
      if (barrier.when().isEmpty()) {
        fault(place + ".when", "", "至少一个标签", "at least one tag");
      }
      if (barrier.access() == null) {
        fault(place + ".access", "", "谁能通过，如 foot", "who may pass, such as foot");
      }
    }
  }

  private void check(String place, TagTable.Rule rule) {
    if (rule.when().isEmpty()) {
      fault(place + ".when", "", "至少一个标签", "at least one tag");
    }
    values(place + ".when", rule.when());
    values(place + ".unless", rule.unless());
    values(place + ".copy", rule.copy());
    Layer layer = catalogue.findLayer(String.valueOf(rule.layer())).orElse(null);
    if (layer == null || layer.id().equals("zone")) {
      fault(
          place + ".layer",
          rule.layer(),
          "目录中的图层（zone 除外）",
          "a layer of the catalogue other than zone");
      return;
    }
    if (rule.geometry() == null) {
      fault(place + ".geometry", "", "point、line、area 或 place", "point, line, area or place");
    } else if (!rule.geometry().samples().stream().allMatch(layer.geometry()::takes)) {
      fault(
          place + ".geometry",
          rule.geometry(),
          "此图层的几何：" + layer.geometry().label().zh(),
          "what the layer takes: " + layer.geometry().label().en());
    }
    rule.set().forEach((field, value) -> value(place + ".set." + field, layer, field, value));
    rule.copy().keySet().forEach(field -> field(place + ".copy." + field, layer, field));
    for (Field field : layer.fields()) {
      if (field.required() && !rule.set().containsKey(field.id())) {
        fault(
            place + ".set",
            "",
            "必填字段 " + field.id() + " 的值",
            "a value for the required field " + field.id());
      }
    }
  }

  private void values(String place, Map<String, List<String>> lists) {
    lists.forEach(
        (key, list) -> {
          if (list == null || list.isEmpty() || list.contains(null)) {
            fault(place + "." + key, list, "至少一个值", "at least one value");
          }
        });
  }

  private Optional<Field> field(String place, Layer layer, String id) {
    Optional<Field> field = layer.findField(id);
    if (field.isEmpty()) {
      fault(place, id, "图层 " + layer.id() + " 的字段", "a field of the layer " + layer.id());
    }
    return field;
  }

  private void value(String place, Layer layer, String id, String value) {
    field(place, layer, id)
        .ifPresent(
            field -> {
              try {
                field.read(value);
              } catch (BadValue bad) {
                fault(place, value, bad.fault().expected().zh(), bad.fault().expected().en());
              }
            });
  }

  private void fault(String place, Object found, String zh, String en) {
    faults.add(Fault.of(file + ": " + place, found, zh, en));
  }
}

package luotu.analyse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.util.List;
import luotu.geo.LonLat;
import luotu.model.Label;
import luotu.model.Language;
import org.locationtech.jts.geom.Geometry;

/** The description of a process in OGC API - Processes terms, from its records. */
final class ProcessDescription {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Language language;

  ProcessDescription(Language language) {
    this.language = language;
  }

  ObjectNode summary(Analysis<?, ?> analysis) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("id", analysis.id());
    json.put("version", "1.0.0");
    json.put("title", analysis.title().in(language));
    json.put("description", analysis.description().in(language));
    json.putArray("jobControlOptions").add("sync-execute");
    return json;
  }

  ObjectNode full(Analysis<?, ?> analysis, JsonNode example) {
    ObjectNode json = summary(analysis);
    ObjectNode inputs = json.putObject("inputs");
    for (RecordComponent component : analysis.requestType().getRecordComponents()) {
      Input input = component.getAnnotation(Input.class);
      String text = new Label(input.zh(), input.en()).in(language);
      ObjectNode node = inputs.putObject(JsonNames.of(component));
      node.put("title", JsonNames.of(component));
      node.put("description", text);
      node.put("minOccurs", input.required() ? 1 : 0);
      node.set("schema", input(component, input));
    }
    ObjectNode outputs = json.putObject("outputs");
    for (RecordComponent component : analysis.resultType().getRecordComponents()) {
      ObjectNode node = outputs.putObject(JsonNames.of(component));
      node.put("title", JsonNames.of(component));
      node.set("schema", output(component));
    }
    json.set("example", example);
    return json;
  }

  private ObjectNode input(RecordComponent component, Input input) {
    ObjectNode single = value(RecordValues.entryType(component));
    if (Double.isFinite(input.minimum())) {
      single.put("minimum", input.minimum());
      if (input.aboveMinimum()) {
        single.put("exclusiveMinimum", true);
      }
    }
    if (Double.isFinite(input.maximum())) {
      single.put("maximum", input.maximum());
    }
    if (input.choices().length > 0) {
      ArrayNode choices = single.putArray("enum");
      List.of(input.choices()).forEach(choices::add);
    }
    if (component.getType() != List.class) {
      return single;
    }
    ObjectNode list = MAPPER.createObjectNode().put("type", "array");
    list.set("items", single);
    if (input.required()) {
      list.put("minItems", 1);
    }
    if (input.maximumSize() < Integer.MAX_VALUE) {
      list.put("maxItems", input.maximumSize());
    }
    ObjectNode either = MAPPER.createObjectNode();
    either.putArray("oneOf").add(single.deepCopy()).add(list);
    return either;
  }

  private ObjectNode output(RecordComponent component) {
    ObjectNode node = value(RecordValues.entryType(component));
    if (component.getType() == List.class) {
      ObjectNode list = MAPPER.createObjectNode().put("type", "array");
      list.set("items", node);
      node = list;
    }
    Output output = component.getAnnotation(Output.class);
    Input input = component.getAnnotation(Input.class);
    if (output != null) {
      node.put("description", new Label(output.zh(), output.en()).in(language));
    } else if (input != null) {
      node.put("description", new Label(input.zh(), input.en()).in(language));
    }
    if (!component.getType().isPrimitive() && component.getType() != List.class) {
      node.put("nullable", true);
    }
    return node;
  }

  private ObjectNode value(Class<?> type) {
    ObjectNode node = MAPPER.createObjectNode();
    if (type == String.class) {
      return node.put("type", "string");
    }
    if (type == Boolean.class || type == boolean.class) {
      return node.put("type", "boolean");
    }
    if (type == Double.class || type == double.class) {
      return node.put("type", "number");
    }
    if (type == Integer.class || type == Long.class || type == long.class || type == int.class) {
      return node.put("type", "integer");
    }
    if (type == LonLat.class) {
      node.put("type", "array").put("minItems", 2).put("maxItems", 2);
      node.putObject("items").put("type", "number");
      return node;
    }
    if (type == ClosedRoad.class) {
      node.putArray("oneOf").add(value(Long.class)).add(value(Geometry.class));
      return node;
    }
    if (type == Geometry.class) {
      return node.put("type", "object").put("format", "geojson-geometry");
    }
    node.put("type", "object");
    if (type.isRecord()) {
      ObjectNode properties = node.putObject("properties");
      for (RecordComponent component : type.getRecordComponents()) {
        properties.set(JsonNames.of(component), output(component));
      }
    }
    return node;
  }
}

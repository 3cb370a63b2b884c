package luotu.serve.ogc;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import luotu.model.Field;
import luotu.model.FieldType;
import luotu.model.GeometryKind;
import luotu.model.Label;
import luotu.model.Language;
import luotu.model.Layer;
import luotu.serve.Json;

/** Layers and fields as JSON schemas. */
final class FeatureSchema {
  private static final Label PERSONAL =
      new Label(
          "个人信息：可写，不会读出；PUT 省略则保留，null 则清除",
          "personal: can be written, is never shown; PUT keeps it when left out, null erases it");
  private static final Label EXTRA =
      new Label("来源的其他列；PUT 省略则保留", "other columns of the source; PUT keeps them when left out");

  private FeatureSchema() {}

  /** The schema of a field's value. */
  static ObjectNode of(Field field, Language language) {
    ObjectNode schema = Json.MAPPER.createObjectNode();
    schema.put("title", field.label().in(language));
    ObjectNode value = schema;
    if (field.type() == FieldType.CHOICES) {
      schema.put("type", "array");
      value = schema.putObject("items");
    }
    switch (field.type()) {
      case TEXT, CHOICE, CHOICES -> value.put("type", "string");
      case DATE -> value.put("type", "string").put("format", "date");
      case INTEGER -> value.put("type", "integer");
      case NUMBER -> value.put("type", "number");
      case BOOLEAN -> value.put("type", "boolean");
      case PEOPLE -> people(field, value);
    }
    if (field.type() == FieldType.CHOICE || field.type() == FieldType.CHOICES) {
      ArrayNode choices = value.putArray("enum");
      field.choices().forEach(choice -> choices.add(choice.id()));
    }
    if (field.minimum() != null) {
      value.put("minimum", field.minimum());
    }
    if (field.maximum() != null) {
      value.put("maximum", field.maximum());
    }
    if (field.unit() != null) {
      schema.put("x-unit", field.unit());
    }
    return schema;
  }

  private static void people(Field field, ObjectNode schema) {
    ObjectNode person = schema.put("type", "array").putObject("items").put("type", "object");
    ObjectNode properties = person.putObject("properties");
    ArrayNode roles = properties.putObject("role").put("type", "string").putArray("enum");
    field.choices().forEach(choice -> roles.add(choice.id()));
    properties.putObject("name").put("type", "string");
    properties.putObject("phone").put("type", "string");
    properties.putObject("confirmed_on").put("type", "string").put("format", "date");
    person.putArray("required").add("role");
  }

  /** The schema of a layer's features as GeoJSON. */
  static ObjectNode of(Layer layer, Language language) {
    ObjectNode schema = Json.MAPPER.createObjectNode();
    schema.put("type", "object").put("title", layer.label().in(language));
    schema.putArray("required").add("type").add("properties");
    ObjectNode members = schema.putObject("properties");
    members.putObject("type").put("type", "string").putArray("enum").add("Feature");
    members.putObject("id").put("type", "integer").put("readOnly", true);
    ObjectNode geometry = members.putObject("geometry").put("type", "object");
    geometry.put("nullable", layer.geometry() == GeometryKind.NONE);
    geometry.put("description", layer.geometry().label().in(language));
    ObjectNode properties =
        members.putObject("properties").put("type", "object").putObject("properties");
    ArrayNode required = Json.MAPPER.createArrayNode();
    for (Field field : Layer.COMMON) {
      if (!field.id().equals("id")) {
        ObjectNode value = of(field, language).put("nullable", true);
        if (layer.readOnly().contains(field.id())) {
          value.put("readOnly", true);
        }
        properties.set(field.id(), value);
      }
    }
    for (Field field : layer.fields()) {
      ObjectNode value = of(field, language);
      value.put("nullable", !field.required());
      if (field.personal()) {
        value.put("writeOnly", true).put("description", PERSONAL.in(language));
      }
      if (field.required()) {
        required.add(field.id());
      }
      properties.set(field.id(), value);
    }
    properties.putObject("extra").put("type", "object").put("description", EXTRA.in(language));
    if (!required.isEmpty()) {
      ((ObjectNode) members.get("properties")).set("required", required);
    }
    return schema;
  }
}

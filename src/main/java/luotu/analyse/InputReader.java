package luotu.analyse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import luotu.geo.GeoJson;
import luotu.geo.GeometryFault;
import luotu.geo.LonLat;
import luotu.model.BadValue;
import luotu.model.Fault;
import luotu.model.FeatureCheck;
import luotu.model.Label;
import luotu.model.Refusal;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryComponentFilter;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygonal;

/**
 * Turns the JSON inputs of a process into its request record. Strict: unknown inputs, wrong types
 * and numbers out of range are all reported together; a list may be given as its only entry.
 */
final class InputReader {
  private InputReader() {}

  static <Q extends Record> Q read(Class<Q> type, JsonNode inputs) {
    return read(type, "", inputs);
  }

  /**
   * @param within names of the inputs of an input begin with it
   */
  private static <Q extends Record> Q read(Class<Q> type, String within, JsonNode inputs) {
    if (!inputs.isObject()) {
      String name = within.isEmpty() ? "inputs" : within.substring(0, within.length() - 1);
      throw FacilityInputs.refuse(
          List.of(Fault.of(name, inputs, "JSON 对象 {名称: 值}", "a JSON object {name: value}")));
    }
    RecordComponent[] components = type.getRecordComponents();
    List<String> names = Arrays.stream(components).map(JsonNames::of).toList();
    List<Fault> faults = new ArrayList<>();
    inputs
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!names.contains(name)) {
                faults.add(
                    Fault.of(
                        within + name,
                        name,
                        "没有这个输入；有：" + String.join("、", names),
                        "no such input; there are " + String.join(", ", names)));
              }
            });
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      try {
        values[i] = value(components[i], within + names.get(i), inputs.path(names.get(i)));
      } catch (BadValue bad) {
        faults.add(bad.fault());
      } catch (Refusal inputsOfAnInput) {
        faults.addAll(inputsOfAnInput.faults());
      }
    }
    if (!faults.isEmpty()) {
      throw FacilityInputs.refuse(faults);
    }
    return RecordValues.create(type, values);
  }

  private static Object value(RecordComponent component, String name, JsonNode node)
      throws BadValue {
    Input input = component.getAnnotation(Input.class);
    boolean list = component.getType() == List.class;
    if (node.isMissingNode() || node.isNull()) {
      if (input.required()) {
        throw bad(name, node.isNull() ? "null" : "", "必填：" + input.zh(), "required: " + input.en());
      }
      return list ? List.of() : null;
    }
    Class<?> type = RecordValues.entryType(component);
    if (!list) {
      return single(input, type, name, node);
    }
    boolean isPlace = type == LonLat.class && node.path(0).isNumber();
    if (!node.isArray() || isPlace) {
      return List.of(single(input, type, name, node));
    }
    if (node.isEmpty() && input.required()) {
      throw bad(name, node, "至少一项：" + input.zh(), "at least one: " + input.en());
    }
    if (node.size() > input.maximumSize()) {
      throw bad(
          name,
          node.size(),
          "最多 " + input.maximumSize() + " 项",
          "at most " + input.maximumSize() + " entries");
    }
    List<Object> values = new ArrayList<>(node.size());
    for (int i = 0; i < node.size(); i++) {
      values.add(single(input, type, name + "[" + i + "]", node.get(i)));
    }
    return List.copyOf(values);
  }

  private static Object single(Input input, Class<?> type, String name, JsonNode node)
      throws BadValue {
    if (type == String.class) {
      return text(input, name, node);
    }
    if (type == Boolean.class) {
      if (!node.isBoolean()) {
        throw bad(name, node, "true 或 false", "true or false");
      }
      return node.booleanValue();
    }
    if (type == LonLat.class) {
      return place(name, node);
    }
    if (type == ClosedRoad.class) {
      return closedRoad(name, node);
    }
    if (type == Geometry.class) {
      return shape(name, node, "面 (GeoJSON)", "a polygon (GeoJSON)", Polygonal.class::isInstance);
    }
    if (type == ObjectNode.class) {
      if (!node.isObject()) {
        throw bad(name, node, "JSON 对象", "a JSON object");
      }
      return node;
    }
    if (type.isRecord()) {
      return read(type.asSubclass(Record.class), name + ".", node);
    }
    double number = number(input, name, node);
    if (type == Double.class) {
      return number;
    }
    if (type == Integer.class) {
      if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
        throw bad(name, node, "整数", "a whole number");
      }
      return (int) number;
    }
    if (type == Long.class) {
      if (!node.isIntegralNumber() || !node.canConvertToLong()) {
        throw bad(name, node, "整数", "a whole number");
      }
      return node.longValue();
    }
    throw new IllegalStateException("an input of type " + type);
  }

  private static String text(Input input, String name, JsonNode node) throws BadValue {
    List<String> choices = List.of(input.choices());
    boolean known = choices.isEmpty() || choices.contains(node.textValue());
    if (node.isTextual() && known) {
      return node.textValue();
    }
    throw choices.isEmpty()
        ? bad(name, node, "文字", "a text")
        : new BadValue(new Fault(name, node.toString(), Label.oneOf(choices)));
  }

  private static double number(Input input, String name, JsonNode node) throws BadValue {
    double number = node.isNumber() ? node.doubleValue() : Double.NaN;
    boolean inRange =
        Double.isFinite(number)
            && number <= input.maximum()
            && (input.aboveMinimum() ? number > input.minimum() : number >= input.minimum());
    if (!inRange) {
      throw bad(
          name,
          node,
          "数字" + range(input, "，大于 ", "，不小于 ", "，不大于 "),
          "a number" + range(input, " above ", " of at least ", " and at most "));
    }
    return number;
  }

  private static String range(Input input, String above, String least, String most) {
    String text = "";
    if (Double.isFinite(input.minimum())) {
      text += (input.aboveMinimum() ? above : least) + JsonNames.plain(input.minimum());
    }
    if (Double.isFinite(input.maximum())) {
      text += most + JsonNames.plain(input.maximum());
    }
    return text;
  }

  private static LonLat place(String name, JsonNode node) throws BadValue {
    if (!node.isArray() || node.size() != 2 || !node.get(0).isNumber() || !node.get(1).isNumber()) {
      throw bad(name, node, "[经度, 纬度]，两个数字", "[longitude, latitude], two numbers");
    }
    double longitude = node.get(0).doubleValue();
    double latitude = node.get(1).doubleValue();
    Optional<Fault> fault = Optional.ofNullable(FeatureCheck.position(longitude, latitude));
    if (fault.isPresent()) {
      throw new BadValue(new Fault(name, fault.get().found(), fault.get().expected()));
    }
    return new LonLat(longitude, latitude);
  }

  private static ClosedRoad closedRoad(String name, JsonNode node) throws BadValue {
    if (node.isIntegralNumber() && node.canConvertToLong()) {
      return new ClosedRoad(node.longValue(), null);
    }
    if (!node.isObject()) {
      throw bad(name, node, "道路编号，或 GeoJSON 几何", "the id of a road, or a GeoJSON geometry");
    }
    return new ClosedRoad(
        null,
        shape(
            name,
            node,
            "面，或横穿道路的线；点不会封闭任何道路",
            "areas, or lines across roads; a point shuts no road",
            shape -> !hasPoint(shape)));
  }

  /**
   * @param isTaken whether it is of a kind that the input takes, otherwise {@code zh} and {@code
   *     en} say what that is
   */
  private static Geometry shape(
      String name, JsonNode node, String zh, String en, Predicate<Geometry> isTaken)
      throws BadValue {
    try {
      Geometry shape = GeoJson.read(node);
      if (!isTaken.test(shape)) {
        throw bad(name, node, zh, en);
      }
      List<Fault> faults = FeatureCheck.shape(shape);
      if (faults.isEmpty() && !shape.isEmpty()) {
        return shape;
      }
      Fault fault = faults.isEmpty() ? Fault.of(name, node, "不为空", "not empty") : faults.get(0);
      throw new BadValue(new Fault(name, fault.found(), fault.expected()));
    } catch (GeometryFault wrong) {
      throw bad(name, wrong.found(), wrong.expectedZh(), wrong.expectedEn());
    }
  }

  private static boolean hasPoint(Geometry shape) {
    boolean[] found = {false};
    shape.apply((GeometryComponentFilter) part -> found[0] |= part instanceof Point);
    return found[0];
  }

  private static BadValue bad(String name, Object found, String zh, String en) {
    return new BadValue(Fault.of(name, found, zh, en));
  }
}

package luotu.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import luotu.model.Fault;
import luotu.model.Label;
import luotu.model.Standard.Basis;
import luotu.model.Standard.Certainty;
import luotu.model.Standard.Setting;

/**
 * One mapping of a YAML file and where it stands. What is missing or of the wrong kind becomes a
 * fault and a harmless stand-in value, so that reading goes on and finds the next fault; the caller
 * drops the result when there are any.
 */
final class Declaration {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonNode EMPTY = JsonNodeFactory.instance.objectNode();

  private final String place;
  private final JsonNode node;
  private final List<Fault> faults;
  private final Set<String> known = new LinkedHashSet<>();

  private Declaration(String place, JsonNode node, List<Fault> faults) {
    this.place = place;
    this.node = node;
    this.faults = faults;
  }

  static Declaration of(Path file, JsonNode node, List<Fault> faults) {
    return at(file + ": ", node, faults);
  }

  /** A mapping that is none is told once, not once more for each key that it lacks. */
  private static Declaration at(String place, JsonNode node, List<Fault> faults) {
    if (node.isObject()) {
      return new Declaration(place, node, faults);
    }
    String where = place.replaceFirst("[.: ]+$", "");
    faults.add(Fault.of(where, shown(node), "应为 键: 值 的映射", "a mapping of key: value"));
    return new Declaration(place, EMPTY, new ArrayList<>());
  }

  void fault(String key, Object found, String zh, String en) {
    faults.add(Fault.of(place + key, found, zh, en));
  }

  private void fault(String key, JsonNode found, String zh, String en) {
    fault(key, (Object) shown(found), zh, en);
  }

  private static String shown(JsonNode node) {
    return node.isValueNode() ? node.asText() : node.toString();
  }

  /** To be called last: a key that nobody has asked for means nothing. */
  void refuseOtherKeys() {
    node.fieldNames()
        .forEachRemaining(
            key -> {
              if (!known.contains(key)) {
                String keys = String.join(", ", known);
                fault(key, node.get(key), "没有这个键；可用：" + keys, "one of the keys " + keys);
              }
            });
  }

  /** A text that must be there. */
  String text(String key) {
    return findText(key)
        .filter(text -> !text.isBlank())
        .orElseGet(
            () -> {
              // Reported already when it is there but no text.
              if (absent(key) || node.get(key).isValueNode()) {
                fault(key, "", "必填", "required");
              }
              return "";
            });
  }

  /** A text as it stands; empty when the key is absent. */
  Optional<String> findText(String key) {
    JsonNode value = get(key);
    if (absent(key)) {
      return Optional.empty();
    }
    if (!value.isValueNode()) {
      fault(key, value, "应为文字", "a text");
      return Optional.empty();
    }
    return Optional.of(value.asText());
  }

  /** A text in both languages, from the keys {@code zh} and {@code en}. */
  Label label() {
    return new Label(text("zh"), text("en"));
  }

  Label label(String key) {
    Declaration inner = mapping(key);
    Label label = inner.label();
    inner.refuseOtherKeys();
    return label;
  }

  /** What the numbers beside it rest on, from the keys {@code certainty} and {@code source}. */
  Basis basis() {
    return new Basis(
        constant("certainty", Certainty.class).orElse(Certainty.ASSUMPTION), label("source"));
  }

  /** A number or a day of a measure, with what it rests on. */
  Setting setting(String key, Label label, Object value, String unit) {
    return new Setting(key, label, value, unit, basis());
  }

  /** A day that must be there, as {@code 2021-09-30}. */
  LocalDate day(String key) {
    String text = text(key);
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException notADay) {
      if (!text.isEmpty()) {
        fault(key, text, "日期，如 2021-09-30", "a day such as 2021-09-30");
      }
      return LocalDate.EPOCH;
    }
  }

  /** One of an enumeration, in lower case, that must be there; empty when it is none. */
  <E extends Enum<E>> Optional<E> constant(String key, Class<E> type) {
    Map<String, E> byName = new LinkedHashMap<>();
    for (E constant : type.getEnumConstants()) {
      byName.put(constant.name().toLowerCase(Locale.ROOT), constant);
    }
    String text = text(key);
    if (!text.isEmpty() && !byName.containsKey(text)) {
      faultOneOf(key, text, byName.keySet());
    }
    return Optional.ofNullable(byName.get(text));
  }

  void faultOneOf(String key, String found, Collection<String> names) {
    faults.add(new Fault(place + key, found, Label.oneOf(names)));
  }

  /** A finite number; empty when the key is absent. */
  Optional<Double> findNumber(String key) {
    JsonNode value = get(key);
    if (absent(key)) {
      return Optional.empty();
    }
    if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
      fault(key, value, "应为数字", "a number");
      return Optional.empty();
    }
    return Optional.of(value.doubleValue());
  }

  /** A whole number, or what it is when the key is absent. */
  int integer(String key, int minimum, int maximum, int whenAbsent) {
    return absent(key) ? whenAbsent : integer(key, minimum, maximum);
  }

  /** A whole number that must be there. */
  int integer(String key, int minimum, int maximum) {
    JsonNode value = get(key);
    if (value.isInt() && value.intValue() >= minimum && value.intValue() <= maximum) {
      return value.intValue();
    }
    fault(
        key,
        absent(key) ? EMPTY.path(key) : value,
        "必填，" + minimum + " 到 " + maximum + " 的整数",
        "required, a whole number from " + minimum + " to " + maximum);
    return minimum;
  }

  /** True or false; false when the key is absent. */
  boolean flag(String key) {
    JsonNode value = get(key);
    if (!absent(key) && !value.isBoolean()) {
      fault(key, value, "true 或 false", "true or false");
    }
    return value.booleanValue();
  }

  /** What stands under a key, as the values of Java; empty when it is absent. */
  Map<String, Object> values(String key) {
    Map<String, Object> values = new LinkedHashMap<>();
    if (!absent(key)) {
      get(key)
          .properties()
          .forEach(
              entry ->
                  values.put(entry.getKey(), MAPPER.convertValue(entry.getValue(), Object.class)));
    }
    return values;
  }

  /** The mapping under a key; an empty one when it is absent, so that each missing key is told. */
  Declaration mapping(String key) {
    return at(place + key + ".", absent(key) ? EMPTY : get(key), faults);
  }

  /** The mapping under a key that may be absent. */
  Optional<Declaration> findMapping(String key) {
    known.add(key);
    return absent(key) ? Optional.empty() : Optional.of(mapping(key));
  }

  /** The mappings of a list, placed by their ids; empty when the key is absent. */
  List<Declaration> mappings(String key) {
    List<Declaration> mappings = new ArrayList<>();
    for (JsonNode item : list(key, get(key))) {
      String id = item.path("id").asText("");
      String name = id.isEmpty() ? "#" + (mappings.size() + 1) : id;
      mappings.add(at(place + key + "[" + name + "].", item, faults));
    }
    return mappings;
  }

  /** A list of texts; empty when the key is absent. */
  List<String> texts(String key) {
    return texts(key, get(key));
  }

  /** A list of lists of texts; empty when the key is absent. */
  List<List<String>> textLists(String key) {
    List<List<String>> lists = new ArrayList<>();
    for (JsonNode item : list(key, get(key))) {
      if (list(key, item).isArray()) {
        lists.add(texts(key, item));
      }
    }
    return lists;
  }

  private List<String> texts(String key, JsonNode value) {
    List<String> texts = new ArrayList<>();
    list(key, value).forEach(item -> texts.add(item.asText()));
    return texts;
  }

  private JsonNode list(String key, JsonNode value) {
    if (!value.isArray() && !value.isMissingNode() && !value.isNull()) {
      fault(key, value, "应为列表", "a list");
      return EMPTY.path(key);
    }
    return value;
  }

  /** Whether there is anything under a key. */
  boolean has(String key) {
    return !absent(key);
  }

  private JsonNode get(String key) {
    known.add(key);
    return node.path(key);
  }

  private boolean absent(String key) {
    return get(key).isMissingNode() || get(key).isNull();
  }
}

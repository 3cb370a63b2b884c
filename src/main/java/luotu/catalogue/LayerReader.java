package luotu.catalogue;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import luotu.model.Change;
import luotu.model.Choice;
import luotu.model.Field;
import luotu.model.FieldType;
import luotu.model.GeometryKind;
import luotu.model.GoesOut;
import luotu.model.Label;
import luotu.model.Layer;
import luotu.model.Symbol;
import luotu.model.Usable;

/** Turns the declaration of one layer into the layer, and holds it against itself. */
final class LayerReader {
  /** Collection ids and property names, and names of partitions and views in the database. */
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9_]{0,39}");

  private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");
  private static final int LAST_ZOOM = 20;
  private static final double SMALLEST = 0.5;
  private static final double LARGEST = 2;
  private static final List<String> SHAPES =
      List.of("circle", "square", "triangle", "diamond", "star", "cross", "drop", "house");
  private static final Set<String> COMMON_COLUMNS =
      Stream.concat(Layer.COMMON.stream().map(Field::id), Stream.of("geometry", "extra"))
          .collect(Collectors.toSet());
  private static final Set<FieldType> WITH_CHOICES =
      Set.of(FieldType.CHOICE, FieldType.CHOICES, FieldType.PEOPLE);
  private static final Set<FieldType> NUMERIC = Set.of(FieldType.INTEGER, FieldType.NUMBER);

  private LayerReader() {}

  /** Reads all keys of a layer but {@code order}, which belongs to the catalogue. */
  static Layer read(Declaration declaration) {
    String id = id(declaration);
    if (id.equals(Change.TERRAIN) || id.equals(Change.PASS_MARKS)) {
      declaration.fault(
          "id", id, "这个名字另有所指，请换一个", "another id: this one stands for something else");
    }
    Set<String> seen = new HashSet<>();
    List<Field> fields =
        declaration.mappings("fields").stream().map(field -> field(field, seen)).toList();
    // Of a repeated field the first counts; the repetition is a fault already.
    Map<String, Field> byId =
        fields.stream()
            .collect(Collectors.toMap(Field::id, Function.identity(), (first, second) -> first));
    return new Layer(
        id,
        declaration.label("label"),
        declaration.label("group"),
        declaration.constant("geometry", GeometryKind.class).orElse(GeometryKind.ANY),
        fields,
        declaration.findMapping("usable").map(usable -> usable(usable, byId)),
        declaration.findMapping("goes_out").map(goesOut -> goesOut(goesOut, byId)),
        unique(declaration, byId),
        symbol(declaration.mapping("symbol"), byId));
  }

  private static String id(Declaration declaration) {
    String id = declaration.text("id");
    if (!id.isEmpty() && !ID.matcher(id).matches()) {
      declaration.fault(
          "id",
          id,
          "以小写字母开头，只含小写字母、数字和下划线，最多 40 个字符",
          "a lower-case letter, then lower-case letters, digits and underscores, at most 40");
    }
    return id;
  }

  private static Field field(Declaration declaration, Set<String> seen) {
    String id = id(declaration);
    if (COMMON_COLUMNS.contains(id)) {
      declaration.fault(
          "id", id, "与公共字段重名，请换一个", "another id: every layer has a common column of this name");
    }
    refuseRepeated(declaration, id, Set.of(id), seen);
    Optional<FieldType> type = declaration.constant("type", FieldType.class);
    Set<String> namesOfChoices = new HashSet<>();
    Field field =
        new Field(
            id,
            type.orElse(FieldType.TEXT),
            declaration.label("label"),
            declaration.mappings("choices").stream()
                .map(choice -> choice(choice, namesOfChoices))
                .toList(),
            declaration.findNumber("minimum").orElse(null),
            declaration.findNumber("maximum").orElse(null),
            declaration.findText("unit").orElse(null),
            declaration.flag("required"),
            declaration.flag("personal"));
    declaration.refuseOtherKeys();
    if (type.isPresent()) {
      checkChoices(declaration, field);
      checkRange(declaration, field);
      if (field.type() == FieldType.PEOPLE && !field.personal()) {
        declaration.fault("personal", "false", "people 类型应为 true", "true, as it names people");
      }
    }
    return field;
  }

  private static void checkChoices(Declaration declaration, Field field) {
    boolean expected = WITH_CHOICES.contains(field.type());
    if (expected && field.choices().isEmpty()) {
      declaration.fault("choices", "", "必填：至少一个选项", "required: at least one choice");
    }
    if (!expected && !field.choices().isEmpty()) {
      declaration.fault(
          "choices",
          field.choices().size(),
          "只有 choice、choices、people 类型有选项",
          "no choices: only choice, choices and people have them");
    }
  }

  private static void checkRange(Declaration declaration, Field field) {
    Double minimum = field.minimum();
    Double maximum = field.maximum();
    if (minimum != null && maximum != null && minimum > maximum) {
      declaration.fault(
          "minimum", minimum, "不大于 maximum " + maximum, "at most the maximum " + maximum);
    }
    if ((minimum != null || maximum != null) && !NUMERIC.contains(field.type())) {
      declaration.fault(
          minimum != null ? "minimum" : "maximum",
          minimum != null ? minimum : maximum,
          "只有 integer 和 number 有范围",
          "no range: only integer and number have one");
    }
  }

  /** Imports take a choice by its id or either label, so no two may share any of them. */
  private static Choice choice(Declaration declaration, Set<String> seen) {
    String id = id(declaration);
    Label label = declaration.label();
    Set<String> names = new LinkedHashSet<>(List.of(id, label.zh()));
    names.add(label.en().toLowerCase(Locale.ROOT));
    refuseRepeated(declaration, id, names, seen);
    Optional<String> colour = declaration.findText("colour");
    colour.ifPresent(given -> checkColour(declaration, given));
    Choice choice =
        new Choice(
            id,
            label,
            colour.orElse(null),
            declaration.integer("min_zoom", 0, LAST_ZOOM, 0),
            size(declaration));
    declaration.refuseOtherKeys();
    return choice;
  }

  private static void refuseRepeated(
      Declaration declaration, String id, Set<String> names, Set<String> seen) {
    names.stream()
        .filter(name -> !name.isEmpty() && seen.contains(name))
        .findFirst()
        .ifPresent(
            name ->
                declaration.fault(
                    name.equals(id) ? "id" : "label",
                    name,
                    "重复，前面已有",
                    "no second one of this name"));
    seen.addAll(names);
  }

  private static void checkColour(Declaration declaration, String colour) {
    if (!COLOUR.matcher(colour).matches()) {
      declaration.fault("colour", colour, "写作 \"#1769aa\" 的颜色", "a colour such as \"#1769aa\"");
    }
  }

  private static GoesOut goesOut(Declaration declaration, Map<String, Field> fields) {
    String turnout = declaration.findText("turnout").orElse("");
    Field field = fields.get(turnout);
    if (!turnout.isEmpty() && field == null) {
      faultNoField(declaration, "turnout", turnout, fields.keySet());
    } else if (field != null && !NUMERIC.contains(field.type())) {
      declaration.fault("turnout", turnout, "应为数字字段（秒）", "a number field, seconds");
    }
    declaration.refuseOtherKeys();
    return new GoesOut(turnout);
  }

  private static Usable usable(Declaration declaration, Map<String, Field> fields) {
    Usable usable = new Usable(declaration.text("field"), declaration.texts("excluded"));
    declaration.refuseOtherKeys();
    Field field = fields.get(usable.field());
    if (field == null) {
      faultNoField(declaration, "field", usable.field(), fields.keySet());
      return usable;
    }
    List<String> values =
        field.type() == FieldType.BOOLEAN
            ? List.of("true", "false")
            : field.type() == FieldType.CHOICE
                ? field.choices().stream().map(Choice::id).toList()
                : List.of();
    if (values.isEmpty()) {
      declaration.fault(
          "field",
          usable.field(),
          "应为 choice 或 boolean 类型的字段",
          "a field of type choice or boolean");
    } else if (usable.excluded().isEmpty()) {
      declaration.fault("excluded", "", "必填：至少一个值", "required: at least one value");
    }
    usable.excluded().stream()
        .filter(value -> !values.isEmpty() && !values.contains(value))
        .forEach(value -> declaration.faultOneOf("excluded", value, values));
    return usable;
  }

  private static List<List<String>> unique(Declaration declaration, Map<String, Field> fields) {
    Set<String> names = new LinkedHashSet<>(fields.keySet());
    names.add("zone");
    List<List<String>> unique = declaration.textLists("unique");
    for (List<String> combination : unique) {
      if (combination.isEmpty()) {
        declaration.fault("unique", "[]", "至少一个字段", "at least one field");
      }
      combination.stream()
          .filter(name -> !names.contains(name))
          .forEach(name -> faultNoField(declaration, "unique", name, names));
    }
    return unique;
  }

  private static void faultNoField(
      Declaration declaration, String key, String found, Set<String> names) {
    // An absent name has been told already.
    if (!found.isEmpty()) {
      declaration.faultOneOf(key, found, names.stream().sorted().toList());
    }
  }

  private static Symbol symbol(Declaration declaration, Map<String, Field> fields) {
    String colour = declaration.text("colour");
    if (!colour.isEmpty()) {
      checkColour(declaration, colour);
    }
    String shape = declaration.text("shape");
    if (!shape.isEmpty() && !SHAPES.contains(shape)) {
      declaration.faultOneOf("shape", shape, SHAPES);
    }
    String text = declaration.findText("text").orElse("");
    if (text.codePointCount(0, text.length()) > 2) {
      declaration.fault("text", text, "最多两个字", "at most two characters");
    }
    Optional<String> classify = declaration.findText("classify");
    classify
        .filter(id -> !fields.containsKey(id) || fields.get(id).type() != FieldType.CHOICE)
        .ifPresent(
            id ->
                declaration.fault(
                    "classify", id, "本图层的 choice 类型字段", "a field of this layer of type choice"));
    Symbol symbol =
        new Symbol(
            colour,
            shape,
            text,
            classify.orElse(null),
            declaration.flag("base"),
            declaration.integer("min_zoom", 0, LAST_ZOOM),
            size(declaration));
    declaration.refuseOtherKeys();
    // A wrong name has been told already.
    if (classify.isEmpty() || fields.containsKey(classify.get())) {
      fields.values().forEach(field -> checkClasses(declaration, symbol, field));
    }
    return symbol;
  }

  /** What a choice says of drawing must have an effect. */
  private static void checkClasses(Declaration declaration, Symbol symbol, Field field) {
    for (Choice choice : field.choices()) {
      boolean drawn = choice.minZoom() > 0 || choice.size() != 1;
      if (drawn && !field.id().equals(symbol.classify())) {
        declaration.fault(
            "classify",
            symbol.classify() == null ? "" : symbol.classify(),
            field.id() + "，因为它的选项 " + choice.id() + " 写有 min_zoom 或 size",
            field.id() + ", as its choice " + choice.id() + " has min_zoom or size");
        return;
      }
      if (drawn && choice.minZoom() > 0 && choice.minZoom() < symbol.minZoom()) {
        declaration.fault(
            "min_zoom",
            symbol.minZoom(),
            "不大于选项 " + choice.id() + " 的 min_zoom " + choice.minZoom(),
            "at most " + choice.minZoom() + ", the min_zoom of choice " + choice.id());
      }
    }
  }

  private static double size(Declaration declaration) {
    double size = declaration.findNumber("size").orElse(1.0);
    if (size < SMALLEST || size > LARGEST) {
      declaration.fault(
          "size",
          size,
          "0.5 到 2 的数字，是通常大小的倍数",
          "a number from 0.5 to 2, a multiple of the usual size");
    }
    return size;
  }
}

package luotu.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import luotu.model.Choice;
import luotu.model.Fault;
import luotu.model.Field;
import luotu.model.FieldType;
import luotu.model.GeometryKind;
import luotu.model.Layer;
import luotu.model.Measure;
import luotu.model.Measure.Condition;
import luotu.model.Measure.Rows;
import luotu.model.Measure.State;
import luotu.model.Refusal;
import luotu.model.Standard.Certainty;
import luotu.model.Standard.Rule;
import luotu.model.filter.Cql2Parser;
import luotu.model.filter.FilterCheck;

/** Reads what a standard measures, and holds it against the layers. */
final class MeasureReader {
  private static final Set<FieldType> NUMERIC = Set.of(FieldType.INTEGER, FieldType.NUMBER);

  private final Map<String, Layer> layers = new LinkedHashMap<>();

  MeasureReader(List<Layer> layers) {
    layers.forEach(layer -> this.layers.put(layer.id(), layer));
  }

  /** The kinds of measure, by the names they are declared with. */
  private enum Kind {
    COVERAGE,
    ROW_SHARE,
    FAULTS,
    CAPACITY,
    PRESENCE,
    YEAR_RECORD,
    COMMUNITIES,
    DISTANCE
  }

  Measure read(Declaration declaration) {
    Measure measure =
        declaration
            .constant("kind", Kind.class)
            .map(kind -> measure(kind, declaration))
            .orElse(new Measure.RowShare(List.of()));
    if (measure.reads().size() > 0) {
      declaration.refuseOtherKeys();
    }
    return measure;
  }

  private Measure measure(Kind kind, Declaration declaration) {
    return switch (kind) {
      case COVERAGE -> new Measure.Coverage(placed(declaration, "facilities"), land(declaration));
      case ROW_SHARE -> rowShare(declaration);
      case FAULTS -> faults(declaration);
      case CAPACITY -> capacity(declaration);
      case PRESENCE -> new Measure.Presence(rows(declaration.mapping("rows")));
      case YEAR_RECORD -> yearRecord(declaration);
      case COMMUNITIES -> new Measure.Communities(placed(declaration, "rows"));
      case DISTANCE -> new Measure.Distance(placed(declaration, "from"), placed(declaration, "to"));
    };
  }

  /** What the marks of a rule must be for its measure. */
  static void checkMarks(Declaration declaration, Rule rule) {
    boolean distances =
        rule.measure() instanceof Measure.Coverage || rule.measure() instanceof Measure.Distance;
    if (distances && rule.preferred() == null) {
      declaration.fault("preferred", "", "必填：距离（米）", "required: a distance in metres");
    }
    if (distances && rule.preferred() != null && rule.preferred().value() == 0) {
      declaration.fault("preferred.value", 0, "大于 0 的距离", "a distance above 0");
    }
    if (!distances && rule.preferred() != null) {
      declaration.fault(
          "preferred",
          rule.preferred().value(),
          "只有 coverage 和 distance 有距离",
          "no distance: only coverage and distance have one");
    }
  }

  private Measure rowShare(Declaration declaration) {
    List<Measure.Part> parts = new ArrayList<>();
    for (Declaration part : declaration.mappings("parts")) {
      List<Rows> among = part.mappings("among").stream().map(this::rows).toList();
      if (among.isEmpty()) {
        part.fault("among", "", "必填：至少一类数据", "required: at least one kind of rows");
      }
      parts.add(
          new Measure.Part(
              part.text("id"),
              part.label("label"),
              part.label("of_label"),
              among,
              condition(part.mapping("passes"), among)));
      part.refuseOtherKeys();
    }
    if (parts.isEmpty()) {
      declaration.fault("parts", "", "必填：至少一项", "required: at least one part");
    }
    return new Measure.RowShare(parts);
  }

  private Measure faults(Declaration declaration) {
    Rows among = placed(declaration, "among");
    List<Condition> faults =
        declaration.mappings("faults").stream()
            .map(fault -> condition(fault, List.of(among)))
            .toList();
    if (faults.isEmpty()) {
      declaration.fault("faults", "", "必填：至少一种问题", "required: at least one fault");
    }
    return new Measure.Faults(among, faults);
  }

  private Measure capacity(Declaration declaration) {
    Rows rows = rows(declaration.mapping("rows"));
    Optional<Declaration> amount = declaration.findMapping("amount");
    Optional<Declaration> need = declaration.findMapping("need");
    return new Measure.Capacity(
        rows,
        amount.map(found -> amount(found, rows.layer())).orElse(new Measure.Amount(null, null)),
        need.map(MeasureReader::need).orElse(null));
  }

  private Measure.Amount amount(Declaration declaration, String layer) {
    Measure.Amount amount =
        new Measure.Amount(
            field(declaration, "field", layer, NUMERIC),
            declaration.findMapping("from_area").map(from -> fromArea(from, layer)).orElse(null));
    declaration.refuseOtherKeys();
    return amount;
  }

  private Measure.FromArea fromArea(Declaration declaration, String layer) {
    String area = field(declaration, "area", layer, NUMERIC);
    String grade = field(declaration, "grade", layer, Set.of(FieldType.CHOICE));
    Map<String, Double> perPerson = new LinkedHashMap<>();
    Declaration numbers = declaration.mapping("square_metres_per_person");
    find(layer, grade)
        .map(Field::choices)
        .orElse(List.of())
        .forEach(choice -> perPerson.put(choice.id(), positive(numbers, choice)));
    if (!perPerson.isEmpty()) {
      numbers.refuseOtherKeys();
    }
    Measure.FromArea fromArea =
        new Measure.FromArea(
            area,
            grade,
            perPerson,
            declaration.constant("certainty", Certainty.class).orElse(Certainty.ASSUMPTION),
            declaration.label("source"));
    declaration.refuseOtherKeys();
    return fromArea;
  }

  private static Double positive(Declaration numbers, Choice choice) {
    Double number = numbers.findNumber(choice.id());
    if (number == null || number <= 0) {
      numbers.fault(
          choice.id(), number == null ? "" : number, "必填，大于 0 的数字", "required, a number above 0");
      return 1.0;
    }
    return number;
  }

  private static Measure.Need need(Declaration declaration) {
    boolean people = declaration.flag("people");
    Double value = declaration.findNumber("value");
    Double population = declaration.findNumber("above_population");
    Double above = declaration.findNumber("value_above");
    if (people == (value != null)) {
      declaration.fault("value", "", "people: true 或一个数字，二者取一", "either people: true or a number");
    }
    if (value != null && value <= 0 || above != null && above <= 0) {
      declaration.fault("value", value, "大于 0", "above 0");
    }
    if ((population == null) != (above == null)) {
      declaration.fault(
          "value_above",
          "",
          "above_population 和 value_above 要一起写",
          "above_population and value_above go together");
    }
    declaration.refuseOtherKeys();
    return new Measure.Need(people, value, population, above);
  }

  private Measure yearRecord(Declaration declaration) {
    String count =
        declaration.findText("count").isPresent()
            ? field(declaration, "count", "street_record", NUMERIC)
            : null;
    String where = filter(declaration, "where", "street_record");
    if ((count == null) == (where == null)) {
      declaration.fault("count", "", "count 和 where 二者取一", "either count or where");
    }
    return new Measure.YearRecord(count, where);
  }

  private Rows placed(Declaration declaration, String key) {
    Rows rows = rows(declaration.mapping(key));
    if (Optional.ofNullable(layers.get(rows.layer()))
        .filter(layer -> layer.geometry() == GeometryKind.NONE)
        .isPresent()) {
      declaration.fault(key + ".layer", rows.layer(), "有几何的图层", "a layer with geometry");
    }
    return rows;
  }

  private Rows land(Declaration declaration) {
    Rows land = placed(declaration, "land");
    if (!land.layer().isEmpty() && !land.layer().equals("land")) {
      declaration.fault("land.layer", land.layer(), "land（土地）图层", "the layer land");
    }
    return land;
  }

  private Rows rows(Declaration declaration) {
    String layer = declaration.text("layer");
    if (!layer.isEmpty() && !layers.containsKey(layer)) {
      declaration.faultOneOf("layer", layer, layers.keySet());
    }
    State state =
        declaration.findText("state").isEmpty()
            ? State.ANY
            : declaration.constant("state", State.class).orElse(State.ANY);
    Rows rows =
        new Rows(
            layer,
            filter(declaration, "filter", layer),
            state,
            findField(declaration, "year", layer, Set.of(FieldType.INTEGER)),
            findField(declaration, "due", layer, Set.of(FieldType.DATE)));
    Optional<Layer> found = Optional.ofNullable(layers.get(layer));
    if (state == State.USABLE && found.filter(each -> each.usable().isEmpty()).isPresent()) {
      declaration.fault(
          "state", "usable", "图层没有声明 usable", "a layer that declares what usable means");
    }
    if (state == State.OPEN && found.isPresent() && find(layer, "closed_on").isEmpty()) {
      declaration.fault("state", "open", "图层没有 closed_on 字段", "a layer with a field closed_on");
    }
    declaration.refuseOtherKeys();
    return rows;
  }

  private Condition condition(Declaration declaration, List<Rows> among) {
    List<Measure.Check> checks = new ArrayList<>();
    String layer = among.isEmpty() ? "" : among.get(0).layer();
    String where = filter(declaration, "where", layer);
    for (Rows others : among.stream().skip(1).toList()) {
      filter(declaration, "where", others.layer());
    }
    if (where != null) {
      checks.add(new Measure.Where(where));
    }
    declaration.findMapping("named").ifPresent(named -> checks.add(named(named, layer)));
    declaration.findMapping("on_time").ifPresent(times -> checks.add(onTime(times, layer)));
    declaration.findMapping("near").ifPresent(near -> checks.add(near(near)));
    if (declaration.flag("in_use")) {
      checks.add(new Measure.InUse());
    }
    if (declaration.flag("misplaced")) {
      checks.add(new Measure.Misplaced());
    }
    declaration.refuseOtherKeys();
    if (checks.isEmpty()) {
      declaration.fault("where", "", "必填：至少一个条件", "required: at least one condition");
    }
    return new Condition(checks);
  }

  private Measure.Check named(Declaration declaration, String layer) {
    String people = field(declaration, "field", layer, Set.of(FieldType.PEOPLE));
    List<String> roles = declaration.texts("roles");
    List<String> known =
        find(layer, people).map(Field::choices).orElse(List.of()).stream().map(Choice::id).toList();
    if (roles.isEmpty()) {
      declaration.fault("roles", "", "必填：至少一种职责", "required: at least one role");
    }
    roles.stream()
        .filter(role -> !known.isEmpty() && !known.contains(role))
        .forEach(role -> declaration.faultOneOf("roles", role, known));
    Integer years =
        declaration.findNumber("confirmed_within_years") == null
            ? null
            : declaration.integer("confirmed_within_years", 1, 100);
    declaration.refuseOtherKeys();
    return new Measure.Named(people, roles, years);
  }

  private Measure.Check onTime(Declaration declaration, String layer) {
    Measure.Check check =
        new Measure.OnTime(
            field(declaration, "done", layer, Set.of(FieldType.DATE)),
            field(declaration, "due", layer, Set.of(FieldType.DATE)));
    declaration.refuseOtherKeys();
    return check;
  }

  private Measure.Check near(Declaration declaration) {
    Rows rows = placed(declaration, "rows");
    Double metres = declaration.findNumber("metres");
    String metresField = findField(declaration, "metres_field", rows.layer(), NUMERIC);
    if (metres != null && metres < 0) {
      declaration.fault("metres", metres, "不小于 0", "at least 0");
    }
    if ((metres == null) == (metresField == null)) {
      declaration.fault(
          "metres", "", "metres 和 metres_field 二者取一", "either metres or metres_field");
    }
    declaration.refuseOtherKeys();
    return new Measure.Near(rows, metres, metresField);
  }

  /** CQL2 text on the zone layer, or null. */
  String zoneFilter(Declaration declaration, String key) {
    return filter(declaration, key, "zone");
  }

  private String filter(Declaration declaration, String key, String layerId) {
    Optional<String> text = declaration.findText(key).filter(found -> !found.isBlank());
    Layer layer = layers.get(layerId);
    if (text.isPresent() && layer != null) {
      try {
        FilterCheck.check(layer, Cql2Parser.parse(text.get()));
      } catch (Refusal refusal) {
        for (Fault fault : refusal.faults()) {
          String found = fault.field().isEmpty() ? "" : fault.field() + ": ";
          declaration.fault(
              key, found + fault.found(), fault.expected().zh(), fault.expected().en());
        }
      }
    }
    return text.orElse(null);
  }

  private String findField(
      Declaration declaration, String key, String layer, Set<FieldType> types) {
    return declaration.findText(key).isEmpty() ? null : field(declaration, key, layer, types);
  }

  private String field(Declaration declaration, String key, String layer, Set<FieldType> types) {
    String id = declaration.text(key);
    if (!id.isEmpty()
        && layers.containsKey(layer)
        && find(layer, id).filter(field -> types.contains(field.type())).isEmpty()) {
      declaration.faultOneOf(
          key,
          id,
          layers.get(layer).fields().stream()
              .filter(field -> types.contains(field.type()))
              .map(Field::id)
              .toList());
    }
    return id;
  }

  private Optional<Field> find(String layer, String field) {
    return Optional.ofNullable(layers.get(layer)).flatMap(found -> found.findField(field));
  }
}

package luotu.catalogue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import luotu.model.Choice;
import luotu.model.Condition;
import luotu.model.Field;
import luotu.model.FieldType;
import luotu.model.Label;
import luotu.model.Measure;
import luotu.model.Measure.Rows;
import luotu.model.Measure.State;
import luotu.model.ReachMeasure;
import luotu.model.Standard.PassMark;
import luotu.model.Standard.Rule;
import luotu.model.Standard.Setting;
import luotu.model.Standard.Unit;
import luotu.model.TravelMode;

/** Reads what a standard measures, and holds it against the layers. */
final class MeasureReader {
  /** The most minutes that a journey is followed. */
  private static final double LONGEST_MINUTES = 240;

  /** Of facilities that are all of one kind. */
  private static final String ONLY_KIND = "within";

  private static final Map<Unit, Label> REACHES =
      Map.of(
          Unit.M, new Label("距离（米）", "a distance in metres"),
          Unit.MIN, new Label("时间（分钟）", "a time in minutes"),
          Unit.KM2, new Label("面积（平方公里）", "an area in square kilometres"));

  private final RowsReader rows;
  private final ConditionReader conditions;

  MeasureReader(RowsReader rows) {
    this.rows = rows;
    conditions = new ConditionReader(rows);
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
    DISTANCE,
    TRAVEL,
    SPLIT_AREA,
    AIR,
    REACH_FIELD,
    EVACUATION
  }

  /** Whether one travels to the facilities or from them. */
  private enum Way {
    TO,
    FROM
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
    Set<String> keys = new HashSet<>();
    for (Setting setting : measure.settings()) {
      if (!keys.add(setting.key())) {
        declaration.fault(
            "key",
            setting.key(),
            "同一标准里不同的数字要有不同的 key",
            "a key of its own for each number that differs");
      }
    }
    return measure;
  }

  private Measure measure(Kind kind, Declaration declaration) {
    return switch (kind) {
      case COVERAGE ->
          new Measure.Coverage(rows.placed(declaration, "facilities"), land(declaration));
      case ROW_SHARE -> rowShare(declaration);
      case FAULTS -> faults(declaration);
      case CAPACITY -> capacity(declaration);
      case PRESENCE -> new Measure.Presence(rows.read(declaration.mapping("rows")));
      case YEAR_RECORD -> yearRecord(declaration);
      case COMMUNITIES -> new Measure.Communities(rows.placed(declaration, "rows"));
      case DISTANCE ->
          new ReachMeasure.Distance(
              rows.placed(declaration, "from"), rows.placed(declaration, "to"));
      case TRAVEL -> travel(declaration);
      case SPLIT_AREA -> splitArea(declaration);
      case AIR ->
          new ReachMeasure.Air(rows.placed(declaration, "from"), rows.placed(declaration, "to"));
      case REACH_FIELD -> ownReach(declaration);
      case EVACUATION -> evacuation(declaration);
    };
  }

  /** What the marks of a rule must be for its measure. */
  static void checkMarks(Declaration declaration, Rule rule) {
    PassMark preferred = rule.preferred();
    Optional<Unit> unit = rule.measure().reachUnit();
    if (unit.isEmpty() && preferred != null) {
      declaration.fault(
          "preferred",
          preferred.value(),
          "只有 coverage、distance、travel、split_area 和 air 有距离、时间或面积",
          "no distance, time or area: only coverage, distance, travel, split_area and air have one");
    }
    if (unit.isPresent() && preferred == null) {
      Label reach = REACHES.get(unit.get());
      declaration.fault("preferred", "", "必填：" + reach.zh(), "required: " + reach.en());
    }
    if (unit.isPresent() && preferred != null) {
      checkReach(declaration, "preferred", preferred, unit.get());
      if (rule.limit() != null) {
        checkReach(declaration, "limit", rule.limit(), unit.get());
      }
    }
  }

  private static void checkReach(Declaration declaration, String key, PassMark mark, Unit unit) {
    if (mark.unit() != unit) {
      declaration.fault(key + ".unit", mark.unit().id(), unit.id(), unit.id());
    }
    if (mark.value() == 0) {
      declaration.fault(key + ".value", 0, "大于 0", "above 0");
    }
    if (unit == Unit.MIN && mark.value() > LONGEST_MINUTES) {
      declaration.fault(key + ".value", mark.value(), "不超过 240 分钟", "at most 240 minutes");
    }
  }

  private Measure rowShare(Declaration declaration) {
    List<Measure.Part> parts = new ArrayList<>();
    for (Declaration part : declaration.mappings("parts")) {
      List<Rows> among = part.mappings("among").stream().map(rows::read).toList();
      if (among.isEmpty()) {
        part.fault("among", "", "必填：至少一类数据", "required: at least one kind of rows");
      }
      parts.add(
          new Measure.Part(
              part.text("id"),
              part.label("label"),
              part.label("of_label"),
              among,
              conditions.read(part.mapping("passes"), among)));
      part.refuseOtherKeys();
    }
    if (parts.isEmpty()) {
      declaration.fault("parts", "", "必填：至少一项", "required: at least one part");
    }
    return new Measure.RowShare(parts);
  }

  private Measure faults(Declaration declaration) {
    Rows among = rows.placed(declaration, "among");
    List<Condition> faults =
        declaration.mappings("faults").stream()
            .map(fault -> conditions.read(fault, List.of(among)))
            .toList();
    if (faults.isEmpty()) {
      declaration.fault("faults", "", "必填：至少一种问题", "required: at least one fault");
    }
    return new Measure.Faults(among, faults);
  }

  private Measure capacity(Declaration declaration) {
    Rows holders = rows.read(declaration.mapping("rows"));
    Optional<Declaration> amount = declaration.findMapping("amount");
    Optional<Declaration> need = declaration.findMapping("need");
    return new Measure.Capacity(
        holders,
        amount.map(found -> amount(found, holders.layer())).orElse(new Measure.Amount(null, null)),
        need.map(MeasureReader::need).orElse(null));
  }

  private Measure.Amount amount(Declaration declaration, String layer) {
    Measure.Amount amount =
        new Measure.Amount(
            rows.field(declaration, "field", layer, RowsReader.NUMERIC),
            declaration.findMapping("from_area").map(from -> fromArea(from, layer)).orElse(null));
    declaration.refuseOtherKeys();
    return amount;
  }

  private Measure.FromArea fromArea(Declaration declaration, String layer) {
    String area = rows.field(declaration, "area", layer, RowsReader.NUMERIC);
    String grade = rows.field(declaration, "grade", layer, Set.of(FieldType.CHOICE));
    Map<String, Setting> perPerson = new LinkedHashMap<>();
    Declaration numbers = declaration.mapping("square_metres_per_person");
    rows.find(layer, grade)
        .map(Field::choices)
        .orElse(List.of())
        .forEach(
            choice ->
                perPerson.put(
                    choice.id(), perPerson(declaration, positive(numbers, choice), choice)));
    if (!perPerson.isEmpty()) {
      numbers.refuseOtherKeys();
    }
    if (perPerson.isEmpty()) {
      declaration.basis();
    }
    declaration.refuseOtherKeys();
    return new Measure.FromArea(area, grade, perPerson);
  }

  private static Setting perPerson(Declaration declaration, double squareMetres, Choice choice) {
    return declaration.setting(
        "square_metres_per_person." + choice.id(),
        new Label(
            "每人面积：" + choice.label().zh() + "（平方米）",
            "Area per person: " + choice.label().en() + " (m²)"),
        squareMetres,
        "m2");
  }

  private static double positive(Declaration numbers, Choice choice) {
    Optional<Double> number = numbers.findNumber(choice.id());
    if (number.filter(each -> each > 0).isEmpty()) {
      numbers.fault(
          choice.id(),
          number.<Object>map(each -> each).orElse(""),
          "必填，大于 0 的数字",
          "required, a number above 0");
    }
    return number.orElse(1.0);
  }

  private static Measure.Need need(Declaration declaration) {
    boolean people = declaration.flag("people");
    Optional<Double> value = declaration.findNumber("value");
    Optional<Double> population = declaration.findNumber("above_population");
    Optional<Double> above = declaration.findNumber("value_above");
    if (people == value.isPresent()) {
      declaration.fault("value", "", "people: true 或一个数字，二者取一", "either people: true or a number");
    }
    Stream.of(value, above)
        .flatMap(Optional::stream)
        .filter(number -> number <= 0)
        .forEach(number -> declaration.fault("value", number, "大于 0", "above 0"));
    if (population.isEmpty() != above.isEmpty()) {
      declaration.fault(
          "value_above",
          "",
          "above_population 和 value_above 要一起写",
          "above_population and value_above go together");
    }
    Measure.Need need =
        new Measure.Need(
            people,
            people(declaration, "need", "需要（人）", "Needed (people)", value),
            people(
                declaration,
                "above_population",
                "人口超过时另计（人）",
                "More for zones above (people)",
                population),
            people(declaration, "need_above", "超过时需要（人）", "Needed above that (people)", above));
    declaration.refuseOtherKeys();
    return need;
  }

  private static Optional<Setting> people(
      Declaration declaration, String key, String zh, String en, Optional<Double> number) {
    return number.map(people -> declaration.setting(key, new Label(zh, en), people, "people"));
  }

  private Measure yearRecord(Declaration declaration) {
    String count =
        declaration.findText("count").isPresent()
            ? rows.field(declaration, "count", "street_record", RowsReader.NUMERIC)
            : null;
    String where = rows.filter(declaration, "where", "street_record");
    if ((count == null) == (where == null)) {
      declaration.fault("count", "", "count 和 where 二者取一", "either count or where");
    }
    return new Measure.YearRecord(count, where);
  }

  private Rows land(Declaration declaration) {
    Rows land = rows.placed(declaration, "land");
    if (!land.layer().isEmpty() && !land.layer().equals("land")) {
      declaration.fault("land.layer", land.layer(), "land（土地）图层", "the layer land");
    }
    return land;
  }

  private Measure travel(Declaration declaration) {
    List<ReachMeasure.Kind> kinds = new ArrayList<>();
    declaration
        .findMapping("facilities")
        .ifPresent(
            only ->
                kinds.add(
                    new ReachMeasure.Kind(
                        ONLY_KIND, ReachMeasure.PEOPLE_LABEL, List.of(destination(only)))));
    for (Declaration kind : declaration.mappings("kinds")) {
      List<Rows> facilities = kind.mappings("facilities").stream().map(this::destination).toList();
      if (facilities.isEmpty()) {
        kind.fault("facilities", "", "必填：至少一类设施", "required: at least one kind of rows");
      }
      kinds.add(new ReachMeasure.Kind(kind.text("id"), kind.label("label"), facilities));
      kind.refuseOtherKeys();
    }
    if (kinds.isEmpty() || declaration.has("facilities") && declaration.has("kinds")) {
      declaration.fault("facilities", "", "facilities 和 kinds 二者取一", "either facilities or kinds");
    }
    return new ReachMeasure.Travel(kinds, mode(declaration), isFromFacilities(declaration));
  }

  private static TravelMode mode(Declaration declaration) {
    return declaration.constant("mode", TravelMode.class).orElse(TravelMode.WALK);
  }

  private static boolean isFromFacilities(Declaration declaration) {
    return declaration.constant("direction", Way.class).orElse(Way.TO) == Way.FROM;
  }

  private Measure splitArea(Declaration declaration) {
    Optional<Double> minutes = declaration.findNumber("minutes");
    if (minutes.filter(each -> each > 0 && each <= LONGEST_MINUTES).isEmpty()) {
      declaration.fault(
          "minutes",
          minutes.<Object>map(each -> each).orElse(""),
          "必填：大于 0、不超过 240 的分钟数",
          "required: minutes above 0, at most 240");
    }
    return new ReachMeasure.SplitArea(
        destination(declaration.mapping("facilities")),
        mode(declaration),
        isFromFacilities(declaration),
        declaration.setting(
            "minutes", new Label("行驶时间（分钟）", "Minutes of travel"), minutes.orElse(1.0), "min"));
  }

  private Measure evacuation(Declaration declaration) {
    Rows from = rows.placed(declaration, "from");
    return new ReachMeasure.Evacuation(
        from,
        rows.field(declaration, "assigned", from.layer(), Set.of(FieldType.TEXT)),
        destination(declaration.mapping("shelters")),
        rows.field(declaration, "contact", from.layer(), Set.of(FieldType.PEOPLE)),
        rows.field(
            declaration, "plan", ReachMeasure.Evacuation.RECORDS.layer(), Set.of(FieldType.DATE)),
        declaration.setting(
            "plan_within_years",
            new Label("预案不早于（年）", "Plan dated within (years)"),
            (double) declaration.integer("plan_within_years", 1, 100),
            "years"));
  }

  /** Only what can be relied on is travelled to or from. */
  private Rows destination(Declaration declaration) {
    Rows destination = rows.readPlaced(declaration);
    if (destination.state() != State.USABLE) {
      declaration.fault(
          "state", destination.state().name().toLowerCase(Locale.ROOT), "usable", "usable");
    }
    return destination;
  }

  private Measure ownReach(Declaration declaration) {
    Rows facilities = rows.placed(declaration, "facilities");
    return new ReachMeasure.OwnReach(
        facilities, rows.field(declaration, "field", facilities.layer(), RowsReader.NUMERIC));
  }
}

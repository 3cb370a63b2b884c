package luotu.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import luotu.model.Choice;
import luotu.model.Condition;
import luotu.model.Field;
import luotu.model.FieldType;
import luotu.model.Label;
import luotu.model.Measure.Rows;
import luotu.model.Standard.Setting;

/** Reads what is said of a row. */
record ConditionReader(RowsReader rows) {
  /**
   * A condition.
   *
   * @param among the rows that it is about, of layers that all have what it asks for
   */
  Condition read(Declaration declaration, List<Rows> among) {
    List<Condition.Check> checks = new ArrayList<>();
    String layer = among.isEmpty() ? "" : among.get(0).layer();
    String where = rows.filter(declaration, "where", layer);
    for (Rows others : among.stream().skip(1).toList()) {
      rows.filter(declaration, "where", others.layer());
    }
    if (where != null) {
      checks.add(new Condition.Where(where));
    }
    declaration.findMapping("named").ifPresent(named -> checks.add(named(named, layer)));
    declaration.findMapping("on_time").ifPresent(times -> checks.add(onTime(times, layer)));
    declaration.findMapping("near").ifPresent(near -> checks.add(near(near)));
    declaration.findMapping("after").ifPresent(after -> checks.add(after(after, layer)));
    if (declaration.flag("in_use")) {
      checks.add(new Condition.InUse());
    }
    if (declaration.flag("misplaced")) {
      checks.add(new Condition.Misplaced());
    }
    declaration.refuseOtherKeys();
    if (checks.isEmpty()) {
      declaration.fault("where", "", "必填：至少一个条件", "required: at least one condition");
    }
    return new Condition(checks);
  }

  private Condition.Check named(Declaration declaration, String layer) {
    String people = rows.field(declaration, "field", layer, Set.of(FieldType.PEOPLE));
    List<String> roles = declaration.texts("roles");
    List<String> known =
        rows.find(layer, people).map(Field::choices).orElse(List.of()).stream()
            .map(Choice::id)
            .toList();
    if (roles.isEmpty()) {
      declaration.fault("roles", "", "必填：至少一种职责", "required: at least one role");
    }
    roles.stream()
        .filter(role -> !known.isEmpty() && !known.contains(role))
        .forEach(role -> declaration.faultOneOf("roles", role, known));
    Optional<Setting> years =
        declaration.has("confirmed_within_years")
            ? Optional.of(
                declaration.setting(
                    "confirmed_within_years",
                    new Label("人员核实不早于（年）", "People confirmed within (years)"),
                    (double) declaration.integer("confirmed_within_years", 1, 100),
                    "years"))
            : Optional.empty();
    Condition.Named named = new Condition.Named(people, roles, years);
    declaration.refuseOtherKeys();
    return named;
  }

  private Condition.Check onTime(Declaration declaration, String layer) {
    Condition.Check check =
        new Condition.OnTime(
            rows.field(declaration, "done", layer, Set.of(FieldType.DATE)),
            rows.field(declaration, "due", layer, Set.of(FieldType.DATE)));
    declaration.refuseOtherKeys();
    return check;
  }

  private Condition.Check near(Declaration declaration) {
    Rows others = rows.placed(declaration, "rows");
    Optional<Double> metres = declaration.findNumber("metres");
    String metresField =
        rows.findField(declaration, "metres_field", others.layer(), RowsReader.NUMERIC);
    if (metres.filter(distance -> distance < 0).isPresent()) {
      declaration.fault("metres", metres.get(), "不小于 0", "at least 0");
    }
    if (metres.isEmpty() == (metresField == null)) {
      declaration.fault(
          "metres", "", "metres 和 metres_field 二者取一", "either metres or metres_field");
    }
    Condition.Near near =
        new Condition.Near(
            others,
            metres.map(
                distance -> named(declaration, "metres", "距离之内（米）", "Within (m)", distance, "m")),
            metresField);
    declaration.refuseOtherKeys();
    return near;
  }

  private Condition.Check after(Declaration declaration, String layer) {
    Condition.Check check =
        new Condition.After(
            rows.field(declaration, "field", layer, Set.of(FieldType.DATE)),
            named(
                declaration,
                "day",
                "晚于这一天",
                "Later than this day",
                declaration.day("day").toString(),
                Setting.DAY));
    declaration.refuseOtherKeys();
    return check;
  }

  /** A number of which a measure may have several: each has a key and a label of its own then. */
  private static Setting named(
      Declaration declaration, String key, String zh, String en, Object value, String unit) {
    return declaration.setting(
        declaration.findText("key").orElse(key),
        declaration.has("label") ? declaration.label("label") : new Label(zh, en),
        value,
        unit);
  }
}

package luotu.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import luotu.model.Choice;
import luotu.model.Field;
import luotu.model.FieldType;
import luotu.model.Measure;
import luotu.model.Measure.Condition;
import luotu.model.Measure.Rows;

/** Reads what is said of a row. */
record ConditionReader(RowsReader rows) {
  /**
   * A condition.
   *
   * @param among the rows that it is about, of layers that all have what it asks for
   */
  Condition read(Declaration declaration, List<Rows> among) {
    List<Measure.Check> checks = new ArrayList<>();
    String layer = among.isEmpty() ? "" : among.get(0).layer();
    String where = rows.filter(declaration, "where", layer);
    for (Rows others : among.stream().skip(1).toList()) {
      rows.filter(declaration, "where", others.layer());
    }
    if (where != null) {
      checks.add(new Measure.Where(where));
    }
    declaration.findMapping("named").ifPresent(named -> checks.add(named(named, layer)));
    declaration.findMapping("on_time").ifPresent(times -> checks.add(onTime(times, layer)));
    declaration.findMapping("near").ifPresent(near -> checks.add(near(near)));
    declaration.findMapping("after").ifPresent(after -> checks.add(after(after, layer)));
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
    Integer years =
        declaration.findNumber("confirmed_within_years") == null
            ? null
            : declaration.integer("confirmed_within_years", 1, 100);
    Measure.Named named =
        new Measure.Named(people, roles, years, years == null ? null : declaration.basis());
    declaration.refuseOtherKeys();
    return named;
  }

  private Measure.Check onTime(Declaration declaration, String layer) {
    Measure.Check check =
        new Measure.OnTime(
            rows.field(declaration, "done", layer, Set.of(FieldType.DATE)),
            rows.field(declaration, "due", layer, Set.of(FieldType.DATE)));
    declaration.refuseOtherKeys();
    return check;
  }

  private Measure.Check near(Declaration declaration) {
    Rows others = rows.placed(declaration, "rows");
    Double metres = declaration.findNumber("metres");
    String metresField =
        rows.findField(declaration, "metres_field", others.layer(), RowsReader.NUMERIC);
    if (metres != null && metres < 0) {
      declaration.fault("metres", metres, "不小于 0", "at least 0");
    }
    if ((metres == null) == (metresField == null)) {
      declaration.fault(
          "metres", "", "metres 和 metres_field 二者取一", "either metres or metres_field");
    }
    Measure.Near near =
        new Measure.Near(others, metres, metresField, metres == null ? null : declaration.basis());
    declaration.refuseOtherKeys();
    return near;
  }

  private Measure.Check after(Declaration declaration, String layer) {
    Measure.Check check =
        new Measure.After(
            rows.field(declaration, "field", layer, Set.of(FieldType.DATE)),
            declaration.day("day"),
            declaration.basis());
    declaration.refuseOtherKeys();
    return check;
  }
}

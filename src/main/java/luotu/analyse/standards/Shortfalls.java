package luotu.analyse.standards;

import static luotu.analyse.standards.Phrases.say;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import luotu.model.Choice;
import luotu.model.Condition;
import luotu.model.Condition.Check;
import luotu.model.Condition.Named;
import luotu.model.Condition.Near;
import luotu.model.Feature;
import luotu.model.Field;
import luotu.model.Label;
import luotu.model.filter.FilterMatch.Truth;

/** What a row lacks of a condition, or why it is a fault. */
record Shortfalls(Survey survey) {
  /** Which of the checks that a row should pass it does not. */
  List<Label> lacks(Condition condition, Feature row) {
    return condition.checks().stream()
        .filter(check -> holds(check, row) != Truth.TRUE)
        .flatMap(check -> lacks(check, row))
        .toList();
  }

  private Truth holds(Check check, Feature row) {
    return new Conditions(survey).holds(new Condition(List.of(check)), row);
  }

  private Stream<Label> lacks(Check check, Feature row) {
    if (check instanceof Condition.Where where) {
      return fields(where.filter(), row);
    }
    if (check instanceof Named named) {
      return named.roles().stream().flatMap(role -> lacks(named, role, row).stream());
    }
    if (check instanceof Condition.OnTime times) {
      return Stream.of(late(times, row));
    }
    return check instanceof Condition.InUse
        ? Stream.of(new Label("未投入使用", "not in use"))
        : Stream.empty();
  }

  private Optional<Label> lacks(Named named, String role, Feature row) {
    Conditions conditions = new Conditions(survey);
    if (conditions.isNamed(named, role, row)) {
      return Optional.empty();
    }
    Label label =
        survey
            .layer(row.layer())
            .findField(named.field())
            .flatMap(field -> field.findChoice(role))
            .map(Choice::label)
            .orElse(Label.same(role));
    boolean isKnown =
        conditions.isNamed(new Named(named.field(), named.roles(), Optional.empty()), role, row);
    return Optional.of(
        isKnown
            ? say(
                "%s（%d 年内未核实）",
                "%s (not confirmed within %d year(s))",
                label,
                named.confirmedWithinYears().orElseThrow())
            : say("%s（未落实）", "%s (nobody named)", label));
  }

  private Label late(Condition.OnTime times, Feature row) {
    Optional<LocalDate> due = Survey.date(row, times.due());
    Optional<LocalDate> done = Survey.date(row, times.done());
    if (due.isEmpty()) {
      return new Label("没有完成日期", "no day of completion");
    }
    LocalDate until = done.orElse(survey.asOf());
    long days = ChronoUnit.DAYS.between(due.get(), until);
    return done.isEmpty()
        ? say("%s 到期未完成，已超 %,d 天", "due on %s, %,d days ago", due.get(), days)
        : say("%s 到期，晚 %,d 天", "due on %s, done %,d days late", due.get(), days);
  }

  /** The fields that a filter asks for, with what the row has in them that can be wrong. */
  private Stream<Label> fields(String filter, Feature row) {
    return survey.layer(row.layer()).fields().stream()
        .filter(field -> filter.matches("(?s).*\\b" + field.id() + "\\b.*"))
        .filter(field -> mayBeWrong(row.fields().get(field.id())))
        .map(field -> value(field, row.fields().get(field.id())));
  }

  /** What is asked for is there: something, a yes, or one of some choices. */
  private static boolean mayBeWrong(Object value) {
    return value == null
        || Boolean.FALSE.equals(value)
        || value instanceof String text && text.matches("[a-z_]+");
  }

  private static Label value(Field field, Object value) {
    if (value == null) {
      return say("%s：未填", "%s: empty", field.label());
    }
    if (value instanceof Boolean yes) {
      return say(
          "%s：%s", "%s: %s", field.label(), yes ? new Label("是", "yes") : new Label("否", "no"));
    }
    Label said =
        field.findChoice(value.toString()).map(Choice::label).orElse(Label.same(value.toString()));
    return say("%s：%s", "%s: %s", field.label(), said);
  }

  /** Why a row is a fault. */
  List<Label> reasons(List<Condition> faults, Feature row) {
    List<Label> reasons = new ArrayList<>();
    for (Condition fault : faults) {
      if (new Conditions(survey).holds(fault, row) == Truth.TRUE) {
        boolean isNear = fault.near().findAny().isPresent();
        fault.checks().stream()
            .filter(check -> !(isNear && check instanceof Condition.Where))
            .flatMap(check -> reason(check, row))
            .forEach(reasons::add);
      }
    }
    return reasons.stream().distinct().toList();
  }

  private Stream<Label> reason(Check check, Feature row) {
    if (check instanceof Near near) {
      return survey
          .neighbours(near)
          .reaching(row.geometry())
          .min(Comparator.comparingLong(Feature::id))
          .map(other -> near(near, row, other))
          .stream();
    }
    if (check instanceof Condition.After after) {
      return Survey.date(row, after.field())
          .map(
              day ->
                  say(
                      "%s：%s，晚于 %s",
                      "%s: %s, later than %s",
                      survey.layer(row.layer()).findField(after.field()).orElseThrow().label(),
                      day,
                      after.day()))
          .stream();
    }
    if (check instanceof Condition.Misplaced) {
      return Stream.of(
          new Conditions(survey).isOutside(row)
              ? new Label("不在任何镇街内", "outside every town and street")
              : new Label("在同级区域的重叠处", "where two zones of one level overlap"));
    }
    return check instanceof Condition.Where where ? fields(where.filter(), row) : Stream.empty();
  }

  private Label near(Near near, Feature row, Feature other) {
    double metres =
        new PlacedShape(row.geometry()).distanceMetres(new PlacedShape(other.geometry()));
    Object name = other.name() == null ? "#" + other.id() : other.name();
    Label layer = survey.layer(near.rows().layer()).label();
    return metres == 0
        ? say("与%s“%s”相交", "meets %s “%s”", layer, name)
        : say("距%s“%s” %s", "%3$s from %1$s “%2$s”", layer, name, Phrases.length(metres));
  }
}

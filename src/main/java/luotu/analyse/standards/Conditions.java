package luotu.analyse.standards;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import luotu.model.Condition;
import luotu.model.Condition.Check;
import luotu.model.Feature;
import luotu.model.filter.FilterMatch;
import luotu.model.filter.FilterMatch.Truth;

/** Holds rows against the conditions of standards. */
record Conditions(Survey survey) {
  /** Whether all checks hold. */
  Truth holds(Condition condition, Feature row) {
    return Truth.all(condition.checks(), check -> holds(check, row));
  }

  private Truth holds(Check check, Feature row) {
    if (check instanceof Condition.Where where) {
      return FilterMatch.match(survey.filter(row.layer(), where.filter()), row);
    }
    if (check instanceof Condition.OnTime times) {
      return onTime(times, row);
    }
    if (check instanceof Condition.Named named) {
      return Truth.of(named.roles().stream().allMatch(role -> isNamed(named, role, row)));
    }
    if (check instanceof Condition.Near near) {
      return Truth.of(survey.neighbours(near).reaching(row.geometry()).findAny().isPresent());
    }
    if (check instanceof Condition.After after) {
      return Survey.date(row, after.field())
          .map(day -> Truth.of(day.isAfter(after.day())))
          .orElse(Truth.UNKNOWN);
    }
    if (check instanceof Condition.InUse) {
      return Truth.of(survey.isUsable(row));
    }
    return Truth.of(isMisplaced(row));
  }

  private Truth onTime(Condition.OnTime times, Feature row) {
    Optional<LocalDate> done = Survey.date(row, times.done());
    if (done.isEmpty()) {
      return survey.isOpen(row) ? Truth.FALSE : Truth.UNKNOWN;
    }
    LocalDate due = Survey.date(row, times.due()).orElse(LocalDate.MAX);
    return Truth.of(!done.get().isAfter(due) && !done.get().isAfter(survey.asOf()));
  }

  boolean isNamed(Condition.Named named, String role, Feature row) {
    return row.fields().get(named.field()) instanceof List<?> people
        && people.stream().anyMatch(person -> isNamed(named, role, (Map<?, ?>) person));
  }

  private boolean isNamed(Condition.Named named, String role, Map<?, ?> person) {
    return role.equals(person.get("role"))
        && person.get("name") instanceof String name
        && !name.isBlank()
        && named
            .confirmedWithinYears()
            .map(
                years ->
                    person.get("confirmed_on") instanceof String day
                        && isFresh(LocalDate.parse(day), years))
            .orElse(true);
  }

  private boolean isFresh(LocalDate day, int years) {
    return !day.isAfter(survey.asOf()) && !day.isBefore(survey.asOf().minusYears(years));
  }

  private boolean isMisplaced(Feature row) {
    return isOutside(row)
        || survey.zones().isDoubled(row.geometry().getInteriorPoint().getCoordinate());
  }

  /** Whether the row lies in no zone of the lowest level. */
  boolean isOutside(Feature row) {
    return row.zone() == null && survey.zones().withoutTowns(row.geometry()).findAny().isEmpty();
  }

  /** The field for want of which it is not known whether a condition holds. */
  String emptyField(List<Condition> conditions, Feature row) {
    return conditions.stream()
        .filter(condition -> holds(condition, row) == Truth.UNKNOWN)
        .flatMap(condition -> condition.checks().stream())
        .filter(check -> holds(check, row) == Truth.UNKNOWN)
        .findFirst()
        .flatMap(check -> emptyField(check, row))
        .orElseThrow();
  }

  private Optional<String> emptyField(Check check, Feature row) {
    if (check instanceof Condition.After after) {
      return Optional.of(after.field());
    }
    return check instanceof Condition.Where where
        ? FilterMatch.emptyProperty(survey.filter(row.layer(), where.filter()), row)
        : Optional.of(((Condition.OnTime) check).done());
  }
}

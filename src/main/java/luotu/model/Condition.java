package luotu.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import luotu.model.Measure.Rows;
import luotu.model.Standard.Setting;

/** Something to be said of a row: all of the checks hold. */
public record Condition(List<Check> checks) {
  public Condition {
    checks = List.copyOf(checks);
  }

  /** What rows are kept away from. */
  public Stream<Near> near() {
    return checks.stream().filter(Near.class::isInstance).map(Near.class::cast);
  }

  /** The numbers and days in it. */
  Stream<Setting> settings() {
    return checks.stream().flatMap(check -> check.setting().stream());
  }

  Condition with(Map<String, Setting> settings) {
    return new Condition(checks.stream().map(check -> check.with(settings)).toList());
  }

  /** One part of a condition. */
  public sealed interface Check {
    /** The number or the day in it. */
    default Optional<Setting> setting() {
      return Optional.empty();
    }

    /** The same with another setting in place of its own. */
    default Check with(Map<String, Setting> settings) {
      return this;
    }
  }

  /** A CQL2 condition holds; not known when it compares an empty field. */
  public record Where(String filter) implements Check {}

  /**
   * People of all these roles are named.
   *
   * @param field of type people
   * @param confirmedWithin how many years old their own confirmation may be; empty for any, or none
   */
  public record Named(String field, List<String> roles, Optional<Setting> confirmedWithin)
      implements Check {
    public Named {
      roles = List.copyOf(roles);
    }

    /** Whole years. */
    public Optional<Integer> confirmedWithinYears() {
      return confirmedWithin.map(years -> (int) years.number());
    }

    @Override
    public Optional<Setting> setting() {
      return confirmedWithin;
    }

    @Override
    public Named with(Map<String, Setting> settings) {
      return new Named(field, roles, confirmedWithin.map(years -> years.in(settings)));
    }
  }

  /** A date field says a day after this one; not known when it is empty. */
  public record After(String field, Setting than) implements Check {
    public LocalDate day() {
      return LocalDate.parse((String) than.value());
    }

    @Override
    public Optional<Setting> setting() {
      return Optional.of(than);
    }

    @Override
    public After with(Map<String, Setting> settings) {
      return new After(field, than.in(settings));
    }
  }

  /** Done on the day it was due, or before; both are date fields. */
  public record OnTime(String done, String due) implements Check {}

  /** The resource can be relied on. */
  public record InUse() implements Check {}

  /**
   * Lies within a distance of other rows, wherever they lie.
   *
   * @param within metres; empty when each of the other rows holds them
   * @param metresField number field of the other rows, empty for 0; null with {@code within}
   */
  public record Near(Rows rows, Optional<Setting> within, String metresField) implements Check {
    /** Within a distance that no standard has declared. */
    public static Near of(Rows rows, double metres) {
      return new Near(rows, Optional.of(new Setting("", Label.same(""), metres, "m", null)), null);
    }

    /** Within the distance that each of the other rows holds. */
    public static Near ofField(Rows rows, String metresField) {
      return new Near(rows, Optional.empty(), metresField);
    }

    public Optional<Double> metres() {
      return within.map(Setting::number);
    }

    @Override
    public Optional<Setting> setting() {
      return within;
    }

    @Override
    public Near with(Map<String, Setting> settings) {
      return new Near(rows, within.map(distance -> distance.in(settings)), metresField);
    }
  }

  /** Lies in no zone of the lowest level, or in two zones of one level. */
  public record Misplaced() implements Check {}
}

package luotu.model;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A duty that can be measured per zone, declared in {@code data/catalog/standards}: what is
 * measured, the marks it has to reach, and the clauses that demand it.
 *
 * @param id lower case with hyphens
 * @param label a short name
 * @param duty what the documents ask for, in our words
 * @param rules the first is the rule of the level that the duty binds; the others are for levels
 *     above it that have a measure of their own. A level without one shows the sum of its parts
 * @param sources at least one
 */
public record Standard(
    String id, Label label, Label duty, List<Rule> rules, List<Source> sources, LeadUnit leadUnit) {
  public Standard {
    rules = List.copyOf(rules);
    sources = List.copyOf(sources);
  }

  /** The rule of the level that the duty binds. */
  public Rule main() {
    return rules.get(0);
  }

  /** The rule that a level has of its own. */
  public Optional<Rule> findRule(Level level) {
    return rules.stream().filter(rule -> rule.level() == level).findFirst();
  }

  /** The rule that zones of a level are measured by: their own, or the one that binds below. */
  public Rule ruleOf(Level level) {
    return findRule(level).orElse(main());
  }

  /** Document numbers and clauses in one line. */
  public String source() {
    return sources.stream()
        .map(source -> source.document() + " " + source.clause())
        .collect(Collectors.joining("; "));
  }

  /**
   * How zones of one level are measured.
   *
   * @param unit of the value
   * @param zones CQL2 text on the zone layer: whom the duty binds; null for all
   * @param preferred distance or time that is wanted; null where there is none
   * @param limit distance or time that is still taken, not below {@code preferred}; null where
   *     there is none
   * @param required what the value has to reach, or not to exceed where faults are counted
   */
  public record Rule(
      Level level,
      Unit unit,
      String zones,
      PassMark preferred,
      PassMark limit,
      PassMark required,
      Measure measure) {}

  /**
   * A number to be reached.
   *
   * @param value at least 0; at most 1 where it is a share
   * @param byYearEnd due in full on 31 December and, before, in proportion of the days past
   * @param source where the number is from
   */
  public record PassMark(
      double value, Unit unit, boolean byYearEnd, Certainty certainty, Label source) {}

  /**
   * A clause.
   *
   * @param document its number, as {@code 渝府发〔2025〕1号}
   * @param clause where in the document
   * @param text what it says, paraphrased
   * @param leadUnit whom this document names to lead; null where what we have of it names nobody
   * @param responsibleUnits whom else it names; empty likewise
   */
  public record Source(
      String document, String clause, Label text, Label leadUnit, List<Label> responsibleUnits) {
    public Source {
      responsibleUnits = List.copyOf(responsibleUnits);
    }

    /** A clause that names no units. */
    public Source(String document, String clause, Label text) {
      this(document, clause, text, null, List.of());
    }
  }

  /** What a number of a measure rests on. */
  public record Basis(Certainty certainty, Label source) {}

  /**
   * A number or a day that a measure is declared with, beside the marks.
   *
   * @param key what it goes by within its measure
   * @param value a {@link Double}, or a day as {@code 2021-09-30}
   * @param unit what it counts: {@code m}, {@code m2}, {@code min}, {@code people}, {@code years}
   *     or {@link #DAY}
   */
  public record Setting(String key, Label label, Object value, String unit, Basis basis) {
    /** Unit of a day. */
    public static final String DAY = "day";

    /** The number; not of a day. */
    public double number() {
      return (Double) value;
    }

    /** The same, or what stands in its place. */
    Setting in(Map<String, Setting> others) {
      return others.getOrDefault(key, this);
    }
  }

  /** Who leads in closing the gap. */
  public record LeadUnit(Label label, Certainty certainty) {}

  /** How sure we are of a setting. */
  public enum Certainty {
    /** Seen in the text that sets it. */
    VERIFIED,
    /** Known from elsewhere only. */
    UNVERIFIED,
    /** Ours. */
    ASSUMPTION
  }

  /** Whom a duty binds. */
  public enum Level {
    /** Towns and streets, and communities where they are asked for. */
    TOWN,
    /** Districts and functional zones. */
    DISTRICT,
    CITY;

    /** The level of zones of that kind. */
    public static Level of(String zoneKind) {
      return switch (zoneKind) {
        case "city" -> CITY;
        case "district", "functional" -> DISTRICT;
        default -> TOWN;
      };
    }
  }

  /** What a value or a mark counts. */
  public enum Unit {
    /** 0 to 1. */
    SHARE,
    /** Metres. */
    M,
    /** Minutes. */
    MIN,
    /** Square kilometres. */
    KM2,
    COUNT,
    /** 1 or 0; of several zones the share that has it. */
    YES_NO,
    /** Not capped. */
    RATIO,
    PEOPLE,
    /** Thousandths. */
    PER_MILLE;

    /** As it is written outside. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}

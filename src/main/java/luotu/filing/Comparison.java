package luotu.filing;

import java.util.List;
import luotu.analyse.standards.MarksUsed;

/**
 * Two filed reports beside each other.
 *
 * @param catalogueChanged whether the declarations differ by which they were computed
 * @param passMarks the marks that differ: what moved by them is no progress
 * @param zones of both, by code
 * @param summary by standard, how many zones of both reports moved how
 */
public record Comparison(
    FiledHead before,
    FiledHead after,
    boolean catalogueChanged,
    List<MarksChanged> passMarks,
    List<ZoneCompared> zones,
    List<Moved> summary) {
  public Comparison {
    passMarks = List.copyOf(passMarks);
    zones = List.copyOf(zones);
    summary = List.copyOf(summary);
  }

  /**
   * Marks of a standard that differ.
   *
   * @param zones codes of the zones that were held against the one and then the other
   */
  public record MarksChanged(
      String standard, MarksUsed before, MarksUsed after, List<String> zones) {
    public MarksChanged {
      zones = List.copyOf(zones);
    }
  }

  /**
   * A zone.
   *
   * @param state {@code both}, {@code only_before} or {@code only_after}
   * @param nameBefore where the name differs, otherwise null
   * @param groundNow in which zones of the later report the ground lies that it had, what holds
   *     most first; empty when it had none or its border did not move
   * @param groundBefore in which zones of the earlier report its ground lay, likewise
   */
  public record ZoneCompared(
      String zone,
      String name,
      String nameBefore,
      String kind,
      String state,
      List<GroundShare> groundNow,
      List<GroundShare> groundBefore,
      List<Result> results) {
    public ZoneCompared {
      groundNow = List.copyOf(groundNow);
      groundBefore = List.copyOf(groundBefore);
      results = List.copyOf(results);
    }
  }

  /**
   * Ground that a zone shares with one of the other report.
   *
   * @param share of the ground that the zone compared had, or has, 0 to 1
   */
  public record GroundShare(String zone, String name, double share) {}

  /**
   * One standard in one zone.
   *
   * @param difference of the values; null where they do not measure the same
   * @param movement {@code better}, {@code worse}, {@code same}; {@code marks_changed} and {@code
   *     ground_changed} where that moved too, which is no progress; {@code now_known} and {@code
   *     no_longer_known} with data and without; {@code other} where the standard began or ceased to
   *     apply
   */
  public record Result(
      String standard,
      String unit,
      String statusBefore,
      String statusAfter,
      Double valueBefore,
      Double valueAfter,
      Double difference,
      String movement) {}

  /** How many zones moved how with one standard. */
  public record Moved(
      String standard,
      long better,
      long worse,
      long same,
      long marksChanged,
      long groundChanged,
      long nowKnown,
      long noLongerKnown,
      long other) {}
}

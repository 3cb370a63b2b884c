package luotu.analyse.standards;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.Stream;
import luotu.model.Condition.Near;
import luotu.model.Measure;
import luotu.model.Measure.Rows;
import luotu.model.Measure.State;
import luotu.model.ReachMeasure;
import luotu.model.Standard.Rule;

/**
 * How far from a zone rows may lie that count there. From it follow what a report about some zones
 * has to read, and which zones a row that is written can concern.
 *
 * @param metres from the zone's ground; {@link #IN_ZONE} for rows that count where the database
 *     says they lie, infinite where any may count
 * @param field number field of the rows that holds the metres; null where they are given
 */
record RowReach(Rows rows, double metres, String field) {
  static final double IN_ZONE = -1;
  static final double ANYWHERE = Double.POSITIVE_INFINITY;

  /** The farthest that a field may say a row reaches. */
  static final double FARTHEST_FIELD_METRES = 100_000;

  /** What the measure of a rule asks of the rows it reads one by one. */
  static List<RowReach> of(Rule rule) {
    Measure measure = rule.measure();
    List<RowReach> all = new ArrayList<>();
    measure.reads().forEach(rows -> all.add(new RowReach(rows, IN_ZONE, null)));
    if (measure instanceof Measure.Coverage coverage) {
      all.add(new RowReach(coverage.land(), 0, null));
      all.add(new RowReach(coverage.facilities(), farthest(rule), null));
    } else if (measure instanceof ReachMeasure.Distance distance) {
      all.add(new RowReach(distance.to(), ANYWHERE, null));
    } else if (measure instanceof ReachMeasure.Air air) {
      all.add(new RowReach(air.to(), ANYWHERE, null));
    } else if (measure instanceof ReachMeasure.Evacuation evacuation) {
      all.add(new RowReach(evacuation.shelters(), ANYWHERE, null));
    } else if (measure instanceof ReachMeasure.OwnReach own) {
      all.add(new RowReach(own.facilities(), FARTHEST_FIELD_METRES, own.field()));
    }
    near(measure).forEach(near -> all.add(of(near)));
    return all;
  }

  /** What those ask beside it who look for the nearest of the means. */
  static List<RowReach> ofNearest(Rule rule) {
    return rule.measure().reads().stream()
        .filter(rows -> rows.state() == State.USABLE)
        .map(rows -> new RowReach(rows, NearestRows.MOST_METRES, null))
        .toList();
  }

  private static double farthest(Rule rule) {
    return (rule.limit() == null ? rule.preferred() : rule.limit()).value();
  }

  static RowReach of(Near near) {
    return new RowReach(
        near.rows(), near.metres().orElse(FARTHEST_FIELD_METRES), near.metresField());
  }

  /**
   * The metres within which rows have to be read.
   *
   * @param largest value of a field in a layer
   */
  double metres(ToDoubleBiFunction<String, String> largest) {
    return field == null ? metres : Math.min(metres, largest.applyAsDouble(rows.layer(), field));
  }

  /** What the rows of a measure may lie near to. */
  static Stream<Near> near(Measure measure) {
    if (measure instanceof Measure.Faults faults) {
      return faults.near().stream();
    }
    return measure instanceof Measure.RowShare share
        ? share.parts().stream().flatMap(part -> part.passes().near())
        : Stream.empty();
  }

  /** The rows that are held against what lies near them. */
  static List<Rows> among(Measure measure) {
    if (measure instanceof Measure.Faults faults) {
      return faults.near().isEmpty() ? List.of() : List.of(faults.among());
    }
    return measure instanceof Measure.RowShare share
        ? share.parts().stream()
            .filter(part -> part.passes().near().findAny().isPresent())
            .flatMap(part -> part.among().stream())
            .toList()
        : List.of();
  }

  /** Whether rows outside every zone count, by the zones above the streets. */
  static boolean asksForPlace(Measure measure) {
    return measure instanceof Measure.Faults faults && faults.asksForPlace();
  }
}

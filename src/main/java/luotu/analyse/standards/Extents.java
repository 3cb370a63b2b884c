package luotu.analyse.standards;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import luotu.geo.ReachBoxes;
import luotu.model.Measure;
import luotu.model.Measure.Near;
import luotu.model.Measure.Rows;
import luotu.model.ReachMeasure;
import luotu.model.Standard.Rule;
import org.locationtech.jts.geom.Envelope;

/** How far around the zones of a report the rows of each layer have to be read. */
final class Extents {
  private static final Set<String> RECORDS = Set.of("inventory", "street_record", "zone");
  private static final double ANYWHERE = Double.POSITIVE_INFINITY;

  /** The farthest that a field may say a row reaches. */
  private static final double FARTHEST_FIELD_METRES = 100_000;

  private final Map<String, Double> metres = new HashMap<>();
  private final Envelope areas = new Envelope();

  Extents(List<Rule> rules, List<Area> asked) {
    for (Area area : asked) {
      areas.expandToInclude(area.place().geometry().getEnvelopeInternal());
      area.streets()
          .forEach(street -> areas.expandToInclude(street.geometry().getEnvelopeInternal()));
    }
    rules.forEach(this::add);
  }

  private void add(Rule rule) {
    rule.measure().reads().forEach(rows -> reach(rows, 0));
    if (rule.measure() instanceof Measure.Coverage coverage) {
      reach(
          coverage.facilities(), (rule.limit() == null ? rule.preferred() : rule.limit()).value());
    } else if (rule.measure() instanceof Measure.Distance distance) {
      reach(distance.to(), ANYWHERE);
    } else if (rule.measure() instanceof ReachMeasure.Air air) {
      reach(air.to(), ANYWHERE);
    } else if (rule.measure() instanceof ReachMeasure.OwnReach own) {
      reach(own.facilities(), FARTHEST_FIELD_METRES);
    } else if (rule.measure() instanceof Measure.Faults faults) {
      if (faults.asksForPlace()) {
        reach(faults.among(), ANYWHERE);
      }
      faults.near().forEach(this::reach);
    } else if (rule.measure() instanceof Measure.RowShare share) {
      share.parts().forEach(part -> part.passes().near().forEach(this::reach));
    }
  }

  private void reach(Near near) {
    reach(near.rows(), near.metres() == null ? FARTHEST_FIELD_METRES : near.metres());
  }

  private void reach(Rows rows, double atLeast) {
    metres.merge(rows.layer(), atLeast, Math::max);
  }

  /** The box to read, in degrees; null for everywhere. */
  Envelope of(String layer) {
    double around = metres.getOrDefault(layer, 0.0);
    if (RECORDS.contains(layer) || around == ANYWHERE || areas.isNull()) {
      return null;
    }
    List<Envelope> boxes = ReachBoxes.around(areas, around);
    return boxes.size() == 1 ? boxes.get(0) : null;
  }
}

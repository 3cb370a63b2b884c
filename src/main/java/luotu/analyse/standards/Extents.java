package luotu.analyse.standards;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleBiFunction;
import luotu.geo.ReachBoxes;
import luotu.model.Feature;
import luotu.model.Standard.Rule;
import org.locationtech.jts.geom.Envelope;

/** Where the rows of each layer have to be read for what is to be counted. */
final class Extents {
  private static final Set<String> RECORDS = Set.of("inventory", "street_record", "zone");
  private static final Envelope EVERYWHERE = new Envelope(-180, 180, -90, 90);

  private final Map<String, Envelope> boxes = new HashMap<>();
  private final ToDoubleBiFunction<String, String> largest;

  /**
   * @param asked the areas by rule
   * @param withNearest whether the nearest of the means is looked for
   * @param largest value of a field in a layer
   */
  Extents(
      Map<Rule, ? extends Collection<Area>> asked,
      boolean withNearest,
      ToDoubleBiFunction<String, String> largest) {
    this.largest = largest;
    asked.forEach(
        (rule, areas) -> {
          Envelope ground = ground(areas);
          RowReach.of(rule).forEach(reach -> add(reach, ground));
          if (withNearest) {
            RowReach.ofNearest(rule).forEach(reach -> add(reach, ground));
          }
        });
  }

  /** The rows of a layer in some areas, whatever asks for them. */
  void add(String layer, Collection<Area> areas) {
    box(layer).expandToInclude(ground(areas));
  }

  private static Envelope ground(Collection<Area> areas) {
    Envelope ground = new Envelope();
    for (Area area : areas) {
      ground.expandToInclude(area.place().geometry().getEnvelopeInternal());
      area.streets()
          .forEach(street -> ground.expandToInclude(street.geometry().getEnvelopeInternal()));
    }
    return ground;
  }

  private void add(RowReach reach, Envelope ground) {
    if (!ground.isNull()) {
      box(reach.rows().layer()).expandToInclude(around(ground, reach.metres(largest)));
    }
  }

  /**
   * What the rows of a rule may lie near to, wherever these rows reach beyond their zones.
   *
   * @param rows that were read for the rule
   */
  void addNear(Rule rule, List<Feature> rows) {
    Envelope ground = new Envelope();
    rows.forEach(row -> ground.expandToInclude(row.geometry().getEnvelopeInternal()));
    RowReach.near(rule.measure()).forEach(near -> add(RowReach.of(near), ground));
  }

  private Envelope box(String layer) {
    return boxes.computeIfAbsent(layer, none -> new Envelope());
  }

  private static Envelope around(Envelope ground, double metres) {
    if (metres == RowReach.ANYWHERE) {
      return EVERYWHERE;
    }
    List<Envelope> around = ReachBoxes.around(ground, Math.max(0, metres));
    return around.size() == 1 ? around.get(0) : EVERYWHERE;
  }

  /** The box to read, in degrees; empty where there is nothing to read. */
  Optional<Envelope> of(String layer) {
    return RECORDS.contains(layer)
        ? Optional.of(EVERYWHERE)
        : Optional.ofNullable(boxes.get(layer)).filter(box -> !box.isNull());
  }

  /** Whether all rows are read, those without a place too. */
  static boolean isEverywhere(Envelope box) {
    return box.contains(EVERYWHERE);
  }
}

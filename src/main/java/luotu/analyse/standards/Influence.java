package luotu.analyse.standards;

import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import luotu.analyse.FacilityInputs;
import luotu.geo.ReachBoxes;
import luotu.model.Feature;
import luotu.model.Measure;
import luotu.model.Measure.Rows;
import luotu.model.ReachMeasure;
import luotu.model.ReachMeasure.Evacuation;
import luotu.model.Standard.Rule;
import luotu.model.TravelSpeeds.Air;
import luotu.model.filter.Filter;
import luotu.store.Snapshot;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * Which zones may be concerned by rows that were written, or that a later day makes otherwise:
 * never too few. {@link RowReach} says how far rows reach; what is made of all roads and people
 * together is compared by {@link Whole}.
 */
final class Influence {
  private static final String INVENTORY = "inventory";

  /** Of these it is known what of them matters. */
  private static final String ZONE = "zone";

  /** Planes put borders wrong by less. */
  private static final double SLACK = 1.002;

  private static final double SLACK_METRES = 100;

  private final Snapshot snapshot;
  private final FacilityInputs inputs;
  private final ZoneTree zones;
  private final Air flight;
  private final Moves moves;
  private final Set<String> always;

  Influence(Snapshot snapshot, FacilityInputs inputs, ZoneTree zones, Moves moves) {
    this.snapshot = snapshot;
    this.inputs = inputs;
    this.zones = zones;
    this.moves = moves;
    flight = inputs.catalogue().speeds().air();
    always =
        moves
            .zonesThemselves()
            .flatMap(row -> Stream.of((String) row.fields().get("code"), row.zone()))
            .filter(code -> code != null)
            .collect(Collectors.toSet());
  }

  /**
   * The codes of the zones of which a rule may count otherwise, without those above them.
   *
   * @param known what it counted
   * @return empty when any may
   */
  Optional<Set<String>> zones(Rule rule, Collection<Tally> known) {
    Measure measure = rule.measure();
    Set<String> codes = new HashSet<>(always);
    Set<String> layers = measure.reads().stream().map(Rows::layer).collect(Collectors.toSet());
    versions(INVENTORY)
        .filter(row -> row.zone() != null && layers.contains(row.fields().get("layer")))
        .forEach(row -> zones.within(row.zone()).forEach(codes::add));
    for (RowReach reach : RowReach.of(rule)) {
      if (reach.rows().layer().equals(ZONE)) {
        continue;
      }
      for (Feature row : versions(reach.rows().layer()).toList()) {
        if (reach.metres() == RowReach.IN_ZONE) {
          codes.addAll(own(row));
        } else if (measure instanceof Evacuation evacuation) {
          codes.addAll(assigned(evacuation, row));
        } else if (reach.metres() == RowReach.ANYWHERE) {
          double farthest = farthestMetres(measure, known);
          if (Double.isInfinite(farthest)) {
            return Optional.empty();
          }
          codes.addAll(holding(measure.reads().get(0), row.geometry(), farthest));
          codes.addAll(touching(row.geometry(), limitMetres(rule)));
        } else {
          double metres = metres(reach, row);
          codes.addAll(touching(row.geometry(), metres));
          RowReach.among(measure)
              .forEach(among -> codes.addAll(holding(among, row.geometry(), metres)));
        }
      }
    }
    return Optional.of(codes);
  }

  /** Whether rows that no street holds were written, of which the zones above tell. */
  boolean isOutside(Rule rule) {
    return RowReach.asksForPlace(rule.measure())
        && versions(((Measure.Faults) rule.measure()).among().layer())
            .anyMatch(row -> own(row).isEmpty());
  }

  /** The zones in which any rows lie, and those of which something was written. */
  Set<String> zonesOfRows() {
    Set<String> codes = new HashSet<>(always);
    moves.rows().stream().flatMap(move -> move.versions()).forEach(row -> codes.addAll(own(row)));
    return codes;
  }

  private Stream<Feature> versions(String layer) {
    return moves.rows().stream()
        .filter(move -> move.layer().equals(layer))
        .flatMap(move -> move.versions());
  }

  /** The street of a row, and where there are none the zones there are instead. */
  private Set<String> own(Feature row) {
    return Stream.concat(
            Stream.ofNullable(row.zone()),
            row.geometry() == null ? Stream.empty() : zones.withoutTowns(row.geometry()))
        .collect(Collectors.toSet());
  }

  private static double metres(RowReach reach, Feature row) {
    double metres =
        reach.field() == null ? reach.metres() : Survey.number(row, reach.field()).orElse(0.0);
    return metres * SLACK + SLACK_METRES;
  }

  private Set<String> touching(Geometry shape, double metres) {
    return zones.near(new PlacedShape(shape), metres).map(Place::code).collect(Collectors.toSet());
  }

  /** The zones of rows that lie near, some a little farther. */
  private Set<String> holding(Rows rows, Geometry shape, double metres) {
    Set<String> codes = new HashSet<>();
    Filter filter = inputs.filter(inputs.catalogue().getLayer(rows.layer()), rows.filter());
    for (Envelope box : ReachBoxes.around(shape.getEnvelopeInternal(), metres)) {
      snapshot.forEach(
          inputs.catalogue().getLayer(rows.layer()), box, filter, row -> codes.addAll(own(row)));
    }
    return codes;
  }

  /** The zones whose hazards name a shelter. */
  private Set<String> assigned(Evacuation measure, Feature shelter) {
    String key = shelter.sourceKey() == null ? Long.toString(shelter.id()) : shelter.sourceKey();
    String pattern = "%" + key.replaceAll("([\\\\%_])", "\\\\$1") + "%";
    Set<String> codes = new HashSet<>();
    snapshot.forEach(
        inputs.catalogue().getLayer(measure.from().layer()),
        null,
        new Filter.Like(measure.assigned(), pattern),
        row -> codes.addAll(own(row)));
    return codes;
  }

  /**
   * How far the nearest is from any row that was looked at: what lies farther from all of them is
   * the nearest of none.
   */
  private double farthestMetres(Measure measure, Collection<Tally> known) {
    String key = measure instanceof ReachMeasure.Air ? "worst_min" : "worst_m";
    return known.stream()
        .filter(Tally::isMeasured)
        .mapToDouble(
            tally ->
                !tally.numbers().has(key)
                    ? Double.POSITIVE_INFINITY
                    : metres(measure, tally.numbers().get(key)))
        .max()
        .orElse(0);
  }

  private double limitMetres(Rule rule) {
    return metres(rule.measure(), (rule.limit() == null ? rule.preferred() : rule.limit()).value());
  }

  /** Of metres, or minutes of flight. */
  private double metres(Measure measure, double cost) {
    double metres =
        measure instanceof ReachMeasure.Air
            ? Math.max(0, (cost * 60 - flight.takeoffSeconds()) * flight.kmh() / 3.6)
            : cost;
    return metres * SLACK + SLACK_METRES;
  }
}

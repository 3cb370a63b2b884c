package luotu.analyse.standards;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import luotu.analyse.standards.GapResult.Missing;
import luotu.model.Condition.Near;
import luotu.model.Feature;
import luotu.model.Measure.Rows;
import luotu.model.Standard.Rule;
import luotu.model.Standard.Unit;
import luotu.model.TravelSpeeds.Air;

/**
 * How far rows are from the nearest of others, in a straight line: the worst in metres, or the
 * share within minutes of flight.
 */
final class NearestMeasured implements Measured {
  private static final String ROWS = "rows";
  private static final String WITHIN_PREFERRED = "within_preferred";
  private static final String WITHIN_LIMIT = "within_limit";

  private final Survey survey;
  private final Rows from;
  private final Rows to;
  private final Rule rule;
  private final Optional<Air> flight;
  private final String worstKey;
  private final double limit;
  private final List<Target> targets;

  /** One that may be the nearest. */
  private record Target(Feature row, PlacedShape shape) {}

  /** How far the nearest is, in what the marks are stated in. */
  private record Nearest(Optional<Feature> row, double cost) {}

  /**
   * @param flight empty for metres
   */
  NearestMeasured(Survey survey, Rule rule, Rows from, Rows to, Optional<Air> flight) {
    this.survey = survey;
    this.from = from;
    this.to = to;
    this.rule = rule;
    this.flight = flight;
    worstKey = flight.isPresent() ? "worst_min" : "worst_m";
    limit = (rule.limit() == null ? rule.preferred() : rule.limit()).value();
    targets =
        survey.select(to, survey.all(to.layer())).rows().stream()
            .map(row -> new Target(row, new PlacedShape(row.geometry())))
            .toList();
  }

  @Override
  public Tally tally(Area area) {
    Selection things = survey.select(from, area);
    Optional<Tally> nothing = survey.nothingToProtect(List.of(things), area);
    if (nothing.isPresent()) {
      return nothing.get();
    }
    Selection means = survey.select(to, area);
    if (!survey.isSurveyed(means, area) && !isReached(area)) {
      return Tally.noData(List.of(new Missing(to.layer(), null, 0)));
    }
    return trusted(measured(things), means);
  }

  private boolean isReached(Area area) {
    double metres =
        flight.map(air -> (limit * 60 - air.takeoffSeconds()) * air.kmh() / 3.6).orElse(limit);
    return metres >= 0
        && survey
            .neighbours(Near.of(to, metres))
            .reaching(area.place().geometry())
            .findAny()
            .isPresent();
  }

  private Tally measured(Selection things) {
    List<Feature> faults = new ArrayList<>();
    Map<Long, Feature> used = new TreeMap<>();
    int preferred = 0;
    int within = 0;
    double worst = 0;
    for (Feature row : things.rows()) {
      Nearest nearest = nearest(row);
      // The distance to one that is too far is an answer all the same, the flight is none.
      if (flight.isEmpty() || nearest.cost() <= limit) {
        nearest.row().ifPresent(target -> used.put(target.id(), target));
      }
      worst = Math.max(worst, nearest.cost());
      within += nearest.cost() <= limit ? 1 : 0;
      if (nearest.cost() <= rule.preferred().value()) {
        preferred++;
      } else {
        faults.add(row);
      }
    }
    Numbers numbers =
        new Numbers().with(ROWS, things.rows().size()).with(WITHIN_PREFERRED, preferred);
    if (rule.limit() != null) {
      numbers.with(WITHIN_LIMIT, within);
    }
    if (Double.isFinite(worst)) {
      numbers.with(worstKey, Numbers.rounded(worst));
    }
    return Tally.of(
        numbers, things.missing(), faults, survey.unverified(List.copyOf(used.values())));
  }

  /** Infinitely far where there is none. */
  private Nearest nearest(Feature row) {
    PlacedShape place = new PlacedShape(row.geometry());
    Optional<Feature> nearest = Optional.empty();
    double least = Double.POSITIVE_INFINITY;
    for (Target target : targets) {
      if (target.shape().isWithin(place, least)) {
        double metres = target.shape().distanceMetres(place);
        if (metres < least) {
          nearest = Optional.of(target.row());
          least = metres;
        }
      }
    }
    return new Nearest(nearest, cost(least));
  }

  /** To a centimetre, or a tenth of a second. */
  private double cost(double metres) {
    return flight
        .map(air -> Math.rint(air.seconds(metres) * 10) / 600)
        .orElse(Math.rint(metres * 100) / 100);
  }

  @Override
  public Verdict verdict(Numbers numbers) {
    double share = numbers.get(WITHIN_PREFERRED) / numbers.get(ROWS);
    double limitShare = numbers.get(WITHIN_LIMIT) / numbers.get(ROWS);
    double required = rule.required().value();
    Status status =
        rule.limit() == null
            ? Verdict.of(share, required)
            : Verdict.of(share, limitShare, required);
    if (rule.unit() == Unit.SHARE) {
      return new Verdict(
          Verdict.rounded(share),
          rule.limit() == null ? null : Verdict.rounded(limitShare),
          status);
    }
    return new Verdict(numbers.has(worstKey) ? numbers.get(worstKey) : null, null, status);
  }
}

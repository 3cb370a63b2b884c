package luotu.analyse.standards;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import luotu.analyse.standards.GapResult.Missing;
import luotu.model.Feature;
import luotu.model.Measure;
import luotu.model.Measure.Near;
import luotu.model.Standard.Rule;

/** How far rows are from the nearest of others, in a straight line; the worst counts. */
final class DistanceMeasured implements Measured {
  private static final String ROWS = "rows";
  private static final String WITHIN_PREFERRED = "within_preferred";
  private static final String WITHIN_LIMIT = "within_limit";

  private final Survey survey;
  private final Measure.Distance measure;
  private final Rule rule;
  private final double limitMetres;
  private final List<Target> targets;

  /** One that may be the nearest. */
  private record Target(Feature row, PlacedShape shape) {}

  private record Nearest(Optional<Feature> row, double metres) {}

  DistanceMeasured(Survey survey, Measure.Distance measure, Rule rule) {
    this.survey = survey;
    this.measure = measure;
    this.rule = rule;
    limitMetres = (rule.limit() == null ? rule.preferred() : rule.limit()).value();
    targets =
        survey.select(measure.to(), survey.all(measure.to().layer())).rows().stream()
            .map(row -> new Target(row, new PlacedShape(row.geometry())))
            .toList();
  }

  @Override
  public Tally tally(Area area) {
    Selection from = survey.select(measure.from(), area);
    Optional<Tally> nothing = survey.nothingToProtect(List.of(from), area);
    if (nothing.isPresent()) {
      return nothing.get();
    }
    Selection to = survey.select(measure.to(), area);
    if (!survey.isSurveyed(to, area) && !isReached(area)) {
      return Tally.noData(List.of(new Missing(measure.to().layer(), null, 0)));
    }
    return trusted(measured(from), to);
  }

  private boolean isReached(Area area) {
    return survey
        .neighbours(new Near(measure.to(), limitMetres, null))
        .reaching(area.place().geometry())
        .findAny()
        .isPresent();
  }

  private Tally measured(Selection from) {
    List<Feature> faults = new ArrayList<>();
    Map<Long, Feature> used = new TreeMap<>();
    int preferred = 0;
    int limit = 0;
    double worst = 0;
    for (Feature row : from.rows()) {
      Nearest nearest = nearest(row);
      nearest.row().ifPresent(target -> used.put(target.id(), target));
      worst = Math.max(worst, nearest.metres());
      limit += nearest.metres() <= limitMetres ? 1 : 0;
      if (nearest.metres() <= rule.preferred().value()) {
        preferred++;
      } else {
        faults.add(row);
      }
    }
    Numbers numbers =
        new Numbers()
            .with(ROWS, from.rows().size())
            .with(WITHIN_PREFERRED, preferred)
            .with(WITHIN_LIMIT, limit);
    if (Double.isFinite(worst)) {
      numbers.with(Numbers.WORST_METRES, worst);
    }
    return Tally.of(numbers, from.missing(), faults, survey.unverified(List.copyOf(used.values())));
  }

  /** To a centimetre; infinitely far where there is none. */
  private Nearest nearest(Feature row) {
    PlacedShape place = new PlacedShape(row.geometry());
    Nearest nearest = new Nearest(Optional.empty(), Double.POSITIVE_INFINITY);
    for (Target target : targets) {
      if (target.shape().isWithin(place, nearest.metres())) {
        double metres = target.shape().distanceMetres(place);
        if (metres < nearest.metres()) {
          nearest = new Nearest(Optional.of(target.row()), metres);
        }
      }
    }
    return new Nearest(nearest.row(), Math.rint(nearest.metres() * 100) / 100);
  }

  @Override
  public Verdict verdict(Numbers numbers) {
    double rows = numbers.get(ROWS);
    return new Verdict(
        numbers.has(Numbers.WORST_METRES) ? numbers.get(Numbers.WORST_METRES) : null,
        null,
        Verdict.of(
            numbers.get(WITHIN_PREFERRED) / rows,
            numbers.get(WITHIN_LIMIT) / rows,
            rule.required().value()));
  }
}

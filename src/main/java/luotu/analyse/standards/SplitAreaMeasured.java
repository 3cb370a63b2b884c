package luotu.analyse.standards;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import luotu.analyse.servicearea.SplitAreas;
import luotu.analyse.standards.GapResult.Missing;
import luotu.model.Feature;
import luotu.model.ReachMeasure.SplitArea;
import luotu.model.Standard.Rule;

/**
 * How large an area each facility of a zone has that it reaches before any other, wherever that
 * area lies; the worst. Areas are compared as they are shown, to a hundredth of a square kilometre.
 *
 * <p>A facility that no road can be joined from has no area: it is named, and counts as one of
 * which the roads are not known.
 */
final class SplitAreaMeasured implements Measured {
  private static final double SQUARE_METRES_PER_KM2 = 1e6;

  /** To be kept: a hundred square metres. */
  private static final double PER_KM2 = 1e4;

  private final Survey survey;
  private final SplitArea measure;
  private final Rule rule;
  private final Map<Long, Double> squareKilometres = new HashMap<>();

  SplitAreaMeasured(Survey survey, SplitArea measure, Rule rule, SplitAreas areas) {
    this.survey = survey;
    this.measure = measure;
    this.rule = rule;
    for (int i = 0; i < areas.facilities().length; i++) {
      squareKilometres.put(
          areas.facilities()[i], rounded(areas.squareMetres()[i] / SQUARE_METRES_PER_KM2));
    }
  }

  private static double rounded(double squareKilometres) {
    return Math.rint(squareKilometres * PER_KM2) / PER_KM2;
  }

  @Override
  public Tally tally(Area area) {
    Selection facilities = survey.select(measure.facilities(), area);
    Optional<Tally> nothing = survey.nothingToProtect(List.of(facilities), area);
    if (nothing.isPresent()) {
      return nothing.get();
    }
    List<Feature> known = new ArrayList<>();
    List<Feature> faults = new ArrayList<>();
    for (Feature row : facilities.rows()) {
      (Double.isNaN(squareKilometres(row)) ? faults : known).add(row);
    }
    List<Missing> missing = new ArrayList<>(facilities.missing());
    if (!faults.isEmpty()) {
      missing.add(new Missing(SplitArea.ROADS.layer(), null, faults.size()));
    }
    if (Lack.isTooMuch(faults.size(), facilities.rows().size())) {
      return Tally.noData(missing);
    }
    known.sort(Comparator.comparingDouble(this::squareKilometres).reversed());
    known.stream().filter(row -> exceeds(row, rule.preferred().value())).forEach(faults::add);
    return Tally.of(numbers(known), missing, faults, survey.unverified(facilities.rows()));
  }

  private double squareKilometres(Feature row) {
    return squareKilometres.getOrDefault(row.id(), Double.NaN);
  }

  private boolean exceeds(Feature row, double limit) {
    return squareKilometres(row) > limit;
  }

  /**
   * @param known the largest area first
   */
  private Numbers numbers(List<Feature> known) {
    Numbers numbers =
        new Numbers()
            .with(SplitArea.FACILITIES, known.size())
            .with(SplitArea.PREFERRED, within(known, rule.preferred().value()));
    if (rule.limit() != null) {
      numbers.with(SplitArea.LIMIT, within(known, rule.limit().value()));
    }
    numbers.with(SplitArea.WORST, squareKilometres(known.get(0)));
    known.forEach(row -> numbers.with(SplitArea.areaKey(row.id()), squareKilometres(row)));
    return numbers;
  }

  private long within(List<Feature> rows, double limit) {
    return rows.stream().filter(row -> !exceeds(row, limit)).count();
  }

  @Override
  public Verdict verdict(Numbers numbers) {
    double all = numbers.get(SplitArea.FACILITIES);
    double share = numbers.get(SplitArea.PREFERRED) / all;
    double required = rule.required().value();
    return new Verdict(
        numbers.get(SplitArea.WORST),
        null,
        rule.limit() == null
            ? Verdict.of(share, required)
            : Verdict.of(share, numbers.get(SplitArea.LIMIT) / all, required));
  }
}

package luotu.analyse.standards;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import luotu.analyse.standards.GapResult.Missing;
import luotu.model.Feature;
import luotu.model.Measure;
import luotu.model.Standard.Unit;

/** What usable resources hold, as a ratio of what is needed. */
record CapacityMeasured(Survey survey, Measure.Capacity measure, Unit unit, double required)
    implements Measured {
  static final String SUPPLY = "supply";
  private static final String NEED = "need";
  private static final String POPULATION = "population";

  @Override
  public Tally tally(Area area) {
    Optional<Double> people = survey.people(area);
    if (measure.asksForPeople() && people.isEmpty()) {
      return measure.need().people() && survey.isConfirmed(POPULATION, area)
          ? Tally.notApplicable()
          : Tally.noData(List.of(new Missing(POPULATION, "people", 0)));
    }
    double need = need(people);
    if (need == 0) {
      return Tally.notApplicable();
    }
    Selection selection = survey.select(measure.rows(), area);
    String layer = measure.rows().layer();
    if (!survey.isSurveyed(selection, area)) {
      return Tally.noData(List.of(new Missing(layer, null, 0)));
    }
    double supply = 0;
    int empty = 0;
    for (Feature row : selection.rows()) {
      Optional<Double> amount = amount(row);
      supply += amount.orElse(0.0);
      empty += amount.isEmpty() ? 1 : 0;
    }
    List<Lack> lacks = new ArrayList<>(selection.lacks());
    if (empty > 0) {
      lacks.add(new Lack(layer, measure.amount().field(), empty, selection.rows().size()));
    }
    List<Missing> missing = lacks.stream().map(Lack::missing).toList();
    return lacks.stream().anyMatch(Lack::isTooMuch)
        ? Tally.noData(missing)
        : Tally.of(
            new Numbers().with(SUPPLY, supply).with(NEED, need),
            missing,
            List.of(),
            survey.unverified(selection.rows()));
  }

  private double need(Optional<Double> people) {
    Measure.Need need = measure.need();
    if (need == null) {
      return required;
    }
    if (need.people()) {
      return people.orElseThrow();
    }
    boolean isAbove =
        need.population().filter(most -> people.orElseThrow() > most.number()).isPresent();
    return (isAbove ? need.valueAbove() : need.value()).orElseThrow().number();
  }

  private Optional<Double> amount(Feature row) {
    String field = measure.amount().field();
    return field == null
        ? Optional.of(1.0)
        : Survey.number(row, field).or(() -> fromArea(row)).map(Math::floor);
  }

  private Optional<Double> fromArea(Feature row) {
    return Optional.ofNullable(measure.amount().fromArea())
        .flatMap(
            from ->
                Survey.number(row, from.area())
                    .flatMap(
                        area ->
                            Optional.ofNullable(row.fields().get(from.grade()))
                                .map(from.perPerson()::get)
                                .map(each -> area / each.number())));
  }

  @Override
  public Verdict verdict(Numbers numbers) {
    double ratio = numbers.get(SUPPLY) / numbers.get(NEED);
    boolean counts = unit == Unit.COUNT;
    return new Verdict(
        counts ? numbers.get(SUPPLY) : Verdict.rounded(ratio),
        null,
        Verdict.of(ratio, counts ? 1 : required));
  }
}

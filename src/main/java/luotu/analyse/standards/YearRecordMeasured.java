package luotu.analyse.standards;

import java.util.List;
import java.util.Optional;
import luotu.analyse.standards.GapResult.Missing;
import luotu.model.Feature;
import luotu.model.Measure;
import luotu.model.Measure.Rows;
import luotu.model.filter.Filter;
import luotu.model.filter.FilterMatch;
import luotu.model.filter.FilterMatch.Truth;

/** What a zone's own record of the report's year says. */
record YearRecordMeasured(Survey survey, Measure.YearRecord measure, double required)
    implements Measured {
  @Override
  public Tally tally(Area area) {
    Rows asked = measure.reads().get(0);
    List<Feature> rows = survey.select(asked, Area.of(area.place())).rows();
    if (rows.isEmpty()) {
      return Tally.noData(List.of(new Missing(asked.layer(), null, 0)));
    }
    return measure.count() == null
        ? condition(rows.get(0))
        : count(rows.get(0), Survey.number(rows.get(0), measure.count()));
  }

  private Tally count(Feature row, Optional<Double> count) {
    return count
        .map(times -> measured(row, new Numbers().with(measure.count(), times), times >= required))
        .orElseGet(() -> Tally.noData(List.of(new Missing(row.layer(), measure.count(), 1))));
  }

  private Tally condition(Feature row) {
    Filter filter = survey.filter(row.layer(), measure.where());
    Truth truth = FilterMatch.match(filter, row);
    return truth == Truth.UNKNOWN
        ? Tally.noData(
            List.of(
                new Missing(row.layer(), FilterMatch.emptyProperty(filter, row).orElseThrow(), 1)))
        : measured(row, new Numbers(), truth == Truth.TRUE);
  }

  private static Tally measured(Feature row, Numbers numbers, boolean has) {
    return Tally.of(Having.in(numbers, has), List.of(), has ? List.of() : List.of(row), List.of());
  }

  @Override
  public Verdict verdict(Numbers numbers) {
    Verdict having = Having.verdict(numbers);
    return measure.count() == null
        ? having
        : new Verdict(numbers.get(measure.count()), null, having.status());
  }
}

package luotu.analyse.standards;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import luotu.analyse.standards.GapResult.Missing;
import luotu.model.Feature;
import luotu.model.Measure;
import luotu.model.Measure.Rows;
import luotu.model.Measure.State;
import org.locationtech.jts.geom.Coordinate;

/**
 * The share of a street's communities that hold one.
 *
 * <p>How many communities there are is what the newest street record up to the year of the report
 * says, or the number of community zones in the street. Where these are drawn, one counts for the
 * community it lies in; where they are not, each is taken to serve another community.
 */
record CommunitiesMeasured(Survey survey, Measure.Communities measure, double required)
    implements Measured {
  private static final String HAVING = "communities_having";
  private static final String COMMUNITIES = "communities";
  private static final String RECORD = "street_record";

  @Override
  public Tally tally(Area area) {
    List<Place> drawn = survey.zones().communities(area.place());
    Optional<Double> known = recorded(area).or(() -> count(drawn));
    if (known.isEmpty()) {
      return Tally.noData(List.of(new Missing(RECORD, COMMUNITIES, 0)));
    }
    if (known.get() == 0) {
      return Tally.notApplicable();
    }
    Selection selection = survey.select(measure.rows(), area);
    if (!survey.isSurveyed(selection, area)) {
      return Tally.noData(List.of(new Missing(measure.rows().layer(), null, 0)));
    }
    List<Place> without = drawn.stream().filter(zone -> !holdsAny(zone, selection)).toList();
    double having = drawn.isEmpty() ? selection.rows().size() : drawn.size() - without.size();
    return trusted(
        Tally.of(
            new Numbers()
                .with(HAVING, Math.min(having, known.get()))
                .with(COMMUNITIES, known.get()),
            selection.missing(),
            without.stream().map(Place::row).toList(),
            survey.unverified(selection.rows())),
        selection);
  }

  private static Optional<Double> count(List<Place> drawn) {
    return drawn.isEmpty() ? Optional.empty() : Optional.of((double) drawn.size());
  }

  private Optional<Double> recorded(Area area) {
    LocalDate asOf = survey.asOf();
    return survey.select(new Rows(RECORD, null, State.ANY, null, null), area).rows().stream()
        .filter(row -> year(row) <= asOf.getYear() && row.fields().containsKey(COMMUNITIES))
        .max(Comparator.comparingInt(CommunitiesMeasured::year))
        .flatMap(row -> Survey.number(row, COMMUNITIES));
  }

  private static int year(Feature row) {
    return ((Number) row.fields().get("year")).intValue();
  }

  private boolean holdsAny(Place community, Selection selection) {
    return selection.rows().stream().anyMatch(row -> survey.zones().holds(community, inside(row)));
  }

  private static Coordinate inside(Feature row) {
    return row.geometry().getInteriorPoint().getCoordinate();
  }

  @Override
  public Verdict verdict(Numbers numbers) {
    double share = numbers.get(HAVING) / numbers.get(COMMUNITIES);
    return new Verdict(Verdict.rounded(share), null, Verdict.of(share, required));
  }
}

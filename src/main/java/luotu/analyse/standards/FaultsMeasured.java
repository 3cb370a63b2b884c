package luotu.analyse.standards;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import luotu.analyse.standards.GapResult.Missing;
import luotu.model.Condition.Near;
import luotu.model.Feature;
import luotu.model.Measure;
import luotu.model.filter.FilterMatch.Truth;
import org.locationtech.jts.geom.Coordinate;

/**
 * The number of rows of which a condition is true.
 *
 * <p>Rows that lie in no street are told by the districts and the city that hold them; those that
 * no zone holds at all, by every zone of the highest level.
 */
record FaultsMeasured(Survey survey, Measure.Faults measure, double required) implements Measured {
  private static final String FAULTS = "faults";
  private static final String ROWS = "rows";
  private static final String OUTSIDE = "outside";

  @Override
  public Tally tally(Area area) {
    Selection selection = survey.select(measure.among(), area);
    Optional<Tally> nothing = survey.nothingToProtect(List.of(selection), area);
    if (nothing.isPresent()) {
      return nothing.get();
    }
    Judged judged = Judged.of(survey, measure.faults(), selection.rows());
    List<Feature> faults = judged.rows(Truth.TRUE);
    List<Missing> unknown = notSurveyed(area, faults);
    if (!unknown.isEmpty()) {
      return Tally.noData(unknown);
    }
    List<Lack> lacks = new ArrayList<>(selection.lacks());
    lacks.addAll(judged.lacks());
    List<Missing> missing = lacks.stream().map(Lack::missing).toList();
    return lacks.stream().anyMatch(Lack::isTooMuch)
        ? Tally.noData(missing)
        : Tally.of(numbers(faults, selection.rows()), missing, faults, List.of());
  }

  private static Numbers numbers(List<Feature> faults, List<Feature> rows) {
    return new Numbers().with(FAULTS, faults.size()).with(ROWS, rows.size());
  }

  /** The layers of what must be kept away from, when none of them is known around the area. */
  private List<Missing> notSurveyed(Area area, List<Feature> faults) {
    List<Near> means = measure.near();
    boolean known =
        means.isEmpty()
            || !faults.isEmpty()
            || means.stream().anyMatch(near -> isSurveyed(near, area));
    return known
        ? List.of()
        : means.stream()
            .map(near -> near.rows().layer())
            .distinct()
            .map(layer -> new Missing(layer, null, 0))
            .toList();
  }

  private boolean isSurveyed(Near near, Area area) {
    return survey.isSurveyed(survey.select(near.rows(), area), area)
        || survey.neighbours(near).reaching(area.place().geometry()).findAny().isPresent();
  }

  @Override
  public Optional<Tally> beside(Area area) {
    if (!measure.asksForPlace()) {
      return Optional.empty();
    }
    List<Feature> rows = outsideRows().stream().filter(row -> isToldBy(area.place(), row)).toList();
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Tally.of(numbers(rows, rows).with(OUTSIDE, rows.size()), List.of(), rows, List.of()));
  }

  private List<Feature> outsideRows() {
    Conditions conditions = new Conditions(survey);
    List<Feature> outside =
        survey.all(measure.among().layer()).stream().filter(conditions::isOutside).toList();
    return survey.select(measure.among(), outside).rows();
  }

  private boolean isToldBy(Place zone, Feature row) {
    Coordinate place = row.geometry().getInteriorPoint().getCoordinate();
    return survey.zones().holds(zone, place)
        || survey.zones().isTop(zone) && !survey.zones().isAnywhere(place);
  }

  @Override
  public int outside() {
    return measure.asksForPlace() ? outsideRows().size() : 0;
  }

  @Override
  public Verdict verdict(Numbers numbers) {
    double faults = numbers.get(FAULTS);
    return new Verdict(faults, null, faults <= required ? Status.MET : Status.GAP);
  }
}

package luotu.analyse.standards;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import luotu.analyse.coverage.ReachedCells;
import luotu.analyse.people.ZonePeople.Count;
import luotu.analyse.standards.GapResult.Item;
import luotu.analyse.standards.GapResult.Missing;
import luotu.model.Condition.Near;
import luotu.model.Feature;
import luotu.model.ReachMeasure;
import luotu.model.ReachMeasure.OwnReach;

/** The share of people within the distances that facilities reach out themselves. */
final class OwnReachMeasured implements Measured {
  private static final String WITHIN = "within_reach";
  private static final byte REACHED = 0;
  private static final byte OUT_OF_REACH = 1;

  private final Survey survey;
  private final OwnReach measure;
  private final double required;
  private final StreetPeople people;
  private final Map<String, Count> counts;
  private final Map<String, List<Item>> leftOut;

  OwnReachMeasured(Survey survey, OwnReach measure, double required, StreetPeople people) {
    this.survey = survey;
    this.measure = measure;
    this.required = required;
    this.people = people;
    List<Feature> facilities =
        survey
            .select(measure.facilities(), survey.all(measure.facilities().layer()))
            .rows()
            .stream()
            .filter(row -> Survey.number(row, measure.field()).isPresent())
            .toList();
    boolean[] reached =
        ReachedCells.of(
            people.cells(),
            facilities.stream().map(Feature::geometry).toList(),
            facilities.stream()
                .mapToDouble(row -> Survey.number(row, measure.field()).orElseThrow())
                .toArray());
    byte[] bands = new byte[reached.length];
    for (int cell = 0; cell < bands.length; cell++) {
      bands[cell] = reached[cell] ? REACHED : OUT_OF_REACH;
    }
    counts = people.count(bands, 1);
    leftOut = people.leftOut((street, cell) -> !reached[cell]);
  }

  @Override
  public Tally tally(Area area) {
    return area.streets().size() == 1
        ? street(area.streets().get(0))
        : Tally.sum(area.streets().stream().map(this::street).toList());
  }

  private Tally street(Place street) {
    Area area = Area.of(street);
    Count count = counts.get(street.code());
    Optional<Tally> nobody = people.nobody(survey, area, count);
    if (nobody.isPresent()) {
      return nobody.get();
    }
    Selection means = survey.select(measure.facilities(), area);
    Near reach = Near.ofField(measure.facilities(), measure.field());
    if (!survey.isSurveyed(means, area)
        && survey.neighbours(reach).reaching(street.geometry()).findAny().isEmpty()) {
      return Tally.noData(List.of(new Missing(measure.facilities().layer(), null, 0)));
    }
    Numbers numbers =
        new Numbers()
            .with(ReachMeasure.PEOPLE, Numbers.rounded(count.people()))
            .with(WITHIN, Numbers.rounded(count.within()[REACHED]));
    List<Feature> silent =
        means.rows().stream().filter(row -> Survey.number(row, measure.field()).isEmpty()).toList();
    List<Lack> lacks = new ArrayList<>(means.lacks());
    if (!silent.isEmpty()) {
      lacks.add(
          new Lack(
              measure.facilities().layer(), measure.field(), silent.size(), means.rows().size()));
    }
    boolean met = verdict(numbers).status() == Status.MET;
    List<Missing> missing = lacks.stream().map(Lack::missing).toList();
    if (!met && lacks.stream().anyMatch(Lack::isTooMuch)) {
      return Tally.noData(missing);
    }
    return new Tally(
        null,
        numbers,
        missing,
        met
            ? List.of()
            : Stream.concat(silent.stream().map(Item::of), leftOut.get(street.code()).stream())
                .toList(),
        unverified(street, means, reach));
  }

  /** Those in the street and those that reach it from outside. */
  private List<Item> unverified(Place street, Selection means, Near reach) {
    Map<Long, Item> rows = new TreeMap<>();
    Stream.concat(
            survey.unverified(means.rows()).stream(),
            survey.neighboursUnverified(reach).reaching(street.geometry()))
        .forEach(row -> rows.put(row.id(), Item.of(row)));
    return List.copyOf(rows.values());
  }

  @Override
  public Verdict verdict(Numbers numbers) {
    double share = Math.min(1, numbers.get(WITHIN) / numbers.get(ReachMeasure.PEOPLE));
    return new Verdict(Verdict.rounded(share), null, Verdict.of(share, required));
  }
}

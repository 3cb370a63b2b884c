package luotu.analyse.standards;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import luotu.analyse.people.ZonePeople.Count;
import luotu.analyse.standards.GapResult.Item;
import luotu.analyse.standards.GapResult.Missing;
import luotu.model.Measure.Rows;
import luotu.model.ReachMeasure;
import luotu.model.ReachMeasure.Kind;
import luotu.model.ReachMeasure.Travel;
import luotu.model.Standard.Rule;

/**
 * The share of people within minutes of facilities by road; of several kinds, the lowest.
 *
 * <p>What is not known of the means may only add to the people that are reached: where that could
 * change the status there is no data.
 */
record TravelMeasured(
    Survey survey, Travel measure, Rule rule, StreetPeople people, TravelReach reach)
    implements Measured {
  private static final String ROAD = "road";

  /**
   * What is not known of the means of a street.
   *
   * @param layers of which nothing is known
   * @param kinds that may reach more people than is known
   */
  private record Unknown(Set<String> layers, Set<Kind> kinds, List<Lack> lacks) {
    List<Missing> missing() {
      return Stream.concat(
              layers.stream().map(layer -> new Missing(layer, null, 0)),
              lacks.stream().map(Lack::missing).distinct())
          .toList();
    }
  }

  @Override
  public Tally tally(Area area) {
    return area.streets().size() == 1
        ? street(area.streets().get(0))
        : Tally.sum(area.streets().stream().map(this::street).toList());
  }

  private Tally street(Place street) {
    Area area = Area.of(street);
    Optional<Tally> nobody =
        people.nobody(survey, area, count(measure.kinds().get(0), street.code()));
    if (nobody.isPresent()) {
      return nobody.get();
    }
    Unknown unknown = unknown(area);
    if (reach.withoutRoad().contains(street.code()) && !survey.isConfirmed(ROAD, area)) {
      unknown.layers().add(ROAD);
      return Tally.noData(unknown.missing());
    }
    Numbers numbers = numbers(street.code(), Set.of());
    Status status = verdict(numbers).status();
    if (status != verdict(numbers(street.code(), unknown.kinds())).status()) {
      return Tally.noData(unknown.missing());
    }
    return new Tally(
        null,
        numbers,
        unknown.missing(),
        status == Status.MET ? List.of() : faults(area),
        reach.arrivals().values().stream()
            .flatMap(each -> each.unverified().getOrDefault(street.code(), Set.of()).stream())
            .distinct()
            .toList());
  }

  private Count count(Kind kind, String street) {
    return reach.counts().get(kind).get(street);
  }

  private Unknown unknown(Area area) {
    Set<String> known = new TreeSet<>();
    Set<String> layers = new TreeSet<>();
    List<Lack> lacks = new ArrayList<>();
    Set<Kind> kinds = new LinkedHashSet<>();
    for (Kind kind : measure.kinds()) {
      for (Rows rows : kind.facilities()) {
        Selection means = survey.select(rows, area);
        lacks.addAll(means.lacks());
        layers.add(rows.layer());
        if (survey.isSurveyed(means, area)
            || reach.arrivals().get(rows).streets().contains(area.place().code())) {
          known.add(rows.layer());
        }
        if (means.lacks().stream().anyMatch(Lack::isTooMuch)) {
          kinds.add(kind);
        }
      }
    }
    layers.removeAll(known);
    measure.kinds().stream()
        .filter(kind -> kind.facilities().stream().map(Rows::layer).anyMatch(layers::contains))
        .forEach(kinds::add);
    return new Unknown(layers, kinds, lacks);
  }

  /**
   * @param everybody kinds that are taken to reach all people
   */
  private Numbers numbers(String street, Set<Kind> everybody) {
    Numbers numbers = new Numbers();
    for (Kind kind : measure.kinds()) {
      Count count = count(kind, street);
      double all = Numbers.rounded(count.people());
      boolean isAll = everybody.contains(kind);
      numbers.with(ReachMeasure.PEOPLE, all);
      numbers.with(
          kind.preferredKey(),
          isAll ? all : Numbers.rounded(count.within()[TravelReach.PREFERRED]));
      if (rule.limit() != null) {
        numbers.with(
            kind.limitKey(), isAll ? all : Numbers.rounded(count.within()[TravelReach.LIMIT]));
      }
    }
    return numbers;
  }

  /** Facilities of the street that no road can be joined from, then where people are left out. */
  private List<Item> faults(Area area) {
    Set<Item> faults = new LinkedHashSet<>();
    reach
        .arrivals()
        .forEach(
            (rows, each) ->
                survey.select(rows, area).rows().stream()
                    .filter(row -> each.withoutRoad().contains(row.id()))
                    .map(Item::of)
                    .forEach(faults::add));
    faults.addAll(reach.leftOut().get(area.place().code()));
    return List.copyOf(faults);
  }

  @Override
  public Numbers shown(Numbers numbers) {
    if (measure.kinds().size() == 1 || !numbers.has(ReachMeasure.PEOPLE)) {
      return numbers;
    }
    Numbers first = new Numbers().with(ReachMeasure.PEOPLE, numbers.get(ReachMeasure.PEOPLE));
    for (Kind kind : measure.kinds()) {
      first.with(kind.shareKey(), Verdict.rounded(share(numbers, kind.preferredKey())));
    }
    return first.before(numbers);
  }

  private static double share(Numbers numbers, String key) {
    return Math.min(1, numbers.get(key) / numbers.get(ReachMeasure.PEOPLE));
  }

  private double lowest(Numbers numbers, Function<Kind, String> key) {
    return measure.kinds().stream()
        .mapToDouble(kind -> share(numbers, key.apply(kind)))
        .min()
        .orElseThrow();
  }

  @Override
  public Verdict verdict(Numbers numbers) {
    double share = lowest(numbers, Kind::preferredKey);
    double required = rule.required().value();
    if (rule.limit() == null) {
      return new Verdict(Verdict.rounded(share), null, Verdict.of(share, required));
    }
    double limitShare = lowest(numbers, Kind::limitKey);
    return new Verdict(
        Verdict.rounded(share),
        Verdict.rounded(limitShare),
        Verdict.of(share, limitShare, required));
  }
}

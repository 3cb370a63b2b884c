package luotu.analyse.standards;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import luotu.analyse.people.ZonePeople.Count;
import luotu.analyse.servicearea.CellTimes;
import luotu.analyse.standards.GapResult.Item;
import luotu.model.Measure.Rows;
import luotu.model.ReachMeasure.Kind;
import luotu.model.ReachMeasure.Travel;
import luotu.model.Standard.Rule;
import luotu.roads.JoinedPlaces;

/**
 * Whom the facilities of a standard reach in time, street by street.
 *
 * @param counts by kind and code of the street: how many people within the preferred time and,
 *     where the rule has one, the limit
 * @param arrivals of every sort of facilities
 * @param leftOut by code of the street: where most people are not reached in time by the kind that
 *     reaches the fewest
 * @param withoutRoad codes of streets in which no road is stored
 */
record TravelReach(
    Map<Kind, Map<String, Count>> counts,
    Map<Rows, Arrivals> arrivals,
    Map<String, List<Item>> leftOut,
    Set<String> withoutRoad) {
  static final int PREFERRED = 0;
  static final int LIMIT = 1;

  /**
   * What one sort of facilities reaches.
   *
   * @param streets codes of those where somebody is reached
   * @param unverified by code of the street: the nearest of somebody, not known to be usable
   * @param withoutRoad ids of those that no road can be joined from
   */
  record Arrivals(Set<String> streets, Map<String, Set<Item>> unverified, Set<Long> withoutRoad) {
    private boolean differs(Arrivals other, String street) {
      return streets.contains(street) != other.streets.contains(street)
          || !Objects.equals(unverified.get(street), other.unverified.get(street));
    }
  }

  /**
   * @param hasRoad whether a road is stored in a street, for the streets where nobody joins one
   */
  static TravelReach of(
      Travel travel,
      Rule rule,
      StreetPeople people,
      Travels travels,
      JoinedPlaces joined,
      Predicate<Place> hasRoad) {
    Map<Kind, Map<String, Count>> counts = new LinkedHashMap<>();
    Map<Rows, Arrivals> arrivals = new LinkedHashMap<>();
    List<byte[]> bands = new ArrayList<>();
    int bandCount = rule.limit() == null ? 1 : 2;
    for (Kind kind : travel.kinds()) {
      byte[] best = new byte[people.cells().size()];
      Arrays.fill(best, (byte) bandCount);
      for (Rows rows : kind.facilities()) {
        arrivals.put(rows, arrivals(rows, rule, people, travels.times(travel, rows), best));
      }
      bands.add(best);
      counts.put(kind, people.count(best, bandCount));
    }
    int[] lowest = people.codes().stream().mapToInt(code -> lowest(code, counts)).toArray();
    return new TravelReach(
        counts,
        arrivals,
        people.leftOut((street, cell) -> bands.get(lowest[street])[cell] != PREFERRED),
        withoutRoad(people, joined, hasRoad));
  }

  /** Where people join a road there is one; only the other streets are looked at. */
  private static Set<String> withoutRoad(
      StreetPeople people, JoinedPlaces joined, Predicate<Place> hasRoad) {
    byte[] bands = new byte[people.cells().size()];
    for (int cell = 0; cell < bands.length; cell++) {
      bands[cell] = (byte) (joined.isJoined(cell) ? 0 : 1);
    }
    Map<String, Count> counts = people.count(bands, 1);
    return people.streets().stream()
        .filter(street -> !(counts.get(street.code()).within()[0] > 0))
        .filter(street -> !hasRoad.test(street))
        .map(Place::code)
        .collect(Collectors.toSet());
  }

  /** The streets that this is about. */
  Set<String> streets() {
    return counts.values().iterator().next().keySet();
  }

  /** The streets of this one where another, of later data, is not the same. */
  Set<String> differing(TravelReach other) {
    return streets().stream()
        .filter(
            street ->
                withoutRoad.contains(street) != other.withoutRoad.contains(street)
                    || !leftOut.get(street).equals(other.leftOut.get(street))
                    || counts.keySet().stream()
                        .anyMatch(
                            kind ->
                                !isSame(
                                    counts.get(kind).get(street),
                                    other.counts.get(kind).get(street)))
                    || arrivals.keySet().stream()
                        .anyMatch(
                            rows -> arrivals.get(rows).differs(other.arrivals.get(rows), street)))
        .collect(Collectors.toSet());
  }

  private static boolean isSame(Count one, Count other) {
    return other != null
        && one.people() == other.people()
        && Arrays.equals(one.within(), other.within());
  }

  /**
   * @param best takes in the bands of the cells that these facilities reach sooner
   */
  private static Arrivals arrivals(
      Rows rows, Rule rule, StreetPeople people, CellTimes times, byte[] best) {
    int preferred = Travels.millis(rule.preferred());
    int limit = rule.limit() == null ? preferred : Travels.millis(rule.limit());
    BitSet streets = new BitSet();
    Map<String, Set<Item>> unverified = new LinkedHashMap<>();
    for (int i = 0; i < best.length; i++) {
      int cell = i;
      if (times.isWithin(cell, limit)) {
        int facility = times.nearest()[cell];
        int band = times.isWithin(cell, preferred) ? PREFERRED : LIMIT;
        best[cell] = (byte) Math.min(best[cell], band);
        people
            .zones()
            .forEachZone(
                cell,
                street -> {
                  streets.set(street);
                  if (times.unverified().get(facility)) {
                    unverified
                        .computeIfAbsent(people.codes().get(street), none -> new LinkedHashSet<>())
                        .add(new Item(rows.layer(), times.facilities()[facility]));
                  }
                });
      }
    }
    Set<String> codes = new HashSet<>();
    streets.stream().mapToObj(people.codes()::get).forEach(codes::add);
    return new Arrivals(codes, unverified, withoutRoad(times));
  }

  private static Set<Long> withoutRoad(CellTimes times) {
    return IntStream.range(0, times.facilities().length)
        .filter(facility -> !times.joined().isJoined(facility))
        .mapToObj(facility -> times.facilities()[facility])
        .collect(Collectors.toSet());
  }

  /**
   * Position of the kind that reaches the fewest people of a street in time, the first of several.
   */
  private static int lowest(String street, Map<Kind, Map<String, Count>> counts) {
    double[] within =
        counts.values().stream()
            .mapToDouble(each -> each.get(street).within()[PREFERRED])
            .toArray();
    int lowest = 0;
    for (int i = 1; i < within.length; i++) {
      lowest = within[i] < within[lowest] ? i : lowest;
    }
    return lowest;
  }
}

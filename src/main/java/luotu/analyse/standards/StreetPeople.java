package luotu.analyse.standards;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.IntStream;
import luotu.analyse.people.CellZones;
import luotu.analyse.people.ZonePeople;
import luotu.analyse.people.ZonePeople.Count;
import luotu.analyse.standards.GapResult.Item;
import luotu.analyse.standards.GapResult.Missing;
import luotu.model.ZoneEntry;
import luotu.store.PopulatedCells;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;

/** The people of a report's streets, cell by cell. Immutable, safe for many threads. */
final class StreetPeople {
  private static final GeometryFactory GEOMETRY = new GeometryFactory();
  private static final String LAYER = "population";

  /** Of a street: enough to see on the map where people are left out. */
  private static final int MOST_CELLS = 20;

  private final PopulatedCells cells;
  private final List<Place> streets;
  private final List<String> codes;
  private final Set<String> towns;
  private final ZonePeople people;

  /** Whether a cell is left out in a street, both by their positions. */
  @FunctionalInterface
  interface LeftOut {
    boolean test(int street, int cell);
  }

  /**
   * @param streets ordered by code
   * @param kinds which zone of a kind each cell belongs to, for every kind that the streets are of
   */
  StreetPeople(PopulatedCells cells, List<Place> streets, Map<String, CellZones> kinds) {
    this.cells = cells;
    this.streets = List.copyOf(streets);
    codes = streets.stream().map(Place::code).toList();
    towns = new HashSet<>(Arrays.asList(cells.zones()));
    List<ZoneEntry> entries = streets.stream().map(StreetPeople::entry).toList();
    people = new ZonePeople(entries, cells, kinds, kinds);
  }

  private static ZoneEntry entry(Place street) {
    return new ZoneEntry(
        street.code(),
        street.name(),
        street.kind(),
        street.population().map(Double::longValue).orElse(null));
  }

  PopulatedCells cells() {
    return cells;
  }

  List<Place> streets() {
    return streets;
  }

  /** Where some people live. */
  record Cell(Point place, double people) {}

  /** A cell by the id of its row. */
  Optional<Cell> cell(long id) {
    int index = Arrays.binarySearch(cells.ids(), id);
    return index < 0
        ? Optional.empty()
        : Optional.of(
            new Cell(
                GEOMETRY.createPoint(
                    new Coordinate(cells.places()[2 * index], cells.places()[2 * index + 1])),
                cells.people()[index]));
  }

  List<String> codes() {
    return codes;
  }

  ZonePeople zones() {
    return people;
  }

  /**
   * By code of the street how many people there are, and how many of them within each band.
   *
   * @param bands of every cell the number of its band, {@code bandCount} for none
   */
  Map<String, Count> count(byte[] bands, int bandCount) {
    List<Count> counts = people.measure(bands, bandCount, new boolean[codes.size()]).zones();
    Map<String, Count> byCode = new LinkedHashMap<>();
    for (int i = 0; i < codes.size(); i++) {
      byCode.put(codes.get(i), counts.get(i));
    }
    return byCode;
  }

  /** What follows when nobody lives in a street, or nobody knows where; empty when people do. */
  Optional<Tally> nobody(Survey survey, Area street, Count count) {
    if (Double.isNaN(count.within()[0])) {
      return Optional.of(unknown());
    }
    if (count.people() > 0) {
      return Optional.empty();
    }
    boolean isKnown =
        towns.contains(street.place().code())
            || street.place().population().isPresent()
            || survey.isConfirmed(LAYER, street);
    return Optional.of(isKnown ? Tally.notApplicable() : unknown());
  }

  private static Tally unknown() {
    return Tally.noData(List.of(new Missing(LAYER, "people", 0)));
  }

  /** By code of the street the cells where most people are left out, most people first. */
  Map<String, List<Item>> leftOut(LeftOut leftOut) {
    Comparator<Integer> fewest =
        Comparator.<Integer>comparingDouble(cell -> cells.people()[cell])
            .thenComparing(Comparator.reverseOrder());
    List<PriorityQueue<Integer>> most =
        IntStream.range(0, codes.size()).mapToObj(i -> new PriorityQueue<>(fewest)).toList();
    for (int i = 0; i < cells.size(); i++) {
      int cell = i;
      if (cells.people()[cell] > 0) {
        people.forEachZone(
            cell,
            street -> {
              PriorityQueue<Integer> known = most.get(street);
              boolean isOfMost =
                  known.size() < MOST_CELLS || fewest.compare(known.peek(), cell) < 0;
              if (isOfMost && leftOut.test(street, cell)) {
                known.add(cell);
                if (known.size() > MOST_CELLS) {
                  known.remove();
                }
              }
            });
      }
    }
    Map<String, List<Item>> byCode = new LinkedHashMap<>();
    for (int i = 0; i < codes.size(); i++) {
      List<Integer> found = new ArrayList<>(most.get(i));
      found.sort(fewest.reversed());
      byCode.put(
          codes.get(i), found.stream().map(cell -> new Item(LAYER, cells.ids()[cell])).toList());
    }
    return byCode;
  }
}

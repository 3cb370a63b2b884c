package luotu.analyse.coverage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import luotu.model.Zone;
import luotu.store.PopulatedCells;
import org.locationtech.jts.geom.Coordinate;

/**
 * The populated cells of some zones. A cell belongs to the town the database found for it, and of
 * every other kind to the lowest code that holds it.
 */
final class PopulationCells {
  private static final int[] NO_OWNERS = {};

  private final List<Zone> zones;
  private final List<IntList> cellsOfZone;
  private final Map<String, Integer> positions = new LinkedHashMap<>();
  private final Map<String, ZoneLocator> locators = new LinkedHashMap<>();
  private final double[] weights;
  private PopulatedCells cells = new PopulatedCells(new double[0], new double[0], new String[0]);

  /**
   * @param zones asked for, ordered by code
   * @param others per kind other than town all zones of that kind
   */
  PopulationCells(List<Zone> zones, Map<String, List<Zone>> others) {
    this.zones = zones;
    weights = new double[zones.size()];
    cellsOfZone = zones.stream().map(zone -> new IntList()).toList();
    for (int i = 0; i < zones.size(); i++) {
      positions.put(zones.get(i).code(), i);
    }
    others.forEach((kind, all) -> locators.put(kind, new ZoneLocator(all)));
  }

  /** Takes the cells that the question is about, once; those outside all zones are left. */
  void add(PopulatedCells found) {
    cells = found;
    for (int cell = 0; cell < found.size(); cell++) {
      for (int owner : owners(found, cell)) {
        cellsOfZone.get(owner).add(cell);
      }
    }
  }

  /**
   * Takes note of all cells, also those that are no part of the question: the people known of a
   * zone are shared out among all of its cells. Not needed when all are added.
   */
  void weigh(PopulatedCells all) {
    for (int cell = 0; cell < all.size(); cell++) {
      for (int owner : owners(all, cell)) {
        weights[owner] += all.people()[cell];
      }
    }
  }

  /** Positions of the zones that a cell belongs to. */
  private int[] owners(PopulatedCells all, int cell) {
    Integer town = positions.get(all.zones()[cell]);
    if (locators.isEmpty()) {
      return town == null ? NO_OWNERS : new int[] {town};
    }
    Coordinate place = new Coordinate(all.places()[2 * cell], all.places()[2 * cell + 1]);
    return Stream.concat(
            Stream.ofNullable(town),
            locators.values().stream()
                .flatMap(locator -> locator.find(place).stream())
                .map(positions::get))
        .filter(Objects::nonNull)
        .mapToInt(Integer::intValue)
        .distinct()
        .toArray();
  }

  /**
   * People per zone, and of all zones together with every cell counted once, as the last entry.
   * Scaled to the zone's own number of people where it has one.
   *
   * @param whole whether a zone overlaps no earlier one
   */
  List<Amount> measure(FacilitySet facilities, double radiusMetres, boolean[] whole) {
    boolean[] covered = covered(facilities, radiusMetres);
    double[] people = cells.people();
    List<Amount> amounts = new ArrayList<>();
    BitSet counted = new BitSet(cells.size());
    Amount all = Amount.NONE;
    for (int i = 0; i < zones.size(); i++) {
      double sum = 0;
      double within = 0;
      double newSum = 0;
      double newWithin = 0;
      for (int cell : cellsOfZone.get(i).values()) {
        double reached = covered[cell] ? people[cell] : 0;
        sum += people[cell];
        within += reached;
        if (!counted.get(cell)) {
          counted.set(cell);
          newSum += people[cell];
          newWithin += reached;
        }
      }
      Long known = zones.get(i).population();
      double everybody = Math.max(sum, weights[i]);
      if (everybody == 0) {
        Amount amount = known == null || known == 0 ? Amount.NONE : new Amount(known, Double.NaN);
        amounts.add(amount);
        all = whole[i] ? all.plus(amount) : all;
      } else {
        double scale = known == null ? 1 : known / everybody;
        amounts.add(new Amount(sum * scale, within * scale));
        all = all.plus(new Amount(newSum * scale, newWithin * scale));
      }
    }
    amounts.add(all);
    return amounts;
  }

  private boolean[] covered(FacilitySet facilities, double radiusMetres) {
    ExactReach reach = new ExactReach(facilities);
    double[] places = cells.places();
    boolean[] owned = owned();
    boolean[] covered = new boolean[cells.size()];
    IntStream.range(0, covered.length)
        .parallel()
        .filter(cell -> owned[cell])
        .forEach(
            cell ->
                covered[cell] =
                    reach.reaches(places[2 * cell], places[2 * cell + 1], radiusMetres));
    return covered;
  }

  private boolean[] owned() {
    boolean[] owned = new boolean[cells.size()];
    for (IntList own : cellsOfZone) {
      for (int cell : own.values()) {
        owned[cell] = true;
      }
    }
    return owned;
  }

  /** A growing list of cells. */
  private static final class IntList {
    private int[] values = new int[16];
    private int size;

    void add(int value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, size * 2);
      }
      values[size++] = value;
    }

    int[] values() {
      return Arrays.copyOf(values, size);
    }
  }
}

package luotu.analyse.coverage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import luotu.geo.GeodesicShape;
import luotu.geo.ReachBoxes;
import luotu.model.Feature;
import luotu.model.Zone;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.ItemVisitor;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * The populated cells of some zones. A cell belongs to the town the database found for it, and of
 * every other kind to the lowest code that holds it.
 */
final class PopulationCells {
  private final List<Zone> zones;
  private final List<IntList> cellsOfZone;
  private final Map<String, Integer> positions = new LinkedHashMap<>();
  private final Map<String, ZoneLocator> locators = new LinkedHashMap<>();
  private final double[] weights;
  private double[] longitudes = new double[1024];
  private double[] latitudes = new double[1024];
  private double[] people = new double[1024];
  private int size;

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

  /** Takes a feature of the population layer; one without people or outside all zones is left. */
  void add(Feature cell) {
    if (!(cell.fields().get("people") instanceof Number count)) {
      return;
    }
    Coordinate place = cell.geometry().getCoordinate();
    List<Integer> owners = owners(cell);
    if (owners.isEmpty()) {
      return;
    }
    if (size == people.length) {
      longitudes = Arrays.copyOf(longitudes, size * 2);
      latitudes = Arrays.copyOf(latitudes, size * 2);
      people = Arrays.copyOf(people, size * 2);
    }
    longitudes[size] = place.x;
    latitudes[size] = place.y;
    people[size] = count.doubleValue();
    owners.forEach(owner -> cellsOfZone.get(owner).add(size));
    size++;
  }

  /**
   * Takes note of a feature that may be no part of the question: the people known of a zone are
   * shared out among all of its cells. Not needed when all are added.
   */
  void weigh(Feature cell) {
    if (cell.fields().get("people") instanceof Number count) {
      owners(cell).forEach(owner -> weights[owner] += count.doubleValue());
    }
  }

  private List<Integer> owners(Feature cell) {
    Stream<Optional<String>> found =
        locators.values().stream().map(locator -> locator.find(cell.geometry().getCoordinate()));
    return Stream.concat(Stream.of(Optional.ofNullable(cell.zone())), found)
        .flatMap(Optional::stream)
        .map(positions::get)
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  /**
   * People per zone, and of all zones together with every cell counted once, as the last entry.
   * Scaled to the zone's own number of people where it has one.
   *
   * @param whole whether a zone overlaps no earlier one
   */
  List<Amount> measure(FacilitySet facilities, double radiusMetres, boolean[] whole) {
    boolean[] covered = covered(facilities, radiusMetres);
    List<Amount> amounts = new ArrayList<>();
    BitSet counted = new BitSet(size);
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
    STRtree index = new STRtree();
    for (int i = 0; i < facilities.size(); i++) {
      GeodesicShape shape = facilities.shape(i);
      Envelope extent = facilities.geometry(i).getEnvelopeInternal();
      ReachBoxes.around(extent, radiusMetres).forEach(box -> index.insert(box, shape));
    }
    index.build();
    boolean[] covered = new boolean[size];
    IntStream.range(0, size)
        .parallel()
        .forEach(cell -> covered[cell] = isCovered(index, cell, radiusMetres));
    return covered;
  }

  private boolean isCovered(STRtree index, int cell, double radiusMetres) {
    boolean[] found = new boolean[1];
    ItemVisitor visitor =
        shape ->
            found[0] =
                found[0]
                    || ((GeodesicShape) shape)
                        .isWithin(longitudes[cell], latitudes[cell], radiusMetres);
    index.query(new Envelope(new Coordinate(longitudes[cell], latitudes[cell])), visitor);
    return found[0];
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

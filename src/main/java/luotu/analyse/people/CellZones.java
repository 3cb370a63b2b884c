package luotu.analyse.people;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import luotu.model.Zone;
import luotu.store.PopulatedCells;
import org.locationtech.jts.geom.Coordinate;

/** Which zone of one kind each populated cell belongs to. Immutable, safe for many threads. */
public final class CellZones {
  static final int NONE = -1;
  private static final String TOWN = "town";

  private final Map<String, Integer> positions = new HashMap<>();
  private final int[] zones;
  private double[] people = new double[16];

  private CellZones(PopulatedCells cells, String[] codes) {
    zones = new int[cells.size()];
    for (int cell = 0; cell < zones.length; cell++) {
      zones[cell] = codes[cell] == null ? NONE : position(codes[cell]);
      if (zones[cell] != NONE) {
        people[zones[cell]] += cells.people()[cell];
      }
    }
  }

  private int position(String code) {
    Integer known = positions.get(code);
    if (known != null) {
      return known;
    }
    int next = positions.size();
    if (next == people.length) {
      people = Arrays.copyOf(people, 2 * next);
    }
    positions.put(code, next);
    return next;
  }

  /** Whether cells find their zone of a kind by its shape; towns the database has found. */
  public static boolean needShapes(String kind) {
    return !kind.equals(TOWN);
  }

  /**
   * By kind. A cell belongs to the town the database found for it; of another kind, where zones
   * overlap, and on a border, to the lowest code.
   *
   * @param zones all zones of each kind; towns are not looked at
   */
  public static Map<String, CellZones> byKind(PopulatedCells cells, Map<String, List<Zone>> zones) {
    Map<String, CellZones> byKind = new HashMap<>();
    zones.forEach((kind, all) -> byKind.put(kind, of(cells, kind, all)));
    return byKind;
  }

  /** The zones of one kind, as {@link #byKind}. */
  public static CellZones of(PopulatedCells cells, String kind, List<Zone> zones) {
    return new CellZones(cells, needShapes(kind) ? located(cells, zones) : cells.zones());
  }

  private static String[] located(PopulatedCells cells, List<Zone> zones) {
    ZoneLocator locator = new ZoneLocator(zones);
    double[] places = cells.places();
    return IntStream.range(0, cells.size())
        .parallel()
        .mapToObj(cell -> new Coordinate(places[2 * cell], places[2 * cell + 1]))
        .map(place -> locator.find(place).orElse(null))
        .toArray(String[]::new);
  }

  /** Position of the zone that holds a cell, or NONE. */
  int zone(int cell) {
    return zones[cell];
  }

  /** How many zones have cells. */
  int size() {
    return positions.size();
  }

  /** Position of a zone, or NONE when it has no cells. */
  int find(String code) {
    return positions.getOrDefault(code, NONE);
  }

  /** People in the cells of a zone, unscaled; 0 when it has none. */
  double people(String code) {
    int zone = find(code);
    return zone == NONE ? 0 : people[zone];
  }
}

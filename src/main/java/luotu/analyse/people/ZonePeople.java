package luotu.analyse.people;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import luotu.model.ZoneEntry;
import luotu.store.PopulatedCells;

/**
 * The people of some zones. A cell belongs to the town the database found for it, and of every
 * other kind to the lowest code that holds it. The people of a zone are scaled to its own number
 * where it has one. Immutable, safe for many threads.
 */
public final class ZonePeople {
  private final List<ZoneEntry> zones;
  private final double[] people;
  private final List<CellZones> kinds;

  /** Per kind: the place in {@link #zones} of each of its zones, or NONE. */
  private final List<int[]> asked = new ArrayList<>();

  private final double[] inCells;
  private final double[] scales;

  /**
   * @param zones asked for, ordered by code
   * @param cells that the question is about; those outside all zones are left
   * @param kinds of these cells, by every kind of zone asked for
   * @param all of all cells, also those that are no part of the question: the people known of a
   *     zone are shared out among all of its cells
   */
  public ZonePeople(
      List<ZoneEntry> zones,
      PopulatedCells cells,
      Map<String, CellZones> kinds,
      Map<String, CellZones> all) {
    this.zones = List.copyOf(zones);
    people = cells.people();
    inCells = new double[zones.size()];
    scales = new double[zones.size()];
    Map<String, int[]> askedByKind = new LinkedHashMap<>();
    for (int i = 0; i < zones.size(); i++) {
      ZoneEntry zone = zones.get(i);
      CellZones owners = kinds.get(zone.kind());
      int[] places =
          askedByKind.computeIfAbsent(
              zone.kind(),
              kind -> {
                int[] none = new int[owners.size()];
                Arrays.fill(none, CellZones.NONE);
                return none;
              });
      int position = owners.find(zone.code());
      if (position != CellZones.NONE) {
        places[position] = i;
      }
      inCells[i] = owners.people(zone.code());
      double everybody = Math.max(inCells[i], all.get(zone.kind()).people(zone.code()));
      scales[i] =
          everybody == 0
              ? Double.NaN
              : zone.population() == null ? 1 : zone.population() / everybody;
    }
    this.kinds = askedByKind.keySet().stream().map(kinds::get).toList();
    asked.addAll(askedByKind.values());
  }

  /**
   * People, and how many of them lie within each band.
   *
   * @param within cumulative; NaN when there are people but no cells
   */
  public record Count(double people, double[] within) {
    /** All of them together, summed in their order. */
    public static Count sum(List<Count> parts, int bandCount) {
      double people = 0;
      double[] within = new double[bandCount];
      for (Count part : parts) {
        people += part.people;
        Arrays.setAll(within, band -> within[band] + part.within[band]);
      }
      return new Count(people, within);
    }
  }

  /**
   * @param zones in their order
   * @param once of each zone what no zone before it holds: these sum to everybody
   */
  public record Measured(List<Count> zones, List<Count> once) {}

  /**
   * Sums up in the order of the cells.
   *
   * @param bands of every cell the number of its band, {@code bandCount} for none
   * @param apart whether a zone overlaps none before it, for the zones that have no cells
   */
  public Measured measure(byte[] bands, int bandCount, boolean[] apart) {
    double[][] own = new double[zones.size()][bandCount + 1];
    double[][] once = new double[zones.size()][bandCount + 1];
    double[] onceInCells = new double[zones.size()];
    for (int cell = 0; cell < people.length; cell++) {
      int first = zones.size();
      for (int kind = 0; kind < asked.size(); kind++) {
        int zone = zone(kind, cell);
        if (zone != CellZones.NONE) {
          own[zone][bands[cell]] += people[cell];
          first = Math.min(first, zone);
        }
      }
      if (first < zones.size()) {
        once[first][bands[cell]] += people[cell];
        onceInCells[first] += people[cell];
      }
    }
    List<Count> owns = new ArrayList<>();
    List<Count> onces = new ArrayList<>();
    for (int i = 0; i < own.length; i++) {
      if (Double.isNaN(scales[i])) {
        Count unknown = withoutCells(i, bandCount);
        owns.add(unknown);
        onces.add(apart[i] ? unknown : new Count(0, new double[bandCount]));
      } else {
        owns.add(count(inCells[i], own[i], scales[i]));
        onces.add(count(onceInCells[i], once[i], scales[i]));
      }
    }
    return new Measured(owns, onces);
  }

  private Count withoutCells(int zone, int bandCount) {
    Long known = zones.get(zone).population();
    double[] within = new double[bandCount];
    Arrays.fill(within, known == null || known == 0 ? 0 : Double.NaN);
    return new Count(known == null ? 0 : known, within);
  }

  private static Count count(double people, double[] byBand, double scale) {
    double[] within = new double[byBand.length - 1];
    double sum = 0;
    for (int band = 0; band < within.length; band++) {
      sum += byBand[band];
      within[band] = sum * scale;
    }
    return new Count(people * scale, within);
  }

  /** The people of a cell as they count in the sum of all zones; 0 outside of them. */
  public double counted(int cell) {
    int first = zones.size();
    for (int kind = 0; kind < asked.size(); kind++) {
      int zone = zone(kind, cell);
      first = zone == CellZones.NONE ? first : Math.min(first, zone);
    }
    return first == zones.size() || people[cell] == 0 ? 0 : people[cell] * scales[first];
  }

  /** Hands over the positions of the zones that hold a cell. */
  public void forEachZone(int cell, IntConsumer consumer) {
    for (int kind = 0; kind < asked.size(); kind++) {
      int zone = zone(kind, cell);
      if (zone != CellZones.NONE) {
        consumer.accept(zone);
      }
    }
  }

  /** The zone of a kind asked for that holds a cell, or NONE. */
  private int zone(int kind, int cell) {
    int owner = kinds.get(kind).zone(cell);
    return owner == CellZones.NONE ? CellZones.NONE : asked.get(kind)[owner];
  }
}

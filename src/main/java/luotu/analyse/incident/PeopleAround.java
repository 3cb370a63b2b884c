package luotu.analyse.incident;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import luotu.analyse.people.CellZones;
import luotu.analyse.people.ZonePeople;
import luotu.analyse.travel.KeptByChange;
import luotu.analyse.travel.TravelScene;
import luotu.model.Layer;
import luotu.model.ZoneEntry;
import luotu.store.PopulatedCells;
import luotu.store.Snapshot;
import org.locationtech.jts.geom.Envelope;

/** Counts the people of areas, cell by cell. Safe for many threads. */
final class PeopleAround {
  private final List<Layer> layers;

  /** Of all cells: the people of one as they count in the sum of all zones. */
  private final KeptByChange<List<Layer>, double[]> counted = new KeptByChange<>(1);

  /**
   * @param layers population and zone
   */
  PeopleAround(List<Layer> layers) {
    this.layers = layers;
  }

  /**
   * @param cells positions of the cells in the area, rising
   * @param people of each
   * @param isKnown whether any population is stored
   */
  record Found(int[] cells, double[] people, boolean isKnown) {
    double sum() {
      return Arrays.stream(people).sum();
    }
  }

  /** Counts ahead what the first question would have to wait for. */
  void warm(Snapshot snapshot, TravelScene scene) {
    counted(snapshot, scene);
  }

  private double[] counted(Snapshot snapshot, TravelScene scene) {
    return counted.get(
        layers, snapshot, each -> snapshot.lastChange(each), (each, as) -> count(as, scene));
  }

  Found find(Snapshot snapshot, TravelScene scene, Area area) {
    PopulatedCells cells = scene.cells();
    double[] people = counted(snapshot, scene);
    int[] within = area.boxes().stream().flatMapToInt(box -> within(box, cells, area)).toArray();
    Arrays.sort(within);
    return new Found(
        within,
        Arrays.stream(within).mapToDouble(cell -> people[cell]).toArray(),
        cells.size() > 0);
  }

  /** A plain loop: of a million cells nearly all are passed over. */
  private static IntStream within(Envelope box, PopulatedCells cells, Area area) {
    double[] places = cells.places();
    double west = box.getMinX();
    double south = box.getMinY();
    double east = box.getMaxX();
    double north = box.getMaxY();
    IntStream.Builder within = IntStream.builder();
    for (int cell = 0; cell < cells.size(); cell++) {
      double longitude = places[2 * cell];
      double latitude = places[2 * cell + 1];
      if (longitude >= west
          && longitude <= east
          && latitude >= south
          && latitude <= north
          && area.holds(longitude, latitude)) {
        within.add(cell);
      }
    }
    return within.build();
  }

  /** Scaled to the people of the zones; outside all zones as stored. */
  private static double[] count(Snapshot snapshot, TravelScene scene) {
    PopulatedCells cells = scene.cells();
    List<ZoneEntry> zones = snapshot.zoneEntries(List.of());
    Map<String, CellZones> kinds =
        zones.stream()
            .map(ZoneEntry::kind)
            .distinct()
            .collect(Collectors.toMap(kind -> kind, scene::zones));
    ZonePeople all = new ZonePeople(zones, cells, kinds, kinds);
    double[] people = new double[cells.size()];
    for (int cell = 0; cell < people.length; cell++) {
      boolean[] isHeld = {false};
      all.forEachZone(cell, zone -> isHeld[0] = true);
      people[cell] = isHeld[0] ? all.counted(cell) : cells.people()[cell];
    }
    return people;
  }
}

package luotu.analyse.people;

import java.util.List;
import java.util.Optional;
import luotu.model.Zone;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.index.strtree.STRtree;

/** Finds which zone of a partition holds a place; on a border it is the lowest code. */
final class ZoneLocator {
  private final STRtree index = new STRtree();

  ZoneLocator(List<Zone> zones) {
    for (Zone zone : zones) {
      index.insert(
          zone.geometry().getEnvelopeInternal(),
          new Area(zone.code(), new IndexedPointInAreaLocator(zone.geometry())));
    }
    index.build();
  }

  private record Area(String code, IndexedPointInAreaLocator locator) {}

  /** The code of the zone. */
  Optional<String> find(Coordinate place) {
    List<?> near = index.query(new Envelope(place));
    return near.stream()
        .map(Area.class::cast)
        .filter(area -> area.locator().locate(place) != Location.EXTERIOR)
        .map(Area::code)
        .sorted()
        .findFirst();
  }
}

package luotu.intake.osm;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.operation.polygonize.Polygonizer;

/**
 * Makes an area of the lines around it: a place belongs to it when the way out crosses the lines an
 * odd number of times. So holes, islands in holes and several outer rings need no declaration, and
 * a stretch that two rings share is no border.
 */
final class AreaBuilder {
  private final Map<Coordinate, Integer> ends = new LinkedHashMap<>();
  private final Set<Stretch> border = new LinkedHashSet<>();

  private record Stretch(Coordinate from, Coordinate to) {}

  void add(Coordinate[] line) {
    for (int i = 1; i < line.length; i++) {
      int order = line[i - 1].compareTo(line[i]);
      if (order != 0) {
        Stretch stretch =
            order < 0 ? new Stretch(line[i - 1], line[i]) : new Stretch(line[i], line[i - 1]);
        int step = border.add(stretch) ? 1 : -1;
        if (step < 0) {
          border.remove(stretch);
        }
        ends.merge(stretch.from(), step, Integer::sum);
        ends.merge(stretch.to(), step, Integer::sum);
      }
    }
  }

  /** Where the border breaks off; empty when all rings are closed. */
  List<Coordinate> openEnds() {
    return ends.entrySet().stream()
        .filter(end -> end.getValue() % 2 != 0)
        .map(Map.Entry::getKey)
        .toList();
  }

  /**
   * @return polygon or multipolygon in normal form, empty when the lines enclose nothing; not valid
   *     when lines cross between their nodes
   */
  Geometry build(GeometryFactory factory) {
    Polygonizer polygonizer = new Polygonizer(true);
    for (Stretch stretch : border) {
      polygonizer.add(factory.createLineString(new Coordinate[] {stretch.from(), stretch.to()}));
    }
    Geometry area = polygonizer.getGeometry();
    area.normalize();
    return area;
  }
}

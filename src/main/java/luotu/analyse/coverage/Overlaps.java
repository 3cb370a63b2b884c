package luotu.analyse.coverage;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import luotu.model.Zone;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.index.strtree.STRtree;

/** Makes zones that overlap countable once. */
final class Overlaps {
  /** Of the smaller area: neighbours whose borders were drawn twice overlap by less. */
  private static final double SLIVER = 1e-6;

  private final List<Zone> zones;
  private final List<Geometry> areas;
  private final Set<String> partitions = new HashSet<>();
  private final STRtree index = new STRtree();

  private Overlaps(List<Zone> zones, List<Geometry> areas) {
    this.zones = zones;
    this.areas = areas;
  }

  /**
   * Each area without what earlier ones hold; the very same object where none overlaps it. Together
   * they are the union.
   *
   * @param areas of the zones, in the same order, their long edges cut
   */
  static List<Geometry> remainders(List<Zone> zones, List<Geometry> areas) {
    return new Overlaps(zones, areas).remainders();
  }

  private List<Geometry> remainders() {
    Map<String, List<Geometry>> byKind =
        zones.stream()
            .collect(
                Collectors.groupingBy(
                    Zone::kind, Collectors.mapping(Zone::geometry, Collectors.toList())));
    byKind.forEach(
        (kind, shapes) -> {
          if (Partition.isClean(shapes)) {
            partitions.add(kind);
          }
        });
    if (byKind.size() == partitions.size() && partitions.size() <= 1) {
      return areas;
    }
    for (int i = 0; i < zones.size(); i++) {
      index.insert(zones.get(i).geometry().getEnvelopeInternal(), i);
    }
    index.build();
    return IntStream.range(0, areas.size()).parallel().mapToObj(this::remainder).toList();
  }

  private Geometry remainder(int position) {
    List<Geometry> earlier = new ArrayList<>();
    ((List<?>) index.query(zones.get(position).geometry().getEnvelopeInternal()))
        .stream()
            .mapToInt(Integer.class::cast)
            .filter(other -> other < position)
            .sorted()
            .filter(other -> overlap(zones.get(position), zones.get(other)))
            .mapToObj(areas::get)
            .forEach(earlier::add);
    Geometry area = areas.get(position);
    return earlier.isEmpty() ? area : Shapes.difference(area, Shapes.union(earlier));
  }

  private boolean overlap(Zone a, Zone b) {
    if (a.kind().equals(b.kind()) && partitions.contains(a.kind())) {
      return false;
    }
    double both = Shapes.intersection(a.geometry(), b.geometry()).getArea();
    return both > SLIVER * Math.min(a.geometry().getArea(), b.geometry().getArea());
  }
}

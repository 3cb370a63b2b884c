package luotu.analyse.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.index.strtree.STRtree;

/** Makes areas that overlap countable once. */
final class Overlaps {
  /** Of the smaller area: neighbours whose borders were drawn twice overlap by less. */
  private static final double SLIVER = 1e-6;

  private Overlaps() {}

  /**
   * Each area without what earlier ones hold; the very same object where none overlaps it. Together
   * they are the union.
   */
  static List<Geometry> remainders(List<Geometry> areas) {
    STRtree index = new STRtree();
    for (int i = 0; i < areas.size(); i++) {
      index.insert(areas.get(i).getEnvelopeInternal(), i);
    }
    index.build();
    return IntStream.range(0, areas.size())
        .parallel()
        .mapToObj(i -> remainder(areas, index, i))
        .toList();
  }

  private static Geometry remainder(List<Geometry> areas, STRtree index, int position) {
    Geometry area = areas.get(position);
    List<Geometry> earlier = new ArrayList<>();
    ((List<?>) index.query(area.getEnvelopeInternal()))
        .stream()
            .mapToInt(Integer.class::cast)
            .filter(other -> other < position)
            .sorted()
            .mapToObj(areas::get)
            .filter(other -> overlap(area, other))
            .forEach(earlier::add);
    return earlier.isEmpty() ? area : Shapes.difference(area, Shapes.union(earlier));
  }

  private static boolean overlap(Geometry a, Geometry b) {
    return Shapes.intersection(a, b).getArea() > SLIVER * Math.min(a.getArea(), b.getArea());
  }
}

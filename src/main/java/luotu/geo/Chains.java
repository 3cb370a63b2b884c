package luotu.geo;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryComponentFilter;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;

/** The points, lines and rings that a geometry is made of. */
final class Chains {
  private Chains() {}

  static List<Geometry> of(Geometry geometry) {
    List<Geometry> chains = new ArrayList<>();
    GeometryComponentFilter collect =
        part -> {
          if ((part instanceof Point || part instanceof LineString) && !part.isEmpty()) {
            chains.add(part);
          }
        };
    geometry.apply(collect);
    return chains;
  }
}

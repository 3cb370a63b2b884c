package luotu.store;

import java.util.BitSet;
import java.util.List;
import org.locationtech.jts.geom.Geometry;

/**
 * Where facilities lie, in degrees on WGS 84.
 *
 * @param points longitude and latitude in turn of those that are a single point, ordered by id
 * @param unverifiedPoints positions among the points of those that do not say whether they are
 *     usable
 * @param shapes the others, ordered by id
 */
public record FacilityPlaces(double[] points, BitSet unverifiedPoints, List<Shape> shapes) {
  public FacilityPlaces {
    shapes = List.copyOf(shapes);
  }

  /** A line, an area or several places. */
  public record Shape(Geometry geometry, boolean isUnverified) {}
}

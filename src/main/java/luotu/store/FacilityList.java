package luotu.store;

import java.util.BitSet;
import java.util.List;
import org.locationtech.jts.geom.Geometry;

/**
 * The facilities of a question, ordered by id, with what travel needs to know of them. Its arrays
 * are not to be changed.
 *
 * @param shapes in degrees on WGS 84
 * @param unverified positions of those that do not say whether they are usable
 * @param turnoutSeconds from the order until one sets out from there; NaN where that is not known
 */
public record FacilityList(
    long[] ids, List<Geometry> shapes, BitSet unverified, double[] turnoutSeconds) {
  public FacilityList {
    shapes = List.copyOf(shapes);
  }

  public int size() {
    return ids.length;
  }
}

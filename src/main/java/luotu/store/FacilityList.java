package luotu.store;

import java.util.Arrays;
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

  /** Some of these, in the order of their positions in {@code chosen}, which rise. */
  public FacilityList select(int[] chosen) {
    BitSet unsaid = new BitSet();
    for (int i = 0; i < chosen.length; i++) {
      unsaid.set(i, unverified.get(chosen[i]));
    }
    return new FacilityList(
        Arrays.stream(chosen).mapToLong(i -> ids[i]).toArray(),
        Arrays.stream(chosen).mapToObj(shapes::get).toList(),
        unsaid,
        Arrays.stream(chosen).mapToDouble(i -> turnoutSeconds[i]).toArray());
  }

  public int size() {
    return ids.length;
  }
}

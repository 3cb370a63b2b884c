package luotu.intake.osm;

import java.util.Arrays;
import org.locationtech.jts.geom.Coordinate;

/**
 * Where the nodes that are needed lie: 16 bytes a node. First {@link #need} what is needed, then
 * {@link #place} what the file brings, then ask.
 */
final class Positions {
  /** The packed place of a node that the file does not hold. */
  static final long NOWHERE = Long.MIN_VALUE;

  private static final int UNKNOWN = Integer.MIN_VALUE;
  private static final int HALF_TURN_E7 = 1_800_000_000;

  private long[] ids = new long[1024];
  private int size;
  private int[] longitudesE7;
  private int[] latitudesE7;

  void need(long[] nodes) {
    if (size + nodes.length > ids.length) {
      sortIds();
      ids = Arrays.copyOf(ids, Math.max(2 * size, size + nodes.length));
    }
    System.arraycopy(nodes, 0, ids, size, nodes.length);
    size += nodes.length;
  }

  /** Ends the needing. */
  void prepare() {
    sortIds();
    ids = Arrays.copyOf(ids, size);
    longitudesE7 = new int[size];
    latitudesE7 = new int[size];
    Arrays.fill(longitudesE7, UNKNOWN);
  }

  private void sortIds() {
    Arrays.sort(ids, 0, size);
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (kept == 0 || ids[i] != ids[kept - 1]) {
        ids[kept++] = ids[i];
      }
    }
    size = kept;
  }

  void place(OsmObject.Node node) {
    int index = Arrays.binarySearch(ids, node.id());
    if (index >= 0) {
      longitudesE7[index] = node.longitudeE7();
      latitudesE7[index] = node.latitudeE7();
    }
  }

  /**
   * @return degrees, one for each node; null where the file does not hold the node
   */
  Coordinate[] of(long[] nodes) {
    Coordinate[] coordinates = new Coordinate[nodes.length];
    for (int i = 0; i < nodes.length; i++) {
      int index = Arrays.binarySearch(ids, nodes[i]);
      if (index >= 0 && longitudesE7[index] != UNKNOWN) {
        coordinates[i] = degrees(longitudesE7[index], latitudesE7[index]);
      }
    }
    return coordinates;
  }

  /** Longitude and latitude of a node in one number, or {@link #NOWHERE}. */
  long packed(long node) {
    int index = Arrays.binarySearch(ids, node);
    return index < 0 || longitudesE7[index] == UNKNOWN
        ? NOWHERE
        : packed(longitudesE7[index], latitudesE7[index]);
  }

  private static long packed(int longitudeE7, int latitudeE7) {
    return (long) longitudeE7 << 32 | latitudeE7 & 0xffffffffL;
  }

  /** The next place to the east; west of the last meridian. */
  static long east(long packed) {
    int longitudeE7 = (int) (packed >> 32);
    return packed(longitudeE7 == HALF_TURN_E7 ? longitudeE7 - 1 : longitudeE7 + 1, (int) packed);
  }

  /** Puts a node that was placed somewhere else. */
  void move(long node, long packed) {
    int index = Arrays.binarySearch(ids, node);
    longitudesE7[index] = (int) (packed >> 32);
    latitudesE7[index] = (int) packed;
  }

  static Coordinate degrees(int longitudeE7, int latitudeE7) {
    return new Coordinate(longitudeE7 / 1e7, latitudeE7 / 1e7);
  }
}

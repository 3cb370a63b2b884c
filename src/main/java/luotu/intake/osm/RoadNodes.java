package luotu.intake.osm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The nodes that roads meet at, and those they end at. First {@link #add} all roads, then {@link
 * #prepare}, then ask. 8 bytes for each node of a road, and afterwards for each end.
 */
final class RoadNodes {
  /** Node times two, plus one when it was used before. */
  private long[] uses = new long[1024];

  private int useCount;
  private long[] ends = new long[1024];
  private int endCount;

  void add(long[] nodes) {
    if (nodes.length == 0) {
      return;
    }
    if (useCount + nodes.length > uses.length) {
      useCount = joined(uses, useCount);
      uses = Arrays.copyOf(uses, Math.max(2 * useCount, useCount + nodes.length));
    }
    for (int i = 0; i < nodes.length; i++) {
      if (i == 0 || nodes[i] != nodes[i - 1]) {
        uses[useCount++] = nodes[i] << 1;
      }
    }
    if (endCount + 2 > ends.length) {
      ends = Arrays.copyOf(ends, 2 * endCount);
    }
    ends[endCount++] = nodes[0] << 1;
    ends[endCount++] = nodes[nodes.length - 1] << 1;
  }

  /** Sorts keys and makes one of several of a node. */
  private static int joined(long[] keys, int count) {
    Arrays.sort(keys, 0, count);
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (kept > 0 && keys[i] >> 1 == keys[kept - 1] >> 1) {
        keys[kept - 1] |= 1;
      } else {
        keys[kept++] = keys[i];
      }
    }
    return kept;
  }

  /** Ends the adding: keeps the ends, marked with a one where roads meet. */
  void prepare() {
    useCount = joined(uses, useCount);
    endCount = joined(ends, endCount);
    long[] all = Arrays.copyOf(ends, endCount + useCount);
    int count = 0;
    for (int i = 0; i < endCount; i++) {
      all[count++] = ends[i] & ~1L;
    }
    for (int i = 0; i < useCount; i++) {
      if ((uses[i] & 1) == 1) {
        all[count++] = uses[i];
      }
    }
    endCount = joined(all, count);
    ends = Arrays.copyOf(all, endCount);
    uses = new long[0];
  }

  /** Whether two roads, or one road twice, go through a node. */
  boolean isShared(long node) {
    return Arrays.binarySearch(ends, node << 1 | 1) >= 0;
  }

  /**
   * Moves ends that lie exactly where another node is an end, though OpenStreetMap does not connect
   * them: the nodes of the higher numbers, to the east by 1e-7 degrees, about a centimetre.
   *
   * @return the nodes that were moved
   */
  List<Long> separate(Positions positions) {
    long[] places = new long[endCount];
    int placed = 0;
    for (long end : ends) {
      long place = positions.packed(end >>> 1);
      if (place != Positions.NOWHERE) {
        places[placed++] = place;
      }
    }
    Arrays.sort(places, 0, placed);
    Set<Long> taken = new HashSet<>();
    Set<Long> contested = new HashSet<>();
    for (int i = 1; i < placed; i++) {
      if (places[i] == places[i - 1]) {
        contested.add(places[i]);
      }
    }
    List<Long> moved = new ArrayList<>();
    for (int i = 0; i < endCount && !contested.isEmpty(); i++) {
      long node = ends[i] >>> 1;
      long place = positions.packed(node);
      if (contested.contains(place) && !taken.add(place)) {
        long free = place;
        do {
          free = Positions.east(free);
        } while (taken.contains(free) || Arrays.binarySearch(places, 0, placed, free) >= 0);
        taken.add(free);
        positions.move(node, free);
        moved.add(node);
      }
    }
    return moved;
  }
}

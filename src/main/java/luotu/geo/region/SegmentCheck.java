package luotu.geo.region;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds where simplified chains cross or touch, run along each other, or have jumped over a place
 * that stays. Exact: coordinates are whole numbers.
 */
final class SegmentCheck {
  private final int[] x;
  private final int[] y;
  private final Chains chains;
  private final boolean[] stays;
  private final int cellWidth;
  private final int cellHeight;
  private final int reachX;
  private final int reachY;

  private int[] from = new int[0];
  private int[] to = from;
  private int segments;

  /** The last entry of each cell, by its {@link #slot}; cells may share one. */
  private int[] heads = new int[0];

  private int[] next = new int[256];
  private int[] inCell = new int[256];
  private int entries;

  private int[] faulty = new int[16];
  private int faults;
  private final List<Long> crossed = new ArrayList<>();

  /**
   * @param cell side of the cells that segments are looked up by, metres
   * @param reach how far a place left out may lie from its segment, metres
   */
  SegmentCheck(Chains chains, SnapGrid grid, boolean[] stays, double cell, double reach) {
    this.chains = chains;
    this.x = chains.x();
    this.y = chains.y();
    this.stays = stays;
    this.cellWidth = Math.max(1, (int) (cell / grid.stepX()));
    this.cellHeight = Math.max(1, (int) (cell / grid.stepY()));
    this.reachX = (int) Math.ceil(reach / grid.stepX()) + 1;
    this.reachY = (int) Math.ceil(reach / grid.stepY()) + 1;
  }

  /** Whether there are segments, between places that stay, that must not be as they are. */
  boolean findFaults() {
    faults = 0;
    entries = 0;
    collect();
    clearHeads();
    for (int segment = 0; segment < segments; segment++) {
      insert(segment);
    }
    return faults > 0;
  }

  /** The ends of segments that meet although they leave nothing out. */
  List<Long> crossed() {
    return crossed;
  }

  int faults() {
    return faults;
  }

  int from(int fault) {
    return from[faulty[fault]];
  }

  int to(int fault) {
    return to[faulty[fault]];
  }

  private void collect() {
    int count = 0;
    for (boolean stay : stays) {
      count += stay ? 1 : 0;
    }
    if (from.length < count) {
      from = new int[count];
      to = new int[count];
    }
    segments = 0;
    for (int chain = 0; chain < chains.count(); chain++) {
      int last = chains.start()[chain];
      for (int i = last + 1; i < chains.start()[chain + 1]; i++) {
        if (stays[i]) {
          from[segments] = last;
          to[segments++] = i;
          last = i;
        }
      }
    }
  }

  /** Column by column of cells, those that the segment comes near to. */
  private void insert(int segment) {
    int a = from[segment];
    int b = to[segment];
    if (x[a] > x[b]) {
      a = to[segment];
      b = from[segment];
    }
    int firstColumn = Math.floorDiv(x[a] - reachX, cellWidth);
    int lastColumn = Math.floorDiv(x[b] + reachX, cellWidth);
    int least = Math.min(y[a], y[b]);
    int most = Math.max(y[a], y[b]);
    double slope = x[a] == x[b] ? 0 : (double) (y[b] - y[a]) / (x[b] - x[a]);
    for (int column = firstColumn; column <= lastColumn; column++) {
      int low = least;
      int high = most;
      if (firstColumn != lastColumn && slope != 0) {
        double one = y[a] + slope * ((double) column * cellWidth - reachX - x[a]);
        double other = y[a] + slope * ((column + 1.0) * cellWidth + reachX - x[a]);
        low = (int) Math.max(low, Math.floor(Math.min(one, other)));
        high = (int) Math.min(high, Math.ceil(Math.max(one, other)));
      }
      int lastRow = Math.floorDiv(high + reachY, cellHeight);
      for (int row = Math.floorDiv(low - reachY, cellHeight); row <= lastRow; row++) {
        put(segment, slot(column, row));
      }
    }
  }

  private void clearHeads() {
    if (heads.length < 2 * segments) {
      heads = new int[Integer.highestOneBit(4 * segments)];
    }
    Arrays.fill(heads, -1);
  }

  private int slot(int column, int row) {
    return (column * 0x9E3779B1 ^ row * 0x85EBCA6B) >>> 7 & heads.length - 1;
  }

  private void put(int segment, int slot) {
    if (entries == next.length) {
      next = Arrays.copyOf(next, 2 * entries);
      inCell = Arrays.copyOf(inCell, 2 * entries);
    }
    int head = heads[slot];
    for (int entry = head; entry >= 0; entry = next[entry]) {
      if (inCell[entry] != segment) {
        compare(segment, inCell[entry]);
      }
    }
    next[entries] = head;
    inCell[entries] = segment;
    heads[slot] = entries++;
  }

  private void compare(int s, int t) {
    int a = from[s];
    int b = to[s];
    int c = from[t];
    int d = to[t];
    if (Math.max(x[a], x[b]) + reachX < Math.min(x[c], x[d])
        || Math.max(x[c], x[d]) + reachX < Math.min(x[a], x[b])
        || Math.max(y[a], y[b]) + reachY < Math.min(y[c], y[d])
        || Math.max(y[c], y[d]) + reachY < Math.min(y[a], y[b])) {
      return;
    }
    if (meet(a, b, c, d)) {
      if (to[s] - from[s] == 1 && to[t] - from[t] == 1) {
        for (int place : new int[] {a, b, c, d}) {
          crossed.add(BorderLinks.place(x[place], y[place]));
        }
      }
      fault(s);
      fault(t);
    }
    if (to[s] - from[s] > 1 && (jumped(a, b, c) || jumped(a, b, d))) {
      fault(s);
    }
    if (to[t] - from[t] > 1 && (jumped(c, d, a) || jumped(c, d, b))) {
      fault(t);
    }
  }

  private void fault(int segment) {
    if (to[segment] - from[segment] > 1) {
      if (faults == faulty.length) {
        faulty = Arrays.copyOf(faulty, 2 * faults);
      }
      faulty[faults++] = segment;
    }
  }

  private boolean same(int p, int q) {
    return x[p] == x[q] && y[p] == y[q];
  }

  private boolean meet(int a, int b, int c, int d) {
    if (same(a, c)) {
      return same(b, d) || along(a, b, d);
    } else if (same(a, d)) {
      return same(b, c) || along(a, b, c);
    } else if (same(b, c)) {
      return along(b, a, d);
    } else if (same(b, d)) {
      return along(b, a, c);
    }
    int ofC = side(a, b, c);
    int ofD = side(a, b, d);
    if (ofC * ofD > 0) {
      return false;
    }
    int ofA = side(c, d, a);
    int ofB = side(c, d, b);
    if (ofA * ofB > 0) {
      return false;
    }
    return ofC != 0
        || ofD != 0
        || Math.max(x[a], x[b]) >= Math.min(x[c], x[d])
            && Math.max(x[c], x[d]) >= Math.min(x[a], x[b])
            && Math.max(y[a], y[b]) >= Math.min(y[c], y[d])
            && Math.max(y[c], y[d]) >= Math.min(y[a], y[b]);
  }

  /** Whether two places are seen from a third in the same direction. */
  private boolean along(int origin, int p, int q) {
    return side(origin, p, q) == 0
        && (long) (x[p] - x[origin]) * (x[q] - x[origin])
                + (long) (y[p] - y[origin]) * (y[q] - y[origin])
            > 0;
  }

  private int side(int a, int b, int p) {
    return Long.signum((long) (x[b] - x[a]) * (y[p] - y[a]) - (long) (y[b] - y[a]) * (x[p] - x[a]));
  }

  /** Whether a place lies between a segment and the places that it leaves out. */
  private boolean jumped(int a, int b, int p) {
    if (x[p] < Math.min(x[a], x[b]) - reachX
        || x[p] > Math.max(x[a], x[b]) + reachX
        || y[p] < Math.min(y[a], y[b]) - reachY
        || y[p] > Math.max(y[a], y[b]) + reachY
        || same(p, a)
        || same(p, b)) {
      return false;
    }
    boolean inside = false;
    int before = b;
    for (int i = a; i <= b; before = i++) {
      if (y[i] > y[p] != y[before] > y[p]) {
        long turn =
            (long) (x[before] - x[i]) * (y[p] - y[i]) - (long) (y[before] - y[i]) * (x[p] - x[i]);
        if (turn > 0 == y[before] > y[i]) {
          inside = !inside;
        }
      }
    }
    return inside;
  }
}

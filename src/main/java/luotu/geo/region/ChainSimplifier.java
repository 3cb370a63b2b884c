package luotu.geo.region;

import java.util.Arrays;

/**
 * Leaves out places of chains that lie within a tolerance of the straight line between those that
 * stay (Douglas and Peucker 1973), such that the borders stay what they were: none crosses or
 * touches another or itself, none jumps over another. Where leaving out would do that, more places
 * stay; if all stay the chains are as they were drawn, and do not cross.
 */
final class ChainSimplifier {
  private final Chains chains;
  private final SnapGrid grid;
  private final double tolerance;
  private final boolean[] stays;
  private int[] stack = new int[64];

  private ChainSimplifier(Chains chains, SnapGrid grid, double tolerance) {
    this.chains = chains;
    this.grid = grid;
    this.tolerance = tolerance;
    this.stays = new boolean[chains.x().length];
  }

  /**
   * @param leastArea square metres; what is smaller and inside one region belongs to that
   */
  static Chains simplify(
      Chains chains, SnapGrid grid, double tolerance, double leastArea, double cell) {
    Chains large = withoutSpecks(chains, grid, leastArea);
    return new ChainSimplifier(large, grid, tolerance).simplified(cell);
  }

  private Chains simplified(double cell) {
    for (int chain = 0; chain < chains.count(); chain++) {
      simplify(chain);
    }
    SegmentCheck check = new SegmentCheck(chains, grid, stays, cell, tolerance);
    while (check.findFaults()) {
      for (int i = 0; i < check.faults(); i++) {
        split(check.from(i), check.to(i));
      }
    }
    if (!check.crossed().isEmpty()) {
      throw new BorderFault("borders cross", check.crossed());
    }
    return kept();
  }

  private void simplify(int chain) {
    int first = chains.start()[chain];
    int last = chains.start()[chain + 1] - 1;
    stays[first] = true;
    stays[last] = true;
    if (chains.x()[first] == chains.x()[last] && chains.y()[first] == chains.y()[last]) {
      int far = farthest(first, last);
      stays[far] = true;
      divide(first, far);
      divide(far, last);
    } else {
      divide(first, last);
    }
  }

  private void divide(int first, int last) {
    int size = 0;
    stack[size++] = first;
    stack[size++] = last;
    while (size > 0) {
      int to = stack[--size];
      int from = stack[--size];
      int far = farthest(from, to);
      if (far >= 0 && distance > tolerance * tolerance) {
        stays[far] = true;
        if (size + 4 > stack.length) {
          stack = Arrays.copyOf(stack, 2 * stack.length);
        }
        stack[size++] = from;
        stack[size++] = far;
        stack[size++] = far;
        stack[size++] = to;
      }
    }
  }

  /** Square metres, of the place found last. */
  private double distance;

  /** The place between two that is farthest from the line between them; -1 when none is between. */
  private int farthest(int from, int to) {
    int[] xs = chains.x();
    int[] ys = chains.y();
    double ax = xs[from];
    double ay = ys[from];
    double dx = (xs[to] - ax) * grid.stepX();
    double dy = (ys[to] - ay) * grid.stepY();
    double length = dx * dx + dy * dy;
    double inverse = length > 0 ? 1 / length : 0;
    int found = -1;
    distance = -1;
    for (int i = from + 1; i < to; i++) {
      double px = (xs[i] - ax) * grid.stepX();
      double py = (ys[i] - ay) * grid.stepY();
      double along = Math.min(Math.max((px * dx + py * dy) * inverse, 0), 1);
      px -= along * dx;
      py -= along * dy;
      double d = px * px + py * py;
      if (d > distance) {
        distance = d;
        found = i;
      }
    }
    return found;
  }

  private void split(int from, int to) {
    int far = farthest(from, to);
    if (far >= 0) {
      stays[far] = true;
    }
  }

  private Chains kept() {
    int places = 0;
    for (boolean stay : stays) {
      places += stay ? 1 : 0;
    }
    int[] x = new int[places];
    int[] y = new int[places];
    int[] start = new int[chains.count() + 1];
    int size = 0;
    for (int chain = 0; chain < chains.count(); chain++) {
      start[chain] = size;
      for (int i = chains.start()[chain]; i < chains.start()[chain + 1]; i++) {
        if (stays[i]) {
          x[size] = chains.x()[i];
          y[size++] = chains.y()[i];
        }
      }
    }
    start[chains.count()] = size;
    return new Chains(
        x,
        y,
        start,
        chains.left(),
        chains.right(),
        chains.fromNode(),
        chains.toNode(),
        chains.nodes());
  }

  private static Chains withoutSpecks(Chains all, SnapGrid grid, double leastArea) {
    boolean[] speck = new boolean[all.count()];
    int specks = 0;
    int places = 0;
    for (int chain = 0; chain < all.count(); chain++) {
      speck[chain] = all.isRound(chain) && area(all, chain, grid) < leastArea;
      specks += speck[chain] ? 1 : 0;
      places += speck[chain] ? 0 : all.start()[chain + 1] - all.start()[chain];
    }
    if (specks == 0) {
      return all;
    }
    int count = all.count() - specks;
    Chains large =
        new Chains(
            new int[places],
            new int[places],
            new int[count + 1],
            new int[count],
            new int[count],
            new int[count],
            new int[count],
            all.nodes());
    int to = 0;
    int size = 0;
    for (int chain = 0; chain < all.count(); chain++) {
      if (!speck[chain]) {
        int length = all.start()[chain + 1] - all.start()[chain];
        System.arraycopy(all.x(), all.start()[chain], large.x(), size, length);
        System.arraycopy(all.y(), all.start()[chain], large.y(), size, length);
        large.start()[to] = size;
        large.left()[to] = all.left()[chain];
        large.right()[to] = all.right()[chain];
        large.fromNode()[to] = all.fromNode()[chain];
        large.toNode()[to++] = all.toNode()[chain];
        size += length;
      }
    }
    large.start()[count] = size;
    return large;
  }

  private static double area(Chains chains, int chain, SnapGrid grid) {
    int first = chains.start()[chain];
    double twice = 0;
    for (int i = first + 1; i < chains.start()[chain + 1] - 1; i++) {
      double ax = chains.x()[i] - chains.x()[first];
      double ay = chains.y()[i] - chains.y()[first];
      double bx = chains.x()[i + 1] - chains.x()[first];
      double by = chains.y()[i + 1] - chains.y()[first];
      twice += ax * by - bx * ay;
    }
    return Math.abs(twice) / 2 * grid.stepX() * grid.stepY();
  }
}

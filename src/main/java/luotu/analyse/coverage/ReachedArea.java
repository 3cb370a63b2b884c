package luotu.analyse.coverage;

import static luotu.analyse.coverage.Directions.TURN;

import java.util.Arrays;

/**
 * The part of an area that lies within discs, measured along its border by Green's theorem: half
 * the integral of {@code x dy - y dx} over the arcs that lie in no other disc but inside the area,
 * and over the pieces of the area's edges that lie in a disc. For one thread.
 */
final class ReachedArea {
  /** Takes the borders that were measured, piece by piece. */
  interface Border {
    /** For borders that nobody asked for. */
    Border NONE =
        new Border() {
          @Override
          public void arc(double x, double y, double radius, double from, double to) {}

          @Override
          public void edge(double fromX, double fromY, double toX, double toY, boolean isReached) {}
        };

    /** An arc around a centre, against the clock from one angle to another; reached on its left. */
    void arc(double x, double y, double radius, double from, double to);

    /** A piece of an edge of the area, which lies on its left. */
    void edge(double fromX, double fromY, double toX, double toY, boolean isReached);
  }

  /** Where between two crossings a place is looked at: hardly anything touches just there. */
  private static final double AMID = 0.414;

  private final Outline outline;
  private final Discs discs;
  private final Border border;
  private final Intervals covered = new Intervals();

  /** Directions that lie in no other disc, from and to in turn, disc by disc. */
  private double[] exposed = new double[64];

  private final int[] exposedEnds;

  private int[] crossingDiscs = new int[64];
  private double[] crossings = new double[64];
  private boolean[] inwards = new boolean[64];
  private int crossingCount;

  ReachedArea(Outline outline, Discs discs, Border border) {
    this.outline = outline;
    this.discs = discs;
    this.border = border;
    exposedEnds = new int[discs.size() + 1];
  }

  /** Square metres. */
  double measure() {
    expose();
    double twice = 0;
    for (int edge = 0; edge < outline.size(); edge++) {
      twice += alongEdge(edge);
    }
    int[] firsts = sortCrossings();
    for (int disc = 0; disc < discs.size(); disc++) {
      if (exposedEnds[disc] < exposedEnds[disc + 1]) {
        twice += alongCircle(disc, firsts[disc], firsts[disc + 1]);
      }
    }
    return twice / 2;
  }

  private void expose() {
    int size = 0;
    for (int disc = 0; disc < discs.size(); disc++) {
      discs.cover(disc, outline.extent(), covered);
      if (exposed.length < size + 2 * covered.size() + 2) {
        exposed = Arrays.copyOf(exposed, 2 * (size + 2 * covered.size() + 2));
      }
      double from = 0;
      for (int i = 0; i <= covered.size(); i++) {
        double to = i < covered.size() ? covered.from(i) : TURN;
        if (from < to) {
          exposed[size++] = from;
          exposed[size++] = to;
        }
        from = i < covered.size() ? covered.to(i) : TURN;
      }
      exposedEnds[disc + 1] = size;
    }
  }

  private double alongEdge(int edge) {
    double dx = outline.toX(edge) - outline.fromX(edge);
    double dy = outline.toY(edge) - outline.fromY(edge);
    double length = Math.sqrt(dx * dx + dy * dy);
    if (length == 0) {
      return 0;
    }
    covered.clear(length);
    double radius = discs.radius();
    discs.within(
        Math.min(outline.fromX(edge), outline.toX(edge)) - radius,
        Math.min(outline.fromY(edge), outline.toY(edge)) - radius,
        Math.max(outline.fromX(edge), outline.toX(edge)) + radius,
        Math.max(outline.fromY(edge), outline.toY(edge)) + radius,
        disc -> meet(edge, dx / length, dy / length, length, disc));
    double within = 0;
    double last = 0;
    for (int i = 0; i < covered.size(); i++) {
      within += covered.to(i) - covered.from(i);
      give(edge, last / length, covered.from(i) / length, false);
      give(edge, covered.from(i) / length, covered.to(i) / length, true);
      last = covered.to(i);
    }
    give(edge, last / length, 1, false);
    return covered.isFull() ? outline.cross(edge) : outline.cross(edge) * (within / length);
  }

  /** Gives the border the piece of an edge between two shares of its length. */
  private void give(int edge, double from, double to, boolean isReached) {
    if (from < to) {
      border.edge(
          (1 - from) * outline.fromX(edge) + from * outline.toX(edge),
          (1 - from) * outline.fromY(edge) + from * outline.toY(edge),
          (1 - to) * outline.fromX(edge) + to * outline.toX(edge),
          (1 - to) * outline.fromY(edge) + to * outline.toY(edge),
          isReached);
    }
  }

  /**
   * Notes what of an edge lies in a disc and where their borders cross. Whether a corner is in a
   * disc is asked of the corner alone, so that its two edges agree on it.
   */
  private void meet(int edge, double alongX, double alongY, double length, int disc) {
    boolean known = exposedEnds[disc] == exposedEnds[disc + 1];
    if (known && covered.isFull()) {
      return;
    }
    double px = discs.x(disc) - outline.fromX(edge);
    double py = discs.y(disc) - outline.fromY(edge);
    double qx = discs.x(disc) - outline.toX(edge);
    double qy = discs.y(disc) - outline.toY(edge);
    double squared = discs.radius() * discs.radius();
    boolean fromInside = px * px + py * py < squared;
    boolean toInside = qx * qx + qy * qy < squared;
    double foot = px * alongX + py * alongY;
    double away = px * alongY - py * alongX;
    double half = Math.sqrt(Math.max(0, squared - away * away));
    boolean between = half > 0 && foot > 0 && foot < length;
    if (!fromInside && !toInside && !between) {
      return;
    }
    double entry = fromInside ? 0 : Math.max(0, Math.min(length, foot - half));
    double exit = toInside ? length : Math.max(0, Math.min(length, foot + half));
    covered.add(entry, exit);
    if (!known) {
      if (!fromInside) {
        cross(disc, entry * alongX - px, entry * alongY - py, false);
      }
      if (!toInside) {
        cross(disc, exit * alongX - px, exit * alongY - py, true);
      }
    }
  }

  /**
   * @param inward whether the circle, against the clock, comes into the area there
   */
  private void cross(int disc, double x, double y, boolean inward) {
    if (crossingCount == crossings.length) {
      crossingDiscs = Arrays.copyOf(crossingDiscs, 2 * crossingCount);
      crossings = Arrays.copyOf(crossings, 2 * crossingCount);
      inwards = Arrays.copyOf(inwards, 2 * crossingCount);
    }
    crossingDiscs[crossingCount] = disc;
    crossings[crossingCount] = Directions.of(x, y);
    inwards[crossingCount] = inward;
    crossingCount++;
  }

  /** Orders the crossings by disc and direction; returns where those of each disc begin. */
  private int[] sortCrossings() {
    int[] firsts = new int[discs.size() + 1];
    for (int i = 0; i < crossingCount; i++) {
      firsts[crossingDiscs[i] + 1]++;
    }
    for (int disc = 0; disc < discs.size(); disc++) {
      firsts[disc + 1] += firsts[disc];
    }
    long[] sorted = new long[crossingCount];
    int[] next = firsts.clone();
    for (int i = 0; i < crossingCount; i++) {
      // Directions are not negative: their bits are ordered as they are. The last bit says whether
      // inwards.
      long bits = Double.doubleToLongBits(crossings[i]) & ~1L;
      sorted[next[crossingDiscs[i]]++] = bits | (inwards[i] ? 1 : 0);
    }
    for (int disc = 0; disc < discs.size(); disc++) {
      if (firsts[disc + 1] - firsts[disc] > 1) {
        Arrays.sort(sorted, firsts[disc], firsts[disc + 1]);
      }
    }
    for (int i = 0; i < crossingCount; i++) {
      crossings[i] = Double.longBitsToDouble(sorted[i] & ~1L);
      inwards[i] = (sorted[i] & 1) == 1;
    }
    return firsts;
  }

  private double alongCircle(int disc, int first, int end) {
    int windings = windingsAtZero(disc, first, end);
    double twice = 0;
    int crossing = first;
    for (int i = exposedEnds[disc]; i < exposedEnds[disc + 1]; i += 2) {
      double from = exposed[i];
      double to = exposed[i + 1];
      while (crossing < end && crossings[crossing] <= from) {
        windings += inwards[crossing++] ? 1 : -1;
      }
      while (crossing < end && crossings[crossing] < to) {
        twice += windings > 0 ? arc(disc, from, crossings[crossing]) : 0;
        from = crossings[crossing];
        windings += inwards[crossing++] ? 1 : -1;
      }
      twice += windings > 0 ? arc(disc, from, to) : 0;
    }
    return twice;
  }

  /** How often the area's edges wind around the circle's place in the direction zero. */
  private int windingsAtZero(int disc, int first, int end) {
    double longest = TURN;
    double from = 0;
    int before = 0;
    if (first < end) {
      from = crossings[end - 1] - TURN;
      longest = crossings[first] - from;
      for (int i = first; i + 1 < end; i++) {
        if (crossings[i + 1] - crossings[i] > longest) {
          longest = crossings[i + 1] - crossings[i];
          from = crossings[i];
        }
      }
      for (int i = first; i < end && crossings[i] <= from; i++) {
        before += inwards[i] ? 1 : -1;
      }
    }
    double middle = from + AMID * longest;
    double angle = Directions.radians(middle < 0 ? middle + TURN : middle);
    return outline.windings(
            discs.x(disc) + discs.radius() * Math.cos(angle),
            discs.y(disc) + discs.radius() * Math.sin(angle))
        - before;
  }

  /** Twice the area between an arc and the origin. */
  private double arc(int disc, double fromDirection, double toDirection) {
    double from = Directions.radians(fromDirection);
    double to = Directions.radians(toDirection);
    double radius = discs.radius();
    border.arc(discs.x(disc), discs.y(disc), radius, from, to);
    return radius
        * (radius * (to - from)
            + discs.x(disc) * (Math.sin(to) - Math.sin(from))
            - discs.y(disc) * (Math.cos(to) - Math.cos(from)));
  }
}

package luotu.roads;

import java.util.Arrays;

/**
 * How soon a merged search comes to every point along a piece of an edge, and from which facility:
 * intervals in which the time grows or falls evenly. Milliseconds over fractions of the edge; past
 * the ends of the piece the time stays what it is there. Used again for the next piece; for one
 * thread.
 */
final class EdgeProfile {
  /** Later than any limit. */
  private static final double NEVER = 1e15;

  private final RoadGraph graph;
  private final Sweep sweep;
  private final Sources sources;
  private final EdgeTimes times;

  /** Where an interval ends and the next begins; one less than there are intervals. */
  double[] ends = new double[8];

  /** Of each interval: the time at fraction 0 if it went on as in the interval, and its slope. */
  double[] base = new double[8];

  double[] slope = new double[8];
  int[] facility = new int[8];
  int count;

  // The edge in work.
  private double forward;
  private double backward;
  private boolean isForward;
  private boolean isBackward;
  private double start;
  private double end;
  private int startFacility;
  private int endFacility;
  private double[] sourceAt = new double[4];
  private double[] sourceMillis = new double[4];
  private int[] sourceFacility = new int[4];
  private int sourceCount;

  // The best way on from lower fractions and from higher ones.
  private double ahead;
  private int aheadFacility;
  private double behind;
  private int behindFacility;

  /** The best at a point. */
  private double point;

  private int pointFacility;

  EdgeProfile(RoadGraph graph, Reach reach) {
    this.graph = graph;
    sweep = reach.sweep();
    sources = reach.sources();
    times = sources.times();
  }

  private void take(int edge) {
    isForward = times.forward()[edge] != EdgeTimes.IMPASSABLE;
    isBackward = times.backward()[edge] != EdgeTimes.IMPASSABLE;
    forward = isForward ? times.forward()[edge] : 0;
    backward = isBackward ? times.backward()[edge] : 0;
    long startLabel = sweep.label(graph.edges.from[edge]);
    long endLabel = sweep.label(graph.edges.to[edge]);
    start = startLabel == Sweep.UNREACHED ? NEVER : Sweep.millis(startLabel);
    end = endLabel == Sweep.UNREACHED ? NEVER : Sweep.millis(endLabel);
    startFacility = startLabel == Sweep.UNREACHED ? 0 : Sweep.source(startLabel);
    endFacility = endLabel == Sweep.UNREACHED ? 0 : Sweep.source(endLabel);
    sourceCount = 0;
    if (sources.isOn(edge)) {
      sources.forEachOn(edge, this::addSource);
    }
  }

  private void addSource(int one) {
    if (sourceCount == sourceAt.length) {
      sourceAt = Arrays.copyOf(sourceAt, 2 * sourceCount);
      sourceMillis = Arrays.copyOf(sourceMillis, 2 * sourceCount);
      sourceFacility = Arrays.copyOf(sourceFacility, 2 * sourceCount);
    }
    sourceAt[sourceCount] = sources.facilities().fractions[one];
    sourceMillis[sourceCount] = Sweep.millis(sources.departure(one));
    sourceFacility[sourceCount++] = one;
  }

  /** The best ways to a fraction, as times at fraction 0 of lines that rise and fall. */
  private void findWays(double low, double high) {
    ahead = NEVER;
    behind = NEVER;
    aheadFacility = 0;
    behindFacility = 0;
    if (isForward && start < NEVER) {
      ahead = start;
      aheadFacility = startFacility;
    }
    if (isBackward && end < NEVER) {
      behind = end + backward;
      behindFacility = endFacility;
    }
    for (int i = 0; i < sourceCount; i++) {
      if (isForward && sourceAt[i] <= low && sourceMillis[i] - forward * sourceAt[i] < ahead) {
        ahead = sourceMillis[i] - forward * sourceAt[i];
        aheadFacility = sourceFacility[i];
      }
      if (isBackward && sourceAt[i] >= high && sourceMillis[i] + backward * sourceAt[i] < behind) {
        behind = sourceMillis[i] + backward * sourceAt[i];
        behindFacility = sourceFacility[i];
      }
    }
  }

  /** The time at one fraction, in an interval that is everything. */
  void setPoint(int edge, double fraction) {
    take(edge);
    findPoint(fraction);
    count = 0;
    add(point, 0, pointFacility);
  }

  private void findPoint(double fraction) {
    findWays(fraction, fraction);
    point = NEVER;
    pointFacility = 0;
    offer(ahead + forward * fraction, aheadFacility);
    offer(behind - backward * fraction, behindFacility);
    // Who is at an end is at its node, whichever way the edge leads.
    if (fraction == 0) {
      offer(start, startFacility);
    }
    if (fraction == 1) {
      offer(end, endFacility);
    }
    for (int i = 0; i < sourceCount; i++) {
      if (sourceAt[i] == fraction) {
        offer(sourceMillis[i], sourceFacility[i]);
      }
    }
  }

  private void offer(double millis, int of) {
    if (millis < point) {
      point = millis;
      pointFacility = of;
    }
  }

  /** The times along a piece, between two fractions of its edge. */
  void set(int edge, double from, double to) {
    take(edge);
    count = 0;
    if (sourceCount > 1) {
      sortSources();
    }
    double low = from;
    for (int i = 0; i <= sourceCount; i++) {
      double high = i == sourceCount ? to : Math.min(to, sourceAt[i]);
      if (high > low) {
        addBetween(low, high);
        low = high;
      }
    }
    if (count == 0) {
      setPoint(edge, from);
      return;
    }
    // Before the piece as at its start, past it as at its end.
    add(0, 0, 0);
    System.arraycopy(base, 0, base, 1, count - 1);
    System.arraycopy(slope, 0, slope, 1, count - 1);
    System.arraycopy(facility, 0, facility, 1, count - 1);
    System.arraycopy(ends, 0, ends, 1, count - 2);
    findPoint(from);
    base[0] = point;
    slope[0] = 0;
    facility[0] = pointFacility;
    ends[0] = from;
    ends[count - 1] = to;
    findPoint(to);
    add(point, 0, pointFacility);
  }

  private void sortSources() {
    for (int i = 1; i < sourceCount; i++) {
      double at = sourceAt[i];
      double millis = sourceMillis[i];
      int of = sourceFacility[i];
      int to = i;
      for (; to > 0 && sourceAt[to - 1] > at; to--) {
        sourceAt[to] = sourceAt[to - 1];
        sourceMillis[to] = sourceMillis[to - 1];
        sourceFacility[to] = sourceFacility[to - 1];
      }
      sourceAt[to] = at;
      sourceMillis[to] = millis;
      sourceFacility[to] = of;
    }
  }

  /** Where no facility stands between. */
  private void addBetween(double low, double high) {
    findWays(low, high);
    double difference = behind - ahead;
    double sum = forward + backward;
    double meet = ahead == NEVER ? low : behind == NEVER ? high : difference / sum;
    if (meet <= low) {
      add(low, behind, -backward, behindFacility);
    } else if (meet >= high) {
      add(low, ahead, forward, aheadFacility);
    } else {
      add(low, ahead, forward, aheadFacility);
      add(meet, behind, -backward, behindFacility);
    }
  }

  private void add(double from, double newBase, double newSlope, int newFacility) {
    if (count > 0) {
      ends[count - 1] = from;
    }
    add(newBase, newBase == NEVER ? 0 : newSlope, newFacility);
  }

  private void add(double newBase, double newSlope, int newFacility) {
    if (count + 1 >= base.length) {
      ends = Arrays.copyOf(ends, 2 * base.length);
      base = Arrays.copyOf(base, 2 * base.length);
      slope = Arrays.copyOf(slope, 2 * slope.length);
      facility = Arrays.copyOf(facility, 2 * facility.length);
    }
    base[count] = newBase;
    slope[count] = newSlope;
    facility[count++] = newFacility;
  }

  /** The interval of a fraction. */
  int interval(double fraction) {
    int i = 0;
    while (i < count - 1 && fraction > ends[i]) {
      i++;
    }
    return i;
  }

  double millis(int interval, double fraction) {
    return base[interval] + slope[interval] * fraction;
  }
}

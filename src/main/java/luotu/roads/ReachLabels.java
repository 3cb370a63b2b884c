package luotu.roads;

/**
 * The time of what a merged search reached as a label: the first of some limits within which it is,
 * and, if asked for, the facility it is nearest to. Along a part of an edge the labels are bounded
 * first, so that most need not be worked out. Not for several threads.
 */
final class ReachLabels {
  static final int NOTHING = -1;
  static final int MIXED = -2;

  /** All that rounding to milliseconds does to a time, and to a fraction along an edge. */
  private static final double SLACK_MILLIS = 3;

  private static final double SLACK_FRACTION = 1e-6;

  private final RoadGraph graph;
  private final Reach reach;
  private final Sweep sweep;
  private final Sources sources;
  private final EdgeTimes times;
  private final int[] limitsMillis;
  private final int facilities;

  // Of the part of an edge in work: the least time of any way onto it, bounded from both sides.
  private double least;
  private double most;
  private int nearest;
  private boolean isNearestSure;

  /**
   * @param limitsMillis rising, the last of them at most the limit of the search
   * @param byFacility whether labels tell facilities apart
   */
  ReachLabels(RoadGraph graph, Reach reach, int[] limitsMillis, boolean byFacility) {
    this.graph = graph;
    this.reach = reach;
    sweep = reach.sweep();
    sources = reach.sources();
    times = sources.times();
    this.limitsMillis = limitsMillis;
    facilities = byFacility ? sources.facilities().size() : 1;
  }

  /** The label of what is within a limit, and of a facility where those are told apart. */
  int label(int limit, int facility) {
    return limit * facilities + (facilities == 1 ? 0 : facility);
  }

  int limit(int label) {
    return label / facilities;
  }

  int facility(int label) {
    return label % facilities;
  }

  private int limitOf(double millis) {
    for (int i = 0; i < limitsMillis.length; i++) {
      if (millis <= limitsMillis[i]) {
        return i;
      }
    }
    return limitsMillis.length;
  }

  /** The label of a place that joins an edge there after such a walk. */
  int label(int edge, float fraction, int access) {
    long exact = reach.label(edge, fraction, access);
    if (exact == Sweep.UNREACHED) {
      return NOTHING;
    }
    int limit = limitOf(Sweep.millis(exact));
    return limit == limitsMillis.length ? NOTHING : label(limit, Sweep.source(exact));
  }

  /** The label of all places that join a part of an edge after such walks, or MIXED. */
  int between(int edge, double from, double to, int leastAccess, int mostAccess) {
    long start = sweep.label(graph.edges.from[edge]);
    long end = sweep.label(graph.edges.to[edge]);
    if (start == Sweep.UNREACHED && end == Sweep.UNREACHED) {
      if (!sources.isOn(edge)) {
        return NOTHING;
      }
    } else if (facilities == 1) {
      // Mostly all of the edge is reached soon enough from one of its ends.
      double latest = limitsMillis[0] - mostAccess - SLACK_MILLIS;
      if (start != Sweep.UNREACHED && Sweep.millis(start) + (double) times.forward()[edge] <= latest
          || end != Sweep.UNREACHED
              && Sweep.millis(end) + (double) times.backward()[edge] <= latest) {
        return label(0, 0);
      }
    }
    bound(edge, from, to, start, end);
    int first = limitOf(least + leastAccess);
    if (first == limitsMillis.length) {
      return NOTHING;
    }
    if (limitOf(most + mostAccess) != first || facilities > 1 && !isNearestSure) {
      return MIXED;
    }
    return label(first, nearest);
  }

  private void bound(int edge, double from, double to, long start, long end) {
    least = Double.POSITIVE_INFINITY;
    most = Double.POSITIVE_INFINITY;
    nearest = Reach.UNREACHED;
    isNearestSure = true;
    int forward = times.forward()[edge];
    int backward = times.backward()[edge];
    double low = Math.max(0, from - SLACK_FRACTION);
    double high = Math.min(1, to + SLACK_FRACTION);
    if (start != Sweep.UNREACHED) {
      double millis = Sweep.millis(start);
      if (forward != EdgeTimes.IMPASSABLE) {
        offer(millis + forward * low, millis + forward * high, Sweep.source(start));
      } else if (low == 0) {
        offer(millis, to == 0 ? millis : Double.POSITIVE_INFINITY, Sweep.source(start));
      }
    }
    if (end != Sweep.UNREACHED) {
      double millis = Sweep.millis(end);
      if (backward != EdgeTimes.IMPASSABLE) {
        offer(millis + backward * (1 - high), millis + backward * (1 - low), Sweep.source(end));
      } else if (high == 1) {
        offer(millis, from == 1 ? millis : Double.POSITIVE_INFINITY, Sweep.source(end));
      }
    }
    if (sources.isOn(edge)) {
      sources.forEachOn(edge, facility -> offer(facility, forward, backward, low, high));
    }
    if (start != Sweep.UNREACHED
        && end != Sweep.UNREACHED
        && forward != EdgeTimes.IMPASSABLE
        && backward != EdgeTimes.IMPASSABLE) {
      // Where the ways from both ends meet it takes longest.
      double sum = (double) forward + backward;
      double meet = (Sweep.millis(end) + (double) backward - Sweep.millis(start)) / sum;
      double within = Math.max(low, Math.min(high, meet));
      most =
          Math.min(
              most,
              Math.max(
                  Sweep.millis(start) + forward * within,
                  Sweep.millis(end) + backward * (1 - within)));
    }
    least -= SLACK_MILLIS;
    most += SLACK_MILLIS;
  }

  private void offer(int facility, int forward, int backward, double low, double high) {
    double at = sources.facilities().fractions[facility];
    double departure = Sweep.millis(sources.departure(facility));
    boolean isAhead = high >= at;
    boolean isBehind = low <= at;
    double lowMillis = Double.POSITIVE_INFINITY;
    double highMillis = 0;
    if (isAhead && isBehind) {
      lowMillis = departure;
    }
    if (isAhead) {
      double whole = forward == EdgeTimes.IMPASSABLE ? Double.POSITIVE_INFINITY : forward;
      lowMillis = Math.min(lowMillis, departure + part(whole, Math.max(0, low - at)));
      highMillis = departure + part(whole, high - at);
    }
    if (isBehind) {
      double whole = backward == EdgeTimes.IMPASSABLE ? Double.POSITIVE_INFINITY : backward;
      lowMillis = Math.min(lowMillis, departure + part(whole, Math.max(0, at - high)));
      highMillis = Math.max(highMillis, departure + part(whole, at - low));
    }
    offer(lowMillis, highMillis, facility);
  }

  private static double part(double whole, double share) {
    return share == 0 ? 0 : whole * share;
  }

  /** One more way; which facility is nearest is sure while no way of another may be as fast. */
  private void offer(double lowMillis, double highMillis, int facility) {
    if (nearest == Reach.UNREACHED || facility == nearest) {
      nearest = facility;
    } else if (highMillis + 2 * SLACK_MILLIS < least) {
      nearest = facility;
      isNearestSure = true;
    } else if (lowMillis <= most + 2 * SLACK_MILLIS) {
      isNearestSure = false;
    }
    least = Math.min(least, lowMillis);
    most = Math.min(most, highMillis);
  }
}

package luotu.roads;

import java.util.Arrays;
import java.util.Optional;
import luotu.model.TravelMode;
import luotu.model.TravelSpeeds;
import luotu.model.TravelSpeeds.SlopeCost;

/**
 * Milliseconds along every edge, both ways.
 *
 * @param forward from the first vertex to the last, or {@link #IMPASSABLE}; at least 1, so that
 *     going in circles never ties with going straight
 * @param backward the other way; the same array on foot where no edge slopes
 */
record EdgeTimes(int[] forward, int[] backward) {
  static final int IMPASSABLE = Integer.MAX_VALUE;

  /** Eleven days; two of them still fit an int. What takes longer takes this. */
  static final int LONGEST_MILLIS = 1_000_000_000;

  private static final double HOUR_TO_MILLISECOND_PER_MILLIMETRE = 3.6;

  static EdgeTimes of(RoadGraph graph, TravelSpeeds speeds, TravelMode mode) {
    int count = graph.edges.count;
    boolean isSymmetric = isSymmetric(graph, mode);
    int[] forward = new int[count];
    EdgeTimes times = new EdgeTimes(forward, isSymmetric ? forward : new int[count]);
    times.fill(0, graph, speeds, mode);
    return times;
  }

  /** Those of a graph that was patched from the one of these; only what is new is worked out. */
  EdgeTimes patched(RoadGraph graph, TravelSpeeds speeds, TravelMode mode) {
    if (isSymmetric(graph, mode) != isSymmetric()) {
      return of(graph, speeds, mode);
    }
    int known = forward.length;
    int[] there = Arrays.copyOf(forward, graph.edges.count);
    EdgeTimes times =
        new EdgeTimes(there, isSymmetric() ? there : Arrays.copyOf(backward, there.length));
    graph.removed.stream().filter(edge -> edge < known).forEach(times::shut);
    times.fill(known, graph, speeds, mode);
    return times;
  }

  private static boolean isSymmetric(RoadGraph graph, TravelMode mode) {
    return mode == TravelMode.WALK && Slope.areLevel(graph.edges.slopes, graph.edges.count);
  }

  private void shut(int edge) {
    forward[edge] = IMPASSABLE;
    backward[edge] = IMPASSABLE;
  }

  /** Works out the edges from a number on. */
  private void fill(int first, RoadGraph graph, TravelSpeeds speeds, TravelMode mode) {
    EdgeTable edges = graph.edges;
    double[] slowness = new double[edges.classes.size()];
    for (int i = 0; i < slowness.length; i++) {
      Optional<Double> kmh = speeds.of(edges.classes.get(i)).find(mode);
      slowness[i] = kmh.map(speed -> HOUR_TO_MILLISECOND_PER_MILLIMETRE / speed).orElse(0.0);
    }
    byte keptOut =
        switch (mode) {
          case WALK -> EdgeTable.NO_FOOT;
          case DRIVE -> EdgeTable.NO_MOTOR;
          case EMERGENCY -> EdgeTable.NO_EMERGENCY;
        };
    SlopeCost cost = speeds.slopeOf(mode);
    for (int edge = first; edge < edges.count; edge++) {
      double perMillimetre = slowness[edges.roadClass[edge]];
      boolean stairs = edges.is(edge, EdgeTable.STAIRS);
      if (perMillimetre == 0
          || graph.removed.get(edge)
          || edges.is(edge, (byte) (EdgeTable.CLOSED | keptOut))
          || stairs && mode != TravelMode.WALK) {
        shut(edge);
        continue;
      }
      if (stairs) {
        perMillimetre *= speeds.stairsFactor();
      }
      if (mode == TravelMode.DRIVE && edges.limit[edge] > 0) {
        perMillimetre =
            HOUR_TO_MILLISECOND_PER_MILLIMETRE / (edges.limit[edge] / 10.0 * speeds.limitShare());
      }
      double level = edges.millimetres[edge] * perMillimetre;
      forward[edge] = millis(level * factor(edges.slopes, edge, mode, cost, true));
      boolean oneway = mode != TravelMode.WALK && edges.is(edge, EdgeTable.ONEWAY);
      backward[edge] =
          oneway ? IMPASSABLE : millis(level * factor(edges.slopes, edge, mode, cost, false));
    }
  }

  private static int millis(double exact) {
    return (int) Math.max(1, Math.min(LONGEST_MILLIS, Math.rint(exact)));
  }

  /** How many times as long an edge takes as on the level. */
  private static double factor(
      short[] slopes, int edge, TravelMode mode, SlopeCost cost, boolean isForward) {
    return mode == TravelMode.WALK
        ? Slope.walkFactor(slopes, edge, isForward)
        : 1
            + cost.climb() * Slope.climb(slopes, edge, isForward)
            + cost.descent() * Slope.climb(slopes, edge, !isForward);
  }

  /** The same journeys the other way round. */
  EdgeTimes reversed() {
    return new EdgeTimes(backward, forward);
  }

  boolean isPassable(int edge) {
    return forward[edge] != IMPASSABLE || backward[edge] != IMPASSABLE;
  }

  boolean isSymmetric() {
    return forward == backward;
  }
}

package luotu.roads;

import java.util.Optional;
import luotu.model.TravelMode;
import luotu.model.TravelSpeeds;

/**
 * Milliseconds along every edge, both ways.
 *
 * @param forward from the first vertex to the last, or {@link #IMPASSABLE}; at least 1, so that
 *     going in circles never ties with going straight
 * @param backward the other way; the same array where no edge differs
 */
record EdgeTimes(int[] forward, int[] backward) {
  static final int IMPASSABLE = Integer.MAX_VALUE;

  /** Eleven days; two of them still fit an int. What takes longer takes this. */
  static final int LONGEST_MILLIS = 1_000_000_000;

  private static final double HOUR_TO_MILLISECOND_PER_MILLIMETRE = 3.6;

  static EdgeTimes of(RoadGraph graph, TravelSpeeds speeds, TravelMode mode) {
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
    int[] forward = new int[edges.count];
    int[] backward = mode == TravelMode.WALK ? forward : new int[edges.count];
    for (int edge = 0; edge < edges.count; edge++) {
      double perMillimetre = slowness[edges.roadClass[edge]];
      boolean stairs = edges.is(edge, EdgeTable.STAIRS);
      if (perMillimetre == 0
          || graph.removed.get(edge)
          || edges.is(edge, (byte) (EdgeTable.CLOSED | keptOut))
          || stairs && mode != TravelMode.WALK) {
        forward[edge] = IMPASSABLE;
        backward[edge] = IMPASSABLE;
        continue;
      }
      if (stairs) {
        perMillimetre *= speeds.stairsFactor();
      }
      if (mode == TravelMode.DRIVE && edges.limit[edge] > 0) {
        perMillimetre =
            HOUR_TO_MILLISECOND_PER_MILLIMETRE / (edges.limit[edge] / 10.0 * speeds.limitShare());
      }
      double millis = Math.rint(edges.millimetres[edge] * perMillimetre);
      forward[edge] = (int) Math.max(1, Math.min(LONGEST_MILLIS, millis));
      boolean oneway = mode != TravelMode.WALK && edges.is(edge, EdgeTable.ONEWAY);
      backward[edge] = oneway ? IMPASSABLE : forward[edge];
    }
    return new EdgeTimes(forward, backward);
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

package luotu.roads;

/**
 * What a slope does to travel along an edge, in four shorts: how much longer a walk takes each way,
 * as the logarithm of a factor, and how many metres each metre of the edge climbs and descends in
 * the direction of its vertices. All 0 on level ground, and where the height is not known.
 */
final class Slope {
  /** Numbers of each edge. */
  static final int SIZE = 4;

  private static final int WALK_FORWARD = 0;
  private static final int WALK_BACKWARD = 1;
  private static final int CLIMB = 2;
  private static final int DESCENT = 3;

  private static final double PER_LOGARITHM = 8_192;
  private static final double PER_METRE = 10_000;

  /**
   * Tobler's function: one walks fastest on a slope of -0.05, and from there on both ways slower by
   * the exponential of 3.5 times the slope.
   */
  private static final double FALL_OFF = 3.5;

  private static final double EASIEST = 0.05;

  /** Nobody builds a road steeper; where heights say so it leads along a cliff. */
  private static final double STEEPEST = 1;

  private double metres;
  private double forward;
  private double backward;
  private double climb;
  private double descent;

  /** Adds a piece that is as steep everywhere. */
  void add(double run, double rise) {
    if (run > 0) {
      double slope = Math.max(-STEEPEST, Math.min(STEEPEST, rise / run));
      metres += run;
      forward += run * walkFactor(slope);
      backward += run * walkFactor(-slope);
      climb += run * Math.max(0, slope);
      descent += run * Math.max(0, -slope);
    }
  }

  /**
   * How many times as long a walk takes as on the level.
   *
   * @param slope rise over run
   */
  private static double walkFactor(double slope) {
    return StrictMath.exp(FALL_OFF * (Math.abs(slope + EASIEST) - EASIEST));
  }

  /** Puts what was added down as that of an edge. */
  void write(short[] slopes, int edge) {
    if (metres > 0) {
      slopes[SIZE * edge + WALK_FORWARD] = rounded(StrictMath.log(forward / metres), PER_LOGARITHM);
      slopes[SIZE * edge + WALK_BACKWARD] =
          rounded(StrictMath.log(backward / metres), PER_LOGARITHM);
      slopes[SIZE * edge + CLIMB] = rounded(climb / metres, PER_METRE);
      slopes[SIZE * edge + DESCENT] = rounded(descent / metres, PER_METRE);
    }
  }

  private static short rounded(double value, double scale) {
    return (short) Math.round(value * scale);
  }

  /** How many times as long a walk along an edge takes as on the level. */
  static double walkFactor(short[] slopes, int edge, boolean isForward) {
    short logarithm = slopes[SIZE * edge + (isForward ? WALK_FORWARD : WALK_BACKWARD)];
    return logarithm == 0 ? 1 : StrictMath.exp(logarithm / PER_LOGARITHM);
  }

  /** Metres of climb in each metre along an edge. */
  static double climb(short[] slopes, int edge, boolean isForward) {
    return slopes[SIZE * edge + (isForward ? CLIMB : DESCENT)] / PER_METRE;
  }

  /** Whether the first so many edges are all level. */
  static boolean areLevel(short[] slopes, int edges) {
    for (int i = 0; i < SIZE * edges; i++) {
      if (slopes[i] != 0) {
        return false;
      }
    }
    return true;
  }
}

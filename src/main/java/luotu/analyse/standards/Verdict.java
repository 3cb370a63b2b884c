package luotu.analyse.standards;

/**
 * What a zone's numbers come to.
 *
 * @param value in the unit of the rule; null when there is none to give
 * @param limitValue the share within the limit distance, or null
 */
record Verdict(Double value, Double limitValue, Status status) {
  private static final double MILLIONTHS = 1e6;

  /** Shares so far below the required one are partly there: 10 points. */
  private static final double PARTIAL = 0.10;

  /** By one threshold. */
  static Status of(double share, double required) {
    return reaches(share, required)
        ? Status.MET
        : reaches(share, required - PARTIAL) ? Status.PARTIAL : Status.GAP;
  }

  /** By two distances. */
  static Status of(double share, double limitShare, double required) {
    return reaches(share, required)
        ? Status.MET
        : reaches(limitShare, required) ? Status.PARTIAL : Status.GAP;
  }

  /** As the numbers are shown: to a millionth. */
  private static boolean reaches(double share, double required) {
    return rounded(share) >= rounded(required);
  }

  /** A share or ratio to a millionth. */
  static double rounded(double share) {
    return Math.rint(share * MILLIONTHS) / MILLIONTHS;
  }
}

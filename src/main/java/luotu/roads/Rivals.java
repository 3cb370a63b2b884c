package luotu.roads;

/** Which pieces of road are farther than another from all places of a square. For one thread. */
final class Rivals {
  /** More than what rounding of floating point may do. */
  private static final double CERTAIN_METRES = 1e-6;

  private final NearRoads roads;

  Rivals(NearRoads roads) {
    this.roads = roads;
  }

  /**
   * Leaves out the pieces that are farther than a sure one everywhere: a distance is convex, so it
   * lies above its tangent, and the difference from that is greatest in a corner.
   */
  void leaveFarther(JoinSquare square, int sure) {
    double[] ofSure = new double[4];
    for (int corner = 0; corner < 4; corner++) {
      roads.measure(sure, square.cornerX(corner), square.cornerY(corner));
      ofSure[corner] = roads.metres;
    }
    int kept = 0;
    for (int i = 0; i < square.pieceCount; i++) {
      int piece = square.pieces[i];
      boolean isFarther = piece != sure;
      for (int corner = 0; corner < 4 && isFarther; corner++) {
        double tangent =
            square.distances[i]
                + square.slopesX[i] * (square.cornerX(corner) - square.x)
                + square.slopesY[i] * (square.cornerY(corner) - square.y);
        isFarther = ofSure[corner] + NearRoads.SLACK_METRES < tangent;
      }
      if (piece == sure || !isFarther && !isBehind(square, piece, sure)) {
        square.move(i, kept++);
      }
    }
    square.pieceCount = kept;
  }

  /**
   * Whether a piece meets the sure one in an end and the square lies on the sure one's side of the
   * line that halves the angle between them, and not past its other end: there the sure one is
   * nearer or, past their common end, more nearly beside.
   */
  private boolean isBehind(JoinSquare square, int piece, int sure) {
    for (int end = 0; end <= 2; end += 2) {
      for (int other = 0; other <= 2; other += 2) {
        if (roads.ends[4 * sure + end] == roads.ends[4 * piece + other]
            && roads.ends[4 * sure + end + 1] == roads.ends[4 * piece + other + 1]
            && isBehind(square, piece, other, sure, end)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isBehind(JoinSquare square, int piece, int itsEnd, int sure, int end) {
    double x = roads.ends[4 * sure + end];
    double y = roads.ends[4 * sure + end + 1];
    double sureX = roads.ends[4 * sure + 2 - end] - x;
    double sureY = roads.ends[4 * sure + 3 - end] - y;
    double sureLength = Math.sqrt(sureX * sureX + sureY * sureY);
    double pieceX = roads.ends[4 * piece + 2 - itsEnd] - x;
    double pieceY = roads.ends[4 * piece + 3 - itsEnd] - y;
    double pieceLength = Math.sqrt(pieceX * pieceX + pieceY * pieceY);
    double towardsX = sureX / sureLength - pieceX / pieceLength;
    double towardsY = sureY / sureLength - pieceY / pieceLength;
    for (int corner = 0; corner < 4; corner++) {
      double east = square.cornerX(corner) - x;
      double north = square.cornerY(corner) - y;
      if (!(east * towardsX + north * towardsY > CERTAIN_METRES)
          || east * sureX + north * sureY > sureLength * sureLength) {
        return false;
      }
    }
    return true;
  }
}

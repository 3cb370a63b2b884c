package luotu.roads;

/** A straight border between two vertices, in steps; used again for the next. */
final class BorderLine {
  /** A crossing so near to an end, in steps, lies there. */
  private static final double SNAP_STEPS = 1.5;

  int fromX;
  int fromY;
  int toX;
  int toY;

  void set(int startX, int startY, int endX, int endY) {
    fromX = startX;
    fromY = startY;
    toX = endX;
    toY = endY;
  }

  /** A place so far along it. */
  int xAt(double share) {
    return at(share, fromX, toX);
  }

  int yAt(double share) {
    return at(share, fromY, toY);
  }

  /** Near an end of the border it is that end, for x and y alike. */
  private int at(double share, int from, int to) {
    double steps = Math.max(Math.abs((double) toX - fromX), Math.abs((double) toY - fromY));
    return share * steps < SNAP_STEPS
        ? from
        : (1 - share) * steps < SNAP_STEPS
            ? to
            : from + (int) Math.rint(share * ((double) to - from));
  }
}

package luotu.roads;

/** A curve through all places of the earth that keeps neighbours together. */
final class HilbertCurve {
  private HilbertCurve() {}

  /**
   * Where a place stands on the curve; every place, in units of 1e-7 degrees, has a number of its
   * own.
   */
  static long position(int longitude, int latitude) {
    int x = longitude ^ Integer.MIN_VALUE;
    int y = latitude ^ Integer.MIN_VALUE;
    long position = 0;
    for (int bit = 31; bit >= 0; bit--) {
      int right = x >>> bit & 1;
      int up = y >>> bit & 1;
      position = position << 2 | 3 * right ^ up;
      if (up == 0) {
        int turn = -right;
        int swapped = x ^ turn;
        x = y ^ turn;
        y = swapped;
      }
    }
    // Signed order is then the order along the curve.
    return position ^ Long.MIN_VALUE;
  }
}

package luotu.geo.region;

/**
 * The sizes of squares in a trace: the finest is level 0, each level above twice as large.
 *
 * @param originX of the lattice, metres
 * @param originY of the lattice, metres
 * @param finestSide metres
 * @param start the level from which corners are compared
 * @param top the level of the roots
 */
record SquareLevels(double originX, double originY, double finestSide, int start, int top) {
  private static final int MOST_LEVELS = 15;

  static SquareLevels of(
      double originX, double originY, double rootSide, double startSide, double finestSide) {
    int top = 0;
    while (rootSide / (1 << top) > finestSide && top < MOST_LEVELS) {
      top++;
    }
    int start = top;
    while (start > 0 && rootSide / (1 << top - start) > startSide) {
      start--;
    }
    return new SquareLevels(originX, originY, rootSide / (1 << top), start, top);
  }

  double side(int level) {
    return finestSide * (1 << level);
  }

  /** How near two places on either side of a border are brought, in steps of the grid. */
  int apart(SnapGrid grid, double tolerance) {
    double step = Math.max(grid.stepX(), grid.stepY());
    return Math.max(2, (int) (Math.min(tolerance / 3, finestSide / 4) / step));
  }
}

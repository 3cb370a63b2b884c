package luotu.geo.region;

/**
 * The places that vertices may have: whole steps from the origin of the plane. Whole numbers make
 * every decision about crossings exact.
 *
 * @param stepX metres
 * @param stepY metres
 */
record SnapGrid(double stepX, double stepY) {
  int column(double x) {
    return (int) Math.floor(x / stepX + 0.5);
  }

  int row(double y) {
    return (int) Math.floor(y / stepY + 0.5);
  }

  double x(int column) {
    return column * stepX;
  }

  double y(int row) {
    return row * stepY;
  }
}

package luotu.geo.region;

/**
 * Whether the straight line between two places of a border follows it; if not, one or two places
 * between them that make it follow. Where two straight borders meet, their corner is found by
 * drawing both out.
 */
final class BorderBend {
  /** The places found, in order from the start. */
  final long[] places = new long[2];

  int count;

  private final SquareField field;
  private final SnapGrid grid;
  private final double off;
  private int west;
  private int south;
  private int east;
  private int north;
  private boolean liesLeft;
  private double foundX;
  private double foundY;

  BorderBend(SquareField field, SnapGrid grid, double tolerance) {
    this.field = field;
    this.grid = grid;
    this.off = tolerance / 2;
  }

  /** The square that places may be looked for in, in steps of the grid; the field is in it. */
  void within(int westColumn, int southRow, int eastColumn, int northRow) {
    west = westColumn;
    south = southRow;
    east = eastColumn;
    north = northRow;
  }

  int labelAt(long place) {
    return field.label(grid.x(BorderLinks.x(place)), grid.y(BorderLinks.y(place)));
  }

  /**
   * @return false if the border lies farther from the places found than the tolerance, or none were
   */
  boolean fit(long start, long end, int left, int right) {
    count = 0;
    double ax = grid.x(BorderLinks.x(start));
    double ay = grid.y(BorderLinks.y(start));
    double bx = grid.x(BorderLinks.x(end));
    double by = grid.y(BorderLinks.y(end));
    double length = length(bx - ax, by - ay);
    if (length < 8 * off) {
      return start == end || follows(ax, ay, bx, by, 0.5, left, right);
    }
    boolean early = follows(ax, ay, bx, by, 0.25, left, right);
    boolean earlyLeft = liesLeft;
    boolean late = follows(ax, ay, bx, by, 0.75, left, right);
    boolean lateLeft = liesLeft;
    if (early && late) {
      return length < 16 * off || follows(ax, ay, bx, by, 0.5, left, right);
    }
    if (early) {
      return fitOne(ax, ay, bx, by, 0.75, lateLeft, left, right);
    }
    if (late) {
      return fitOne(ax, ay, bx, by, 0.25, earlyLeft, left, right);
    }
    return fitBoth(ax, ay, bx, by, earlyLeft, lateLeft, left, right);
  }

  private boolean fitOne(
      double ax, double ay, double bx, double by, double at, boolean toLeft, int left, int right) {
    if (!search(ax, ay, bx, by, at, toLeft, left, right)) {
      return false;
    }
    double x = foundX;
    double y = foundY;
    places[count++] = snapped(x, y);
    return followsAll(ax, ay, x, y, left, right) && followsAll(x, y, bx, by, left, right);
  }

  private boolean fitBoth(
      double ax,
      double ay,
      double bx,
      double by,
      boolean earlyLeft,
      boolean lateLeft,
      int left,
      int right) {
    if (!search(ax, ay, bx, by, 0.25, earlyLeft, left, right)) {
      return false;
    }
    double px = foundX;
    double py = foundY;
    if (!search(ax, ay, bx, by, 0.75, lateLeft, left, right)) {
      return false;
    }
    double qx = foundX;
    double qy = foundY;
    if (corner(ax, ay, px, py, qx, qy, bx, by) && pointed(ax, ay, bx, by, left, right)) {
      double x = foundX;
      double y = foundY;
      places[count++] = snapped(x, y);
      return followsAll(ax, ay, x, y, left, right) && followsAll(x, y, bx, by, left, right);
    }
    places[count++] = snapped(px, py);
    places[count++] = snapped(qx, qy);
    return followsAll(ax, ay, px, py, left, right)
        && followsAll(px, py, qx, qy, left, right)
        && followsAll(qx, qy, bx, by, left, right);
  }

  /** The same at several places along it: a piece that was drawn out may pass a bend by. */
  private boolean followsAll(double ax, double ay, double bx, double by, int left, int right) {
    double length = length(bx - ax, by - ay);
    if (length == 0) {
      return true;
    }
    int checks = length < 8 * off ? 1 : length < 16 * off ? 2 : 3;
    for (int i = 1; i <= checks; i++) {
      if (!follows(ax, ay, bx, by, (double) i / (checks + 1), left, right)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether the labels on both sides of a line, at a share of its length, are those they should be.
   */
  private boolean follows(
      double ax, double ay, double bx, double by, double at, int left, int right) {
    double dx = bx - ax;
    double dy = by - ay;
    double scale = off / length(dx, dy);
    double x = ax + at * dx;
    double y = ay + at * dy;
    double nx = -dy * scale;
    double ny = dx * scale;
    liesLeft = !hasLabel(x + nx, y + ny, left);
    return !liesLeft && hasLabel(x - nx, y - ny, right);
  }

  /** Beyond the square what counts is its side: a border that juts out there has not its label. */
  private boolean hasLabel(double x, double y, int label) {
    double nearX = Math.min(Math.max(x, grid.x(west + 1)), grid.x(east - 1));
    double nearY = Math.min(Math.max(y, grid.y(south + 1)), grid.y(north - 1));
    return field.label(nearX, nearY) == label;
  }

  private boolean inside(double x, double y) {
    return x >= grid.x(west + 1)
        && x <= grid.x(east - 1)
        && y >= grid.y(south + 1)
        && y <= grid.y(north - 1);
  }

  /** Finds the border square to a line, from a place on the line. */
  private boolean search(
      double ax, double ay, double bx, double by, double at, boolean toLeft, int left, int right) {
    double length = length(bx - ax, by - ay);
    double x = ax + at * (bx - ax);
    double y = ay + at * (by - ay);
    double sign = toLeft ? 1 : -1;
    double nx = -sign * (by - ay) / length;
    double ny = sign * (bx - ax) / length;
    int here = toLeft ? right : left;
    int beyond = toLeft ? left : right;
    double near = off;
    double far = 3 * off;
    for (int label = here; label != beyond; ) {
      if (label != here || !inside(x + far * nx, y + far * ny)) {
        return false;
      }
      label = field.label(x + far * nx, y + far * ny);
      if (label == here) {
        near = far;
        far *= 3;
      }
    }
    while (far - near > off / 2) {
      double middle = (near + far) / 2;
      if (field.label(x + middle * nx, y + middle * ny) == here) {
        near = middle;
      } else {
        far = middle;
      }
    }
    foundX = x + (near + far) / 2 * nx;
    foundY = y + (near + far) / 2 * ny;
    return true;
  }

  /** Where the line from a through p meets the line from b through q, if beyond both and inside. */
  private boolean corner(
      double ax, double ay, double px, double py, double qx, double qy, double bx, double by) {
    double ux = px - ax;
    double uy = py - ay;
    double vx = qx - bx;
    double vy = qy - by;
    double turn = ux * vy - uy * vx;
    double scale = length(ux, uy) * length(vx, vy);
    if (Math.abs(turn) < 0.05 * scale) {
      return false;
    }
    double s = ((bx - ax) * vy - (by - ay) * vx) / turn;
    double t = ((bx - ax) * uy - (by - ay) * ux) / turn;
    foundX = ax + s * ux;
    foundY = ay + s * uy;
    return s > 0.9 && t > 0.9 && inside(foundX, foundY);
  }

  /** Whether the border has its corner where it was reckoned. */
  private boolean pointed(double ax, double ay, double bx, double by, int left, int right) {
    double length = length(bx - ax, by - ay);
    double nx = -(by - ay) / length * 1.5 * off;
    double ny = (bx - ax) / length * 1.5 * off;
    return hasLabel(foundX + nx, foundY + ny, left) && hasLabel(foundX - nx, foundY - ny, right);
  }

  private long snapped(double x, double y) {
    return BorderLinks.place(
        Math.min(Math.max(grid.column(x), west + 1), east - 1),
        Math.min(Math.max(grid.row(y), south + 1), north - 1));
  }

  /** Nothing here is large enough to overflow. */
  private static double length(double dx, double dy) {
    return Math.sqrt(dx * dx + dy * dy);
  }
}

package luotu.analyse.coverage;

import java.util.Arrays;
import org.locationtech.jts.geom.Envelope;

/** Equal discs in a plane, found through a grid of their centres. Safe for many threads. */
final class Discs {
  private static final int DISCS_PER_CELL = 2;

  private final double radius;
  private final double[] x;
  private final double[] y;
  private final double west;
  private final double south;
  private final double cell;
  private final int columns;
  private final int rows;
  private final int[] starts;

  /**
   * @param centres x and y in turn
   * @param size how many centres there are
   */
  Discs(double[] centres, int size, double radius) {
    this.radius = radius;
    Envelope extent = new Envelope();
    for (int i = 0; i < size; i++) {
      extent.expandToInclude(centres[2 * i], centres[2 * i + 1]);
    }
    west = extent.getMinX();
    south = extent.getMinY();
    double room = extent.getWidth() * extent.getHeight() * DISCS_PER_CELL / Math.max(1, size);
    double longest = Math.max(extent.getWidth(), extent.getHeight());
    cell = Math.max(Math.max(Math.sqrt(room), longest / Math.max(1, size)), 1e-3);
    columns = size == 0 ? 0 : (int) (extent.getWidth() / cell) + 1;
    rows = size == 0 ? 0 : (int) (extent.getHeight() / cell) + 1;
    starts = new int[columns * rows + 1];
    int[] cells = new int[size];
    for (int i = 0; i < size; i++) {
      cells[i] = row(centres[2 * i + 1]) * columns + column(centres[2 * i]);
      starts[cells[i] + 1]++;
    }
    for (int i = 0; i + 1 < starts.length; i++) {
      starts[i + 1] += starts[i];
    }
    int[] next = Arrays.copyOf(starts, starts.length);
    x = new double[size];
    y = new double[size];
    for (int i = 0; i < size; i++) {
      int at = next[cells[i]]++;
      x[at] = centres[2 * i];
      y[at] = centres[2 * i + 1];
    }
  }

  private int column(double at) {
    return Math.max(0, Math.min(columns - 1, (int) ((at - west) / cell)));
  }

  private int row(double at) {
    return Math.max(0, Math.min(rows - 1, (int) ((at - south) / cell)));
  }

  int size() {
    return x.length;
  }

  double radius() {
    return radius;
  }

  double x(int disc) {
    return x[disc];
  }

  double y(int disc) {
    return y[disc];
  }

  /** Takes discs one by one. */
  @FunctionalInterface
  interface Visitor {
    void visit(int disc);
  }

  /** All whose centre may lie within the box. */
  void within(double minX, double minY, double maxX, double maxY, Visitor visitor) {
    if (size() == 0) {
      return;
    }
    int firstColumn = column(minX);
    int lastColumn = column(maxX);
    for (int row = row(minY); row <= row(maxY); row++) {
      int end = starts[row * columns + lastColumn + 1];
      for (int disc = starts[row * columns + firstColumn]; disc < end; disc++) {
        visitor.visit(disc);
      }
    }
  }

  /** Whether one disc holds the whole box. */
  boolean anyHolds(Envelope box) {
    for (int i = 0; i < x.length; i++) {
      double dx = Math.max(box.getMaxX() - x[i], x[i] - box.getMinX());
      double dy = Math.max(box.getMaxY() - y[i], y[i] - box.getMinY());
      if (dx * dx + dy * dy <= radius * radius) {
        return true;
      }
    }
    return false;
  }

  /**
   * Finds the directions ({@link Directions}) in which the circle of a disc lies outside an extent
   * or within other discs, the nearest cells first, until nothing of it is left. Of equal discs the
   * first one counts.
   */
  void cover(int disc, Envelope extent, Intervals directions) {
    directions.clear(Directions.TURN);
    leave(extent.getMaxX() - x[disc], 1, 0, directions);
    leave(extent.getMaxY() - y[disc], 0, 1, directions);
    leave(x[disc] - extent.getMinX(), -1, 0, directions);
    leave(y[disc] - extent.getMinY(), 0, -1, directions);
    int column = column(x[disc]);
    int row = row(y[disc]);
    int outermost = Math.max(Math.max(column, columns - 1 - column), Math.max(row, rows - 1 - row));
    for (int ring = 0; ring <= outermost && (ring - 1) * cell < 2 * radius; ring++) {
      for (int r = Math.max(0, row - ring); r <= Math.min(rows - 1, row + ring); r++) {
        boolean whole = Math.abs(r - row) == ring;
        for (int c = column - ring; c <= column + ring; c += whole ? 1 : 2 * ring) {
          if (c >= 0 && c < columns) {
            coverFrom(r * columns + c, disc, directions);
          }
          if (directions.isFull()) {
            return;
          }
        }
      }
    }
  }

  /** Adds where the circle lies farther than a distance in the direction of a unit vector. */
  private void leave(double distance, int towardsX, int towardsY, Intervals directions) {
    if (Math.abs(distance) < radius) {
      double half = Math.sqrt(radius * radius - distance * distance);
      add(
          Directions.of(
              distance * towardsX + half * towardsY, distance * towardsY - half * towardsX),
          Directions.of(
              distance * towardsX - half * towardsY, distance * towardsY + half * towardsX),
          directions);
    } else if (distance < 0) {
      directions.add(0, Directions.TURN);
    }
  }

  private static void add(double from, double to, Intervals directions) {
    if (from <= to) {
      directions.add(from, to);
    } else {
      directions.add(from, Directions.TURN);
      directions.add(0, to);
    }
  }

  private void coverFrom(int position, int disc, Intervals directions) {
    double reach = 4 * radius * radius;
    for (int other = starts[position]; other < starts[position + 1]; other++) {
      double dx = x[other] - x[disc];
      double dy = y[other] - y[disc];
      double squared = dx * dx + dy * dy;
      if (squared == 0) {
        if (other < disc) {
          directions.add(0, Directions.TURN);
          return;
        }
      } else if (squared < reach) {
        // The circles cross where the angle from the line between the centres has this tangent.
        double tangent = Math.sqrt(reach / squared - 1);
        add(
            Directions.of(dx + tangent * dy, dy - tangent * dx),
            Directions.of(dx - tangent * dy, dy + tangent * dx),
            directions);
        if (directions.isFull()) {
          return;
        }
      }
    }
  }
}

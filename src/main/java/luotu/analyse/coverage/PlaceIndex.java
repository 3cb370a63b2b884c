package luotu.analyse.coverage;

import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import org.locationtech.jts.geom.Envelope;

/** Finds places in degrees by boxes, through a grid. Safe for many threads. */
final class PlaceIndex {
  private static final int PLACES_PER_CELL = 4;

  private final double[] places;
  private final Envelope extent = new Envelope();
  private final double width;
  private final double height;
  private final int side;
  private final int[] starts;
  private final int[] order;

  /**
   * @param places longitude and latitude in turn
   */
  PlaceIndex(double[] places) {
    this.places = places;
    int size = places.length / 2;
    for (int i = 0; i < size; i++) {
      extent.expandToInclude(places[2 * i], places[2 * i + 1]);
    }
    side = (int) Math.sqrt(size / (double) PLACES_PER_CELL) + 1;
    width = Math.max(extent.getWidth() / side, 1e-9);
    height = Math.max(extent.getHeight() / side, 1e-9);
    starts = new int[side * side + 1];
    int[] cells = new int[size];
    for (int i = 0; i < size; i++) {
      cells[i] = row(places[2 * i + 1]) * side + column(places[2 * i]);
      starts[cells[i] + 1]++;
    }
    for (int i = 0; i + 1 < starts.length; i++) {
      starts[i + 1] += starts[i];
    }
    int[] next = Arrays.copyOf(starts, starts.length);
    order = new int[size];
    for (int i = 0; i < size; i++) {
      order[next[cells[i]]++] = i;
    }
  }

  private int column(double longitude) {
    return Math.max(0, Math.min(side - 1, (int) ((longitude - extent.getMinX()) / width)));
  }

  private int row(double latitude) {
    return Math.max(0, Math.min(side - 1, (int) ((latitude - extent.getMinY()) / height)));
  }

  /** Gives the position of every place in the box, in the same order every time. */
  void visit(Envelope box, IntConsumer visitor) {
    anyMatch(
        box,
        position -> {
          visitor.accept(position);
          return false;
        });
  }

  /** Whether a place in the box passes a test of its position. */
  boolean anyMatch(Envelope box, IntPredicate test) {
    if (!box.intersects(extent)) {
      return false;
    }
    int first = column(box.getMinX());
    int last = column(box.getMaxX());
    for (int row = row(box.getMinY()); row <= row(box.getMaxY()); row++) {
      for (int i = starts[row * side + first]; i < starts[row * side + last + 1]; i++) {
        int position = order[i];
        if (box.contains(places[2 * position], places[2 * position + 1]) && test.test(position)) {
          return true;
        }
      }
    }
    return false;
  }
}

package luotu.intake.topology;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Which segments of edges lie in which cell of a grid of 0.001 degrees. A segment has the number of
 * the vertex it starts from. Cell and segment make one number of 64 bits; these are sorted.
 */
final class SegmentGrid {
  private static final int CELL = 10_000;
  private static final int HALF_TURN = 1_800_000_000;
  private static final int QUARTER_TURN = 900_000_000;
  private static final int ROW_BITS = 18;
  private static final int SEGMENT_BITS = 27;

  private final RoadEdges edges;
  private long[] entries;
  private int count;

  /**
   * @throws IllegalStateException of more than 134 million vertices
   */
  SegmentGrid(RoadEdges edges) {
    this.edges = edges;
    int vertexCount = edges.firstVertex(edges.count());
    if (vertexCount >>> SEGMENT_BITS != 0) {
      throw new IllegalStateException("too many vertices of roads to compare: " + vertexCount);
    }
    entries = new long[vertexCount + 16];
    for (int edge = 0; edge < edges.count(); edge++) {
      for (int i = edges.firstVertex(edge); i < edges.lastVertex(edge); i++) {
        enter(i);
      }
    }
    entries = Arrays.copyOf(entries, count);
    Arrays.parallelSort(entries);
  }

  /** Column by column, the cells that it goes through or touches. */
  private void enter(int segment) {
    boolean eastwards = edges.x(segment) <= edges.x(segment + 1);
    int from = eastwards ? segment : segment + 1;
    int to = eastwards ? segment + 1 : segment;
    double slope =
        edges.x(from) == edges.x(to)
            ? 0
            : ((double) edges.y(to) - edges.y(from)) / ((double) edges.x(to) - edges.x(from));
    int lowest = Math.min(edges.y(from), edges.y(to));
    int highest = Math.max(edges.y(from), edges.y(to));
    for (int column = column(edges.x(from) - 1); column <= column(edges.x(to) + 1); column++) {
      double west = Math.max(edges.x(from), (double) column * CELL - HALF_TURN);
      double east = Math.min(edges.x(to), (column + 1.0) * CELL - HALF_TURN);
      double atWest = edges.y(from) + slope * (west - edges.x(from));
      double atEast = edges.y(from) + slope * (east - edges.x(from));
      boolean isUpright = slope == 0;
      double south = isUpright ? lowest : Math.max(lowest, Math.min(atWest, atEast));
      double north = isUpright ? highest : Math.min(highest, Math.max(atWest, atEast));
      for (int row = row((int) south - 1); row <= row((int) north + 1); row++) {
        add(cell(column, row) << SEGMENT_BITS | segment);
      }
    }
  }

  private void add(long entry) {
    if (count == entries.length) {
      entries = Arrays.copyOf(entries, count + count / 2);
    }
    entries[count++] = entry;
  }

  private static int column(int x) {
    return (int) (((long) x + HALF_TURN) / CELL);
  }

  private static int row(int y) {
    return (int) (((long) y + QUARTER_TURN) / CELL);
  }

  private static long cell(int column, int row) {
    return (long) column << ROW_BITS | row;
  }

  /** The cell that a place lies in. */
  static long cellOf(double x, double y) {
    return cell(column((int) Math.round(x)), row((int) Math.round(y)));
  }

  /** Takes the segments of one cell. */
  interface CellConsumer {
    /**
     * @param segments of {@code size}, rising; the array is used again
     */
    void accept(long cell, int[] segments, int size);
  }

  /** Each cell with its segments. */
  void forEachCell(CellConsumer consumer) {
    int[] segments = new int[64];
    for (int start = 0; start < count; ) {
      long cell = entries[start] >>> SEGMENT_BITS;
      int size = 0;
      while (start < count && entries[start] >>> SEGMENT_BITS == cell) {
        if (size == segments.length) {
          segments = Arrays.copyOf(segments, 2 * size);
        }
        segments[size++] = segment(entries[start++]);
      }
      consumer.accept(cell, segments, size);
    }
  }

  /** Segments of the cells that a box touches, some of them several times. */
  void forEachNear(int west, int south, int east, int north, IntConsumer consumer) {
    for (int column = column(west); column <= column(east); column++) {
      for (int row = row(south); row <= row(north); row++) {
        long first = cell(column, row) << SEGMENT_BITS;
        int i = Arrays.binarySearch(entries, first);
        for (i = i < 0 ? -i - 1 : i;
            i < count && entries[i] >>> SEGMENT_BITS == first >>> SEGMENT_BITS;
            i++) {
          consumer.accept(segment(entries[i]));
        }
      }
    }
  }

  private static int segment(long entry) {
    return (int) (entry & (1 << SEGMENT_BITS) - 1);
  }
}

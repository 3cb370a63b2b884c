package luotu.analyse.coverage;

import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * Tells quickly whether areas lie side by side. Edges that two areas run along in opposite
 * directions cancel out. What remains bounds the union; when it nowhere crosses itself and lies
 * between one area and none everywhere, no two areas overlap.
 */
final class Partition {
  /** How far beside an edge its sides are looked at, in degrees: a tenth of a millimetre. */
  private static final double BESIDE = 1e-9;

  private final double[] ends;
  private final int[] table;
  private final boolean[] gone;
  private int size;

  private Partition(int edges) {
    ends = new double[4 * edges];
    gone = new boolean[edges];
    table = new int[Integer.highestOneBit(Math.max(1, edges)) * 4];
    Arrays.fill(table, -1);
  }

  /**
   * Whether no two areas overlap. Areas that share a border but not its corners are not recognized:
   * then this is false.
   *
   * @param areas valid polygons
   */
  static boolean isClean(List<Geometry> areas) {
    List<Outline> outlines = areas.stream().map(Outline::ofPlane).toList();
    Partition edges = new Partition(outlines.stream().mapToInt(Outline::size).sum());
    for (Outline outline : outlines) {
      for (int edge = 0; edge < outline.size(); edge++) {
        edges.add(outline.fromX(edge), outline.fromY(edge), outline.toX(edge), outline.toY(edge));
      }
    }
    Outline border = edges.left();
    return !crossesItself(border) && liesBetweenOneAndNone(border);
  }

  private void add(double fromX, double fromY, double toX, double toY) {
    int slot = hash(fromX, fromY, toX, toY);
    while (table[slot] >= 0) {
      int other = table[slot];
      if (!gone[other]
          && ends[4 * other] == toX
          && ends[4 * other + 1] == toY
          && ends[4 * other + 2] == fromX
          && ends[4 * other + 3] == fromY) {
        gone[other] = true;
        return;
      }
      slot = (slot + 1) & (table.length - 1);
    }
    table[slot] = size;
    ends[4 * size] = fromX;
    ends[4 * size + 1] = fromY;
    ends[4 * size + 2] = toX;
    ends[4 * size + 3] = toY;
    size++;
  }

  /** The same for both directions. */
  private int hash(double fromX, double fromY, double toX, double toY) {
    long mixed =
        (Double.doubleToLongBits(fromX) * 31 + Double.doubleToLongBits(fromY))
            * 0x9E3779B97F4A7C15L;
    long other =
        (Double.doubleToLongBits(toX) * 31 + Double.doubleToLongBits(toY)) * 0x9E3779B97F4A7C15L;
    long both = (mixed ^ mixed >>> 29) + (other ^ other >>> 29);
    return (int) (both ^ both >>> 32) & (table.length - 1);
  }

  private Outline left() {
    double[] left = new double[ends.length];
    int count = 0;
    for (int edge = 0; edge < size; edge++) {
      if (!gone[edge]) {
        System.arraycopy(ends, 4 * edge, left, 4 * count++, 4);
      }
    }
    return Outline.ofEdges(left, count);
  }

  private static boolean crossesItself(Outline border) {
    STRtree index = new STRtree();
    for (int edge = 0; edge < border.size(); edge++) {
      index.insert(box(border, edge), edge);
    }
    index.build();
    for (int edge = 0; edge < border.size(); edge++) {
      for (Object other : index.query(box(border, edge))) {
        if ((Integer) other < edge && meet(border, edge, (Integer) other)) {
          return true;
        }
      }
    }
    return false;
  }

  private static Envelope box(Outline border, int edge) {
    return new Envelope(border.fromX(edge), border.toX(edge), border.fromY(edge), border.toY(edge));
  }

  /** Whether two edges whose boxes meet share more than an end. */
  private static boolean meet(Outline border, int a, int b) {
    Coordinate a0 = new Coordinate(border.fromX(a), border.fromY(a));
    Coordinate a1 = new Coordinate(border.toX(a), border.toY(a));
    Coordinate b0 = new Coordinate(border.fromX(b), border.fromY(b));
    Coordinate b1 = new Coordinate(border.toX(b), border.toY(b));
    int sideB0 = Orientation.index(a0, a1, b0);
    int sideB1 = Orientation.index(a0, a1, b1);
    int sideA0 = Orientation.index(b0, b1, a0);
    int sideA1 = Orientation.index(b0, b1, a1);
    if (sideB0 * sideB1 > 0 || sideA0 * sideA1 > 0) {
      return false;
    }
    boolean joined = a0.equals2D(b0) || a0.equals2D(b1) || a1.equals2D(b0) || a1.equals2D(b1);
    boolean inLine = sideB0 == 0 && sideB1 == 0;
    return !joined || inLine && box(border, a).intersection(box(border, b)).getDiameter() > 0;
  }

  private static boolean liesBetweenOneAndNone(Outline border) {
    for (int edge = 0; edge < border.size(); edge++) {
      double dx = border.toX(edge) - border.fromX(edge);
      double dy = border.toY(edge) - border.fromY(edge);
      double beside = BESIDE / Math.hypot(dx, dy);
      double x = border.fromX(edge) + dx / 2;
      double y = border.fromY(edge) + dy / 2;
      if (border.windings(x - dy * beside, y + dx * beside) != 1
          || border.windings(x + dy * beside, y - dx * beside) != 0) {
        return false;
      }
    }
    return true;
  }
}

package luotu.analyse.coverage;

import java.util.Arrays;
import luotu.geo.EqualAreaPlane;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * The edges of polygons laid in a plane, each with the inside on its left, so that their sum by
 * Green's theorem is the area. Safe for many threads.
 */
final class Outline {
  /** So many edges lie in a strip, on average. */
  private static final int EDGES_PER_STRIP = 4;

  private double[] ends = new double[64];
  private int size;
  private final Envelope extent = new Envelope();

  private int[] stripStarts;
  private int[] stripEdges;
  private double stripHeight;

  /**
   * @param shape polygons whose edges are straight in the plane; may be empty
   * @param plane lays their positions flat
   */
  static Outline of(Geometry shape, EqualAreaPlane plane) {
    return new Outline(shape, plane::forward);
  }

  /** Of polygons that lie in the plane already. */
  static Outline ofPlane(Geometry shape) {
    return new Outline(shape, (position, index) -> {});
  }

  /**
   * Of edges that are known already.
   *
   * @param ends x and y of where each begins and ends
   */
  static Outline ofEdges(double[] ends, int size) {
    return new Outline(ends, size);
  }

  private Outline(double[] ends, int size) {
    this.ends = ends;
    this.size = size;
    for (int i = 0; i < 2 * size; i++) {
      extent.expandToInclude(ends[2 * i], ends[2 * i + 1]);
    }
    if (size > 0) {
      layStrips();
    }
  }

  /** Moves the position at an index. */
  private interface Move {
    void move(double[] position, int index);
  }

  private Outline(Geometry shape, Move move) {
    for (int i = 0; i < shape.getNumGeometries(); i++) {
      Polygon polygon = (Polygon) shape.getGeometryN(i);
      if (!polygon.isEmpty()) {
        add(polygon.getExteriorRing(), move, true);
        for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
          add(polygon.getInteriorRingN(hole), move, false);
        }
      }
    }
    if (size > 0) {
      layStrips();
    }
  }

  private void add(LinearRing ring, Move move, boolean outer) {
    CoordinateSequence positions = ring.getCoordinateSequence();
    int count = positions.size();
    double[] flat = new double[2 * count];
    double area = 0;
    for (int i = 0; i < count; i++) {
      flat[2 * i] = positions.getX(i);
      flat[2 * i + 1] = positions.getY(i);
      if (i == count - 1) {
        flat[2 * i] = flat[0];
        flat[2 * i + 1] = flat[1];
      } else {
        move.move(flat, 2 * i);
      }
      if (i > 0) {
        area +=
            (flat[2 * i - 2] - flat[0]) * (flat[2 * i + 1] - flat[1])
                - (flat[2 * i - 1] - flat[1]) * (flat[2 * i] - flat[0]);
      }
      extent.expandToInclude(flat[2 * i], flat[2 * i + 1]);
    }
    ends = ends.length < 4 * (size + count) ? Arrays.copyOf(ends, 8 * (size + count)) : ends;
    boolean forwards = area > 0 == outer;
    for (int i = 1; i < count; i++) {
      int from = forwards ? i - 1 : count - i;
      int to = forwards ? i : count - i - 1;
      ends[4 * size] = flat[2 * from];
      ends[4 * size + 1] = flat[2 * from + 1];
      ends[4 * size + 2] = flat[2 * to];
      ends[4 * size + 3] = flat[2 * to + 1];
      size++;
    }
  }

  private void layStrips() {
    int count = Math.max(1, size / EDGES_PER_STRIP);
    stripHeight = Math.max(extent.getHeight() / count, Double.MIN_NORMAL);
    stripStarts = new int[count + 1];
    for (int edge = 0; edge < size; edge++) {
      for (int strip = lowest(edge); strip <= highest(edge); strip++) {
        stripStarts[strip + 1]++;
      }
    }
    for (int strip = 0; strip < count; strip++) {
      stripStarts[strip + 1] += stripStarts[strip];
    }
    stripEdges = new int[stripStarts[count]];
    int[] next = Arrays.copyOf(stripStarts, count);
    for (int edge = 0; edge < size; edge++) {
      for (int strip = lowest(edge); strip <= highest(edge); strip++) {
        stripEdges[next[strip]++] = edge;
      }
    }
  }

  private int lowest(int edge) {
    return strip(Math.min(fromY(edge), toY(edge)));
  }

  private int highest(int edge) {
    return strip(Math.max(fromY(edge), toY(edge)));
  }

  private int strip(double y) {
    int strip = (int) ((y - extent.getMinY()) / stripHeight);
    return Math.max(0, Math.min(stripStarts.length - 2, strip));
  }

  /** How many edges there are. */
  int size() {
    return size;
  }

  double fromX(int edge) {
    return ends[4 * edge];
  }

  double fromY(int edge) {
    return ends[4 * edge + 1];
  }

  double toX(int edge) {
    return ends[4 * edge + 2];
  }

  double toY(int edge) {
    return ends[4 * edge + 3];
  }

  /** Twice the edge's part of the area. */
  double cross(int edge) {
    return fromX(edge) * toY(edge) - fromY(edge) * toX(edge);
  }

  double area() {
    double twice = 0;
    for (int edge = 0; edge < size; edge++) {
      twice += cross(edge);
    }
    return twice / 2;
  }

  Envelope extent() {
    return extent;
  }

  /** How often the edges wind around a place: once inside, not at all outside. */
  int windings(double x, double y) {
    if (size == 0 || !extent.contains(x, y)) {
      return 0;
    }
    int windings = 0;
    int strip = strip(y);
    for (int i = stripStarts[strip]; i < stripStarts[strip + 1]; i++) {
      int edge = stripEdges[i];
      boolean below = fromY(edge) <= y;
      if (below != toY(edge) <= y) {
        double left =
            (toX(edge) - fromX(edge)) * (y - fromY(edge))
                - (x - fromX(edge)) * (toY(edge) - fromY(edge));
        if (below && left > 0) {
          windings++;
        } else if (!below && left < 0) {
          windings--;
        }
      }
    }
    return windings;
  }
}

package luotu.roads;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.algorithm.locate.PointOnGeometryLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryComponentFilter;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.PolygonExtracter;

/**
 * What no walk away from the roads may cross: barriers and waterways, of areas the shore.
 * Immutable, safe for many threads.
 */
public final class Obstacles {
  /** None at all. */
  public static final Obstacles NONE = new Obstacles(List.of(), List.of());

  private final List<Segments> parts;
  private final List<ShutArea> shut;

  private Obstacles(List<Segments> parts, List<ShutArea> shut) {
    this.parts = parts;
    this.shut = shut;
  }

  private record ShutArea(Envelope extent, PointOnGeometryLocator locator) {
    static ShutArea of(Polygon area) {
      return new ShutArea(area.getEnvelopeInternal(), new IndexedPointInAreaLocator(area));
    }

    boolean holds(Coordinate place) {
      return extent.intersects(place) && locator.locate(place) != Location.EXTERIOR;
    }
  }

  /** Lines and areas in degrees, as {@code shapes} hands them over. */
  public static Obstacles of(Consumer<Consumer<Geometry>> shapes) {
    return new Obstacles(List.of(Segments.of(shapes)), List.of());
  }

  /** These and one that is shut: no walk crosses its edge, nor does one begin inside its areas. */
  Obstacles andShut(Geometry shape) {
    List<Segments> all = new ArrayList<>(parts);
    all.add(Segments.of(consumer -> consumer.accept(shape)));
    List<ShutArea> areas = new ArrayList<>(shut);
    for (Object area : PolygonExtracter.getPolygons(shape)) {
      areas.add(ShutArea.of((Polygon) area));
    }
    return new Obstacles(all, areas);
  }

  /** Whether a place in degrees lies in an area that is shut, its edge included. */
  boolean hold(double longitude, double latitude) {
    return !shut.isEmpty()
        && shut.stream().anyMatch(area -> area.holds(new Coordinate(longitude, latitude)));
  }

  /**
   * Whether a straight walk crosses one. To begin or to end on one is not to cross it, to walk
   * along it is. Units of 1e-7 degrees; decided exactly.
   */
  boolean cross(int fromX, int fromY, int toX, int toY, BoxTree.Hits hits) {
    if (fromX == toX && fromY == toY) {
      return false;
    }
    for (Segments segments : parts) {
      if (segments.cross(fromX, fromY, toX, toY, hits)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether a straight walk, which does not end where it begins, crosses a straight obstacle.
   *
   * @param ends x and y of both of its ends, from an index on
   */
  static boolean crosses(int fromX, int fromY, int toX, int toY, int[] ends, int at) {
    return Segments.cross(
        fromX, fromY, toX, toY, ends[at], ends[at + 1], ends[at + 2], ends[at + 3]);
  }

  /** Hands over those whose extent meets a box: x and y of one end and the other, in units. */
  void forEachIn(int west, int south, int east, int north, SegmentConsumer consumer) {
    BoxTree.Hits hits = new BoxTree.Hits();
    for (Segments segments : parts) {
      segments.tree.find(west, south, east, north, hits);
      for (int i = 0; i < hits.count; i++) {
        int at = 4 * hits.items[i];
        int[] ends = segments.ends;
        consumer.accept(ends[at], ends[at + 1], ends[at + 2], ends[at + 3]);
      }
    }
  }

  /** Takes a straight obstacle. */
  @FunctionalInterface
  interface SegmentConsumer {
    void accept(int fromX, int fromY, int toX, int toY);
  }

  /** Whether the extent of an area that is shut meets a box in degrees. */
  boolean mayHold(Envelope box) {
    return shut.stream().anyMatch(area -> area.extent().intersects(box));
  }

  /**
   * @param ends x and y of one end and the other, in the order of the tree's boxes
   */
  private record Segments(int[] ends, BoxTree tree) {
    static Segments of(Consumer<Consumer<Geometry>> shapes) {
      Gathered gathered = new Gathered();
      GeometryComponentFilter lines =
          part -> {
            if (part instanceof LineString line) {
              Coordinate[] positions = line.getCoordinates();
              for (int i = 1; i < positions.length; i++) {
                gathered.add(positions[i - 1], positions[i]);
              }
            }
          };
      shapes.accept(shape -> shape.apply(lines));
      int[] sorted = gathered.sorted();
      int[] boxes = new int[sorted.length];
      for (int i = 0; i < sorted.length; i += 4) {
        boxes[i] = Math.min(sorted[i], sorted[i + 2]);
        boxes[i + 1] = Math.min(sorted[i + 1], sorted[i + 3]);
        boxes[i + 2] = Math.max(sorted[i], sorted[i + 2]);
        boxes[i + 3] = Math.max(sorted[i + 1], sorted[i + 3]);
      }
      return new Segments(sorted, new BoxTree(boxes));
    }

    boolean cross(int fromX, int fromY, int toX, int toY, BoxTree.Hits hits) {
      tree.find(
          Math.min(fromX, toX),
          Math.min(fromY, toY),
          Math.max(fromX, toX),
          Math.max(fromY, toY),
          hits);
      for (int i = 0; i < hits.count; i++) {
        int at = 4 * hits.items[i];
        if (cross(fromX, fromY, toX, toY, ends[at], ends[at + 1], ends[at + 2], ends[at + 3])) {
          return true;
        }
      }
      return false;
    }

    /** Whether the walk without its ends meets the segment with its ends. */
    private static boolean cross(
        int fromX, int fromY, int toX, int toY, int ax, int ay, int bx, int by) {
      int from = side(ax, ay, bx, by, fromX, fromY);
      int to = side(ax, ay, bx, by, toX, toY);
      if (from == 0 && to == 0) {
        return overlap(fromX, toX, ax, bx) && overlap(fromY, toY, ay, by);
      }
      return from * to < 0
          && side(fromX, fromY, toX, toY, ax, ay) * side(fromX, fromY, toX, toY, bx, by) <= 0;
    }

    /** On which side of the line from a to b the place lies; exact within some hundred degrees. */
    private static int side(int ax, int ay, int bx, int by, int x, int y) {
      return Long.signum(((long) bx - ax) * ((long) y - ay) - ((long) by - ay) * ((long) x - ax));
    }

    /** Along one axis: whether the walk's inside meets the segment, or both do not move. */
    private static boolean overlap(int from, int to, int a, int b) {
      return from == to
          || Math.max(from, to) > Math.min(a, b) && Math.min(from, to) < Math.max(a, b);
    }
  }

  /** Segments as they come. */
  private static final class Gathered {
    private static final long MOST_SEGMENTS = 1L << 24;

    private int[] values = new int[1024];
    private int count;

    void add(Coordinate from, Coordinate to) {
      if (count == 4 * MOST_SEGMENTS) {
        throw new IllegalStateException("more than " + MOST_SEGMENTS + " parts of obstacles");
      }
      if (count == values.length) {
        values = Arrays.copyOf(values, 2 * count);
      }
      values[count] = EdgeTable.units(from.x);
      values[count + 1] = EdgeTable.units(from.y);
      values[count + 2] = EdgeTable.units(to.x);
      values[count + 3] = EdgeTable.units(to.y);
      if (values[count] != values[count + 2] || values[count + 1] != values[count + 3]) {
        count += 4;
      }
    }

    /** The segments in the order in which they begin along the curve, near enough. */
    int[] sorted() {
      // Some 40 m of the curve have one position: what is left holds the number of the segment.
      long[] order = new long[count / 4];
      for (int i = 0; i < order.length; i++) {
        long position = HilbertCurve.position(values[4 * i], values[4 * i + 1]);
        order[i] = position & -MOST_SEGMENTS | i;
      }
      Arrays.parallelSort(order);
      int[] sorted = new int[count];
      for (int i = 0; i < order.length; i++) {
        int from = 4 * (int) (order[i] & MOST_SEGMENTS - 1);
        System.arraycopy(values, from, sorted, 4 * i, 4);
      }
      return sorted;
    }
  }
}

package luotu.analyse.coverage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import luotu.geo.EqualAreaPlane;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateArrays;
import org.locationtech.jts.geom.CoordinateList;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;

/**
 * Draws the measured area, and what is left, by joining the pieces of their borders to rings: no
 * circles are overlaid. A circle has {@value #CORNERS} corners; they stand as far outside the arc
 * as its area needs. For one thread.
 */
final class BorderRings implements ReachedArea.Border {
  private static final int CORNERS = 64;

  /** Pieces that end and begin so close together, in metres, are one line. */
  private static final double JOINT = 0.005;

  private static final GeometryFactory FACTORY = new GeometryFactory();

  private final EqualAreaPlane plane;
  private final List<Coordinate[]> arcs = new ArrayList<>();
  private final List<Coordinate[]> reachedEdges = new ArrayList<>();
  private final List<Coordinate[]> leftEdges = new ArrayList<>();

  /**
   * @param plane in which the borders are measured
   */
  BorderRings(EqualAreaPlane plane) {
    this.plane = plane;
  }

  @Override
  public void edge(double fromX, double fromY, double toX, double toY, boolean isReached) {
    Coordinate[] line = {new Coordinate(fromX, fromY), new Coordinate(toX, toY)};
    (isReached ? reachedEdges : leftEdges).add(line);
  }

  @Override
  public void arc(double x, double y, double radius, double from, double to) {
    int pieces = Math.max(2, (int) Math.ceil((to - from) / (2 * Math.PI) * CORNERS));
    double step = (to - from) / pieces;
    double outward = outward(pieces, step);
    Coordinate[] line = new Coordinate[pieces + 1];
    for (int i = 0; i <= pieces; i++) {
      double distance = i == 0 || i == pieces ? radius : radius * outward;
      double angle = i == pieces ? to : from + i * step;
      line[i] = new Coordinate(x + distance * Math.cos(angle), y + distance * Math.sin(angle));
    }
    arcs.add(line);
  }

  /** How far out the corners between the ends of an arc stand, so that its sector has its area. */
  private static double outward(int pieces, double step) {
    double area = pieces * step / Math.sin(step);
    int inner = pieces - 2;
    return inner == 0 ? area / 2 : (Math.sqrt(1 + inner * area) - 1) / inner;
  }

  /**
   * What was drawn, in degrees on the grid of answers; longitudes may run past 180.
   *
   * @param reached the measured area
   * @param left the rest
   */
  record Drawing(Geometry reached, Geometry left) {}

  /** Once, when all borders were given. */
  Drawing draw() {
    List<Coordinate[]> backwards = arcs.stream().map(BorderRings::reversed).toList();
    List<List<Coordinate>> reached = rings(reachedEdges, arcs);
    List<List<Coordinate>> left = rings(leftEdges, backwards);
    // The rings share the corners of arcs: each is moved once.
    Stream.of(arcs, reachedEdges, leftEdges)
        .forEach(pieces -> pieces.parallelStream().forEach(this::toDegrees));
    return new Drawing(polygons(reached), polygons(left));
  }

  private static Coordinate[] reversed(Coordinate... line) {
    Coordinate[] back = line.clone();
    CoordinateArrays.reverse(back);
    return back;
  }

  private void toDegrees(Coordinate... line) {
    double[] position = new double[2];
    for (Coordinate corner : line) {
      position[0] = corner.x;
      position[1] = corner.y;
      plane.inverse(position, 0);
      corner.x = Shapes.DEGREE_GRID.makePrecise(position[0]);
      corner.y = Shapes.DEGREE_GRID.makePrecise(position[1]);
    }
  }

  /** Joins each piece to the one that begins where it ends; rings are not closed yet. */
  private static List<List<Coordinate>> rings(List<Coordinate[]> edges, List<Coordinate[]> arcs) {
    Coordinate[][] byX =
        Stream.concat(edges.stream(), arcs.stream())
            .sorted(Comparator.comparing(piece -> piece[0]))
            .toArray(Coordinate[][]::new);
    boolean[] used = new boolean[byX.length];
    List<List<Coordinate>> rings = new ArrayList<>();
    for (int first = 0; first < byX.length; first++) {
      List<Coordinate> ring = new ArrayList<>();
      for (int piece = first; piece >= 0 && !used[piece]; ) {
        used[piece] = true;
        ring.addAll(Arrays.asList(byX[piece]).subList(0, byX[piece].length - 1));
        piece = next(byX, used, byX[piece][byX[piece].length - 1], byX[first][0]);
      }
      rings.add(ring);
    }
    return rings;
  }

  /** The unused piece that begins nearest to an end; -1 where the ring closes. */
  private static int next(Coordinate[][] byX, boolean[] used, Coordinate end, Coordinate start) {
    double nearest = end.distance(start);
    int next = -1;
    if (nearest > JOINT) {
      nearest = Double.POSITIVE_INFINITY;
    }
    for (int i = firstFrom(byX, end.x - JOINT); i < byX.length; i++) {
      if (byX[i][0].x > end.x + JOINT) {
        break;
      }
      double metres = end.distance(byX[i][0]);
      if (!used[i] && metres <= JOINT && metres < nearest) {
        nearest = metres;
        next = i;
      }
    }
    return next;
  }

  private static int firstFrom(Coordinate[][] byX, double x) {
    int low = 0;
    int high = byX.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (byX[middle][0].x < x) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static Geometry polygons(List<List<Coordinate>> rings) {
    List<LinearRing> closed = new ArrayList<>();
    for (List<Coordinate> corners : rings) {
      CoordinateList ring = new CoordinateList();
      corners.forEach(corner -> ring.add(corner, false));
      ring.closeRing();
      if (ring.size() > 3) {
        closed.add(FACTORY.createLinearRing(ring.toCoordinateArray()));
      }
    }
    return RingPolygons.of(closed);
  }
}

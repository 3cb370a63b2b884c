package luotu.roads;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import luotu.geo.LocalScale;
import luotu.geo.region.Regions;
import luotu.geo.region.Square;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.util.LinearComponentExtracter;

/**
 * A square of the ground in patches: all places of a patch join the same straight piece of road in
 * the same way, as {@link JoinField} tells. It does not depend on any question: what a search
 * reached of it follows from the times at both ends of each road alone. Coordinates are whole steps
 * of 1e-7 degrees. Immutable.
 */
final class JoinMap {
  /** No patch: places that join no road. */
  static final int NOWHERE = -1;

  /** Beyond the side of the square. */
  static final int OUTSIDE = -2;

  /** The square, in steps. */
  final int west;

  final int south;
  final int east;
  final int north;

  final int[] x;
  final int[] y;

  /** Of each patch: where its piece begins, how it is joined. */
  final int[] vertices;

  final byte[] zones;

  /** How far along the edge the piece begins and ends. */
  final float[] fromFractions;

  final float[] toFractions;

  /** How the places of each patch join. */
  final JoinBounds bounds;

  /** Whether some of it may belong to no patch. */
  final boolean hasNowhere;

  /** Borders of patches: from vertex to vertex, and which patches are to the left and right. */
  final int[] from;

  final int[] to;
  final int[] left;
  final int[] right;

  private static final class Builder {
    int[] x = new int[64];
    int[] y = new int[64];
    int vertexCount;
    final Map<Long, Integer> vertexOf = new HashMap<>();
    int patchCount;
    int[] labels = new int[16];
    final Map<Long, Integer> segmentOf = new HashMap<>();
    int[] from = new int[128];
    int[] to = new int[128];
    int[] left = new int[128];
    int[] right = new int[128];
    int segmentCount;

    int vertex(int atX, int atY) {
      return vertexOf.computeIfAbsent(
          (long) atX << 32 | atY & 0xFFFFFFFFL,
          key -> {
            if (vertexCount == x.length) {
              x = Arrays.copyOf(x, 2 * vertexCount);
              y = Arrays.copyOf(y, 2 * vertexCount);
            }
            x[vertexCount] = atX;
            y[vertexCount] = atY;
            return vertexCount++;
          });
    }

    void add(int label, Geometry area, double stepX, double stepY) {
      if (patchCount == labels.length) {
        labels = Arrays.copyOf(labels, 2 * patchCount);
      }
      labels[patchCount] = label;
      for (Object line : LinearComponentExtracter.getLines(area)) {
        addRing((LineString) line, stepX, stepY);
      }
      patchCount++;
    }

    /** Whether the patch is to the left follows from the ring: shells are turned one way. */
    private void addRing(LineString ring, double stepX, double stepY) {
      Coordinate[] places = ring.getCoordinates();
      int before = 0;
      for (int i = 0; i < places.length; i++) {
        int vertex =
            vertex((int) Math.rint(places[i].x / stepX), (int) Math.rint(places[i].y / stepY));
        if (i > 0) {
          addSegment(before, vertex);
        }
        before = vertex;
      }
    }

    private void addSegment(int a, int b) {
      Integer twin = segmentOf.get((long) b << 32 | a);
      if (twin != null) {
        right[twin] = patchCount;
        return;
      }
      if (segmentCount == from.length) {
        int more = 2 * segmentCount;
        from = Arrays.copyOf(from, more);
        to = Arrays.copyOf(to, more);
        left = Arrays.copyOf(left, more);
        right = Arrays.copyOf(right, more);
      }
      segmentOf.put((long) a << 32 | b, segmentCount);
      from[segmentCount] = a;
      to[segmentCount] = b;
      left[segmentCount] = patchCount;
      right[segmentCount++] = NOWHERE;
    }
  }

  /**
   * @param square in metres of the plane, as it was traced
   * @param patches labels of {@link JoinField} in it, drawn on whole steps
   * @param perMetre milliseconds of a walk
   */
  JoinMap(RoadGraph graph, GroundPlane plane, Square square, Regions patches, double perMetre) {
    double stepX = plane.stepX();
    double stepY = plane.stepY();
    west = (int) Math.floor(square.west() / stepX + 0.5);
    south = (int) Math.floor(square.south() / stepY + 0.5);
    east = (int) Math.floor((square.west() + square.side()) / stepX + 0.5);
    north = (int) Math.floor((square.south() + square.side()) / stepY + 0.5);
    Builder made = new Builder();
    record Patch(Geometry area, int label) {}
    List<Patch> inOrder = new ArrayList<>();
    patches.forEach(label -> label, (area, label) -> inOrder.add(new Patch(area, label)));
    // By where they are: how roads are numbered must not show in what is drawn.
    inOrder.sort((one, other) -> one.area().compareTo(other.area()));
    inOrder.forEach(patch -> made.add(patch.label(), patch.area(), stepX, stepY));
    x = Arrays.copyOf(made.x, made.vertexCount);
    y = Arrays.copyOf(made.y, made.vertexCount);
    from = Arrays.copyOf(made.from, made.segmentCount);
    to = Arrays.copyOf(made.to, made.segmentCount);
    left = Arrays.copyOf(made.left, made.segmentCount);
    right = Arrays.copyOf(made.right, made.segmentCount);
    for (int i = 0; i < from.length; i++) {
      if (right[i] == NOWHERE && isOnSide(i)) {
        right[i] = OUTSIDE;
      }
    }
    hasNowhere = made.patchCount == 0 || !isCovered();
    bounds = new JoinBounds(made.patchCount);
    vertices = new int[made.patchCount];
    zones = new byte[made.patchCount];
    fromFractions = new float[made.patchCount];
    toFractions = new float[made.patchCount];
    Corners[] corners = new Corners[made.patchCount];
    for (int patch = 0; patch < made.patchCount; patch++) {
      corners[patch] = describe(graph, patch, made.labels[patch]);
    }
    for (int i = 0; i < from.length; i++) {
      corners[left[i]].hold(x[from[i]], y[from[i]]);
      if (right[i] >= 0) {
        corners[right[i]].hold(x[from[i]], y[from[i]]);
        corners[right[i]].hold(x[to[i]], y[to[i]]);
      }
      corners[left[i]].hold(x[to[i]], y[to[i]]);
    }
    for (int patch = 0; patch < made.patchCount; patch++) {
      keep(graph, patch, corners[patch], perMetre);
    }
  }

  /** Whether all sides and both sides of all borders belong to patches. */
  private boolean isCovered() {
    long covered = 0;
    for (int i = 0; i < from.length; i++) {
      if (right[i] == NOWHERE) {
        return false;
      }
      if (right[i] == OUTSIDE) {
        covered += Math.abs((long) x[from[i]] - x[to[i]]) + Math.abs((long) y[from[i]] - y[to[i]]);
      }
    }
    return covered == 2L * ((long) east - west + north - south);
  }

  /** Whether a border lies along a side of the square. */
  private boolean isOnSide(int segment) {
    int ax = x[from[segment]];
    int bx = x[to[segment]];
    int ay = y[from[segment]];
    int by = y[to[segment]];
    return ax == bx && (ax == west || ax == east) || ay == by && (ay == south || ay == north);
  }

  private Corners describe(RoadGraph graph, int patch, int label) {
    int vertex = JoinField.vertex(label);
    int edge = graph.edgeAt(vertex);
    double[] along = graph.along(edge);
    double whole = along[along.length - 1];
    int at = vertex - graph.edges.firstVertex[edge];
    vertices[patch] = vertex;
    zones[patch] = (byte) JoinField.zone(label);
    fromFractions[patch] = whole == 0 ? 0 : (float) (along[at] / whole);
    toFractions[patch] = whole == 0 ? 0 : (float) (along[at + 1] / whole);
    return new Corners(new PieceFrame(graph, vertex), zones[patch]);
  }

  private void keep(RoadGraph graph, int patch, Corners corners, double perMetre) {
    double pieceShare = (double) toFractions[patch] - fromFractions[patch];
    boolean isByEnd = corners.zone == JoinField.START || corners.zone == JoinField.END;
    bounds.put(
        patch,
        graph.edgeAt(vertices[patch]),
        (float) (fromFractions[patch] + corners.low * pieceShare),
        (float) (fromFractions[patch] + corners.high * pieceShare),
        // Walks by an end may be shorter between corners than at them.
        isByEnd ? 0 : (int) Math.floor(Math.max(0, corners.least * perMetre)),
        (int) Math.ceil(corners.most * perMetre));
  }

  /** How the corners of a patch join. */
  private static final class Corners {
    final PieceFrame piece;
    final int zone;
    double low = 1;
    double high = 0;

    /** Metres. */
    double least = Double.POSITIVE_INFINITY;

    double most = 0;

    Corners(PieceFrame piece, int zone) {
      this.piece = piece;
      this.zone = zone;
    }

    void hold(int x, int y) {
      piece.measure(x, y);
      double metres = piece.metres(zone);
      double within = Math.max(0, Math.min(1, piece.share(zone)));
      low = Math.min(low, within);
      high = Math.max(high, within);
      least = Math.min(least, metres);
      most = Math.max(most, metres);
    }
  }

  /** A straight piece of road, to measure places from. */
  static final class PieceFrame {
    final double startX;
    final double startY;
    final double endX;
    final double endY;

    /** Metres of a step. */
    final double stepX;

    final double stepY;

    /** Metres from the start to the end. */
    private final double dx;

    private final double dy;
    private final double length;

    // The place measured, in metres from the start.
    private double atX;
    private double atY;

    PieceFrame(RoadGraph graph, int vertex) {
      LocalScale scale = LocalScale.at(graph.latitude(vertex));
      stepX = scale.metresPerDegreeEast() / EdgeTable.PER_DEGREE;
      stepY = scale.metresPerDegreeNorth() / EdgeTable.PER_DEGREE;
      startX = graph.edges.vertices[2 * vertex];
      startY = graph.edges.vertices[2 * vertex + 1];
      endX = graph.edges.vertices[2 * vertex + 2];
      endY = graph.edges.vertices[2 * vertex + 3];
      dx = (endX - startX) * stepX;
      dy = (endY - startY) * stepY;
      length = Math.sqrt(dx * dx + dy * dy);
    }

    /** Takes a place, in steps. */
    void measure(double x, double y) {
      atX = (x - startX) * stepX;
      atY = (y - startY) * stepY;
    }

    /** How far along the piece, below 0 before it and above 1 past it. */
    double share() {
      return length == 0 ? 0 : (atX * dx + atY * dy) / (length * length);
    }

    /** How far along it the way from the place leads in a zone. */
    double share(int zone) {
      return zone == JoinField.START ? 0 : zone == JoinField.END ? 1 : share();
    }

    /** How long that way is. */
    double metres(int zone) {
      return zone == JoinField.LEFT
          ? left()
          : zone == JoinField.RIGHT ? -left() : metresTo(share(zone));
    }

    /** Metres to the left of its line, less than 0 to the right. */
    double left() {
      return length == 0 ? 0 : (dx * atY - dy * atX) / length;
    }

    /** Metres to the start, 0, or the end, 1. */
    double metresTo(double end) {
      double east = atX - end * dx;
      double north = atY - end * dy;
      return Math.sqrt(east * east + north * north);
    }
  }

  int patchCount() {
    return vertices.length;
  }

  /** Memory that it takes. */
  long bytes() {
    return 300 + 8L * x.length + 13L * vertices.length + bounds.bytes() + 16L * from.length;
  }
}

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
 *
 * <p>A corner is a vertex as one patch sees it: how far along its edge the way from there leads,
 * and after which walk. Beside a piece both change evenly from corner to corner; what lies past an
 * end, at fractions beyond those of the piece, walks to it and not on.
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

  /** Of each patch: its edge, where its piece begins, how it is joined. */
  final int[] edges;

  final int[] vertices;
  final byte[] zones;

  /** How far along the edge the piece begins and ends. */
  final double[] fromFractions;

  final double[] toFractions;

  /** Between which fractions and after which walks, in milliseconds, the places of a patch join. */
  final float[] lowFractions;

  final float[] highFractions;
  final int[] leastAccess;
  final int[] mostAccess;

  /** Whether some of it may belong to no patch. */
  final boolean hasNowhere;

  /** The first corner of each patch, and the number of corners. */
  final int[] firstCorner;

  final double[] fractions;

  /** Milliseconds. */
  final float[] access;

  /** Borders of patches: from vertex to vertex, and which patches are to the left and right. */
  final int[] from;

  final int[] to;
  final int[] left;
  final int[] right;

  /** The corners of their ends, as the left patch sees them and the right one; -1 for none. */
  final int[] leftFrom;

  final int[] leftTo;
  final int[] rightFrom;
  final int[] rightTo;

  private static final class Builder {
    int[] x = new int[64];
    int[] y = new int[64];
    int vertexCount;
    final Map<Long, Integer> vertexOf = new HashMap<>();
    int patchCount;
    int[] labels = new int[16];
    int[] firstCorner = new int[17];
    int[] cornerVertex = new int[128];
    int cornerCount;
    final Map<Long, Integer> segmentOf = new HashMap<>();
    int[] from = new int[128];
    int[] to = new int[128];
    int[] left = new int[128];
    int[] right = new int[128];
    int[] leftFrom = new int[128];
    int[] leftTo = new int[128];
    int[] rightFrom = new int[128];
    int[] rightTo = new int[128];
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
        firstCorner = Arrays.copyOf(firstCorner, 2 * patchCount + 1);
      }
      labels[patchCount] = label;
      firstCorner[patchCount] = cornerCount;
      Map<Integer, Integer> cornerOf = new HashMap<>();
      for (Object line : LinearComponentExtracter.getLines(area)) {
        addRing((LineString) line, stepX, stepY, cornerOf);
      }
      firstCorner[++patchCount] = cornerCount;
    }

    private int corner(int vertex, Map<Integer, Integer> cornerOf) {
      return cornerOf.computeIfAbsent(
          vertex,
          key -> {
            if (cornerCount == cornerVertex.length) {
              cornerVertex = Arrays.copyOf(cornerVertex, 2 * cornerCount);
            }
            cornerVertex[cornerCount] = vertex;
            return cornerCount++;
          });
    }

    /** Whether the patch is to the left follows from the ring: shells are turned one way. */
    private void addRing(
        LineString ring, double stepX, double stepY, Map<Integer, Integer> cornerOf) {
      Coordinate[] places = ring.getCoordinates();
      int before = 0;
      int beforeCorner = 0;
      for (int i = 0; i < places.length; i++) {
        int vertex =
            vertex((int) Math.rint(places[i].x / stepX), (int) Math.rint(places[i].y / stepY));
        int corner = corner(vertex, cornerOf);
        if (i > 0) {
          addSegment(before, vertex, beforeCorner, corner);
        }
        before = vertex;
        beforeCorner = corner;
      }
    }

    private void addSegment(int a, int b, int cornerA, int cornerB) {
      Integer twin = segmentOf.get((long) b << 32 | a);
      if (twin != null) {
        right[twin] = patchCount;
        rightFrom[twin] = cornerB;
        rightTo[twin] = cornerA;
        return;
      }
      if (segmentCount == from.length) {
        int more = 2 * segmentCount;
        from = Arrays.copyOf(from, more);
        to = Arrays.copyOf(to, more);
        left = Arrays.copyOf(left, more);
        right = Arrays.copyOf(right, more);
        leftFrom = Arrays.copyOf(leftFrom, more);
        leftTo = Arrays.copyOf(leftTo, more);
        rightFrom = Arrays.copyOf(rightFrom, more);
        rightTo = Arrays.copyOf(rightTo, more);
      }
      segmentOf.put((long) a << 32 | b, segmentCount);
      from[segmentCount] = a;
      to[segmentCount] = b;
      left[segmentCount] = patchCount;
      right[segmentCount] = NOWHERE;
      leftFrom[segmentCount] = cornerA;
      leftTo[segmentCount] = cornerB;
      rightFrom[segmentCount] = -1;
      rightTo[segmentCount++] = -1;
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
    leftFrom = Arrays.copyOf(made.leftFrom, made.segmentCount);
    leftTo = Arrays.copyOf(made.leftTo, made.segmentCount);
    rightFrom = Arrays.copyOf(made.rightFrom, made.segmentCount);
    rightTo = Arrays.copyOf(made.rightTo, made.segmentCount);
    firstCorner = Arrays.copyOf(made.firstCorner, made.patchCount + 1);
    for (int i = 0; i < from.length; i++) {
      if (right[i] == NOWHERE && isOnSide(i)) {
        right[i] = OUTSIDE;
      }
    }
    hasNowhere = made.patchCount == 0 || !isCovered();
    lowFractions = new float[made.patchCount];
    highFractions = new float[made.patchCount];
    leastAccess = new int[made.patchCount];
    mostAccess = new int[made.patchCount];
    edges = new int[made.patchCount];
    vertices = new int[made.patchCount];
    zones = new byte[made.patchCount];
    fromFractions = new double[made.patchCount];
    toFractions = new double[made.patchCount];
    fractions = new double[made.cornerCount];
    access = new float[made.cornerCount];
    for (int patch = 0; patch < made.patchCount; patch++) {
      measure(graph, patch, made.labels[patch], made.cornerVertex, perMetre);
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

  private void measure(RoadGraph graph, int patch, int label, int[] cornerVertex, double perMetre) {
    int vertex = JoinField.vertex(label);
    int zone = JoinField.zone(label);
    int edge = graph.edgeAt(vertex);
    double[] along = graph.along(edge);
    double whole = along[along.length - 1];
    int at = vertex - graph.edges.firstVertex[edge];
    vertices[patch] = vertex;
    edges[patch] = edge;
    zones[patch] = (byte) zone;
    fromFractions[patch] = whole == 0 ? 0 : along[at] / whole;
    toFractions[patch] = whole == 0 ? 0 : along[at + 1] / whole;
    PieceFrame piece = new PieceFrame(graph, vertex);
    double low = 1;
    double high = 0;
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (int corner = firstCorner[patch]; corner < firstCorner[patch + 1]; corner++) {
      piece.measure(x[cornerVertex[corner]], y[cornerVertex[corner]]);
      double metres;
      double share;
      if (zone == JoinField.START || zone == JoinField.END) {
        share = zone == JoinField.START ? 0 : 1;
        metres = piece.metresTo(share);
      } else {
        share = piece.share();
        metres = zone == JoinField.LEFT ? piece.left() : -piece.left();
      }
      fractions[corner] =
          fromFractions[patch] + share * (toFractions[patch] - fromFractions[patch]);
      access[corner] = (float) (metres * perMetre);
      double within = Math.max(0, Math.min(1, share));
      low = Math.min(low, within);
      high = Math.max(high, within);
      least = Math.min(least, metres * perMetre);
      most = Math.max(most, metres * perMetre);
    }
    double pieceShare = toFractions[patch] - fromFractions[patch];
    boolean isByEnd = zone == JoinField.START || zone == JoinField.END;
    lowFractions[patch] = (float) (fromFractions[patch] + low * pieceShare);
    highFractions[patch] = (float) (fromFractions[patch] + high * pieceShare);
    // Walks by an end may be shorter between corners than at them.
    leastAccess[patch] = isByEnd ? 0 : (int) Math.floor(Math.max(0, least));
    mostAccess[patch] = (int) Math.ceil(most);
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
    private final double length;
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
      length = Math.hypot((endX - startX) * stepX, (endY - startY) * stepY);
    }

    /** Takes a place, in steps. */
    void measure(double x, double y) {
      atX = (x - startX) * stepX;
      atY = (y - startY) * stepY;
    }

    /** How far along the piece, below 0 before it and above 1 past it. */
    double share() {
      double dx = (endX - startX) * stepX;
      double dy = (endY - startY) * stepY;
      return length == 0 ? 0 : (atX * dx + atY * dy) / (length * length);
    }

    /** Metres to the left of its line, less than 0 to the right. */
    double left() {
      double dx = (endX - startX) * stepX;
      double dy = (endY - startY) * stepY;
      return length == 0 ? 0 : (dx * atY - dy * atX) / length;
    }

    /** Metres to the start, 0, or the end, 1. */
    double metresTo(double end) {
      return Math.hypot(atX - end * (endX - startX) * stepX, atY - end * (endY - startY) * stepY);
    }
  }

  int patchCount() {
    return edges.length;
  }

  /** Memory that it takes. */
  long bytes() {
    return 300 + 8L * x.length + 25L * edges.length + 12L * access.length + 32L * from.length;
  }
}

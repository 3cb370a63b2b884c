package luotu.roads;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import luotu.geo.LocalScale;
import luotu.store.Road;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.LineString;

/** The columns of the edges: arrays, no object per edge. */
final class EdgeTable {
  static final byte ONEWAY = 1;
  static final byte BRIDGE = 2;
  static final byte TUNNEL = 4;
  static final byte STAIRS = 8;
  static final byte CLOSED = 16;

  /** Coordinates are whole numbers of this many to a degree: a centimetre. */
  static final double PER_DEGREE = 1e7;

  /** Above what anybody posts; a limit outside is taken for none. */
  private static final double HIGHEST_LIMIT_KMH = 200;

  int count;
  int[] from;
  int[] to;
  long[] feature;
  int[] millimetres;
  byte[] flags;

  /** Index into {@link #classNames}. */
  byte[] roadClass;

  /** Posted limit in tenths of km/h, 0 for none. */
  short[] limit;

  /** Where the vertices of an edge begin, counted in vertices; one more than there are edges. */
  int[] firstVertex;

  /** Longitude and latitude of each vertex, both ends included. */
  int[] vertices;

  final List<String> classNames;

  EdgeTable(int capacity, int vertexCapacity) {
    this(capacity, vertexCapacity, new ArrayList<>());
  }

  private EdgeTable(int capacity, int vertexCapacity, List<String> classNames) {
    from = new int[capacity];
    to = new int[capacity];
    feature = new long[capacity];
    millimetres = new int[capacity];
    flags = new byte[capacity];
    roadClass = new byte[capacity];
    limit = new short[capacity];
    firstVertex = new int[capacity + 1];
    vertices = new int[2 * vertexCapacity];
    this.classNames = classNames;
  }

  /** Adds the attributes and the vertices of a road along one line; its nodes are not set. */
  void append(Road road, LineString line) {
    CoordinateSequence positions = line.getCoordinateSequence();
    int vertex = firstVertex[count];
    reserve(count + 1, vertex + positions.size());
    feature[count] = road.id();
    flags[count] = flags(road);
    roadClass[count] = classIndex(road.roadClass());
    limit[count] = limit(road.speedKmh());
    double metres = 0;
    for (int i = 0; i < positions.size(); i++) {
      vertices[2 * (vertex + i)] = units(positions.getX(i));
      vertices[2 * (vertex + i) + 1] = units(positions.getY(i));
      if (i > 0) {
        metres +=
            LocalScale.distanceMetres(
                positions.getX(i - 1), positions.getY(i - 1), positions.getX(i), positions.getY(i));
      }
    }
    millimetres[count] = (int) Math.min(Integer.MAX_VALUE, Math.round(metres * 1000));
    count++;
    firstVertex[count] = vertex + positions.size();
  }

  static int units(double degrees) {
    return (int) Math.round(degrees * PER_DEGREE);
  }

  private static byte flags(Road road) {
    boolean stairs = road.steps() || "steps".equals(road.roadClass());
    return (byte)
        ((road.oneway() ? ONEWAY : 0)
            | (road.bridge() ? BRIDGE : 0)
            | (road.tunnel() ? TUNNEL : 0)
            | (stairs ? STAIRS : 0)
            | (road.closed() ? CLOSED : 0));
  }

  /** Empty for a road without class. There are about thirty; what is beyond 127 counts as none. */
  private byte classIndex(String name) {
    String known = name == null ? "" : name;
    int index = classNames.indexOf(known);
    if (index < 0 && classNames.size() == Byte.MAX_VALUE) {
      known = "";
      index = classNames.indexOf(known);
    }
    if (index < 0) {
      classNames.add(known);
      index = classNames.size() - 1;
    }
    return (byte) index;
  }

  private static short limit(double kmh) {
    return kmh >= 1 && kmh <= HIGHEST_LIMIT_KMH ? (short) Math.round(kmh * 10) : 0;
  }

  private void reserve(int edges, int vertexCount) {
    if (edges > from.length) {
      resize(Math.max(edges, from.length + from.length / 2));
    }
    if (2 * vertexCount > vertices.length) {
      vertices = Arrays.copyOf(vertices, Math.max(2 * vertexCount, vertices.length / 2 * 3));
    }
  }

  private void resize(int capacity) {
    from = Arrays.copyOf(from, capacity);
    to = Arrays.copyOf(to, capacity);
    feature = Arrays.copyOf(feature, capacity);
    millimetres = Arrays.copyOf(millimetres, capacity);
    flags = Arrays.copyOf(flags, capacity);
    roadClass = Arrays.copyOf(roadClass, capacity);
    limit = Arrays.copyOf(limit, capacity);
    firstVertex = Arrays.copyOf(firstVertex, capacity + 1);
  }

  /** The same edges, with room for others. */
  EdgeTable copy(int moreEdges) {
    EdgeTable copy = new EdgeTable(0, 0, new ArrayList<>(classNames));
    copy.count = count;
    copy.from = from;
    copy.to = to;
    copy.feature = feature;
    copy.millimetres = millimetres;
    copy.flags = flags;
    copy.roadClass = roadClass;
    copy.limit = limit;
    copy.firstVertex = firstVertex;
    copy.vertices = vertices;
    // A new array even when nothing is added: flags may be written.
    copy.resize(count + moreEdges);
    return copy;
  }

  /** The edges in another order, in arrays of just their size. */
  EdgeTable permuted(int[] order) {
    EdgeTable sorted = new EdgeTable(count, firstVertex[count], classNames);
    int vertex = 0;
    for (int i = 0; i < count; i++) {
      int edge = order[i];
      sorted.from[i] = from[edge];
      sorted.to[i] = to[edge];
      sorted.feature[i] = feature[edge];
      sorted.millimetres[i] = millimetres[edge];
      sorted.flags[i] = flags[edge];
      sorted.roadClass[i] = roadClass[edge];
      sorted.limit[i] = limit[edge];
      int size = firstVertex[edge + 1] - firstVertex[edge];
      System.arraycopy(vertices, 2 * firstVertex[edge], sorted.vertices, 2 * vertex, 2 * size);
      vertex += size;
      sorted.firstVertex[i + 1] = vertex;
    }
    sorted.count = count;
    return sorted;
  }

  boolean is(int edge, byte flag) {
    return (flags[edge] & flag) != 0;
  }

  /** Where the first vertex of an edge stands on the curve. */
  long startPosition(int edge) {
    return position(firstVertex[edge]);
  }

  long endPosition(int edge) {
    return position(firstVertex[edge + 1] - 1);
  }

  private long position(int vertex) {
    return HilbertCurve.position(vertices[2 * vertex], vertices[2 * vertex + 1]);
  }

  /** The boxes around the edges, for a tree. */
  int[] boxes() {
    int[] boxes = new int[4 * count];
    for (int edge = 0; edge < count; edge++) {
      int west = Integer.MAX_VALUE;
      int south = Integer.MAX_VALUE;
      int east = Integer.MIN_VALUE;
      int north = Integer.MIN_VALUE;
      for (int i = 2 * firstVertex[edge]; i < 2 * firstVertex[edge + 1]; i += 2) {
        west = Math.min(west, vertices[i]);
        east = Math.max(east, vertices[i]);
        south = Math.min(south, vertices[i + 1]);
        north = Math.max(north, vertices[i + 1]);
      }
      boxes[4 * edge] = west;
      boxes[4 * edge + 1] = south;
      boxes[4 * edge + 2] = east;
      boxes[4 * edge + 3] = north;
    }
    return boxes;
  }

  long bytes() {
    return (4L + 4 + 8 + 4 + 1 + 1 + 2 + 4) * from.length + 4L * vertices.length;
  }
}

package luotu.roads;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import luotu.geo.LocalScale;
import luotu.model.RoadAccess;
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
  static final byte NO_FOOT = 32;
  static final byte NO_MOTOR = 64;
  static final byte NO_EMERGENCY = -128;

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

  /** Number in {@link #classes}. */
  byte[] roadClass;

  /** Number in {@link #names}. */
  int[] name;

  /** Posted limit in tenths of km/h, 0 for none. */
  short[] limit;

  /** What slopes do: {@link Slope#SIZE} numbers of each edge. */
  short[] slopes;

  /** Where the vertices of an edge begin, counted in vertices; one more than there are edges. */
  int[] firstVertex;

  /** Longitude and latitude of each vertex, both ends included. */
  int[] vertices;

  /** Empty for a road without class. There are about thirty. */
  final TextTable classes;

  /** Empty for a road without name. */
  final TextTable names;

  /** Up to which edge the arrays are in use by any table. */
  private final AtomicInteger taken;

  /** An empty table that grows as edges are appended. */
  EdgeTable() {
    this(new TextTable(Byte.MAX_VALUE), new TextTable(Integer.MAX_VALUE), new AtomicInteger());
    allocate(1024, 4096);
  }

  private EdgeTable(TextTable classes, TextTable names, AtomicInteger taken) {
    this.classes = classes;
    this.names = names;
    this.taken = taken;
  }

  private void allocate(int capacity, int vertexCapacity) {
    from = new int[capacity];
    to = new int[capacity];
    feature = new long[capacity];
    millimetres = new int[capacity];
    flags = new byte[capacity];
    roadClass = new byte[capacity];
    name = new int[capacity];
    limit = new short[capacity];
    slopes = new short[Slope.SIZE * capacity];
    firstVertex = new int[capacity + 1];
    vertices = new int[2 * vertexCapacity];
  }

  /** Adds the attributes and the vertices of a road along one line; its nodes are not set. */
  void append(Road road, LineString line) {
    CoordinateSequence positions = line.getCoordinateSequence();
    int vertex = firstVertex[count];
    reserve(count + 1, vertex + positions.size());
    feature[count] = road.id();
    flags[count] = flags(road);
    roadClass[count] = (byte) classes.numberOf(road.roadClass());
    name[count] = names.numberOf(road.name());
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
            | (road.closed() ? CLOSED : 0)
            | (road.access().foot() ? 0 : NO_FOOT)
            | (road.access().motor() ? 0 : NO_MOTOR)
            | (road.access().emergency() ? 0 : NO_EMERGENCY));
  }

  /** The access of an edge. */
  RoadAccess access(int edge) {
    return RoadAccess.of(!is(edge, NO_FOOT), !is(edge, NO_MOTOR), !is(edge, NO_EMERGENCY));
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
    name = Arrays.copyOf(name, capacity);
    limit = Arrays.copyOf(limit, capacity);
    slopes = Arrays.copyOf(slopes, Slope.SIZE * capacity);
    firstVertex = Arrays.copyOf(firstVertex, capacity + 1);
  }

  /**
   * A table with the same edges, to which so many others may be appended. It has the arrays in
   * common with this one where there is room that no other table has taken: each looks at its own
   * edges only.
   */
  EdgeTable extended(int moreEdges, int moreVertices) {
    int edgeCount = count + moreEdges;
    int vertexCount = firstVertex[count] + moreVertices;
    boolean fits = edgeCount <= from.length && 2 * vertexCount <= vertices.length;
    boolean shared = moreEdges == 0 || fits && taken.compareAndSet(count, edgeCount);
    EdgeTable table =
        new EdgeTable(classes.copy(), names.copy(), shared ? taken : new AtomicInteger(edgeCount));
    table.count = count;
    table.from = from;
    table.to = to;
    table.feature = feature;
    table.millimetres = millimetres;
    table.flags = flags;
    table.roadClass = roadClass;
    table.name = name;
    table.limit = limit;
    table.slopes = slopes;
    table.firstVertex = firstVertex;
    table.vertices = vertices;
    if (!shared) {
      table.resize(withRoom(edgeCount));
      table.vertices = Arrays.copyOf(vertices, 2 * withRoom(vertexCount));
    }
    return table;
  }

  private static int withRoom(int size) {
    return size + size / 64 + 64;
  }

  /** The edges in another order. */
  EdgeTable permuted(int[] order) {
    EdgeTable sorted = new EdgeTable(classes, names, new AtomicInteger(count));
    sorted.allocate(withRoom(count), withRoom(firstVertex[count]));
    int vertex = 0;
    for (int i = 0; i < count; i++) {
      int edge = order[i];
      sorted.from[i] = from[edge];
      sorted.to[i] = to[edge];
      sorted.feature[i] = feature[edge];
      sorted.millimetres[i] = millimetres[edge];
      sorted.flags[i] = flags[edge];
      sorted.roadClass[i] = roadClass[edge];
      sorted.name[i] = name[edge];
      sorted.limit[i] = limit[edge];
      System.arraycopy(slopes, Slope.SIZE * edge, sorted.slopes, Slope.SIZE * i, Slope.SIZE);
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

  /** Whether an edge does not lie on the ground. */
  boolean isRaised(int edge) {
    return is(edge, (byte) (BRIDGE | TUNNEL));
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

  /** The boxes around the edges from one on, for a tree. */
  int[] boxes(int first) {
    int[] boxes = new int[4 * (count - first)];
    for (int edge = first; edge < count; edge++) {
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
      boxes[4 * (edge - first)] = west;
      boxes[4 * (edge - first) + 1] = south;
      boxes[4 * (edge - first) + 2] = east;
      boxes[4 * (edge - first) + 3] = north;
    }
    return boxes;
  }

  long bytes() {
    return (4L + 4 + 8 + 4 + 1 + 1 + 4 + 2 + 2 * Slope.SIZE + 4) * from.length
        + 4L * vertices.length
        + names.bytes();
  }
}

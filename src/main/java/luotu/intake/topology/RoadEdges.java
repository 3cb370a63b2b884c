package luotu.intake.topology;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import luotu.geo.LocalScale;
import luotu.model.Feature;
import org.locationtech.jts.geom.Coordinate;

/**
 * Edges of roads, in arrays: some 30 bytes each, and 8 for each vertex. Positions are whole numbers
 * of 1e-7 degrees; ends are the same node when these are equal.
 */
public final class RoadEdges {
  /** Of the catalogue. */
  private static final String LAYER = "road";

  /** The level of a bridge or tunnel, which meets nothing on its way. */
  private static final byte APART = Byte.MAX_VALUE;

  private static final double PER_DEGREE = 1e7;

  private final List<String> classes = new ArrayList<>();
  private int count;
  private int[] firstVertex = new int[1024];
  private byte[] roadClass = new byte[1024];
  private byte[] level = new byte[1024];
  private int[] firstKeyByte = new int[1024];
  private int[] vertices = new int[8192];
  private byte[] keys = new byte[32768];
  private long[] cuts = new long[16];
  private int cutCount;

  /**
   * Adds a feature, if it is a road: each of its lines is an edge. {@code extra.layer} says at
   * which level it lies, as in OpenStreetMap.
   *
   * @param key names it in reports
   */
  public void add(Feature feature, String key) {
    if (!feature.layer().equals(LAYER)) {
      return;
    }
    boolean isApart =
        Boolean.TRUE.equals(feature.fields().get("bridge"))
            || Boolean.TRUE.equals(feature.fields().get("tunnel"));
    byte at = isApart ? APART : level(feature.extra().get("layer"));
    Object of = feature.fields().get("class");
    for (int i = 0; i < feature.geometry().getNumGeometries(); i++) {
      append(
          feature.geometry().getGeometryN(i).getCoordinates(),
          key,
          of == null ? "" : of.toString(),
          at);
    }
  }

  private static byte level(Object said) {
    try {
      return said == null ? 0 : Byte.parseByte(said.toString());
    } catch (NumberFormatException unreadable) {
      return 0;
    }
  }

  private void append(Coordinate[] line, String key, String of, byte at) {
    if (count + 2 > firstVertex.length) {
      int capacity = count * 2;
      firstVertex = Arrays.copyOf(firstVertex, capacity);
      roadClass = Arrays.copyOf(roadClass, capacity);
      level = Arrays.copyOf(level, capacity);
      firstKeyByte = Arrays.copyOf(firstKeyByte, capacity);
    }
    int vertex = firstVertex[count];
    if (2 * (vertex + line.length) > vertices.length) {
      vertices = Arrays.copyOf(vertices, Math.max(2 * (vertex + line.length), vertex * 3));
    }
    for (Coordinate place : line) {
      vertices[2 * vertex] = units(place.x);
      vertices[2 * vertex + 1] = units(place.y);
      vertex++;
    }
    byte[] name = key.getBytes(StandardCharsets.UTF_8);
    int start = firstKeyByte[count];
    if (start + name.length > keys.length) {
      keys = Arrays.copyOf(keys, Math.max(start + name.length, start + start / 2));
    }
    System.arraycopy(name, 0, keys, start, name.length);
    if (!classes.contains(of)) {
      classes.add(of);
    }
    roadClass[count] = (byte) classes.indexOf(of);
    level[count] = at;
    count++;
    firstVertex[count] = vertex;
    firstKeyByte[count] = start + name.length;
  }

  /** Says that a road goes on beyond this place, so that it is no dead end. */
  public void cutAt(Coordinate place) {
    if (cutCount == cuts.length) {
      cuts = Arrays.copyOf(cuts, 2 * cutCount);
    }
    cuts[cutCount++] = node(units(place.x), units(place.y));
  }

  private static int units(double degrees) {
    return (int) Math.round(degrees * PER_DEGREE);
  }

  private static long node(int x, int y) {
    return (long) x << 32 | y & 0xffffffffL;
  }

  static int nodeX(long node) {
    return (int) (node >> 32);
  }

  static int nodeY(long node) {
    return (int) node;
  }

  static double degrees(int units) {
    return units / PER_DEGREE;
  }

  int count() {
    return count;
  }

  int firstVertex(int edge) {
    return firstVertex[edge];
  }

  int lastVertex(int edge) {
    return firstVertex[edge + 1] - 1;
  }

  /** The edge that a vertex belongs to. */
  int edgeOf(int vertex) {
    int found = Arrays.binarySearch(firstVertex, 0, count + 1, vertex);
    return found >= 0 ? found : -found - 2;
  }

  int x(int vertex) {
    return vertices[2 * vertex];
  }

  int y(int vertex) {
    return vertices[2 * vertex + 1];
  }

  Coordinate place(int vertex) {
    return new Coordinate(x(vertex), y(vertex));
  }

  /** The node where an edge starts. */
  long start(int edge) {
    return node(x(firstVertex[edge]), y(firstVertex[edge]));
  }

  long end(int edge) {
    return node(x(lastVertex(edge)), y(lastVertex(edge)));
  }

  boolean haveCommonEnd(int edge, int other) {
    return start(edge) == start(other)
        || start(edge) == end(other)
        || end(edge) == start(other)
        || end(edge) == end(other);
  }

  /** Whether two edges lie on one level for all their length. */
  boolean areLevel(int edge, int other) {
    return level[edge] != APART && level[edge] == level[other];
  }

  String roadClass(int edge) {
    return classes.get(roadClass[edge]);
  }

  String key(int edge) {
    int start = firstKeyByte[edge];
    return new String(keys, start, firstKeyByte[edge + 1] - start, StandardCharsets.UTF_8);
  }

  double metres(int edge) {
    double metres = 0;
    for (int i = firstVertex(edge); i < lastVertex(edge); i++) {
      metres +=
          LocalScale.distanceMetres(
              degrees(x(i)), degrees(y(i)), degrees(x(i + 1)), degrees(y(i + 1)));
    }
    return metres;
  }

  /** Where roads were said to go on, sorted. */
  long[] cuts() {
    long[] sorted = Arrays.copyOf(cuts, cutCount);
    Arrays.sort(sorted);
    return sorted;
  }
}

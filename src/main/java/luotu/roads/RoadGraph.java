package luotu.roads;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import luotu.geo.LocalScale;
import luotu.store.Road;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;

/**
 * Roads as nodes and edges. A road is an edge; edges meet where their ends have the same
 * coordinates, to 1e-7 degrees, and nowhere else. Nodes and edges are numbered along a {@link
 * HilbertCurve}, so that what is near on the map is near in memory. Immutable; {@link #patched}
 * gives another graph.
 */
public final class RoadGraph {
  final EdgeTable edges;
  final int nodeCount;

  /** Edges that are no longer there; their numbers stay. */
  final BitSet removed;

  /** Positions of the nodes on the curve, rising: a node's number is its place in it. */
  private final long[] positions;

  /** Nodes that patches added, by position. */
  private final Map<Long, Integer> addedNodes;

  private RoadGraph(
      EdgeTable edges,
      int nodeCount,
      BitSet removed,
      long[] positions,
      Map<Long, Integer> addedNodes) {
    this.edges = edges;
    this.nodeCount = nodeCount;
    this.removed = removed;
    this.positions = positions;
    this.addedNodes = addedNodes;
  }

  /** Gathers roads for a graph. */
  public static final class Builder {
    private final EdgeTable edges = new EdgeTable();

    /** Adds a road; each line of several is an edge of its own. */
    public Builder add(Road road) {
      for (LineString line : lines(road.line())) {
        edges.append(road, line);
      }
      return this;
    }

    /** The graph of what was added; none may be added afterwards. */
    public RoadGraph build() {
      int count = edges.count;
      long[] ends = new long[2 * count];
      for (int edge = 0; edge < count; edge++) {
        ends[2 * edge] = edges.startPosition(edge);
        ends[2 * edge + 1] = edges.endPosition(edge);
      }
      long[] positions = ends.clone();
      Arrays.parallelSort(positions);
      int nodes = 0;
      for (int i = 0; i < positions.length; i++) {
        if (i == 0 || positions[i] != positions[i - 1]) {
          positions[nodes++] = positions[i];
        }
      }
      positions = Arrays.copyOf(positions, nodes);
      for (int edge = 0; edge < count; edge++) {
        edges.from[edge] = Arrays.binarySearch(positions, ends[2 * edge]);
        edges.to[edge] = Arrays.binarySearch(positions, ends[2 * edge + 1]);
      }
      return new RoadGraph(
          edges.permuted(alongNodes(edges.from, count, nodes)),
          nodes,
          new BitSet(),
          positions,
          Map.of());
    }

    /** The edges in the order of their first nodes. */
    private static int[] alongNodes(int[] from, int count, int nodes) {
      int[] next = new int[nodes + 1];
      for (int edge = 0; edge < count; edge++) {
        next[from[edge] + 1]++;
      }
      for (int node = 0; node < nodes; node++) {
        next[node + 1] += next[node];
      }
      int[] order = new int[count];
      for (int edge = 0; edge < count; edge++) {
        order[next[from[edge]]++] = edge;
      }
      return order;
    }
  }

  private static List<LineString> lines(Geometry geometry) {
    List<LineString> lines = new ArrayList<>();
    for (int i = 0; i < geometry.getNumGeometries(); i++) {
      if (geometry.getGeometryN(i) instanceof LineString line && !line.isEmpty()) {
        lines.add(line);
      }
    }
    return lines;
  }

  /** A piece of a road that a closure left over; where it is cut it meets nothing. */
  record Piece(Road road, boolean cutAtStart, boolean cutAtEnd) {}

  /** This graph without some edges and with other roads. The numbers of all edges stay. */
  RoadGraph patched(Collection<Integer> without, List<Piece> added) {
    List<LineString> all =
        added.stream().flatMap(piece -> lines(piece.road().line()).stream()).toList();
    EdgeTable table =
        edges.extended(all.size(), all.stream().mapToInt(LineString::getNumPoints).sum());
    BitSet gone = (BitSet) removed.clone();
    without.forEach(gone::set);
    Map<Long, Integer> nodesByPosition = new HashMap<>(addedNodes);
    int nodes = nodeCount;
    for (Piece piece : added) {
      for (LineString line : lines(piece.road().line())) {
        int edge = table.count;
        table.append(piece.road(), line);
        table.from[edge] =
            piece.cutAtStart() ? nodes : nodeAt(table.startPosition(edge), nodesByPosition, nodes);
        nodes = Math.max(nodes, table.from[edge] + 1);
        table.to[edge] =
            piece.cutAtEnd() ? nodes : nodeAt(table.endPosition(edge), nodesByPosition, nodes);
        nodes = Math.max(nodes, table.to[edge] + 1);
      }
    }
    return new RoadGraph(table, nodes, gone, positions, nodesByPosition);
  }

  private int nodeAt(long position, Map<Long, Integer> nodesByPosition, int next) {
    int node = Arrays.binarySearch(positions, position);
    return node >= 0 ? node : nodesByPosition.computeIfAbsent(position, key -> next);
  }

  /** How many edges there are, without the removed ones. */
  public int edgeCount() {
    return edges.count - removed.cardinality();
  }

  /** How many places there are where edges end. */
  public int nodeCount() {
    return nodeCount;
  }

  /** Id of the road of an edge. */
  public long roadOf(int edge) {
    return edges.feature[edge];
  }

  /** Name of the road of an edge, empty when it has none. */
  public String nameOf(int edge) {
    return edges.names.get(edges.name[edge]);
  }

  /** Class of the road of an edge, OpenStreetMap's {@code highway}; empty when it has none. */
  public String classOf(int edge) {
    return edges.classes.get(edges.roadClass[edge]);
  }

  /** Length of an edge in metres. */
  public double metres(int edge) {
    return edges.millimetres[edge] / 1000.0;
  }

  /** The edges of roads. @param ids sorted */
  List<Integer> edgesOf(long[] ids) {
    List<Integer> found = new ArrayList<>();
    if (ids.length > 0) {
      for (int edge = 0; edge < edges.count; edge++) {
        if (Arrays.binarySearch(ids, edges.feature[edge]) >= 0 && !removed.get(edge)) {
          found.add(edge);
        }
      }
    }
    return found;
  }

  /** Extent of an edge in degrees. */
  Envelope extent(int edge) {
    Envelope box = new Envelope();
    for (int i = edges.firstVertex[edge]; i < edges.firstVertex[edge + 1]; i++) {
      box.expandToInclude(longitude(i), latitude(i));
    }
    return box;
  }

  /**
   * The corners of a part of an edge, from one fraction of its length to another, which may be
   * lower; both ends included.
   */
  List<Coordinate> cut(int edge, double fromFraction, double toFraction) {
    double low = Math.min(fromFraction, toFraction);
    double high = Math.max(fromFraction, toFraction);
    int first = edges.firstVertex[edge];
    int last = edges.firstVertex[edge + 1] - 1;
    LocalScale scale = LocalScale.at(latitude(first));
    double[] along = new double[last - first + 1];
    for (int i = 1; i < along.length; i++) {
      int vertex = first + i;
      along[i] =
          along[i - 1]
              + scale.metres(
                  longitude(vertex) - longitude(vertex - 1),
                  latitude(vertex) - latitude(vertex - 1));
    }
    double whole = along[along.length - 1];
    List<Coordinate> corners = new ArrayList<>();
    corners.add(at(first, along, low * whole));
    for (int i = 0; i < along.length; i++) {
      if (along[i] > low * whole && along[i] < high * whole) {
        corners.add(new Coordinate(longitude(first + i), latitude(first + i)));
      }
    }
    corners.add(at(first, along, high * whole));
    if (fromFraction > toFraction) {
      Collections.reverse(corners);
    }
    return corners;
  }

  /** The place so many metres along an edge. */
  private Coordinate at(int first, double[] along, double metres) {
    int i = 0;
    while (i < along.length - 2 && along[i + 1] < metres) {
      i++;
    }
    double piece = along[i + 1] - along[i];
    double share = piece == 0 ? 0 : Math.min(1, (metres - along[i]) / piece);
    double x = longitude(first + i);
    double y = latitude(first + i);
    return share == 1
        ? new Coordinate(longitude(first + i + 1), latitude(first + i + 1))
        : new Coordinate(
            x + share * (longitude(first + i + 1) - x), y + share * (latitude(first + i + 1) - y));
  }

  /** Degrees of a vertex. */
  double longitude(int vertex) {
    return edges.vertices[2 * vertex] / EdgeTable.PER_DEGREE;
  }

  double latitude(int vertex) {
    return edges.vertices[2 * vertex + 1] / EdgeTable.PER_DEGREE;
  }

  /** Memory that the graph takes, without what is made of it for each mode of travel. */
  public long bytes() {
    return edges.bytes() + 8L * positions.length;
  }
}

package luotu.roads;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import luotu.geo.Elevation;
import luotu.geo.LocalScale;
import luotu.store.Road;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;

/**
 * Roads as nodes and edges. A road is an edge; edges meet where their ends have the same
 * coordinates, to 1e-7 degrees, and nowhere else. Nodes and edges are numbered along a {@link
 * HilbertCurve}, so that what is near on the map is near in memory. Immutable; {@link #patched}
 * gives another graph.
 */
public final class RoadGraph {
  private static final GeometryFactory GEOMETRIES = new GeometryFactory();

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

    /** The graph of what was added, as on level ground. */
    public RoadGraph build() {
      return build(Elevation.UNKNOWN);
    }

    /** The graph of what was added; none may be added afterwards. */
    public RoadGraph build(Elevation elevation) {
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
      RoadGraph graph =
          new RoadGraph(
              edges.permuted(alongNodes(edges.from, count, nodes)),
              nodes,
              new BitSet(),
              positions,
              Map.of());
      SlopeSurvey.lay(graph, 0, elevation);
      return graph;
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

  /**
   * A road, or a piece of one that a closure left over; where it is cut it meets nothing.
   *
   * @param slopedAs the edge whose slopes it keeps, or {@link #LEVEL}
   */
  record Piece(Road road, boolean cutAtStart, boolean cutAtEnd, int slopedAs) {
    static final int LEVEL = -1;

    static Piece whole(Road road) {
      return new Piece(road, false, false, LEVEL);
    }
  }

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
        if (piece.slopedAs() != Piece.LEVEL) {
          System.arraycopy(
              edges.slopes,
              Slope.SIZE * piece.slopedAs(),
              table.slopes,
              Slope.SIZE * edge,
              Slope.SIZE);
        }
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

  /** This graph with some edges under new numbers, all else of them as it was. */
  RoadGraph renumbered(Collection<Integer> chosen) {
    RoadGraph again = patched(chosen, chosen.stream().map(this::piece).toList());
    int edge = edges.count;
    for (int old : chosen) {
      // Not measured again: coordinates are kept to a centimetre.
      again.edges.millimetres[edge] = edges.millimetres[old];
      again.edges.from[edge] = edges.from[old];
      again.edges.to[edge] = edges.to[old];
      edge++;
    }
    return again;
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

  /** The road of an edge, along a line. */
  Road road(int edge, Geometry line) {
    return new Road(
        edges.feature[edge],
        nameOf(edge),
        classOf(edge),
        edges.access(edge),
        edges.is(edge, EdgeTable.ONEWAY),
        edges.is(edge, EdgeTable.BRIDGE),
        edges.is(edge, EdgeTable.TUNNEL),
        edges.is(edge, EdgeTable.STAIRS),
        edges.is(edge, EdgeTable.CLOSED),
        edges.limit[edge] / 10.0,
        line);
  }

  /** All of an edge. */
  Piece piece(int edge) {
    return Piece.whole(road(edge, line(edge)));
  }

  /** The line of an edge, in degrees. */
  LineString line(int edge) {
    return GEOMETRIES.createLineString(cut(edge, 0, 1).toArray(Coordinate[]::new));
  }

  /** Length of an edge in metres. */
  public double metres(int edge) {
    return edges.millimetres[edge] / 1000.0;
  }

  /**
   * The edges of roads.
   *
   * @param ids sorted
   */
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
    double[] along = along(edge);
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

  /** Metres from the start of an edge to each of its vertices. */
  double[] along(int edge) {
    int first = edges.firstVertex[edge];
    LocalScale scale = LocalScale.at(latitude(first));
    double[] along = new double[edges.firstVertex[edge + 1] - first];
    for (int i = 1; i < along.length; i++) {
      int vertex = first + i;
      along[i] =
          along[i - 1]
              + scale.metres(
                  longitude(vertex) - longitude(vertex - 1),
                  latitude(vertex) - latitude(vertex - 1));
    }
    return along;
  }

  /**
   * How far along an edge, 0 to 1, a place on one of its straight pieces lies.
   *
   * @param vertex where the piece begins
   * @param share how far along the piece, 0 to 1
   */
  float fraction(int edge, int vertex, double share) {
    // As an edge is cut, so that a walk ends where it was measured to.
    LocalScale scale = LocalScale.at(latitude(edges.firstVertex[edge]));
    double before = 0;
    double whole = 0;
    for (int i = edges.firstVertex[edge]; i < edges.firstVertex[edge + 1] - 1; i++) {
      double metres = scale.metres(longitude(i + 1) - longitude(i), latitude(i + 1) - latitude(i));
      before += i < vertex ? metres : i == vertex ? share * metres : 0;
      whole += metres;
    }
    return whole == 0 ? 0 : (float) (before / whole);
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

  /** The edge of a vertex. */
  int edgeAt(int vertex) {
    int found = Arrays.binarySearch(edges.firstVertex, 0, edges.count + 1, vertex);
    return found >= 0 ? found : -found - 2;
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

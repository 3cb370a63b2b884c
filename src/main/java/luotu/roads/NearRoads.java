package luotu.roads;

import java.util.Arrays;
import java.util.Comparator;
import luotu.geo.LocalScale;

/**
 * The straight pieces of road and the obstacles about a block of the ground, in metres from its
 * middle, and how far a place is from them. Used again for the next block; for one thread.
 */
final class NearRoads {
  /** More than what rounding to units of 1e-7 degrees may do. */
  static final double SLACK_METRES = 0.03;

  private final RoadGraph graph;
  private final EdgeBoxes boxes;
  private final Obstacles obstacles;
  private final OfferedEdges offered;
  private final BoxTree.Hits hits = new BoxTree.Hits();

  double middleLongitude;
  double middleLatitude;
  double perEast;
  double perNorth;

  /** The edge of each piece, and the vertex where it begins; by road and place. */
  int[] edges = new int[64];

  int[] vertices = new int[64];

  /** Both ends of each piece: x, y, x, y. */
  double[] ends = new double[256];

  /** The same of the obstacles, and in units of 1e-7 degrees. */
  double[] walls = new double[256];

  int[] wallUnits = new int[256];

  /** Of the piece measured last: how far along it its nearest point lies, 0 to 1 within it. */
  double along;

  /** Metres to the left of its line, less than 0 to the right. */
  double beside;

  double footX;
  double footY;
  double metres;

  /** Of the piece measured last from all corners of a square: the shares it is met at. */
  double low;

  double high;

  /** The longest walk. */
  double most;

  NearRoads(RoadGraph graph, EdgeBoxes boxes, Obstacles obstacles, OfferedEdges offered) {
    this.graph = graph;
    this.boxes = boxes;
    this.obstacles = obstacles;
    this.offered = offered;
  }

  /** Measures from another place from now on, in degrees. */
  void setMiddle(double longitude, double latitude) {
    middleLongitude = longitude;
    middleLatitude = latitude;
    LocalScale scale = LocalScale.at(latitude);
    perEast = scale.metresPerDegreeEast();
    perNorth = scale.metresPerDegreeNorth();
  }

  /** All pieces and obstacles so near to the square. */
  void gather(JoinSquare square, double far) {
    double east = (square.halfX + far + 1) / perEast;
    double north = (square.halfY + far + 1) / perNorth;
    int westUnits = EdgeTable.units(middleLongitude - east);
    int southUnits = EdgeTable.units(middleLatitude - north);
    int eastUnits = EdgeTable.units(middleLongitude + east);
    int northUnits = EdgeTable.units(middleLatitude + north);
    square.pieceCount = 0;
    square.wallCount = 0;
    boxes.find(westUnits, southUnits, eastUnits, northUnits, hits);
    int count = 0;
    for (int edge : inOrder()) {
      if (offered.has(edge)) {
        int last = graph.edges.firstVertex[edge + 1] - 1;
        for (int vertex = graph.edges.firstVertex[edge]; vertex < last; vertex++) {
          if (4 * count == ends.length) {
            grow(2 * count);
          }
          edges[count] = edge;
          vertices[count] = vertex;
          ends[4 * count] = (graph.longitude(vertex) - middleLongitude) * perEast;
          ends[4 * count + 1] = (graph.latitude(vertex) - middleLatitude) * perNorth;
          ends[4 * count + 2] = (graph.longitude(vertex + 1) - middleLongitude) * perEast;
          ends[4 * count + 3] = (graph.latitude(vertex + 1) - middleLatitude) * perNorth;
          square.addPiece(count++);
        }
      }
    }
    int[] found = {0};
    obstacles.forEachIn(
        westUnits,
        southUnits,
        eastUnits,
        northUnits,
        (ax, ay, bx, by) -> {
          int at = 4 * found[0];
          if (at == walls.length) {
            walls = Arrays.copyOf(walls, 2 * at);
            wallUnits = Arrays.copyOf(wallUnits, 2 * at);
          }
          wallUnits[at] = ax;
          wallUnits[at + 1] = ay;
          wallUnits[at + 2] = bx;
          wallUnits[at + 3] = by;
          for (int i = 0; i < 4; i += 2) {
            walls[at + i] = (wallUnits[at + i] / EdgeTable.PER_DEGREE - middleLongitude) * perEast;
            walls[at + i + 1] =
                (wallUnits[at + i + 1] / EdgeTable.PER_DEGREE - middleLatitude) * perNorth;
          }
          square.addWall(found[0]++);
        });
  }

  /** The edges found, by road and place: how a graph numbers them must not show in what ties. */
  private int[] inOrder() {
    int[] firstVertex = graph.edges.firstVertex;
    return Arrays.stream(hits.items, 0, hits.count)
        .boxed()
        .sorted(
            Comparator.<Integer>comparingLong(edge -> graph.edges.feature[edge])
                .thenComparingLong(edge -> place(firstVertex[edge]))
                .thenComparingLong(edge -> place(firstVertex[edge + 1] - 1)))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private long place(int vertex) {
    int[] vertices = graph.edges.vertices;
    return (long) vertices[2 * vertex] << Integer.SIZE | vertices[2 * vertex + 1] & 0xFFFFFFFFL;
  }

  private void grow(int size) {
    edges = Arrays.copyOf(edges, size);
    vertices = Arrays.copyOf(vertices, size);
    ends = Arrays.copyOf(ends, 4 * size);
  }

  /** Measures a piece from a place. */
  void measure(int piece, double x, double y) {
    double ax = ends[4 * piece];
    double ay = ends[4 * piece + 1];
    double bx = ends[4 * piece + 2];
    double by = ends[4 * piece + 3];
    double dx = bx - ax;
    double dy = by - ay;
    double lengthSquared = dx * dx + dy * dy;
    if (lengthSquared == 0) {
      along = -1;
      beside = 0;
      footX = ax;
      footY = ay;
    } else {
      along = ((x - ax) * dx + (y - ay) * dy) / lengthSquared;
      beside = (dx * (y - ay) - dy * (x - ax)) / Math.sqrt(lengthSquared);
      // Ends exactly, so that pieces that share one tie there.
      footX = along <= 0 ? ax : along >= 1 ? bx : ax + along * dx;
      footY = along <= 0 ? ay : along >= 1 ? by : ay + along * dy;
    }
    double east = footX - x;
    double north = footY - y;
    metres = Math.sqrt(east * east + north * north);
  }

  /** Measures a piece from the corners of a square: the shares it is met at, the longest walk. */
  void measureCorners(int piece, JoinSquare square) {
    low = 1;
    high = 0;
    most = 0;
    for (int corner = 0; corner < 4; corner++) {
      measure(piece, square.cornerX(corner), square.cornerY(corner));
      double share = Math.max(0, Math.min(1, along));
      low = Math.min(low, share);
      high = Math.max(high, share);
      most = Math.max(most, metres);
    }
  }

  /** No place of the square is nearer to the piece that was measured from its middle. */
  double leastMetres(JoinSquare square) {
    if (metres == 0) {
      return 0;
    }
    double toX = Math.abs(footX - square.x) / metres;
    double toY = Math.abs(footY - square.y) / metres;
    return Math.max(0, metres - toX * square.halfX - toY * square.halfY);
  }
}

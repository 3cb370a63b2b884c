package luotu.roads;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import luotu.geo.region.Square;
import org.locationtech.jts.geom.Envelope;

/** The squares of the ground that what a search reached may touch. Not for several threads. */
final class ReachedSquares {
  /** Rounding, and that a metre of the plane is not quite one of the ground. */
  private static final double SLACK_METRES = 1;

  /** More than a walk and a tile. */
  private static final double NEARBY_DEGREES = 0.1;

  private static final long HASH_FACTOR = 0x9E3779B97F4A7C15L;

  private final Ground ground;
  private final RoadGraph graph;
  private final GroundPlane plane;
  private final Reach reach;
  private final int limitMillis;
  private final double metresPerMilli;
  private final double side;

  /** Boxes around what begins in a tile: west, south, east, north. */
  private final Map<Cell, double[]> boxes = new HashMap<>();

  /** How many metres of the plane a metre is, near the latitude last asked about. */
  private double stretch;

  private double stretchLatitude = Double.POSITIVE_INFINITY;

  /** Edges come one beside the other. */
  private Cell lastCell;

  private double[] lastBox;

  private record Cell(long row, long column) implements Comparable<Cell> {
    @Override
    public int compareTo(Cell other) {
      return row == other.row ? Long.compare(column, other.column) : Long.compare(row, other.row);
    }

    /** Spread: cells beside each other must not fall together. */
    @Override
    public int hashCode() {
      return Long.hashCode((row * HASH_FACTOR + column) * HASH_FACTOR);
    }
  }

  /**
   * @param side of the squares, metres
   */
  ReachedSquares(Ground ground, Reach reach, int limitMillis, double side) {
    this.ground = ground;
    this.side = side;
    this.reach = reach;
    this.limitMillis = limitMillis;
    graph = ground.graph();
    plane = ground.plane();
    // From the speed of a walk to or from a road, as it is rounded to milliseconds.
    metresPerMilli = 1e6 / ground.speeds().accessMillis(1e6);
  }

  private Cell cell(double x, double y) {
    return new Cell((long) Math.floor(y / side), (long) Math.floor(x / side));
  }

  /** From south to north, from west to east. */
  List<ReachedSquare> squares(JoinedPlaces facilities) {
    reach.forEachEdge(this::addEdge);
    return found(facilities);
  }

  /** The same, as far as they come from some edges or from where facilities stand. */
  List<ReachedSquare> squares(JoinedPlaces facilities, BoxTree.Hits edges) {
    reach.forEachEdge(edges, this::addEdge);
    return found(facilities);
  }

  private List<ReachedSquare> found(JoinedPlaces facilities) {
    for (int i = 0; i < facilities.size(); i++) {
      double x = plane.x(facilities.longitudes[i]);
      double y = plane.y(facilities.latitudes[i]);
      add(x, y, x, y, 1, facilities.latitudes[i]);
    }
    Map<Cell, Envelope> found = new HashMap<>();
    for (double[] box : boxes.values()) {
      Cell first = cell(box[0], box[1]);
      Cell last = cell(box[2], box[3]);
      for (long row = first.row(); row <= last.row(); row++) {
        for (long column = first.column(); column <= last.column(); column++) {
          Envelope within = found.computeIfAbsent(new Cell(row, column), none -> new Envelope());
          within.expandToInclude(Math.max(box[0], column * side), Math.max(box[1], row * side));
          within.expandToInclude(
              Math.min(box[2], (column + 1) * side), Math.min(box[3], (row + 1) * side));
        }
      }
    }
    return found.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(each -> new ReachedSquare(square(each.getKey()), each.getValue()))
        .toList();
  }

  private Square square(Cell cell) {
    return new Square(cell.column() * side, cell.row() * side, side);
  }

  /**
   * @param millis no place on the edge is reached sooner
   */
  private void addEdge(int edge, int millis) {
    if (millis > limitMillis) {
      return;
    }
    double walk = Math.min(ground.speeds().accessMetres(), (limitMillis - millis) * metresPerMilli);
    int last = graph.edges.firstVertex[edge + 1] - 1;
    double west = Double.POSITIVE_INFINITY;
    double south = Double.POSITIVE_INFINITY;
    double east = Double.NEGATIVE_INFINITY;
    double north = Double.NEGATIVE_INFINITY;
    for (int vertex = graph.edges.firstVertex[edge]; vertex <= last; vertex++) {
      double x = plane.x(graph.longitude(vertex));
      double y = plane.y(graph.latitude(vertex));
      west = Math.min(west, x);
      south = Math.min(south, y);
      east = Math.max(east, x);
      north = Math.max(north, y);
      // A long road is taken in parts.
      if (east - west > side || north - south > side) {
        add(west, south, east, north, walk, plane.latitude(south));
        west = x;
        east = x;
        south = y;
        north = y;
      }
    }
    add(west, south, east, north, walk, plane.latitude(south));
  }

  private void add(
      double west, double south, double east, double north, double metres, double latitude) {
    Cell cell = cell(west, south);
    if (!cell.equals(lastCell)) {
      lastCell = cell;
      lastBox =
          boxes.computeIfAbsent(
              cell,
              key ->
                  new double[] {
                    Double.POSITIVE_INFINITY,
                    Double.POSITIVE_INFINITY,
                    Double.NEGATIVE_INFINITY,
                    Double.NEGATIVE_INFINITY
                  });
    }
    double[] box = lastBox;
    if (Math.abs(latitude - stretchLatitude) > NEARBY_DEGREES) {
      stretch = plane.mostStretch(latitude, 2 * NEARBY_DEGREES);
      stretchLatitude = latitude;
    }
    double far = metres * stretch + SLACK_METRES;
    box[0] = Math.min(box[0], west - far);
    box[1] = Math.min(box[1], south - far);
    box[2] = Math.max(box[2], east + far);
    box[3] = Math.max(box[3], north + far);
  }
}

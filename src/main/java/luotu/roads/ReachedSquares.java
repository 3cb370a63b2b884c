package luotu.roads;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import luotu.geo.region.Square;

/** The tiles of the ground that what a search reached may touch. Not for several threads. */
final class ReachedSquares {
  private static final double SIDE = Ground.TILE_METRES;

  /** Rounding, and that a metre of the plane is not quite one of the ground. */
  private static final double SLACK_METRES = 1;

  /** More than a walk and a tile. */
  private static final double NEARBY_DEGREES = 0.1;

  private final Ground ground;
  private final RoadGraph graph;
  private final GroundPlane plane;
  private final Reach reach;
  private final int limitMillis;
  private final double metresPerMilli;

  /** Boxes around what begins in a tile: west, south, east, north. */
  private final Map<Cell, double[]> boxes = new HashMap<>();

  /** How many metres of the plane a metre is, near the latitude last asked about. */
  private double stretch;

  private double stretchLatitude = Double.POSITIVE_INFINITY;

  private record Cell(long row, long column) implements Comparable<Cell> {
    static Cell at(double x, double y) {
      return new Cell((long) Math.floor(y / SIDE), (long) Math.floor(x / SIDE));
    }

    @Override
    public int compareTo(Cell other) {
      return row == other.row ? Long.compare(column, other.column) : Long.compare(row, other.row);
    }
  }

  ReachedSquares(Ground ground, Reach reach, int limitMillis) {
    this.ground = ground;
    this.reach = reach;
    this.limitMillis = limitMillis;
    graph = ground.graph();
    plane = ground.plane();
    // From the speed of a walk to or from a road, as it is rounded to milliseconds.
    metresPerMilli = 1e6 / ground.speeds().accessMillis(1e6);
  }

  /** From south to north, from west to east. */
  List<Square> squares(JoinedPlaces facilities) {
    reach.forEachEdge(this::addEdge);
    for (int i = 0; i < facilities.size(); i++) {
      double x = plane.x(facilities.longitudes[i]);
      double y = plane.y(facilities.latitudes[i]);
      add(x, y, x, y, 1, facilities.latitudes[i]);
    }
    TreeSet<Cell> cells = new TreeSet<>();
    for (double[] box : boxes.values()) {
      Cell first = Cell.at(box[0], box[1]);
      Cell last = Cell.at(box[2], box[3]);
      for (long row = first.row(); row <= last.row(); row++) {
        for (long column = first.column(); column <= last.column(); column++) {
          cells.add(new Cell(row, column));
        }
      }
    }
    List<Square> squares = new ArrayList<>(cells.size());
    for (Cell cell : cells) {
      squares.add(new Square(cell.column() * SIDE, cell.row() * SIDE, SIDE));
    }
    return squares;
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
      if (east - west > SIDE || north - south > SIDE) {
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
    Cell cell = Cell.at(west, south);
    double[] box =
        boxes.computeIfAbsent(
            cell,
            key ->
                new double[] {
                  Double.POSITIVE_INFINITY,
                  Double.POSITIVE_INFINITY,
                  Double.NEGATIVE_INFINITY,
                  Double.NEGATIVE_INFINITY
                });
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

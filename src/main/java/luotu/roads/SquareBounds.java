package luotu.roads;

import luotu.geo.LocalScale;
import org.locationtech.jts.geom.Envelope;

/**
 * How far the places of a square are from straight pieces of roads, and between which shares of a
 * piece their nearest points lie. Bounds that hold whatever the latitude of the place in the square
 * and however a join is rounded. Not for several threads.
 */
final class SquareBounds {
  /** More than what rounding to units of 1e-7 degrees and of floating point may do. */
  private static final double SLACK_METRES = 0.03;

  private static final double HIGHEST_LATITUDE = 89;

  private double longitude;
  private double latitude;
  private double perEast;
  private double perNorth;
  private double halfX;
  private double halfY;
  private double halfDiagonal;
  private double relative;

  // The piece in work.
  private double startX;
  private double startY;
  private double alongX;
  private double alongY;
  private double square;
  private double least;
  private double most;
  private double leastShare;
  private double mostShare;

  /** To work on a square of the plane. */
  void set(GroundPlane plane, double west, double south, double side) {
    longitude = plane.longitude(west + side / 2);
    latitude = plane.latitude(south + side / 2);
    LocalScale scale = LocalScale.at(latitude);
    perEast = scale.metresPerDegreeEast();
    perNorth = scale.metresPerDegreeNorth();
    halfX = side / 2 / plane.metresPerDegreeEast() * perEast;
    halfY = side / 2 / plane.metresPerDegreeNorth() * perNorth;
    halfDiagonal = Math.sqrt(halfX * halfX + halfY * halfY);
    // A parallel shrinks by the tangent, a degree of a meridian grows by a hundredth to the pole.
    double tangent = Math.tan(Math.toRadians(Math.min(HIGHEST_LATITUDE, Math.abs(latitude))));
    relative = Math.toRadians(halfY / perNorth) * (1.1 * tangent + 0.05) + 1e-9;
  }

  /** By what share of it a distance measured in the middle may differ from that at a place. */
  double relative() {
    return relative;
  }

  double halfDiagonal() {
    return halfDiagonal;
  }

  /** Its extent, a little wider. */
  Envelope degrees() {
    double east = (halfX + SLACK_METRES) / perEast;
    double north = (halfY + SLACK_METRES) / perNorth;
    return new Envelope(longitude - east, longitude + east, latitude - north, latitude + north);
  }

  /** West, south, east, north of all within a distance, in units of 1e-7 degrees. */
  int[] unitsAround(double metres) {
    double far = metres * (1 + relative) + SLACK_METRES;
    double east = (halfX + far) / perEast;
    double north = (halfY + far) / perNorth;
    return new int[] {
      EdgeTable.units(longitude - east) - 1,
      EdgeTable.units(latitude - north) - 1,
      EdgeTable.units(longitude + east) + 1,
      EdgeTable.units(latitude + north) + 1
    };
  }

  private void take(RoadGraph graph, int vertex) {
    startX = (graph.longitude(vertex) - longitude) * perEast;
    startY = (graph.latitude(vertex) - latitude) * perNorth;
    alongX = (graph.longitude(vertex + 1) - longitude) * perEast - startX;
    alongY = (graph.latitude(vertex + 1) - latitude) * perNorth - startY;
    square = alongX * alongX + alongY * alongY;
  }

  private double share(double x, double y) {
    return square == 0 ? 0 : ((x - startX) * alongX + (y - startY) * alongY) / square;
  }

  private double metresTo(double x, double y, double share) {
    double within = Math.max(0, Math.min(1, share));
    double east = startX + within * alongX - x;
    double north = startY + within * alongY - y;
    return Math.sqrt(east * east + north * north);
  }

  /** How far a piece is from the middle at least, for any measure in the square. */
  float fromMiddle(RoadGraph graph, int vertex) {
    take(graph, vertex);
    double metres = metresTo(0, 0, share(0, 0));
    return (float) Math.max(0, metres * (1 - relative) - SLACK_METRES);
  }

  /** Measures a piece. @param vertex where it begins */
  void measure(RoadGraph graph, int vertex) {
    take(graph, vertex);
    double inner = Double.POSITIVE_INFINITY;
    double outer = 0;
    double first = Double.POSITIVE_INFINITY;
    double last = Double.NEGATIVE_INFINITY;
    for (int corner = 0; corner < 4; corner++) {
      double x = (corner & 1) == 0 ? -halfX : halfX;
      double y = (corner & 2) == 0 ? -halfY : halfY;
      double share = share(x, y);
      double metres = metresTo(x, y, share);
      inner = Math.min(inner, metres);
      outer = Math.max(outer, metres);
      first = Math.min(first, share);
      last = Math.max(last, share);
    }
    inner = Math.min(inner, fromEnd(startX, startY));
    inner = Math.min(inner, fromEnd(startX + alongX, startY + alongY));
    if (meets()) {
      inner = 0;
    }
    least = Math.max(0, inner * (1 - relative) - SLACK_METRES);
    most = outer * (1 + relative) + SLACK_METRES;
    double length = Math.sqrt(square);
    double slack = length == 0 ? 0 : (2 * relative * (outer + length) + SLACK_METRES) / length;
    leastShare = Math.max(0, Math.min(1, first - slack));
    mostShare = Math.max(0, Math.min(1, last + slack));
  }

  /** From an end of the piece to the square. */
  private double fromEnd(double x, double y) {
    double east = Math.max(0, Math.abs(x) - halfX);
    double north = Math.max(0, Math.abs(y) - halfY);
    return Math.sqrt(east * east + north * north);
  }

  /** Whether the piece meets the square. */
  private boolean meets() {
    double middleX = startX + alongX / 2;
    double middleY = startY + alongY / 2;
    return Math.abs(middleX) <= halfX + Math.abs(alongX) / 2
        && Math.abs(middleY) <= halfY + Math.abs(alongY) / 2
        && Math.abs(middleX * alongY - middleY * alongX)
            <= halfX * Math.abs(alongY) + halfY * Math.abs(alongX);
  }

  /** No place is nearer to the piece. */
  float leastMetres() {
    return (float) least;
  }

  /** No place is farther from it. */
  double mostMetres() {
    return most;
  }

  /** Where on the piece, 0 to 1, the nearest points begin. */
  double leastShare() {
    return leastShare;
  }

  double mostShare() {
    return mostShare;
  }

  /** How far the square is at least from the extent of one of some obstacles, in units. */
  double metresToBox(int[] obstacles, int index) {
    double ax = (obstacles[4 * index] / EdgeTable.PER_DEGREE - longitude) * perEast;
    double ay = (obstacles[4 * index + 1] / EdgeTable.PER_DEGREE - latitude) * perNorth;
    double bx = (obstacles[4 * index + 2] / EdgeTable.PER_DEGREE - longitude) * perEast;
    double by = (obstacles[4 * index + 3] / EdgeTable.PER_DEGREE - latitude) * perNorth;
    double east = Math.max(0, Math.abs(ax + bx) / 2 - Math.abs(ax - bx) / 2 - halfX);
    double north = Math.max(0, Math.abs(ay + by) / 2 - Math.abs(ay - by) / 2 - halfY);
    return Math.max(0, Math.sqrt(east * east + north * north) * (1 - relative) - 2 * SLACK_METRES);
  }

  /** Whether no straight walk to the piece measured comes near any of some obstacles, in units. */
  boolean isVisible(int[] obstacles) {
    double fromX = startX + leastShare * alongX;
    double fromY = startY + leastShare * alongY;
    double toX = startX + mostShare * alongX;
    double toY = startY + mostShare * alongY;
    double west = Math.min(-halfX, Math.min(fromX, toX)) - SLACK_METRES;
    double east = Math.max(halfX, Math.max(fromX, toX)) + SLACK_METRES;
    double south = Math.min(-halfY, Math.min(fromY, toY)) - SLACK_METRES;
    double north = Math.max(halfY, Math.max(fromY, toY)) + SLACK_METRES;
    for (int i = 0; i < obstacles.length; i += 4) {
      double ax = (obstacles[i] / EdgeTable.PER_DEGREE - longitude) * perEast;
      double bx = (obstacles[i + 2] / EdgeTable.PER_DEGREE - longitude) * perEast;
      if (Math.max(ax, bx) < west || Math.min(ax, bx) > east) {
        continue;
      }
      double ay = (obstacles[i + 1] / EdgeTable.PER_DEGREE - latitude) * perNorth;
      double by = (obstacles[i + 3] / EdgeTable.PER_DEGREE - latitude) * perNorth;
      if (Math.max(ay, by) < south || Math.min(ay, by) > north) {
        continue;
      }
      if (!isBeside(ax, ay, bx, by, fromX, fromY, toX, toY)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a line separates an obstacle from the walks; not all such lines are tried. */
  private boolean isBeside(
      double ax,
      double ay,
      double bx,
      double by,
      double fromX,
      double fromY,
      double toX,
      double toY) {
    return isApart(-(fromY + toY), fromX + toX, ax, ay, bx, by, fromX, fromY, toX, toY)
        || isApart(-fromY, fromX, ax, ay, bx, by, fromX, fromY, toX, toY)
        || isApart(-toY, toX, ax, ay, bx, by, fromX, fromY, toX, toY)
        || isApart(-(by - ay), bx - ax, ax, ay, bx, by, fromX, fromY, toX, toY)
        || isApart(-alongY, alongX, ax, ay, bx, by, fromX, fromY, toX, toY);
  }

  /** Whether they are apart along a direction. */
  private boolean isApart(
      double directionX,
      double directionY,
      double ax,
      double ay,
      double bx,
      double by,
      double fromX,
      double fromY,
      double toX,
      double toY) {
    double reach = Math.abs(directionX) * halfX + Math.abs(directionY) * halfY;
    double from = directionX * fromX + directionY * fromY;
    double to = directionX * toX + directionY * toY;
    double a = directionX * ax + directionY * ay;
    double b = directionX * bx + directionY * by;
    double slack = SLACK_METRES * (Math.abs(directionX) + Math.abs(directionY));
    return Math.min(a, b) > Math.max(reach, Math.max(from, to)) + slack
        || Math.max(a, b) < Math.min(-reach, Math.min(from, to)) - slack;
  }
}

package luotu.roads;

import luotu.geo.LocalScale;

/** The point of a straight piece of a road nearest to a place; used again for the next piece. */
final class NearestPoint {
  /** How far along the piece, 0 to 1. */
  double share;

  /** From the place, in metres. */
  double east;

  double north;
  double metres;

  /**
   * @param vertex where the piece begins; it ends at the next one
   * @param longitude of the place, degrees
   * @param scale at the place
   */
  void find(RoadGraph graph, int vertex, double longitude, double latitude, LocalScale scale) {
    double perEast = scale.metresPerDegreeEast();
    double perNorth = scale.metresPerDegreeNorth();
    double x = (graph.longitude(vertex) - longitude) * perEast;
    double y = (graph.latitude(vertex) - latitude) * perNorth;
    double endX = (graph.longitude(vertex + 1) - longitude) * perEast;
    double endY = (graph.latitude(vertex + 1) - latitude) * perNorth;
    double alongX = endX - x;
    double alongY = endY - y;
    double square = alongX * alongX + alongY * alongY;
    double along = square == 0 ? 0 : -(x * alongX + y * alongY) / square;
    // Ends exactly, so that edges that share one tie there.
    east = along <= 0 ? x : along >= 1 ? endX : x + along * alongX;
    north = along <= 0 ? y : along >= 1 ? endY : y + along * alongY;
    share = Math.max(0, Math.min(1, along));
    metres = Math.sqrt(east * east + north * north);
  }
}

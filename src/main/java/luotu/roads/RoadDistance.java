package luotu.roads;

import java.util.OptionalDouble;
import luotu.geo.Geodesics;
import luotu.geo.LocalScale;

/**
 * How far it is from a place to the nearest road that a mode may use, whatever lies between. Right
 * to a thousandth up to 100 km, to a hundredth beyond.
 */
final class RoadDistance {
  private static final double FIRST_DEGREES = 0.01;
  private static final double WIDENING = 4;
  private static final double EVERYWHERE_DEGREES = 360;

  private final RoadGraph graph;
  private final double longitude;
  private final double latitude;
  private final LocalScale scale;
  private double nearestMetres = Double.POSITIVE_INFINITY;
  private double nearestLongitude;
  private double nearestLatitude;

  private RoadDistance(RoadGraph graph, double longitude, double latitude) {
    this.graph = graph;
    this.longitude = longitude;
    this.latitude = latitude;
    scale = LocalScale.at(latitude);
  }

  /** Metres from a place in degrees; empty when there is no such road. */
  static OptionalDouble metres(
      RoadGraph graph, EdgeBoxes boxes, EdgeTimes times, double longitude, double latitude) {
    RoadDistance distance = new RoadDistance(graph, longitude, latitude);
    BoxTree.Hits hits = new BoxTree.Hits();
    double searched = 0;
    // What lies outside the box may still be nearer than what is in its corners.
    while (searched < EVERYWHERE_DEGREES
        && distance.nearestMetres > searched * distance.scale.metresPerDegreeEast()) {
      searched = Math.max(FIRST_DEGREES, WIDENING * searched);
      boxes.find(
          units(longitude - searched, 180),
          units(latitude - searched, 90),
          units(longitude + searched, 180),
          units(latitude + searched, 90),
          hits);
      for (int i = 0; i < hits.count; i++) {
        if (times.isPassable(hits.items[i])) {
          distance.tryEdge(hits.items[i]);
        }
      }
    }
    return distance.measured();
  }

  private static int units(double degrees, double most) {
    return EdgeTable.units(Math.max(-most, Math.min(most, degrees)));
  }

  private OptionalDouble measured() {
    return nearestMetres == Double.POSITIVE_INFINITY
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            Geodesics.distanceMetres(longitude, latitude, nearestLongitude, nearestLatitude));
  }

  private void tryEdge(int edge) {
    for (int i = graph.edges.firstVertex[edge]; i < graph.edges.firstVertex[edge + 1] - 1; i++) {
      double east = graph.longitude(i + 1) - graph.longitude(i);
      double north = graph.latitude(i + 1) - graph.latitude(i);
      double x = east * scale.metresPerDegreeEast();
      double y = north * scale.metresPerDegreeNorth();
      double square = x * x + y * y;
      double along =
          (longitude - graph.longitude(i)) * scale.metresPerDegreeEast() * x
              + (latitude - graph.latitude(i)) * scale.metresPerDegreeNorth() * y;
      double share = square == 0 ? 0 : Math.max(0, Math.min(1, along / square));
      double onLongitude = graph.longitude(i) + share * east;
      double onLatitude = graph.latitude(i) + share * north;
      double metres = scale.metres(longitude - onLongitude, latitude - onLatitude);
      if (metres < nearestMetres) {
        nearestMetres = metres;
        nearestLongitude = onLongitude;
        nearestLatitude = onLatitude;
      }
    }
  }
}

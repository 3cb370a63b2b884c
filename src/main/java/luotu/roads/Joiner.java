package luotu.roads;

import java.util.List;
import luotu.geo.LocalScale;
import luotu.model.TravelSpeeds;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.operation.distance.DistanceOp;

/**
 * Joins one place after the other: to the nearest passable edge within the bound that a straight
 * walk reaches without crossing an obstacle; of edges that tie, the one of the lowest road id.
 * Every straight piece of an edge is tried at its point nearest to the place. Not for several
 * threads.
 */
final class Joiner {
  private static final GeometryFactory GEOMETRIES = new GeometryFactory();

  /** Roads that run along each other tie, whatever the rounding of floating point. */
  static final double TIE_METRES = 1e-6;

  /** Most places stand at a road; the wide search is for the others. */
  private static final double[] SEARCH_METRES = {30, 120, Double.POSITIVE_INFINITY};

  private final RoadGraph graph;
  private final EdgeTable edges;
  private final EdgeBoxes boxes;
  private final Obstacles obstacles;
  private final TravelSpeeds speeds;
  private final OfferedEdges offered;
  private final NearestPoint nearest = new NearestPoint();
  private final BoxTree.Hits found = new BoxTree.Hits();
  private final BoxTree.Hits crossed = new BoxTree.Hits();

  // The place in work, and the best join so far.
  private LocalScale scale;
  private double bestMetres;
  private int bestEdge;
  private int bestVertex;
  private double bestShare;
  private double bestLongitude;
  private double bestLatitude;

  Joiner(
      RoadGraph graph, EdgeBoxes boxes, Obstacles obstacles, EdgeTimes times, TravelSpeeds speeds) {
    this.graph = graph;
    this.edges = graph.edges;
    this.boxes = boxes;
    this.obstacles = obstacles;
    this.speeds = speeds;
    offered = OfferedEdges.of(graph, times, speeds);
  }

  /** Joins a place and writes it down in {@code joined}. */
  void join(int place, JoinedPlaces joined) {
    Places places = joined.places;
    Geometry shape = places.shape(place).orElse(null);
    double longitude = places.longitudes[place];
    double latitude = places.latitudes[place];
    Envelope box = new Envelope(longitude, longitude, latitude, latitude);
    if (shape != null) {
      box = shape.getEnvelopeInternal();
    }
    scale = LocalScale.at((box.getMinY() + box.getMaxY()) / 2);
    Geometry flat = shape == null ? null : flat(shape);
    bestEdge = JoinedPlaces.NOWHERE;
    for (double metres : SEARCH_METRES) {
      bestMetres = Math.min(metres, speeds.accessMetres());
      find(box);
      for (int i = 0; i < found.count; i++) {
        if (offered.has(found.items[i])) {
          if (flat == null) {
            tryEdge(found.items[i], longitude, latitude);
          } else {
            tryEdge(found.items[i], flat);
          }
        }
      }
      if (bestEdge != JoinedPlaces.NOWHERE || metres >= speeds.accessMetres()) {
        break;
      }
    }
    joined.edges[place] = bestEdge;
    if (bestEdge != JoinedPlaces.NOWHERE) {
      joined.fractions[place] = graph.fraction(bestEdge, bestVertex, bestShare);
      joined.accessMillis[place] = speeds.accessMillis(bestMetres);
      if (shape != null) {
        joined.longitudes[place] = bestLongitude;
        joined.latitudes[place] = bestLatitude;
      }
    }
  }

  private void find(Envelope box) {
    double east = bestMetres / scale.metresPerDegreeEast();
    double north = bestMetres / scale.metresPerDegreeNorth();
    // One unit more, as all is rounded.
    boxes.find(
        (int) ((box.getMinX() - east) * EdgeTable.PER_DEGREE) - 1,
        (int) ((box.getMinY() - north) * EdgeTable.PER_DEGREE) - 1,
        (int) ((box.getMaxX() + east) * EdgeTable.PER_DEGREE) + 1,
        (int) ((box.getMaxY() + north) * EdgeTable.PER_DEGREE) + 1,
        found);
  }

  private void tryEdge(int edge, double longitude, double latitude) {
    int last = edges.firstVertex[edge + 1] - 1;
    for (int vertex = edges.firstVertex[edge]; vertex < last; vertex++) {
      nearest.find(graph, vertex, longitude, latitude, scale);
      if (isBetter(nearest.metres, edge)
          && !blocked(
              longitude,
              latitude,
              longitude + nearest.east / scale.metresPerDegreeEast(),
              latitude + nearest.north / scale.metresPerDegreeNorth())) {
        take(nearest.metres, edge, vertex, nearest.share);
      }
    }
  }

  private boolean isBetter(double metres, int edge) {
    if (bestEdge == JoinedPlaces.NOWHERE) {
      return metres <= bestMetres;
    }
    return metres < bestMetres - TIE_METRES
        || metres <= bestMetres + TIE_METRES && edges.feature[edge] < edges.feature[bestEdge];
  }

  private boolean blocked(
      double longitude, double latitude, double toLongitude, double toLatitude) {
    // What is left of a road begins at the very edge of a flood, which no walk from inside crosses.
    return obstacles.hold(longitude, latitude)
        || obstacles.cross(
            EdgeTable.units(longitude),
            EdgeTable.units(latitude),
            EdgeTable.units(toLongitude),
            EdgeTable.units(toLatitude),
            crossed);
  }

  private void take(double metres, int edge, int vertex, double share) {
    bestMetres = metres;
    bestEdge = edge;
    bestVertex = vertex;
    bestShare = share;
  }

  private void tryEdge(int edge, Geometry flat) {
    int last = edges.firstVertex[edge + 1] - 1;
    for (int vertex = edges.firstVertex[edge]; vertex < last; vertex++) {
      Coordinate start = flat(vertex);
      Coordinate end = flat(vertex + 1);
      LineString segment =
          GEOMETRIES.createLineString(List.of(start, end).toArray(Coordinate[]::new));
      DistanceOp distance = new DistanceOp(segment, flat);
      double metres = distance.distance();
      if (isBetter(metres, edge)) {
        Coordinate[] nearest = distance.nearestPoints();
        double longitude = nearest[1].x / scale.metresPerDegreeEast();
        double latitude = nearest[1].y / scale.metresPerDegreeNorth();
        if (!blocked(
            longitude,
            latitude,
            nearest[0].x / scale.metresPerDegreeEast(),
            nearest[0].y / scale.metresPerDegreeNorth())) {
          double length = start.distance(end);
          double share = length == 0 ? 0 : Math.min(1, start.distance(nearest[0]) / length);
          take(metres, edge, vertex, share);
          bestLongitude = longitude;
          bestLatitude = latitude;
        }
      }
    }
  }

  private Coordinate flat(int vertex) {
    return new Coordinate(
        graph.longitude(vertex) * scale.metresPerDegreeEast(),
        graph.latitude(vertex) * scale.metresPerDegreeNorth());
  }

  private Geometry flat(Geometry shape) {
    Geometry copy = shape.copy();
    copy.apply(
        new CoordinateSequenceFilter() {
          @Override
          public void filter(CoordinateSequence positions, int i) {
            positions.setOrdinate(i, 0, positions.getX(i) * scale.metresPerDegreeEast());
            positions.setOrdinate(i, 1, positions.getY(i) * scale.metresPerDegreeNorth());
          }

          @Override
          public boolean isDone() {
            return false;
          }

          @Override
          public boolean isGeometryChanged() {
            return true;
          }
        });
    return copy;
  }
}

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
 * Every straight piece of an edge is tried at its point nearest to the place. Bridges, tunnels and
 * roads without frontage are met at their ends only, where other roads begin. Not for several
 * threads.
 */
final class Joiner {
  private static final GeometryFactory GEOMETRIES = new GeometryFactory();

  /** Most places stand at a road; the wide search is for the others. */
  private static final double[] SEARCH_METRES = {30, 120, Double.POSITIVE_INFINITY};

  private final RoadGraph graph;
  private final EdgeTable edges;
  private final EdgeBoxes boxes;
  private final Obstacles obstacles;
  private final EdgeTimes times;
  private final TravelSpeeds speeds;
  private final boolean[] frontage;
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
    this.times = times;
    this.speeds = speeds;
    frontage = new boolean[edges.classes.size()];
    for (int i = 0; i < frontage.length; i++) {
      frontage[i] = speeds.of(edges.classes.get(i)).frontage();
    }
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
        if (isOffered(found.items[i])) {
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
      joined.fractions[place] = fraction();
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

  private boolean isOffered(int edge) {
    return times.isPassable(edge)
        && !edges.is(edge, (byte) (EdgeTable.BRIDGE | EdgeTable.TUNNEL))
        && frontage[edges.roadClass[edge]];
  }

  private void tryEdge(int edge, double longitude, double latitude) {
    double perEast = scale.metresPerDegreeEast();
    double perNorth = scale.metresPerDegreeNorth();
    int last = edges.firstVertex[edge + 1] - 1;
    for (int vertex = edges.firstVertex[edge]; vertex < last; vertex++) {
      double x = (graph.longitude(vertex) - longitude) * perEast;
      double y = (graph.latitude(vertex) - latitude) * perNorth;
      double endX = (graph.longitude(vertex + 1) - longitude) * perEast;
      double endY = (graph.latitude(vertex + 1) - latitude) * perNorth;
      double alongX = endX - x;
      double alongY = endY - y;
      double square = alongX * alongX + alongY * alongY;
      double share = square == 0 ? 0 : -(x * alongX + y * alongY) / square;
      // Ends exactly, so that edges that share one tie there.
      double nearX = share <= 0 ? x : share >= 1 ? endX : x + share * alongX;
      double nearY = share <= 0 ? y : share >= 1 ? endY : y + share * alongY;
      double metres = Math.sqrt(nearX * nearX + nearY * nearY);
      if (isBetter(metres, edge)
          && !blocked(
              longitude, latitude, longitude + nearX / perEast, latitude + nearY / perNorth)) {
        take(metres, edge, vertex, Math.max(0, Math.min(1, share)));
      }
    }
  }

  private boolean isBetter(double metres, int edge) {
    return metres < bestMetres
        || metres == bestMetres
            && (bestEdge == JoinedPlaces.NOWHERE || edges.feature[edge] < edges.feature[bestEdge]);
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

  /** How far along its edge the best join lies. */
  private float fraction() {
    // As the graph cuts an edge, so that the walk ends where it was measured to.
    LocalScale scale = LocalScale.at(graph.latitude(edges.firstVertex[bestEdge]));
    double before = 0;
    double whole = 0;
    for (int i = edges.firstVertex[bestEdge]; i < edges.firstVertex[bestEdge + 1] - 1; i++) {
      double metres =
          scale.metres(
              graph.longitude(i + 1) - graph.longitude(i),
              graph.latitude(i + 1) - graph.latitude(i));
      before += i < bestVertex ? metres : i == bestVertex ? bestShare * metres : 0;
      whole += metres;
    }
    return whole == 0 ? 0 : (float) (before / whole);
  }
}

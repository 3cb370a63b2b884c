package luotu.roads;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * Finds the way that a search has taken from its one source to a place. No search keeps it: it is
 * every arc that explains a label exactly, and of several the one of the lowest road id, so that it
 * does not depend on how the nodes are numbered.
 */
final class RouteTracer {
  private static final GeometryFactory GEOMETRIES = new GeometryFactory();

  /** A piece of an edge in the direction of the search. */
  private record Piece(int edge, double fromFraction, double toFraction, int millis) {
    Piece turned() {
      return new Piece(edge, toFraction, fromFraction, millis);
    }
  }

  private final RoadGraph graph;
  private final Reach reach;
  private final TravelGraph back;
  private final double accessMetresPerMilli;

  /**
   * @param back the graph of the search with its arcs turned round
   */
  RouteTracer(RoadGraph graph, Reach reach, TravelGraph back, double accessKmh) {
    this.graph = graph;
    this.reach = reach;
    this.back = back;
    accessMetresPerMilli = accessKmh / 3_600;
  }

  /**
   * The way to a place that was reached.
   *
   * @param turned whether one travels against the search, from the place to its source
   * @param turnoutMillis of the place
   */
  Route trace(JoinedPlaces places, int place, boolean turned, int turnoutMillis) {
    List<Piece> pieces = pieces(places, place);
    JoinedPlaces start = reach.sources().facilities();
    int source = reach.sources().only();
    List<Coordinate> line = new ArrayList<>();
    line.add(position(start, source));
    pieces.forEach(piece -> draw(piece, line));
    line.add(position(places, place));
    if (turned) {
      pieces = new ArrayList<>(pieces.stream().map(Piece::turned).toList());
      Collections.reverse(pieces);
      Collections.reverse(line);
    }
    List<Route.Leg> legs = new ArrayList<>();
    double metres =
        (start.accessMillis[source] + places.accessMillis[place]) * accessMetresPerMilli;
    for (Piece piece : pieces) {
      double length =
          graph.metres(piece.edge()) * Math.abs(piece.toFraction() - piece.fromFraction());
      metres += length;
      legs.add(new Route.Leg(graph.roadOf(piece.edge()), piece.millis(), length));
    }
    int millis = reach.millis(places, place) + turnoutMillis;
    return new Route(
        place, millis, metres, legs, GEOMETRIES.createLineString(line.toArray(Coordinate[]::new)));
  }

  private static Coordinate position(JoinedPlaces places, int place) {
    return new Coordinate(places.longitudes[place], places.latitudes[place]);
  }

  private List<Piece> pieces(JoinedPlaces places, int place) {
    Sources sources = reach.sources();
    EdgeTimes times = sources.times();
    int edge = places.edges[place];
    double fraction = places.fractions[place];
    long arrival = reach.arrival(places, place);
    if (sources.direct(edge, fraction) == arrival) {
      double start = sources.facilities().fractions[sources.only()];
      int millis = Sweep.millis(arrival - sources.departure(sources.only()));
      return new ArrayList<>(List.of(new Piece(edge, start, fraction, millis)));
    }
    List<Piece> pieces = new ArrayList<>();
    int part = Sources.part(times.forward()[edge], fraction);
    if (Reach.later(reach.sweep().label(graph.edges.from[edge]), part) == arrival) {
      pieces.add(new Piece(edge, 0, fraction, part));
      follow(graph.edges.from[edge], pieces);
    } else {
      int rest = Sources.rest(times.backward()[edge], fraction);
      pieces.add(new Piece(edge, 1, fraction, rest));
      follow(graph.edges.to[edge], pieces);
    }
    Collections.reverse(pieces);
    return pieces;
  }

  /** Goes back from a node to the source, adding what it passes. */
  private void follow(int end, List<Piece> pieces) {
    Sources sources = reach.sources();
    int source = sources.only();
    int home = sources.facilities().edges[source];
    double start = sources.facilities().fractions[source];
    int node = end;
    while (true) {
      long travelled = reach.sweep().label(node) - sources.departure(source);
      int millis = Sweep.millis(travelled);
      if (node == graph.edges.to[home] && millis == sources.millisToEnd(source)) {
        pieces.add(new Piece(home, start, 1, millis));
        return;
      }
      if (node == graph.edges.from[home] && millis == sources.millisToStart(source)) {
        pieces.add(new Piece(home, start, 0, millis));
        return;
      }
      int arc = arcThatLedTo(node);
      int edge = back.arcEdges[arc];
      int tail = (int) back.arcs[arc];
      boolean forward = graph.edges.to[edge] == node && graph.edges.from[edge] == tail;
      int took = (int) (back.arcs[arc] >>> 32);
      pieces.add(new Piece(edge, forward ? 0 : 1, forward ? 1 : 0, took));
      node = tail;
    }
  }

  private int arcThatLedTo(int node) {
    long label = reach.sweep().label(node);
    int best = -1;
    for (int arc = back.firstArc[node]; arc < back.firstArc[node + 1]; arc++) {
      long step = back.arcs[arc];
      long before = reach.sweep().label((int) step);
      if (before != Sweep.UNREACHED
          && before + (step & TravelGraph.MILLIS) == label
          && (best < 0 || graph.roadOf(back.arcEdges[arc]) < graph.roadOf(back.arcEdges[best]))) {
        best = arc;
      }
    }
    return best;
  }

  /** Adds the corners of a piece, its ends included. */
  private void draw(Piece piece, List<Coordinate> line) {
    List<Coordinate> corners = graph.cut(piece.edge(), piece.fromFraction(), piece.toFraction());
    for (Coordinate corner : corners) {
      if (line.isEmpty() || !corner.equals2D(line.get(line.size() - 1))) {
        line.add(corner);
      }
    }
  }
}

package luotu.roads;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.impl.PackedCoordinateSequence;

/**
 * Finds the way that a search has taken from its one source to a place. No search keeps it: it is
 * every arc that explains a label exactly, and of several the one of the lowest road id, so that it
 * does not depend on how the nodes are numbered.
 */
final class RouteTracer {
  /** A piece of an edge in the direction of the search, then of travel. */
  private record Piece(int edge, double fromFraction, double toFraction, int millis) {
    Piece turned() {
      return new Piece(edge, toFraction, fromFraction, millis);
    }
  }

  private final RoadGraph graph;
  private final Reach reach;
  private final TravelGraph back;

  /**
   * @param back the graph of the search with its arcs turned round
   */
  RouteTracer(RoadGraph graph, Reach reach, TravelGraph back) {
    this.graph = graph;
    this.reach = reach;
    this.back = back;
  }

  /**
   * The way to a place that was reached.
   *
   * @param turned whether one travels against the search, from the place to its source
   * @param turnoutMillis of the place
   */
  Route trace(JoinedPlaces places, int place, boolean turned, int turnoutMillis) {
    JoinedPlaces asked = reach.sources().facilities();
    int source = reach.sources().only();
    List<Piece> pieces = pieces(places, place);
    if (turned) {
      pieces.replaceAll(Piece::turned);
    } else {
      Collections.reverse(pieces);
    }
    Line line = new Line();
    line.add(turned ? places : asked, turned ? place : source);
    List<Route.Leg> legs = new ArrayList<>(pieces.size());
    for (Piece piece : pieces) {
      int first = line.draw(piece);
      double metres =
          graph.metres(piece.edge()) * Math.abs(piece.toFraction() - piece.fromFraction());
      legs.add(new Route.Leg(road(piece.edge()), piece.millis(), metres, first, line.last()));
    }
    line.add(turned ? asked : places, turned ? source : place);
    Route.Walk askedWalk = walk(asked, source);
    Route.Walk placeWalk = walk(places, place);
    return new Route(
        place,
        turnoutMillis,
        turned ? placeWalk : askedWalk,
        legs,
        turned ? askedWalk : placeWalk,
        line.finish());
  }

  private static Route.Walk walk(JoinedPlaces places, int place) {
    return new Route.Walk(places.accessMillis[place], places.accessMetres(place));
  }

  private Route.RoadOfLeg road(int edge) {
    EdgeTable edges = graph.edges;
    return new Route.RoadOfLeg(
        edges.feature[edge],
        graph.nameOf(edge),
        graph.classOf(edge),
        edges.is(edge, EdgeTable.STAIRS),
        edges.is(edge, EdgeTable.BRIDGE),
        edges.is(edge, EdgeTable.TUNNEL));
  }

  /** From the place back to the source, each piece in the direction of the search. */
  private List<Piece> pieces(JoinedPlaces places, int place) {
    Sources sources = reach.sources();
    EdgeTimes times = sources.times();
    int edge = places.edges[place];
    double fraction = places.fractions[place];
    long arrival = reach.arrival(places, place);
    List<Piece> pieces = new ArrayList<>();
    if (sources.direct(edge, fraction) == arrival) {
      double start = sources.facilities().fractions[sources.only()];
      int millis = Sweep.millis(arrival - sources.departure(sources.only()));
      pieces.add(new Piece(edge, start, fraction, millis));
      return pieces;
    }
    int part = Sources.part(times.forward()[edge], fraction);
    if (Reach.later(reach.sweep().label(graph.edges.from[edge]), part) == arrival) {
      pieces.add(new Piece(edge, 0, fraction, part));
      follow(graph.edges.from[edge], pieces);
    } else {
      int rest = Sources.rest(times.backward()[edge], fraction);
      pieces.add(new Piece(edge, 1, fraction, rest));
      follow(graph.edges.to[edge], pieces);
    }
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

  /** The line of a route as it grows: longitude and latitude in turn, no position twice running. */
  private final class Line {
    private double[] ordinates = new double[128];
    private int size;

    void add(JoinedPlaces places, int place) {
      add(places.longitudes[place], places.latitudes[place]);
    }

    private void add(double longitude, double latitude) {
      if (size > 0 && ordinates[size - 2] == longitude && ordinates[size - 1] == latitude) {
        return;
      }
      if (size == ordinates.length) {
        ordinates = Arrays.copyOf(ordinates, 2 * size);
      }
      ordinates[size++] = longitude;
      ordinates[size++] = latitude;
    }

    /** Adds the corners of a piece, its ends included; gives back the vertex where it begins. */
    int draw(Piece piece) {
      int edge = piece.edge();
      int low = graph.edges.firstVertex[edge];
      int high = graph.edges.firstVertex[edge + 1] - 1;
      if (piece.fromFraction() == 0 && piece.toFraction() == 1) {
        return draw(low, high, 1);
      }
      if (piece.fromFraction() == 1 && piece.toFraction() == 0) {
        return draw(high, low, -1);
      }
      List<Coordinate> corners = graph.cut(edge, piece.fromFraction(), piece.toFraction());
      add(corners.get(0).x, corners.get(0).y);
      int first = last();
      corners.forEach(corner -> add(corner.x, corner.y));
      return first;
    }

    private int draw(int from, int to, int step) {
      add(graph.longitude(from), graph.latitude(from));
      int first = last();
      for (int vertex = from; vertex != to; vertex += step) {
        add(graph.longitude(vertex + step), graph.latitude(vertex + step));
      }
      return first;
    }

    int last() {
      return size / 2 - 1;
    }

    /** The line; one who is there already goes from where he is to where he is. */
    LineString finish() {
      double[] line = Arrays.copyOf(ordinates, Math.max(size, 4));
      if (size == 2) {
        line[2] = line[0];
        line[3] = line[1];
      }
      return new LineString(new PackedCoordinateSequence.Double(line, 2, 0), new GeometryFactory());
    }
  }
}

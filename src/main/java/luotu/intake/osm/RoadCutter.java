package luotu.intake.osm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import luotu.geo.LocalScale;
import luotu.model.RoadAccess;
import org.locationtech.jts.geom.Coordinate;

/**
 * Cuts ways into edges: at their ends, at nodes that roads share, and a metre before and after what
 * stands in the way, so that this stretch is an edge of its own.
 */
final class RoadCutter {
  private static final double GATE_METRES = 1;
  private static final double LARGEST_SHARE_OF_GATE = 1.0 / 3;

  private final RoadNodes nodes;
  private final Map<Long, RoadAccess> barriers;

  /**
   * @param barriers who passes the nodes where something stands
   */
  RoadCutter(RoadNodes nodes, Map<Long, RoadAccess> barriers) {
    this.nodes = nodes;
    this.barriers = barriers;
  }

  /**
   * An edge of a way.
   *
   * @param start where it starts, unique in its way: a node's number, with {@code -} or {@code +}
   *     for a metre before or after it
   * @param line in the direction of the way; a single place when the rest is not in the file
   * @param passing who passes what stands there
   * @param isCut whether the way goes on beyond one of its ends, outside the file
   */
  record Piece(String start, List<Coordinate> line, RoadAccess passing, boolean isCut) {
    boolean hasLength() {
      return line.stream().anyMatch(place -> !place.equals2D(line.get(0)));
    }
  }

  /**
   * A vertex.
   *
   * @param place null when the file does not hold it
   * @param isEnd whether edges end here
   * @param onwards who passes from here to the next vertex
   */
  private record Vertex(String label, Coordinate place, boolean isEnd, RoadAccess onwards) {}

  /** The edges of a way in its order, also such as have no length. */
  List<Piece> cut(long[] way, Coordinate[] places) {
    List<Piece> pieces = new ArrayList<>();
    Map<String, Integer> starts = new HashMap<>();
    List<Coordinate> line = new ArrayList<>();
    Vertex start = null;
    boolean isCut = false;
    for (Vertex vertex : vertices(way, places)) {
      if (vertex.place() != null) {
        line.add(vertex.place());
      }
      boolean breaksOff = vertex.place() == null && start != null;
      if (breaksOff || vertex.isEnd() && line.size() > 1) {
        pieces.add(piece(start, line, starts, isCut || breaksOff));
        line = new ArrayList<>(line.subList(line.size() - 1, line.size()));
        start = null;
        isCut = false;
      }
      if (vertex.place() == null) {
        line.clear();
        isCut = true;
      } else if (start == null) {
        start = vertex;
      }
    }
    if (line.size() > 1) {
      pieces.add(piece(start, line, starts, isCut));
    }
    return pieces;
  }

  private static Piece piece(
      Vertex start, List<Coordinate> line, Map<String, Integer> starts, boolean isCut) {
    int count = starts.merge(start.label(), 1, Integer::sum);
    String label = count == 1 ? start.label() : start.label() + "." + count;
    return new Piece(label, line, start.onwards(), isCut);
  }

  private List<Vertex> vertices(long[] way, Coordinate[] places) {
    List<Vertex> vertices = new ArrayList<>();
    for (int i = 0; i < way.length; i++) {
      if (i > 0 && way[i] == way[i - 1]) {
        continue;
      }
      boolean isShared = nodes.isShared(way[i]);
      boolean isEnd = isShared || i == 0 || i == way.length - 1;
      RoadAccess passing = barriers.getOrDefault(way[i], RoadAccess.ALL);
      boolean stands = places[i] != null && passing != RoadAccess.ALL && (isShared || !isEnd);
      Coordinate before = stands && i > 0 ? aside(places[i], places[i - 1]) : null;
      Coordinate after = stands && i + 1 < way.length ? aside(places[i], places[i + 1]) : null;
      if (before != null) {
        vertices.add(new Vertex(way[i] + "-", before, true, passing));
      }
      boolean endsHere = isEnd || stands && (before == null || after == null);
      vertices.add(
          new Vertex("" + way[i], places[i], endsHere, after == null ? RoadAccess.ALL : passing));
      if (after != null) {
        vertices.add(new Vertex(way[i] + "+", after, true, RoadAccess.ALL));
      }
    }
    return vertices;
  }

  /** The place a metre from a node towards the next one, or null when they are as good as one. */
  private static Coordinate aside(Coordinate node, Coordinate next) {
    if (next == null) {
      return null;
    }
    double metres = LocalScale.distanceMetres(node.x, node.y, next.x, next.y);
    double share = Math.min(GATE_METRES / metres, LARGEST_SHARE_OF_GATE);
    Coordinate place =
        Positions.degrees(
            (int) Math.round((node.x + share * (next.x - node.x)) * 1e7),
            (int) Math.round((node.y + share * (next.y - node.y)) * 1e7));
    return place.equals2D(node) || place.equals2D(next) ? null : place;
  }
}

package luotu.roads;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import luotu.geo.region.BorderFault;
import luotu.geo.region.Regions;
import luotu.geo.region.Square;
import luotu.roads.ReachedGround.Resolution;

/** Finds out what and where the places of a block of the ground join. For one thread. */
final class BlockMaker {
  /** What is left of the tolerance may go when borders are drawn. */
  private static final double TOLERANCE_SHARE = 0.5;

  private final RoadGraph graph;
  private final GroundPlane plane;
  private final JoinField field;
  private final double perMetre;
  private final Resolution resolution;

  /**
   * @param perMetre milliseconds of a walk
   */
  BlockMaker(
      RoadGraph graph, GroundPlane plane, JoinField field, double perMetre, Resolution resolution) {
    this.graph = graph;
    this.plane = plane;
    this.field = field;
    this.perMetre = perMetre;
    this.resolution = resolution;
  }

  /** What its places may join. */
  JoinBounds joins(Square square) {
    field.enter(square.west(), square.south(), square.side());
    int count = field.joinCount();
    JoinBounds bounds = new JoinBounds(count);
    int found = 0;
    for (int i = 0; i < count; i++) {
      field.measureJoin(i);
      int edge = field.joinEdge();
      float low = graph.fraction(edge, field.joinVertex(), field.lowShare());
      float high = graph.fraction(edge, field.joinVertex(), field.highShare());
      int least = (int) Math.floor(field.leastJoinMetres() * perMetre);
      int most = (int) Math.ceil(field.mostJoinMetres() * perMetre);
      int at = 0;
      while (at < found && bounds.edge(at) != edge) {
        at++;
      }
      if (at < found) {
        bounds.widen(at, low, high, least, most);
      } else {
        bounds.put(found++, edge, low, high, least, most);
      }
    }
    boolean isSure = field.isSure();
    field.leave();
    return bounds.first(found, isSure);
  }

  /**
   * Where its places join; empty if borders cross in their rounding however they are drawn, and
   * about a piece of road that is but a point: it has no direction to tell its sides by.
   */
  Optional<JoinMap> map(Square square) {
    try {
      Regions patches = resolution.trace(plane, TOLERANCE_SHARE, field, square, List.of());
      if (IntStream.of(patches.labels()).map(JoinField::vertex).anyMatch(this::isPoint)) {
        return Optional.empty();
      }
      return Optional.of(new JoinMap(graph, plane, square, patches, perMetre));
    } catch (BorderFault fault) {
      return Optional.empty();
    }
  }

  /** Whether the piece that begins at a vertex ends where it begins. */
  private boolean isPoint(int vertex) {
    int[] places = graph.edges.vertices;
    return places[2 * vertex] == places[2 * vertex + 2]
        && places[2 * vertex + 1] == places[2 * vertex + 3];
  }
}

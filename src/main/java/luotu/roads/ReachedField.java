package luotu.roads;

import java.util.List;
import luotu.geo.region.HeldPlace;
import luotu.geo.region.SquareField;

/**
 * The label of what a search reached at every place, from the join and the time of that place
 * alone; close to an origin that of the origin. For one thread.
 */
final class ReachedField implements SquareField {
  private final JoinField joins;
  private final RoadGraph graph;
  private final GroundPlane plane;
  private final ReachLabels labels;
  private final double perMetre;
  private final List<HeldPlace> origins;

  /** What an origin holds at least where a border passes through it. */
  static final double HELD_METRES = 2;

  /**
   * @param perMetre milliseconds of a walk
   */
  ReachedField(
      JoinField joins,
      RoadGraph graph,
      GroundPlane plane,
      ReachLabels labels,
      double perMetre,
      List<HeldPlace> origins) {
    this.joins = joins;
    this.graph = graph;
    this.plane = plane;
    this.labels = labels;
    this.perMetre = perMetre;
    this.origins = origins;
  }

  @Override
  public int enter(double west, double south, double side) {
    boolean isNothing = joins.enter(west, south, side) == NOTHING && origins.isEmpty();
    return isNothing ? NOTHING : MIXED;
  }

  @Override
  public void leave() {
    joins.leave();
  }

  @Override
  public int label(double x, double y) {
    double nearest = HELD_METRES;
    int held = NOTHING;
    for (HeldPlace origin : origins) {
      double metres = Math.hypot(origin.x() * plane.stepX() - x, origin.y() * plane.stepY() - y);
      if (metres < nearest && metres < origin.most() * plane.stepY()) {
        nearest = metres;
        held = origin.label();
      }
    }
    if (held != NOTHING) {
      return held;
    }
    int join = joins.label(x, y);
    if (join == NOTHING) {
      return NOTHING;
    }
    int vertex = JoinField.vertex(join);
    JoinMap.PieceFrame piece = new JoinMap.PieceFrame(graph, vertex);
    piece.measure(x / plane.stepX(), y / plane.stepY());
    double share = Math.max(0, Math.min(1, piece.share()));
    int edge = graph.edgeAt(vertex);
    return labels.label(
        edge,
        graph.fraction(edge, vertex, share),
        (int) Math.round(piece.metresTo(share) * perMetre));
  }
}

package luotu.roads;

import java.util.Arrays;
import java.util.List;
import luotu.geo.region.HeldPlace;
import luotu.geo.region.SquareField;

/**
 * The label of what a search reached at every place, from the join and the time of that place
 * alone; close to an origin that of the origin. Of a square it is known when whatever its places
 * may join is reached in time, or nothing of it. For one thread.
 */
final class ReachedField implements SquareField {
  private final JoinField joins;
  private final RoadGraph graph;
  private final GroundPlane plane;
  private final ReachLabels labels;
  private final double perMetre;
  private final List<HeldPlace> origins;

  /** The labels of the squares entered, or MIXED. */
  private int[] known = new int[16];

  private int depth = -1;

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
    if (++depth == known.length) {
      known = Arrays.copyOf(known, 2 * depth);
    }
    int joined = joins.enter(west, south, side);
    if (depth > 0 && known[depth - 1] != MIXED) {
      known[depth] = known[depth - 1];
    } else {
      int all = joined == NOTHING ? NOTHING : labelOfJoins();
      known[depth] = isHeldOtherwise(west, south, side, all) ? MIXED : all;
    }
    return known[depth];
  }

  private int labelOfJoins() {
    int all = NOTHING;
    for (int i = 0; i < joins.joinCount(); i++) {
      joins.measureJoin(i);
      int label = labelOfJoin();
      if (label == MIXED || i > 0 && label != all) {
        return MIXED;
      }
      all = label;
    }
    return joins.isSure() || all == NOTHING ? all : MIXED;
  }

  private int labelOfJoin() {
    int edge = joins.joinEdge();
    int least = (int) Math.floor(joins.leastJoinMetres() * perMetre);
    int most = (int) Math.ceil(joins.mostJoinMetres() * perMetre);
    int whole = labels.between(edge, 0, 1, least, most);
    if (whole != MIXED) {
      return whole;
    }
    double from = graph.fraction(edge, joins.joinVertex(), joins.lowShare());
    double to = graph.fraction(edge, joins.joinVertex(), joins.highShare());
    return labels.between(edge, from, to, least, most);
  }

  /** Whether an origin holds another label about it. */
  private boolean isHeldOtherwise(double west, double south, double side, int label) {
    for (HeldPlace origin : origins) {
      double x = origin.x() * plane.stepX();
      double y = origin.y() * plane.stepY();
      if (origin.label() != label
          && x > west - HELD_METRES
          && x < west + side + HELD_METRES
          && y > south - HELD_METRES
          && y < south + side + HELD_METRES) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void leave() {
    joins.leave();
    depth--;
  }

  @Override
  public int label(double x, double y) {
    // Who enters the joins alone asks about the place alone.
    if (depth >= 0 && known[depth] != MIXED) {
      return known[depth];
    }
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

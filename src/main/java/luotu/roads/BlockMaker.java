package luotu.roads;

import java.util.Arrays;
import java.util.List;
import luotu.geo.region.Square;
import luotu.roads.GroundTile.Joins;
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
  Joins joins(Square square) {
    field.enter(square.west(), square.south(), square.side());
    int count = field.joinCount();
    int[] edges = new int[count];
    float[] low = new float[count];
    float[] high = new float[count];
    int[] least = new int[count];
    int[] most = new int[count];
    int found = 0;
    for (int i = 0; i < count; i++) {
      field.measureJoin(i);
      int edge = field.joinEdge();
      int at = 0;
      while (at < found && edges[at] != edge) {
        at++;
      }
      double from = graph.fraction(edge, field.joinVertex(), field.lowShare());
      double to = graph.fraction(edge, field.joinVertex(), field.highShare());
      int shortest = (int) Math.floor(field.leastJoinMetres() * perMetre);
      int longest = (int) Math.ceil(field.mostJoinMetres() * perMetre);
      boolean isNew = at == found;
      edges[at] = edge;
      low[at] = (float) (isNew ? from : Math.min(low[at], from));
      high[at] = (float) (isNew ? to : Math.max(high[at], to));
      least[at] = isNew ? shortest : Math.min(least[at], shortest);
      most[at] = isNew ? longest : Math.max(most[at], longest);
      found += isNew ? 1 : 0;
    }
    boolean isSure = field.isSure();
    field.leave();
    return new Joins(
        Arrays.copyOf(edges, found),
        Arrays.copyOf(low, found),
        Arrays.copyOf(high, found),
        Arrays.copyOf(least, found),
        Arrays.copyOf(most, found),
        isSure);
  }

  /** Where its places join. */
  JoinMap map(Square square) {
    return new JoinMap(
        graph,
        plane,
        square,
        resolution.trace(plane, TOLERANCE_SHARE, field, square, List.of()),
        perMetre);
  }
}

package luotu.roads;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import luotu.geo.Elevation;
import luotu.geo.LocalScale;

/**
 * Lays the roads over the terrain. A road on the ground is sampled at its vertices and at least
 * every thirty metres; where the ground is not known it rises evenly between what is known along
 * it, and stays level beyond. A bridge or tunnel rises evenly between its ends.
 */
final class SlopeSurvey {
  private static final double LONGEST_PIECE_METRES = 30;

  private final RoadGraph graph;
  private final EdgeTable edges;
  private final Elevation elevation;
  private final NodeHeights nodes;
  private double[] along = new double[64];
  private double[] heights = new double[64];
  private int samples;

  private SlopeSurvey(RoadGraph graph, Elevation elevation) {
    this.graph = graph;
    this.elevation = elevation;
    edges = graph.edges;
    nodes = new NodeHeights(graph, graph, elevation);
  }

  /** Writes down the slopes of all edges from one on; nothing where no terrain is stored. */
  static void lay(RoadGraph graph, int first, Elevation elevation) {
    if (elevation != Elevation.UNKNOWN) {
      SlopeSurvey survey = new SlopeSurvey(graph, elevation);
      for (int edge = first; edge < graph.edges.count; edge++) {
        if (!graph.removed.get(edge)) {
          survey.lay(edge);
        }
      }
    }
  }

  /**
   * The edges of a patched graph that a patch gave other heights though it left them alone: they
   * hang together with a place where it took roads away or put some down.
   *
   * @param gone edges that it took away
   */
  static Set<Integer> moved(
      RoadGraph before, Collection<Integer> gone, RoadGraph after, Elevation elevation) {
    Set<Integer> moved = new TreeSet<>();
    if (elevation != Elevation.UNKNOWN) {
      List<Integer> changed = new ArrayList<>(gone);
      for (int edge = before.edges.count; edge < after.edges.count; edge++) {
        changed.add(edge);
      }
      Stream.of(before, after)
          .map(graph -> new NodeHeights(graph, after, elevation))
          .forEach(
              nodes ->
                  changed.forEach(
                      edge -> {
                        EdgeTable edges = after.edges;
                        int start = edges.firstVertex[edge];
                        int end = edges.firstVertex[edge + 1] - 1;
                        moved.addAll(nodes.hangingWith(edges.from[edge], start));
                        moved.addAll(nodes.hangingWith(edges.to[edge], end));
                      }));
      moved.removeIf(edge -> edge >= before.edges.count || after.removed.get(edge));
    }
    return moved;
  }

  private void lay(int edge) {
    int first = edges.firstVertex[edge];
    int last = edges.firstVertex[edge + 1] - 1;
    double start = nodes.metres(edges.from[edge], first);
    double end = nodes.metres(edges.to[edge], last);
    samples = 0;
    if (edges.isRaised(edge)) {
      sample(0, start);
      sample(edges.millimetres[edge] / 1000.0, end);
    } else {
      walk(first, last, start, end);
    }
    if (fill()) {
      Slope slope = new Slope();
      for (int i = 1; i < samples; i++) {
        slope.add(along[i] - along[i - 1], heights[i] - heights[i - 1]);
      }
      slope.write(edges.slopes, edge);
    }
  }

  private void walk(int first, int last, double start, double end) {
    sample(0, start);
    for (int i = first + 1; i <= last; i++) {
      double x = graph.longitude(i - 1);
      double y = graph.latitude(i - 1);
      double east = graph.longitude(i) - x;
      double north = graph.latitude(i) - y;
      double from = along[samples - 1];
      double metres = LocalScale.distanceMetres(x, y, x + east, y + north);
      int pieces = Math.max(1, (int) Math.ceil(metres / LONGEST_PIECE_METRES));
      for (int piece = 1; piece <= pieces; piece++) {
        double share = (double) piece / pieces;
        boolean isEnd = i == last && piece == pieces;
        sample(
            from + share * metres,
            isEnd ? end : elevation.metres(x + share * east, y + share * north));
      }
    }
  }

  private void sample(double metres, double height) {
    if (samples == along.length) {
      along = Arrays.copyOf(along, 2 * samples);
      heights = Arrays.copyOf(heights, 2 * samples);
    }
    along[samples] = metres;
    heights[samples++] = height;
  }

  /** Bridges the holes; false when nothing is known. */
  private boolean fill() {
    int known = -1;
    for (int i = 0; i < samples; i++) {
      if (!Double.isNaN(heights[i])) {
        for (int hole = known + 1; hole < i; hole++) {
          heights[hole] =
              known < 0
                  ? heights[i]
                  : heights[known]
                      + (heights[i] - heights[known])
                          * (along[hole] - along[known])
                          / (along[i] - along[known]);
        }
        known = i;
      }
    }
    if (known >= 0) {
      Arrays.fill(heights, known + 1, samples, heights[known]);
    }
    return known >= 0;
  }
}

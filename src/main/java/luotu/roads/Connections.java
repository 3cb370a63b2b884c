package luotu.roads;

import java.util.Arrays;

/**
 * Between which places a way leads, however long it takes, for a mode that may go both ways on
 * every road it may use, as one does on foot. Immutable, safe for many threads.
 */
public final class Connections {
  private final RoadGraph graph;

  /** Of every node the lowest node that a way leads to. */
  private final int[] lowest;

  Connections(RoadGraph graph, EdgeTimes times) {
    this.graph = graph;
    lowest = new int[graph.nodeCount];
    Arrays.setAll(lowest, node -> node);
    for (int edge = 0; edge < graph.edges.count; edge++) {
      if (times.isPassable(edge)) {
        int from = find(graph.edges.from[edge]);
        int to = find(graph.edges.to[edge]);
        lowest[Math.max(from, to)] = Math.min(from, to);
      }
    }
    for (int node = 0; node < lowest.length; node++) {
      lowest[node] = lowest[lowest[node]];
    }
  }

  private int find(int node) {
    int at = node;
    while (lowest[at] != at) {
      lowest[at] = lowest[lowest[at]];
      at = lowest[at];
    }
    return at;
  }

  /**
   * Whether a way leads from one place to another, both joined to this network for this mode.
   *
   * @return false where one of them has not joined
   */
  public boolean lead(JoinedPlaces from, int place, JoinedPlaces to, int other) {
    return from.isJoined(place)
        && to.isJoined(other)
        && lowest[graph.edges.from[from.edges[place]]] == lowest[graph.edges.from[to.edges[other]]];
  }
}

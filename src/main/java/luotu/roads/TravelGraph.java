package luotu.roads;

/**
 * What a search walks on: the passable arcs of a graph for one mode and direction, those that leave
 * a node side by side.
 */
final class TravelGraph {
  /** The bits of an arc that hold its milliseconds; its head is in the low 32. */
  static final long MILLIS = 0xFFFFFFFF_00000000L;

  final EdgeTimes times;
  final int nodeCount;

  /** Where the arcs of a node begin; one more than there are nodes. */
  final int[] firstArc;

  /** Milliseconds and head. */
  final long[] arcs;

  /** The edge of each arc. */
  final int[] arcEdges;

  TravelGraph(RoadGraph graph, EdgeTimes times) {
    this.times = times;
    nodeCount = graph.nodeCount;
    int[] from = graph.edges.from;
    int[] to = graph.edges.to;
    int[] forward = times.forward();
    int[] backward = times.backward();
    firstArc = new int[nodeCount + 1];
    for (int edge = 0; edge < forward.length; edge++) {
      if (forward[edge] != EdgeTimes.IMPASSABLE) {
        firstArc[from[edge] + 1]++;
      }
      if (backward[edge] != EdgeTimes.IMPASSABLE) {
        firstArc[to[edge] + 1]++;
      }
    }
    for (int node = 0; node < nodeCount; node++) {
      firstArc[node + 1] += firstArc[node];
    }
    arcs = new long[firstArc[nodeCount]];
    arcEdges = new int[arcs.length];
    int[] next = firstArc.clone();
    for (int edge = 0; edge < forward.length; edge++) {
      if (forward[edge] != EdgeTimes.IMPASSABLE) {
        put(next[from[edge]]++, edge, forward[edge], to[edge]);
      }
      if (backward[edge] != EdgeTimes.IMPASSABLE) {
        put(next[to[edge]]++, edge, backward[edge], from[edge]);
      }
    }
  }

  private void put(int arc, int edge, int millis, int head) {
    arcs[arc] = (long) millis << 32 | head;
    arcEdges[arc] = edge;
  }

  long bytes() {
    return 4L * firstArc.length + 12L * arcs.length + 4L * times.forward().length;
  }
}

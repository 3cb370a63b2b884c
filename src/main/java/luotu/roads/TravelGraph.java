package luotu.roads;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What a search walks on: the arcs of a graph for one mode and direction, those that leave a node
 * side by side; and the searches that are free to be used again. A one-way edge is found from its
 * far end too, where places may have joined it, by an arc that takes longer than any search. Safe
 * for many threads.
 */
final class TravelGraph {
  /** The bits of an arc that hold its milliseconds; its head is in the low 32. */
  static final long MILLIS = 0xFFFFFFFF_00000000L;

  /** No search lasts so long. */
  private static final int TOO_LONG = EdgeTimes.LONGEST_MILLIS + 1;

  final EdgeTimes times;
  final int nodeCount;

  /** Where the arcs of a node begin; one more than there are nodes. */
  final int[] firstArc;

  /** Milliseconds and head. */
  final long[] arcs;

  /** The edge of each arc. */
  final int[] arcEdges;

  private final Queue<Sweep> idle = new ConcurrentLinkedQueue<>();

  TravelGraph(RoadGraph graph, EdgeTimes times) {
    this.times = times;
    nodeCount = graph.nodeCount;
    int[] from = graph.edges.from;
    int[] to = graph.edges.to;
    int[] forward = times.forward();
    int[] backward = times.backward();
    firstArc = new int[nodeCount + 1];
    for (int edge = 0; edge < forward.length; edge++) {
      if (times.isPassable(edge)) {
        firstArc[from[edge] + 1]++;
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
      if (times.isPassable(edge)) {
        put(next[from[edge]]++, edge, forward[edge], to[edge]);
        put(next[to[edge]]++, edge, backward[edge], from[edge]);
      }
    }
  }

  private void put(int arc, int edge, int millis, int head) {
    arcs[arc] = (long) Math.min(millis, TOO_LONG) << 32 | head;
    arcEdges[arc] = edge;
  }

  /** A search that has not begun; to be given back. */
  Sweep borrow() {
    Sweep sweep = idle.poll();
    return sweep == null ? new Sweep(this) : sweep;
  }

  /** Forgets what the search has found and keeps it for the next. */
  void giveBack(Sweep sweep) {
    sweep.clear();
    idle.add(sweep);
  }

  long bytes() {
    return 4L * firstArc.length + 12L * arcs.length + 4L * times.forward().length;
  }
}

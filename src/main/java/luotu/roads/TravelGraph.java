package luotu.roads;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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

  /** An arc that is new. */
  private record Addition(int node, int edge, int millis, int head) {}

  /**
   * Of a graph that was patched from the one of another. What was removed since stays, as arcs that
   * take longer than any search; what is new comes last among those that leave a node.
   */
  TravelGraph(TravelGraph before, RoadGraph graph, EdgeTimes times) {
    this.times = times;
    nodeCount = graph.nodeCount;
    List<Addition> added = additions(before.times.forward().length, graph, times);
    firstArc = new int[nodeCount + 1];
    int passed = 0;
    for (int node = 0; node <= nodeCount; node++) {
      while (passed < added.size() && added.get(passed).node() < node) {
        passed++;
      }
      firstArc[node] = before.firstArc[Math.min(node, before.nodeCount)] + passed;
    }
    arcs = new long[firstArc[nodeCount]];
    arcEdges = new int[arcs.length];
    int copied = 0;
    for (int i = 0; i <= added.size(); i++) {
      int end =
          i == added.size()
              ? before.arcs.length
              : before.firstArc[Math.min(added.get(i).node() + 1, before.nodeCount)];
      System.arraycopy(before.arcs, copied, arcs, copied + i, end - copied);
      System.arraycopy(before.arcEdges, copied, arcEdges, copied + i, end - copied);
      copied = end;
      if (i < added.size()) {
        Addition each = added.get(i);
        put(end + i, each.edge(), each.millis(), each.head());
      }
    }
    graph.removed.stream().forEach(edge -> shut(edge, graph.edges));
  }

  /** The arcs of the passable edges from a number on, by the node they leave. */
  private static List<Addition> additions(int first, RoadGraph graph, EdgeTimes times) {
    List<Addition> added = new ArrayList<>();
    for (int edge = first; edge < graph.edges.count; edge++) {
      if (times.isPassable(edge)) {
        int from = graph.edges.from[edge];
        int to = graph.edges.to[edge];
        added.add(new Addition(from, edge, times.forward()[edge], to));
        added.add(new Addition(to, edge, times.backward()[edge], from));
      }
    }
    added.sort(Comparator.comparingInt(Addition::node));
    return added;
  }

  private void shut(int edge, EdgeTable edges) {
    for (int node : new int[] {edges.from[edge], edges.to[edge]}) {
      for (int arc = firstArc[node]; arc < firstArc[node + 1]; arc++) {
        if (arcEdges[arc] == edge) {
          put(arc, edge, TOO_LONG, (int) arcs[arc]);
        }
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

package luotu.roads;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import luotu.geo.Elevation;

/**
 * Heights of the nodes of a graph. A node on the ground has that of the ground. One that hangs,
 * because only bridges and tunnels meet there or because the ground is not known, takes its height
 * from the nodes it is connected with along the roads that have one: the mean of the nearest few,
 * each the heavier the nearer, which along a chain is the straight line between its ends. So it
 * depends on the roads alone, not on their numbers.
 */
final class NodeHeights {
  private static final int FEW = 4;

  /** So far is gone into a network that hangs. */
  private static final int MOST_NODES = 500;

  /** A node that was come upon, through a vertex that lies on it. */
  private record Found(int node, int vertex, long millimetres, long position) {}

  private final RoadGraph graph;
  private final RoadGraph vertices;
  private final EdgeTable edges;
  private final Elevation elevation;

  /** Nodes that a road meets which is neither bridge nor tunnel. */
  private final BitSet grounded = new BitSet();

  private final double[] ground;
  private final BitSet asked = new BitSet();

  /** The edges of every node, made when first needed: where they begin, and they. */
  private int[] firstOf;

  private int[] incident;

  /**
   * @param vertices a graph that begins with the edges of {@code graph}, and whose vertices nodes
   *     are asked about by
   */
  NodeHeights(RoadGraph graph, RoadGraph vertices, Elevation elevation) {
    this.graph = graph;
    this.vertices = vertices;
    this.elevation = elevation;
    edges = graph.edges;
    ground = new double[graph.nodeCount];
    for (int edge = 0; edge < edges.count; edge++) {
      if (!graph.removed.get(edge) && !edges.isRaised(edge)) {
        grounded.set(edges.from[edge]);
        grounded.set(edges.to[edge]);
      }
    }
  }

  /**
   * Height of a node in metres, NaN when it hangs and is connected with none that has one.
   *
   * @param vertex one that lies on it
   */
  double metres(int node, int vertex) {
    double own = ground(node, vertex);
    return Double.isNaN(own) ? hanging(node, vertex) : own;
  }

  private double ground(int node, int vertex) {
    if (!asked.get(node)) {
      asked.set(node);
      ground[node] =
          grounded.get(node)
              ? elevation.metres(vertices.longitude(vertex), vertices.latitude(vertex))
              : Double.NaN;
    }
    return ground[node];
  }

  private double hanging(int start, int startVertex) {
    PriorityQueue<Found> queue =
        new PriorityQueue<>(
            Comparator.comparingLong(Found::millimetres).thenComparingLong(Found::position));
    queue.add(new Found(start, startVertex, 0, 0));
    Set<Integer> settled = new HashSet<>();
    double sum = 0;
    double weight = 0;
    int known = 0;
    while (!queue.isEmpty() && known < FEW && settled.size() < MOST_NODES) {
      Found next = queue.remove();
      if (!settled.add(next.node)) {
        continue;
      }
      double height = ground(next.node, next.vertex);
      if (!Double.isNaN(height)) {
        if (next.millimetres == 0) {
          return height;
        }
        sum += height / next.millimetres;
        weight += 1.0 / next.millimetres;
        known++;
        continue;
      }
      forEachEdge(
          next.node,
          edge -> {
            boolean isForward = edges.from[edge] == next.node;
            int vertex = isForward ? edges.firstVertex[edge + 1] - 1 : edges.firstVertex[edge];
            long position = isForward ? edges.endPosition(edge) : edges.startPosition(edge);
            queue.add(
                new Found(
                    isForward ? edges.to[edge] : edges.from[edge],
                    vertex,
                    next.millimetres + edges.millimetres[edge],
                    position));
          });
    }
    return sum / weight;
  }

  /**
   * The edges that take their height from others together with a node; none when it does not hang,
   * or is not one of this graph.
   */
  Set<Integer> hangingWith(int start, int startVertex) {
    Set<Integer> found = new TreeSet<>();
    if (start >= graph.nodeCount) {
      return found;
    }
    Set<Integer> seen = new HashSet<>(Set.of(start));
    Deque<int[]> waiting = new ArrayDeque<>();
    waiting.add(new int[] {start, startVertex});
    while (!waiting.isEmpty()) {
      int[] next = waiting.remove();
      if (Double.isNaN(ground(next[0], next[1]))) {
        forEachEdge(
            next[0],
            edge -> {
              found.add(edge);
              boolean isForward = edges.from[edge] == next[0];
              int other = isForward ? edges.to[edge] : edges.from[edge];
              if (seen.add(other)) {
                int vertex = isForward ? edges.firstVertex[edge + 1] - 1 : edges.firstVertex[edge];
                waiting.add(new int[] {other, vertex});
              }
            });
      }
    }
    return found;
  }

  private void forEachEdge(int node, IntConsumer consumer) {
    if (firstOf == null) {
      index();
    }
    for (int i = firstOf[node]; i < firstOf[node + 1]; i++) {
      consumer.accept(incident[i]);
    }
  }

  private void index() {
    int[] next = new int[graph.nodeCount + 2];
    for (int edge = 0; edge < edges.count; edge++) {
      if (!graph.removed.get(edge)) {
        next[edges.from[edge] + 2]++;
        next[edges.to[edge] + 2]++;
      }
    }
    for (int node = 1; node < next.length; node++) {
      next[node] += next[node - 1];
    }
    incident = new int[next[next.length - 1]];
    for (int edge = 0; edge < edges.count; edge++) {
      if (!graph.removed.get(edge)) {
        incident[next[edges.from[edge] + 1]++] = edge;
        incident[next[edges.to[edge] + 1]++] = edge;
      }
    }
    firstOf = next;
  }
}

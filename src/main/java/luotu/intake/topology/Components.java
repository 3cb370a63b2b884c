package luotu.intake.topology;

import java.util.Arrays;

/** The nodes where edges end, how many ends meet there, and which nodes hang together. */
final class Components {
  private final long[] nodes;
  private final int[] ends;
  private final int[] parents;

  /** Some edge that ends there. */
  private final int[] edgeAt;

  Components(RoadEdges edges) {
    long[] all = new long[2 * edges.count()];
    for (int edge = 0; edge < edges.count(); edge++) {
      all[2 * edge] = edges.start(edge);
      all[2 * edge + 1] = edges.end(edge);
    }
    Arrays.parallelSort(all);
    int count = 0;
    for (int i = 0; i < all.length; i++) {
      if (i == 0 || all[i] != all[i - 1]) {
        all[count++] = all[i];
      }
    }
    nodes = Arrays.copyOf(all, count);
    ends = new int[count];
    edgeAt = new int[count];
    parents = new int[count];
    Arrays.setAll(parents, node -> node);
    for (int edge = 0; edge < edges.count(); edge++) {
      int from = indexOf(edges.start(edge));
      int to = indexOf(edges.end(edge));
      ends[from]++;
      ends[to]++;
      edgeAt[from] = edge;
      edgeAt[to] = edge;
      // The lower number becomes the root, so that the answer does not depend on the order.
      int one = root(from);
      int other = root(to);
      parents[Math.max(one, other)] = Math.min(one, other);
    }
  }

  private int indexOf(long node) {
    return Arrays.binarySearch(nodes, node);
  }

  private int root(int node) {
    int at = node;
    while (parents[at] != at) {
      parents[at] = parents[parents[at]];
      at = parents[at];
    }
    return at;
  }

  int nodeCount() {
    return nodes.length;
  }

  /** The position of a node. */
  long node(int index) {
    return nodes[index];
  }

  boolean isDangling(int index) {
    return ends[index] == 1;
  }

  boolean isDangling(long node) {
    int index = indexOf(node);
    return index >= 0 && ends[index] == 1;
  }

  int edgeAt(int index) {
    return edgeAt[index];
  }

  /** The node that stands for everything an edge hangs together with. */
  int componentOf(RoadEdges edges, int edge) {
    return root(indexOf(edges.start(edge)));
  }
}

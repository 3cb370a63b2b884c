package luotu.geo.region;

import java.util.List;

/**
 * In which order chains leave each node, counter-clockwise. An end of a chain is twice the number
 * of the chain, and one more for where it arrives.
 */
final class RingNodes {
  private final int[] offset;
  private final int[] ends;
  private final int[] position;

  RingNodes(Chains chains) {
    int count = chains.count();
    offset = new int[chains.nodes() + 1];
    position = new int[2 * count];
    for (int end = 0; end < 2 * count; end++) {
      if (node(chains, end) >= 0) {
        offset[node(chains, end)]++;
      }
    }
    int sum = 0;
    for (int node = 0; node < offset.length; node++) {
      sum += offset[node];
      offset[node] = sum;
    }
    ends = new int[sum];
    for (int end = 2 * count - 1; end >= 0; end--) {
      int node = node(chains, end);
      if (node >= 0) {
        ends[--offset[node]] = end;
      }
    }
    for (int node = 0; node + 1 < offset.length; node++) {
      sort(chains, offset[node], offset[node + 1]);
      check(chains, offset[node], offset[node + 1]);
    }
  }

  static int node(Chains chains, int end) {
    return (end & 1) == 0 ? chains.fromNode()[end >> 1] : chains.toNode()[end >> 1];
  }

  /** The next end at the same node, clockwise. */
  int clockwise(Chains chains, int end) {
    int node = node(chains, end);
    int at = position[end] - 1;
    return ends[at < offset[node] ? offset[node + 1] - 1 : at];
  }

  private void sort(Chains chains, int first, int last) {
    for (int i = first; i < last; i++) {
      int end = ends[i];
      int to = i;
      while (to > first && before(chains, end, ends[to - 1])) {
        ends[to] = ends[to - 1];
        to--;
      }
      ends[to] = end;
    }
    for (int i = first; i < last; i++) {
      position[ends[i]] = i;
    }
  }

  /** Between two chains that follow each other lies one region. */
  private void check(Chains chains, int first, int last) {
    for (int i = first; i < last; i++) {
      int next = ends[i + 1 < last ? i + 1 : first];
      boolean isLeaving = (ends[i] & 1) == 0;
      boolean isNextLeaving = (next & 1) == 0;
      int left = (isLeaving ? chains.left() : chains.right())[ends[i] >> 1];
      int right = (isNextLeaving ? chains.right() : chains.left())[next >> 1];
      if (left != right) {
        int at = place(chains, next);
        throw new BorderFault(
            "borders that meet contradict each other",
            List.of(BorderLinks.place(chains.x()[at], chains.y()[at])));
      }
    }
  }

  private static boolean before(Chains chains, int end, int other) {
    long dx = dx(chains, end);
    long dy = dy(chains, end);
    long ex = dx(chains, other);
    long ey = dy(chains, other);
    boolean upper = dy > 0 || dy == 0 && dx > 0;
    boolean otherUpper = ey > 0 || ey == 0 && ex > 0;
    return upper == otherUpper ? dx * ey - dy * ex > 0 : upper;
  }

  private static long dx(Chains chains, int end) {
    int at = place(chains, end);
    return chains.x()[(end & 1) == 0 ? at + 1 : at - 1] - chains.x()[at];
  }

  private static long dy(Chains chains, int end) {
    int at = place(chains, end);
    return chains.y()[(end & 1) == 0 ? at + 1 : at - 1] - chains.y()[at];
  }

  private static int place(Chains chains, int end) {
    return (end & 1) == 0 ? chains.start()[end >> 1] : chains.start()[(end >> 1) + 1] - 1;
  }
}

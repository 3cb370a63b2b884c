package luotu.geo.region;

/**
 * Borders from node to node, where a node is a place that more or fewer than two pieces of border
 * meet at, and borders that go round without one. In steps of the grid.
 *
 * @param x of all places, chain after chain; one that goes round has its first place again at the
 *     end
 * @param start of each chain, and at the end the number of places
 * @param left label to the left of each chain
 * @param fromNode the node each starts from, -1 when it goes round
 * @param toNode the node each ends at, -1 when it goes round
 */
record Chains(
    int[] x,
    int[] y,
    int[] start,
    int[] left,
    int[] right,
    int[] fromNode,
    int[] toNode,
    int nodes) {
  int count() {
    return left.length;
  }

  boolean isRound(int chain) {
    return fromNode[chain] < 0;
  }
}

package luotu.roads;

/**
 * Finds the edges of a graph whose boxes meet another; those that are removed are found as well.
 * What a patch adds has a tree of its own beside the large one. Immutable.
 */
final class EdgeBoxes {
  private final BoxTree tree;
  private final int treeCount;
  private final BoxTree added;

  EdgeBoxes(RoadGraph graph) {
    this(new BoxTree(graph.edges.boxes(0)), graph.edges.count, new BoxTree(new int[0]));
  }

  private EdgeBoxes(BoxTree tree, int treeCount, BoxTree added) {
    this.tree = tree;
    this.treeCount = treeCount;
    this.added = added;
  }

  /** Those of a graph that was patched from the one of these. */
  EdgeBoxes of(RoadGraph patched) {
    return new EdgeBoxes(tree, treeCount, new BoxTree(patched.edges.boxes(treeCount)));
  }

  /** The edges, in rising order. Units of 1e-7 degrees. */
  void find(int west, int south, int east, int north, BoxTree.Hits hits) {
    hits.clear();
    tree.find(west, south, east, north, 0, hits);
    added.find(west, south, east, north, treeCount, hits);
  }

  long bytes() {
    return tree.bytes() + added.bytes();
  }
}

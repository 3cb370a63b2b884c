package luotu.roads;

import java.util.Arrays;

/**
 * Many pieces of roads in groups of neighbours: where one obstacle hides a whole group from a
 * place, its pieces need not be looked at. Immutable.
 */
final class PieceGroups {
  /** How many pieces a group has, the last one perhaps fewer. */
  static final int SIZE = 12;

  /** Ends of walks are rounded to whole units. */
  private static final int SLACK_UNITS = 2;

  /** West, south, east, north around each group, in units of 1e-7 degrees. */
  private final int[] boxes;

  /** How near each may be. */
  private final float[] leastMetres;

  /**
   * @param pieces edge and vertex of each; those of a group follow each other
   * @param metres how near each piece may be
   */
  PieceGroups(RoadGraph graph, int[] pieces, float[] metres) {
    int count = (metres.length + SIZE - 1) / SIZE;
    boxes = new int[4 * count];
    leastMetres = new float[count];
    Arrays.fill(leastMetres, Float.POSITIVE_INFINITY);
    int[] vertices = graph.edges.vertices;
    for (int i = 0; i < metres.length; i++) {
      int group = i / SIZE;
      if (i % SIZE == 0) {
        System.arraycopy(BoxTree.empty(), 0, boxes, 4 * group, 4);
      }
      int at = 2 * pieces[2 * i + 1];
      BoxTree.expand(boxes, 4 * group, vertices[at] - SLACK_UNITS, vertices[at + 1] - SLACK_UNITS);
      BoxTree.expand(boxes, 4 * group, vertices[at] + SLACK_UNITS, vertices[at + 1] + SLACK_UNITS);
      BoxTree.expand(
          boxes, 4 * group, vertices[at + 2] - SLACK_UNITS, vertices[at + 3] - SLACK_UNITS);
      BoxTree.expand(
          boxes, 4 * group, vertices[at + 2] + SLACK_UNITS, vertices[at + 3] + SLACK_UNITS);
      leastMetres[group] = Math.min(leastMetres[group], metres[i]);
    }
  }

  int count() {
    return leastMetres.length;
  }

  float leastMetres(int group) {
    return leastMetres[group];
  }

  /**
   * Whether every straight walk from a place to anywhere in the box of a group crosses an obstacle:
   * the box is beyond it, and between the two lines of sight past its ends.
   *
   * @param ends x and y of both ends of the obstacle, from an index on
   */
  boolean isHidden(int group, int x, int y, int[] ends, int at) {
    long ax = (long) ends[at] - x;
    long ay = (long) ends[at + 1] - y;
    long bx = (long) ends[at + 2] - x;
    long by = (long) ends[at + 3] - y;
    long turn = Long.signum(ax * by - ay * bx);
    if (turn == 0) {
      return false;
    }
    for (int corner = 0; corner < 4; corner++) {
      long px = (long) boxes[4 * group + (corner & 1) * 2] - x;
      long py = (long) boxes[4 * group + 1 + (corner & 2)] - y;
      if (Long.signum(ax * py - ay * px) != turn
          || Long.signum(px * by - py * bx) != turn
          || Long.signum((bx - ax) * (py - ay) - (by - ay) * (px - ax)) != -turn) {
        return false;
      }
    }
    return true;
  }

  long bytes() {
    return 60 + 20L * leastMetres.length;
  }
}

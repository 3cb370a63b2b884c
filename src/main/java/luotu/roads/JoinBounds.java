package luotu.roads;

import java.util.Arrays;
import luotu.geo.region.SquareField;

/**
 * How some places join some edges: of each the least and the highest fraction at which they do, the
 * shortest and the longest walk to it in milliseconds. All in one array, as a question looks at all
 * of it, in many blocks of the ground.
 */
final class JoinBounds {
  private static final int SIZE = 5;

  /** Fractions as bits of floats. */
  private final int[] values;

  private final boolean isSure;

  /** Of so many, to be put. */
  JoinBounds(int count) {
    this(new int[count * SIZE], true);
  }

  /**
   * @param isSure whether every place joins one of the edges
   */
  private JoinBounds(int[] values, boolean isSure) {
    this.values = values;
    this.isSure = isSure;
  }

  int count() {
    return values.length / SIZE;
  }

  int edge(int index) {
    return values[index * SIZE];
  }

  /** Describes one anew. */
  void put(int index, int edge, float low, float high, int least, int most) {
    int at = index * SIZE;
    values[at] = edge;
    values[at + 1] = Float.floatToIntBits(low);
    values[at + 2] = Float.floatToIntBits(high);
    values[at + 3] = least;
    values[at + 4] = most;
  }

  /** Widens what was said of an edge. */
  void widen(int index, float low, float high, int least, int most) {
    int at = index * SIZE;
    put(
        index,
        values[at],
        Math.min(low, Float.intBitsToFloat(values[at + 1])),
        Math.max(high, Float.intBitsToFloat(values[at + 2])),
        Math.min(least, values[at + 3]),
        Math.max(most, values[at + 4]));
  }

  /**
   * The first of them.
   *
   * @param isSure whether every place joins one of the edges
   */
  JoinBounds first(int count, boolean isSure) {
    return new JoinBounds(Arrays.copyOf(values, count * SIZE), isSure);
  }

  /** The label of all places, or MIXED. */
  int label(ReachLabels labels) {
    int all = SquareField.NOTHING;
    for (int i = 0; i < count(); i++) {
      int label = label(i, labels);
      if (label == SquareField.MIXED || i > 0 && label != all) {
        return SquareField.MIXED;
      }
      all = label;
    }
    return isSure || all == SquareField.NOTHING ? all : SquareField.MIXED;
  }

  /** The label of all places that join an edge, or MIXED. */
  int label(int index, ReachLabels labels) {
    int at = index * SIZE;
    return labels.between(
        values[at],
        Float.intBitsToFloat(values[at + 1]),
        Float.intBitsToFloat(values[at + 2]),
        values[at + 3],
        values[at + 4]);
  }

  /** Memory that they take. */
  long bytes() {
    return 32 + 4L * values.length;
  }
}

package luotu.roads;

import java.util.Arrays;

/**
 * Finds the boxes that meet another box. Boxes that follow each other should lie near each other:
 * every sixteen of them share a larger box, and so on up. Units of 1e-7 degrees, not across the
 * antimeridian. Immutable.
 */
final class BoxTree {
  private static final int FANOUT = 16;

  /** West, south, east, north of every box, one array for each level, the given boxes first. */
  private final int[][] levels;

  /**
   * @param boxes west, south, east, north of each; not copied
   */
  BoxTree(int[] boxes) {
    int depth = 1;
    for (int size = boxes.length / 4; size > FANOUT; size = groups(size)) {
      depth++;
    }
    levels = new int[depth][];
    levels[0] = boxes;
    for (int level = 1; level < depth; level++) {
      levels[level] = joined(levels[level - 1]);
    }
  }

  private static int groups(int size) {
    return (size + FANOUT - 1) / FANOUT;
  }

  private static int[] joined(int[] boxes) {
    int size = boxes.length / 4;
    int[] joined = new int[4 * groups(size)];
    for (int group = 0; group < joined.length / 4; group++) {
      int[] box = empty();
      for (int i = group * FANOUT; i < Math.min(size, (group + 1) * FANOUT); i++) {
        expand(box, 0, boxes[4 * i], boxes[4 * i + 1]);
        expand(box, 0, boxes[4 * i + 2], boxes[4 * i + 3]);
      }
      System.arraycopy(box, 0, joined, 4 * group, 4);
    }
    return joined;
  }

  static int[] empty() {
    return new int[] {Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MIN_VALUE, Integer.MIN_VALUE};
  }

  /** Makes the box at an index hold a place. */
  static void expand(int[] boxes, int index, int x, int y) {
    boxes[index] = Math.min(boxes[index], x);
    boxes[index + 1] = Math.min(boxes[index + 1], y);
    boxes[index + 2] = Math.max(boxes[index + 2], x);
    boxes[index + 3] = Math.max(boxes[index + 3], y);
  }

  /** What a search found; used again for the next one. */
  static final class Hits {
    int[] items = new int[64];
    int count;

    void clear() {
      count = 0;
    }

    private void add(int item) {
      if (count == items.length) {
        items = Arrays.copyOf(items, 2 * count);
      }
      items[count++] = item;
    }
  }

  /** Whether any box meets this one. */
  boolean meets(int west, int south, int east, int north) {
    Hits hits = new Hits();
    find(west, south, east, north, hits);
    return hits.count > 0;
  }

  /** The boxes that meet this one, in rising order. */
  void find(int west, int south, int east, int north, Hits hits) {
    hits.clear();
    find(west, south, east, north, 0, hits);
  }

  /** Adds the boxes that meet this one to what was found before, their numbers from one on. */
  void find(int west, int south, int east, int north, int firstNumber, Hits hits) {
    int before = hits.count;
    int top = levels.length - 1;
    find(top, 0, levels[top].length / 4, west, south, east, north, hits);
    for (int i = before; i < hits.count; i++) {
      hits.items[i] += firstNumber;
    }
  }

  private void find(
      int level, int first, int end, int west, int south, int east, int north, Hits hits) {
    int[] boxes = levels[level];
    for (int i = first; i < end; i++) {
      if (boxes[4 * i] <= east
          && boxes[4 * i + 2] >= west
          && boxes[4 * i + 1] <= north
          && boxes[4 * i + 3] >= south) {
        if (level == 0) {
          hits.add(i);
        } else {
          int below = levels[level - 1].length / 4;
          int child = i * FANOUT;
          int last = Math.min(below, child + FANOUT);
          find(level - 1, child, last, west, south, east, north, hits);
        }
      }
    }
  }

  /** Memory of all levels. */
  long bytes() {
    return Arrays.stream(levels).mapToLong(level -> 4L * level.length).sum();
  }
}

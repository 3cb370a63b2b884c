package luotu.roads;

import java.util.Arrays;
import luotu.geo.region.BorderLinks;
import luotu.geo.region.SquareField;

/**
 * The labels along the four sides of a square: of each side some parts, in steps, the rest NOTHING.
 */
final class SideLabels {
  static final int SOUTH = 0;
  static final int EAST = 1;
  static final int NORTH = 2;
  static final int WEST = 3;

  private static final int SIDES = 4;

  /** Of a square of which nothing is reached. */
  static final SideLabels NOTHING_BEYOND = new SideLabels(SquareField.NOTHING);

  /** Of each part: where it begins and ends, and its label. */
  private final int[][] parts;

  private final int[] sizes = new int[SIDES];

  SideLabels() {
    parts = new int[SIDES][12];
  }

  /** All of the square has one label. */
  SideLabels(int label) {
    int[] all = {Integer.MIN_VALUE, Integer.MAX_VALUE, label};
    parts = new int[][] {all, all, all, all};
    Arrays.fill(sizes, all.length);
  }

  void clear() {
    Arrays.fill(sizes, 0);
  }

  /** Parts of a side do not overlap; they may come in any order and direction. */
  void add(int side, int from, int to, int label) {
    if (from == to) {
      return;
    }
    int size = sizes[side];
    if (size == parts[side].length) {
      parts[side] = Arrays.copyOf(parts[side], 2 * size);
    }
    int[] its = parts[side];
    int low = Math.min(from, to);
    int at = size;
    while (at > 0 && its[at - 3] > low) {
      System.arraycopy(its, at - 3, its, at, 3);
      at -= 3;
    }
    its[at] = low;
    its[at + 1] = Math.max(from, to);
    its[at + 2] = label;
    sizes[side] = size + 3;
  }

  private int label(int side, int index) {
    return index < sizes[side] ? parts[side][index + 2] : SquareField.NOTHING;
  }

  /**
   * Draws the border between two squares that share a side, where their labels differ.
   *
   * @param side of this one
   * @param other the square beyond it
   * @param across the column of an upright side, the row of another
   * @param from where the side begins
   */
  void drawTo(SideLabels other, int side, int across, int from, int to, BorderLinks links) {
    int otherSide = (side + 2) % SIDES;
    boolean isUpright = side == EAST || side == WEST;
    boolean isLeft = side == EAST || side == SOUTH;
    int i = 0;
    int k = 0;
    int at = from;
    while (at < to) {
      int end = to;
      int own = SquareField.NOTHING;
      int its = SquareField.NOTHING;
      while (i < sizes[side] && parts[side][i + 1] <= at) {
        i += 3;
      }
      while (k < other.sizes[otherSide] && other.parts[otherSide][k + 1] <= at) {
        k += 3;
      }
      if (i < sizes[side]) {
        boolean isIn = parts[side][i] <= at;
        own = isIn ? label(side, i) : own;
        end = Math.min(end, isIn ? parts[side][i + 1] : parts[side][i]);
      }
      if (k < other.sizes[otherSide]) {
        boolean isIn = other.parts[otherSide][k] <= at;
        its = isIn ? other.label(otherSide, k) : its;
        end = Math.min(end, isIn ? other.parts[otherSide][k + 1] : other.parts[otherSide][k]);
      }
      if (own != its) {
        long start = isUpright ? BorderLinks.place(across, at) : BorderLinks.place(at, across);
        long stop = isUpright ? BorderLinks.place(across, end) : BorderLinks.place(end, across);
        links.add(start, stop, isLeft ? own : its, isLeft ? its : own);
      }
      at = end;
    }
  }
}

package luotu.geo.region;

import java.util.Arrays;

/**
 * Straight pieces of border in whole steps of a grid, as many as one likes, in any order. A piece
 * knows the labels to its left and right; a piece with the same label on both sides is none. Where
 * all pieces are together, they leave no end loose. For one thread.
 */
public final class BorderLinks {
  long[] from = new long[256];
  long[] to = new long[256];
  int[] left = new int[256];
  int[] right = new int[256];
  int size;

  /** A place as one number. */
  public static long place(int x, int y) {
    return (long) x << 32 | (y ^ Integer.MIN_VALUE) & 0xFFFFFFFFL;
  }

  /** Its column. */
  public static int x(long place) {
    return (int) (place >> 32);
  }

  /** Its row. */
  public static int y(long place) {
    return (int) place ^ Integer.MIN_VALUE;
  }

  /** Adds a piece; its ends are places as numbers. */
  public void add(long start, long end, int leftLabel, int rightLabel) {
    if (size == from.length) {
      from = Arrays.copyOf(from, 2 * size);
      to = Arrays.copyOf(to, 2 * size);
      left = Arrays.copyOf(left, 2 * size);
      right = Arrays.copyOf(right, 2 * size);
    }
    from[size] = start;
    to[size] = end;
    left[size] = leftLabel;
    right[size++] = rightLabel;
  }

  void remove(int first, int count) {
    for (int i = first; i < first + count; i++) {
      left[i] = right[i];
    }
  }
}

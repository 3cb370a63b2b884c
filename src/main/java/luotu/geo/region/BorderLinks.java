package luotu.geo.region;

import java.util.Arrays;

/**
 * Straight pieces of border, each within one square, in whole steps of the grid. A piece knows the
 * labels to its left and right; a piece with the same label on both sides is none.
 */
final class BorderLinks {
  long[] from = new long[256];
  long[] to = new long[256];
  int[] left = new int[256];
  int[] right = new int[256];
  int size;

  static long place(int x, int y) {
    return (long) x << 32 | (y ^ Integer.MIN_VALUE) & 0xFFFFFFFFL;
  }

  static int x(long place) {
    return (int) (place >> 32);
  }

  static int y(long place) {
    return (int) place ^ Integer.MIN_VALUE;
  }

  void add(long start, long end, int leftLabel, int rightLabel) {
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

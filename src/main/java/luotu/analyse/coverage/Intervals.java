package luotu.analyse.coverage;

import java.util.Arrays;

/** Disjoint intervals between zero and a length, in order. For one thread. */
final class Intervals {
  private double length;
  private double[] from = new double[8];
  private double[] to = new double[8];
  private int size;

  /** Starts again with no interval between zero and that length. */
  void clear(double newLength) {
    length = newLength;
    size = 0;
  }

  /**
   * Joins an interval to those that it meets.
   *
   * @param start zero or more
   * @param end up to the length; what is not above the start is no interval
   */
  void add(double start, double end) {
    int first = 0;
    while (first < size && to[first] < start) {
      first++;
    }
    if (first < size && from[first] <= start && to[first] >= end || !(start < end)) {
      return;
    }
    int after = first;
    while (after < size && from[after] <= end) {
      after++;
    }
    if (after == first) {
      insert(first);
      from[first] = start;
      to[first] = end;
      return;
    }
    from[first] = Math.min(start, from[first]);
    to[first] = Math.max(end, to[after - 1]);
    if (after > first + 1) {
      System.arraycopy(from, after, from, first + 1, size - after);
      System.arraycopy(to, after, to, first + 1, size - after);
      size -= after - first - 1;
    }
  }

  private void insert(int position) {
    if (size == from.length) {
      from = Arrays.copyOf(from, size * 2);
      to = Arrays.copyOf(to, size * 2);
    }
    System.arraycopy(from, position, from, position + 1, size - position);
    System.arraycopy(to, position, to, position + 1, size - position);
    size++;
  }

  int size() {
    return size;
  }

  double from(int position) {
    return from[position];
  }

  double to(int position) {
    return to[position];
  }

  /** Whether nothing is left between zero and the length. */
  boolean isFull() {
    return size == 1 && from[0] <= 0 && to[0] >= length;
  }
}

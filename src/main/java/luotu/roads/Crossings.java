package luotu.roads;

import java.util.Arrays;

/** Crossings of lines through a patch with borders: which line, which way, where along it. */
final class Crossings {
  int count;
  int[] line = new int[8];
  boolean[] up = new boolean[8];
  double[] position = new double[8];
  int[] x = new int[8];
  int[] y = new int[8];

  void add(int ofLine, boolean isUp, double at, int atX, int atY) {
    if (count == line.length) {
      line = Arrays.copyOf(line, 2 * count);
      up = Arrays.copyOf(up, 2 * count);
      position = Arrays.copyOf(position, 2 * count);
      x = Arrays.copyOf(x, 2 * count);
      y = Arrays.copyOf(y, 2 * count);
    }
    // In order, as the first of one kind belongs to the first of the other.
    int to = count++;
    while (to > 0 && isAfter(to - 1, ofLine, isUp, at)) {
      line[to] = line[to - 1];
      up[to] = up[to - 1];
      position[to] = position[to - 1];
      x[to] = x[to - 1];
      y[to] = y[to - 1];
      to--;
    }
    line[to] = ofLine;
    up[to] = isUp;
    position[to] = at;
    x[to] = atX;
    y[to] = atY;
  }

  private boolean isAfter(int i, int ofLine, boolean isUp, double at) {
    if (line[i] != ofLine) {
      return line[i] > ofLine;
    }
    return up[i] == isUp ? position[i] > at : !up[i];
  }

  /** The number of crossings of the line that begins at an index, as many of either kind. */
  int ofLine(int first) {
    int end = first;
    while (end < count && line[end] == line[first]) {
      end++;
    }
    return end - first;
  }
}

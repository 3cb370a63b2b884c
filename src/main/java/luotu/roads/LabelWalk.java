package luotu.roads;

import java.util.Arrays;

/** Labels along a border: the first one, and those after each crossing. */
final class LabelWalk {
  int count;
  double[] share = new double[8];
  int[] x = new int[8];
  int[] y = new int[8];
  int first;
  int[] after = new int[8];

  void begin(int label) {
    count = 0;
    first = label;
  }

  void add(double at, int atX, int atY, int label) {
    if (count == share.length) {
      share = Arrays.copyOf(share, 2 * count);
      x = Arrays.copyOf(x, 2 * count);
      y = Arrays.copyOf(y, 2 * count);
      after = Arrays.copyOf(after, 2 * count);
    }
    share[count] = at;
    x[count] = atX;
    y[count] = atY;
    after[count++] = label;
  }
}

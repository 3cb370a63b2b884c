package luotu.geo.region;

import java.util.Arrays;

/** Keys put aside; the last one first. */
final class LongStack {
  private long[] keys = new long[16];
  private int size;

  boolean isEmpty() {
    return size == 0;
  }

  void push(long key) {
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, 2 * size);
    }
    keys[size++] = key;
  }

  long pop() {
    return keys[--size];
  }
}

package luotu.geo.region;

import java.util.Arrays;

/** Numbers under keys, any but -1: open addressing, no boxes. */
final class LongIntMap {
  static final int MISSING = Integer.MIN_VALUE;

  private long[] keys;
  private int[] values;
  private int size;
  private int shift;

  LongIntMap(int expected) {
    int bits = 32 - Integer.numberOfLeadingZeros(Math.max(7, 2 * expected - 1));
    allocate(bits);
  }

  private void allocate(int bits) {
    keys = new long[1 << bits];
    values = new int[1 << bits];
    shift = 64 - bits;
  }

  int get(long key) {
    int at = slot(key);
    return keys[at] == 0 ? MISSING : values[at];
  }

  void put(long key, int value) {
    int at = slot(key);
    if (keys[at] == 0) {
      keys[at] = key + 1;
      if (++size * 2 > keys.length) {
        grow();
        at = slot(key);
      }
    }
    values[at] = value;
  }

  /** The number under a key; where there is none, the one given is put there. */
  int getOrPut(long key, int value) {
    int at = slot(key);
    if (keys[at] != 0) {
      return values[at];
    }
    put(key, value);
    return value;
  }

  void clear() {
    if (size > 0) {
      Arrays.fill(keys, 0);
      size = 0;
    }
  }

  private int slot(long key) {
    int mask = keys.length - 1;
    int at = (int) (key * 0x9E3779B97F4A7C15L >>> shift);
    while (keys[at] != 0 && keys[at] != key + 1) {
      at = at + 1 & mask;
    }
    return at;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldValues = values;
    allocate(64 - shift + 1);
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != 0) {
        int at = slot(oldKeys[i] - 1);
        keys[at] = oldKeys[i];
        values[at] = oldValues[i];
      }
    }
  }
}

package luotu.intake.osm;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** Numbers, about a bit each where they lie close together. */
final class IdSet {
  private static final int PAGE_BITS = 12;

  private final Map<Long, BitSet> pages = new HashMap<>();

  /**
   * @return whether it was not there yet
   */
  boolean add(long id) {
    BitSet page = pages.computeIfAbsent(id >>> PAGE_BITS, key -> new BitSet());
    int bit = (int) (id & (1 << PAGE_BITS) - 1);
    boolean isNew = !page.get(bit);
    page.set(bit);
    return isNew;
  }

  boolean isEmpty() {
    return pages.isEmpty();
  }
}

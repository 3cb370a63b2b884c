package luotu.model;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A few values by their keys, in the order given: an unmodifiable map of which hundreds of
 * thousands fit into memory. A key is found by comparing one after the other.
 */
public final class FewValues extends AbstractMap<String, Object> {
  private final String[] keys;
  private final Object[] values;

  /** A copy without the keys whose value is null. */
  public FewValues(Map<String, ?> map) {
    int size = (int) map.values().stream().filter(value -> value != null).count();
    keys = new String[size];
    values = new Object[size];
    int next = 0;
    for (Map.Entry<String, ?> entry : map.entrySet()) {
      if (entry.getValue() != null) {
        keys[next] = entry.getKey();
        values[next++] = entry.getValue();
      }
    }
  }

  private int find(Object key) {
    for (int i = 0; i < keys.length; i++) {
      if (keys[i].equals(key)) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public Object get(Object key) {
    int found = find(key);
    return found < 0 ? null : values[found];
  }

  @Override
  public boolean containsKey(Object key) {
    return find(key) >= 0;
  }

  @Override
  public int size() {
    return keys.length;
  }

  @Override
  public Set<Map.Entry<String, Object>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Map.Entry<String, Object>> iterator() {
        return IntStream.range(0, keys.length)
            .mapToObj(i -> Map.entry(keys[i], values[i]))
            .iterator();
      }

      @Override
      public int size() {
        return keys.length;
      }
    };
  }
}

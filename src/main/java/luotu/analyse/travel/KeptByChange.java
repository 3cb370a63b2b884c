package luotu.analyse.travel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import luotu.store.Snapshot;

/**
 * Values made of stored data, each kept until the data changes; of many keys those asked for last.
 * Safe for many threads: one makes a value, the others wait for it.
 */
public final class KeptByChange<K, V> {
  private final Map<K, Kept<V>> kept;

  /**
   * @param most how many values are kept
   */
  public KeptByChange(int most) {
    kept =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<K, Kept<V>> eldest) {
            return size() > most;
          }
        };
  }

  /** A value, guarded by itself. */
  private static final class Kept<V> {
    private V value;

    /** The change set that made the data, and the last one that was seen to have left it alone. */
    private long change = -1;

    private long seen = -1;
  }

  /**
   * The value of a stored state is kept; what is made of suppositions is made for the caller only.
   *
   * @param lastChange number of the change set that made the data of a key what they are
   * @param make called with the snapshot when there is no value of that change set
   */
  public V get(
      K key, Snapshot snapshot, ToLongFunction<K> lastChange, BiFunction<K, Snapshot, V> make) {
    return get(key, snapshot, lastChange, make, (before, since) -> make.apply(key, snapshot));
  }

  /** Makes a value of the one before. */
  @FunctionalInterface
  public interface Patch<V> {
    /**
     * @param before the value of an older state
     * @param since the change set that made the data of that state
     */
    V apply(V before, long since);
  }

  /**
   * The same, where a value is made of the one before.
   *
   * @param patch called when there is a value of an earlier change set
   */
  public V get(
      K key,
      Snapshot snapshot,
      ToLongFunction<K> lastChange,
      BiFunction<K, Snapshot, V> make,
      Patch<V> patch) {
    if (snapshot.stored() != snapshot) {
      return make.apply(key, snapshot);
    }
    Kept<V> entry = entry(key);
    synchronized (entry) {
      if (entry.value != null && entry.seen == snapshot.change()) {
        return entry.value;
      }
      long change = lastChange.applyAsLong(key);
      if (entry.value != null && entry.change == change) {
        entry.seen = Math.max(entry.seen, snapshot.change());
        return entry.value;
      }
      boolean isLater = entry.value != null && change > entry.change;
      V value = isLater ? patch.apply(entry.value, entry.change) : make.apply(key, snapshot);
      // An older snapshot does not push out what newer ones need.
      if (change > entry.change) {
        entry.value = value;
        entry.change = change;
        entry.seen = snapshot.change();
      }
      return value;
    }
  }

  private synchronized Kept<V> entry(K key) {
    return kept.computeIfAbsent(key, none -> new Kept<>());
  }

  /** Hands over every value that is ready. */
  void forEach(Consumer<V> consumer) {
    for (Kept<V> entry : entries()) {
      synchronized (entry) {
        if (entry.value != null) {
          consumer.accept(entry.value);
        }
      }
    }
  }

  private synchronized List<Kept<V>> entries() {
    return List.copyOf(kept.values());
  }
}

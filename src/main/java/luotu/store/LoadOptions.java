package luotu.store;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How loaded rows meet stored ones. Rows meet by layer and {@code source_key}; a row without a key
 * by the unique fields of its layer, and where that has none it is always new.
 *
 * @param given by layer, the columns and fields that the source has: a matching row takes these,
 *     blanks included, and keeps its others. Ids of fields, and of {@code geometry}, {@code name},
 *     {@code zone}, {@code source}, {@code confirmed_on}, {@code remark}. Its layers are the only
 *     ones that rows may name. {@code extra} is always merged key by key
 * @param kind what the rows are; simulated and real data never mix
 */
public record LoadOptions(Mode mode, Map<String, Set<String>> given, Kind kind) {
  public LoadOptions {
    given =
        given.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, entry -> Set.copyOf(entry.getValue())));
  }

  /** Real data that does not touch a demo city. */
  public LoadOptions(Mode mode, Map<String, Set<String>> given) {
    this(mode, given, Kind.REAL);
  }

  /** What happens to rows that match and rows that do not. */
  public enum Mode {
    /** Matching rows are updated, others inserted. */
    ADD,
    /** Matching rows are updated, others are reported as unmatched. */
    UPDATE,
    /** As ADD, and stored rows of the layers that the load does not hold are deleted. */
    REPLACE,
    /**
     * For sources that are read again and again: what a person changed since the source last wrote
     * it (by a change set of another origin) is kept field by field, what a person deleted stays
     * deleted.
     */
    MERGE
  }

  /**
   * What the rows are, and with it what they may be stored onto. A load that clears the demo city
   * stores its rows in the same change set; that one and those before it can never be undone.
   */
  public enum Kind {
    /** Real data; a database that holds the demo city refuses it. */
    REAL,
    /** Real data; the demo city, when there is one, is cleared first, all its changes included. */
    REAL_FOR_DEMO,
    /** The demo city, into an empty database or instead of an earlier demo city. */
    DEMO,
    /** The demo city, into an empty database only. */
    DEMO_IF_EMPTY
  }
}

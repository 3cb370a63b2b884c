package luotu.store;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How loaded rows meet stored ones. Rows meet by layer and {@code source_key}; a row without a key
 * is always new.
 *
 * @param given by layer, the columns and fields that the source has: a matching row takes these,
 *     blanks included, and keeps its others. Ids of fields, and of {@code geometry}, {@code name},
 *     {@code zone}, {@code source}, {@code confirmed_on}, {@code remark}. Its layers are the only
 *     ones that rows may name. {@code extra} is always merged key by key
 */
public record LoadOptions(Mode mode, Map<String, Set<String>> given) {
  public LoadOptions {
    given =
        given.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, entry -> Set.copyOf(entry.getValue())));
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
}

package luotu.model;

import java.util.List;

/**
 * When a feature of a layer can be relied on: when its field is empty (counted as unverified) or
 * holds none of the excluded values.
 *
 * @param field a choice or boolean field of the layer
 * @param excluded the stored values that make it unusable, booleans as {@code true}/{@code false}
 */
public record Usable(String field, List<String> excluded) {
  public Usable {
    excluded = List.copyOf(excluded);
  }
}

package luotu.intake;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import luotu.model.Fault;
import luotu.model.Refusal;

/**
 * Which column of a file becomes which field. What it does not say is found by the names of the
 * columns, and the rest is kept in {@code extra}.
 *
 * @param layer the only layer it is for; empty for any
 * @param key the column with the source's own identifier; empty for none
 * @param rules by target: a field of the layer, a common column, or {@code longitude}, {@code
 *     latitude}, {@code geometry}
 * @param ignored columns that are not kept
 */
public record Mapping(
    Optional<String> layer, Optional<String> key, Map<String, Rule> rules, Set<String> ignored) {
  public static final Mapping NONE =
      new Mapping(Optional.empty(), Optional.empty(), Map.of(), Set.of());

  public Mapping {
    rules = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(rules));
    ignored = Set.copyOf(ignored);
  }

  /**
   * Reads a mapping file; its format is described in {@code data/catalog/mapping/README.md}.
   *
   * @throws Refusal when it is not there or not valid, with all that is wrong
   */
  public static Mapping read(Path file) {
    return new MappingFile(file).read();
  }

  /** This mapping with another key column. */
  public Mapping withKey(String column) {
    return new Mapping(layer, Optional.of(column), rules, ignored);
  }

  /**
   * This mapping with pairs that override it.
   *
   * @param pairs {@code column=field,column=field}; {@code column=} leaves the column out
   * @throws Refusal when it is not written so, or two columns go to one field
   */
  public Mapping withPairs(String pairs) {
    Map<String, Rule> all = new LinkedHashMap<>(rules);
    Set<String> dropped = new LinkedHashSet<>(ignored);
    Set<String> given = new LinkedHashSet<>();
    for (String pair : pairs.split(",")) {
      int equals = pair.lastIndexOf('=');
      String column = pair.substring(0, Math.max(equals, 0)).strip();
      String target = pair.substring(equals + 1).strip();
      if (column.isEmpty()) {
        throw refuse(pair, "column=field,column=field");
      }
      if (target.isEmpty()) {
        dropped.add(column);
      } else if (given.add(target)) {
        all.put(target, Rule.Column.of(column));
      } else {
        throw refuse(pair, target + " × 1");
      }
    }
    return new Mapping(layer, key, all, dropped);
  }

  private static Refusal refuse(String found, String expected) {
    return Refusal.invalid(
        "invalid-mapping",
        "列的对应关系有误",
        "The mapping of columns is not valid",
        Fault.of(
            "--map",
            found,
            "“列名=字段”，以逗号分开，每个字段只对应一列：" + expected,
            "column=field pairs separated by commas, one column for each field: " + expected));
  }
}

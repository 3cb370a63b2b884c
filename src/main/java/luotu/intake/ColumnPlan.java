package luotu.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import luotu.model.Fault;
import luotu.model.Layer;
import luotu.model.Refusal;
import luotu.store.LoadOptions.Mode;

/**
 * A mapping laid upon the columns of one file and the fields of one layer.
 *
 * @param rules by target, complete: what the mapping says and what the column names say
 * @param extra columns kept as they are
 * @param geometry where the shape comes from
 */
record ColumnPlan(Layer layer, Map<String, Rule> rules, List<String> extra, Shape geometry) {
  /** Where the geometry of a row comes from. */
  enum Shape {
    ROW,
    TEXT,
    POINT,
    /** From nowhere: the layer has none, or stored rows keep theirs. */
    NONE
  }

  private static final Set<String> PLACES = Set.of("geometry", "longitude", "latitude");

  /**
   * @throws Refusal when the mapping names a column the file lacks or a field the layer lacks, or
   *     no column brings the geometry the layer needs; with all faults
   */
  static ColumnPlan of(Layer layer, SourceFile file, Mapping mapping, Mode mode) {
    Map<String, List<String>> targets = ColumnNames.targets(layer);
    List<String> columns = file.columns();
    List<Fault> faults = faults(layer, targets, columns, mapping);
    Map<String, Rule> rules = new LinkedHashMap<>(mapping.rules());
    mapping.key().ifPresent(key -> rules.put("source_key", Rule.Column.of(key)));
    // The key column may be a field as well, such as the code of a town.
    Set<String> free = new LinkedHashSet<>(columns);
    mapping.rules().values().forEach(rule -> free.removeAll(rule.columns()));
    free.removeAll(mapping.ignored());
    targets.forEach(
        (target, names) -> {
          boolean wanted =
              !rules.containsKey(target) && !(PLACES.contains(target) && isPlaced(file, rules));
          if (wanted) {
            ColumnNames.find(names, free)
                .ifPresent(
                    column -> {
                      rules.put(target, Rule.Column.of(column));
                      free.remove(column);
                    });
          }
        });
    mapping.key().ifPresent(free::remove);
    Shape shape = shape(layer, file, rules);
    faults.addAll(placeFaults(layer, columns, rules, shape, mode));
    faults.addAll(matchFaults(layer, rules, mode));
    if (!faults.isEmpty()) {
      throw Refusal.invalid(
          "invalid-mapping",
          "列与字段对应不上，未写入任何内容",
          "Columns and fields do not fit; nothing was stored",
          faults);
    }
    return new ColumnPlan(layer, rules, List.copyOf(free), shape);
  }

  /** What a stored row takes from the file; the source's name alone does not change a row. */
  Set<String> given() {
    Set<String> given = new LinkedHashSet<>(rules.keySet());
    given.removeAll(PLACES);
    given.remove("source_key");
    if (geometry != Shape.NONE) {
      given.add("geometry");
    }
    return given;
  }

  /** The columns a field is read from, for words to the user. */
  String columnsOf(String target) {
    Rule rule = rules.get(target);
    return rule == null ? "" : String.join(", ", rule.columns());
  }

  private static boolean isPlaced(SourceFile file, Map<String, Rule> rules) {
    return file.hasGeometry()
        || rules.containsKey("geometry")
        || rules.containsKey("longitude") && rules.containsKey("latitude");
  }

  private static Shape shape(Layer layer, SourceFile file, Map<String, Rule> rules) {
    if (layer.zoneIsGiven()) {
      return Shape.NONE;
    }
    if (rules.containsKey("geometry")) {
      return Shape.TEXT;
    }
    if (rules.containsKey("longitude") && rules.containsKey("latitude")) {
      return Shape.POINT;
    }
    return file.hasGeometry() ? Shape.ROW : Shape.NONE;
  }

  private static List<Fault> faults(
      Layer layer, Map<String, List<String>> targets, List<String> columns, Mapping mapping) {
    List<Fault> faults = new ArrayList<>();
    if (mapping.layer().isPresent() && !mapping.layer().get().equals(layer.id())) {
      faults.add(
          Fault.of(
              "--layer",
              layer.id(),
              "此映射文件用于图层 " + mapping.layer().get(),
              "this mapping file is for layer " + mapping.layer().get()));
    }
    String known = String.join(", ", targets.keySet());
    String there = String.join(", ", columns);
    mapping
        .rules()
        .forEach(
            (target, rule) -> {
              if (!targets.containsKey(target)) {
                faults.add(
                    Fault.of(
                        target, target, "此图层可对应的字段：" + known, "a field of this layer: " + known));
              }
              for (String column : rule.columns()) {
                missing(target, column, columns, there).ifPresent(faults::add);
              }
            });
    mapping.key().flatMap(key -> missing("--key", key, columns, there)).ifPresent(faults::add);
    mapping.ignored().forEach(column -> missing("", column, columns, there).ifPresent(faults::add));
    return faults;
  }

  private static Optional<Fault> missing(
      String target, String column, List<String> columns, String there) {
    return columns.contains(column)
        ? Optional.empty()
        : Optional.of(
            Fault.of(
                target, column, "文件中有的列：" + there, "a column of the file, which has: " + there));
  }

  private static List<Fault> placeFaults(
      Layer layer, List<String> columns, Map<String, Rule> rules, Shape shape, Mode mode) {
    boolean half = rules.containsKey("longitude") != rules.containsKey("latitude");
    boolean needed = !layer.zoneIsGiven() && mode != Mode.UPDATE;
    if (shape == Shape.NONE && !layer.zoneIsGiven() && (half || needed)) {
      String there = String.join(", ", columns);
      return List.of(
          Fault.of(
              "geometry",
              there,
              "经度和纬度两列，或一列 WKT；请用 --map '列名=longitude,列名=latitude' 或 '列名=geometry' 说明",
              "columns with longitude and latitude, or one with WKT; name them with --map 'column=longitude,column=latitude' or 'column=geometry'"));
    }
    return List.of();
  }

  private static List<Fault> matchFaults(Layer layer, Map<String, Rule> rules, Mode mode) {
    boolean unique = layer.unique().stream().anyMatch(fields -> rules.keySet().containsAll(fields));
    return mode != Mode.UPDATE || rules.containsKey("source_key") || unique
        ? List.of()
        : List.of(
            Fault.of(
                "--key",
                "",
                "--mode update 需要 --key 指明源数据自己的编号列",
                "--mode update needs --key, the column with the source's own identifier"));
  }
}

package luotu.catalogue;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import luotu.model.Layer;
import luotu.model.Outcome;
import luotu.model.Theme;

/**
 * Turns declarations into themes and outcome figures, and holds them against layers and standards.
 * One of a further file takes the place of the one of its id.
 */
final class ThemeReader {
  private static final String RECORD = "street_record";

  private final RowsReader rows;
  private final Set<String> layers = new LinkedHashSet<>();
  private final Set<String> standards;
  private final Map<String, Outcome> outcomes = new LinkedHashMap<>();
  private final Map<String, Theme> themes = new LinkedHashMap<>();

  /**
   * @param standards ids of all that there are
   */
  ThemeReader(List<Layer> layers, Set<String> standards) {
    rows = new RowsReader(layers);
    layers.forEach(layer -> this.layers.add(layer.id()));
    this.standards = standards;
  }

  List<Outcome> outcomes() {
    return List.copyOf(outcomes.values());
  }

  List<Theme> themes() {
    return List.copyOf(themes.values());
  }

  void readOutcomes(Declaration file) {
    for (Declaration each : file.mappings("outcomes")) {
      String id = each.text("id");
      outcomes.put(
          id,
          new Outcome(
              id,
              each.label("label"),
              rows.field(each, "field", RECORD, RowsReader.NUMERIC),
              StandardReader.mark(each.mapping("at_most")),
              standards(each, "beside"),
              StandardReader.sources(each)));
      each.refuseOtherKeys();
    }
    file.refuseOtherKeys();
  }

  void readThemes(Declaration file) {
    for (Declaration each : file.mappings("themes")) {
      String id = each.text("id");
      themes.put(
          id,
          new Theme(
              id,
              each.label("label"),
              each.label("shows"),
              required(each, "systems", each.texts("systems")),
              StandardReader.sources(each),
              required(each, "layers", each.mappings("layers").stream().map(this::part).toList()),
              required(each, "standards", standards(each, "standards")),
              each.mappings("analyses").stream().map(this::question).toList()));
      each.refuseOtherKeys();
    }
    file.refuseOtherKeys();
  }

  private static <T> List<T> required(Declaration declaration, String key, List<T> list) {
    if (list.isEmpty()) {
      declaration.fault(key, "", "必填：至少一项", "required: at least one");
    }
    return list;
  }

  private List<String> standards(Declaration declaration, String key) {
    List<String> ids = declaration.texts(key);
    ids.stream()
        .filter(id -> !standards.contains(id))
        .forEach(id -> declaration.faultOneOf(key, id, standards));
    return ids;
  }

  private Theme.Part part(Declaration declaration) {
    String layer = declaration.text("layer");
    if (!layer.isEmpty() && !layers.contains(layer)) {
      declaration.faultOneOf("layer", layer, layers);
    }
    Theme.Part part =
        new Theme.Part(
            layer, declaration.label("label"), rows.plainFilter(declaration, "filter", layer));
    declaration.refuseOtherKeys();
    return part;
  }

  private Theme.Question question(Declaration declaration) {
    Theme.Question question =
        new Theme.Question(
            declaration.text("process"), declaration.label("label"), declaration.values("inputs"));
    declaration.refuseOtherKeys();
    return question;
  }
}

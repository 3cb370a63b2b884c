package luotu.serve.app;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import luotu.model.Catalogue;
import luotu.model.Standard;
import luotu.model.Theme;

/** Themes as they stand in {@code /catalogue}. */
final class ThemeJson {
  private ThemeJson() {}

  /** With whom the clauses of its standards name. */
  static Map<String, Object> of(Theme theme, Catalogue catalogue) {
    List<Standard> standards =
        catalogue.standards().stream()
            .filter(standard -> theme.standards().contains(standard.id()))
            .toList();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", theme.id());
    json.put("label", theme.label());
    json.put("shows", theme.shows());
    json.put("systems", theme.systems());
    json.put("sources", StandardJson.sources(theme.sources()));
    json.put("layers", theme.layers());
    json.put("standards", theme.standards());
    json.put("analyses", theme.analyses());
    json.put("lead_units", standards.stream().map(StandardJson::leadUnit).distinct().toList());
    json.put(
        "units",
        StandardJson.sources(
            standards.stream()
                .flatMap(standard -> standard.sources().stream())
                .distinct()
                .toList()));
    return json;
  }
}

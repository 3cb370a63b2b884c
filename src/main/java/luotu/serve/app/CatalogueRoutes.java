package luotu.serve.app;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import luotu.model.Catalogue;
import luotu.model.Choice;
import luotu.model.Field;
import luotu.model.IncidentKind;
import luotu.model.IncidentResource;
import luotu.model.Layer;
import luotu.model.Symbol;
import luotu.serve.Json;
import luotu.serve.Requests;
import luotu.serve.Routes;
import luotu.store.Snapshot;
import luotu.store.Store;

/** {@code /catalogue}: all that a user interface needs to know, with all labels. */
public final class CatalogueRoutes implements Routes {
  private final Catalogue catalogue;
  private final Store store;

  public CatalogueRoutes(Catalogue catalogue, Store store) {
    this.catalogue = catalogue;
    this.store = store;
  }

  @Override
  public void register(JavalinConfig config) {
    config.routes.get("/catalogue", this::catalogue);
  }

  private void catalogue(Context context) {
    Requests.query(context, List.of());
    try (Snapshot snapshot = store.snapshot()) {
      if (Requests.isNotModified(context, catalogue.fingerprint() + "-" + snapshot.change())) {
        return;
      }
      Map<String, Long> counts = snapshot.counts();
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("languages", List.of("zh", "en"));
      document.put("simulated", snapshot.simulated());
      document.put("change", snapshot.change());
      document.put("extent", snapshot.extent().orElse(null));
      document.put("terrain", snapshot.lastTerrainChange());
      document.put(
          "layers",
          catalogue.layers().stream()
              .map(layer -> layer(layer, counts.getOrDefault(layer.id(), 0L)))
              .toList());
      document.put("standards", catalogue.standards().stream().map(StandardJson::of).toList());
      document.put(
          "incidents", catalogue.incidents().stream().map(CatalogueRoutes::incident).toList());
      document.put("outcomes", catalogue.outcomes().stream().map(StandardJson::outcome).toList());
      document.put(
          "themes",
          catalogue.themes().stream().map(theme -> ThemeJson.of(theme, catalogue)).toList());
      Json.answer(context, document);
    }
  }

  private static Map<String, Object> layer(Layer layer, long count) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", layer.id());
    json.put("label", layer.label());
    json.put("group", layer.group());
    json.put("geometry", lowerCase(layer.geometry()));
    json.put("fields", layer.fields().stream().map(CatalogueRoutes::field).toList());
    json.put("usable", layer.usable().orElse(null));
    json.put("goes_out", layer.goesOut().isPresent());
    json.put("symbol", symbol(layer.symbol()));
    json.put("count", count);
    return json;
  }

  private static Map<String, Object> incident(IncidentKind kind) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", kind.id());
    json.put("label", kind.label());
    json.put("radius_m", kind.radiusMetres());
    json.put("hazards", kind.hazards());
    json.put("suitable_for", kind.suitableFor().orElse(null));
    json.put("leave", kind.leaves());
    json.put("resources", kind.resources().stream().map(CatalogueRoutes::resource).toList());
    return json;
  }

  private static Map<String, Object> resource(IncidentResource resource) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", resource.id());
    json.put("layer", resource.layer());
    json.put("mode", resource.mode());
    json.put("count", resource.count());
    json.put("why", resource.why());
    return json;
  }

  private static Map<String, Object> field(Field field) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", field.id());
    json.put("type", lowerCase(field.type()));
    json.put("label", field.label());
    json.put("choices", field.choices().stream().map(CatalogueRoutes::choice).toList());
    json.put("minimum", field.minimum());
    json.put("maximum", field.maximum());
    json.put("unit", field.unit());
    json.put("required", field.required());
    json.put("personal", field.personal());
    return json;
  }

  private static Map<String, Object> choice(Choice choice) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", choice.id());
    json.put("label", choice.label());
    json.put("colour", choice.colour());
    json.put("min_zoom", choice.minZoom());
    json.put("size", choice.size());
    return json;
  }

  private static Map<String, Object> symbol(Symbol symbol) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("colour", symbol.colour());
    json.put("shape", symbol.shape());
    json.put("text", symbol.text());
    json.put("classify", symbol.classify());
    json.put("base", symbol.base());
    json.put("min_zoom", symbol.minZoom());
    json.put("size", symbol.size());
    return json;
  }

  private static String lowerCase(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}

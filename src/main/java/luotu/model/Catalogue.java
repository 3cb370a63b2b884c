package luotu.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All layers, standards, outcome figures, themes and kinds of events, in the order they are listed
 * to users.
 *
 * @param speeds of travel
 * @param incidents kinds of events and what they need
 * @param fingerprint changes whenever a declaration does; part of every ETag
 */
public record Catalogue(
    List<Layer> layers,
    List<Standard> standards,
    List<Outcome> outcomes,
    List<Theme> themes,
    TravelSpeeds speeds,
    List<IncidentKind> incidents,
    String fingerprint) {
  public Catalogue {
    layers = List.copyOf(layers);
    standards = List.copyOf(standards);
    outcomes = List.copyOf(outcomes);
    themes = List.copyOf(themes);
    incidents = List.copyOf(incidents);
  }

  public Optional<Layer> findLayer(String id) {
    return layers.stream().filter(layer -> layer.id().equals(id)).findFirst();
  }

  /**
   * @throws Refusal {@code unknown-layer} naming the layers there are
   */
  public Layer getLayer(String id) {
    return findLayer(id)
        .orElseThrow(
            () ->
                Refusal.notFound(
                    "unknown-layer",
                    "没有这个图层",
                    "There is no such layer",
                    Fault.of(
                        "layer",
                        id,
                        "可用图层：" + String.join("、", ids()),
                        "one of: " + String.join(", ", ids()))));
  }

  private List<String> ids() {
    return layers.stream().map(Layer::id).toList();
  }

  public Map<String, Layer> byId() {
    Map<String, Layer> map = new LinkedHashMap<>();
    layers.forEach(layer -> map.put(layer.id(), layer));
    return map;
  }
}

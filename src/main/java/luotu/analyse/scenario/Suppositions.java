package luotu.analyse.scenario;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import luotu.model.Feature;
import luotu.model.Layer;

/** All that is supposed, by layer and id. For one thread. */
final class Suppositions {
  private final Map<String, Map<Long, Supposed>> byLayer = new TreeMap<>();

  /** Takes one in, in place of what was supposed of the same feature. */
  void put(Supposed supposed) {
    byLayer
        .computeIfAbsent(supposed.layer().id(), layer -> new TreeMap<>())
        .put(supposed.id(), supposed);
  }

  Optional<Supposed> find(Layer layer, long id) {
    return Optional.ofNullable(byLayer.getOrDefault(layer.id(), Map.of()).get(id));
  }

  boolean concern(Layer layer) {
    return byLayer.containsKey(layer.id());
  }

  /** Of a layer, the ids of the stored features that are otherwise than stored. */
  List<Long> storedIds(Layer layer) {
    return former(layer).stream().map(Feature::id).toList();
  }

  /** Of a layer, the features that are otherwise, as they are stored; ordered by id. */
  List<Feature> former(Layer layer) {
    return of(layer).flatMap(each -> each.stored().stream()).toList();
  }

  /** Of a layer, the same and the new ones, as they are supposed to be; ordered by id. */
  List<Feature> present(Layer layer) {
    return of(layer).flatMap(each -> each.instead().stream()).toList();
  }

  private Stream<Supposed> of(Layer layer) {
    return byLayer.getOrDefault(layer.id(), Map.of()).values().stream();
  }

  /** All, in the order of the changes; what a change brings about comes after it. */
  List<Supposed> all() {
    return byLayer.values().stream()
        .flatMap(layer -> layer.values().stream())
        .sorted(Comparator.comparingInt(Supposed::change).thenComparing(Supposed::isBroughtAbout))
        .toList();
  }
}

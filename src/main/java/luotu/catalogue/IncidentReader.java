package luotu.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import luotu.model.Choice;
import luotu.model.Fault;
import luotu.model.Field;
import luotu.model.GeometryKind;
import luotu.model.IncidentKind;
import luotu.model.IncidentResource;
import luotu.model.Layer;
import luotu.model.Refusal;
import luotu.model.filter.Cql2Parser;
import luotu.model.filter.FilterCheck;

/**
 * Turns tables of events into {@link IncidentKind}s. A row of a further table takes the place of
 * the row of its id.
 */
final class IncidentReader {
  private static final List<String> MODES =
      List.of("straight", "walk", "drive", "emergency", "air");
  private static final int MOST_SHOWN = 100;
  private static final int USUALLY_SHOWN = 3;
  private static final int LONGEST_RADIUS_METRES = 1_000_000;

  private final Map<String, Layer> layers = new LinkedHashMap<>();
  private final Map<String, IncidentResource> resources = new LinkedHashMap<>();
  private final Map<String, Row> kinds = new LinkedHashMap<>();

  /** A kind whose resources may yet be declared otherwise. */
  private record Row(IncidentKind kind, List<String> resources) {}

  IncidentReader(List<Layer> layers) {
    layers.forEach(layer -> this.layers.put(layer.id(), layer));
  }

  /** What all that was read says. */
  List<IncidentKind> kinds() {
    return kinds.values().stream().map(this::kind).toList();
  }

  private IncidentKind kind(Row row) {
    IncidentKind kind = row.kind();
    return new IncidentKind(
        kind.id(),
        kind.label(),
        kind.radiusMetres(),
        kind.hazards(),
        kind.suitableFor(),
        kind.leaves(),
        row.resources().stream().map(resources::get).toList());
  }

  void read(Declaration file) {
    Map<String, IncidentResource> ownResources = new LinkedHashMap<>();
    file.mappings("resources").forEach(each -> readResource(each, ownResources));
    resources.putAll(ownResources);
    Map<String, Row> ownKinds = new LinkedHashMap<>();
    file.mappings("kinds").forEach(each -> readKind(each, ownKinds));
    kinds.putAll(ownKinds);
    file.refuseOtherKeys();
  }

  private void readResource(Declaration declared, Map<String, IncidentResource> own) {
    String id = declared.text("id");
    String layer = declared.text("layer");
    if (!layer.isEmpty() && !onTheMap().contains(layer)) {
      declared.faultOneOf("layer", layer, onTheMap());
    }
    String mode = declared.text("mode");
    if (!mode.isEmpty() && !MODES.contains(mode)) {
      declared.faultOneOf("mode", mode, MODES);
    }
    IncidentResource resource =
        new IncidentResource(
            id,
            layer,
            filter(declared, layer),
            mode,
            declared.integer("count", 1, MOST_SHOWN, USUALLY_SHOWN),
            declared.label());
    if (own.put(id, resource) != null) {
      declared.fault("id", id, "重复，前面已有", "no second one of this name");
    }
    declared.refuseOtherKeys();
  }

  private List<String> onTheMap() {
    return layers.values().stream()
        .filter(layer -> layer.geometry() != GeometryKind.NONE)
        .map(Layer::id)
        .toList();
  }

  private String filter(Declaration declared, String layer) {
    String text = declared.findText("filter").orElse("");
    if (!text.isBlank() && layers.containsKey(layer)) {
      try {
        FilterCheck.check(layers.get(layer), Cql2Parser.parse(text));
      } catch (Refusal wrong) {
        for (Fault fault : wrong.faults()) {
          declared.fault("filter", fault.found(), fault.expected().zh(), fault.expected().en());
        }
      }
    }
    return text;
  }

  private void readKind(Declaration declared, Map<String, Row> own) {
    String id = declared.text("id");
    List<String> hazards = declared.texts("hazards");
    checkChoices(declared, "hazards", hazards, "hazard", "kind");
    List<String> suitable = new ArrayList<>();
    declared.findText("suitable_for").ifPresent(suitable::add);
    checkChoices(declared, "suitable_for", suitable, "shelter", "suitable_for");
    List<String> needed = declared.texts("resources");
    for (String each : needed) {
      if (!resources.containsKey(each)) {
        declared.faultOneOf("resources", each, resources.keySet());
      }
    }
    IncidentKind kind =
        new IncidentKind(
            id,
            declared.label(),
            declared.integer("radius_m", 1, LONGEST_RADIUS_METRES),
            hazards,
            suitable.stream().findFirst(),
            declared.flag("leave"),
            List.of());
    if (own.put(id, new Row(kind, needed)) != null) {
      declared.fault("id", id, "重复，前面已有", "no second one of this name");
    }
    declared.refuseOtherKeys();
  }

  /** Values that a field of a layer must know, where there is such a layer. */
  private void checkChoices(
      Declaration declared, String key, List<String> values, String layer, String field) {
    List<String> known =
        Optional.ofNullable(layers.get(layer)).flatMap(each -> each.findField(field)).stream()
            .map(Field::choices)
            .flatMap(List::stream)
            .map(Choice::id)
            .toList();
    if (!known.isEmpty()) {
      values.stream()
          .filter(value -> !known.contains(value))
          .forEach(value -> declared.faultOneOf(key, value, known));
    }
  }
}

package luotu.catalogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import luotu.model.Fault;
import luotu.model.Field;
import luotu.model.FieldType;
import luotu.model.GeometryKind;
import luotu.model.Layer;
import luotu.model.Measure.Rows;
import luotu.model.Measure.State;
import luotu.model.Refusal;
import luotu.model.filter.Cql2Parser;
import luotu.model.filter.FilterCheck;

/** Reads which rows of a layer a standard is about, and holds them against the layers. */
final class RowsReader {
  static final Set<FieldType> NUMERIC = Set.of(FieldType.INTEGER, FieldType.NUMBER);

  private final Map<String, Layer> layers = new LinkedHashMap<>();

  RowsReader(List<Layer> layers) {
    layers.forEach(layer -> this.layers.put(layer.id(), layer));
  }

  /** Rows that lie on the map, declared under a key. */
  Rows placed(Declaration declaration, String key) {
    return readPlaced(declaration.mapping(key));
  }

  /** Rows that lie on the map. */
  Rows readPlaced(Declaration declaration) {
    Rows rows = read(declaration);
    if (Optional.ofNullable(layers.get(rows.layer()))
        .filter(layer -> layer.geometry() == GeometryKind.NONE)
        .isPresent()) {
      declaration.fault("layer", rows.layer(), "有几何的图层", "a layer with geometry");
    }
    return rows;
  }

  /** Rows of any layer. */
  Rows read(Declaration declaration) {
    String layer = declaration.text("layer");
    if (!layer.isEmpty() && !layers.containsKey(layer)) {
      declaration.faultOneOf("layer", layer, layers.keySet());
    }
    State state =
        declaration.findText("state").isEmpty()
            ? State.ANY
            : declaration.constant("state", State.class).orElse(State.ANY);
    Rows rows =
        new Rows(
            layer,
            filter(declaration, "filter", layer),
            state,
            findField(declaration, "year", layer, Set.of(FieldType.INTEGER)),
            findField(declaration, "due", layer, Set.of(FieldType.DATE)));
    Optional<Layer> found = Optional.ofNullable(layers.get(layer));
    if (state == State.USABLE && found.filter(each -> each.usable().isEmpty()).isPresent()) {
      declaration.fault(
          "state", "usable", "图层没有声明 usable", "a layer that declares what usable means");
    }
    if (state == State.OPEN && found.isPresent() && find(layer, "closed_on").isEmpty()) {
      declaration.fault("state", "open", "图层没有 closed_on 字段", "a layer with a field closed_on");
    }
    declaration.refuseOtherKeys();
    return rows;
  }

  /**
   * CQL2 text on a layer, or null; where it holds a number, what that rests on stands beside it.
   */
  String filter(Declaration declaration, String key, String layerId) {
    String text = plainFilter(declaration, key, layerId);
    if (text != null && text.matches("(?s).*\\d.*")) {
      declaration.basis();
    }
    return text;
  }

  /** CQL2 text on a layer that no duty is measured by, or null. */
  String plainFilter(Declaration declaration, String key, String layerId) {
    Optional<String> text = declaration.findText(key).filter(found -> !found.isBlank());
    Layer layer = layers.get(layerId);
    if (text.isPresent() && layer != null) {
      try {
        FilterCheck.check(layer, Cql2Parser.parse(text.get()));
      } catch (Refusal refusal) {
        for (Fault fault : refusal.faults()) {
          String found = fault.field().isEmpty() ? "" : fault.field() + ": ";
          declaration.fault(
              key, found + fault.found(), fault.expected().zh(), fault.expected().en());
        }
      }
    }
    return text.orElse(null);
  }

  /** A field of one of these types, or null when the key is absent. */
  String findField(Declaration declaration, String key, String layer, Set<FieldType> types) {
    return declaration.findText(key).isEmpty() ? null : field(declaration, key, layer, types);
  }

  /** A field of one of these types. */
  String field(Declaration declaration, String key, String layer, Set<FieldType> types) {
    String id = declaration.text(key);
    if (!id.isEmpty()
        && layers.containsKey(layer)
        && find(layer, id).filter(field -> types.contains(field.type())).isEmpty()) {
      declaration.faultOneOf(
          key,
          id,
          layers.get(layer).fields().stream()
              .filter(field -> types.contains(field.type()))
              .map(Field::id)
              .toList());
    }
    return id;
  }

  Optional<Field> find(String layer, String field) {
    return Optional.ofNullable(layers.get(layer)).flatMap(found -> found.findField(field));
  }
}

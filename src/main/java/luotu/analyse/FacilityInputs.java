package luotu.analyse;

import java.util.List;
import luotu.model.Catalogue;
import luotu.model.Choice;
import luotu.model.Fault;
import luotu.model.FieldType;
import luotu.model.GeometryKind;
import luotu.model.Label;
import luotu.model.Layer;
import luotu.model.Refusal;
import luotu.model.Usable;
import luotu.model.filter.Cql2Parser;
import luotu.model.filter.Filter;
import luotu.model.filter.FilterCheck;
import luotu.store.Facilities;

/** Finds the resources that inputs name. */
public record FacilityInputs(Catalogue catalogue) {
  /**
   * The resources of some layers, each layer once.
   *
   * @param filter CQL2 text that all of them take, or null for all
   * @param includeStatus values that count although a layer holds them unusable; each counts in the
   *     layers that know it
   * @throws Refusal {@code unknown-layer}, {@code layer-without-geometry}, {@code invalid-filter}
   *     or {@code invalid-input}
   */
  public List<Facilities> facilities(
      List<String> layerIds, String filter, List<String> includeStatus) {
    List<Layer> layers = layerIds.stream().distinct().map(this::layer).toList();
    List<String> known =
        layers.stream().flatMap(each -> statuses(each).stream()).distinct().toList();
    List<Fault> unknown =
        includeStatus.stream()
            .filter(value -> !known.contains(value))
            .map(value -> new Fault("include_status", value, Label.oneOf(known)))
            .toList();
    if (!unknown.isEmpty()) {
      throw refuse(unknown);
    }
    return layers.stream()
        .map(
            layer ->
                new Facilities(
                    layer,
                    filter(layer, filter),
                    includeStatus.stream().filter(statuses(layer)::contains).toList()))
        .toList();
  }

  /** A layer that lies on the map. */
  public Layer layer(String id) {
    Layer layer = catalogue.getLayer(id);
    if (layer.geometry() == GeometryKind.NONE) {
      throw Refusal.invalid(
          "layer-without-geometry",
          "这个图层没有位置",
          "This layer has no places",
          Fault.of("layer", id, "有几何的图层", "a layer with geometry"));
    }
    return layer;
  }

  /** The condition that CQL2 text states; true of all when it is null or blank. */
  public Filter filter(Layer layer, String text) {
    return text == null || text.isBlank()
        ? Filter.ALL
        : FilterCheck.check(layer, Cql2Parser.parse(text));
  }

  /** Inputs that cannot be taken, with all that is wrong with them. */
  public static Refusal refuse(List<Fault> faults) {
    return Refusal.invalid("invalid-input", "输入有误", "The inputs are not valid", faults);
  }

  private static List<String> statuses(Layer layer) {
    return layer
        .usable()
        .map(Usable::field)
        .flatMap(layer::findField)
        .map(
            field ->
                field.type() == FieldType.BOOLEAN
                    ? List.of("true", "false")
                    : field.choices().stream().map(Choice::id).toList())
        .orElse(List.of());
  }
}

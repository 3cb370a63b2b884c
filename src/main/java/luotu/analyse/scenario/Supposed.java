package luotu.analyse.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import luotu.analyse.scenario.BeforeAfterResult.Edit;
import luotu.geo.GeoJson;
import luotu.model.Feature;
import luotu.model.Label;
import luotu.model.Layer;
import org.locationtech.jts.geom.Geometry;

/**
 * One feature that is supposed to be otherwise.
 *
 * @param change position of the change that says so, or that brings it about
 * @param isBroughtAbout whether no change names it
 * @param stored as it is; empty for a new one
 * @param instead as it is supposed to be; empty when it is gone
 * @param edit what would have to be written: a whole feature, or what is otherwise in a stored one
 */
record Supposed(
    int change,
    boolean isBroughtAbout,
    Layer layer,
    long id,
    Optional<Feature> stored,
    Optional<Feature> instead,
    Optional<ObjectNode> edit) {

  /** A stored feature of another shape, for the sake of a change. */
  static Supposed reshaped(int change, Layer layer, Feature stored, Geometry shape) {
    ObjectNode edit = JsonNodeFactory.instance.objectNode().put("type", "Feature");
    Optional<Feature> feature = Optional.of(stored);
    return new Supposed(change, true, layer, stored.id(), feature, feature, Optional.of(edit))
        .withShape(shape);
  }

  /** The same with another shape. */
  Supposed withShape(Geometry shape) {
    ObjectNode reshaped = edit.orElseThrow().deepCopy();
    reshaped.set("geometry", GeoJson.EXACT.toNode(shape));
    return new Supposed(
        change,
        isBroughtAbout,
        layer,
        id,
        stored,
        instead.map(feature -> feature.withGeometry(shape)),
        Optional.of(reshaped));
  }

  /** Whether it lies elsewhere or has another shape than what is stored. */
  boolean isMoved() {
    return instead.isPresent()
        && stored
            .map(feature -> !feature.geometry().equalsExact(instead.get().geometry()))
            .orElse(true);
  }

  /** What it is called in texts: its name, otherwise its place among the changes. */
  Label name() {
    return givenName()
        .map(name -> new Label(name, name))
        .orElseGet(
            () ->
                new Label(
                    "第 %d 项改动（%s）".formatted(change + 1, layer.label().zh()),
                    "change %d (%s)".formatted(change + 1, layer.label().en())));
  }

  private Optional<String> givenName() {
    return Optional.ofNullable(instead.or(() -> stored).orElseThrow().name());
  }

  Edit toEdit() {
    return new Edit(
        change,
        layer.id(),
        stored.map(Feature::id).orElse(null),
        id,
        givenName().orElse(null),
        stored.map(feature -> String.valueOf(feature.change())).orElse(null),
        edit.<JsonNode>map(each -> each).orElse(null));
  }
}

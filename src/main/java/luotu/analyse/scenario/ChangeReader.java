package luotu.analyse.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import luotu.analyse.FacilityInputs;
import luotu.analyse.scenario.BeforeAfterRequest.Change;
import luotu.model.Fault;
import luotu.model.Feature;
import luotu.model.FeatureBody;
import luotu.model.Layer;
import luotu.model.Refusal;
import luotu.store.Snapshot;

/**
 * Reads changes and checks them as if they were to be written; all that is wrong is told at once.
 * For one thread.
 */
final class ChangeReader {
  /** New features come after all stored ones, whose ids end with those JSON can tell apart. */
  static final long FIRST_NEW_ID = (1L << 53) - 1_000_000;

  /**
   * What is counted, and by what: to suppose it otherwise would compare two different questions.
   */
  private static final Set<String> FIXED = Set.of("zone", "population");

  private static final Set<String> BODY = Set.of("type", "geometry", "properties");

  private final FacilityInputs inputs;
  private final Snapshot stored;
  private final OffsetDateTime now = OffsetDateTime.now();
  private final Suppositions suppositions = new Suppositions();
  private final List<Fault> faults = new ArrayList<>();

  private ChangeReader(FacilityInputs inputs, Snapshot stored) {
    this.inputs = inputs;
    this.stored = stored;
  }

  /**
   * @throws Refusal {@code invalid-input} naming {@code changes[i]} and what of it is wrong
   */
  static Suppositions read(FacilityInputs inputs, Snapshot stored, List<Change> changes) {
    ChangeReader reader = new ChangeReader(inputs, stored);
    for (int i = 0; i < changes.size(); i++) {
      reader.read(i, changes.get(i));
    }
    if (!reader.faults.isEmpty()) {
      throw FacilityInputs.refuse(reader.faults);
    }
    return reader.suppositions;
  }

  private void read(int index, Change change) {
    String at = "changes[" + index + "].";
    Layer layer;
    try {
      layer = inputs.catalogue().getLayer(change.layer());
    } catch (Refusal unknown) {
      unknown.faults().forEach(each -> fault(at + "layer", each));
      return;
    }
    if (FIXED.contains(layer.id())) {
      faults.add(
          Fault.of(
              at + "layer",
              layer.id(),
              "资源、道路、障碍、土地等；区域和人口是统计的口径，不能假设",
              "facilities, roads, barriers, land and the like; zones and people are what is counted"
                  + " and cannot be supposed"));
      return;
    }
    if (change.id() == null) {
      add(index, at, layer, change);
      return;
    }
    if (suppositions.find(layer, change.id()).isPresent()) {
      faults.add(Fault.of(at + "id", change.id(), "每个要素只写一项改动", "each feature in one change only"));
      return;
    }
    Optional<Feature> feature = stored.find(layer, change.id());
    if (feature.isEmpty()) {
      faults.add(
          Fault.of(
              at + "id",
              change.id(),
              "图层 " + layer.id() + " 中已有要素的编号",
              "the id of a feature stored in the layer " + layer.id()));
      return;
    }
    alter(index, at, layer, feature.get(), change);
  }

  private void add(int index, String at, Layer layer, Change change) {
    if (change.feature() == null) {
      faults.add(
          Fault.of(
              at + "feature",
              "",
              "新要素，或者写明撤去哪个要素的 id",
              "a new feature, or the id of one that is gone"));
      return;
    }
    checked(at, () -> FeatureBody.create(layer, change.feature()))
        .ifPresent(
            feature ->
                put(
                    index,
                    layer,
                    Optional.empty(),
                    Optional.of(feature.withId(FIRST_NEW_ID + index)),
                    change));
  }

  private void alter(int index, String at, Layer layer, Feature feature, Change change) {
    if (change.feature() == null) {
      put(index, layer, Optional.of(feature), Optional.empty(), change);
      return;
    }
    ObjectNode patch = change.feature().deepCopy().put("type", "Feature");
    patch.remove("id");
    checked(at, () -> FeatureBody.patch(layer, feature, patch))
        .ifPresent(
            instead -> put(index, layer, Optional.of(feature), Optional.of(instead), change));
  }

  private void put(
      int index, Layer layer, Optional<Feature> before, Optional<Feature> instead, Change change) {
    Optional<Feature> dated = instead.map(feature -> feature.writtenAt(now));
    suppositions.put(
        new Supposed(
            index,
            false,
            layer,
            before.or(() -> dated).orElseThrow().id(),
            before,
            dated,
            Optional.ofNullable(change.feature())));
  }

  private interface Checked {
    Feature read();
  }

  private Optional<Feature> checked(String at, Checked check) {
    try {
      return Optional.of(check.read());
    } catch (Refusal wrong) {
      wrong.faults().forEach(each -> fault(at + "feature" + within(each.field()), each));
      return Optional.empty();
    }
  }

  /** Where in a feature a fault of it stands. */
  private static String within(String field) {
    return field.isEmpty() ? "" : (BODY.contains(field) ? "." : ".properties.") + field;
  }

  private void fault(String field, Fault fault) {
    faults.add(new Fault(field, fault.found(), fault.expected()));
  }
}

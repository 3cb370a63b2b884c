package luotu.analyse.scenario;

import static luotu.analyse.Scene.box;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import luotu.Checkout;
import luotu.analyse.FacilityInputs;
import luotu.analyse.Scene;
import luotu.analyse.scenario.BeforeAfterRequest.Change;
import luotu.analyse.standards.RandomRows;
import luotu.model.Field;
import luotu.model.FieldType;
import luotu.model.GeometryKind;
import luotu.model.Layer;
import luotu.model.Usable;
import luotu.model.filter.Filter;
import luotu.model.filter.FilterCheck;
import luotu.store.Facilities;
import luotu.store.FacilityList;
import luotu.store.FacilityPlaces;
import luotu.store.Snapshot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.io.WKTWriter;

/**
 * What is read from memory is what SQL reads: every stored feature is supposed to be as it is, so
 * that none is left to the database, and both are asked the same.
 */
class SupposedSnapshotTest {
  private static final FacilityInputs INPUTS = new FacilityInputs(Checkout.CATALOGUE);
  private static final int ROWS = 12;

  private Scene scene;

  @BeforeEach
  void open() {
    scene = new Scene(106.5, 29.5);
    scene.zone("1", "town", box(-3_000, -3_000, 0, 3_000));
    scene.zone("2", "town", box(0, -3_000, 3_000, 3_000));
    scene.store();
    RandomRows rows = new RandomRows(17);
    for (Layer layer : RandomRows.LAYERS) {
      if (layer.geometry() != GeometryKind.NONE) {
        for (int i = 0; i < ROWS; i++) {
          RandomRows.Row row = rows.row(layer, -2_500, -2_500, 2_500, 2_500);
          scene.add(layer.id(), row.wktMetres(), row.pairs());
        }
      }
    }
    scene.store();
  }

  @AfterEach
  void close() {
    scene.close();
  }

  private static List<Long> ids(Snapshot snapshot, Layer layer, Envelope box, Filter filter) {
    List<Long> ids = new ArrayList<>();
    snapshot.forEach(layer, box, filter, feature -> ids.add(feature.id()));
    return ids;
  }

  private static Suppositions allAsTheyAre(Snapshot stored, Layer layer) {
    List<Change> changes =
        ids(stored, layer, null, Filter.ALL).stream()
            .map(id -> new Change(layer.id(), id, JsonNodeFactory.instance.objectNode()))
            .toList();
    return ChangeReader.read(INPUTS, stored, changes);
  }

  /** Conditions on every property that a filter may name, some true of each of the rows. */
  private List<String> conditions(Snapshot stored, Layer layer) {
    List<String> conditions = new ArrayList<>();
    for (Field field : FilterCheck.properties(layer)) {
      if (field.id().equals("updated_at")) {
        continue;
      }
      TreeSet<String> values = new TreeSet<>();
      stored.forEach(
          layer,
          null,
          Filter.ALL,
          feature -> {
            Object value =
                switch (field.id()) {
                  case "id" -> feature.id();
                  case "name" -> feature.name();
                  case "zone" -> feature.zone();
                  case "source" -> feature.source();
                  default -> feature.fields().get(field.id());
                };
            if (value != null) {
              values.add(literal(field, value));
            }
          });
      conditions.add(field.id() + " IS NULL");
      conditions.add(field.id() + " IS NOT NULL");
      values.stream().limit(3).forEach(value -> conditions.addAll(of(field, value)));
    }
    String area = new WKTWriter().write(scene.degrees(box(-1_000, -1_500, 900, 1_200)));
    conditions.add("S_INTERSECTS(geometry, " + area + ")");
    conditions.add("S_WITHIN(geometry, " + area + ")");
    return conditions;
  }

  private static String literal(Field field, Object value) {
    Object one = value instanceof List<?> list ? list.get(0) : value;
    return switch (field.type()) {
      case INTEGER, NUMBER, BOOLEAN -> String.valueOf(one);
      case DATE -> "DATE('" + one + "')";
      default -> "'" + one + "'";
    };
  }

  private static List<String> of(Field field, String value) {
    String is = field.id() + " ";
    List<String> conditions =
        new ArrayList<>(
            List.of(is + "= " + value, is + "<> " + value, "NOT " + is + "IN (" + value + ")"));
    if (field.type() == FieldType.TEXT || field.type() == FieldType.CHOICE) {
      conditions.add(is + "LIKE '%" + value.substring(1, 2) + "%'");
    }
    if (field.type() != FieldType.CHOICES && field.type() != FieldType.BOOLEAN) {
      conditions.add(is + "> " + value);
      conditions.add(is + "<= " + value + " OR " + is + "IS NULL");
      conditions.add(is + "BETWEEN " + value + " AND " + value);
    }
    return conditions;
  }

  @Test
  void filtersMatchAsInTheDatabase() {
    int some = 0;
    try (Snapshot stored = scene.database().store().snapshot()) {
      for (Layer layer : located()) {
        SupposedSnapshot supposed =
            new SupposedSnapshot(stored, allAsTheyAre(stored, layer), INPUTS);
        for (String condition : conditions(stored, layer)) {
          Filter filter = INPUTS.filter(layer, condition);
          List<Long> expected = ids(stored, layer, null, filter);
          assertThat(ids(supposed, layer, null, filter))
              .as(layer.id() + ": " + condition)
              .isEqualTo(expected);
          some += expected.isEmpty() || expected.size() == ROWS ? 0 : 1;
        }
        Envelope box = scene.degrees(box(-500, -500, 700, 900)).getEnvelopeInternal();
        assertThat(ids(supposed, layer, box, Filter.ALL))
            .isEqualTo(ids(stored, layer, box, Filter.ALL));
      }
    }
    assertThat(some).as("conditions that tell some rows from others").isGreaterThan(300);
  }

  @Test
  void facilitiesAreUsableAsInTheDatabase() {
    int some = 0;
    try (Snapshot stored = scene.database().store().snapshot()) {
      for (Layer layer : located()) {
        SupposedSnapshot supposed =
            new SupposedSnapshot(stored, allAsTheyAre(stored, layer), INPUTS);
        List<String> excluded = layer.usable().map(Usable::excluded).orElse(List.of());
        for (List<String> included : List.of(List.<String>of(), excluded)) {
          Facilities facilities =
              new Facilities(layer, INPUTS.filter(layer, "zone = '1'"), included);
          FacilityList expected = stored.facilityList(facilities);
          FacilityList found = supposed.facilityList(facilities);
          assertThat(found.ids()).as(layer.id()).isEqualTo(expected.ids());
          some += found.size();
          assertThat(found.shapes()).isEqualTo(expected.shapes());
          assertThat(found.unverified()).isEqualTo(expected.unverified());
          assertThat(found.turnoutSeconds()).isEqualTo(expected.turnoutSeconds());
          Envelope box = scene.degrees(box(-900, -500, -300, 900)).getEnvelopeInternal();
          FacilityPlaces places = supposed.places(facilities, box, 300);
          FacilityPlaces asStored = stored.places(facilities, box, 300);
          assertThat(places.points()).isEqualTo(asStored.points());
          assertThat(places.unverifiedPoints()).isEqualTo(asStored.unverifiedPoints());
          assertThat(places.shapes()).isEqualTo(asStored.shapes());
        }
      }
    }
    assertThat(some).isGreaterThan(100);
  }

  private static List<Layer> located() {
    return RandomRows.LAYERS.stream()
        .filter(layer -> layer.geometry() != GeometryKind.NONE && !layer.id().equals("population"))
        .toList();
  }
}

package luotu.analyse.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import luotu.Checkout;
import luotu.model.Change;
import luotu.model.Feature;
import luotu.store.ChangeNote;
import luotu.store.Snapshot;
import luotu.store.TestDatabase;
import luotu.store.Writer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** Names that were kept and patched are those that are read anew. */
class PatchedNamesTest {
  private static final ChangeNote NOTE = new ChangeNote("test", "", "http");
  private static final List<String> LAYERS = List.of("road", "road", "shelter");
  private static final List<String> NAMES = List.of("人民路", "人民支路", "学田湾", "学田湾正街");
  private static final GeometryFactory GEOMETRIES = new GeometryFactory();
  private static final int EDITS = 60;

  private final TestDatabase database = TestDatabase.create(Checkout.CATALOGUE);
  private final Random random = new Random(5);

  /** Layer and id of what may be edited. */
  private final List<Feature> stored = new ArrayList<>();

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void afterAnyEditAllIsFoundAsIfReadAnew() {
    long[] town = new long[1];
    write(
        writer -> {
          town[0] = writer.insert(draft("zone", "东镇", square(106), town("5001")));
          writer.insert(draft("zone", "西镇", square(106.2), town("5002")));
        });
    for (int i = 0; i < 40; i++) {
      insert();
    }
    PlaceSearch kept = new PlaceSearch(database.store(), Checkout.CATALOGUE);
    assertThat(kept.find("路", 100, null)).isNotEmpty();
    for (int i = 0; i < EDITS; i++) {
      if (i % 15 == 7) {
        // What lies about it takes another zone without a version of its own.
        double west = 106 + 0.1 * random.nextDouble();
        edit("zone", town[0], was -> with(was, was.name(), square(west)));
      } else {
        Change change = i % 3 == 0 ? insert() : editAny();
        if (i % 5 == 4) {
          database.store().undo(change.number(), NOTE);
        }
      }
      PlaceSearch anew = new PlaceSearch(database.store(), Checkout.CATALOGUE);
      for (String name : NAMES) {
        assertThat(kept.find(name, 100, null))
            .as("%s after edit %d", name, i)
            .isEqualTo(anew.find(name, 100, null));
      }
    }
  }

  private Change insert() {
    return write(
        writer -> {
          Feature draft =
              draft(LAYERS.get(random.nextInt(LAYERS.size())), name(), place(), Map.of());
          stored.add(draft.withId(writer.insert(draft)));
        });
  }

  /** One of those that are still there is renamed, moved, or taken away. */
  private Change editAny() {
    List<Feature> left = stored.stream().filter(each -> isThere(each.layer(), each.id())).toList();
    Feature chosen = left.get(random.nextInt(left.size()));
    return switch (random.nextInt(3)) {
      case 0 -> edit(chosen.layer(), chosen.id(), was -> with(was, name(), was.geometry()));
      case 1 -> edit(chosen.layer(), chosen.id(), was -> with(was, was.name(), place()));
      default -> {
        long change = find(chosen.layer(), chosen.id()).change();
        yield write(writer -> writer.delete(chosen.layer(), chosen.id(), change));
      }
    };
  }

  private interface Edit {
    Feature of(Feature was);
  }

  private Change edit(String layer, long id, Edit edit) {
    Feature was = find(layer, id);
    return write(writer -> writer.update(edit.of(was), was.change()));
  }

  private Change write(Consumer<Writer> work) {
    return database.store().write(NOTE, work);
  }

  private boolean isThere(String layer, long id) {
    try (Snapshot snapshot = database.store().snapshot()) {
      return snapshot.find(Checkout.CATALOGUE.getLayer(layer), id).isPresent();
    }
  }

  private Feature find(String layer, long id) {
    try (Snapshot snapshot = database.store().snapshot()) {
      return snapshot.find(Checkout.CATALOGUE.getLayer(layer), id).orElseThrow();
    }
  }

  private String name() {
    return NAMES.get(random.nextInt(NAMES.size()));
  }

  /** A short line in one of the towns or outside both. */
  private Geometry place() {
    double x = 105.98 + 0.34 * random.nextDouble();
    double y = 29 + 0.1 * random.nextDouble();
    return GEOMETRIES.createLineString(
        new Coordinate[] {new Coordinate(x, y), new Coordinate(x + 1e-3, y)});
  }

  private static Geometry square(double west) {
    return GEOMETRIES.toGeometry(new Envelope(west, west + 0.1, 29, 29.1));
  }

  private static Map<String, Object> town(String code) {
    return Map.of("code", code, "kind", "town");
  }

  private static Feature draft(
      String layer, String name, Geometry shape, Map<String, Object> fields) {
    return Feature.draft(layer, shape, name, null, "scene", null, null, null, fields, Map.of());
  }

  private static Feature with(Feature was, String name, Geometry shape) {
    return draft(was.layer(), name, shape, was.fields()).withId(was.id());
  }
}

package luotu.analyse.scenario;

import static luotu.analyse.Scene.box;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import luotu.Checkout;
import luotu.analyse.Processes;
import luotu.analyse.Scene;
import luotu.command.Analyses;
import luotu.geo.GeoJson;
import luotu.geo.HeightLattice;
import luotu.geo.HeightPyramid;
import luotu.geo.HeightTile;
import luotu.model.Feature;
import luotu.model.FeatureBody;
import luotu.model.Layer;
import luotu.model.TerrainDraft;
import luotu.model.filter.Filter;
import luotu.store.ChangeNote;
import luotu.store.Load;
import luotu.store.LoadOptions;
import luotu.store.Snapshot;
import luotu.store.Writer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is said of suppositions is what the process answers once they are written: its edits are
 * stored as items are, and a program that never supposed anything is asked. On the level, and on
 * hills.
 */
class WrittenChangesTest {
  private static final int STREETS = 7;
  private static final double SPACING = 200;
  private static final List<String> COVERAGE =
      List.of(
          "'facilities':'shelter','radius_m':[150,400],'include_geometry':true",
          "'facilities':'shelter','radius_m':300,'over':'population','filter':'zone = `1`'",
          "'facilities':'shelter','radius_m':300,'include_status':['planned']",
          "'facilities':'fire_station','radius_m':500,'over':'land','include_geometry':true");
  private static final List<String> TRAVEL =
      List.of(
          "'facilities':'shelter','minutes':[4,9],'split':true,'include_geometry':true",
          "'facilities':'fire_station','minutes':[2,3],'mode':'emergency','split':true",
          "'facilities':'shelter','minutes':[3],'mode':'drive','direction':'from',"
              + "'filter':'places > 100 OR places IS NULL'",
          "'points':[[106.5,29.6]],'minutes':[12],'include_geometry':true");

  private Scene scene;
  private Random random;

  @BeforeEach
  void open() {
    scene = new Scene(106.5, 29.6);
  }

  @AfterEach
  void close() {
    scene.close();
  }

  /** Streets in a grid over a river with two bridges, facilities and people beside them. */
  private void town(long seed) {
    random = new Random(seed);
    scene.zone("1", "town", box(-900, -900, -100, 900));
    scene.zone("2", "town", box(-100, -900, 900, 900));
    int half = STREETS / 2;
    for (int i = -half; i <= half; i++) {
      for (int j = -half; j < half; j++) {
        street(j, i, j + 1, i);
        // The river flows between the rows 0 and 1.
        if (j != 0 || i == -2 || i == 2) {
          street(i, j, i, j + 1);
        }
      }
    }
    scene.add("waterway", "LINESTRING(-1000 100,1000 100)", "class", "main");
    for (int i = 0; i < 60; i++) {
      scene.add("population", point(), "people", (double) (1 + random.nextInt(30)));
    }
    for (int i = 0; i < 6; i++) {
      scene.add("shelter", point(), "status", status(), "places", (long) (50 * (i + 1)));
      scene.add("fire_station", point(), "turnout_s", 30.0 + 10 * i);
      double x = between(-800, 700);
      double y = between(-800, 700);
      scene.add("land", box(x, y, x + 150, y + 90), "kind", "forest");
    }
    scene.store();
    if (seed % 2 == 0) {
      hills();
    }
  }

  /** Terrain of 30 m waves, on which ways up and down differ. */
  private void hills() {
    HeightLattice lattice = new HeightLattice(106.48, 29.62, 2e-4, 2e-4, 200, 200);
    HeightPyramid.Source heights =
        (tileRow, tileColumn) -> {
          float[] metres = new float[HeightTile.SIDE * HeightTile.SIDE];
          for (int i = 0; i < metres.length; i++) {
            double row = (double) i / HeightTile.SIDE;
            metres[i] =
                (float) (300 + 30 * Math.sin(row / 6) * Math.cos(i % HeightTile.SIDE / 5.0));
          }
          return metres;
        };
    LoadOptions options = new LoadOptions(LoadOptions.Mode.ADD, Map.of());
    try (Load load = scene.database().store().load(options)) {
      load.addTerrain(new TerrainDraft("waves", lattice, heights));
      load.apply(new ChangeNote("test", "terrain", "file"), false);
    }
  }

  private void street(int x, int y, int toX, int toY) {
    boolean isBridge = y == 0 && toY == 1;
    scene.road(
        null,
        "%d %d,%d %d"
            .formatted(
                (int) (x * SPACING),
                (int) (y * SPACING),
                (int) (toX * SPACING),
                (int) (toY * SPACING)),
        "class",
        random.nextInt(3) == 0 ? "tertiary" : "residential",
        "bridge",
        isBridge,
        "oneway",
        random.nextInt(5) == 0);
  }

  private double between(double low, double high) {
    return low + random.nextDouble() * (high - low);
  }

  private String point() {
    return "POINT(" + between(-800, 800) + " " + between(-800, 800) + ")";
  }

  private String status() {
    return List.of("open", "planned", "closed", "building").get(random.nextInt(4));
  }

  /** Some changes of every kind, each of another feature. */
  private String changes() {
    List<String> changes = new ArrayList<>();
    for (String layer : List.of("shelter", "fire_station", "road", "land", "waterway")) {
      List<Long> ids = ids(layer);
      for (int i = 0; i < (layer.equals("road") ? 8 : 2) && !ids.isEmpty(); i++) {
        long id = ids.remove(random.nextInt(ids.size()));
        changes.add("{'layer':'%s','id':%d,'feature':%s}".formatted(layer, id, change(layer)));
      }
      changes.add("{'layer':'%s','feature':%s}".formatted(layer, whole(layer)));
    }
    for (int i = 0; i < 3; i++) {
      changes.add("{'layer':'road','feature':%s}".formatted(whole("road")));
    }
    return String.join(",", changes);
  }

  /** What is otherwise in a stored feature; null when it is gone. */
  private String change(String layer) {
    return switch (random.nextInt(layer.equals("road") ? 4 : 3)) {
      case 0 -> "null";
      case 1 -> "{'geometry':" + geometry(layer) + "}";
      case 2 -> "{'properties':" + properties(layer) + "}";
      default -> "{'properties':{'closed':true}}";
    };
  }

  private String whole(String layer) {
    return "{'type':'Feature','geometry':%s,'properties':%s}"
        .formatted(geometry(layer), properties(layer));
  }

  private String properties(String layer) {
    return switch (layer) {
      case "shelter" -> "{'status':'" + status() + "','places':" + random.nextInt(200) + "}";
      case "fire_station" -> "{'turnout_s':" + random.nextInt(90) + "}";
      case "road" ->
          "{'class':'residential','bridge':%b,'oneway':%b,'speed_kmh':%d}"
              .formatted(random.nextBoolean(), random.nextBoolean(), 20 + random.nextInt(40));
      case "land" -> "{'kind':'forest_key'}";
      default -> "{'class':'tributary'}";
    };
  }

  private String geometry(String layer) {
    double x = between(-700, 700);
    double y = between(-700, 700);
    String wkt =
        switch (layer) {
          // Near streets as often as not: there both ends join them.
          case "road" ->
              "LINESTRING(%f %f,%f %f,%f %f)"
                  .formatted(x, near(y), x + 30, y + 70, near(x + 150), y + 250);
          case "land" -> box(x, y, x + 200, y + 50);
          case "waterway" -> "LINESTRING(%f %f,%f %f)".formatted(x, y, x + 60, y + 60);
          default -> "POINT(%f %f)".formatted(x, y);
        };
    return GeoJson.EXACT.toNode(scene.degrees(wkt)).toString().replace('"', '\'');
  }

  private double near(double metres) {
    return random.nextBoolean() ? metres : Math.rint(metres / SPACING) * SPACING + 4;
  }

  private List<Long> ids(String layer) {
    List<Long> ids = new ArrayList<>();
    try (Snapshot snapshot = scene.database().store().snapshot()) {
      snapshot.forEach(
          Checkout.CATALOGUE.getLayer(layer), null, Filter.ALL, each -> ids.add(each.id()));
    }
    return ids;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void afterIsWhatTheDatabaseAnswersOnceAllIsWritten(long seed) {
    town(seed);
    String changes = changes();
    List<String[]> asked = new ArrayList<>();
    COVERAGE.forEach(inputs -> asked.add(new String[] {"radius-coverage", inputs}));
    TRAVEL.forEach(inputs -> asked.add(new String[] {"service-area", inputs}));
    List<JsonNode> plain = asked.stream().map(each -> scene.run(each[0], each[1])).toList();
    List<JsonNode> answers =
        asked.stream()
            .map(
                each ->
                    scene.run(
                        "before-after",
                        "'process':'%s','inputs':{%s},'changes':[%s]"
                            .formatted(each[0], each[1], changes)))
            .toList();
    Map<Long, Long> ids = write(answers.get(0).get("edits"));
    // Ids of different layers never meet: they come from one sequence.
    Processes fresh = Analyses.of(Checkout.CATALOGUE, scene.database().store()).processes();
    for (int i = 0; i < asked.size(); i++) {
      String[] each = asked.get(i);
      String about = "seed " + seed + ": " + each[1];
      assertThat(answers.get(i).get("edits")).as(about).isEqualTo(answers.get(0).get("edits"));
      assertThat(answers.get(i).get("before")).as(about).isEqualTo(plain.get(i));
      JsonNode after = withStoredIds(answers.get(i).get("after"), ids);
      assertThat(after).as(about).isEqualTo(withoutChange(scene.run(each[0], each[1])));
      assertThat(after)
          .as(about + ", asked of a program begun afterwards")
          .isEqualTo(withoutChange(fresh.execute(each[0], Scene.json("{" + each[1] + "}"))));
    }
    assertThat(answers).anyMatch(each -> !each.get("before").equals(each.get("after")));
  }

  /** Stores edits as the items of a layer are stored; what each new feature is called by then. */
  private Map<Long, Long> write(JsonNode edits) {
    Map<Long, Long> ids = new HashMap<>();
    for (JsonNode edit : edits) {
      Layer layer = Checkout.CATALOGUE.getLayer(edit.get("layer").asText());
      scene
          .database()
          .store()
          .write(
              new ChangeNote("test", "put into effect", "http"),
              writer -> write(writer, layer, edit, ids));
    }
    return ids;
  }

  private void write(Writer writer, Layer layer, JsonNode edit, Map<Long, Long> ids) {
    JsonNode feature = edit.get("feature");
    if (edit.get("id").isNull()) {
      ids.put(edit.get("supposed_id").asLong(), writer.insert(FeatureBody.create(layer, feature)));
      return;
    }
    long id = edit.get("id").asLong();
    long version = edit.get("version").asLong();
    if (feature.isNull()) {
      writer.delete(layer.id(), id, version);
      return;
    }
    try (Snapshot snapshot = scene.database().store().snapshot()) {
      Feature stored = snapshot.find(layer, id).orElseThrow();
      ObjectNode patch = feature.deepCopy();
      patch.remove("type");
      writer.update(FeatureBody.patch(layer, stored, patch), version);
    }
  }

  private static JsonNode withStoredIds(JsonNode answer, Map<Long, Long> ids) {
    JsonNode copy = withoutChange(answer);
    if (copy.has("areas")) {
      IntStream.range(0, copy.get("areas").size())
          .mapToObj(i -> (ObjectNode) copy.get("areas").get(i))
          .filter(area -> ids.containsKey(area.get("facility").asLong()))
          .forEach(area -> area.put("facility", ids.get(area.get("facility").asLong())));
    }
    return copy;
  }

  private static JsonNode withoutChange(JsonNode answer) {
    ObjectNode copy = answer.deepCopy();
    copy.remove("change");
    return copy;
  }
}

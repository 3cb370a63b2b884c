package luotu.analyse.standards;

import static java.util.stream.Collectors.joining;
import static luotu.analyse.Scene.box;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import luotu.Checkout;
import luotu.analyse.Processes;
import luotu.analyse.Scene;
import luotu.command.Analyses;
import luotu.model.EditedFeature;
import luotu.model.Feature;
import luotu.model.Standard;
import luotu.model.filter.Filter;
import luotu.store.ChangeNote;
import luotu.store.Snapshot;
import luotu.store.Writer;

/**
 * Districts so far apart that nothing of one reaches another, not even by air: each of two towns, A
 * west of its middle and B east, 8 km square. The report is asked for again after each edit, of one
 * program that follows, and what came out otherwise anywhere is told.
 */
final class EditedCity implements AutoCloseable {
  private static final ChangeNote NOTE = new ChangeNote("test", "an edit", "http");
  private static final int DISTRICTS_IN_A_ROW = 20;

  /** More than twice as far as a helicopter comes in an hour. */
  private static final double DEGREES_APART = 3.5;

  private static final Object[] NOT_PRONE = {"disaster_prone", false};

  private final Scene scene = new Scene(90, 5);
  private final List<String> codes = new ArrayList<>();
  private Map<String, JsonNode> known = Map.of();

  /** What came out otherwise than when it was asked last, as {@code charging 03A}. */
  Set<String> moved(String asOf) {
    scene.store();
    Map<String, JsonNode> now = cells(ask(asOf, scene.processes()));
    Set<String> moved = new TreeSet<>();
    now.forEach(
        (key, cell) -> {
          if (!cell.equals(known.get(key))) {
            moved.add(key);
          }
        });
    known = now;
    return moved;
  }

  /** A program that was never asked anything says the same, of all standards and of each alone. */
  void isAsCountedAnew(String asOf) {
    List<String> each = Checkout.CATALOGUE.standards().stream().map(Standard::id).toList();
    Map<String, JsonNode> alone = new TreeMap<>();
    each.forEach(standard -> alone.putAll(anew(asOf, standard)));
    assertThat(alone).isEqualTo(known);
    assertThat(anew(asOf, each.toArray(String[]::new))).isEqualTo(known);
  }

  private Map<String, JsonNode> anew(String asOf, String... standards) {
    Processes processes = Analyses.of(Checkout.CATALOGUE, scene.database().store()).processes();
    return cells(ask(asOf, processes, standards));
  }

  private JsonNode ask(String asOf, Processes processes, String... standards) {
    return processes.execute(
        "gap-report",
        Scene.json(
            "{'inputs':{'as_of':'%s','remedies':false,'zones':[%s],'standards':[%s]}}"
                .formatted(asOf, quoted(codes), quoted(List.of(standards)))));
  }

  private static String quoted(List<String> ids) {
    return ids.stream().map(id -> "'" + id + "'").collect(joining(","));
  }

  private static Map<String, JsonNode> cells(JsonNode report) {
    Map<String, JsonNode> cells = new TreeMap<>();
    for (JsonNode row : report.get("zones")) {
      for (JsonNode cell : row.get("results")) {
        cells.put(cell.get("standard").asText() + " " + row.get("zone").asText(), cell);
      }
    }
    return cells;
  }

  /**
   * A district. In each of its towns live 100 people far from any road, and there is a gas main
   * that somebody answers for and a lake: so hazards and land are known, and of other kinds there
   * are none.
   */
  District district(Object... fieldsOfA) {
    District district = new District("%02d".formatted(codes.size() / 3));
    district
        .here()
        .zone(district.code("D"), "district", box(-8000, -4000, 8000, 4000))
        .zone(
            district.code("A"),
            "town",
            box(-8000, -4000, 0, 4000),
            district.fields(fieldsOfA.length == 0 ? NOT_PRONE : fieldsOfA))
        .zone(district.code("B"), "town", box(0, -4000, 8000, 4000), district.fields(NOT_PRONE));
    Stream.of("A", "B", "D").map(district::code).forEach(codes::add);
    for (int x : new int[] {-7500, 7500}) {
      district
          .add("population", "POINT(%d 3500)".formatted(x), "people", 100.0)
          .add("land", box(x, 3000, x + 50, 3050), "kind", "water")
          .hazard("main " + x, x, -3500, "gas", "level", "small");
    }
    return district;
  }

  @Override
  public void close() {
    scene.close();
  }

  /** Shapes are drawn in metres about the middle of the border between its towns. */
  final class District {
    private final String code;
    private final double longitude;
    private final double latitude;

    private District(String code) {
      this.code = code;
      int number = codes.size() / 3;
      longitude = 90 + DEGREES_APART * (number % DISTRICTS_IN_A_ROW);
      latitude = 5 + DEGREES_APART * (number / DISTRICTS_IN_A_ROW);
    }

    String code(String zone) {
      return code + zone;
    }

    private Scene here() {
      return scene.at(longitude, latitude);
    }

    private Object[] fields(Object... more) {
      return Stream.concat(Stream.of("parent", code("D")), Stream.of(more)).toArray();
    }

    District add(String layer, String wktMetres, Object... fields) {
      here().add(layer, wktMetres, fields);
      return this;
    }

    /** A row that an edit can find. */
    District named(String name, String layer, String wktMetres, Object... fields) {
      here().addKeyed(layer, code(name), wktMetres, fields);
      return this;
    }

    /** An open hazard that somebody answers for. */
    District hazard(String name, int x, int y, String kind, Object... more) {
      Object[] fields =
          Stream.concat(
                  Stream.of("kind", kind, "status", "open", "responsible_unit", "某单位（模拟）"),
                  Stream.of(more))
              .toArray();
      return named(name, "hazard", "POINT(%d %d)".formatted(x, y), fields);
    }

    /** A straight road. */
    District road(String name, int fromX, int toX) {
      return named(
          name, "road", "LINESTRING(%d 0,%d 0)".formatted(fromX, toX), "class", "residential");
    }

    /** 100 people on the road. */
    District people(int x) {
      return add("population", "POINT(%d 0)".formatted(x), "people", 100.0);
    }

    /** A row of a layer without geometry. */
    District record(String zone, String layer, Object... fields) {
      here().record(layer, code(zone), fields);
      return this;
    }

    /** The list of a layer is complete from that day. */
    District confirm(String zone, String layer, String from) {
      return record(zone, "inventory", "layer", layer, "complete_as_of", from);
    }

    void remove(String layer, String name) {
      Feature row = find(layer, name);
      write(writer -> writer.delete(layer, row.id(), row.change()));
    }

    void close(String road) {
      Feature row = find("road", road);
      Feature closed = EditedFeature.with(row, Map.of("closed", true));
      write(writer -> writer.update(closed, row.change()));
    }

    private Feature find(String layer, String name) {
      List<Feature> found = new ArrayList<>();
      try (Snapshot snapshot = scene.database().store().snapshot()) {
        snapshot.forEach(Checkout.CATALOGUE.getLayer(layer), null, Filter.ALL, found::add);
      }
      return found.stream()
          .filter(row -> code(name).equals(row.sourceKey()))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException(layer + " " + code(name)));
    }

    private void write(Consumer<Writer> work) {
      scene.database().store().write(NOTE, work);
    }
  }
}

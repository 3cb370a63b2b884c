package luotu.analyse.standards;

import static luotu.analyse.Scene.box;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import luotu.analyse.Scene;

/**
 * Streets of 10 km by 10 km in a row, 10 km apart, and what lies in them in metres from their
 * south-west corners. The report is about one day.
 */
final class Streets implements AutoCloseable {
  static final String DAY = "2025-09-30";

  final Scene scene = new Scene(106.4, 29.6);
  private final Map<String, Integer> positions = new TreeMap<>();

  Streets add(String code, Object... fields) {
    positions.put(code, positions.size());
    scene.zone(code, "town", box(west(code), 0, west(code) + 10_000, 10_000), fields);
    return this;
  }

  private double west(String code) {
    return positions.get(code) * 20_000.0;
  }

  Streets point(String code, String layer, double x, double y, Object... fields) {
    scene.add(layer, String.format(Locale.ROOT, "POINT(%f %f)", west(code) + x, y), fields);
    return this;
  }

  /** Several points of the same kind in the middle of the street. */
  Streets points(int count, String code, String layer, Object... fields) {
    for (int i = 0; i < count; i++) {
      point(code, layer, 5_000 + i * 10, 5_000, fields);
    }
    return this;
  }

  /** A square around a place. */
  Streets square(String code, String layer, double x, double y, double side, Object... fields) {
    double half = side / 2;
    scene.add(layer, box(west(code) + x - half, y - half, west(code) + x + half, y + half), fields);
    return this;
  }

  Streets record(String code, String layer, Object... fields) {
    scene.record(layer, code, fields);
    return this;
  }

  Streets inventory(String code, String layer) {
    return record(code, "inventory", "layer", layer, "complete_as_of", "2025-06-30");
  }

  Streets store() {
    scene.store();
    return this;
  }

  JsonNode report(String inputs) {
    return scene.run("gap-report", "'as_of': '" + DAY + "'" + inputs);
  }

  /** One standard in one zone. */
  JsonNode cell(String standard, String zone) {
    return report(", 'standards': '" + standard + "', 'zones': '" + zone + "'")
        .at("/zones/0/results/0");
  }

  /** Status and value of one standard in all streets, as in {@code "500106001 met 1.0"}. */
  List<String> statuses(String standard) {
    List<String> statuses = new ArrayList<>();
    for (JsonNode row : report(", 'standards': '" + standard + "'").get("zones")) {
      JsonNode cell = row.at("/results/0");
      statuses.add(
          row.get("zone").textValue()
              + " "
              + cell.get("status").textValue()
              + (cell.get("value").isNull() ? "" : " " + cell.get("value")));
    }
    return statuses;
  }

  @Override
  public void close() {
    scene.close();
  }
}

package luotu.filing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import luotu.analyse.Scene;
import luotu.geo.EqualAreaPlane;
import luotu.geo.LonLat;
import luotu.model.Change;
import luotu.model.Feature;
import luotu.serve.TestServer;
import luotu.store.ChangeNote;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/**
 * A server on a small city drawn in metres: the city C with the districts A (streets A1, A2) and B
 * (street B1), and the functional zone H, to which A2 belongs too. Every street is 4 km square.
 */
final class FilingServer implements AutoCloseable {
  private static final int SIDE = 4_000;

  private final EqualAreaPlane plane = new EqualAreaPlane(new LonLat(106.5, 29.5));
  private final TestServer server = new TestServer();

  FilingServer() {
    zone("C", "city", 0, 3);
    zone("A", "district", 0, 2, "parent", "C");
    zone("B", "district", 2, 3, "parent", "C");
    zone("H", "functional", 1, 2, "parent", "C");
    zone("A1", "town", 0, 1, "parent", "A");
    zone("A2", "town", 1, 2, "parent", "A", "member_of", "H");
    zone("B1", "town", 2, 3, "parent", "B");
  }

  TestServer server() {
    return server;
  }

  /** A zone of the streets from one to before another, counted from the west. */
  Change zone(String code, String kind, int first, int end, Object... fields) {
    return add(
        "zone",
        code,
        box(first * SIDE, 0, end * SIDE, SIDE),
        pairs(fields, "code", code, "kind", kind));
  }

  static String box(double west, double south, double east, double north) {
    return Scene.box(west, south, east, north);
  }

  Change add(String layer, String name, String wktMetres, Map<String, Object> fields) {
    return insert(
        Feature.draft(
            layer, degrees(wktMetres), name, null, "test", null, null, null, fields, Map.of()));
  }

  /** A row of a layer without geometry. */
  Change record(String layer, String zone, Object... fields) {
    return insert(
        Feature.draft(layer, null, null, zone, "test", null, null, null, pairs(fields), Map.of()));
  }

  private Change insert(Feature draft) {
    return server
        .database()
        .store()
        .write(new ChangeNote("test", "scene", "import"), writer -> writer.insert(draft));
  }

  static Map<String, Object> pairs(Object[] fields, Object... more) {
    Map<String, Object> all = new TreeMap<>();
    for (Object[] some : List.of(fields, more)) {
      for (int i = 0; i < some.length; i += 2) {
        all.put((String) some[i], some[i + 1]);
      }
    }
    return all;
  }

  Geometry degrees(String wktMetres) {
    try {
      return plane.inverse(new WKTReader().read(wktMetres));
    } catch (ParseException wrong) {
      throw new IllegalArgumentException(wktMetres, wrong);
    }
  }

  /** JSON with {@code '} for the quotation mark, sent; the answer has this status. */
  JsonNode post(String path, String json, int status) {
    return checked(server.send("POST", path, "application/json", json.replace('\'', '"')), status);
  }

  JsonNode get(String path) {
    return get(path, 200);
  }

  JsonNode get(String path, int status) {
    return checked(server.get(path), status);
  }

  private static JsonNode checked(HttpResponse<byte[]> answer, int status) {
    assertThat(answer.statusCode()).as(TestServer.text(answer)).isEqualTo(status);
    return TestServer.json(answer);
  }

  /** Decides about pass marks; returns the number of the change set. */
  long decide(String zone, String standard, String rest) {
    return post(
            "/pass-marks",
            "{'zone':'%s','standard':'%s','by':'安全科','why':'年度会议',%s}"
                .formatted(zone, standard, rest),
            201)
        .get("number")
        .asLong();
  }

  void undo(long change) {
    post("/changes/" + change + "/undo", "", 200);
  }

  /** The gap report. */
  JsonNode report(String inputs) {
    return post("/ogc/processes/gap-report/execution", "{'inputs':{" + inputs + "}}", 200);
  }

  /** One standard in all zones of the city. */
  JsonNode standard(String standard) {
    return report("'standards':['%s'],'zones':['A','A1','A2','B1','C','H']".formatted(standard));
  }

  /** The result of the first standard in a zone. */
  static JsonNode cell(JsonNode report, String zone) {
    return find(report.get("zones"), "zone", zone).at("/results/0");
  }

  static JsonNode find(JsonNode list, String key, String value) {
    return StreamSupport.stream(list.spliterator(), false)
        .filter(entry -> entry.path(key).asText().equals(value))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + value + " in " + list));
  }

  /** The fields that a refusal names. */
  static List<String> faults(JsonNode problem) {
    return problem.get("errors").findValuesAsText("field");
  }

  @Override
  public void close() {
    server.close();
  }
}

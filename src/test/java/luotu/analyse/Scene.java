package luotu.analyse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import luotu.Checkout;
import luotu.command.Analyses;
import luotu.geo.EqualAreaPlane;
import luotu.geo.LonLat;
import luotu.model.Feature;
import luotu.store.ChangeNote;
import luotu.store.TestDatabase;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/**
 * A constructed scene in a database of its own. Shapes are drawn in metres east and north of a
 * place.
 */
public final class Scene implements AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private EqualAreaPlane plane;
  private final TestDatabase database = TestDatabase.create(Checkout.CATALOGUE);
  private final Processes processes;
  private final List<Feature> drafts = new ArrayList<>();

  public Scene(double longitude, double latitude) {
    at(longitude, latitude);
    processes = Analyses.of(Checkout.CATALOGUE, database.store()).processes();
  }

  /** Draws what follows around another place. */
  public Scene at(double longitude, double latitude) {
    plane = new EqualAreaPlane(new LonLat(longitude, latitude));
    return this;
  }

  public TestDatabase database() {
    return database;
  }

  public Processes processes() {
    return processes;
  }

  /** Degrees of a shape drawn in metres. */
  public Geometry degrees(String wktMetres) {
    try {
      return plane.inverse(new WKTReader().read(wktMetres));
    } catch (ParseException wrong) {
      throw new IllegalArgumentException(wktMetres, wrong);
    }
  }

  public Scene zone(String code, String kind, String wktMetres, Object... fields) {
    Map<String, Object> all = pairs(fields);
    all.put("code", code);
    all.put("kind", kind);
    drafts.add(draft("zone", degrees(wktMetres), code, all));
    return this;
  }

  /** A square of that side around the place. */
  public Scene square(String code, double sideMetres) {
    double half = sideMetres / 2;
    return zone(code, "town", box(-half, -half, half, half));
  }

  public static String box(double west, double south, double east, double north) {
    return String.format(
        Locale.ROOT,
        "POLYGON((%1$f %2$f,%3$f %2$f,%3$f %4$f,%1$f %4$f,%1$f %2$f))",
        west,
        south,
        east,
        north);
  }

  public Scene add(String layer, String wktMetres, Object... fields) {
    return addDegrees(layer, degrees(wktMetres), fields);
  }

  public Scene addDegrees(String layer, Geometry degrees, Object... fields) {
    drafts.add(draft(layer, degrees, layer + " " + drafts.size(), pairs(fields)));
    return this;
  }

  /** A row that its source knows by a key. */
  public Scene addKeyed(String layer, String key, String wktMetres, Object... fields) {
    drafts.add(
        Feature.draft(
            layer,
            degrees(wktMetres),
            key,
            null,
            "scene",
            key,
            null,
            null,
            pairs(fields),
            Map.of()));
    return this;
  }

  /**
   * A road, drawn in metres.
   *
   * @param name null for none
   */
  public Scene road(String name, String coordinates, Object... fields) {
    Geometry line = degrees("LINESTRING(" + coordinates + ")");
    drafts.add(draft("road", line, name, pairs(fields)));
    return this;
  }

  /** A row of a layer without geometry. */
  public Scene record(String layer, String zone, Object... fields) {
    drafts.add(
        Feature.draft(layer, null, null, zone, "scene", null, null, null, pairs(fields), Map.of()));
    return this;
  }

  public Scene store() {
    database
        .store()
        .write(new ChangeNote("test", "scene", "city"), writer -> drafts.forEach(writer::insert));
    drafts.clear();
    return this;
  }

  private static Map<String, Object> pairs(Object... fields) {
    Map<String, Object> all = new TreeMap<>();
    for (int i = 0; i < fields.length; i += 2) {
      all.put((String) fields[i], fields[i + 1]);
    }
    return all;
  }

  private static Feature draft(
      String layer, Geometry geometry, String name, Map<String, Object> fields) {
    return Feature.draft(layer, geometry, name, null, "scene", null, null, null, fields, Map.of());
  }

  /**
   * Runs a process with inputs in JSON, with {@code '} for the quotation mark and a backtick for
   * the apostrophe.
   */
  public JsonNode run(String process, String inputs) {
    return processes.execute(process, json("{'inputs':{" + inputs + "}}"));
  }

  /** JSON that is written so. */
  public static JsonNode json(String text) {
    try {
      return MAPPER.readTree(text.replace('\'', '"').replace('`', '\''));
    } catch (JsonProcessingException wrong) {
      throw new IllegalArgumentException(text, wrong);
    }
  }

  @Override
  public void close() {
    database.close();
  }
}

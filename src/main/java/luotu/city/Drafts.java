package luotu.city;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import luotu.city.Plan.Place;
import luotu.model.Feature;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/** Makes the features and hands them over, each with a source key of its own. */
final class Drafts {
  static final String SOURCE = "simulated";
  static final String REMARK = "模拟数据，并非真实情况 Simulated, not real";

  private static final GeometryFactory GEOMETRY = new GeometryFactory();

  private final Consumer<Feature> sink;
  private final Map<String, Integer> counts = new LinkedHashMap<>();

  Drafts(Consumer<Feature> sink) {
    this.sink = sink;
  }

  /** Fields from names and values in turn; a null value is one that nobody filled in. */
  static Map<String, Object> fields(Object... pairs) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      Object value =
          pairs[i + 1] instanceof Integer whole ? (Object) whole.longValue() : pairs[i + 1];
      fields.put((String) pairs[i], value);
    }
    return fields;
  }

  /** Hands over a feature whose key is its number in its layer, which is returned. */
  String add(
      String layer, Geometry geometry, String name, LocalDate confirmedOn, Object... fields) {
    return add(layer, geometry, name, confirmedOn, fields(fields));
  }

  /** Hands over a feature whose key is its number in its layer, which is returned. */
  String add(
      String layer,
      Geometry geometry,
      String name,
      LocalDate confirmedOn,
      Map<String, Object> fields) {
    String key = layer + "-" + counts.merge(layer, 1, Integer::sum);
    sink.accept(
        Feature.draft(
            layer, geometry, name, null, SOURCE, key, confirmedOn, REMARK, fields, Map.of()));
    return key;
  }

  /**
   * Hands over one of the many features that nobody names: a stretch of road, people of a block.
   */
  void addPlain(String layer, Geometry geometry, String name, Map<String, Object> fields) {
    String key = layer + "-" + counts.merge(layer, 1, Integer::sum);
    sink.accept(
        Feature.draft(layer, geometry, name, null, SOURCE, key, null, null, fields, Map.of()));
  }

  /** Hands over a row of a layer without geometry. */
  void addRow(
      String layer, String zone, String key, LocalDate confirmedOn, Map<String, Object> fields) {
    sink.accept(
        Feature.draft(layer, null, null, zone, SOURCE, key, confirmedOn, REMARK, fields, Map.of()));
  }

  static Point point(Place place) {
    return GEOMETRY.createPoint(Plan.degrees(place));
  }

  static LineString line(List<Place> places) {
    return GEOMETRY.createLineString(degrees(places, false));
  }

  /** A polygon through places on the board; the first is not repeated. */
  static Polygon polygon(List<Place> places) {
    return GEOMETRY.createPolygon(degrees(places, true));
  }

  private static Coordinate[] degrees(List<Place> places, boolean closed) {
    Coordinate[] degrees = new Coordinate[places.size() + (closed ? 1 : 0)];
    for (int i = 0; i < degrees.length; i++) {
      degrees[i] = Plan.degrees(places.get(i % places.size()));
    }
    return degrees;
  }
}

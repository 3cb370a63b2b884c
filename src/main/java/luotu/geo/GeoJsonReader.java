package luotu.geo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/** Reads one GeoJSON geometry and knows where it is, so that a fault can say so. */
final class GeoJsonReader {
  private static final int LONGEST_FOUND = 80;
  private static final int DEEPEST_COLLECTION = 4;
  private static final GeometryFactory FACTORY = new GeometryFactory();

  private final Deque<Object> path = new ArrayDeque<>();

  Geometry geometry(JsonNode node, int depth) throws GeometryFault {
    if (node == null || !node.isObject()) {
      throw fault(node, "GeoJSON 几何对象", "a GeoJSON geometry object");
    }
    JsonNode type = node.path("type");
    JsonNode coordinates = node.path("coordinates");
    switch (type.isTextual() ? type.textValue() : "") {
      case "Point":
        return in("coordinates", () -> FACTORY.createPoint(position(coordinates)));
      case "LineString":
        return in("coordinates", () -> line(coordinates));
      case "Polygon":
        return in("coordinates", () -> polygon(coordinates));
      case "MultiPoint":
        return in(
            "coordinates",
            () ->
                FACTORY.createMultiPoint(
                    each(coordinates, part -> FACTORY.createPoint(position(part)))
                        .toArray(new Point[0])));
      case "MultiLineString":
        return in(
            "coordinates",
            () ->
                FACTORY.createMultiLineString(
                    each(coordinates, this::line).toArray(new LineString[0])));
      case "MultiPolygon":
        return in(
            "coordinates",
            () ->
                FACTORY.createMultiPolygon(
                    each(coordinates, this::polygon).toArray(new Polygon[0])));
      case "GeometryCollection":
        if (depth == DEEPEST_COLLECTION) {
          throw fault(
              type,
              "最多嵌套 " + DEEPEST_COLLECTION + " 层的集合",
              "collections nested at most " + DEEPEST_COLLECTION + " deep");
        }
        return in(
            "geometries",
            () ->
                FACTORY.createGeometryCollection(
                    each(node.path("geometries"), part -> geometry(part, depth + 1))
                        .toArray(new Geometry[0])));
      default:
        throw in(
            "type",
            () ->
                fault(
                    type,
                    "Point、LineString、Polygon、MultiPoint、MultiLineString、MultiPolygon 或 GeometryCollection",
                    "Point, LineString, Polygon, MultiPoint, MultiLineString, MultiPolygon or GeometryCollection"));
    }
  }

  private LineString line(JsonNode node) throws GeometryFault {
    List<Coordinate> positions = each(node, this::position);
    if (positions.size() < 2) {
      throw fault(node, "一条线至少两个位置", "at least two positions in a line");
    }
    return FACTORY.createLineString(positions.toArray(new Coordinate[0]));
  }

  private Polygon polygon(JsonNode node) throws GeometryFault {
    List<LinearRing> rings = each(node, this::ring);
    if (rings.isEmpty()) {
      throw fault(node, "一个面至少一个环", "at least one ring in a polygon");
    }
    return FACTORY.createPolygon(
        rings.get(0), rings.subList(1, rings.size()).toArray(new LinearRing[0]));
  }

  private LinearRing ring(JsonNode node) throws GeometryFault {
    List<Coordinate> positions = each(node, this::position);
    if (positions.size() < 4) {
      throw fault(
          node, "一个环至少四个位置，首尾相同", "at least four positions in a ring, the last like the first");
    }
    Coordinate first = positions.get(0);
    Coordinate last = positions.get(positions.size() - 1);
    if (!first.equals2D(last)) {
      throw new GeometryFault(
          where(),
          where() + ": " + text(first) + " … " + text(last),
          "环要闭合：最后一个位置与第一个相同",
          "a closed ring: the last position like the first");
    }
    return FACTORY.createLinearRing(positions.toArray(new Coordinate[0]));
  }

  private Coordinate position(JsonNode node) throws GeometryFault {
    if (!node.isArray() || node.size() < 2) {
      throw fault(node, "位置 [经度, 纬度]", "a position [longitude, latitude]");
    }
    return new Coordinate(ordinate(node, 0), ordinate(node, 1));
  }

  private double ordinate(JsonNode position, int index) throws GeometryFault {
    JsonNode node = position.get(index);
    double value = node.isNumber() ? node.doubleValue() : Double.NaN;
    if (!Double.isFinite(value)) {
      throw in(index, () -> fault(node, "有限的数字，不带引号", "a finite number, without quotation marks"));
    }
    return value;
  }

  private <T> List<T> each(JsonNode node, Step<JsonNode, T> read) throws GeometryFault {
    if (!node.isArray()) {
      throw fault(node, "数组", "an array");
    }
    List<T> all = new ArrayList<>(node.size());
    for (int i = 0; i < node.size(); i++) {
      JsonNode part = node.get(i);
      all.add(in(i, () -> read.take(part)));
    }
    return all;
  }

  private <T> T in(Object step, Source<T> work) throws GeometryFault {
    path.addLast(step);
    T result = work.take();
    path.removeLast();
    return result;
  }

  private GeometryFault fault(JsonNode found, String zh, String en) {
    String text = found == null || found.isMissingNode() ? "" : found.toString();
    String shown = text.length() <= LONGEST_FOUND ? text : text.substring(0, LONGEST_FOUND) + "…";
    return new GeometryFault(where(), where().isEmpty() ? shown : where() + ": " + shown, zh, en);
  }

  private String where() {
    StringBuilder text = new StringBuilder();
    for (Object step : path) {
      if (step instanceof Integer index) {
        text.append('[').append(index).append(']');
      } else {
        text.append(text.isEmpty() ? "" : ".").append(step);
      }
    }
    return text.toString();
  }

  private static String text(Coordinate coordinate) {
    return "[" + coordinate.x + ", " + coordinate.y + "]";
  }

  @FunctionalInterface
  private interface Step<A, B> {
    B take(A input) throws GeometryFault;
  }

  @FunctionalInterface
  private interface Source<T> {
    T take() throws GeometryFault;
  }
}

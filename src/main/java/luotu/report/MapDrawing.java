package luotu.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import luotu.analyse.sketch.ZoneSketch;
import luotu.analyse.sketch.ZoneSketch.Ground;
import luotu.analyse.sketch.ZoneSketch.Mark;
import luotu.model.Catalogue;
import luotu.model.Choice;
import luotu.model.Layer;
import luotu.report.markup.Markup;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;

/**
 * Draws a {@link ZoneSketch} as SVG within a page of HTML. A unit is an eighth of a millimetre. All
 * that looks the same is one path: a city has a thousand maps.
 */
final class MapDrawing {
  private static final int SIDE = 640;

  /** Of the symbols where they are few; where they are many they shrink down to the least. */
  private static final double RADIUS = 11;

  private static final double LEAST_RADIUS = 6.5;
  private static final double FEW = 120;
  private static final String TO_BE_SEEN_TO = "#d0021b";

  /** Paths of the shapes that the catalogue names, around 0 with a radius of 1. */
  private static final Map<String, String> SHAPES =
      Map.of(
          "circle", "M-1 0a1 1 0 1 0 2 0a1 1 0 1 0-2 0z",
          "square", "M-.85-.85h1.7v1.7h-1.7z",
          "triangle", "M0-1.05L1 .8H-1z",
          "diamond", "M0-1.1L1 0L0 1.1L-1 0z",
          "star", "M0-1.15L.3-.38L1.1-.33L.48.17L.68.95L0 .52L-.68.95L-.48.17L-1.1-.33L-.3-.38z",
          "cross", "M-.35-1h.7v.65h.65v.7h-.65v.65h-.7v-.65h-.65v-.7h.65z",
          "drop", "M0-1.2C.5-.5.85-.1.85.35a.85.85 0 0 1-1.7 0C-.85-.1-.5-.5 0-1.2z",
          "house", "M0-1.1L1.05-.1H.75V.9H-.75V-.1H-1.05z");

  private final Markup html;
  private final ZoneSketch sketch;
  private final double scale;
  private final double radius;

  /** What is drawn in one path. */
  private record Look(Layer layer, String colour, int dimension, boolean isToBeSeenTo) {}

  private MapDrawing(Markup html, ZoneSketch sketch) {
    this.html = html;
    this.sketch = sketch;
    scale = SIDE / Math.max(sketch.box().getWidth(), sketch.box().getHeight());
    radius =
        Math.max(
            LEAST_RADIUS,
            RADIUS * Math.min(1, Math.sqrt(FEW / Math.max(1, sketch.marks().size()))));
  }

  /** The symbols of all layers, once in a page of HTML and before all maps. */
  static void symbols(Markup html, Catalogue catalogue) {
    html.start("svg", "class", "symbols", "aria-hidden", "true");
    marker(html, "seen-to", SHAPES.get("circle"), "#ffffff", TO_BE_SEEN_TO);
    for (Layer layer : catalogue.layers()) {
      if (layer.symbol().base()) {
        continue;
      }
      TreeSet<String> colours = new TreeSet<>(List.of(layer.symbol().colour()));
      layer.classes().stream()
          .map(Choice::colour)
          .filter(each -> each != null)
          .forEach(colours::add);
      for (String colour : colours) {
        marker(html, id(layer, colour), SHAPES.get(layer.symbol().shape()), colour, "#ffffff");
      }
    }
    html.end();
  }

  private static void marker(Markup html, String id, String path, String fill, String stroke) {
    html.start(
        "marker",
        "id",
        id,
        "viewBox",
        "-1.5 -1.5 3 3",
        "markerWidth",
        "3",
        "markerHeight",
        "3",
        "markerUnits",
        "strokeWidth");
    html.empty("path", "d", path, "fill", fill, "stroke", stroke, "stroke-width", ".2").end();
  }

  private static String id(Layer layer, String colour) {
    return layer.id() + colour.replaceAll("\\W", "");
  }

  /** A symbol by itself, as a legend shows it. */
  static void symbol(Markup html, Layer layer) {
    html.start("svg", "class", "key", "viewBox", "-1.4 -1.4 2.8 2.8", "aria-hidden", "true");
    html.empty("path", "d", SHAPES.get(layer.symbol().shape()), "fill", layer.symbol().colour());
    html.end();
  }

  /**
   * @param title for those who do not see it
   */
  static void draw(Markup html, ZoneSketch sketch, String title) {
    new MapDrawing(html, sketch).draw(title);
  }

  private void draw(String title) {
    String side = String.valueOf(SIDE);
    html.start(
        "svg",
        "class",
        "map",
        "viewBox",
        "0 0 %s %s".formatted(side, side),
        "role",
        "img",
        "aria-label",
        title);
    html.empty("rect", "width", side, "height", side, "fill", "#fbfaf7");
    ground();
    outline();
    marks();
    bar();
    html.leaf("text", "北 N ↑", "x", String.valueOf(SIDE - 12), "y", "28", "text-anchor", "end");
    html.end();
  }

  private void ground() {
    Map<Look, StringBuilder> paths = new LinkedHashMap<>();
    for (Ground each : sketch.ground()) {
      int dimension = each.shape().getDimension();
      Look look = new Look(each.layer(), each.colour(), dimension, each.isToBeSeenTo());
      append(each.shape(), paths.computeIfAbsent(look, key -> new StringBuilder()));
    }
    paths.forEach(
        (look, path) -> {
          boolean isArea = look.dimension == 2;
          html.empty(
              "path",
              "d",
              path.toString(),
              "fill",
              isArea ? look.colour : "none",
              "fill-opacity",
              isArea ? ".6" : null,
              "stroke",
              look.isToBeSeenTo ? TO_BE_SEEN_TO : isArea ? null : look.colour,
              "stroke-width",
              look.isToBeSeenTo ? "4" : "2");
        });
  }

  private void outline() {
    StringBuilder path = new StringBuilder();
    append(sketch.outline(), path);
    for (String[] stroke : new String[][] {{"#ffffff", "9"}, {"#4a4459", "4"}}) {
      html.empty(
          "path",
          "d",
          path.toString(),
          "fill",
          "none",
          "stroke",
          stroke[0],
          "stroke-width",
          stroke[1]);
    }
  }

  private void marks() {
    Map<Look, StringBuilder> paths = new LinkedHashMap<>();
    for (Mark mark : sketch.marks()) {
      Look look = new Look(mark.layer(), mark.colour(), 0, mark.isToBeSeenTo());
      StringBuilder path = paths.computeIfAbsent(look, key -> new StringBuilder());
      // A path of one place has no direction and so no symbols; of nothing, it has.
      path.append(path.isEmpty() ? 'M' : 'L').append(x(mark.place())).append(' ');
      path.append(y(mark.place())).append(path.indexOf("h") < 0 ? "h0" : "");
    }
    paths.forEach(
        (look, path) -> {
          double size = radius * look.layer.symbol().size();
          if (look.isToBeSeenTo) {
            size = Math.max(size, LEAST_RADIUS * 1.6);
            markers("seen-to", path, size * 1.7);
          }
          markers(id(look.layer, look.colour), path, size);
        });
  }

  private void markers(String id, StringBuilder path, double size) {
    html.empty(
        "path",
        "d",
        path.toString(),
        "fill",
        "none",
        "stroke-width",
        "%.1f".formatted(size),
        "style",
        "marker:url(#" + id + ")");
  }

  /** As long as a round number of metres. */
  private void bar() {
    double metres = 1;
    double most = SIDE / 4 / scale;
    for (double step = 1; step <= most; step *= 10) {
      for (int times : List.of(1, 2, 5)) {
        metres = step * times <= most ? step * times : metres;
      }
    }
    String name =
        metres < 1000 ? Wording.number(metres) + " m" : Wording.number(metres / 1000) + " km";
    long end = 16 + Math.round(metres * scale);
    html.empty("path", "class", "bar", "d", "M16 %dv8H%dv-8".formatted(SIDE - 24, end));
    html.leaf("text", name, "x", "22", "y", String.valueOf(SIDE - 30));
  }

  private void append(Geometry geometry, StringBuilder path) {
    if (geometry instanceof Polygon polygon) {
      append(polygon.getExteriorRing(), path);
      for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
        append(polygon.getInteriorRingN(i), path);
      }
    } else if (geometry instanceof LineString line) {
      append(line, path);
    } else {
      for (int i = 0; i < geometry.getNumGeometries(); i++) {
        if (geometry.getGeometryN(i) != geometry) {
          append(geometry.getGeometryN(i), path);
        }
      }
    }
  }

  /** Relative steps, without those that are too small to see. */
  private void append(LineString line, StringBuilder path) {
    long x = 0;
    long y = 0;
    for (int i = 0; i < line.getNumPoints(); i++) {
      Coordinate place = line.getCoordinateN(i);
      long toX = x(place);
      long toY = y(place);
      if (i == 0) {
        path.append('M').append(toX).append(' ').append(toY);
      } else if (toX != x || toY != y) {
        path.append('l').append(toX - x).append(toY < y ? "" : " ").append(toY - y);
      }
      x = toX;
      y = toY;
    }
  }

  private long x(Coordinate place) {
    return Math.round((place.x - sketch.box().getMinX()) * scale);
  }

  private long y(Coordinate place) {
    return Math.round((sketch.box().getMaxY() - place.y) * scale);
  }
}

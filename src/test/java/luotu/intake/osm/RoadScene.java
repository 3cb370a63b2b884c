package luotu.intake.osm;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import luotu.model.Feature;

/** A document of nodes and ways, on a grid of 0.001 degrees. */
final class RoadScene {
  private final StringBuilder nodes = new StringBuilder();
  private final StringBuilder ways = new StringBuilder();

  /** A node at 106.000 + x, 29.000 + y thousandths of a degree. */
  RoadScene node(int id, double x, double y, String... tags) {
    nodes.append(
        "<node id='%d' lon='%.7f' lat='%.7f'>%s</node>"
            .formatted(id, 106 + x / 1000, 29 + y / 1000, tags(tags)));
    return this;
  }

  RoadScene way(int id, String references, String... tags) {
    ways.append("<way id='%d'>".formatted(id));
    for (String reference : references.split(" ")) {
      ways.append("<nd ref='%s'/>".formatted(reference));
    }
    ways.append(tags(tags)).append("</way>");
    return this;
  }

  private static String tags(String... tags) {
    StringBuilder xml = new StringBuilder();
    for (String tag : tags) {
      String[] pair = tag.split("=", 2);
      xml.append("<tag k='%s' v='%s'/>".formatted(pair[0], pair[1]));
    }
    return xml.toString();
  }

  String xml() {
    return nodes.toString() + ways;
  }

  Extracted extract(Path directory) {
    return Extracted.ofXml(directory, xml(), OptionalInt.empty());
  }

  /** The roads as {@code key: x y, x y ...}, in the thousandths of the scene. */
  static List<String> lines(Extracted found) {
    return found.of("road").stream().map(RoadScene::line).toList();
  }

  private static String line(Feature road) {
    StringBuilder text = new StringBuilder(road.sourceKey()).append(":");
    for (var place : road.geometry().getCoordinates()) {
      text.append(" ")
          .append(thousandths(place.x - 106))
          .append(",")
          .append(thousandths(place.y - 29));
    }
    return text.toString();
  }

  private static String thousandths(double degrees) {
    return new java.math.BigDecimal(Math.round(degrees * 1e7))
        .movePointLeft(4)
        .stripTrailingZeros()
        .toPlainString();
  }
}

package luotu.intake.topology;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import luotu.model.Label;
import luotu.model.Language;
import org.locationtech.jts.geom.Envelope;

/**
 * How roads meet. Whom a road lets pass, and in which direction, is not looked at. Places are
 * degrees on WGS 84; of each list the first hundred are kept.
 *
 * @param edges how many there are
 * @param nodes where they end
 * @param metresByClass their lengths; a road without class has none ({@code ""})
 * @param islands parts that do not hang together with the longest
 * @param islandEdges edges on them
 * @param islandMetres their length
 * @param longestIslands longest first
 * @param danglingEnds ends that meet nothing, except where the data break off
 * @param nearMisses those of them that lie no more than 5 m from another road on their level
 * @param nearestMisses nearest first
 * @param crossings places where two edges of one level cross, touch or overlap without meeting
 * @param firstCrossings in a fixed order
 */
public record TopologyReport(
    int edges,
    int nodes,
    Map<String, Double> metresByClass,
    int islands,
    int islandEdges,
    double islandMetres,
    List<Island> longestIslands,
    int danglingEnds,
    int nearMisses,
    List<NearMiss> nearestMisses,
    int crossings,
    List<Crossing> firstCrossings) {
  static final int MOST_KEPT = 100;
  private static final int MOST_SHOWN = 10;

  public TopologyReport {
    metresByClass = Collections.unmodifiableMap(new TreeMap<>(metresByClass));
    longestIslands = List.copyOf(longestIslands);
    nearestMisses = List.copyOf(nearestMisses);
    firstCrossings = List.copyOf(firstCrossings);
  }

  /** A part apart; the place is the start of its first edge. */
  public record Island(int edges, double metres, String key, double longitude, double latitude) {}

  /** A dangling end of {@code key} that does not quite reach {@code other}. */
  public record NearMiss(
      String key, String other, double metres, double longitude, double latitude) {}

  /** Two edges that cross. */
  public record Crossing(String key, String other, double longitude, double latitude) {}

  /**
   * Looks at the roads of one import; empty when there are none.
   *
   * @param extent what the data cover, in degrees: an end outside is no dead end; null for all
   */
  public static Optional<TopologyReport> of(RoadEdges edges, Envelope extent) {
    return edges.count() == 0
        ? Optional.empty()
        : Optional.of(new TopologyCheck(edges, extent).report());
  }

  /** Words for a terminal, lines separated by line feeds. */
  public String text(Language language) {
    StringBuilder text = new StringBuilder();
    line(
        text,
        new Label("  道路：%,d 条边，%,d 个节点，%,.1f km", "  roads: %,d edges, %,d nodes, %,.1f km"),
        language,
        edges,
        nodes,
        kilometres(metresByClass.values().stream().mapToDouble(Double::doubleValue).sum()));
    metresByClass.forEach(
        (id, metres) ->
            text.append(
                String.format(
                    Locale.ROOT,
                    "    %-16s %,.1f km%n",
                    id.isEmpty() ? "-" : id,
                    kilometres(metres))));
    line(
        text,
        new Label(
            "    与最长的路网不相连：%,d 片，%,d 条边，%,.1f km",
            "    not connected with the longest network: %,d parts, %,d edges, %,.1f km"),
        language,
        islands,
        islandEdges,
        kilometres(islandMetres));
    for (Island island : longestIslands.subList(0, shown(longestIslands))) {
      line(
          text,
          new Label("      %s  %s：%,d 条边，%,.0f m", "      %s  %s: %,d edges, %,.0f m"),
          language,
          place(island.longitude(), island.latitude()),
          island.key(),
          island.edges(),
          island.metres());
    }
    line(
        text,
        new Label(
            "    断头端点 %,d 个，其中距另一条路不到 5 m 却未相接的 %,d 个",
            "    dead ends: %,d, of which %,d stop less than 5 m from another road without meeting it"),
        language,
        danglingEnds,
        nearMisses);
    for (NearMiss miss : nearestMisses.subList(0, shown(nearestMisses))) {
      line(
          text,
          new Label("      %s  %s … %s  %.2f m", "      %s  %s … %s  %.2f m"),
          language,
          place(miss.longitude(), miss.latitude()),
          miss.key(),
          miss.other(),
          miss.metres());
    }
    line(
        text,
        new Label(
            "    不是桥隧、在同一层相交却没有节点的地方：%,d 处",
            "    crossings on one level without a node, no bridge or tunnel: %,d"),
        language,
        crossings);
    for (Crossing crossing : firstCrossings.subList(0, shown(firstCrossings))) {
      line(
          text,
          new Label("      %s  %s × %s", "      %s  %s × %s"),
          language,
          place(crossing.longitude(), crossing.latitude()),
          crossing.key(),
          crossing.other());
    }
    return text.toString();
  }

  private static int shown(List<?> list) {
    return Math.min(MOST_SHOWN, list.size());
  }

  private static double kilometres(double metres) {
    return metres / 1000;
  }

  private static String place(double longitude, double latitude) {
    return String.format(Locale.ROOT, "(%.6f, %.6f)", longitude, latitude);
  }

  private static void line(StringBuilder text, Label format, Language language, Object... values) {
    text.append(String.format(Locale.ROOT, format.in(language), values)).append('\n');
  }
}

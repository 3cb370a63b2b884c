package luotu.intake.osm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import luotu.Checkout;
import luotu.geo.Geodesics;
import luotu.intake.topology.RoadEdges;
import luotu.intake.topology.TopologyReport;
import luotu.model.Feature;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;

/** A second route to the same numbers: over nodes and their neighbours, in plain maps. */
class RealRoadsTest {
  private static final Set<String> SQUARES =
      Set.of(
          "pedestrian",
          "footway",
          "path",
          "cycleway",
          "service",
          "track",
          "living_street",
          "residential",
          "unclassified",
          "road");
  private static final Set<String> NO_ROADS = Set.of("construction", "proposed");

  private static final class Plain {
    private final Map<Long, double[]> places = new HashMap<>();
    private final Map<Long, Integer> uses = new HashMap<>();
    private final Map<Long, Set<Long>> neighbours = new HashMap<>();
    private final List<OsmObject.Way> ways = new ArrayList<>();
    private final Map<String, Double> metresByClass = new TreeMap<>();

    Plain(Path file) {
      OsmFile source = OsmFile.open(file);
      source.read(
          EnumSet.of(OsmObject.Kind.NODE),
          object -> {
            OsmObject.Node node = (OsmObject.Node) object;
            places.put(node.id(), new double[] {node.longitudeE7() / 1e7, node.latitudeE7() / 1e7});
          });
      Set<String> classes = new HashSet<>();
      Checkout.CATALOGUE
          .getLayer("road")
          .findField("class")
          .orElseThrow()
          .choices()
          .forEach(choice -> classes.add(choice.id()));
      classes.removeAll(NO_ROADS);
      source.read(
          EnumSet.of(OsmObject.Kind.WAY),
          object -> {
            OsmObject.Way way = (OsmObject.Way) object;
            String highway = way.tags().get("highway");
            boolean isSquare = "yes".equals(way.tags().get("area"));
            if (classes.contains(highway)
                && (!isSquare || SQUARES.contains(highway))
                && !"ferry".equals(way.tags().get("route"))
                && !Extracted.TABLE.isOutOfUse(way)) {
              add(way);
            }
          });
    }

    private void add(OsmObject.Way way) {
      ways.add(way);
      long[] nodes = way.nodes();
      for (int i = 0; i < nodes.length; i++) {
        assertThat(places).as("the extract holds ways whole").containsKey(nodes[i]);
        if (i > 0 && nodes[i] != nodes[i - 1]) {
          neighbours.computeIfAbsent(nodes[i - 1], key -> new HashSet<>()).add(nodes[i]);
          neighbours.computeIfAbsent(nodes[i], key -> new HashSet<>()).add(nodes[i - 1]);
          double[] from = places.get(nodes[i - 1]);
          double[] to = places.get(nodes[i]);
          metresByClass.merge(
              way.tags().get("highway"),
              Geodesics.distanceMetres(from[0], from[1], to[0], to[1]),
              Double::sum);
        }
        if (i == 0 || nodes[i] != nodes[i - 1]) {
          uses.merge(nodes[i], 1, Integer::sum);
        }
      }
    }

    int edges() {
      int edges = 0;
      for (OsmObject.Way way : ways) {
        edges++;
        for (int i = 1; i + 1 < way.nodes().length; i++) {
          edges += uses.get(way.nodes()[i]) > 1 ? 1 : 0;
        }
      }
      return edges;
    }

    int parts() {
      Set<Long> seen = new HashSet<>();
      int parts = 0;
      for (long start : neighbours.keySet()) {
        if (seen.add(start)) {
          parts++;
          Deque<Long> open = new ArrayDeque<>(List.of(start));
          while (!open.isEmpty()) {
            for (long next : neighbours.get(open.pop())) {
              if (seen.add(next)) {
                open.push(next);
              }
            }
          }
        }
      }
      return parts;
    }
  }

  private static TagTable withoutBarriers() {
    TagTable table = Extracted.TABLE;
    RoadTable roads = table.roads();
    return new TagTable(
        table.never(),
        table.name(),
        table.confirmedOn(),
        table.keep(),
        table.zones(),
        new RoadTable(
            roads.classes(),
            roads.unless(),
            roads.outlines(),
            roads.name(),
            roads.keep(),
            roads.oneway(),
            roads.impliedOneway(),
            roads.bridge(),
            roads.tunnel(),
            roads.speedKmh(),
            null,
            List.of()),
        List.of());
  }

  private static TopologyReport report(Extracted found) {
    RoadEdges edges = new RoadEdges();
    found.of("road").forEach(road -> edges.add(road, road.sourceKey()));
    return TopologyReport.of(edges, null).orElseThrow();
  }

  private static Map<String, Double> metres(List<Feature> roads) {
    Map<String, Double> metres = new TreeMap<>();
    for (Feature road : roads) {
      Coordinate[] line = road.geometry().getCoordinates();
      for (int i = 1; i < line.length; i++) {
        metres.merge(
            (String) road.fields().get("class"),
            Geodesics.distanceMetres(line[i - 1].x, line[i - 1].y, line[i].x, line[i].y),
            Double::sum);
      }
    }
    return metres;
  }

  private static void assertSameMetres(Map<String, Double> found, Map<String, Double> expected) {
    assertThat(found.keySet()).isEqualTo(expected.keySet());
    expected.forEach(
        (road, metres) ->
            assertThat(found.get(road)).as(road).isCloseTo(metres, within(1e-6 * metres + 0.1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"andorra", "heidelberg"})
  void edgesLengthsAndPartsAreThoseOfThePlainCount(String name) {
    Path file = Checkout.realFile("osm/" + name + ".osm.pbf");
    Plain plain = new Plain(file);
    Extracted bare = Extracted.from(file, OptionalInt.empty(), withoutBarriers());
    assertThat(bare.of("road")).hasSize(plain.edges());
    assertThat(bare.of("road")).extracting(Feature::sourceKey).doesNotHaveDuplicates();
    assertSameMetres(metres(bare.of("road")), plain.metresByClass);

    TopologyReport report = report(bare);
    assertThat(report.edges()).isEqualTo(plain.edges());
    assertThat(report.islands() + 1).isEqualTo(plain.parts());
    assertSameMetres(report.metresByClass(), plain.metresByClass);

    Extracted gated = Extracted.from(file);
    assertThat(gated.of("road").size()).isGreaterThan(plain.edges());
    assertSameMetres(metres(gated.of("road")), plain.metresByClass);
    assertThat(report(gated).islands() + 1).as("gates part nothing").isEqualTo(plain.parts());
  }
}

package luotu.intake.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import luotu.geo.Geodesics;
import luotu.model.Feature;
import luotu.model.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class TopologyReportTest {
  /** A metre to the east at 29.5 degrees, and to the north, in degrees. */
  private static final double EAST = 1.031286e-5;

  private static final double NORTH = 9.02168e-6;

  private final RoadEdges edges = new RoadEdges();

  /** A road through places in metres east and north of 106.5, 29.5. */
  private TopologyReportTest road(String key, String places, Object... fields) {
    StringBuilder wkt = new StringBuilder("LINESTRING (");
    for (String place : places.split(" ")) {
      String[] pair = place.split(",");
      wkt.append(wkt.length() > 12 ? ", " : "")
          .append(106.5 + Double.parseDouble(pair[0]) * EAST)
          .append(" ")
          .append(29.5 + Double.parseDouble(pair[1]) * NORTH);
    }
    return geometry(key, wkt + ")", fields);
  }

  private TopologyReportTest geometry(String key, String wkt, Object... fields) {
    try {
      return add(key, new WKTReader().read(wkt), fields);
    } catch (ParseException impossible) {
      throw new IllegalArgumentException(impossible);
    }
  }

  private TopologyReportTest add(String key, Geometry geometry, Object... fields) {
    Map<String, Object> own = new HashMap<>();
    Map<String, Object> extra = new HashMap<>();
    for (int i = 0; i < fields.length; i += 2) {
      (fields[i].equals("layer") ? extra : own).put((String) fields[i], fields[i + 1]);
    }
    edges.add(Feature.draft("road", geometry, null, null, null, key, null, null, own, extra), key);
    return this;
  }

  private TopologyReport report() {
    return TopologyReport.of(edges, null).orElseThrow();
  }

  @Test
  void nothingWithoutRoads() {
    edges.add(
        Feature.draft("barrier", null, null, null, null, "b", null, null, Map.of(), Map.of()), "b");
    assertThat(TopologyReport.of(edges, null)).isEmpty();
  }

  @Test
  void islandsAreWhatDoesNotHangTogetherWithTheLongest() {
    TopologyReport report =
        road("a", "0,0 100,0", "class", "primary")
            .road("b", "100,0 200,0", "class", "primary")
            .road("c", "0,100 50,100", "class", "path")
            .road("d", "50,100 90,100", "class", "path")
            .road("e", "0,200 60,200")
            .report();
    assertThat(report.edges()).isEqualTo(5);
    assertThat(report.nodes()).isEqualTo(8);
    assertThat(report.islands()).isEqualTo(2);
    assertThat(report.islandEdges()).isEqualTo(3);
    assertThat(report.longestIslands())
        .extracting(
            island -> island.key() + " " + island.edges() + " " + Math.round(island.metres()))
        .containsExactly("c 2 90", "e 1 60");
    assertThat(report.longestIslands().get(0).latitude())
        .isCloseTo(29.5 + 100 * NORTH, within(1e-7));
    assertThat(report.metresByClass().keySet()).containsExactly("", "path", "primary");
    assertThat(report.metresByClass().get("primary")).isCloseTo(200, within(0.1));
    assertThat(report.danglingEnds()).isEqualTo(6);
    assertThat(report.nearMisses()).isZero();
    assertThat(report.crossings()).isZero();
  }

  @Test
  void linesOfOneFeatureAreEdgesThatMeet() {
    TopologyReport report =
        geometry("m", "MULTILINESTRING ((106.5 29.5, 106.6 29.5), (106.6 29.5, 106.6 29.6))")
            .report();
    assertThat(report.edges()).isEqualTo(2);
    assertThat(report.islands()).isZero();
    assertThat(report.metresByClass().get(""))
        .isCloseTo(
            Geodesics.distanceMetres(106.5, 29.5, 106.6, 29.5)
                + Geodesics.distanceMetres(106.6, 29.5, 106.6, 29.6),
            within(0.01));
  }

  @Test
  void endThatStopsShortOfARoadIsANearMiss() {
    TopologyReport report =
        road("main", "0,0 100,0")
            .road("short", "50,80 50,3")
            .road("far", "70,80 70,6")
            .road("touching", "20,80 20,0")
            .report();
    assertThat(report.danglingEnds()).isEqualTo(8);
    assertThat(report.nearestMisses())
        .extracting(miss -> miss.key() + " " + miss.other())
        .containsExactly("touching main", "short main");
    assertThat(report.nearestMisses().get(1).metres()).isCloseTo(3, within(0.02));
    assertThat(report.nearestMisses().get(1).longitude())
        .isCloseTo(106.5 + 50 * EAST, within(1e-7));
    assertThat(report.crossings()).as("a dead end that touches is no crossing as well").isZero();
  }

  @Test
  void stubsBridgesAndOtherLevelsMissNothing() {
    TopologyReport report =
        road("main", "0,0 50,0")
            .road("on", "50,0 100,0")
            .road("stub", "50,0 52,4")
            .road("bridge", "20,80 20,2", "bridge", true)
            .road("tunnel", "30,80 30,2", "tunnel", true)
            .road("high", "40,80 40,2", "layer", "1")
            .report();
    assertThat(report.nearMisses()).isZero();
    assertThat(report.danglingEnds()).isEqualTo(9);
  }

  @Test
  void loopThatDoesNotQuiteCloseIsANearMiss() {
    assertThat(
            road("main", "0,0 100,0").road("loop", "0,0 0,60 50,60 50,2").report().nearestMisses())
        .extracting(miss -> miss.key() + " " + miss.other())
        .containsExactly("loop main");
  }

  @Test
  void whereTheDataBreakOffIsNoDeadEnd() {
    road("a", "0,0 100,0").road("b", "100,0 100,50");
    edges.cutAt(new Coordinate(106.5, 29.5));
    assertThat(report().danglingEnds()).isEqualTo(1);
    assertThat(
            TopologyReport.of(edges, new Envelope(106, 107, 29, 29.5 + 20 * NORTH))
                .orElseThrow()
                .danglingEnds())
        .isZero();
  }

  @Test
  void roadsThatCrossWithoutANodeAreTold() {
    TopologyReport report =
        road("a", "0,0 100,0")
            .road("b", "50,-50 50,50")
            .road("through a vertex of both", "20,-50 20,0 20,50")
            .road("bridge", "60,-50 60,50", "bridge", true)
            .road("high", "70,-50 70,50", "layer", "1")
            .road("high too", "30,30 80,30", "layer", 1)
            .report();
    assertThat(report.firstCrossings())
        .extracting(crossing -> crossing.key() + " × " + crossing.other())
        .containsExactlyInAnyOrder("a × b", "a × through a vertex of both", "high × high too");
    assertThat(report.crossings()).isEqualTo(3);
    assertThat(report.firstCrossings().stream().filter(each -> each.other().equals("b")))
        .singleElement()
        .satisfies(
            crossing -> {
              assertThat(crossing.longitude()).isCloseTo(106.5 + 50 * EAST, within(1e-6));
              assertThat(crossing.latitude()).isCloseTo(29.5, within(1e-6));
            });
  }

  @Test
  void roadsThatMeetAtTheirEndsDoNotCross() {
    TopologyReport report =
        road("a", "0,0 50,0")
            .road("b", "50,0 100,0")
            .road("c", "50,-50 50,0")
            .road("d", "50,0 50,50")
            .road("same way as a", "50,0 0,0")
            .report();
    assertThat(report.crossings()).isZero();
    assertThat(report.islands()).isZero();
  }

  @Test
  void twoRoadsThatMeetOnAThirdCrossIt() {
    TopologyReport report =
        road("main", "0,0 100,0").road("c", "50,-50 50,0").road("d", "50,0 50,50").report();
    assertThat(report.firstCrossings())
        .extracting(crossing -> crossing.key() + " × " + crossing.other())
        .containsExactlyInAnyOrder("main × c", "main × d");
    assertThat(report.nearMisses()).isZero();
  }

  /** The second route: JTS on every pair, over places where the grid has negative numbers too. */
  @ParameterizedTest
  @ValueSource(doubles = {-179.8, -0.01, 8.6, 106.5, 179.7})
  void randomRoadsCrossWhereEveryPairSaysSo(double west) {
    Random random = new Random(7);
    GeometryFactory factory = new GeometryFactory();
    LineString[] lines = new LineString[120];
    for (int i = 0; i < lines.length; i++) {
      Coordinate[] line = new Coordinate[2 + random.nextInt(4)];
      double reach = i % 10 == 0 ? 0.05 : 0.004;
      double x = random.nextDouble() * 0.04;
      double y = random.nextDouble() * 0.04;
      for (int j = 0; j < line.length; j++) {
        line[j] =
            new Coordinate(Math.round((west + x) * 1e7) / 1e7, Math.round((y - 0.02) * 1e7) / 1e7);
        x += (random.nextDouble() - 0.5) * reach;
        y += (random.nextDouble() - 0.5) * reach;
      }
      lines[i] = factory.createLineString(line);
      add("" + i, lines[i]);
    }
    int expected = 0;
    Set<String> pairs = new HashSet<>();
    for (int i = 0; i < lines.length; i++) {
      for (int j = i + 1; j < lines.length; j++) {
        int shared = lines[i].intersection(lines[j]).getNumPoints();
        expected += shared;
        if (shared > 0) {
          pairs.add(i + " " + j);
        }
      }
    }
    TopologyReport report = report();
    assertThat(expected).isGreaterThan(50);
    assertThat(report.crossings()).isEqualTo(expected);
    if (expected <= TopologyReport.MOST_KEPT) {
      Set<String> found = new HashSet<>();
      report
          .firstCrossings()
          .forEach(
              crossing -> {
                int one = Integer.parseInt(crossing.key());
                int other = Integer.parseInt(crossing.other());
                found.add(Math.min(one, other) + " " + Math.max(one, other));
              });
      assertThat(found).isEqualTo(pairs);
    }
  }

  @Test
  void saysItInBothLanguages() {
    TopologyReport report =
        road("way/1#1", "0,0 100,0", "class", "primary").road("way/2#3", "50,80 50,3").report();
    assertThat(report.text(Language.EN))
        .contains(
            "roads: 2 edges, 4 nodes, 0.2 km",
            "primary          0.1 km",
            "1 parts, 1 edges",
            "way/2#3: 1 edges, 77 m",
            "dead ends: 4, of which 1",
            "(106.500516, 29.500027)  way/2#3 … way/1#1  3.00 m");
    assertThat(report.text(Language.ZH)).contains("2 条边", "断头端点 4 个");
  }
}

package luotu.intake.osm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import luotu.geo.Geodesics;
import luotu.model.Feature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;

class RoadsTest {
  @TempDir Path directory;

  /** A cross of four arms of one unit around node 5. */
  private static RoadScene cross() {
    return new RoadScene().node(1, -1, 0).node(2, 1, 0).node(3, 0, -1).node(4, 0, 1).node(5, 0, 0);
  }

  private List<String> lines(RoadScene scene) {
    return RoadScene.lines(scene.extract(directory));
  }

  @Test
  void roadsMeetAtASharedNode() {
    assertThat(
            lines(
                cross().way(1, "1 5 2", "highway=primary").way(2, "3 5 4", "highway=residential")))
        .containsExactly(
            "way/1#1: -1,0 0,0", "way/1#5: 0,0 1,0", "way/2#3: 0,-1 0,0", "way/2#5: 0,0 0,1");
  }

  @Test
  void bridgeDoesNotMeetWhatItCrosses() {
    Extracted found =
        cross()
            .way(1, "1 2", "highway=primary", "bridge=yes", "layer=1")
            .way(2, "3 5 4", "highway=residential")
            .extract(directory);
    assertThat(RoadScene.lines(found))
        .containsExactly("way/1#1: -1,0 1,0", "way/2#3: 0,-1 0,0 0,1");
    assertThat(found.of("road").get(0).fields())
        .isEqualTo(Map.of("class", "primary", "bridge", true));
    assertThat(found.of("road").get(0).extra()).isEqualTo(Map.of("layer", "1"));
  }

  @Test
  void onlyRoadsMakeJunctions() {
    assertThat(
            lines(
                cross()
                    .way(1, "1 5 2", "highway=primary")
                    .way(2, "3 5 4", "waterway=river")
                    .way(3, "3 5", "highway=construction", "construction=primary")
                    .way(4, "5 4", "highway=proposed", "proposed=primary")
                    .way(5, "5 4", "route=ferry")
                    .way(6, "5 4", "route=ferry", "highway=service")
                    .way(7, "5 4", "highway=track", "abandoned=yes")
                    .way(8, "5 4", "highway=platform")
                    .way(9, "5 3 2 5", "highway=raceway", "area=yes")))
        .containsExactly("way/1#1: -1,0 0,0 1,0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pedestrian", "service"})
  void squaresAndYardsAreCrossedAlongTheirOutline(String area) {
    assertThat(
            lines(
                cross()
                    .way(1, "1 5", "highway=footway")
                    .way(2, "5 3 2 5", "highway=" + area, "area=yes")))
        .containsExactly("way/1#1: -1,0 0,0", "way/2#5: 0,0 0,-1 1,0 0,0");
  }

  @Test
  void closedWayIsOneEdgeUntilAnotherRoadMeetsIt() {
    RoadScene ring = cross().way(1, "1 3 2 4 1", "highway=service");
    assertThat(lines(ring)).containsExactly("way/1#1: -1,0 0,-1 1,0 0,1 -1,0");
    assertThat(lines(ring.way(2, "5 2", "highway=service")))
        .containsExactly("way/1#1: -1,0 0,-1 1,0", "way/1#2: 1,0 0,1 -1,0", "way/2#5: 0,0 1,0");
  }

  @Test
  void roundaboutIsCutAtItsArmsAndOneWay() {
    Extracted found =
        cross()
            .way(1, "1 3 2 4 1", "highway=primary", "junction=roundabout")
            .way(2, "5 3", "highway=residential")
            .way(3, "5 4", "highway=residential")
            .extract(directory);
    assertThat(RoadScene.lines(found))
        .startsWith("way/1#1: -1,0 0,-1", "way/1#3: 0,-1 1,0 0,1", "way/1#4: 0,1 -1,0");
    assertThat(found.of("road").subList(0, 3))
        .allSatisfy(edge -> assertThat(edge.fields()).containsEntry("oneway", true));
    assertThat(found.find("road", "way/2#5").orElseThrow().fields()).doesNotContainKey("oneway");
  }

  @Test
  void wayThatTouchesItselfIsCutThere() {
    assertThat(lines(cross().way(1, "1 5 3 2 5", "highway=track").way(2, "4 5", "highway=path")))
        .containsExactly("way/1#1: -1,0 0,0", "way/1#5: 0,0 0,-1 1,0 0,0", "way/2#4: 0,1 0,0");
    assertThat(lines(cross().way(1, "5 1 3 5 2 4 5", "highway=track")))
        .as("two loops from one node")
        .containsExactly("way/1#5: 0,0 -1,0 0,-1 0,0", "way/1#5.2: 0,0 1,0 0,1 0,0");
  }

  @Test
  void nodeGivenTwiceInARowIsOne() {
    assertThat(lines(cross().way(1, "1 5 5 2 2", "highway=track")))
        .containsExactly("way/1#1: -1,0 0,0 1,0");
  }

  @Test
  void againstTheLineTurnsTheLineAround() {
    Extracted found =
        cross()
            .way(1, "1 5 2", "highway=primary", "oneway=-1")
            .way(2, "3 5", "highway=residential")
            .way(3, "4 5", "highway=residential", "motor_vehicle:forward=delivery")
            .extract(directory);
    assertThat(RoadScene.lines(found))
        .containsExactly(
            "way/1#1: 0,0 -1,0", "way/1#5: 1,0 0,0", "way/2#3: 0,-1 0,0", "way/3#4: 0,0 0,1");
    assertThat(found.of("road").get(0).fields()).containsEntry("oneway", true);
    assertThat(found.of("road").get(3).fields()).containsEntry("oneway", true);
  }

  @Test
  void endsOnOneAnotherThatAreNotConnectedAreKeptApart() {
    Extracted found =
        cross()
            .node(6, 0, 0)
            .node(7, 2, 2)
            .way(1, "1 5", "highway=primary")
            .way(2, "5 2", "highway=primary")
            .way(3, "3 6", "highway=residential")
            .way(4, "6 4", "highway=residential")
            .way(5, "2 7", "highway=service")
            .extract(directory);
    assertThat(RoadScene.lines(found))
        .containsExactly(
            "way/1#1: -1,0 0,0",
            "way/2#5: 0,0 1,0",
            "way/3#3: 0,-1 0.0001,0",
            "way/4#6: 0.0001,0 0,1",
            "way/5#2: 1,0 2,2");
    assertThat(found.issues)
        .singleElement()
        .satisfies(issue -> assertThat(issue.fault().found()).isEqualTo("node/6"));
  }

  @Test
  void nodesOnOneAnotherWithinRoadsStay() {
    Extracted found =
        cross()
            .node(6, 0, 0)
            .way(1, "1 5 2", "highway=primary")
            .way(2, "3 6 4", "highway=residential", "bridge=yes")
            .extract(directory);
    assertThat(RoadScene.lines(found))
        .containsExactly("way/1#1: -1,0 0,0 1,0", "way/2#3: 0,-1 0,0 0,1");
    assertThat(found.issues).isEmpty();
  }

  @Test
  void whatStandsOnARoadIsAnEdgeOfTwoMetres() {
    Extracted found =
        new RoadScene()
            .node(1, -1, 0)
            .node(2, 0, 0, "barrier=gate")
            .node(3, 1, 0)
            .way(1, "1 2 3", "highway=service")
            .extract(directory);
    List<Feature> edges = found.of("road");
    assertThat(edges)
        .extracting(Feature::sourceKey)
        .containsExactly("way/1#1", "way/1#2-", "way/1#2+");
    assertThat(edges)
        .extracting(edge -> edge.fields().get("access"))
        .containsExactly(null, "foot_emergency", null);
    Coordinate[] gate = edges.get(1).geometry().getCoordinates();
    assertThat(gate).hasSize(3);
    assertThat(Geodesics.distanceMetres(gate[0].x, gate[0].y, gate[2].x, gate[2].y))
        .isBetween(1.98, 2.02);
    assertThat(edges.get(0).geometry().getCoordinates()[1].equals2D(gate[0])).isTrue();
    assertThat(edges.get(2).geometry().getCoordinates()[0].equals2D(gate[2])).isTrue();
  }

  @Test
  void gateWhereRoadsMeetShutsEachOfThem() {
    Extracted found =
        new RoadScene()
            .node(1, -1, 0)
            .node(2, 0, 0, "barrier=bollard")
            .node(3, 1, 0)
            .node(4, 0, 1)
            .way(1, "1 2", "highway=service")
            .way(2, "2 3", "highway=service")
            .way(3, "2 4", "highway=path")
            .extract(directory);
    Map<String, Object> access = new LinkedHashMap<>();
    found.of("road").forEach(edge -> access.put(edge.sourceKey(), edge.fields().get("access")));
    Map<String, Object> expected = new LinkedHashMap<>();
    for (String open : List.of("way/1#1", "way/2#2+", "way/3#2+")) {
      expected.put(open, null);
    }
    for (String shut : List.of("way/1#2-", "way/2#2", "way/3#2")) {
      expected.put(shut, "foot");
    }
    assertThat(access).isEqualTo(expected);
  }

  @Test
  void gateAtADeadEndChangesNothing() {
    assertThat(
            lines(
                new RoadScene()
                    .node(1, -1, 0)
                    .node(2, 0, 0, "barrier=gate")
                    .way(1, "1 2", "highway=service")))
        .containsExactly("way/1#1: -1,0 0,0");
  }

  @Test
  void wayThatLeavesTheFileStaysAsItIs() {
    Extracted found =
        cross()
            .way(1, "98 1 5 2 99", "highway=primary")
            .way(2, "3 5 97 4", "highway=primary")
            .way(3, "97 98", "highway=primary")
            .extract(directory);
    assertThat(RoadScene.lines(found))
        .containsExactly("way/1#1: -1,0 0,0", "way/1#5: 0,0 1,0", "way/2#3: 0,-1 0,0");
    assertThat(found.withoutFeature).containsExactly("road way/2#5");
    assertThat(found.cuts).contains(new Coordinate(105.999, 29), new Coordinate(106.001, 29));
    assertThat(found.issues).isEmpty();
  }

  @Test
  void sameWayTwiceIsTakenOnce() {
    Extracted found =
        cross()
            .way(1, "1 5 2", "highway=primary")
            .way(1, "1 5 2", "highway=primary")
            .extract(directory);
    assertThat(RoadScene.lines(found)).containsExactly("way/1#1: -1,0 0,0 1,0");
    assertThat(found.issues).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "highway=primary,",
    "highway=primary|oneway=yes, oneway:true",
    "highway=primary|oneway=1, oneway:true",
    "highway=primary|oneway=no,",
    "highway=primary|oneway=reversible,",
    "highway=motorway, oneway:true",
    "highway=motorway|oneway=no,",
    "highway=primary|junction=circular, oneway:true",
    "highway=primary|oneway=yes|oneway:motor_vehicle=no,",
    "highway=primary|oneway:bicycle=yes,",
    "highway=unclassified|vehicle:backward=agricultural, oneway:true",
    "highway=unclassified|vehicle:backward=no|motor_vehicle:backward=yes,",
    "highway=unclassified|vehicle:forward=no|vehicle:backward=no,",
    "highway=primary|maxspeed=50, speed_kmh:50.0",
    "highway=primary|maxspeed=50 km/h, speed_kmh:50.0",
    "highway=primary|maxspeed=30 mph, speed_kmh:48.3",
    "highway=primary|maxspeed=30mph, speed_kmh:48.3",
    "highway=primary|maxspeed=walk, speed_kmh:7.0",
    "highway=primary|maxspeed=CN:urban, speed_kmh:50.0",
    "highway=primary|maxspeed=none,",
    "highway=primary|maxspeed:forward=40, speed_kmh:40.0",
    "highway=residential|bridge=viaduct|tunnel=no, bridge:true",
    "highway=residential|tunnel=building_passage, tunnel:true",
    "highway=steps, steps:true",
    "highway=service|access=private, access:emergency",
    "highway=service|access=no|foot=yes, access:foot_emergency",
    "highway=service|access=private|foot=private|motor_vehicle=yes, access:motor",
    "highway=service|access=destination,",
    "highway=track|motor_vehicle=agricultural;forestry, access:foot_emergency",
    "highway=track|motor_vehicle=agricultural;destination,",
    "highway=track|vehicle=no|motorcar=yes,",
    "highway=trunk|foot=no, access:motor",
    "highway=trunk|motorroad=yes, access:motor",
    "highway=trunk|motorroad=yes|foot=yes,",
    "highway=service|service=emergency_access, access:foot_emergency",
  })
  void tagsBecomeFields(String tags, String expected) {
    Extracted found = cross().way(1, "1 2", tags.split("\\|")).extract(directory);
    Map<String, Object> fields = new LinkedHashMap<>(found.of("road").get(0).fields());
    fields.remove("class");
    String text = fields.toString().replace("=", ":");
    assertThat(text).isEqualTo(expected == null ? "{}" : "{" + expected + "}");
    assertThat(found.issues).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "barrier=gate, foot_emergency",
    "barrier=lift_gate, foot_emergency",
    "barrier=gate|access=yes,",
    "barrier=gate|motor_vehicle=destination,",
    "barrier=gate|access=private, emergency",
    "barrier=gate|access=private|foot=yes, foot_emergency",
    "barrier=gate|locked=yes, emergency",
    "barrier=bollard, foot",
    "barrier=bollard|access=yes, foot",
    "barrier=bollard|bollard=removable, foot_emergency",
    "barrier=bollard|foot=no, none",
    "barrier=toll_booth,",
    "barrier=entrance,",
    "barrier=entrance|access=private, emergency",
    "barrier=cattle_grid|motor_vehicle=no, foot_emergency",
    "highway=crossing,",
  })
  void nodesSayWhoPasses(String tags, String expected) {
    Extracted found =
        new RoadScene()
            .node(1, -1, 0)
            .node(2, 0, 0, tags.split("\\|"))
            .node(3, 1, 0)
            .way(1, "1 2 3", "highway=service")
            .extract(directory);
    assertThat(found.of("road")).hasSize(expected == null ? 1 : 3);
    assertThat(found.find("road", "way/1#2-").map(edge -> edge.fields().get("access")).orElse(null))
        .isEqualTo(expected);
  }

  @Test
  void gateOnARoadThatIsShutToFeetLeavesWhoPassesBoth() {
    Extracted found =
        new RoadScene()
            .node(1, -1, 0)
            .node(2, 0, 0, "barrier=gate")
            .node(3, 1, 0)
            .way(1, "1 2 3", "highway=service", "foot=no")
            .extract(directory);
    assertThat(found.of("road"))
        .extracting(edge -> edge.fields().get("access"))
        .containsExactly("motor", "emergency", "motor");
  }

  @ParameterizedTest
  @CsvSource({"fast", "90;30", "0", "50 knots", "250"})
  void limitsThatNobodyKnowsAreTold(String value) {
    Extracted found =
        cross().way(1, "1 2", "highway=primary", "maxspeed=" + value).extract(directory);
    assertThat(found.of("road").get(0).fields()).isEqualTo(Map.of("class", "primary"));
    assertThat(found.issues)
        .singleElement()
        .satisfies(
            issue -> {
              assertThat(issue.fault().field()).isEqualTo("speed_kmh");
              assertThat(issue.fault().found()).startsWith("way/1: " + value);
            });
  }

  @Test
  void namesAreKept() {
    Feature road =
        cross()
            .way(1, "1 2", "highway=primary", "name=Ring", "name:zh=环路", "name:en=Ring Road")
            .extract(directory)
            .of("road")
            .get(0);
    assertThat(road.name()).isEqualTo("环路");
    assertThat(road.extra()).isEqualTo(Map.of("name:en", "Ring Road"));
    Feature motorway =
        cross().way(1, "1 2", "highway=motorway", "ref=G75").extract(directory).of("road").get(0);
    assertThat(motorway.name()).isEqualTo("G75");
  }
}

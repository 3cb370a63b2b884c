package luotu.analyse.scenario;

import static luotu.analyse.Scene.box;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import luotu.Checkout;
import luotu.analyse.Processes;
import luotu.analyse.Scene;
import luotu.command.Analyses;
import luotu.geo.EqualAreaPlane;
import luotu.geo.LonLat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;

/** Scenes whose answers before and after follow from theory. One walks 100 m in 1.2 minutes. */
class BeforeAfterTest extends BeforeAfterScene {
  private static final double CIRCLE_500 = Math.PI * 500 * 500;

  private JsonNode walk(String minutes, String changes) {
    return run("service-area", "'facilities':'shelter','minutes':" + minutes, changes);
  }

  private String moved(String layer, long id, String wktMetres) {
    return "{'layer':'%s','id':%d,'feature':{'geometry':%s}}"
        .formatted(layer, id, shape(wktMetres));
  }

  private static double squareMetres(JsonNode geometry) {
    return new EqualAreaPlane(new LonLat(106.5, 29.5)).forward(geometry(geometry)).getArea();
  }

  private static List<String> notes(JsonNode answer) {
    return StreamSupport.stream(answer.get("notes").spliterator(), false)
        .map(note -> note.get("zh").asText())
        .toList();
  }

  private static double difference(JsonNode answer, int zone) {
    return answer.at("/zones/" + zone + "/difference").doubleValue();
  }

  @Test
  void aPondAddsItsCircle() {
    scene.square("1", 10_000).store();
    JsonNode answer = coverage(pond(0, 0));
    assertThat(answer.at("/zones/0/zone").asText()).isEqualTo("1");
    assertThat(answer.at("/zones/0/radius_m").doubleValue()).isEqualTo(500);
    assertThat(answer.at("/zones/0/minutes").isNull()).isTrue();
    assertThat(answer.at("/zones/0/before").doubleValue()).isZero();
    assertThat(answer.at("/zones/0/after").doubleValue())
        .isCloseTo(CIRCLE_500, within(CIRCLE_500 * 1e-3));
    assertThat(difference(answer, 0)).isEqualTo(answer.at("/zones/0/after").doubleValue());
    assertThat(answer.at("/zones/0/share_after").doubleValue())
        .isCloseTo(CIRCLE_500 / 1e8, within(1e-5));
    assertThat(answer.at("/totals/0/difference").doubleValue()).isEqualTo(difference(answer, 0));
    assertThat(squareMetres(answer.at("/areas/0/gained_geometry")))
        .isCloseTo(CIRCLE_500, within(CIRCLE_500 * 2e-3));
    assertThat(squareMetres(answer.at("/areas/0/lost_geometry"))).isZero();
    assertThat(notes(answer)).isEmpty();
    JsonNode edit = answer.at("/edits/0");
    assertThat(edit.get("id").isNull()).isTrue();
    assertThat(edit.get("feature").at("/properties/kind").asText()).isEqualTo("pond");
  }

  @Test
  void ofTwoCirclesThatOverlapOnlyTheRestIsGained() {
    scene.square("1", 10_000).add("water_source", "POINT(0 0)", "kind", "pond").store();
    JsonNode answer = coverage(pond(500, 0));
    // Two circles of radius r at distance r have (2π/3 − √3/2) r² in common.
    double rest = (Math.PI - (2 * Math.PI / 3 - Math.sqrt(3) / 2)) * 500 * 500;
    assertThat(difference(answer, 0)).isCloseTo(rest, within(rest * 1e-3));
    assertThat(squareMetres(answer.at("/areas/0/gained_geometry")))
        .isCloseTo(rest, within(rest * 5e-3));
    assertThat(squareMetres(answer.at("/areas/0/lost_geometry"))).isZero();
    assertThat(squareMetres(answer.at("/areas/0/kept_geometry")))
        .isCloseTo(CIRCLE_500, within(CIRCLE_500 * 2e-3));
    assertThat(answer.get("unverified").asLong()).isEqualTo(1);
  }

  @Test
  void aStationMovedLeavesOneStreetForAnother() {
    scene.zone("1", "town", box(-3_000, -1_000, 0, 1_000));
    scene.zone("2", "town", box(0, -1_000, 3_000, 1_000));
    scene.add("water_source", "POINT(-1500 0)", "usable", true).store();
    JsonNode answer = coverage(moved("water_source", only("water_source"), "POINT(1500 0)"));
    assertThat(difference(answer, 0)).isCloseTo(-CIRCLE_500, within(CIRCLE_500 * 1e-3));
    assertThat(difference(answer, 1)).isCloseTo(CIRCLE_500, within(CIRCLE_500 * 1e-3));
    assertThat(squareMetres(answer.at("/areas/0/lost_geometry")))
        .isCloseTo(CIRCLE_500, within(CIRCLE_500 * 2e-3));
    assertThat(answer.at("/edits/0/version").asText()).isNotEmpty();
  }

  @Test
  void whatIsGoneOrUnusableCoversNothing() {
    scene.square("1", 10_000).add("water_source", "POINT(0 0)", "usable", true).store();
    long id = only("water_source");
    for (String change :
        List.of(
            gone("water_source", id),
            "{'layer':'water_source','id':" + id + "}",
            altered("water_source", id, "'usable':false"))) {
      JsonNode answer = coverage(change);
      assertThat(answer.at("/zones/0/after").doubleValue()).as(change).isZero();
      assertThat(difference(answer, 0)).isCloseTo(-CIRCLE_500, within(CIRCLE_500 * 1e-3));
    }
    JsonNode emptied = coverage(altered("water_source", id, "'usable':null"));
    assertThat(difference(emptied, 0)).isZero();
    assertThat(emptied.at("/before/unverified").asLong()).isZero();
    assertThat(emptied.get("unverified").asLong()).isEqualTo(1);
  }

  /** A river with one bridge, a shelter on the near bank, people on both. */
  private void river() {
    scene.road("北岸", "0 100,500 100", "class", "residential");
    scene.road("北岸", "500 100,1000 100", "class", "residential");
    scene.road("桥", "500 100,500 -100", "class", "residential", "bridge", true);
    scene.road("南岸", "0 -100,500 -100", "class", "residential");
    scene.road("南岸", "500 -100,1000 -100", "class", "residential");
    scene.add("waterway", "LINESTRING(-2000 0,2000 0)", "class", "main");
    scene.add("shelter", "POINT(500 100)", "status", "open");
    scene.zone("1", "town", box(-2_000, 0, 2_000, 2_000));
    scene.zone("2", "town", box(-2_000, -2_000, 2_000, 0));
    scene.add("population", "POINT(0 100)", "people", 3.0);
    scene.add("population", "POINT(500 -100)", "people", 5.0);
    scene.add("population", "POINT(1000 -100)", "people", 7.0);
    scene.store();
  }

  @Test
  void aClosedBridgeCutsTheFarBank() {
    river();
    JsonNode answer = walk("[3,10]", altered("road", id("road", "桥"), "'closed':true"));
    // 200 m over the bridge take 2.4 minutes, 700 m to the end of the far bank 8.4.
    assertThat(answer.at("/totals/0/before").doubleValue()).isEqualTo(5);
    assertThat(answer.at("/totals/1/before").doubleValue()).isEqualTo(15);
    assertThat(answer.at("/totals/0/after").doubleValue()).isZero();
    assertThat(answer.at("/totals/1/after").doubleValue()).isEqualTo(3);
    assertThat(difference(answer, 2)).isZero();
    assertThat(difference(answer, 3)).isEqualTo(-12);
    assertThat(answer.at("/zones/3/minutes").doubleValue()).isEqualTo(10);
    JsonNode removed = walk("[3,10]", gone("road", id("road", "桥")));
    assertThat(removed.get("zones")).isEqualTo(answer.get("zones"));
  }

  @Test
  void theFarBankIsLostOnTheMapToo() {
    river();
    JsonNode answer =
        run(
            "service-area",
            "'facilities':'shelter','minutes':[10],'include_geometry':true",
            altered("road", id("road", "桥"), "'closed':true"));
    Geometry lost = geometry(answer.at("/areas/0/lost_geometry"));
    Geometry farBank = scene.degrees(box(-3_000, -3_000, 3_000, 0));
    assertThat(squareMetres(answer.at("/areas/0/lost_geometry"))).isGreaterThan(100_000);
    assertThat(lost.difference(farBank.buffer(1e-5)).isEmpty()).isTrue();
    assertThat(squareMetres(answer.at("/areas/0/gained_geometry"))).isZero();
    assertThat(squareMetres(answer.at("/areas/0/kept_geometry"))).isGreaterThan(100_000);
  }

  @Test
  void aBridgeBuiltJoinsTheRoadsItsEndsLieOn() {
    river();
    // Its ends lie 3 m beside the roads, far from their ends: both are cut.
    String bridge =
        added(
            "road",
            "LINESTRING(200 97,200 -97)",
            "'name':'新桥','class':'residential','bridge':true");
    JsonNode answer =
        walk("[10]", bridge + "," + altered("road", id("road", "桥"), "'closed':true"));
    // Over the new one: 300 + 200 + 300 m to (500, -100), 9.6 minutes; 500 m more to the far end.
    assertThat(answer.at("/totals/0/before").doubleValue()).isEqualTo(15);
    assertThat(answer.at("/totals/0/after").doubleValue()).isEqualTo(8);
    assertThat(notes(answer)).hasSize(2).allMatch(note -> note.contains("该路在此断成两段"));
    assertThat(answer.get("edits")).hasSize(4);
    assertThat(answer.at("/edits/0/feature/properties/name").asText()).isEqualTo("新桥");
    for (int i = 1; i <= 2; i++) {
      assertThat(answer.at("/edits/" + i + "/change").asInt()).isZero();
      assertThat(answer.at("/edits/" + i + "/feature/geometry/type").asText())
          .isEqualTo("MultiLineString");
    }
  }

  @Test
  void aRoadThatEndsNearTheEndOfAnotherJoinsItThere() {
    river();
    JsonNode answer =
        walk("[10]", added("road", "LINESTRING(1001 101,1001 300)", "'class':'residential'"));
    assertThat(notes(answer)).hasSize(2);
    assertThat(notes(answer).get(0)).contains("起点接到「北岸」的端点");
    assertThat(notes(answer).get(1)).contains("终点附近 10 米内没有道路");
    assertThat(answer.get("edits")).hasSize(1);
  }

  @Test
  void twoRoadsThatAreDrawnMeet() {
    river();
    // A footbridge in two pieces that meet over the river.
    String one = added("road", "LINESTRING(0 100,0 0)", "'class':'footway'");
    String two = added("road", "LINESTRING(0 -100,0 1)", "'class':'footway'");
    String closed = altered("road", id("road", "桥"), "'closed':true");
    JsonNode answer = walk("[15]", one + "," + two + "," + closed);
    // 500 + 200 + 500 m to (500, -100): 14.4 minutes.
    assertThat(answer.at("/totals/0/after").doubleValue()).isEqualTo(8);
  }

  @Test
  void aRoadThatCrossesOthersDoesNotJoinThem() {
    river();
    JsonNode answer =
        walk("[10]", added("road", "LINESTRING(250 400,250 -400)", "'class':'residential'"));
    assertThat(notes(answer)).last().asString().contains("与 2 条道路交叉但不相接");
    assertThat(answer.at("/totals/0/difference").doubleValue()).isZero();
  }

  @Test
  void aWallKeepsPeopleFromTheRoad() {
    scene.road("路", "-500 0,500 0", "class", "residential").square("1", 4_000);
    scene.add("shelter", "POINT(0 0)", "status", "open");
    scene.add("population", "POINT(100 50)", "people", 4.0).store();
    JsonNode answer = walk("[10]", added("barrier", "LINESTRING(-600 20,600 20)", "'kind':'wall'"));
    assertThat(answer.at("/totals/0/before").doubleValue()).isEqualTo(4);
    assertThat(answer.at("/totals/0/after").doubleValue()).isZero();
  }

  @Test
  void aBridgeThatIsGoneMayBeNamedAsClosed() {
    river();
    long bridge = id("road", "桥");
    JsonNode answer =
        run(
            "service-area",
            "'facilities':'shelter','minutes':[10],'closed_roads':[" + bridge + "]",
            gone("road", bridge));
    assertThat(answer.at("/totals/0/difference").doubleValue()).isZero();
  }

  @Test
  void whatHasNoBearingIsTold() {
    river();
    JsonNode answer =
        walk(
            "[10]",
            pond(0, 0)
                + ","
                + added("shelter", "POINT(0 -100)", "'name':'规划点','status':'planned'"));
    assertThat(notes(answer)).hasSize(2);
    assertThat(notes(answer).get(0)).contains("与所问无关").contains("消防水源");
    assertThat(notes(answer).get(1)).contains("规划点").contains("前后都不计入");
    assertThat(coverage(altered("road", id("road", "桥"), "'closed':true")).get("notes")).hasSize(1);
  }

  @Test
  void withoutChangesOfWhatIsAskedBothAnswersAreThePlainOne() {
    river();
    String inputs = "'facilities':'shelter','minutes':[3,10],'split':true";
    JsonNode plain = scene.run("service-area", inputs);
    JsonNode answer = run("service-area", inputs, pond(0, 0));
    assertThat(answer.get("before")).isEqualTo(plain);
    assertThat(answer.get("after")).isEqualTo(plain);
    assertThat(answer.get("change")).isEqualTo(plain.get("change"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void nothingKeptHasSeenWhatWasSupposed(boolean isWarm) {
    river();
    List<String[]> asked =
        List.of(
            new String[] {"service-area", "'facilities':'shelter','minutes':[3,10],'split':true"},
            new String[] {
              "service-area", "'points':[[106.5,29.5]],'minutes':[9],'include_geometry':true"
            },
            new String[] {"radius-coverage", "'facilities':'shelter','radius_m':300"},
            new String[] {"nearest", "'point':[106.5,29.5],'layers':['shelter'],'mode':'walk'"});
    if (isWarm) {
      answers(scene.processes(), asked);
    }
    run(
        "service-area",
        "'facilities':'shelter','minutes':[3,10],'include_geometry':true",
        String.join(
            ",",
            gone("road", id("road", "桥")),
            added("shelter", "POINT(0 -100)", "'status':'open'"),
            added("road", "LINESTRING(200 97,200 -97)", "'class':'residential'"),
            added("barrier", "LINESTRING(400 90,400 110)", "'kind':'wall'")));
    Processes neverSupposed = Analyses.of(Checkout.CATALOGUE, scene.database().store()).processes();
    assertThat(answers(scene.processes(), asked)).isEqualTo(answers(neverSupposed, asked));
  }

  private static List<String> answers(Processes processes, List<String[]> asked) {
    return asked.stream()
        .map(each -> processes.execute(each[0], Scene.json("{" + each[1] + "}")).toString())
        .toList();
  }
}

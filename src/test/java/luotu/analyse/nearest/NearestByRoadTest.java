package luotu.analyse.nearest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import luotu.analyse.Scene;
import luotu.geo.LocalScale;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;

/** Scenes whose answers follow from theory; one walks 5 km in an hour, 1 m in 0.72 s. */
class NearestByRoadTest {
  private static final double WALK_SECONDS = 0.72;
  private static final Offset<Double> METRES = within(0.1);
  private static final Offset<Double> SECONDS = within(0.2);

  private final Scene scene = new Scene(106.5, 29.5);

  @AfterEach
  void close() {
    scene.close();
  }

  private static List<JsonNode> results(JsonNode answer) {
    return StreamSupport.stream(answer.get("results").spliterator(), false).toList();
  }

  private static List<Double> numbers(JsonNode answer, String name) {
    return results(answer).stream().map(result -> result.get(name).asDouble()).toList();
  }

  private static List<String> texts(JsonNode answer, String name) {
    return results(answer).stream().map(result -> result.get(name).asText()).toList();
  }

  private static List<String> notes(JsonNode answer, String language) {
    return StreamSupport.stream(answer.get("notes").spliterator(), false)
        .map(note -> note.get(language).asText())
        .toList();
  }

  /** Asks from a place in metres. */
  private JsonNode ask(double x, double y, String mode, String inputs) {
    Coordinate place = scene.degrees("POINT(" + x + " " + y + ")").getCoordinate();
    JsonNode answer =
        scene.run(
            "nearest",
            String.format(
                Locale.ROOT,
                "'point':[%.9f,%.9f],'mode':'%s'%s",
                place.x,
                place.y,
                mode,
                inputs.isEmpty() ? "" : "," + inputs));
    results(answer).forEach(NearestByRoadTest::checkSums);
    return answer;
  }

  /** The steps add up exactly, the line is as long as the way. */
  private static void checkSums(JsonNode result) {
    double metres = 0;
    double seconds = 0;
    for (JsonNode step : result.get("steps")) {
      metres += step.get("distance_m").asDouble();
      seconds += step.get("time_s").asDouble();
    }
    assertThat(metres).isCloseTo(result.get("distance_m").asDouble(), within(1e-6));
    assertThat(seconds).isCloseTo(result.get("time_s").asDouble(), within(1e-6));
    JsonNode line = result.at("/route/coordinates");
    double length = 0;
    for (int i = 1; i < line.size(); i++) {
      length +=
          LocalScale.distanceMetres(
              line.at("/" + (i - 1) + "/0").asDouble(),
              line.at("/" + (i - 1) + "/1").asDouble(),
              line.at("/" + i + "/0").asDouble(),
              line.at("/" + i + "/1").asDouble());
    }
    assertThat(length).isCloseTo(result.get("distance_m").asDouble(), within(0.1));
  }

  private static List<String> steps(JsonNode result, String language) {
    return StreamSupport.stream(result.get("steps").spliterator(), false)
        .map(step -> step.at("/instruction/" + language).asText())
        .toList();
  }

  private void checkEnd(JsonNode result, boolean last, double x, double y) {
    JsonNode line = result.at("/route/coordinates");
    JsonNode end = line.get(last ? line.size() - 1 : 0);
    Coordinate place = scene.degrees("POINT(" + x + " " + y + ")").getCoordinate();
    assertThat(end.get(0).asDouble()).isCloseTo(place.x, within(2e-7));
    assertThat(end.get(1).asDouble()).isCloseTo(place.y, within(2e-7));
  }

  private void grid() {
    for (int i = 0; i <= 4; i++) {
      for (int j = 0; j < 4; j++) {
        scene.road(null, j * 100 + " " + i * 100 + "," + (j * 100 + 100) + " " + i * 100);
        scene.road(null, i * 100 + " " + j * 100 + "," + i * 100 + " " + (j * 100 + 100));
      }
    }
  }

  @Test
  void onAGridOneWalksTheSumOfBothDistances() {
    grid();
    scene
        .add("shelter", "POINT(300 200)", "status", "open")
        .add("shelter", "POINT(0 100)", "status", "open")
        .add("shelter", "POINT(100 0)", "status", "closed")
        .add("water_source", "POINT(400 400)")
        .store();
    JsonNode answer = ask(0, 0, "walk", "");
    assertThat(texts(answer, "layer")).containsExactly("shelter", "shelter", "water_source");
    assertThat(numbers(answer, "distance_m").get(0)).isCloseTo(100, METRES);
    assertThat(numbers(answer, "distance_m").get(1)).isCloseTo(500, METRES);
    assertThat(numbers(answer, "distance_m").get(2)).isCloseTo(800, METRES);
    assertThat(numbers(answer, "time_s").get(2)).isCloseTo(800 * WALK_SECONDS, SECONDS);
    assertThat(numbers(answer, "turnout_s")).containsOnly(0.0);
    assertThat(answer.get("unverified").asInt()).isEqualTo(1);
    assertThat(answer.get("notes")).isEmpty();
    assertThat(answer.at("/access/distance_m").asDouble()).isZero();
    checkEnd(results(answer).get(2), false, 0, 0);
    checkEnd(results(answer).get(2), true, 400, 400);
    JsonNode one = ask(0, 0, "walk", "'k':1,'layers':['shelter']");
    assertThat(results(one)).hasSize(1);
    assertThat(one.at("/results/0/feature/id")).isEqualTo(answer.at("/results/0/id"));
  }

  @Test
  void atEqualTimesTheLayerThenTheLowestIdIsFirst() {
    scene
        .road(null, "-500 0,500 0")
        .add("water_source", "POINT(200 0)")
        .add("shelter", "POINT(200 0)", "status", "open")
        .add("shelter", "POINT(-200 0)", "status", "open")
        .add("shelter", "POINT(200 0)", "status", "open")
        .store();
    JsonNode answer = ask(0, 0, "walk", "'k':3");
    assertThat(texts(answer, "layer"))
        .containsExactly("shelter", "shelter", "shelter", "water_source");
    List<Double> ids = numbers(answer, "id").subList(0, 3);
    assertThat(ids).isSorted();
    assertThat(numbers(ask(0, 0, "walk", "'k':1,'layers':'shelter'"), "id"))
        .containsExactly(ids.get(0));
  }

  /** A river from west to east between two roads, a bridge 1 km to the east. */
  private void river() {
    scene
        .road("北滨路", "0 50,1000 50")
        .road("南滨路", "0 -50,1000 -50")
        .road("长江桥", "1000 -50,1000 50", "bridge", true)
        .add("waterway", "LINESTRING(-5000 0,5000 0)", "class", "main")
        .add("shelter", "POINT(0 60)", "status", "open");
  }

  @Test
  void acrossARiverOneTakesTheBridge() {
    river();
    scene.store();
    JsonNode answer = ask(0, -60, "walk", "'layers':'shelter'");
    assertThat(numbers(answer, "distance_m").get(0)).isCloseTo(10 + 2100 + 10, METRES);
    assertThat(answer.at("/access/distance_m").asDouble()).isCloseTo(10, METRES);
    assertThat(steps(results(answer).get(0), "zh"))
        .containsExactly(
            "步行 10 米到南滨路",
            "向东沿南滨路步行 1.0 公里",
            "左转进入长江桥，步行 100 米，过桥",
            "左转进入北滨路，步行 1.0 公里",
            "步行 10 米到达shelter 4，在道路右侧");
    assertThat(steps(results(answer).get(0), "en"))
        .containsExactly(
            "Walk 10 m to 南滨路",
            "Walk east on 南滨路 for 1.0 km",
            "Turn left onto 长江桥 and walk 100 m, over a bridge",
            "Turn left onto 北滨路 and walk 1.0 km",
            "Walk 10 m to shelter 4, on the right");
    JsonNode bridge = results(answer).get(0).at("/steps/2");
    assertThat(bridge.get("name").asText()).isEqualTo("长江桥");
    assertThat(bridge.get("distance_m").asDouble()).isCloseTo(100, METRES);
    assertThat(bridge.get("time_s").asDouble()).isCloseTo(72, SECONDS);
    assertThat(results(answer).get(0).at("/steps/0/name").isNull()).isTrue();
  }

  /** Streets of every kind, one after the other, with a shelter at the end. */
  private void streets() {
    scene
        .road("汉渝路", "0 0,200 0", "class", "primary")
        .road(null, "200 0,230 0", "class", "service")
        .road("汉渝路", "230 0,400 0", "class", "primary")
        .road(null, "400 0,400 -150", "class", "residential")
        .road(null, "400 -150,400 -250", "class", "residential")
        .road(null, "400 -250,300 -250", "class", "residential")
        .road("十八梯", "300 -250,300 -290", "class", "steps")
        .road(null, "300 -290,300 -320", "class", "footway", "steps", true)
        .road("穿山路", "300 -320,340 -420")
        .road("穿山路", "340 -420,340 -1400", "tunnel", true)
        .road("穿山路", "340 -1400,340 -1500")
        .add("shelter", "POINT(320 -1450)", "status", "open");
  }

  @Test
  void theStepsOfAWalkWordForWord() {
    streets();
    scene.store();
    JsonNode result = results(ask(0, 0, "walk", "'layers':'shelter'")).get(0);
    assertThat(steps(result, "zh"))
        .containsExactly(
            "向东沿汉渝路步行 400 米",
            "右转进入居住区道路，步行 250 米",
            "右转进入居住区道路，步行 100 米",
            "左转走梯道（十八梯） 40 米",
            "直行走梯道 30 米",
            "向左前方进入穿山路，步行 1.1 公里，穿过隧道",
            "步行 20 米到达shelter 11，在道路右侧");
    assertThat(steps(result, "en"))
        .containsExactly(
            "Walk east on 汉渝路 for 400 m",
            "Turn right onto the residential road and walk 250 m",
            "Turn right onto the residential road and walk 100 m",
            "Turn left and take the stairs (十八梯) for 40 m",
            "Continue straight and take the stairs for 30 m",
            "Bear left onto 穿山路 and walk 1.1 km, through a tunnel",
            "Walk 20 m to shelter 11, on the right");
    assertThat(result.at("/steps/0/name").asText()).isEqualTo("汉渝路");
    assertThat(result.at("/steps/0/distance_m").asDouble()).isCloseTo(400, METRES);
    assertThat(result.at("/steps/1/name").isNull()).isTrue();
    assertThat(result.at("/steps/3/time_s").asDouble())
        .as("stairs take twice the time")
        .isCloseTo(2 * 40 * WALK_SECONDS, SECONDS);
  }

  @Test
  void inAOneWayRingToAndFromDiffer() {
    scene
        .road("东街", "0 0,1000 0", "oneway", true)
        .road("北街", "1000 0,1000 1000", "oneway", true)
        .road("西街", "1000 1000,0 1000", "oneway", true)
        .road("南街", "0 1000,0 0", "oneway", true)
        .add("fire_station", "POINT(500 0)", "status", "open", "turnout_s", 45)
        .add("fire_station", "POINT(500 1000)", "status", "open")
        .add("hazard", "POINT(0 500)", "kind", "gas")
        .store();
    double metresPerSecond = 25 / 3.6;
    JsonNode out = ask(1000, 500, "emergency", "'layers':'fire_station'");
    assertThat(numbers(out, "distance_m").get(0)).isCloseTo(1000, METRES);
    assertThat(numbers(out, "distance_m").get(1)).isCloseTo(3000, METRES);
    assertThat(numbers(out, "turnout_s")).containsExactly(45.0, 60.0);
    assertThat(numbers(out, "time_s").get(0)).isCloseTo(45 + 1000 / metresPerSecond, SECONDS);
    checkEnd(results(out).get(0), false, 500, 0);
    checkEnd(results(out).get(0), true, 1000, 500);
    assertThat(steps(results(out).get(0), "zh"))
        .containsExactly("出动准备 45 秒", "向东沿东街行驶 500 米", "左转进入北街，行驶 500 米", "到达目的地");
    assertThat(steps(results(out).get(0), "en"))
        .containsExactly(
            "Turn out, 45 s",
            "Drive east on 东街 for 500 m",
            "Turn left onto 北街 and drive 500 m",
            "Arrive at your destination");
    assertThat(notes(out, "zh")).containsExactly("没有读取路口转弯限制");
    assertThat(notes(out, "en")).containsExactly("Turn restrictions are not read");

    JsonNode asked = ask(1000, 500, "emergency", "'layers':'fire_station','turnout_s':0");
    assertThat(numbers(asked, "time_s").get(0)).isCloseTo(1000 / metresPerSecond, SECONDS);
    JsonNode back = ask(1000, 500, "drive", "'layers':'fire_station','direction':'to'");
    assertThat(numbers(back, "distance_m").get(0)).isCloseTo(1000, METRES);
    assertThat(numbers(back, "turnout_s")).containsOnly(0.0);
    checkEnd(results(back).get(0), false, 1000, 500);
    checkEnd(results(back).get(0), true, 500, 1000);
    assertThat(steps(results(back).get(0), "zh"))
        .containsExactly("向北沿北街行驶 500 米", "左转进入西街，行驶 500 米", "到达fire_station 5");
    JsonNode foot = ask(1000, 500, "walk", "'layers':'fire_station'");
    assertThat(numbers(foot, "distance_m").get(0)).isCloseTo(1000, METRES);
    assertThat(numbers(foot, "distance_m").get(1)).isCloseTo(1000, METRES);
  }

  @Test
  void oneQuestionMayGoBothWays() {
    scene
        .road("东街", "0 0,1000 0", "oneway", true)
        .road("环路", "1000 0,1000 900,0 900,0 0", "oneway", true)
        .add("fire_station", "POINT(900 0)", "status", "open")
        .add("shelter", "POINT(900 0)", "status", "open")
        .store();
    JsonNode answer = ask(100, 0, "drive", "");
    assertThat(texts(answer, "layer")).containsExactly("shelter", "fire_station");
    assertThat(numbers(answer, "distance_m").get(0)).isCloseTo(800, METRES);
    assertThat(numbers(answer, "distance_m").get(1)).isCloseTo(100 + 2800 + 100, METRES);
    checkEnd(results(answer).get(1), false, 900, 0);
    checkEnd(results(answer).get(1), true, 100, 0);
  }

  @Test
  void aClosedRoadChangesTheRoute() {
    river();
    scene
        .road("铁路桥", "-2000 -50,-2000 50", "bridge", true)
        .road("南滨路", "0 -50,-2000 -50")
        .road("北滨路", "0 50,-2000 50")
        .store();
    JsonNode open = ask(0, -50, "walk", "'layers':'shelter'");
    assertThat(numbers(open, "distance_m").get(0)).isCloseTo(2110, METRES);
    long bridge = road("长江桥");
    JsonNode shut = ask(0, -50, "walk", "'layers':'shelter','closed_roads':" + bridge);
    assertThat(numbers(shut, "distance_m").get(0)).isCloseTo(4110, METRES);
    Coordinate place = scene.degrees("POINT(1000 0)").getCoordinate();
    String flood =
        String.format(
            Locale.ROOT,
            "{'type':'LineString','coordinates':[[%.7f,%.7f],[%.7f,%.7f]]}",
            place.x - 0.001,
            place.y,
            place.x + 0.001,
            place.y);
    JsonNode flooded = ask(0, -50, "walk", "'layers':'shelter','closed_roads':[" + flood + "]");
    assertThat(numbers(flooded, "distance_m").get(0)).isCloseTo(4110, METRES);
    String both = "'closed_roads':[" + flood + "," + road("铁路桥") + "]";
    JsonNode cut = ask(0, -50, "walk", "'layers':'shelter'," + both);
    assertThat(results(cut)).isEmpty();
    assertThat(notes(cut, "zh")).containsExactly("避难场所：1 个中找到 0 个，其余没有一天之内可达的道路");
    assertThat(notes(cut, "en"))
        .containsExactly("Shelters: 0 of 1 found, no road leads to the others within a day");
  }

  /** Id of a road. */
  private long road(String name) {
    JsonNode roads =
        scene.run(
            "nearest", "'point':[106.5,29.5],'layers':'road','filter':'name = `" + name + "`'");
    return roads.at("/results/0/id").asLong();
  }

  @Test
  void aShapeIsJoinedWhereItIsNearestToARoad() {
    scene
        .road(null, "0 0,1000 0")
        .add("shelter", Scene.box(300, 20, 500, 200), "status", "open")
        .add("shelter", "LINESTRING(1000 -100,700 -30)", "status", "open")
        .store();
    JsonNode answer = ask(0, 0, "walk", "'layers':'shelter'");
    assertThat(numbers(answer, "distance_m").get(0)).isBetween(320 - 0.1, 520 + 0.1);
    assertThat(numbers(answer, "distance_m").get(1)).isCloseTo(730, METRES);
    checkEnd(results(answer).get(1), true, 700, -30);
    assertThat(steps(results(answer).get(1), "zh"))
        .containsExactly("向东沿道路步行 700 米", "步行 30 米到达shelter 2，在道路右侧");
    assertThat(steps(results(answer).get(1), "en"))
        .containsExactly("Walk east on the road for 700 m", "Walk 30 m to shelter 2, on the right");
  }

  @Test
  void aFacilityOnTheVeryPointTakesNoTime() {
    scene
        .road("甲路", "0 0,1000 0")
        .add("shelter", "POINT(500 30)", "status", "open")
        .add("shelter", "POINT(0 0)", "status", "open")
        .store();
    JsonNode here = ask(0, 0, "walk", "'layers':'shelter'");
    assertThat(numbers(here, "distance_m").get(0)).isZero();
    assertThat(numbers(here, "time_s").get(0)).isZero();
    assertThat(results(here).get(0).at("/route/coordinates")).hasSize(2);
    assertThat(steps(results(here).get(0), "zh")).containsExactly("到达shelter 2");
    assertThat(steps(results(here).get(0), "en")).containsExactly("Arrive at shelter 2");
    assertThat(numbers(here, "distance_m").get(1)).isCloseTo(530, METRES);
    JsonNode same = ask(500, 30, "walk", "'layers':'shelter','k':1");
    assertThat(same.at("/access/distance_m").asDouble()).isCloseTo(30, METRES);
    assertThat(numbers(same, "distance_m").get(0)).as("by way of the road").isCloseTo(60, METRES);
  }

  @Test
  void farFromAnyRoadAnAnswerSaysSo() {
    scene
        .road(null, "0 0,1000 0")
        .add("shelter", "POINT(100 0)", "status", "open")
        .add("waterway", "LINESTRING(-1000 -50,2000 -50)", "class", "main")
        .store();
    JsonNode far = ask(500, 50_000, "walk", "");
    assertThat(results(far)).isEmpty();
    assertThat(far.get("access").isNull()).isTrue();
    assertThat(notes(far, "zh")).containsExactly("离最近的可通行道路 50.0 公里，超过 500 米，没有算路线");
    assertThat(notes(far, "en"))
        .containsExactly(
            "The nearest road that can be used is 50.0 km away, more than 500 m: no routes");
    assertThat(notes(ask(500, 620, "walk", ""), "en"))
        .containsExactly(
            "The nearest road that can be used is 620 m away, more than 500 m: no routes");
    JsonNode across = ask(500, -60, "walk", "");
    assertThat(across.get("access").isNull()).isTrue();
    assertThat(notes(across, "zh")).containsExactly("离最近的可通行道路 60 米，但被河流、铁路、陡崖等隔开，或道路两侧不能进入，没有算路线");
    JsonNode sea = scene.run("nearest", "'point':[-150,-40],'mode':'drive'");
    assertThat(results(sea)).isEmpty();
    assertThat(notes(sea, "en").get(1)).contains("km away");
  }

  @Test
  void withoutARoadThatCanBeUsedAnAnswerSaysSo() {
    scene.add("shelter", "POINT(100 0)", "status", "open").store();
    assertThat(notes(ask(0, 0, "walk", ""), "zh")).containsExactly("还没有道路数据，请先导入道路");
    scene.road("甲路", "0 0,0 0.001", "class", "residential").store();
    JsonNode dot = ask(0, 0, "walk", "'layers':'shelter'");
    assertThat(numbers(dot, "distance_m").get(0)).isCloseTo(100, METRES);
    JsonNode shut = ask(0, 0, "walk", "'closed_roads':" + road("甲路"));
    assertThat(notes(shut, "en")).containsExactly("There is no road that can be used");
    assertThat(shut.get("access").isNull()).isTrue();
    scene.add("shelter", "POINT(0 20000)", "status", "open").store();
    assertThat(notes(ask(0, 0, "walk", "'layers':'shelter'"), "en"))
        .containsExactly(
            "Shelters: 1 of 2 found, no road leads to the others within a day, or they have none"
                + " within reach (1 of them)");
  }

  @Test
  void byAirOneTakesOffAndFliesStraight() {
    scene
        .add("helipad", "POINT(20000 0)", "status", "open")
        .add("shelter", "POINT(0 10000)", "status", "open")
        .store();
    JsonNode answer = scene.run("nearest", "'point':[106.5,29.5],'mode':'air'");
    assertThat(texts(answer, "layer")).containsExactly("shelter", "helipad");
    assertThat(numbers(answer, "distance_m").get(1)).isCloseTo(20_000, within(10.0));
    assertThat(numbers(answer, "time_s").get(1)).isCloseTo(900 + 360, SECONDS);
    assertThat(numbers(answer, "turnout_s")).containsOnly(900.0);
    assertThat(answer.at("/results/0/route").isNull()).isTrue();
    assertThat(answer.at("/results/0/steps").isNull()).isTrue();
    assertThat(answer.get("access").isNull()).isTrue();
    assertThat(notes(answer, "zh").get(0)).startsWith("空中：接警后 15 分钟起飞，以 200 公里/小时直飞");
    assertThat(notes(answer, "en").get(0))
        .startsWith("By air: in the air 15 min after the order, then straight at 200 km/h");
  }
}

package luotu.analyse.servicearea;

import static luotu.analyse.Scene.box;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import luotu.analyse.Scene;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Scenes whose answers follow from theory. One walks 5 km/h: 100 m in 1.2 minutes; on residential
 * roads one drives 5 m/s, and engines 25 km/h.
 */
class ServiceAreaTest {
  private Scene scene;

  @BeforeEach
  void open() {
    scene = new Scene(106.5, 29.5);
  }

  @AfterEach
  void close() {
    scene.close();
  }

  private JsonNode shelters(String inputs) {
    return scene.run("service-area", "'facilities':'shelter'," + inputs);
  }

  /** People within each of the minutes, of all zones. */
  private static List<Double> people(JsonNode answer) {
    return people(answer, "");
  }

  private static List<Double> people(JsonNode answer, String pointer) {
    return StreamSupport.stream(answer.at(pointer + "/within").spliterator(), false)
        .map(within -> within.get("people").isNull() ? null : within.get("people").doubleValue())
        .toList();
  }

  private static String notes(JsonNode answer) {
    return answer.get("notes").toString();
  }

  private void road(String metres, Object... fields) {
    scene.add("road", "LINESTRING(" + metres + ")", fields);
  }

  private void residential(String metres) {
    road(metres, "class", "residential");
  }

  private void people(double x, double y, double people) {
    scene.add("population", "POINT(" + x + " " + y + ")", "people", people);
  }

  private void shelter(double x, double y) {
    scene.add("shelter", "POINT(" + x + " " + y + ")", "status", "open");
  }

  /** Eleven by eleven crossings 100 m apart, with as many people at each. */
  private void grid(double peopleAtEach) {
    for (int i = -5; i <= 5; i++) {
      for (int j = -5; j < 5; j++) {
        residential("%d %d,%d %d".formatted(100 * j, 100 * i, 100 * j + 100, 100 * i));
        residential("%d %d,%d %d".formatted(100 * i, 100 * j, 100 * i, 100 * j + 100));
      }
    }
    for (int i = 0; i < 121; i++) {
      people(i % 11 * 100 - 500, i / 11 * 100 - 500, peopleAtEach);
    }
  }

  @Test
  void onAGridTheSumOfBothDistancesCounts() {
    grid(1);
    scene.zone("1", "town", box(-700, -700, 50, 700)).zone("2", "town", box(50, -700, 700, 700));
    shelter(0, 0);
    scene.store();
    // Of n streets each way 2n² + 2n + 1 crossings are within n: here of 2, 3 and 5.
    JsonNode answer = shelters("'minutes':[3,4.2,6.6]");
    assertThat(people(answer)).containsExactly(13.0, 25.0, 61.0);
    assertThat(answer.get("people").doubleValue()).isEqualTo(121);
    // West of x = 50 the columns -2 to 0 have 1 + 3 + 5 of them, and so on.
    assertThat(people(answer, "/zones/0")).containsExactly(9.0, 16.0, 36.0);
    assertThat(people(answer, "/zones/1")).containsExactly(4.0, 9.0, 25.0);
    assertThat(answer.at("/zones/1/people").doubleValue()).isEqualTo(55);
    assertThat(answer.at("/zones/1/within/2/share").doubleValue()).isEqualTo(0.454545);
    assertThat(answer.at("/areas/1/people").doubleValue()).isEqualTo(25);
    assertThat(answer.at("/areas/1/facility").isNull()).isTrue();
    assertThat(answer.at("/areas/1/geometry").isNull()).isTrue();
    assertThat(answer.get("notes")).isEmpty();
    assertThat(answer.get("unverified").asLong()).isZero();
    assertThat(answer.get("change").asLong()).isPositive();
  }

  @Test
  void aTimeThatIsJustTheLimitCounts() {
    residential("0 0,500 0");
    scene.square("1", 4_000);
    shelter(0, 0);
    people(500, 0, 7);
    scene.store();
    assertThat(people(shelters("'minutes':[5.99,6.01]"))).containsExactly(0.0, 7.0);
  }

  @Test
  void acrossTheRiverCountsByTheBridgeOnly() {
    residential("0 30,500 30,1000 30");
    residential("0 -30,500 -30,1000 -30");
    road("1000 30,1000 -30", "class", "residential", "bridge", true);
    scene.add("waterway", "LINESTRING(-500 0,1500 0)", "class", "main").square("1", 4_000);
    shelter(0, 30);
    people(500, 30, 1);
    people(500, -30, 2);
    people(0, -30, 4);
    scene.store();
    // 500 m; 1,000 + 60 + 500 m; 1,000 + 60 + 1,000 m.
    assertThat(people(shelters("'minutes':[5.9,6.1,18.6,18.8,24.6,24.8]")))
        .containsExactly(0.0, 1.0, 1.0, 3.0, 3.0, 7.0);
    scene.add("barrier", "LINESTRING(490 -31,490 -29)", "kind", "wall").store();
    assertThat(people(shelters("'minutes':60"))).containsExactly(7.0);
  }

  @Test
  void onAOneWayRingToAndFromDiffer() {
    for (String side : List.of("0 0,400 0", "400 0,400 400", "400 400,0 400", "0 400,0 0")) {
      road(side, "class", "residential", "oneway", true);
    }
    scene.square("1", 4_000).add("fire_station", "POINT(0 0)", "status", "open");
    shelter(0, 0);
    people(400, 0, 10);
    people(0, 400, 1);
    scene.store();
    // 400 m take 80 s, three sides 240 s.
    assertThat(people(shelters("'minutes':[2,5],'mode':'drive','direction':'from'")))
        .containsExactly(10.0, 11.0);
    assertThat(people(shelters("'minutes':[2,5],'mode':'drive','direction':'to'")))
        .containsExactly(1.0, 11.0);
    assertThat(people(shelters("'minutes':2,'mode':'drive'"))).containsExactly(1.0);
    JsonNode engines =
        scene.run("service-area", "'facilities':'fire_station','minutes':2,'mode':'drive'");
    assertThat(people(engines)).containsExactly(10.0);
    assertThat(notes(engines)).contains("没有读取路口转弯限制").contains("Turn restrictions");
    // Nobody on foot keeps to it: 400 m take 4.8 minutes.
    assertThat(people(shelters("'minutes':5"))).containsExactly(11.0);
  }

  @Test
  void stairsTakeTwiceTheTimeAndNoWheels() {
    residential("0 0,100 0");
    road("100 0,200 0", "class", "steps");
    residential("200 0,300 0");
    scene.square("1", 4_000);
    shelter(0, 0);
    people(300, 0, 5);
    scene.store();
    assertThat(people(shelters("'minutes':[4.7,4.9]"))).containsExactly(0.0, 5.0);
    assertThat(people(shelters("'minutes':240,'mode':'drive'"))).containsExactly(0.0);
  }

  @Test
  void onARoadWithOneNodeBothWaysRoundCount() {
    residential("0 0,300 0,300 300,0 300,0 0");
    scene.square("1", 4_000);
    shelter(100, 0);
    people(0, 100, 1);
    people(300, 300, 2);
    scene.store();
    // 200 m one way round; 500 m the other.
    assertThat(people(shelters("'minutes':[2.3,2.5,5.9,6.1]"))).containsExactly(0.0, 1.0, 1.0, 3.0);
  }

  @Test
  void turnoutIsPartOfTheMinutes() {
    residential("0 0,1000 0");
    scene
        .square("1", 4_000)
        .add("fire_station", "POINT(0 0)", "status", "open")
        .add("fire_station", "POINT(0 0)", "status", "open", "turnout_s", 30, "kind", "small");
    people(1000, 0, 3);
    scene.store();
    String engines = "'mode':'emergency','facilities':'fire_station','filter':'kind %s','minutes':";
    // 1 km takes 144 s; the setting is 60 s.
    assertThat(people(scene.run("service-area", engines.formatted("IS NULL") + "[3.39,3.41]")))
        .containsExactly(0.0, 3.0);
    assertThat(people(scene.run("service-area", engines.formatted("= `small`") + "[2.89,2.91]")))
        .containsExactly(0.0, 3.0);
    String asked = engines.formatted("IS NULL") + "[4.39,4.41],'turnout_s':120";
    assertThat(people(scene.run("service-area", asked))).containsExactly(0.0, 3.0);
    String points = "'points':[[106.5,29.5]],'mode':'emergency','minutes':[2.39,2.41,3.39,3.41]";
    assertThat(people(scene.run("service-area", points + ",'direction':'from'")))
        .containsExactly(0.0, 0.0, 0.0, 3.0);
    assertThat(people(scene.run("service-area", points))).containsExactly(0.0, 3.0, 3.0, 3.0);
  }

  @Test
  void aFacilityAcrossTheBorderCountsAndPeopleThereDoNot() {
    residential("-500 0,500 0");
    scene.zone("1", "town", box(0, -1000, 1000, 1000));
    shelter(-300, 0);
    people(200, 0, 8);
    people(-200, 0, 100);
    scene.store();
    JsonNode answer = shelters("'minutes':[1,7],'split':true");
    assertThat(people(answer)).containsExactly(0.0, 8.0);
    assertThat(answer.get("people").doubleValue()).isEqualTo(8);
    assertThat(answer.at("/areas/1/people").doubleValue()).isEqualTo(8);
  }

  @Test
  void facilitiesAndPeopleWithoutARoadAreNamed() {
    residential("0 0,500 0");
    scene.square("1", 20_000);
    shelter(0, 0);
    shelter(0, 5000);
    people(300, 0, 1);
    people(0, 5000, 6);
    people(0, -400, 2);
    scene.store();
    JsonNode answer = shelters("'minutes':[4,6],'split':true");
    // The walk to the road counts: 400 m.
    assertThat(people(answer)).containsExactly(1.0, 3.0);
    assertThat(answer.get("areas")).hasSize(4);
    long far = answer.at("/areas/2/facility").asLong();
    assertThat(answer.at("/areas/3/people").doubleValue()).isZero();
    assertThat(notes(answer))
        .contains("1 处资源接不到道路", "1 of the facilities cannot join a road", ": " + far + "\"")
        .contains("6 人接不到道路", "6 people cannot join");
  }

  @Test
  void aClosureIsForOneQuestionOnly() {
    residential("0 0,1000 0");
    scene.square("1", 4_000);
    shelter(1000, 0);
    people(200, 0, 2);
    people(800, 0, 3);
    scene.store();
    String minutes = "'minutes':30";
    String flood = scene.degrees(box(450, -20, 550, 20)).toText();
    String ring = flood.substring(flood.indexOf("((") + 2, flood.indexOf("))"));
    String polygon =
        "{'type':'Polygon','coordinates':[[["
            + ring.replace(", ", "],[").replace(" ", ",").replace("],[", "],[")
            + "]]]}";
    assertThat(people(shelters(minutes))).containsExactly(5.0);
    assertThat(people(shelters(minutes + ",'closed_roads':" + polygon))).containsExactly(3.0);
    JsonNode shut = shelters(minutes + ",'closed_roads':[1," + polygon + "]");
    assertThat(people(shut)).containsExactly(0.0);
    assertThat(notes(shut)).contains("没有人能到达", "nobody of the zones is reached");
    assertThat(notes(shut)).doesNotContain("No roads are stored");
    assertThat(people(shelters(minutes))).containsExactly(5.0);
  }

  @Test
  void eachBelongsToItsNearestAndOfTwoToTheLowestId() {
    grid(1);
    scene.square("1", 4_000);
    shelter(-300, 0);
    shelter(300, 0);
    scene.store();
    JsonNode answer = shelters("'minutes':[1.3,3.7],'split':true");
    // Within 3 streets 25, of which one would lie beyond the grid; the one between both counts
    // once.
    assertThat(answer.get("areas"))
        .extracting(area -> area.get("people").asInt())
        .containsExactly(5, 24, 5, 23);
    assertThat(answer.at("/areas/0/facility").asLong())
        .isEqualTo(answer.at("/areas/1/facility").asLong())
        .isLessThan(answer.at("/areas/2/facility").asLong());
    assertThat(people(answer)).containsExactly(10.0, 47.0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",'zones':['1','2','3']", ",'zones':['2']", ",'zones':['2','9']"})
  void partsSumToTheWholeToTheHundredth(String zones) {
    grid(1.37);
    scene
        .zone("1", "town", box(-700, -700, -150, 700), "population", 77)
        .zone("2", "town", box(-150, -700, 250, 700))
        .zone("3", "town", box(250, -700, 700, 700), "population", 1_001)
        .zone("9", "functional", box(0, -700, 600, 700), "population", 500);
    for (int i = 0; i < 7; i++) {
      shelter(i * 150 - 500, i * i * 20 - 400);
    }
    scene.store();
    String inputs = "'minutes':[2,4,6]" + zones;
    JsonNode merged = shelters(inputs);
    JsonNode split = shelters(inputs + ",'split':true");
    assertThat(split.get("zones")).isEqualTo(merged.get("zones"));
    assertThat(split.get("within")).isEqualTo(merged.get("within"));
    for (int band = 0; band < 3; band++) {
      long whole = hundredths(merged.at("/within/" + band + "/people"));
      assertThat(whole).isPositive();
      assertThat(hundredths(merged.at("/areas/" + band + "/people"))).isEqualTo(whole);
      long areas = 0;
      for (int facility = 0; facility < 7; facility++) {
        JsonNode area = split.at("/areas/" + (3 * facility + band));
        assertThat(area.get("minutes").asInt()).isEqualTo(2 * band + 2);
        areas += hundredths(area.get("people"));
      }
      assertThat(areas).isEqualTo(whole);
      if (!zones.contains("9")) {
        long parts = 0;
        for (JsonNode zone : merged.get("zones")) {
          parts += hundredths(zone.at("/within/" + band + "/people"));
        }
        assertThat(parts).isEqualTo(whole);
      }
    }
  }

  private static long hundredths(JsonNode number) {
    return Math.round(number.doubleValue() * 100);
  }

  @Test
  void zonesOfAnyKindAndEverybodyOnce() {
    residential("-500 0,500 0");
    scene
        .zone("5", "district", box(-1000, -1000, 1000, 1000))
        .zone("51", "town", box(-1000, -1000, 0, 1000))
        .zone("7", "functional", box(-300, -1000, 300, 1000))
        .zone("8", "functional", box(200, -1000, 900, 1000), "population", 70);
    shelter(0, 0);
    people(-400, 0, 1);
    people(-100, 0, 2);
    people(100, 0, 4);
    people(250, 0, 8);
    people(450, 0, 14);
    scene.store();
    JsonNode answer = shelters("'minutes':[2,5],'zones':['8','7','51','5']");
    assertThat(answer.get("zones"))
        .extracting(zone -> zone.get("zone").textValue())
        .containsExactly("5", "51", "7", "8");
    assertThat(people(answer, "/zones/0")).containsExactly(6.0, 15.0);
    assertThat(people(answer, "/zones/1")).containsExactly(2.0, 3.0);
    // The cell that both functional zones hold belongs to the lower code.
    assertThat(people(answer, "/zones/2")).containsExactly(6.0, 14.0);
    assertThat(people(answer, "/zones/3")).containsExactly(0.0, 0.0);
    assertThat(answer.at("/zones/3/people").doubleValue()).isEqualTo(70);
    assertThat(people(answer)).containsExactly(6.0, 15.0);
    assertThat(answer.get("people").doubleValue()).isEqualTo(29);
    assertThat(people(shelters("'minutes':[5,6],'zones':'8'"))).containsExactly(0.0, 70.0);
    scene.zone("52", "town", box(0, -1000, 1000, 1000)).store();
    assertThat(people(shelters("'minutes':5"), "/zones/1")).containsExactly(12.0);
  }

  @Test
  void aPopulationWithoutCellsIsUnknown() {
    residential("0 0,500 0");
    scene
        .zone("1", "town", box(-1000, -1000, 1000, 1000))
        .zone("2", "town", box(1000, -1000, 2000, 1000), "population", 300);
    shelter(0, 0);
    people(100, 0, 5);
    scene.store();
    JsonNode answer = shelters("'minutes':5,'split':true");
    assertThat(people(answer, "/zones/0")).containsExactly(5.0);
    assertThat(people(answer, "/zones/1")).containsOnlyNulls();
    assertThat(answer.at("/zones/1/within/0/share").isNull()).isTrue();
    assertThat(people(answer)).containsOnlyNulls();
    assertThat(answer.get("people").doubleValue()).isEqualTo(305);
    assertThat(answer.at("/areas/0/people").isNull()).isTrue();
  }

  @Test
  void unverifiedAreThoseThatAreNearestToSomebody() {
    residential("0 0,1000 0");
    scene
        .square("1", 4_000)
        .add("shelter", "POINT(0 0)")
        .add("shelter", "POINT(500 0)")
        .add("shelter", "POINT(1000 0)", "status", "planned")
        .add("shelter", "POINT(1000 0)", "status", "closed");
    people(100, 0, 1);
    people(1000, 0, 2);
    scene.store();
    JsonNode near = shelters("'minutes':3");
    assertThat(near.get("unverified").asInt()).isEqualTo(1);
    assertThat(people(near)).containsExactly(1.0);
    assertThat(shelters("'minutes':10").get("unverified").asInt()).isEqualTo(2);
    JsonNode planned = shelters("'minutes':3,'include_status':'planned'");
    assertThat(people(planned)).containsExactly(3.0);
    assertThat(people(shelters("'minutes':3,'filter':'status = `open`'"))).containsExactly(0.0);
  }
}

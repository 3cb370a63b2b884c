package luotu.analyse.servicearea;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import luotu.analyse.Scene;
import luotu.model.Refusal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused, and what is answered with a word on why nothing is reached. */
class ServiceAreaInputTest {
  private static Scene scene;

  @BeforeAll
  static void street() {
    scene =
        new Scene(106.5, 29.5)
            .square("1", 4_000)
            .add("road", "LINESTRING(0 0, 500 0)", "class", "residential")
            .add("population", "POINT(100 0)", "people", 7)
            .add("shelter", "POINT(0 0)", "status", "open")
            .store();
  }

  @AfterAll
  static void close() {
    scene.close();
  }

  private static JsonNode run(String inputs) {
    return scene.run("service-area", inputs);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'minutes':0 | minutes | above 0 and at most 240",
        "'minutes':[5,-5] | minutes[1] | above 0 and at most 240",
        "'minutes':10000 | minutes | above 0 and at most 240",
        "'minutes':'fifteen' | minutes | a number",
        "'minutes':[] | minutes | at least one",
        "'filter':'' | minutes | required",
        "'minutes':[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21] | minutes | at most 20",
        "'minutes':5,'mode':'bicycle' | mode | walk, drive, emergency",
        "'minutes':5,'direction':'up' | direction | to, from",
        "'minutes':5,'turnout_s':-1 | turnout_s | of at least 0",
        "'minutes':5,'turnout_s':3601 | turnout_s | at most 3600",
        "'minutes':5,'split':'yes' | split | true or false",
        "'minutes':5,'closed_roads':'main street' | closed_roads | id of a road",
        "'minutes':5,'closed_roads':[1.5] | closed_roads[0] | id of a road",
        "'minutes':5,'closed_roads':[987654321] | closed_roads | id of a road that exists",
        "'minutes':5,'closed_roads':[{'type':'Point','coordinates':[106.5,29.5]}]"
            + " | closed_roads[0] | a point shuts no road",
        "'minutes':5,'closed_roads':{'type':'GeometryCollection','geometries':"
            + "[{'type':'LineString','coordinates':[[106,29],[107,30]]},"
            + "{'type':'MultiPoint','coordinates':[[106.5,29.5]]}]}"
            + " | closed_roads | a point shuts no road",
        "'minutes':5,'zones':['1','77'] | zones | code of a zone",
        "'minutes':5,'points':[[106.5,29.5]] | facilities | exactly one of facilities and points",
        "'minutes':5,'include_status':'broken' | include_status | one of",
        "'minutes':5,'colour':'red' | colour | no such input"
      })
  void whatCannotBeIsNamed(String inputs, String field, String expected) {
    assertRefused("'facilities':'shelter'," + inputs, field, expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'minutes':5 | facilities | exactly one",
        "'minutes':5,'facilities':'shelters' | layer | shelter",
        "'minutes':5,'facilities':'street_record' | layer | with geometry",
        "'minutes':5,'points':[[106.5]] | points[0] | two numbers",
        "'minutes':5,'points':[[206.5,29.5]] | points[0] | 180",
        "'minutes':5,'points':[[106.5,29.5]],'filter':'id = 1' | filter | only with facilities",
        "'minutes':5,'points':[[106.5,29.5]],'include_status':'open' | include_status | only with"
      })
  void soAreFacilitiesAndPoints(String inputs, String field, String expected) {
    assertRefused(inputs, field, expected);
  }

  @Test
  void aClosureThatCrossesItselfIsRefused() {
    assertRefused(
        "'facilities':'shelter','minutes':5,'closed_roads':{'type':'Polygon','coordinates':"
            + "[[[106,29],[107,30],[107,29],[106,30],[106,29]]]}",
        "closed_roads",
        "");
  }

  private static void assertRefused(String inputs, String field, String expected) {
    assertRefused(scene, inputs, field, expected);
  }

  private static void assertRefused(Scene asked, String inputs, String field, String expected) {
    assertThatThrownBy(() -> asked.run("service-area", inputs))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal ->
                assertThat(refusal.faults())
                    .anySatisfy(
                        fault -> {
                          assertThat(fault.field()).isEqualTo(field);
                          assertThat(fault.expected().en()).contains(expected);
                          assertThat(fault.expected().zh()).isNotBlank();
                        }));
  }

  /** So many places 2 km apart, each in a square of its own of 1.05 km2 to look into. */
  private static String spread(int rows, int columns) {
    return IntStream.range(0, rows * columns)
        .mapToObj(
            i ->
                String.format(
                    Locale.ROOT, "[%.3f,%.3f]", 100 + i % columns * 0.021, 29 + i / columns * 0.02))
        .collect(Collectors.joining(",", "'minutes':5,'points':[", "]"));
  }

  /** A straight road is looked for in the whole box about it, here 260 km wide. */
  @Test
  void polygonsThatWouldTakeTooLongAreRefusedAndThePeopleAreNot() {
    try (Scene wide =
        new Scene(106.5, 29.5)
            .square("1", 4_000)
            .add("road", "LINESTRING(0 0, 260000 260000)", "class", "residential")
            .add("population", "POINT(100 100)", "people", 7)
            .add("shelter", "POINT(0 0)", "status", "open")
            .store()) {
      String inputs = "'facilities':'shelter','minutes':5";
      assertRefused(
          wide, inputs + ",'include_geometry':true", "include_geometry", "about 60,000 km2");
      assertRefused(
          wide,
          inputs + ",'include_geometry':true,'resolution_m':64",
          "include_geometry",
          "fewer facilities");
      JsonNode answer = wide.run("service-area", inputs);
      assertThat(answer.at("/within/0/people").doubleValue()).isEqualTo(7);
    }
  }

  @Test
  void aDetailTooFineForTheExtentIsRefused() {
    String points = spread(16, 20) + ",'include_geometry':true";
    assertRefused(points + ",'resolution_m':0.5", "resolution_m", "1 or more for about 3");
    JsonNode answer = run(points + ",'resolution_m':4");
    assertThat(answer.get("resolution_m").asInt()).isEqualTo(4);
    assertThat(answer.at("/areas/0/geometry/coordinates")).hasSize(320);
  }

  @Test
  void minutesAreAnsweredOnceEachAndRising() {
    assertThat(run("'facilities':'shelter','minutes':[5,1,5,1.0]").get("within"))
        .extracting(within -> within.get("minutes").doubleValue())
        .containsExactly(1.0, 5.0);
  }

  @Test
  void pointsAreToldByTheirPosition() {
    JsonNode answer =
        run("'points':[[106.5,29.5],[110,18],[106.501,29.5]],'minutes':5,'split':true");
    assertThat(answer.get("areas"))
        .extracting(area -> area.get("facility").asInt() + " " + area.get("people").asInt())
        .containsExactly("0 0", "1 0", "2 7");
    assertThat(answer.get("notes").toString()).contains("1 of the facilities cannot join", ": 1\"");
    assertThat(run("'points':[106.501,29.5],'minutes':5").at("/within/0/people").asInt())
        .isEqualTo(7);
  }

  @Test
  void inTheSeaAndFarFromAnyRoadThereIsAnAnswerThatSaysSo() {
    JsonNode answer = run("'points':[[123.5,29.5],[106.5,29.95]],'minutes':240");
    assertThat(answer.at("/within/0/people").doubleValue()).isZero();
    assertThat(answer.at("/within/0/share").doubleValue()).isZero();
    assertThat(answer.get("notes").toString())
        .contains("2 处资源接不到道路（500 米内", "within 500 m", ": 0, 1\"");
  }

  @Test
  void withoutFacilitiesNobodyIsReached() {
    JsonNode answer = run("'facilities':'helipad','minutes':5,'split':true");
    assertThat(answer.get("areas")).isEmpty();
    assertThat(answer.at("/within/0/people").doubleValue()).isZero();
    assertThat(answer.get("notes").toString()).contains("没有符合条件的可用资源", "no usable facility");
  }

  @Test
  void anEmptyDatabaseIsAnAnswerToo() {
    try (Scene empty = new Scene(106.5, 29.5)) {
      String inputs = "'facilities':'shelter','minutes':[5,10]";
      JsonNode nothing = empty.run("service-area", inputs);
      assertThat(nothing.get("zones")).isEmpty();
      assertThat(nothing.get("people").doubleValue()).isZero();
      assertThat(nothing.at("/within/1/share").isNull()).isTrue();
      assertThat(nothing.get("notes").toString()).contains("没有道路数据", "没有区域数据");
      empty.square("1", 4_000).add("shelter", "POINT(0 0)", "status", "open").store();
      JsonNode noRoads = empty.run("service-area", inputs);
      assertThat(noRoads.get("notes").toString()).contains("No roads are stored", "没有人口格点");
      assertThat(noRoads.at("/zones/0/within/0/people").doubleValue()).isZero();
      empty.add("population", "POINT(0 0)", "people", 3).store();
      assertThat(empty.run("service-area", inputs).at("/zones/0/within/0/share").doubleValue())
          .isZero();
    }
  }
}

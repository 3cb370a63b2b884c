package luotu.analyse.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;
import luotu.analyse.Scene;
import luotu.geo.GeoJson;
import luotu.model.CityTime;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;

/**
 * A street from west to east with everything on it; all numbers follow from theory. One walks 5 km
 * in an hour, 1 m in 0.72 s; an engine drives 25 km/h on a road without class, 1 m in 0.144 s.
 */
class IncidentTest {
  private static final Offset<Double> METRES = within(0.1);

  /** Equal areas are not equal lengths. */
  private static final Offset<Double> FAR_METRES = within(0.5);

  private static final Offset<Double> SECONDS = within(0.2);
  private static final LocalDate TODAY = CityTime.dayOf(Instant.now());

  private final Scene scene = new Scene(106.5, 29.5);

  @AfterEach
  void close() {
    scene.close();
  }

  @BeforeEach
  void street() {
    scene
        .zone("C", "city", Scene.box(-9000, -9000, 9000, 9000))
        .zone(
            "D",
            "district",
            Scene.box(-6000, -6000, 6000, 6000),
            "parent",
            "C",
            "responsible_unit",
            "区应急局",
            "contact",
            "区值班员",
            "phone",
            "2")
        .zone(
            "F",
            "functional",
            Scene.box(-3000, -3000, 3000, 3000),
            "parent",
            "C",
            "responsible_unit",
            "高新区管委会")
        .zone(
            "T1",
            "town",
            Scene.box(-2000, -2000, 2000, 2000),
            "parent",
            "D",
            "member_of",
            "F",
            "population",
            1040L,
            "contact",
            "镇街值班员",
            "phone",
            "1")
        .zone("T2", "town", Scene.box(2000, -2000, 5000, 2000), "parent", "D")
        .zone("V", "community", Scene.box(-500, -500, 500, 500), "parent", "T1")
        .road("长街", "-2000 0,0 0")
        .road("长街", "0 0,2000 0")
        .add("population", "POINT(-300 0)", "people", 100.0)
        .add("population", "POINT(300 0)", "people", 100.0)
        .add("population", "POINT(1200 0)", "people", 310.0)
        .add("population", "POINT(0 600)", "people", 10.0);
  }

  private static Map<String, Object> person(String role, String phone, LocalDate confirmed) {
    return Map.of(
        "role", role, "name", "某" + phone, "phone", phone, "confirmed_on", confirmed.toString());
  }

  private void hazards() {
    scene
        .add(
            "hazard",
            "POINT(0 40)",
            "kind",
            "landslide",
            "level",
            "small",
            "influence_m",
            60.0,
            "threatened_people",
            12L,
            "people",
            List.of(
                person("resident_monitor", "11", TODAY),
                person("area_lead", "12", TODAY.minusDays(800))))
        .add(
            "hazard",
            Scene.box(400, -10, 420, 10),
            "kind",
            "rockfall",
            "level",
            "large",
            "threatened_people",
            30L,
            "people",
            List.of(person("geologist", "13", TODAY)))
        .add(
            "hazard",
            "POINT(0 -700)",
            "kind",
            "chemical",
            "people",
            List.of(person("administrative", "14", TODAY)))
        .add("hazard", "POINT(10 10)", "kind", "landslide", "status", "closed")
        .add("hazard", "POINT(0 1001)", "kind", "landslide")
        .add("hazard", Scene.box(999, 0, 1200, 50), "kind", "landslide", "level", "large");
  }

  private void shelters() {
    scene
        .add(
            "shelter",
            "POINT(-500 0)",
            "status",
            "open",
            "places",
            150L,
            "suitable_for",
            List.of("landslide"),
            "contact",
            "所长",
            "phone",
            "21")
        .add(
            "shelter",
            "POINT(700 0)",
            "status",
            "open",
            "places",
            100L,
            "suitable_for",
            List.of("flood", "landslide"))
        .add("shelter", "POINT(100 0)", "places", 1000L)
        .add(
            "shelter",
            "POINT(50 0)",
            "status",
            "open",
            "places",
            9000L,
            "suitable_for",
            List.of("fire"))
        .add("shelter", "POINT(-50 0)", "status", "closed", "places", 9000L)
        .add("shelter", "POINT(-400 0)", "status", "open", "suitable_for", List.of("landslide"));
  }

  private void resources() {
    scene
        .add("fire_station", "POINT(1500 0)", "kind", "first", "turnout_s", 30.0, "status", "open")
        .add("fire_station", "POINT(100 0)", "kind", "micro", "status", "open")
        .add("rescue_team", "POINT(-900 0)")
        .add("facility", "POINT(600 0)", "kind", "hospital", "status", "closed")
        .add("facility", "POINT(200 0)", "kind", "culture", "status", "open")
        .add("warning_point", "POINT(0 120)", "status", "open")
        .add("helipad", "POINT(0 3000)", "status", "open");
  }

  private JsonNode ask(double x, double y, String inputs) {
    Coordinate place = scene.degrees("POINT(" + x + " " + y + ")").getCoordinate();
    return scene.run(
        "incident", String.format(Locale.ROOT, "'point':[%.9f,%.9f],", place.x, place.y) + inputs);
  }

  private static List<String> texts(JsonNode list, String pointer) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(each -> each.at(pointer).isNull() ? "-" : each.at(pointer).asText())
        .toList();
  }

  private static JsonNode resource(JsonNode answer, String kind) {
    return StreamSupport.stream(answer.get("resources").spliterator(), false)
        .filter(each -> each.get("kind").asText().equals(kind))
        .findFirst()
        .orElseThrow();
  }

  /** The shelter with so many places. */
  private static JsonNode shelter(JsonNode answer, int places) {
    return StreamSupport.stream(answer.at("/shelters/list").spliterator(), false)
        .filter(each -> each.get("places").asInt(-1) == places)
        .findFirst()
        .orElseThrow();
  }

  private static String notes(JsonNode answer) {
    return answer.get("notes").toString();
  }

  /** A line across the street. */
  private String cut(double x) {
    return closed("LINESTRING(" + x + " -50," + x + " 50)");
  }

  private String closed(String wkt) {
    return GeoJson.EXACT.toNode(scene.degrees(wkt)).toString();
  }

  @Test
  void theZonesAndThoseWhoAnswerForThem() {
    scene.store();
    JsonNode answer = ask(0, 50, "'kind':'landslide'");
    assertThat(answer.at("/zone/code").asText()).isEqualTo("T1");
    assertThat(answer.at("/zone/responsible_unit").isNull()).isTrue();
    assertThat(answer.at("/community/code").asText()).isEqualTo("V");
    assertThat(texts(answer.get("parents"), "/code")).containsExactly("D", "C", "F");
    assertThat(answer.at("/place/address/zh").asText()).isEqualTo("CDT1 长街附近");
    assertThat(answer.at("/place/address/en").asText()).isEqualTo("near 长街, T1, D, C");
    assertThat(answer.at("/place/nearest_road/distance_m").asDouble()).isCloseTo(50, METRES);
    assertThat(texts(answer.get("call"), "/from/name")).containsExactly("T1", "D", "F");
    assertThat(texts(answer.get("call"), "/phone")).containsExactly("1", "2", "-");
    assertThat(texts(answer.get("call"), "/unit")).containsExactly("-", "区应急局", "高新区管委会");
    assertThat(texts(answer.get("call"), "/stale")).containsOnly("true");
    assertThat(answer.get("radius_m").asDouble()).isEqualTo(1000);
    assertThat(answer.get("simulated").asBoolean()).isFalse();
  }

  @Test
  void whoIsCalledFirst() {
    hazards();
    shelters();
    scene.store();
    JsonNode call = ask(0, 0, "'kind':'landslide'").get("call");
    assertThat(texts(call, "/phone")).containsExactly("11", "12", "1", "2", "-", "13", "21");
    assertThat(texts(call, "/role").subList(0, 3))
        .containsExactly("resident_monitor", "area_lead", "contact");
    assertThat(texts(call, "/stale").subList(0, 3)).containsExactly("false", "true", "true");
    assertThat(call.at("/0/confirmed_on").asText()).isEqualTo(TODAY.toString());
    assertThat(call.at("/0/from/layer").asText()).isEqualTo("hazard");
    assertThat(call.at("/6/from/layer").asText()).isEqualTo("shelter");
    JsonNode chemical = ask(0, 0, "'kind':'chemical'").get("call");
    assertThat(texts(chemical, "/phone")).startsWith("11", "12", "1", "2", "-", "14");
    assertThat(texts(chemical, "/phone")).doesNotContain("13");
  }

  @Test
  void hazardsAreMeasuredToTheirShapes() {
    hazards();
    scene.store();
    JsonNode answer = ask(0, 0, "'kind':'landslide'");
    JsonNode hazards = answer.get("hazards");
    assertThat(texts(hazards, "/kind"))
        .containsExactly("landslide", "rockfall", "chemical", "landslide");
    assertThat(hazards.at("/0/distance_m").asDouble()).isCloseTo(40, METRES);
    assertThat(hazards.at("/1/distance_m").asDouble()).isCloseTo(400, METRES);
    assertThat(hazards.at("/3/distance_m").asDouble()).isCloseTo(999, METRES);
    assertThat(texts(hazards, "/reaches_place")).containsExactly("true", "false", "false", "false");
    assertThat(hazards.at("/0/people/1/phone").asText()).isEqualTo("12");
    assertThat(hazards.at("/0/people/1/stale").asBoolean()).isTrue();
    assertThat(answer.get("hazard_counts").toString())
        .isEqualTo(
            "[{\"kind\":\"landslide\",\"level\":\"large\",\"count\":1,\"threatened_people\":0},"
                + "{\"kind\":\"landslide\",\"level\":\"small\",\"count\":1,\"threatened_people\":12},"
                + "{\"kind\":\"rockfall\",\"level\":\"large\",\"count\":1,\"threatened_people\":30},"
                + "{\"kind\":\"chemical\",\"level\":null,\"count\":1,\"threatened_people\":0}]");
    assertThat(notes(answer)).contains("另有 1 处已销号的隐患点，不计");
    JsonNode onIt = ask(410, 0, "'kind':'fire','radius_m':50").at("/hazards/0");
    assertThat(onIt.get("distance_m").asDouble()).isZero();
    assertThat(onIt.get("reaches_place").asBoolean()).isTrue();
  }

  @Test
  void aHazardNamesItsShelterByKeyOrId() {
    scene
        .add("shelter", "POINT(0 10)", "status", "open")
        .store()
        .add("hazard", "POINT(0 0)", "shelter", "1000000")
        .store();
    assertThat(ask(0, 0, "'kind':'other'").at("/hazards/0/shelter").isNull()).isTrue();
    long id = ask(0, 0, "'kind':'other'").at("/shelters/list/0/id").asLong();
    scene.add("hazard", "POINT(0 -1)", "shelter", String.valueOf(id)).store();
    JsonNode hazards = ask(0, -1, "'kind':'other'").get("hazards");
    assertThat(hazards.at("/0/shelter/id").asLong()).isEqualTo(id);
    assertThat(hazards.at("/0/shelter/name").asText()).startsWith("shelter");
  }

  @Test
  void peopleAreScaledToTheirZone() {
    scene.store();
    // 520 in cells, 1,040 known.
    assertThat(ask(0, 0, "'kind':'landslide'").get("people").asDouble()).isEqualTo(420);
    assertThat(ask(0, 0, "'kind':'landslide','radius_m':299").get("people").asDouble()).isZero();
    assertThat(ask(0, 0, "'kind':'landslide','radius_m':5000").get("people").asDouble())
        .isEqualTo(1040);
    scene.add("population", "POINT(2500 0)", "people", 7.0).store();
    assertThat(ask(2500, 0, "'kind':'fire'").get("people").asDouble()).isEqualTo(7);
    scene.add("population", "POINT(7000 0)", "people", 9.0).store();
    assertThat(ask(7000, 0, "'kind':'fire'").get("people").asDouble()).isEqualTo(9);
  }

  @Test
  void resourcesByTime() {
    resources();
    scene.store();
    JsonNode answer = ask(0, 0, "'kind':'landslide'");
    assertThat(texts(answer.get("resources"), "/kind"))
        .containsExactly("rescue_team", "fire_rescue", "hospital", "relief", "warning", "helipad");
    JsonNode station = resource(answer, "fire_rescue");
    assertThat(station.get("results")).hasSize(1);
    assertThat(station.at("/results/0/time_s").asDouble()).isCloseTo(30 + 216, SECONDS);
    assertThat(station.at("/results/0/turnout_s").asDouble()).isEqualTo(30);
    assertThat(station.at("/results/0/distance_m").asDouble()).isCloseTo(1500, FAR_METRES);
    assertThat(station.at("/results/0/route/type").asText()).isEqualTo("LineString");
    assertThat(station.at("/results/0/steps").size()).isPositive();
    assertThat(station.get("note").isNull()).isTrue();
    assertThat(resource(answer, "rescue_team").at("/results/0/time_s").asDouble())
        .isCloseTo(900 * 0.144, SECONDS);
    assertThat(answer.get("unverified").asInt()).as("the team does not say").isEqualTo(1);
    JsonNode hospital = resource(answer, "hospital");
    assertThat(hospital.get("results")).isEmpty();
    assertThat(hospital.at("/note/zh").asText()).isEqualTo("公共设施：登记了 1 处，都不可用");
    assertThat(hospital.at("/instead/0/feature/properties/status").asText()).isEqualTo("closed");
    assertThat(hospital.at("/instead/0/distance_m").asDouble()).isCloseTo(600, METRES);
    JsonNode relief = resource(answer, "relief");
    assertThat(relief.at("/note/en").asText()).isEqualTo("Relief stores: none is stored");
    assertThat(relief.get("instead")).isEmpty();
    assertThat(resource(answer, "warning").at("/results/0/distance_m").asDouble())
        .isCloseTo(120, METRES);
    JsonNode helipad = resource(answer, "helipad").at("/results/0");
    assertThat(helipad.get("time_s").asDouble()).isCloseTo(900 + 3000 * 3.6 / 200, SECONDS);
    assertThat(helipad.get("route").isNull()).isTrue();
    JsonNode fire = resource(ask(0, 0, "'kind':'fire','k':1"), "firefighting");
    assertThat(fire.get("results")).hasSize(1);
    assertThat(fire.at("/results/0/distance_m").asDouble()).as("micro").isCloseTo(100, METRES);
  }

  @Test
  void peopleFindPlacesInTheNearestSheltersThatSuit() {
    shelters();
    scene.store();
    JsonNode answer = ask(0, 0, "'kind':'landslide'");
    JsonNode shelters = answer.get("shelters");
    // 200 at -300, 200 at 300, 20 off the road. 150 go 200 m west, 100 go 400 m east; the other 150
    // to the one of which nobody says what it suits.
    assertThat(shelters.get("people").asDouble()).isEqualTo(420);
    assertThat(shelters.get("placed").asDouble()).isEqualTo(400);
    assertThat(shelters.get("without_place").asDouble()).isEqualTo(20);
    assertThat(texts(shelters.get("reasons"), "/reason")).containsExactly("no_road");
    assertThat(shelters.at("/reasons/0/people").asDouble()).isEqualTo(20);
    assertThat(shelter(answer, 150).get("taken").asDouble()).isEqualTo(150);
    assertThat(shelter(answer, 150).get("left").asDouble()).isZero();
    assertThat(shelter(answer, 150).get("time_s").asDouble()).isCloseTo(360, SECONDS);
    assertThat(shelter(answer, 150).get("phone").asText()).isEqualTo("21");
    assertThat(shelter(answer, 100).get("taken").asDouble()).isEqualTo(100);
    assertThat(shelter(answer, 1000).get("taken").asDouble()).isEqualTo(150);
    assertThat(shelter(answer, 1000).get("left").asDouble()).isEqualTo(850);
    assertThat(shelter(answer, 1000).get("suitability").asText()).isEqualTo("not_stated");
    assertThat(shelter(answer, 1000).get("status").isNull()).isTrue();
    assertThat(texts(shelters.get("list"), "/taken"))
        .as("those that take people by their time, then the next ones")
        .containsExactly("150.0", "150.0", "100.0", "0.0");
    assertThat(shelters.at("/list/3/places").isNull()).isTrue();
    assertThat(notes(answer)).contains("没有写明适用灾种，须核实", "1 处避难场所写明只适用其他灾种", "1 处避难场所没有登记可容纳人数");
    assertThat(answer.get("unverified").asInt()).isEqualTo(1);
  }

  @Test
  void closedRoadsMoveEverythingToWhatIsLeft() {
    shelters();
    resources();
    scene.store();
    JsonNode answer = ask(0, 0, "'kind':'landslide','closed_roads':[" + cut(0.5) + "]");
    // From the west only the full one is left; the place lies west of the cut.
    assertThat(answer.at("/shelters/placed").asDouble()).isEqualTo(350);
    assertThat(answer.at("/shelters/reasons").toString())
        .contains("\"reason\":\"no_road\",\"people\":20.0", "\"reason\":\"full\",\"people\":50.0");
    assertThat(shelter(answer, 100).get("taken").asDouble()).isEqualTo(100);
    assertThat(shelter(answer, 100).get("time_s").isNull()).as("cut off from the place").isTrue();
    assertThat(shelter(answer, 1000).get("taken").asDouble()).isEqualTo(100);
    assertThat(resource(answer, "fire_rescue").get("results")).isEmpty();
    assertThat(resource(answer, "fire_rescue").at("/note/zh").asText()).contains("1 个中找到 0 个");
    assertThat(resource(answer, "fire_rescue").at("/instead/0/distance_m").asDouble())
        .isCloseTo(1500, FAR_METRES);
    assertThat(resource(answer, "rescue_team").get("results")).hasSize(1);
    JsonNode between =
        ask(0, 0, "'kind':'landslide','closed_roads':[" + cut(-450) + "," + cut(0.5) + "]");
    assertThat(between.at("/shelters/reasons").toString())
        .contains("\"reason\":\"unknown\",\"people\":200.0");
    JsonNode nearer =
        ask(0, 0, "'kind':'landslide','closed_roads':[" + cut(-350) + "," + cut(0.5) + "]");
    assertThat(nearer.at("/shelters/reasons").toString())
        .contains("\"reason\":\"cut_off\",\"people\":200.0");
  }

  @Test
  void everythingClosed() {
    shelters();
    resources();
    scene.store();
    JsonNode answer =
        ask(
            0,
            0,
            "'kind':'landslide','closed_roads':["
                + closed(Scene.box(-3000, -3000, 3000, 3000))
                + "]");
    assertThat(answer.at("/shelters/placed").asDouble()).isZero();
    assertThat(answer.at("/shelters/without_place").asDouble()).isEqualTo(420);
    assertThat(texts(answer.at("/shelters/reasons"), "/reason")).containsExactly("no_road");
    assertThat(resource(answer, "fire_rescue").get("results")).isEmpty();
    assertThat(resource(answer, "fire_rescue").at("/note/zh").asText()).isEqualTo("没有可供通行的道路");
    assertThat(resource(answer, "fire_rescue").get("instead")).hasSize(1);
    assertThat(resource(answer, "helipad").get("results")).as("flies").hasSize(1);
    assertThat(notes(answer)).contains("没有可供通行的道路");
  }

  @Test
  void onlyThoseWhomHazardsThreaten() {
    hazards();
    shelters();
    scene.store();
    JsonNode shelters = ask(0, 0, "'kind':'landslide','place_whom':'threatened'").get("shelters");
    assertThat(shelters.get("people").asDouble()).isEqualTo(42);
    assertThat(shelters.get("placed").asDouble()).isEqualTo(42);
  }

  @Test
  void whereOneMustLeaveSheltersWithinDoNotCount() {
    shelters();
    scene.store();
    JsonNode gas = ask(0, 0, "'kind':'gas','radius_m':590");
    // The circle holds all shelters but the one at 700 m.
    assertThat(gas.at("/shelters/placed").asDouble()).isEqualTo(100);
    assertThat(shelter(gas, 100).get("suitability").asText()).isEqualTo("not_asked");
    assertThat(shelter(gas, 100).get("in_area").asBoolean()).isFalse();
    assertThat(notes(gas)).contains("范围内的 4 处避难场所没有安排人");
  }

  @Test
  void aDrawnShapeCountsWhatLiesInIt() {
    hazards();
    shelters();
    scene.store();
    String shape =
        GeoJson.EXACT
            .toNode(
                scene.degrees(
                    "POLYGON((-400 -100,450 -100,450 100,200 100,200 -50,-400 -50,-400 -100))"))
            .toString();
    JsonNode answer = scene.run("incident", "'kind':'landslide','geometry':" + shape);
    assertThat(answer.get("people").asDouble()).isEqualTo(200);
    assertThat(texts(answer.get("hazards"), "/kind")).containsExactly("rockfall");
    assertThat(answer.get("radius_m").isNull()).isTrue();
    assertThat(answer.at("/zone/code").asText()).isEqualTo("T1");
    JsonNode here = ask(0, 0, "'kind':'landslide','geometry':" + shape);
    assertThat(here.get("people").asDouble()).isEqualTo(200);
    assertThat(here.at("/hazards/0/distance_m").asDouble()).isCloseTo(400, METRES);
  }

  @Test
  void onABorderTheLowestCodeAndItsNeighboursAreNamed() {
    scene.store();
    Coordinate corner = scene.degrees(Scene.box(-2000, -2000, 2000, 2000)).getCoordinates()[1];
    JsonNode answer =
        scene.run(
            "incident", "'kind':'fire','point':[" + corner.x + "," + corner.y + "],'radius_m':10");
    assertThat(answer.at("/zone/code").asText()).isEqualTo("T1");
    assertThat(notes(answer)).contains("地点在区域边界上", "T2（T2）");
  }

  @Test
  void outsideAllZonesAndFarFromRoads() {
    resources();
    scene.store();
    JsonNode answer = ask(20_000, 0, "'kind':'landslide'");
    assertThat(answer.get("zone").isNull()).isTrue();
    assertThat(answer.get("parents")).isEmpty();
    assertThat(answer.get("call")).isEmpty();
    assertThat(notes(answer)).contains("地点不在任何区域内；最近的是 C（C），相距 11000 米");
    assertThat(notes(answer)).contains("超过 500 米，没有算路线");
    assertThat(resource(answer, "fire_rescue").get("results")).isEmpty();
    assertThat(resource(answer, "fire_rescue").get("instead")).hasSize(1);
    assertThat(answer.get("people").asDouble()).isZero();
    assertThat(answer.at("/shelters/placed").asDouble()).isZero();
  }

  @Test
  void anEmptyDatabaseSaysWhatIsMissing() {
    try (Scene empty = new Scene(106.5, 29.5)) {
      JsonNode answer = empty.run("incident", "'kind':'fire','point':[106.5,29.5]");
      assertThat(answer.get("people").isNull()).isTrue();
      assertThat(answer.at("/shelters/people").isNull()).isTrue();
      assertThat(notes(answer)).contains("还没有区域数据", "没有人口格点数据", "还没有道路数据", "没有登记可用的避难场所");
      assertThat(texts(answer.get("resources"), "/note/en"))
          .allMatch(note -> note.endsWith("none is stored"));
    }
  }

  @Test
  void manyHazardsAreCountedWholeAndListedInPart() {
    for (int i = 0; i < 500; i++) {
      scene.add("hazard", "POINT(" + i + " 0)", "kind", "gas", "threatened_people", 2L);
    }
    scene.store();
    JsonNode answer = ask(0, 0, "'kind':'gas','radius_m':1000000");
    assertThat(answer.get("hazards")).hasSize(100);
    assertThat(answer.at("/hazards/99/distance_m").asDouble()).isCloseTo(99, METRES);
    assertThat(answer.at("/hazard_counts/0/count").asInt()).isEqualTo(500);
    assertThat(answer.at("/hazard_counts/0/threatened_people").asInt()).isEqualTo(1000);
    assertThat(notes(answer)).contains("范围内有 500 处隐患点，详列最近的 100 处");
    assertThat(answer.get("people").asDouble()).isEqualTo(1040);
  }
}

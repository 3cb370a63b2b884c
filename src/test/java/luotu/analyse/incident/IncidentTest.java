package luotu.analyse.incident;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import luotu.analyse.Scene;
import luotu.geo.GeoJson;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;

/** Who answers for a place, what is around it, and what helps. */
class IncidentTest extends IncidentStreet {
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
    assertThat(notes(answer)).contains("地点不在任何区域内；最近的是 C（C），相距 11.0 公里");
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

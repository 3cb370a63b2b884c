package luotu.analyse.incident;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import luotu.analyse.Scene;
import org.junit.jupiter.api.Test;

/** Where the people around find places, and what is left when roads are shut. */
class IncidentSheltersTest extends IncidentStreet {
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
}

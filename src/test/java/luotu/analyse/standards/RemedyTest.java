package luotu.analyse.standards;

import static luotu.analyse.Scene.box;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import luotu.analyse.Scene;
import luotu.analyse.standards.KnownCity.Place;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What would close each gap of a street of 8 km by 8 km, worked out by hand. Beyond its eastern
 * border, 500 m away, stands one of each resource.
 */
class RemedyTest {
  private static final String STREET = "500106001";
  private static final Scene SCENE = new Scene(106.4, 29.6);
  private static JsonNode report;

  @BeforeAll
  static void build() {
    SCENE
        .zone(STREET, "town", box(-4000, -4000, 4000, 4000), "disaster_prone", true)
        .zone("500106002", "town", box(4000, -4000, 8000, 4000))
        .add("road", "LINESTRING(-3900 0,4600 0)", "class", "residential")
        .add("population", "POINT(0 0)", "people", 900.0)
        .add("population", "POINT(-3500 0)", "people", 100.0)
        .add("shelter", "POINT(0 10)", "status", "open", "places", 100L, "dual_use", true)
        .add("shelter", "POINT(4500 0)", "status", "open", "places", 900L, "dual_use", true)
        .add("facility", "POINT(0 20)", "kind", "education", "status", "open")
        .add("facility", "POINT(4500 0)", "kind", "charging", "status", "open")
        .add("rescue_team", "POINT(4500 0)", "level", "town", "status", "open")
        .add("relief_store", "POINT(0 0)", "level", "town", "people_served", 150L)
        .add("land", box(-4000, 3000, -3000, 4000), "kind", "forest_key")
        .add("water_source", "POINT(-2000 -500)", "kind", "pond", "usable", true)
        .add("water_source", "POINT(-3000 500)", "kind", "pond", "usable", false)
        .add("helipad", "POINT(4500 3000)", "kind", "temporary", "status", "open")
        .add(
            "hazard",
            "POINT(-3500 3000)",
            "kind",
            "landslide",
            "level",
            "large",
            "status",
            "open",
            "monitoring",
            "none",
            "due_on",
            "2025-06-01",
            "people",
            List.of(
                Map.of("role", "area_lead", "name", "甲岗", "confirmed_on", "2025-06-01"),
                Map.of("role", "technician", "name", "乙岗", "confirmed_on", "2023-06-01"),
                Map.of("role", "resident_monitor", "name", "丙岗", "confirmed_on", "2025-06-01")),
            "shelter",
            "shut",
            "responsible_unit",
            "某单位（模拟）")
        .addKeyed("shelter", "shut", "POINT(0 30)", "status", "closed", "dual_use", true)
        .add(
            "hazard",
            "POINT(0 -100)",
            "kind",
            "waterlogging",
            "level",
            "small",
            "status",
            "open",
            "sensor",
            false)
        .record("inventory", STREET, "layer", "facility", "complete_as_of", "2025-01-31")
        .record("inventory", STREET, "layer", "rescue_team", "complete_as_of", "2025-01-31")
        .record("inventory", STREET, "layer", "helipad", "complete_as_of", "2025-01-31")
        .record(
            "street_record",
            STREET,
            "year",
            2025L,
            "drills",
            0L,
            "command_post",
            true,
            "communication_kit",
            false,
            "plan_on",
            "2020-01-01",
            "monitored_deaths",
            1L)
        .store();
    report = SCENE.run("gap-report", "'zones':['500106001'],'as_of':'2025-07-01'");
  }

  @AfterAll
  static void close() {
    SCENE.close();
  }

  private static JsonNode remedy(String standard) {
    JsonNode result = KnownCity.result(report, STREET, standard);
    assertThat(result.get("status").asText()).as(result.toPrettyString()).isIn("gap", "partial");
    return result.get("remedy");
  }

  private static double number(JsonNode remedy, String key) {
    assertThat(remedy.at("/numbers/" + key).isNumber()).as(key + " " + remedy).isTrue();
    return remedy.at("/numbers/" + key).asDouble();
  }

  @Test
  void peopleOutOfReach() {
    // 100 of 1,000 walk 3,500 m; 95 % are 950.
    JsonNode remedy = remedy("shelter-walk");
    assertThat(number(remedy, "uncovered")).isEqualTo(100);
    assertThat(number(remedy, "short")).isEqualTo(50);
    assertThat(number(remedy, "nearest_m")).isCloseTo(3_500, within(5.0));
    assertThat(remedy.at("/steps/0/layer").asText()).isEqualTo("population");
    assertThat(remedy.at("/steps/0/nearest/layer").asText()).isEqualTo("shelter");
    assertThat(remedy.at("/sentences/0/zh").asText()).contains("100 人", "50 人", "95%");
    assertThat(remedy.at("/sentences/0/en").asText()).contains("100 people", "50", "95%");
    assertThat(remedy("life-circle").at("/sentences").findValuesAsText("zh"))
        .anyMatch(text -> text.startsWith("医疗：1,000 人"));
  }

  @Test
  void placesThatAreLacking() {
    // 15 % of 1,000 people; 100 places.
    JsonNode remedy = remedy("shelter-capacity");
    assertThat(number(remedy, "short")).isEqualTo(50);
    assertThat(number(remedy, "nearest_m")).isCloseTo(500, within(1.0));
    JsonNode goods = remedy("relief-goods");
    assertThat(number(goods, "short")).isEqualTo(50);
  }

  @Test
  void whatTheStreetHasNone() {
    assertThat(number(remedy("charging"), "nearest_m")).isCloseTo(500, within(1.0));
    assertThat(number(remedy("rescue-team"), "nearest_m")).isCloseTo(500, within(1.0));
    assertThat(number(remedy("drill"), "short")).isEqualTo(1);
    assertThat(remedy("command-post").at("/sentences").findValuesAsText("zh"))
        .anyMatch(text -> text.equals("有应急通信装备：否"));
  }

  @Test
  void landOutOfReach() {
    // A square kilometre; its middle, (-3500, 3500), is 4,272 m from the pond, its corner 3,640 m.
    JsonNode remedy = remedy("forest-water-key");
    assertThat(number(remedy, "uncovered_m2")).isCloseTo(1e6, within(1e3));
    assertThat(number(remedy, "short_m2")).isCloseTo(0.95e6, within(1e3));
    assertThat(number(remedy, "more")).isEqualTo(1);
    assertThat(number(remedy, "nearest_m")).isCloseTo(Math.hypot(1500, 4000), within(5.0));
  }

  @Test
  void hazardsFarFromALandingPoint() {
    JsonNode remedy = remedy("helipad");
    assertThat(number(remedy, "short")).isEqualTo(1);
    assertThat(number(remedy, "nearest_m")).isCloseTo(8_000, within(8.0));
  }

  @Test
  void theFarthestOfManyIsToldHoweverFarItIs() {
    try (KnownCity city = new KnownCity()) {
      Place district = city.place("district", "hazards in two streets, the farthest the last");
      district.zone("A", "town", KnownCity.SQUARE, "disaster_prone", true);
      district.many(21, "hazard", "kind", "landslide", "level", "large", "status", "open");
      district.zone("B", "town", box(4_000, -4_000, 90_000, 4_000), "disaster_prone", true);
      district.add(
          "hazard", "POINT(80000 0)", "kind", "landslide", "level", "large", "status", "open");
      district.add("helipad", "POINT(30000 0)", "kind", "station", "status", "open");
      district.about("A").inventory("helipad");
      JsonNode remedy = KnownCity.result(city.ask("2025-07-01"), "P000", "helipad").get("remedy");
      assertThat(number(remedy, "short")).isEqualTo(22);
      assertThat(number(remedy, "nearest_m")).isCloseTo(50_000, within(50.0));
      assertThat(remedy.get("steps")).hasSize(20);
      assertThat(remedy.at("/steps/0/nearest/distance_m").asDouble())
          .isEqualTo(number(remedy, "nearest_m"));
    }
  }

  @Test
  void whereMostPeopleAreLeftOutOfAllStreets() {
    try (KnownCity city = new KnownCity()) {
      Place district = city.place("district", "six cells in one street, one of more in another");
      district.zone("A", "town", KnownCity.SQUARE).many(6, "population", "people", 10.0);
      district.zone("B", "town", box(4_000, -4_000, 8_000, 4_000));
      district.add("population", "POINT(5500 0)", "people", 70.0);
      district.add(
          "warning_point", "POINT(4500 0)", "kind", "siren", "reach_m", 100.0, "status", "open");
      district.about("A").inventory("warning_point");
      JsonNode remedy =
          KnownCity.result(city.ask("2025-07-01"), "P000", "warning-reach").get("remedy");
      assertThat(remedy.at("/steps/0/lacks/0/en").asText()).isEqualTo("70 people");
      assertThat(number(remedy, "nearest_m")).isCloseTo(1_000, within(1.0));
    }
  }

  @Test
  void whereNoneIsNearTheNextPlaceDoesNotStandInForIt() {
    try (KnownCity city = new KnownCity()) {
      city.place("district", "most people live where no warning point is anywhere near")
          .zone("T", "town", box(-40_000, -1_000, 1_000, 1_000))
          .add("population", "POINT(500 0)", "people", 9_000.0)
          .add("population", "POINT(-30000 0)", "people", 10.0)
          .add("warning_point", "POINT(-30000 500)", "kind", "siren", "reach_m", 100.0);
      JsonNode remedy =
          KnownCity.result(city.ask("2025-07-01"), "P000T", "warning-reach").get("remedy");
      assertThat(remedy.at("/steps/0/lacks/0/en").asText()).isEqualTo("9,000 people");
      assertThat(remedy.at("/steps/0/nearest").isNull()).isTrue();
      assertThat(remedy.at("/steps/1/nearest/distance_m").asDouble()).isCloseTo(500, within(0.5));
      assertThat(remedy.get("numbers").has("nearest_m")).isFalse();
      assertThat(remedy.at("/sentences/1/en").asText())
          .isEqualTo("From where most people are left out there is no usable one within 20 km");
    }
  }

  @Test
  void hazardsAndWhomOrWhatTheyLack() {
    JsonNode step = remedy("geohazard-people").at("/steps/0");
    assertThat(step.get("lacks").findValuesAsText("zh"))
        .containsExactly("驻守地质队员（未落实）", "区县地环站技术员（1 年内未核实）");
    assertThat(remedy("geohazard-monitoring").at("/steps/0/lacks/0/zh").asText())
        .isEqualTo("监测方式：无监测");
    assertThat(remedy("major-hazard-closed").at("/steps/0/lacks/0/en").asText())
        .isEqualTo("due on 2025-06-01, 30 days ago");
    assertThat(remedy("waterlogging").at("/steps/0/lacks").findValuesAsText("en")).hasSize(2);
    assertThat(remedy("responsibility").at("/steps/0/lacks/0/zh").asText()).isEqualTo("责任单位：未填");
  }

  @Test
  void evacuationStepByStep() {
    JsonNode remedy = remedy("evacuation-plan");
    assertThat(number(remedy, "short")).isEqualTo(1);
    assertThat(number(remedy, "plans")).isEqualTo(1);
    assertThat(remedy.at("/steps/0/lacks").findValuesAsText("en"))
        .containsExactly("the shelter assigned is not known or not usable");
    assertThat(remedy.at("/steps/0/nearest/distance_m").asDouble())
        .isCloseTo(Math.hypot(3500, 2990), within(5.0));
  }

  @Test
  void missingDataIsSaidToBeRecorded() {
    JsonNode result = KnownCity.result(report, STREET, "fire-response");
    assertThat(result.get("status").asText()).isEqualTo("no_data");
    assertThat(result.at("/remedy/sentences/0/zh").asText()).contains("登记消防站");
  }

  @Test
  void outcomesStandBeside() {
    JsonNode outcomes = report.at("/zones/0/outcomes");
    assertThat(outcomes.findValuesAsText("outcome"))
        .containsExactly("monitored-deaths", "forest-burnt");
    assertThat(outcomes.at("/0/value").asDouble()).isEqualTo(1);
    assertThat(outcomes.at("/0/kept").asBoolean()).isFalse();
    assertThat(outcomes.at("/1/value").isNull()).isTrue();
    assertThat(outcomes.at("/1/kept").isNull()).isTrue();
    assertThat(
            SCENE
                .run("gap-report", "'zones':['500106001'],'standards':['drill']")
                .at("/zones/0/outcomes"))
        .isEmpty();
  }

  @Test
  void whoDoesNotAskGetsNone() {
    JsonNode without =
        SCENE.run("gap-report", "'zones':['500106001'],'remedies':false,'as_of':'2025-07-01'");
    assertThat(KnownCity.result(without, STREET, "drill").get("remedy").isNull()).isTrue();
    assertThat(KnownCity.result(report, STREET, "dual-use").get("status").asText())
        .isEqualTo("gap");
    assertThat(without.at("/zones/0/results").findValuesAsText("status"))
        .isEqualTo(report.at("/zones/0/results").findValuesAsText("status"));
  }
}

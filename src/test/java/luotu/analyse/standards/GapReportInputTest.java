package luotu.analyse.standards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import luotu.Checkout;
import luotu.analyse.Scene;
import luotu.model.CityTime;
import luotu.model.Refusal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may be asked, what is refused and how, and the shape of the answer. */
class GapReportInputTest {
  private static final List<String> STANDARDS =
      List.of(
          "forest-water-key",
          "forest-water-other",
          "built-up-fire-water",
          "micro-station",
          "rescue-team",
          "shelter-capacity",
          "shelter-new",
          "dual-use",
          "helipad",
          "geohazard-monitoring",
          "geohazard-people",
          "evacuation-plan",
          "waterlogging",
          "reservoir-people",
          "major-hazard-closed",
          "relief-goods",
          "drill",
          "command-post",
          "charging",
          "chemical-siting",
          "responsibility",
          "site-avoidance",
          "shelter-walk",
          "fire-response",
          "fire-station-area",
          "life-circle",
          "rescue-2h",
          "air-reach",
          "warning-reach");

  private static final Scene SCENE = new Scene(106.5, 29.5);

  @BeforeAll
  static void draw() {
    SCENE
        .zone("5", "district", Scene.box(-4000, -4000, 4000, 4000))
        .zone("52", "town", Scene.box(0, -4000, 4000, 4000), "parent", "5")
        .zone("51", "town", Scene.box(-4000, -4000, 0, 4000), "parent", "5")
        .store();
  }

  @AfterAll
  static void close() {
    SCENE.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "unknown-standard|'standards':['helipad','helicopter']|helicopter",
        "unknown-zone|'zones':['51','404']|404",
        "invalid-input|'as_of':'2025-02-30'|2025-02-30",
        "invalid-input|'as_of':'30.6.2025'|30.6.2025",
        "invalid-input|'as_of':20250630|20250630",
        "invalid-input|'as_of':'2999-01-01'|2999-01-01",
        "invalid-input|'as_of':'2190-01-01'|2190-01-01",
        "invalid-input|'as_of':'1899-12-31'|1899-12-31",
        "invalid-input|'as_of':'-0001-01-01'|-0001-01-01",
        "invalid-input|'zones':[51]|51",
        "invalid-input|'date':'2025-06-30'|date",
        "invalid-text|'zones':['\\u0000']|U+0000",
      })
  void wrongInputsAreNamed(String type, String inputs, String found) {
    assertThatThrownBy(() -> SCENE.run("gap-report", inputs))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.type()).isEqualTo(type);
              assertThat(refusal.faults()).hasSize(1);
              assertThat(refusal.faults().get(0).found()).contains(found == null ? "" : found);
            });
  }

  @Test
  void withoutInputsItAsksEverythingOfAllTownsAsOfToday() {
    JsonNode report = SCENE.run("gap-report", "");
    assertThat(report.get("as_of").asText())
        .isIn(
            CityTime.dayOf(Instant.now().minusSeconds(60)).toString(),
            CityTime.dayOf(Instant.now()).toString());
    assertThat(report.get("zones").findValuesAsText("zone")).containsExactly("51", "52");
    for (JsonNode row : report.get("zones")) {
      assertThat(row.get("results").findValuesAsText("standard"))
          .containsExactlyInAnyOrderElementsOf(STANDARDS);
    }
    assertThat(report.get("summary").findValuesAsText("standard"))
        .isEqualTo(report.at("/zones/0/results").findValuesAsText("standard"));
    assertThat(report.get("change").asLong()).isEqualTo(1);
    assertThat(report.get("simulated").asBoolean()).isFalse();
  }

  @Test
  void theOrderOfTheAnswerIsNotThatOfTheQuestion() {
    JsonNode report =
        SCENE.run(
            "gap-report", "'zones':['52','5','51','52'],'standards':['helipad','drill','helipad']");
    assertThat(report.get("zones").findValuesAsText("zone")).containsExactly("5", "51", "52");
    assertThat(report.at("/zones/0/results").findValuesAsText("standard"))
        .containsExactlyElementsOf(report.get("summary").findValuesAsText("standard"))
        .containsExactlyInAnyOrder("helipad", "drill");
    assertThat(report.at("/zones/0/kind").asText()).isEqualTo("district");
    assertThat(report.at("/zones/1/parent").asText()).isEqualTo("5");
  }

  @Test
  void everyResultSaysWhereItComesFromAndWhoLeads() {
    JsonNode report = SCENE.run("gap-report", "'as_of':'2025-06-30'");
    assertThat(report.at("/zones/0/results")).hasSameSizeAs(Checkout.CATALOGUE.standards());
    for (JsonNode result : report.at("/zones/0/results")) {
      assertThat(result.get("source").asText()).as(result.toPrettyString()).contains("〔20");
      assertThat(result.get("lead_unit").isNull()).isFalse();
      assertThat(result.get("unit").asText())
          .isIn("share", "m", "count", "yes_no", "ratio", "people", "km2");
      assertThat(result.at("/evidence/numbers").isObject()).isTrue();
      assertThat(result.at("/evidence/features").isArray()).isTrue();
      assertThat(result.at("/missing").isArray()).isTrue();
    }
  }
}

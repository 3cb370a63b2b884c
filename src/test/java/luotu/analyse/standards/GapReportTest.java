package luotu.analyse.standards;

import static luotu.analyse.Scene.box;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import luotu.Checkout;
import luotu.model.CityTime;
import luotu.model.Refusal;
import luotu.model.Standard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The report as a whole. */
class GapReportTest {
  private final Streets streets = new Streets();

  @AfterEach
  void close() {
    streets.close();
  }

  @Test
  void everyZoneIsHeldAgainstEveryStandardInOrder() {
    streets.add("b", "parent", "d").add("a", "parent", "d").store();
    JsonNode report = streets.report("");
    List<String> ids = Checkout.CATALOGUE.standards().stream().map(Standard::id).toList();
    assertThat(ids).hasSize(29);
    assertThat(report.get("as_of").textValue()).isEqualTo(Streets.DAY);
    assertThat(report.get("simulated").booleanValue()).isFalse();
    assertThat(report.get("change").longValue()).isEqualTo(1);
    assertThat(report.get("zones").findValuesAsText("zone")).containsExactly("a", "b");
    report
        .get("zones")
        .forEach(zone -> assertThat(texts(zone.get("results"), "standard")).isEqualTo(ids));
    assertThat(texts(report.get("summary"), "standard")).isEqualTo(ids);
    report
        .get("summary")
        .forEach(
            row ->
                assertThat(row.get("no_data").intValue() + row.get("not_applicable").intValue())
                    .isEqualTo(2));
    JsonNode cell = report.at("/zones/0/results/0");
    assertThat(cell.get("source").textValue())
        .isEqualTo("渝府发〔2025〕1号 附件四（森林防火）; 渝高新发〔2025〕3号 附件二-17");
    assertThat(cell.at("/lead_unit/zh").textValue()).isEqualTo("林业局");
  }

  private static List<String> texts(JsonNode rows, String field) {
    List<String> texts = new ArrayList<>();
    rows.forEach(row -> texts.add(row.get(field).textValue()));
    return texts;
  }

  @Test
  void zonesAboveAreTheSumsOfTheirStreets() {
    streets
        .add("a", "parent", "d", "member_of", "f", "population", 1_000, "disaster_prone", true)
        .add("b", "parent", "d", "population", 3_000, "disaster_prone", true)
        .add("c", "parent", "e", "member_of", "f", "population", 500, "disaster_prone", true)
        .scene
        .zone("d", "district", box(0, 0, 30_000, 10_000), "parent", "z")
        .zone("e", "district", box(40_000, 0, 50_000, 10_000), "parent", "z")
        .zone("f", "functional", box(40_000, 0, 50_000, 10_000))
        .zone("z", "city", box(0, 0, 50_000, 10_000));
    streets.store();
    int count = 1;
    for (String code : List.of("a", "b", "c")) {
      streets
          .square(code, "land", 5_000, 5_000, 1_000 * count, "kind", "forest_key")
          .point(code, "water_source", 5_000, 4_500, "kind", "pond")
          .points(
              count, code, "hazard", "kind", "landslide", "monitoring", "none", "level", "large")
          .points(3, code, "hazard", "kind", "rockfall", "monitoring", "both", "level", "small")
          .points(count, code, "shelter", "places", 100)
          .point(code, "helipad", 5_000, 9_000 - count * 10)
          .record(
              code,
              "street_record",
              "year",
              2025,
              "drills",
              count,
              "command_post",
              true,
              "communication_kit",
              count > 1);
      count++;
    }
    streets.store();
    Map<String, List<String>> parts =
        Map.of(
            "d", List.of("a", "b"),
            "e", List.of("c"),
            "f", List.of("a", "c"),
            "z", List.of("a", "b", "c"));
    JsonNode report = streets.report(", 'zones': ['a', 'b', 'c', 'd', 'e', 'f', 'z']");
    Map<String, JsonNode> rows = new TreeMap<>();
    report.get("zones").forEach(row -> rows.put(row.get("zone").textValue(), row.get("results")));
    for (String standard :
        List.of(
            "forest-water-key",
            "geohazard-monitoring",
            "shelter-capacity",
            "command-post",
            "dual-use",
            "geohazard-people",
            "responsibility")) {
      int column = texts(rows.get("a"), "standard").indexOf(standard);
      parts.forEach(
          (zone, streetCodes) -> {
            JsonNode whole = rows.get(zone).get(column).at("/evidence/numbers");
            assertThat(whole.isEmpty()).isFalse();
            for (Iterator<String> keys = whole.fieldNames(); keys.hasNext(); ) {
              String key = keys.next();
              double sum =
                  streetCodes.stream()
                      .mapToDouble(
                          code ->
                              rows.get(code)
                                  .get(column)
                                  .at("/evidence/numbers/" + key)
                                  .doubleValue())
                      .sum();
              assertThat(whole.get(key).doubleValue())
                  .as(zone + " " + standard + " " + key)
                  .isEqualTo(Math.rint(sum * 100) / 100);
            }
          });
    }
    int helipad = texts(rows.get("a"), "standard").indexOf("helipad");
    assertThat(rows.get("d").get(helipad).get("value"))
        .isEqualTo(rows.get("a").get(helipad).get("value"));
    JsonNode drill = rows.get("d").get(texts(rows.get("d"), "standard").indexOf("drill"));
    assertThat(drill.get("status").asText()).isEqualTo("no_data");
    assertThat(drill.at("/parts/value")).hasToString("3.0");
    assertThat(drill.at("/parts/status").asText()).isEqualTo("met");
    assertThat(drill.at("/parts/numbers/zones_having").asInt()).isEqualTo(2);
  }

  @Test
  void anInventoryOfTheDistrictConfirmsItsStreetsAndAFutureOneNothing() {
    streets.add("a", "parent", "d").add("b").scene.zone("d", "district", box(0, 0, 10_000, 10_000));
    streets
        .store()
        .inventory("d", "hazard")
        .record("b", "inventory", "layer", "hazard", "complete_as_of", "2025-10-01")
        .store();
    assertThat(streets.statuses("reservoir-people"))
        .containsExactly("a not_applicable", "b no_data");
  }

  @Test
  void aDayInThePastIsAskedOfTheFeaturesOwnDates() {
    streets.add("a").add("b").store();
    streets
        .points(1, "a", "hazard", "kind", "gas", "found_on", "2025-10-01")
        .points(
            1,
            "b",
            "hazard",
            "kind",
            "gas",
            "found_on",
            "2025-09-30",
            "status",
            "closed",
            "closed_on",
            "2025-10-01")
        .store();
    assertThat(streets.statuses("responsibility")).containsExactly("a no_data", "b gap 1.0");
  }

  @Test
  void withoutTownsTheLowestZonesAreHeldAgainstTheStandards() {
    streets.scene.zone("d", "district", box(0, 0, 10_000, 10_000));
    streets.scene.store();
    streets.scene.add("hazard", "POINT(5000 5000)", "kind", "landslide", "monitoring", "people");
    streets.scene.add("hazard", "POINT(50000 5000)", "kind", "landslide", "monitoring", "none");
    streets.scene.store();
    assertThat(streets.statuses("geohazard-monitoring")).containsExactly("d met 1.0");
    assertThat(streets.cell("responsibility", "d").at("/evidence/numbers/outside").intValue())
        .isEqualTo(1);
  }

  @Test
  void withoutZonesThereIsNothingToTell() {
    assertThat(streets.report("").get("zones")).isEmpty();
  }

  @Test
  void wrongInputsAreRefused() {
    streets.add("a").store();
    assertThat(refusal("'standards': ['drill', 'drils']").type()).isEqualTo("unknown-standard");
    assertThat(refusal("'standards': 'drils'").faults().get(0).expected().en()).contains("drill");
    assertThat(refusal("'zones': '500'").type()).isEqualTo("unknown-zone");
    String tomorrow = CityTime.dayOf(Instant.now()).plusDays(2).toString();
    for (String wrong : List.of("2025-02-30", "yesterday", "20250101", tomorrow)) {
      Refusal refusal = refusal("'as_of': '" + wrong + "'");
      assertThat(refusal.type()).isEqualTo("invalid-input");
      assertThat(refusal.faults().get(0).field()).isEqualTo("as_of");
      assertThat(refusal.faults().get(0).found()).isEqualTo(wrong);
    }
  }

  private Refusal refusal(String inputs) {
    return catchThrowableOfType(Refusal.class, () -> streets.scene.run("gap-report", inputs));
  }
}

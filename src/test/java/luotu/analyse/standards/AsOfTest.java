package luotu.analyse.standards;

import static luotu.analyse.standards.KnownCity.people;
import static luotu.analyse.standards.KnownCity.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import luotu.analyse.standards.KnownCity.Place;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The day asked about moves what happened by then, each day to its end. */
class AsOfTest {
  private static final KnownCity CITY = new KnownCity();

  @BeforeAll
  static void build() {
    Place district = CITY.place("district", "four shelters for 2025");
    district.zone("T", "town", KnownCity.SQUARE, "population", 1000L);
    for (String openedOn : new String[] {"2025-03-01", "2025-09-01"}) {
      district.many(
          1,
          "shelter",
          "status",
          "open",
          "opened_on",
          openedOn,
          "planned_for",
          2025L,
          "places",
          100L);
    }
    district.many(2, "shelter", "status", "building", "planned_for", 2025L);
    district.many(
        1, "hazard", "kind", "gas", "level", "large", "status", "open", "due_on", "2025-05-01");
    district.many(
        1,
        "hazard",
        "kind",
        "landslide",
        "level",
        "small",
        "status",
        "open",
        "people",
        people("2024-06-30", "resident_monitor", "area_lead", "geologist", "technician"));
    district.record(2024, "drills", 2L).record(2025, "drills", 0L);
  }

  @AfterAll
  static void close() {
    CITY.close();
  }

  @ParameterizedTest
  @CsvSource({
    // due 0.5 × 59/365, × 60/365, × 243/365, × 244/365, × 1
    "2025-02-28, P000, shelter-new, partial, 0, 0.0808",
    "2025-03-01, P000, shelter-new, met, 0.25, 0.0822",
    "2025-08-31, P000, shelter-new, partial, 0.25, 0.3329",
    "2025-09-01, P000, shelter-new, met, 0.5, 0.3342",
    "2025-12-31, P000, shelter-new, met, 0.5, 0.5",
    "2024-12-31, P000, shelter-new, not_applicable, ,",
    "2025-02-28, P000T, shelter-capacity, gap, 0, 0.15",
    "2025-03-01, P000T, shelter-capacity, partial, 0.1, 0.15",
    "2025-09-01, P000T, shelter-capacity, met, 0.2, 0.15",
    "2025-04-30, P000T, major-hazard-closed, not_applicable, ,",
    "2025-05-01, P000T, major-hazard-closed, gap, 0, 1",
    "2025-06-30, P000T, geohazard-people, met, 1, 1",
    "2025-07-01, P000T, geohazard-people, gap, 0, 1",
    "2024-12-31, P000T, drill, met, 2, 1",
    "2025-01-01, P000T, drill, gap, 0, 1",
    "2026-01-01, P000T, drill, no_data, ,",
  })
  void theDayDecides(
      String asOf, String zone, String standard, String status, Double value, Double required) {
    JsonNode report = CITY.ask(asOf);
    JsonNode result = result(report, zone, standard);
    assertThat(report.get("as_of").asText()).isEqualTo(asOf);
    assertThat(result.get("status").asText()).as(result.toPrettyString()).isEqualTo(status);
    if (value != null) {
      assertThat(result.get("value").asDouble()).isCloseTo(value, within(1e-6));
      assertThat(result.get("required").asDouble()).isCloseTo(required, within(0.0005));
    }
  }

  /** In a leap year the year has 366 days. */
  @Test
  void theProportionOfALeapYear() {
    try (KnownCity leap = new KnownCity()) {
      leap.place("district", "one of ten")
          .many(1, "shelter", "status", "open", "opened_on", "2024-01-05", "planned_for", 2024L)
          .many(9, "shelter", "status", "planned", "planned_for", 2024L);
      JsonNode result = result(leap.ask("2024-02-29"), "P000", "shelter-new");
      assertThat(result.get("required").asDouble()).isCloseTo(0.5 * 60 / 366, within(1e-6));
      assertThat(result.get("status").asText()).isEqualTo("met");
    }
  }
}

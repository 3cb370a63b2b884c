package luotu.analyse.standards;

import static luotu.analyse.standards.KnownCity.people;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import luotu.analyse.standards.KnownCity.Place;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is overdue and what falls due next, on days around it; and how far the year's work is. */
class DeadlinesTest {
  private static final String[] FOUR = {"resident_monitor", "area_lead", "geologist", "technician"};

  private static final KnownCity CITY = new KnownCity();

  @BeforeAll
  static void build() {
    Place district = CITY.place("district", "a district of two streets");
    district.zone("T", "town", KnownCity.SQUARE, "population", 1000L);
    hazard(district, "gas", "due_on", "2025-06-30");
    hazard(district, "gas", "due_on", "2025-07-01");
    hazard(district, "gas");
    district.many(1, "hazard", "kind", "gas", "status", "closed", "due_on", "2025-05-05");
    district.many(
        1,
        "hazard",
        "kind",
        "gas",
        "status",
        "closed",
        "due_on",
        "2025-05-06",
        "closed_on",
        "2025-07-15");
    hazard(district, "landslide", "people", people("2024-06-30", FOUR));
    hazard(district, "landslide", "people", people("2024-06-30", "geologist", "technician"));
    district.record(2024, "plan_on", "2023-06-30", "drills", 5L);
    district.record(2025, "drills", 0L);
    district.many(1, "shelter", "status", "building", "planned_for", 2024L);
    district.many(3, "shelter", "status", "building", "planned_for", 2025L);
    district.many(1, "shelter", "status", "open", "opened_on", "2025-02-01", "planned_for", 2025L);
    district.inventory("helipad");
    district.about("").record(2025, "drills", 2L);
    Place leap = CITY.place("town", "a plan of 28 February");
    leap.record(2022, "plan_on", "2022-02-28").record(2024, "drills", 1L);
  }

  private static void hazard(Place place, String kind, Object... fields) {
    Object[] all = Arrays.copyOf(fields, fields.length + 4);
    all[fields.length] = "kind";
    all[fields.length + 1] = kind;
    all[fields.length + 2] = "status";
    all[fields.length + 3] = "open";
    place.many(1, "hazard", all);
  }

  @AfterAll
  static void close() {
    CITY.close();
  }

  private static JsonNode due(String asOf, String zone) {
    return due(CITY.ask(asOf), zone);
  }

  private static JsonNode due(JsonNode report, String zone) {
    return StreamSupport.stream(report.get("due").spliterator(), false)
        .filter(entry -> entry.get("zone").asText().equals(zone))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> items(JsonNode due) {
    return StreamSupport.stream(due.get("items").spliterator(), false)
        .map(
            item ->
                item.get("due_on").asText()
                    + " "
                    + item.get("kind").asText()
                    + (item.get("overdue").asBoolean() ? " overdue" : ""))
        .toList();
  }

  @Test
  void everyDeadlineOfAStreetByDay() {
    JsonNode due = due("2025-06-30", "P000T");
    assertThat(items(due))
        .containsExactly(
            "2024-12-31 shelter overdue",
            "2025-05-06 rectification overdue",
            // To be done by the end of the day, which is over.
            "2025-06-30 rectification overdue",
            // Holds through the day.
            "2025-06-30 confirmation",
            "2025-06-30 plan",
            "2025-07-01 rectification",
            "2025-12-31 drill",
            "2025-12-31 shelter",
            "2025-12-31 shelter",
            "2025-12-31 shelter",
            "2026-01-31 inventory");
    assertThat(due.get("overdue").asInt()).isEqualTo(3);
    assertThat(due.get("upcoming").asInt()).isEqualTo(8);
    JsonNode drill = due.at("/items/6");
    assertThat(drill.get("layer").asText()).isEqualTo("street_record");
    assertThat(drill.get("standard").asText()).isEqualTo("drill");
    assertThat(drill.get("zone").asText()).isEqualTo("P000T");
    assertThat(due.at("/items/3/standard").asText()).isEqualTo("geohazard-people");
    assertThat(due.at("/items/4/standard").asText()).isEqualTo("evacuation-plan");
    assertThat(due.at("/items/1/standard").isNull()).isTrue();
    assertThat(due.at("/items/1/id").asLong()).isPositive();
  }

  @ParameterizedTest
  @CsvSource({
    "2025-07-01, confirmation, true",
    "2025-06-30, confirmation, false",
    "2025-07-01, plan, true",
    "2025-07-14, rectification, true",
    "2025-12-30, drill, false",
    "2025-12-31, drill, true",
  })
  void theDayDecides(String asOf, String kind, boolean isOverdue) {
    assertThat(items(due(asOf, "P000T")))
        .anyMatch(item -> item.contains(kind) && item.endsWith("overdue") == isOverdue);
  }

  @Test
  void whatIsDoneIsNoDeadline() {
    assertThat(items(due("2025-07-15", "P000T")))
        .doesNotContain("2025-05-06 rectification overdue")
        .contains("2025-06-30 rectification overdue");
    // The drills of 2024 were held, and its plan was recent.
    assertThat(items(due("2024-12-31", "P000T"))).noneMatch(item -> item.contains("drill"));
  }

  @Test
  void aDistrictHasItsOwnAndThoseOfItsStreets() {
    JsonNode street = due("2025-06-30", "P000T");
    JsonNode district = due("2025-06-30", "P000");
    // Its own drills were held.
    assertThat(items(district)).isEqualTo(items(street));
  }

  @Test
  void aCityOwesNoDrillOfItsOwn() {
    try (KnownCity city = new KnownCity()) {
      city.place("city", "one district of one street")
          .zone("D", "district", KnownCity.SQUARE)
          .zone("T", "town", KnownCity.SQUARE, "parent", "P000D");
      assertThat(drills(city, "P000")).containsExactly("P000T");
      assertThat(drills(city, "P000D")).containsExactly("P000D", "P000T");
      assertThat(drills(city, "P000T")).containsExactly("P000T");
    }
  }

  private static List<String> drills(KnownCity city, String zone) {
    return StreamSupport.stream(due(city.ask("2025-06-30"), zone).get("items").spliterator(), false)
        .filter(item -> item.get("kind").asText().equals("drill"))
        .map(item -> item.get("zone").asText())
        .toList();
  }

  @Test
  void aPlanOf28FebruaryHoldsThroughTheLeapDay() {
    assertThat(items(due("2024-02-29", "P001"))).containsExactly("2024-02-29 plan");
    assertThat(items(due("2024-03-01", "P001"))).containsExactly("2024-02-29 plan overdue");
  }

  @Test
  void progressIsToldInProportionOfTheYear() {
    JsonNode report = CITY.ask("2025-06-30");
    JsonNode shelters = progress(report, "P000", "shelter-new");
    assertThat(shelters.get("done").asDouble()).isEqualTo(1);
    assertThat(shelters.get("target").asDouble()).isEqualTo(2);
    assertThat(shelters.get("expected").asDouble()).isCloseTo(2 * 181 / 365.0, within(0.01));
    assertThat(shelters.get("by").asText()).isEqualTo("2025-12-31");
    assertThat(shelters.get("status").asText()).isEqualTo("met");
    JsonNode drill = progress(report, "P000T", "drill");
    assertThat(drill.get("done").asDouble()).isZero();
    assertThat(drill.get("target").asDouble()).isEqualTo(1);
    assertThat(drill.get("status").asText()).isEqualTo("gap");
    assertThat(drill.get("expected").isNull()).isTrue();
  }

  @Test
  void helipadsCountTowardsAHundred() {
    try (KnownCity city = new KnownCity()) {
      city.place("city", "three landing points")
          .many(3, "helipad", "kind", "station", "status", "open");
      JsonNode progress = progress(city.ask("2025-06-30"), "P000", "helipad");
      assertThat(progress.get("done").asDouble()).isEqualTo(3);
      assertThat(progress.get("target").asDouble()).isEqualTo(100);
      assertThat(progress.get("by").isNull()).isTrue();
    }
  }

  private static JsonNode progress(JsonNode report, String zone, String standard) {
    return StreamSupport.stream(report.get("progress").spliterator(), false)
        .filter(entry -> entry.get("zone").asText().equals(zone))
        .filter(entry -> entry.get("standard").asText().equals(standard))
        .findFirst()
        .orElseThrow();
  }
}

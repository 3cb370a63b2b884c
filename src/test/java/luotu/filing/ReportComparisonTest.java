package luotu.filing;

import static luotu.filing.FilingServer.faults;
import static luotu.filing.FilingServer.find;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Map;
import luotu.model.CityTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Drills: A1 held none, A2 one, B1 two; then things happen, and a second report is filed. */
class ReportComparisonTest {
  private static final long YEAR = CityTime.dayOf(Instant.now()).getYear();

  private FilingServer city;

  @BeforeEach
  void draw() {
    city = new FilingServer();
    city.record("street_record", "A1", "year", YEAR, "drills", 0L);
    city.record("street_record", "A2", "year", YEAR, "drills", 1L);
    city.record("street_record", "B1", "year", YEAR, "drills", 2L);
  }

  @AfterEach
  void close() {
    city.close();
  }

  private long file(String zone, String standard) {
    return city.post(
            "/reports",
            "{'zone':'%s','filed_by':'值班','standards':['%s']}".formatted(zone, standard),
            201)
        .get("id")
        .asLong();
  }

  /** The city's drills before and after some work. */
  private JsonNode compared(Runnable work) {
    long before = file("C", "drill");
    work.run();
    return compare(before, file("C", "drill"));
  }

  private JsonNode compare(long before, long after) {
    return city.get("/reports/" + after + "/comparison?before=" + before);
  }

  private static JsonNode zone(JsonNode comparison, String code) {
    return find(comparison.get("zones"), "zone", code);
  }

  private void sql(String... statements) {
    try (Connection connection = city.server().database().connect();
        Statement run = connection.createStatement()) {
      connection.setAutoCommit(false);
      for (String statement : statements) {
        run.execute(statement);
      }
      connection.commit();
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private void drills(String street, int drills) {
    sql(
        ("UPDATE luotu.feature SET fields = fields || '{\"drills\":%d}'"
                + " WHERE layer = 'street_record' AND zone = '%s'")
            .formatted(drills, street));
  }

  private static void liesIn(JsonNode zone, Object... pairs) {
    shares(zone, "ground_now", pairs);
  }

  private static void layIn(JsonNode zone, Object... pairs) {
    shares(zone, "ground_before", pairs);
  }

  private static void shares(JsonNode zone, String when, Object... pairs) {
    JsonNode ground = zone.get(when);
    assertThat(ground).as(zone.toPrettyString()).hasSize(pairs.length / 2);
    for (int i = 0; i < pairs.length; i += 2) {
      assertThat(ground.get(i / 2).get("zone").asText()).isEqualTo(pairs[i]);
      assertThat(ground.get(i / 2).get("share").asDouble())
          .isCloseTo((double) pairs[i + 1], within(0.001));
    }
  }

  @Test
  void whatMovedIsToldByZoneAndStandard() {
    JsonNode comparison =
        compared(
            () -> {
              drills("A1", 3);
              drills("B1", 0);
            });
    JsonNode better = zone(comparison, "A1").at("/results/0");
    assertThat(better.get("status_before").asText()).isEqualTo("gap");
    assertThat(better.get("status_after").asText()).isEqualTo("met");
    assertThat(better.get("movement").asText()).isEqualTo("better");
    assertThat(better.get("difference").asInt()).isEqualTo(3);
    JsonNode worse = zone(comparison, "B1").at("/results/0");
    assertThat(worse.get("movement").asText()).isEqualTo("worse");
    assertThat(worse.get("difference").asInt()).isEqualTo(-2);
    assertThat(zone(comparison, "A2").at("/results/0/movement").asText()).isEqualTo("same");
    assertThat(zone(comparison, "A2").get("state").asText()).isEqualTo("both");
    liesIn(zone(comparison, "A2"));
    assertThat(comparison.get("pass_marks")).isEmpty();
    assertThat(comparison.get("catalogue_changed").asBoolean()).isFalse();
    JsonNode summary = comparison.at("/summary/0");
    // The districts, the functional zone and the city hold drills of their own: no data both times.
    assertThat(summary.get("better").asInt()).isEqualTo(1);
    assertThat(summary.get("worse").asInt()).isEqualTo(1);
    assertThat(summary.get("same").asInt()).isEqualTo(5);
  }

  @Test
  void dataThatCameOrWentIsNoProgressEither() {
    JsonNode comparison =
        compared(
            () -> {
              sql("DELETE FROM luotu.feature WHERE layer = 'street_record' AND zone = 'B1'");
              city.decide("A", "drill", "'off':true");
            });
    assertThat(zone(comparison, "B1").at("/results/0/movement").asText())
        .isEqualTo("no_longer_known");
    assertThat(zone(comparison, "B1").at("/results/0/difference").isNull()).isTrue();
    assertThat(zone(comparison, "A1").at("/results/0/movement").asText())
        .isEqualTo("marks_changed");
    JsonNode back = city.get("/reports?zone=C").get("reports");
    JsonNode reversed = compare(back.get(0).get("id").asLong(), back.get(1).get("id").asLong());
    assertThat(zone(reversed, "B1").at("/results/0/movement").asText()).isEqualTo("now_known");
  }

  @Test
  void aChangedMarkIsNoProgress() {
    JsonNode comparison =
        compared(
            () -> city.decide("B", "drill", "'required':{'value':3,'unit':'count'},'source':'B'"));
    JsonNode result = zone(comparison, "B1").at("/results/0");
    assertThat(result.get("status_before").asText()).isEqualTo("met");
    assertThat(result.get("status_after").asText()).isEqualTo("gap");
    assertThat(result.get("movement").asText()).isEqualTo("marks_changed");
    assertThat(result.get("difference").asInt()).isZero();
    JsonNode marks = comparison.get("pass_marks");
    assertThat(marks).hasSize(1);
    assertThat(marks.at("/0/before/required/value").asInt()).isEqualTo(1);
    assertThat(marks.at("/0/after/required/value").asInt()).isEqualTo(3);
    assertThat(marks.at("/0/after/required/set_by").asText()).isEqualTo("B");
    assertThat(marks.at("/0/zones").toString()).isEqualTo("[\"B1\"]");
    assertThat(comparison.at("/summary/0/worse").asInt()).isZero();
    assertThat(comparison.at("/summary/0/marks_changed").asInt()).isEqualTo(1);
  }

  @Test
  void aStreetOfAnotherNameIsTheSameStreet() {
    JsonNode comparison =
        compared(
            () -> sql("UPDATE luotu.feature SET name = '新名' WHERE layer = 'zone' AND name = 'A2'"));
    assertThat(zone(comparison, "A2").get("name").asText()).isEqualTo("新名");
    assertThat(zone(comparison, "A2").get("name_before").asText()).isEqualTo("A2");
    assertThat(zone(comparison, "A2").at("/results/0/movement").asText()).isEqualTo("same");
    assertThat(zone(comparison, "A1").get("name_before").isNull()).isTrue();
  }

  @Test
  void aStreetOfAnotherCodeIsNamedWithWhatLiesThereNow() {
    JsonNode comparison =
        compared(
            () ->
                sql(
                    "UPDATE luotu.feature SET fields = fields || '{\"code\":\"B7\"}'"
                        + " WHERE layer = 'zone' AND name = 'B1'"));
    assertThat(zone(comparison, "B1").get("state").asText()).isEqualTo("only_before");
    assertThat(zone(comparison, "B1").get("results")).isEmpty();
    liesIn(zone(comparison, "B1"), "B7", 1.0);
    assertThat(zone(comparison, "B7").get("state").asText()).isEqualTo("only_after");
    layIn(zone(comparison, "B7"), "B1", 1.0);
  }

  @Test
  void aStreetThatWasSplitIsNamedWithItsParts() {
    JsonNode comparison =
        compared(
            () -> {
              sql("DELETE FROM luotu.feature WHERE layer = 'zone' AND name = 'A1'");
              street("A11", 0, 1_000);
              street("A12", 1_000, 4_000);
            });
    liesIn(zone(comparison, "A1"), "A12", 0.75, "A11", 0.25);
    layIn(zone(comparison, "A11"), "A1", 1.0);
    layIn(zone(comparison, "A12"), "A1", 1.0);
    // Their district and the city are as they were.
    liesIn(zone(comparison, "A"));
    layIn(zone(comparison, "A"));
  }

  @Test
  void streetsThatWereMergedAreNamedWithTheirWhole() {
    JsonNode comparison =
        compared(
            () -> {
              sql("DELETE FROM luotu.feature WHERE layer = 'zone' AND name IN ('A1', 'A2')");
              street("A9", 0, 8_000);
            });
    liesIn(zone(comparison, "A1"), "A9", 1.0);
    liesIn(zone(comparison, "A2"), "A9", 1.0);
    layIn(zone(comparison, "A9"), "A1", 0.5, "A2", 0.5);
  }

  @Test
  void aStreetThatKeptItsCodeButNotItsGroundIsNoProgress() {
    JsonNode comparison =
        compared(
            () -> {
              sql("DELETE FROM luotu.feature WHERE layer = 'zone' AND name = 'A1'");
              street("A1", 0, 1_000);
              street("A12", 1_000, 4_000);
              drills("A1", 1);
            });
    JsonNode kept = zone(comparison, "A1");
    assertThat(kept.get("state").asText()).isEqualTo("both");
    liesIn(kept, "A12", 0.75, "A1", 0.25);
    layIn(kept, "A1", 1.0);
    assertThat(kept.at("/results/0/movement").asText()).isEqualTo("ground_changed");
    assertThat(comparison.at("/summary/0/ground_changed").asInt()).isEqualTo(1);
    layIn(zone(comparison, "A12"), "A1", 1.0);
  }

  /** A1 was 0 to 4 km and becomes 1 to 5, A2 was 4 to 8 and becomes 5 to 8. */
  @Test
  void aStreetThatGivesAndTakesHasBothItsGroundNowAndBefore() {
    JsonNode comparison =
        compared(
            () -> {
              sql("DELETE FROM luotu.feature WHERE layer = 'zone' AND name IN ('A1', 'A2')");
              street("A1", 1_000, 5_000);
              street("A2", 5_000, 8_000);
              street("A3", 0, 1_000);
            });
    liesIn(zone(comparison, "A1"), "A1", 0.75, "A3", 0.25);
    layIn(zone(comparison, "A1"), "A1", 0.75, "A2", 0.25);
    liesIn(zone(comparison, "A2"), "A2", 0.75, "A1", 0.25);
    layIn(zone(comparison, "A2"), "A2", 1.0);
    layIn(zone(comparison, "A3"), "A1", 1.0);
    liesIn(zone(comparison, "A3"));
    assertThat(comparison.at("/summary/0/ground_changed").asInt()).isEqualTo(2);
  }

  @Test
  void aStreetThatAnotherCameToOverlapKeptItsGround() {
    JsonNode comparison = compared(() -> street("A12", 1_000, 4_000));
    JsonNode kept = zone(comparison, "A1");
    liesIn(kept);
    layIn(kept);
    assertThat(kept.at("/results/0/movement").asText()).isEqualTo("same");
    layIn(zone(comparison, "A12"), "A1", 1.0);
  }

  private void street(String code, double west, double east) {
    city.add(
        "zone",
        code,
        FilingServer.box(west, 0, east, 4_000),
        Map.of("code", code, "kind", "town", "parent", "A"));
  }

  @Test
  void reportsWithNothingInCommonAreRefused() {
    long one = file("A1", "drill");
    long other = file("B1", "drill");
    long otherStandard = file("A1", "helipad");
    String path = "/reports/%d/comparison?before=%d";
    assertThat(faults(city.get(path.formatted(other, one), 400))).containsExactly("zone");
    assertThat(faults(city.get(path.formatted(otherStandard, one), 400)))
        .containsExactly("standards");
    assertThat(faults(city.get(path.formatted(99, one), 404))).containsExactly("id");
    assertThat(faults(city.get(path.formatted(one, 99), 404))).containsExactly("before");
    assertThat(faults(city.get("/reports/" + one + "/comparison", 404))).containsExactly("before");
    assertThat(zone(compare(one, one), "A1").at("/results/0/movement").asText()).isEqualTo("same");
  }

  @Test
  void aStreetsReportIsComparedWithItsDistricts() {
    long street = file("A1", "drill");
    JsonNode comparison = compare(street, file("A", "drill"));
    assertThat(zone(comparison, "A1").get("state").asText()).isEqualTo("both");
    assertThat(zone(comparison, "A2").get("state").asText()).isEqualTo("only_after");
    liesIn(zone(comparison, "A2"));
  }
}

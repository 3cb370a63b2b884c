package luotu.filing;

import static luotu.filing.FilingServer.cell;
import static luotu.filing.FilingServer.faults;
import static luotu.filing.FilingServer.find;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The numbers and days of a measure set by a zone. Each street is prone to disaster and stores
 * goods for 200 people, has a chemical site of 2022 at 1,500 m from a river, and a shelter of 90 m²
 * for 30 people.
 */
class AmountsTest {
  private static final String GOODS = "relief-goods";
  private static final String SITES = "chemical-siting";
  private static final String NEED_400 =
      "'amounts':[{'key':'need','value':400,'unit':'people'}],'source':'A 〔2025〕3'";

  private static final FilingServer CITY = new FilingServer();

  private final List<Long> decided = new ArrayList<>();

  @BeforeAll
  static void draw() throws SQLException {
    try (Connection connection = CITY.server().database().connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "UPDATE luotu.feature SET fields = fields || '{\"disaster_prone\": true}'"
              + " WHERE layer = 'zone' AND fields->>'kind' = 'town'");
    }
    CITY.add("waterway", null, "LINESTRING(0 0, 12000 0)", Map.of("class", "main"));
    for (double x : new double[] {2_000, 6_000, 10_000}) {
      String here = "POINT(%f 1500)".formatted(x);
      CITY.add("relief_store", null, here, Map.of("level", "town", "people_served", 200));
      CITY.add(
          "hazard",
          null,
          here,
          Map.of("kind", "chemical", "status", "open", "found_on", "2022-05-01"));
      CITY.add("shelter", null, here, Map.of("grade", "medium", "area_m2", 90.0, "status", "open"));
      CITY.add("population", null, here, Map.of("people", 30.0));
    }
  }

  @AfterAll
  static void close() {
    CITY.close();
  }

  @AfterEach
  void takeBack() {
    decided.forEach(CITY::undo);
  }

  private long decide(String standard, String rest) {
    long change = CITY.decide("A", standard, rest);
    decided.add(change);
    return change;
  }

  private static void is(JsonNode report, String zone, String status, double value) {
    assertThat(cell(report, zone).get("status").asText()).as(zone).isEqualTo(status);
    assertThat(cell(report, zone).get("value").asDouble()).as(zone).isEqualTo(value);
  }

  @Test
  void aNeedBindsTheStreetsOfItsZoneAndTheReportSaysWhoseItIs() {
    is(CITY.standard(GOODS), "A1", "met", 1);
    long change = decide(GOODS, NEED_400);
    JsonNode report = CITY.standard(GOODS);
    is(report, "A1", "gap", 0.5);
    is(report, "A2", "gap", 0.5);
    is(report, "B1", "met", 1);
    JsonNode amount = find(report.get("pass_marks"), "zone", "A").at("/amounts/0");
    assertThat(amount.get("key").asText()).isEqualTo("need");
    assertThat(amount.get("value").asDouble()).isEqualTo(400);
    assertThat(amount.get("set_by").asText()).isEqualTo("A");
    assertThat(amount.get("change").asLong()).isEqualTo(change);
    assertThat(amount.at("/source/zh").asText()).isEqualTo("A 〔2025〕3");
    JsonNode entry = CITY.get("/pass-marks/history?standard=" + GOODS).at("/decisions/0");
    assertThat(entry.at("/before/amounts/0/value").asDouble()).isEqualTo(200);
    assertThat(entry.at("/after/amounts/0/value").asDouble()).isEqualTo(400);
    CITY.undo(change);
    decided.clear();
    is(CITY.standard(GOODS), "A1", "met", 1);
  }

  @Test
  void whatOneDecisionLeavesOutStaysThatOfTheOneAbove() {
    decided.add(CITY.decide("C", GOODS, NEED_400));
    decide(GOODS, "'required':{'value':0.5,'unit':'ratio'},'source':'x'");
    JsonNode report = CITY.standard(GOODS);
    is(report, "A1", "met", 0.5);
    is(report, "B1", "gap", 0.5);
    JsonNode own = find(report.get("pass_marks"), "zone", "A");
    assertThat(own.at("/amounts/0/set_by").asText()).isEqualTo("C");
    assertThat(own.at("/required/set_by").asText()).isEqualTo("A");
  }

  @Test
  void distancesAndDaysTooEachByItsOwnKey() {
    is(CITY.standard(SITES), "A1", "met", 0);
    decide(SITES, "'amounts':[{'key':'chemical_metres','value':2000,'unit':'m'}],'source':'x'");
    is(CITY.standard(SITES), "A1", "gap", 1);
    is(CITY.standard(SITES), "B1", "met", 0);
    decide(
        SITES,
        "'amounts':[{'key':'newer_than','day':'2022-05-01','unit':'day'},{'key':'chemical_metres','value':2000,'unit':'m'}],'source':'x'");
    is(CITY.standard(SITES), "A1", "met", 0);
  }

  @Test
  void theAreaThatOnePersonNeeds() {
    is(CITY.standard("shelter-capacity"), "A1", "met", 1);
    decide(
        "shelter-capacity",
        "'amounts':[{'key':'square_metres_per_person.medium','value':90,'unit':'m2'}],'source':'x'");
    is(CITY.standard("shelter-capacity"), "A1", "gap", 0.033333);
    is(CITY.standard("shelter-capacity"), "B1", "met", 1);
  }

  @Test
  void betweenTwoFiledReportsItIsNoProgress() {
    long before = filed();
    decide(GOODS, NEED_400);
    JsonNode comparison = CITY.get("/reports/" + filed() + "/comparison?before=" + before);
    JsonNode result = find(comparison.get("zones"), "zone", "A1").at("/results/0");
    assertThat(result.get("movement").asText()).isEqualTo("marks_changed");
    assertThat(result.get("difference").isNull()).isTrue();
    assertThat(comparison.at("/pass_marks/0/after/amounts/0/value").asDouble()).isEqualTo(400);
  }

  private static long filed() {
    return CITY.post("/reports", "{'zone':'C','filed_by':'防灾科','standards':['relief-goods']}", 201)
        .get("id")
        .asLong();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "relief-goods|{'key':'needs','value':4,'unit':'people'}|amounts",
        "drill|{'key':'need','value':4,'unit':'people'}|amounts",
        "relief-goods|{'key':'need','value':4,'unit':'m'}|amounts.need.unit",
        "relief-goods|{'key':'need','value':0,'unit':'people'}|amounts.need.value",
        "relief-goods|{'key':'need','unit':'people'}|amounts.need.value",
        "relief-goods|{'key':'need','value':1.5,'unit':'people'}|amounts.need.value",
        "relief-goods|{'key':'need','value':4,'unit':'people'},{'key':'need','value':5,'unit':'people'}|amounts.need",
        "relief-goods|{'key':'need','value':4,'day':'2025-01-01','unit':'people'}|amounts.need.day",
        "chemical-siting|{'key':'newer_than','value':4,'day':'2025-01-01','unit':'day'}|amounts.newer_than.value",
        "chemical-siting|{'key':'newer_than','day':'2021-02-30','unit':'day'}|amounts.newer_than.day",
        "chemical-siting|{'key':'newer_than','value':5,'unit':'day'}|amounts.newer_than.day",
        "chemical-siting|{'key':'chemical_metres','value':2000000,'unit':'m'}|amounts.chemical_metres.value",
        "geohazard-people|{'key':'confirmed_within_years','value':101,'unit':'years'}|amounts.confirmed_within_years.value",
      })
  void wrongOnesAreNamed(String standard, String amounts, String field) {
    JsonNode problem =
        CITY.post(
            "/pass-marks",
            "{'zone':'A','standard':'%s','by':'b','why':'w','source':'x','amounts':[%s]}"
                .formatted(standard, amounts),
            400);
    assertThat(faults(problem)).as(problem.toPrettyString()).containsExactly(field);
  }
}

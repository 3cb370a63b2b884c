package luotu.filing;

import static luotu.filing.FilingServer.box;
import static luotu.filing.FilingServer.cell;
import static luotu.filing.FilingServer.faults;
import static luotu.filing.FilingServer.find;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

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
import org.junit.jupiter.params.provider.ValueSource;

/**
 * In every street a forest of 1 km square with a pond in its middle: within 1000 m all of it lies,
 * within 500 m the circle inscribed in it, π/4. Of four landslides in every street three are
 * watched.
 */
class PassMarksTest {
  private static final String FOREST = "forest-water-key";
  private static final String WATCHED = "geohazard-monitoring";
  private static final double INSCRIBED = Math.PI / 4;
  private static final String AT_500 = "'preferred':{'value':500,'unit':'m'},'source':'A 〔2025〕3'";

  private static final String AT_70 = "'required':{'value':0.7,'unit':'share'},'source':'x'";

  private static final FilingServer CITY = new FilingServer();

  private final List<Long> decided = new ArrayList<>();

  @BeforeAll
  static void draw() {
    for (int street = 0; street < 3; street++) {
      double middle = 4_000 * street + 2_000;
      CITY.add(
          "land",
          null,
          box(middle - 500, 1_500, middle + 500, 2_500),
          Map.of("kind", "forest_key"));
      CITY.add(
          "water_source",
          null,
          "POINT(%f 2000)".formatted(middle),
          Map.of("kind", "pond", "usable", true));
    }
    for (int i = 0; i < 12; i++) {
      CITY.add(
          "hazard",
          null,
          "POINT(%d 500)".formatted(1_000 * i + 500),
          Map.of(
              "kind", "landslide", "status", "open", "monitoring", i % 4 == 0 ? "none" : "people"));
    }
  }

  @AfterAll
  static void close() {
    CITY.close();
  }

  /** Every test begins with the marks of the catalogue. */
  @AfterEach
  void takeBack() {
    decided.forEach(CITY::undo);
  }

  private long decide(String zone, String standard, String rest) {
    long change = CITY.decide(zone, standard, rest);
    decided.add(change);
    return change;
  }

  private static void is(
      JsonNode report, String zone, String status, double value, String marksOf) {
    JsonNode cell = cell(report, zone);
    assertThat(cell.get("status").asText()).as(cell.toPrettyString()).isEqualTo(status);
    assertThat(cell.get("value").asDouble()).isCloseTo(value, within(0.001));
    assertThat(cell.path("marks_of").asText()).isEqualTo(marksOf);
  }

  @Test
  void aRowIsMeasuredWholeByTheMarksOfItsZoneOrTheNearestAboveIt() {
    JsonNode before = CITY.standard(FOREST);
    for (String zone : List.of("A1", "A2", "B1", "A", "H", "C")) {
      is(before, zone, "met", 1, "null");
    }
    decide("A", FOREST, AT_500);
    JsonNode after = CITY.standard(FOREST);
    is(after, "A1", "partial", INSCRIBED, "A");
    is(after, "A2", "partial", INSCRIBED, "A");
    is(after, "A", "partial", INSCRIBED, "A");
    is(after, "B1", "met", 1, "null");
    // The city and the High-tech Zone decided nothing: their rows stay with the catalogue's marks.
    is(after, "C", "met", 1, "null");
    is(after, "H", "met", 1, "null");
    assertThat(cell(after, "A1").get("preferred").asDouble()).isEqualTo(500);
    assertThat(cell(after, "A1").get("limit").asDouble()).isEqualTo(2000);
    decide("C", FOREST, "'required':{'value':0.7,'unit':'share'},'source':'C 〔2025〕1'");
    JsonNode both = CITY.standard(FOREST);
    is(both, "A1", "met", INSCRIBED, "A");
    is(both, "B1", "met", 1, "C");
    is(both, "C", "met", 1, "C");
  }

  @Test
  void theReportSaysWhoseMarksItUsedAndWhetherTheyAreVerified() {
    long change = decide("A", FOREST, AT_500 + ",'certainty':'unverified'");
    JsonNode marks = CITY.standard(FOREST).get("pass_marks");
    assertThat(marks).hasSize(2);
    JsonNode own = find(marks, "zone", "A");
    assertThat(own.at("/preferred/value").asDouble()).isEqualTo(500);
    assertThat(own.at("/preferred/certainty").asText()).isEqualTo("unverified");
    assertThat(own.at("/preferred/set_by").asText()).isEqualTo("A");
    assertThat(own.at("/preferred/change").asLong()).isEqualTo(change);
    assertThat(own.at("/preferred/source/zh").asText()).isEqualTo("A 〔2025〕3");
    assertThat(own.at("/limit/set_by").isNull()).isTrue();
    assertThat(own.at("/limit/certainty").asText()).isEqualTo("verified");
    JsonNode catalogue = find(marks, "zone", "null");
    assertThat(catalogue.at("/preferred/value").asDouble()).isEqualTo(1000);
  }

  @Test
  void marksCountFromTheirDayOn() {
    decide("A", FOREST, AT_500 + ",'in_force_from':'2025-07-01'");
    decide("A", FOREST, "'inherit':true,'in_force_from':'2025-10-01'");
    String asked = "'standards':['%s'],'zones':['A1'],'as_of':'%s'";
    is(CITY.report(asked.formatted(FOREST, "2025-06-30")), "A1", "met", 1, "null");
    is(CITY.report(asked.formatted(FOREST, "2025-07-01")), "A1", "partial", INSCRIBED, "A");
    is(CITY.report(asked.formatted(FOREST, "2025-10-01")), "A1", "met", 1, "null");
    String read = "/pass-marks?standard=" + FOREST + "&zone=A&as_of=";
    assertThat(CITY.get(read + "2025-06-30").at("/zones/0/marks/0/preferred/value").asInt())
        .isEqualTo(1000);
    assertThat(CITY.get(read + "2025-09-30").at("/zones/0/marks/0/preferred/value").asInt())
        .isEqualTo(500);
  }

  @Test
  void aStandardThatIsOffIsNeitherMetNorAGap() {
    decide("A", WATCHED, "'off':true,'source':'A 〔2026〕9'");
    JsonNode report = CITY.standard(WATCHED);
    for (String zone : List.of("A1", "A2", "A")) {
      assertThat(cell(report, zone).get("status").asText()).isEqualTo("off");
      assertThat(cell(report, zone).get("value").isNull()).isTrue();
      assertThat(cell(report, zone).at("/evidence/numbers")).isEmpty();
      assertThat(cell(report, zone).get("source").asText()).isEqualTo("A 〔2026〕9");
    }
    is(report, "B1", "gap", 0.75, "null");
    assertThat(cell(report, "B1").get("source").asText()).doesNotContain("A 〔2026〕9");
    // The city asks for it still, of all its streets.
    is(report, "C", "gap", 0.75, "null");
    assertThat(cell(report, "C").at("/evidence/numbers/monitored_of").asInt()).isEqualTo(12);
    JsonNode summary = report.at("/summary/0");
    assertThat(summary.get("off").asInt()).isEqualTo(3);
    assertThat(summary.get("gap").asInt()).isEqualTo(3);
    assertThat(summary.get("met").asInt()).isZero();
    decide("A", WATCHED, AT_70);
    is(CITY.standard(WATCHED), "A1", "met", 0.75, "A");
  }

  @Test
  void aStandardThatIsOffEverywhereIsNotComputed() {
    decide("C", WATCHED, "'off':true");
    JsonNode report = CITY.standard(WATCHED);
    assertThat(report.at("/summary/0/off").asInt()).isEqualTo(6);
    assertThat(report.at("/pass_marks/0/off").asBoolean()).isTrue();
  }

  @Test
  void aStreetOfTwoZonesIsJudgedByItsDistrictUnlessTheOtherIsAskedFor() {
    decide("H", WATCHED, AT_70);
    JsonNode report = CITY.standard(WATCHED);
    is(report, "A2", "gap", 0.75, "null");
    is(report, "H", "met", 0.75, "H");
    // Once: the city counts its four landslides as any others.
    assertThat(cell(report, "C").at("/evidence/numbers/monitored_of").asInt()).isEqualTo(12);
    JsonNode asked =
        CITY.report("'standards':['%s'],'zones':['A1','A2'],'judged_by':'H'".formatted(WATCHED));
    is(asked, "A1", "gap", 0.75, "null");
    is(asked, "A2", "met", 0.75, "H");
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "A1", "nowhere"})
  void onlyAFunctionalZoneJudges(String zone) {
    JsonNode problem =
        CITY.post(
            "/ogc/processes/gap-report/execution", "{'inputs':{'judged_by':'" + zone + "'}}", 400);
    assertThat(faults(problem)).containsExactly("judged_by");
  }

  @Test
  void theHistoryTellsWhoWhenWhyAndWhatWasBefore() {
    long first = decide("A", FOREST, AT_500);
    long second = decide("A", FOREST, "'preferred':{'value':800,'unit':'m'},'source':'A 〔2025〕9'");
    JsonNode history = CITY.get("/pass-marks/history?zone=A&standard=" + FOREST).get("decisions");
    JsonNode newest = history.get(0);
    assertThat(newest.get("change").asLong()).isEqualTo(second);
    assertThat(newest.get("by").asText()).isEqualTo("安全科");
    assertThat(newest.get("why").asText()).isEqualTo("年度会议");
    assertThat(newest.get("at").asText()).startsWith("20");
    assertThat(newest.at("/before/preferred/value").asInt()).isEqualTo(500);
    assertThat(newest.at("/after/preferred/value").asInt()).isEqualTo(800);
    assertThat(history.get(1).get("change").asLong()).isEqualTo(first);
    assertThat(history.get(1).at("/before/preferred/value").asInt()).isEqualTo(1000);
    CITY.undo(second);
    decided.remove(second);
    is(CITY.standard(FOREST), "A1", "partial", INSCRIBED, "A");
    JsonNode undone = CITY.get("/pass-marks/history?zone=A&standard=" + FOREST).at("/decisions/0");
    assertThat(undone.get("undone_by").asLong()).isGreaterThan(second);
    assertThat(undone.at("/before/preferred/value").asInt()).isEqualTo(500);
  }

  @Test
  void aDecisionIsAChangeSetLikeAnyOther() {
    long change = decide("A", FOREST, AT_500);
    JsonNode latest = CITY.get("/changes?latest=1").at("/changes/0");
    assertThat(latest.get("number").asLong()).isEqualTo(change);
    assertThat(latest.get("author").asText()).isEqualTo("安全科");
    assertThat(latest.get("reason").asText()).isEqualTo("年度会议");
    assertThat(latest.at("/layers/0").asText()).isEqualTo("pass_mark");
    CITY.undo(change);
    decided.clear();
    is(CITY.standard(FOREST), "A1", "met", 1, "null");
    long undo = CITY.get("/changes?latest=1").at("/changes/0/number").asLong();
    CITY.undo(undo);
    is(CITY.standard(FOREST), "A1", "partial", INSCRIBED, "A");
    decided.add(CITY.get("/changes?latest=1").at("/changes/0/number").asLong());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "C|forest-water-key|'preferred':{'value':3000,'unit':'m'},'source':'x'|limit",
        "C|forest-water-key|'limit':{'value':900,'unit':'m'},'source':'x'|limit",
        "C|forest-water-key|'limit':{'value':3,'unit':'km2'},'source':'x'|limit.unit",
        "C|forest-water-key|'preferred':{'value':0,'unit':'m'},'source':'x'|preferred.value",
        "C|forest-water-key|'preferred':{'value':-1,'unit':'m'},'source':'x'|preferred.value",
        "C|forest-water-key|'preferred':{'value':1000},'source':'x'|preferred.unit",
        "C|forest-water-key|'preferred':1000,'source':'x'|preferred",
        "C|forest-water-key|'required':{'value':95,'unit':'share'},'source':'x'|required.value",
        "C|forest-water-key|'required':{'value':1.2,'unit':'share'},'source':'x'|required.value",
        "C|forest-water-key|'required':{'value':0,'unit':'share'},'source':'x'|required.value",
        "C|shelter-capacity|'required':{'value':0,'unit':'ratio'},'source':'x'|required.value",
        "C|drill|'required':{'value':0,'unit':'count'},'source':'x'|required.value",
        "C|forest-water-key|'required':{'value':0.9,'unit':'share'}|source",
        "C|forest-water-key|'off':true,'required':{'value':0.9,'unit':'share'},'source':'x'|",
        "C|forest-water-key|'off':false|",
        "C|drill|'preferred':{'value':1,'unit':'count'},'source':'x'|preferred",
        "C|drill|'required':{'value':1.5,'unit':'count'},'source':'x'|required.value",
        "C|command-post|'required':{'value':0,'unit':'yes_no'},'source':'x'|required.value",
        "C|shelter-walk|'preferred':{'value':241,'unit':'min'},'source':'x'|preferred.value",
        "C|charging|'off':true,'level':'city'|level",
        "A|helipad|'off':true,'level':'city'|level",
        "A|drill|'off':true,'level':'street'|level",
        "A1|drill|'off':true|zone",
        "X|drill|'off':true|zone",
        "A|drills|'off':true|standard",
        "A|drill|'off':true,'in_force_from':'2025-02-30'|in_force_from",
        "A|drill|'off':true,'colour':'red'|colour",
      })
  void wrongMarksAreNamed(String zone, String standard, String rest, String field) {
    JsonNode problem =
        CITY.post(
            "/pass-marks",
            "{'zone':'%s','standard':'%s','by':'安全科','why':'会议',%s}"
                .formatted(zone, standard, rest),
            400);
    assertThat(faults(problem))
        .as(problem.toPrettyString())
        .containsExactly(field == null ? "" : field);
  }

  @ParameterizedTest
  @ValueSource(strings = {"'why':'会议'", "'by':' ','why':'会议'", "'by':'安全科'"})
  void whoAndWhyAreAskedFor(String said) {
    JsonNode problem =
        CITY.post("/pass-marks", "{'zone':'A','standard':'drill','off':true," + said + "}", 400);
    assertThat(faults(problem)).containsAnyOf("by", "why").hasSize(1);
  }

  /** A district has 1500 m; then the city may not lower the limit of all beneath that. */
  @Test
  void aLimitIsNotStricterInAnyZoneBeneathEither() {
    decide("A", FOREST, "'preferred':{'value':1500,'unit':'m'},'source':'x'");
    JsonNode problem =
        CITY.post(
            "/pass-marks",
            "{'zone':'C','standard':'%s','by':'b','why':'w','limit':{'value':1200,'unit':'m'},'source':'x'}"
                .formatted(FOREST),
            400);
    assertThat(problem.at("/errors/0/expected").asText()).contains("A").contains("1500");
  }

  /** What undo leaves over of two decisions does not turn a limit into the stricter mark. */
  @Test
  void aLimitThatUndoLeftBelowThePreferredMarkCountsAsThat() {
    long wider = decide("C", FOREST, "'limit':{'value':5000,'unit':'m'},'source':'x'");
    decide("A", FOREST, "'preferred':{'value':3000,'unit':'m'},'source':'x'");
    CITY.undo(wider);
    decided.remove(wider);
    JsonNode cell = cell(CITY.standard(FOREST), "A1");
    assertThat(cell.get("limit").asDouble()).isEqualTo(3000);
    assertThat(cell.get("status").asText()).isEqualTo("met");
  }

  @Test
  void decisionsFollowANewCodeOfTheirZone() throws SQLException {
    decide("B", FOREST, AT_500);
    rename("B", "B9");
    try {
      is(CITY.standard(FOREST), "B1", "partial", INSCRIBED, "B9");
    } finally {
      rename("B9", "B");
    }
  }

  private static void rename(String code, String next) throws SQLException {
    try (Connection connection = CITY.server().database().connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          ("UPDATE luotu.feature SET fields = fields || '{\"code\":\"%2$s\"}'"
                  + " WHERE layer = 'zone' AND fields->>'code' = '%1$s'")
              .formatted(code, next));
      statement.execute(
          ("UPDATE luotu.feature SET fields = fields || '{\"parent\":\"%2$s\"}'"
                  + " WHERE layer = 'zone' AND fields->>'parent' = '%1$s'")
              .formatted(code, next));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE luotu.pass_mark SET required = 0.1",
        "DELETE FROM luotu.pass_mark",
        "TRUNCATE luotu.pass_mark"
      })
  void decisionsAreNotAlteredInSql(String sql) throws SQLException {
    decide("A", WATCHED, "'off':true");
    try (Connection connection = CITY.server().database().connect();
        Statement statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute(sql)).isInstanceOf(SQLException.class);
    }
  }

  @Test
  void whatIsReadIsNamedWhenItIsNotThere() {
    assertThat(faults(CITY.get("/pass-marks?standard=x", 400))).containsExactly("standard");
    assertThat(faults(CITY.get("/pass-marks?zone=x", 400))).containsExactly("zone");
    assertThat(faults(CITY.get("/pass-marks?as_of=x", 400))).containsExactly("as_of");
    assertThat(faults(CITY.get("/pass-marks/history?zone=x", 400))).containsExactly("zone");
    JsonNode all = CITY.get("/pass-marks");
    assertThat(all.get("zones").findValuesAsText("kind"))
        .containsExactly("district", "district", "city", "functional");
  }
}

package luotu.filing;

import static luotu.filing.FilingServer.box;
import static luotu.filing.FilingServer.cell;
import static luotu.filing.FilingServer.faults;
import static luotu.filing.FilingServer.find;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import luotu.Checkout;
import luotu.analyse.Processes;
import luotu.analyse.standards.GapResult;
import luotu.model.CityTime;
import luotu.serve.TestServer;
import luotu.store.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is filed stays as it was, whatever happens to the data afterwards. */
class FiledReportsTest {
  private static final LocalDate TODAY = CityTime.dayOf(Instant.now());
  private static final long YEAR = TODAY.getYear();

  private FilingServer city;

  @BeforeEach
  void draw() {
    city = new FilingServer();
    for (String street : List.of("A1", "A2", "B1")) {
      city.record("street_record", street, "year", YEAR, "drills", 1L);
    }
    city.add("land", null, box(1_500, 1_500, 2_500, 2_500), Map.of("kind", "forest_key"));
    city.add("water_source", null, "POINT(2000 1700)", Map.of("kind", "pond", "usable", true));
  }

  @AfterEach
  void close() {
    city.close();
  }

  private JsonNode file(String zone, String more) {
    return city.post(
        "/reports", "{'zone':'%s','filed_by':'区应急办%s}".formatted(zone, "'" + more), 201);
  }

  private JsonNode filed(JsonNode head) {
    return city.get("/reports/" + head.get("id").asLong());
  }

  private void sql(String statement) {
    try (Connection connection = city.server().database().connect();
        Statement run = connection.createStatement()) {
      run.execute(statement);
    } catch (SQLException failed) {
      throw new IllegalStateException(statement, failed);
    }
  }

  @ParameterizedTest
  @CsvSource({"C, A A1 A2 B B1 C H", "A, A A1 A2", "H, A2 H", "A1, A1"})
  void itHoldsTheZoneAndAllBeneathItAsTheLiveReportHasThem(String zone, String codes) {
    JsonNode head = file(zone, ",'remark':'上半年'");
    assertThat(head.get("zone").asText()).isEqualTo(zone);
    assertThat(head.get("as_of").asText()).isEqualTo(TODAY.toString());
    assertThat(head.get("filed_by").asText()).isEqualTo("区应急办");
    assertThat(head.get("remark").asText()).isEqualTo("上半年");
    assertThat(head.get("catalogue").asText()).isEqualTo(Checkout.CATALOGUE.fingerprint());
    assertThat(head.get("standards")).hasSize(Checkout.CATALOGUE.standards().size());
    JsonNode report = filed(head);
    JsonNode live =
        city.report(
            "'zones':[%s]%s"
                .formatted(
                    "'" + codes.replace(" ", "','") + "'",
                    zone.equals("H") ? ",'judged_by':'H'" : ""));
    assertThat(report.get("result")).isEqualTo(live);
    assertThat(report.get("change")).isEqualTo(live.get("change"));
    assertThat(report.at("/result/zones").findValuesAsText("zone"))
        .containsExactly(codes.split(" "));
    assertThat(report.at("/about/summary")).isEqualTo(live.get("summary"));
  }

  @Test
  void itIsTheSameToTheDigitAfterTheDataChanged() {
    String path = "/reports/" + file("C", "").get("id").asLong();
    byte[] before = city.server().get(path).body();
    JsonNode live = city.standard("forest-water-key");
    sql("DELETE FROM luotu.feature WHERE layer = 'water_source'");
    city.decide("C", "drill", "'off':true");
    assertThat(city.standard("forest-water-key")).isNotEqualTo(live);
    assertThat(city.server().get(path).body()).isEqualTo(before);
  }

  /** Forms are made of the same record, filed or not. */
  @Test
  void theRecordReadBackWritesTheSameText() {
    long id = file("C", "").get("id").asLong();
    FiledReports reports =
        new FiledReports(city.server().database().store(), Checkout.CATALOGUE, null);
    byte[] json = reports.get(id).json();
    GapResult read = reports.get(id).result();
    assertThat(new String(Processes.bytes(read), StandardCharsets.UTF_8))
        .isEqualTo(new String(json, StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "xlsx", "docx", "html"})
  void itsDocumentsSayAsWhatItWasFiled(String form) throws IOException {
    JsonNode head =
        city.post("/reports", "{'zone':'A','filed_by':'防灾科归档岗','standards':['drill']}", 201);
    String text =
        allText(city.server().get("/reports/" + head.get("id").asLong() + "?f=" + form).body());
    String day = CityTime.dayOf(Instant.now()).toString();
    LocalDate today = LocalDate.parse(day);
    if (form.equals("csv")) {
      assertThat(text).contains("," + head.get("id").asLong() + "," + day + ",防灾科归档岗");
    } else {
      assertThat(text)
          .contains(
              "归档报告第 " + head.get("id").asLong() + " 号",
              "%d年%d月%d日".formatted(today.getYear(), today.getMonthValue(), today.getDayOfMonth()),
              "防灾科归档岗",
              head.get("catalogue").asText(),
              String.valueOf(head.get("change").asLong()));
    }
  }

  /** Of an archive the texts of its parts. */
  private static String allText(byte[] content) throws IOException {
    if (content[0] != 'P') {
      return new String(content, StandardCharsets.UTF_8);
    }
    StringBuilder text = new StringBuilder();
    try (ZipInputStream parts = new ZipInputStream(new ByteArrayInputStream(content))) {
      while (parts.getNextEntry() != null) {
        text.append(new String(parts.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return text.toString();
  }

  @Test
  void whatAnEarlierProgramDidNotWriteIsEmpty() {
    GapResult read =
        Processes.parse(
            GapResult.class,
            "{\"as_of\":\"2025-01-01\",\"change\":3,\"colour\":1,\"pass_marks\":[{\"standard\":\"drill\"}]}"
                .getBytes(StandardCharsets.UTF_8));
    assertThat(read.zones()).isEmpty();
    assertThat(read.passMarks().get(0).amounts()).isEmpty();
    assertThat(read.change()).isEqualTo(3);
  }

  @Test
  void theStreetsOfAFunctionalZoneAreJudgedByItInItsReportOnly() {
    for (String monitoring : List.of("people", "none")) {
      city.add(
          "hazard",
          null,
          "POINT(6000 100)",
          Map.of("kind", "landslide", "status", "open", "monitoring", monitoring));
    }
    String asked = ",'standards':['geohazard-monitoring']";
    city.decide(
        "H", "geohazard-monitoring", "'required':{'value':0.5,'unit':'share'},'source':'H'");
    JsonNode own = filed(file("H", asked)).get("result");
    assertThat(cell(own, "A2").get("status").asText()).isEqualTo("met");
    assertThat(cell(own, "A2").get("marks_of").asText()).isEqualTo("H");
    JsonNode district = filed(file("A", asked)).get("result");
    assertThat(cell(district, "A2").get("status").asText()).isEqualTo("gap");
    JsonNode whole = filed(file("C", asked)).get("result");
    assertThat(cell(whole, "A2").get("status").asText()).isEqualTo("gap");
    assertThat(cell(whole, "H").get("status").asText()).isEqualTo("met");
    assertThat(cell(whole, "C").at("/evidence/numbers/monitored_of").asInt()).isEqualTo(2);
  }

  @Test
  void aStandardThatIsOffSaysSo() {
    city.decide("C", "charging", "'off':true");
    JsonNode report = filed(file("A", ",'standards':['charging']"));
    assertThat(cell(report.get("result"), "A1").get("status").asText()).isEqualTo("off");
    assertThat(report.at("/about/summary/0/off").asInt()).isEqualTo(3);
    assertThat(report.at("/about/summary/0/met").asInt()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'zone':'A','filed_by':'x','as_of':'2150-01-01'|as_of",
        "'zone':'A','filed_by':'x','as_of':'30.6.2025'|as_of",
        "'zone':'A9','filed_by':'x'|zone",
        "'filed_by':'x'|zone",
        "'zone':'A'|filed_by",
        "'zone':'A','filed_by':' '|filed_by",
        "'zone':'A','filed_by':'x','standards':['drills']|standards",
        "'zone':'A','filed_by':'x','data':'old'|data",
      })
  void wrongRequestsAreNamed(String body, String field) {
    JsonNode problem = city.post("/reports", "{" + body + "}", 400);
    assertThat(faults(problem)).as(problem.toPrettyString()).containsExactly(field);
    assertThat(city.get("/reports").get("reports")).isEmpty();
  }

  @Test
  void tomorrowIsRefusedAndTodayIsNot() {
    String asked = "{'zone':'A','filed_by':'x','as_of':'%s'}";
    assertThat(faults(city.post("/reports", asked.formatted(TODAY.plusDays(1)), 400)))
        .containsExactly("as_of");
    city.post("/reports", asked.formatted(TODAY), 201);
  }

  @Test
  void aDayBeforeTheLastChangeOfWhatItReadsIsRefusedOrSaysWhatIsNewer() {
    sql("UPDATE luotu.change_set SET at = '2025-03-01 12:00:00+08'");
    JsonNode untouched = file("A", ",'as_of':'2025-03-01','standards':['drill']");
    assertThat(untouched.at("/about/later_changes")).isEmpty();
    String early = "{'zone':'A','filed_by':'x','as_of':'2025-02-28','standards':['drill']%s}";
    JsonNode refused = city.post("/reports", early.formatted(""), 409);
    assertThat(refused.get("type").asText()).endsWith("changed-since");
    assertThat(faults(refused)).containsExactly("as_of", "street_record", "zone");
    assertThat(refused.at("/errors/0/expected").asText())
        .contains("2025-03-01")
        .contains("current");
    JsonNode taken = city.post("/reports", early.formatted(",'data':'current'"), 201);
    assertThat(taken.at("/about/later_changes").findValuesAsText("layer"))
        .containsExactly("street_record", "zone");
    // A layer that the standard does not read does not matter.
    city.add("helipad", null, "POINT(100 100)", Map.of("kind", "base"));
    assertThat(file("A", ",'as_of':'2025-03-01','standards':['drill']").at("/about/later_changes"))
        .isEmpty();
  }

  @Test
  void twoOfOneDayAreBothKeptTheNewestFirst() {
    long first = file("A", "").get("id").asLong();
    long second = file("A", "").get("id").asLong();
    long street = file("A1", ",'standards':['drill']").get("id").asLong();
    file("B", ",'as_of':'2025-01-31','data':'current','standards':['drill']");
    assertThat(ids("")).startsWith(street, second, first).hasSize(4);
    assertThat(ids("?zone=A1")).containsExactly(street, second, first);
    assertThat(ids("?zone=A")).containsExactly(second, first);
    assertThat(ids("?zone=A1&standard=helipad")).containsExactly(second, first);
    assertThat(ids("?to=2025-12-31").size()).isEqualTo(YEAR == 2025 ? 4 : 1);
    assertThat(ids("?from=" + TODAY)).hasSize(3);
    assertThat(ids("?from=2025-02-01&to=2025-02-28")).isEmpty();
    assertThat(ids("?limit=1")).containsExactly(street);
  }

  private List<Long> ids(String query) {
    return city.get("/reports" + query).get("reports").findValues("id").stream()
        .map(JsonNode::asLong)
        .toList();
  }

  @Test
  void whatIsNotThereIsNamed() {
    assertThat(city.get("/reports/7", 404).get("type").asText()).endsWith("unknown-report");
    city.get("/reports/seven", 404);
    assertThat(faults(city.get("/reports?from=x", 400))).containsExactly("from");
    assertThat(faults(city.get("/reports?limit=0", 400))).containsExactly("limit");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE luotu.filed_report SET remark = 'x'",
        "DELETE FROM luotu.filed_report",
        "TRUNCATE luotu.filed_report"
      })
  void nothingAltersItInSql(String statement) {
    file("A1", ",'standards':['drill']");
    assertThatThrownBy(() -> sql(statement)).hasRootCauseInstanceOf(SQLException.class);
    assertThat(ids("")).hasSize(1);
  }

  @Test
  void whatWasFiledOfTheDemoCityGoesWithIt() throws SQLException {
    try (TestDatabase database = TestDatabase.create(Checkout.CATALOGUE);
        Connection connection = database.connect();
        Statement run = connection.createStatement()) {
      run.execute("SET search_path = luotu, public");
      run.execute("INSERT INTO setting VALUES ('simulated', 'true')");
      run.execute(
          "INSERT INTO filed_report (filed_by, zone, zone_name, zone_kind, as_of, change, catalogue,"
              + " simulated, zones, standards, about, result) SELECT 'x', 'Z', 'Z', 'town',"
              + " '2025-01-01', 1, 'c', demo, '{Z}', '{}', '{}', ''"
              + " FROM unnest(ARRAY[true]) AS demo");
      run.execute("SELECT start_anew(false, '{}')");
      try (ResultSet rows = run.executeQuery("SELECT count(*) FROM filed_report")) {
        rows.next();
        assertThat(rows.getInt(1)).isZero();
      }
    }
  }

  @Test
  void zonesThatShareGroundAreNamed() {
    // 500 m of 4 km: 2 km².
    city.add(
        "zone",
        "A3",
        box(3_500, 0, 4_000, 4_000),
        Map.of("code", "A3", "kind", "town", "parent", "A"));
    JsonNode overlaps = file("A", ",'standards':['drill']").at("/about/overlaps");
    JsonNode overlap = find(overlaps, "other", "A3");
    assertThat(overlaps).hasSize(1);
    assertThat(overlap.get("zone").asText()).isEqualTo("A1");
    assertThat(overlap.get("area_m2").asDouble()).isBetween(1_995_000.0, 2_005_000.0);
    assertThat(file("B", ",'standards':['drill']").at("/about/overlaps")).isEmpty();
  }

  @Test
  void theSameAddressIsAnsweredFromTheCaller() {
    String path = "/reports/" + file("A1", ",'standards':['drill']").get("id").asLong();
    String tag = TestServer.header(city.server().get(path), "ETag");
    assertThat(city.server().get(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
  }
}

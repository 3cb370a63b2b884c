package luotu.city;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import luotu.Checkout;
import luotu.analyse.Scene;
import luotu.intake.CityImporter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the simulated district shows of the standards: something of everything. */
class DemoCityReportTest {
  private static final List<String> STATUSES =
      List.of("met", "partial", "gap", "no_data", "not_applicable");
  private static final Scene SCENE = new Scene(106.35, 29.6);
  private static JsonNode report;

  @BeforeAll
  static void loadAndReport() {
    new CityImporter(SCENE.database().store(), Checkout.CATALOGUE, (stage, rows) -> {})
        .run(sink -> DemoCityTest.CITY.forEach(sink), true, "tester", "district");
    report = SCENE.run("gap-report", "'as_of':'" + DemoCityTest.TODAY + "'");
  }

  @AfterAll
  static void close() {
    SCENE.close();
  }

  @Test
  void everyStatusOccursAndMostIsWell() {
    Map<String, Integer> counts = new HashMap<>();
    for (JsonNode row : report.get("summary")) {
      STATUSES.forEach(status -> counts.merge(status, row.get(status).intValue(), Integer::sum));
    }
    assertThat(counts.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(21 * 26);
    assertThat(counts.get("met")).isBetween(240, 340);
    assertThat(counts.get("gap")).isBetween(55, 130);
    assertThat(counts.get("partial")).isBetween(15, 80);
    assertThat(counts.get("no_data")).isBetween(8, 45);
    assertThat(counts.get("not_applicable")).isBetween(60, 150);
  }

  @Test
  void someStreetFallsShortOfNearlyEveryStandard() {
    Set<String> without = new TreeSet<>();
    for (JsonNode row : report.get("summary")) {
      if (row.get("gap").intValue() + row.get("partial").intValue() == 0) {
        without.add(row.get("standard").textValue());
      }
      if (!row.get("standard").textValue().equals("shelter-new")) {
        assertThat(row.get("met").intValue()).as(row.toString()).isPositive();
      }
    }
    assertThat(without).containsExactly("shelter-new");
  }

  @Test
  void keyForestHasAGapToFollow() {
    assertThat(report.at("/summary/0/standard").textValue()).isEqualTo("forest-water-key");
    assertThat(report.at("/summary/0/gap").intValue()).isPositive();
    assertThat(report.get("simulated").booleanValue()).isTrue();
  }

  @Test
  void theDistrictHasItsOwnNumbers() {
    JsonNode rows =
        SCENE.run("gap-report", "'zones':['500106'],'as_of':'" + DemoCityTest.TODAY + "'");
    Set<String> statuses = new TreeSet<>(rows.findValuesAsText("status"));
    assertThat(statuses).contains("met", "partial", "gap");
  }
}

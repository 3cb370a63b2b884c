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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the simulated district shows of the standards: something of everything. */
class DemoCityReportTest {
  private static final List<String> STATUSES =
      List.of("met", "partial", "gap", "no_data", "not_applicable");
  private static final List<String> OF_DISTRICTS = List.of("fire-station-area", "shelter-new");
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
    assertThat(counts.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(29 * 26);
    assertThat(counts.get("met")).isBetween(320, 450);
    assertThat(counts.get("gap")).isBetween(80, 175);
    assertThat(counts.get("partial")).isBetween(35, 120);
    assertThat(counts.get("no_data")).isBetween(8, 50);
    assertThat(counts.get("not_applicable")).isBetween(86, 176);
  }

  @Test
  void someStreetFallsShortOfNearlyEveryStandard() {
    Set<String> without = new TreeSet<>();
    for (JsonNode row : report.get("summary")) {
      if (row.get("gap").intValue() + row.get("partial").intValue() == 0) {
        without.add(row.get("standard").textValue());
      }
      if (!OF_DISTRICTS.contains(row.get("standard").textValue())) {
        assertThat(row.get("met").intValue()).as(row.toString()).isPositive();
      }
    }
    // A base within 150 km reaches all of a district, and two hours by car are long.
    assertThat(without)
        .containsExactly("air-reach", "fire-station-area", "rescue-2h", "shelter-new");
  }

  @Test
  void keyForestHasAGapToFollow() {
    assertThat(report.at("/summary/0/standard").textValue()).isEqualTo("forest-water-key");
    assertThat(report.at("/summary/0/gap").intValue()).isPositive();
    assertThat(report.get("simulated").booleanValue()).isTrue();
  }

  /** The report and the analysis that the user calls agree to the last digit. */
  @ParameterizedTest
  @CsvSource({
    "shelter-walk, shelter, '', walk, to, 15, 30",
    "fire-response, fire_station, kind <> `micro`, emergency, from, 5, 8",
    "rescue-2h, rescue_team, level = `district`, drive, from, 120, 120"
  })
  void travelIsAsServiceAreaCountsIt(
      String standard,
      String layer,
      String filter,
      String mode,
      String direction,
      double preferred,
      double limit) {
    JsonNode area =
        SCENE.run(
            "service-area",
            "'facilities':'%s','filter':'%s','mode':'%s','direction':'%s','minutes':[%s,%s]"
                .formatted(layer, filter, mode, direction, preferred, limit));
    int compared = 0;
    for (JsonNode row : report.get("zones")) {
      JsonNode cell = find(row.get("results"), "standard", standard);
      JsonNode counted = find(area.get("zones"), "zone", row.get("zone").textValue());
      if (!cell.get("value").isNull()) {
        compared++;
        assertThat(cell.get("value")).isEqualTo(counted.at("/within/0/share"));
        assertThat(cell.at("/evidence/numbers/people").doubleValue())
            .isEqualTo(counted.get("people").doubleValue());
        assertThat(cell.at("/evidence/numbers/within_preferred").doubleValue())
            .isEqualTo(counted.at("/within/0/people").doubleValue());
        if (limit > preferred) {
          assertThat(cell.get("limit_value")).isEqualTo(counted.at("/within/1/share"));
        }
      }
    }
    assertThat(compared).isGreaterThan(20);
  }

  private static JsonNode find(JsonNode list, String key, String value) {
    for (JsonNode each : list) {
      if (each.get(key).textValue().equals(value)) {
        return each;
      }
    }
    throw new AssertionError("no " + value);
  }

  @Test
  void theDistrictHasItsOwnNumbers() {
    JsonNode rows =
        SCENE.run("gap-report", "'zones':['500106'],'as_of':'" + DemoCityTest.TODAY + "'");
    Set<String> statuses = new TreeSet<>(rows.findValuesAsText("status"));
    assertThat(statuses).contains("met", "partial", "gap");
  }
}

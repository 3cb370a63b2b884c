package luotu.analyse.standards;

import static luotu.analyse.Scene.box;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import luotu.analyse.Scene;
import luotu.analyse.standards.RandomRows.Row;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of every report, whatever lies in the city. */
class RandomCityTest {
  private static final int ROWS = 1200;
  private static final Set<String> STATUSES =
      Set.of("met", "partial", "gap", "no_data", "not_applicable");
  private static final String ALL_ZONES =
      "'as_of':'2025-06-30','zones':['0','1','2','11','12','13','21','22','23','F']";

  /** Six towns of 3 km in two districts, a functional zone of two of them. */
  static Scene city(List<Row> rows, Random inventories) {
    Scene scene =
        new Scene(106.5, 29.5)
            .zone("0", "city", box(-4500, -3000, 4500, 3000), "population", 90_000L)
            .zone("1", "district", box(-4500, 0, 4500, 3000), "parent", "0")
            .zone("2", "district", box(-4500, -3000, 4500, 0), "parent", "0")
            .zone("F", "functional", box(-4500, -3000, -1500, 3000));
    for (int i = 0; i < 6; i++) {
      double west = -4500 + 3000 * (i % 3);
      double south = i < 3 ? 0 : -3000;
      String code = (i < 3 ? "1" : "2") + (i % 3 + 1);
      Object[] fields =
          new Object[] {
            "parent",
            i < 3 ? "1" : "2",
            "member_of",
            i % 3 == 0 ? "F" : "none",
            "disaster_prone",
            i % 2 == 0,
            "population",
            1000L * i
          };
      scene.zone(code, "town", box(west, south, west + 3000, south + 3000), fields);
    }
    Set<String> records = new HashSet<>();
    for (Row row : rows) {
      if (!row.wktMetres().isEmpty()) {
        scene.add(row.layer().id(), row.wktMetres(), row.pairs());
      } else {
        String zone =
            row.layer().id().equals("street_record") ? "1" + (1 + records.size() % 3) : "21";
        if (records.add(zone + row.fields().get("year"))) {
          scene.record(row.layer().id(), zone, row.pairs());
        }
      }
    }
    for (String zone : List.of("11", "12", "13", "21", "22", "1")) {
      for (String layer : List.of("water_source", "hazard", "shelter", "helipad", "waterway")) {
        if (inventories.nextInt(3) == 0) {
          scene.record("inventory", zone, "layer", layer, "complete_as_of", "2025-01-01");
        }
      }
    }
    return scene.store();
  }

  private static List<Row> rows(long seed) {
    RandomRows random = new RandomRows(seed);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      rows.add(random.row(random.layer(), -5000, -3500, 5000, 3500));
    }
    return rows;
  }

  @ParameterizedTest
  @ValueSource(longs = {101, 102, 103})
  void whatHoldsOfEveryReport(long seed) {
    List<Row> rows = rows(seed);
    JsonNode report;
    try (Scene scene = city(rows, new Random(seed))) {
      report = scene.run("gap-report", ALL_ZONES);
      assertThat(scene.run("gap-report", ALL_ZONES)).as("asked twice").isEqualTo(report);
      for (JsonNode row : report.get("zones")) {
        String question = "'as_of':'2025-06-30','zones':['" + row.get("zone").asText() + "']";
        assertThat(scene.run("gap-report", question).at("/zones/0"))
            .as("a zone answers alone as among others")
            .isEqualTo(row);
      }
    }
    assertThat(report.get("zones").findValuesAsText("zone"))
        .containsExactly("0", "1", "11", "12", "13", "2", "21", "22", "23", "F");
    summaryAddsUp(report);
    report.get("zones").forEach(row -> row.get("results").forEach(RandomCityTest::isSound));

    // Of several records of a year the first is kept: those stay in their order.
    List<Row> shuffled =
        new ArrayList<>(rows.stream().filter(row -> !row.wktMetres().isEmpty()).toList());
    Collections.shuffle(shuffled, new Random(seed));
    rows.stream().filter(row -> row.wktMetres().isEmpty()).forEach(shuffled::add);
    try (Scene scene = city(shuffled, new Random(seed))) {
      sameButForIds(scene.run("gap-report", ALL_ZONES), report);
    }
  }

  private static void summaryAddsUp(JsonNode report) {
    for (JsonNode line : report.get("summary")) {
      TreeMap<String, Integer> counted = new TreeMap<>();
      STATUSES.forEach(status -> counted.put(status, 0));
      for (JsonNode row : report.get("zones")) {
        for (JsonNode result : row.get("results")) {
          if (result.get("standard").equals(line.get("standard"))) {
            counted.merge(result.get("status").asText(), 1, Integer::sum);
          }
        }
      }
      counted.forEach(
          (status, count) ->
              assertThat(line.get(status).asInt())
                  .as(line.get("standard") + " " + status)
                  .isEqualTo(count));
    }
  }

  private static void isSound(JsonNode result) {
    String said = result.toPrettyString();
    String status = result.get("status").asText();
    double value = result.get("value").asDouble(Double.NaN);
    double limitValue = result.get("limit_value").asDouble(Double.NaN);
    double required = result.get("required").asDouble(Double.NaN);
    assertThat(status).as(said).isIn(STATUSES);
    assertThat(result.get("unverified").asInt()).as(said).isNotNegative();
    assertThat(result.at("/evidence/features").size()).as(said).isLessThanOrEqualTo(1000);
    if (status.equals("no_data")) {
      assertThat(result.get("missing")).as(said).isNotEmpty();
    }
    if (Set.of("no_data", "not_applicable").contains(status)) {
      return;
    }
    assertThat(value).as(said).isNotNaN().isNotNegative();
    if (result.get("unit").asText().equals("share")) {
      assertThat(value).as(said).isBetween(0.0, 1.0);
      if (!Double.isNaN(limitValue)) {
        assertThat(limitValue).as(said).isBetween(value, 1.0);
      }
      assertThat(status).as(said).isEqualTo(ofShare(value, limitValue, required));
    }
    if (result.get("unit").asText().equals("count") && required == 0) {
      assertThat(value).as(said).isEqualTo(Math.rint(value));
      assertThat(status).as(said).isEqualTo(value == 0 ? "met" : "gap");
    }
  }

  private static String ofShare(double value, double limitValue, double required) {
    if (value >= required) {
      return "met";
    }
    boolean nearly =
        Double.isNaN(limitValue) ? value >= required - 0.1 - 1e-9 : limitValue >= required;
    return nearly ? "partial" : "gap";
  }

  private static void sameButForIds(JsonNode one, JsonNode other) {
    for (int zone = 0; zone < one.get("zones").size(); zone++) {
      JsonNode results = one.at("/zones/" + zone + "/results");
      for (int i = 0; i < results.size(); i++) {
        JsonNode expected = other.at("/zones/" + zone + "/results/" + i);
        JsonNode found = results.get(i);
        String said = found.toPrettyString();
        assertThat(found.get("status")).as(said).isEqualTo(expected.get("status"));
        assertThat(found.get("missing")).as(said).isEqualTo(expected.get("missing"));
        assertThat(found.get("unverified")).as(said).isEqualTo(expected.get("unverified"));
        assertThat(found.get("value").asDouble(-1))
            .as(said)
            .isCloseTo(expected.get("value").asDouble(-1), within(1e-6));
      }
    }
  }
}

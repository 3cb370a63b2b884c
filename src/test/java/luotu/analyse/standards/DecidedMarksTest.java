package luotu.analyse.standards;

import static luotu.analyse.Scene.box;
import static luotu.analyse.standards.KnownCity.result;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import luotu.Checkout;
import luotu.analyse.Scene;
import luotu.model.Feature;
import luotu.model.MarkDecision;
import luotu.model.Standard;
import luotu.model.Standard.Certainty;
import luotu.model.Standard.Level;
import luotu.model.Standard.Rule;
import luotu.model.filter.Filter;
import luotu.store.ChangeNote;
import luotu.store.Snapshot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A city of two districts, of two streets each; the second street of S and the first of J belong to
 * a functional zone as well. 1,000 people live in each street; its shelters hold 100, 400, 250 and
 * 50.
 */
class DecidedMarksTest {
  private static final ChangeNote NOTE = new ChangeNote("test", "a decision", "http");
  private static final String CAPACITY = "shelter-capacity";
  private static final String DAY = "2025-06-30";

  private final Scene scene = new Scene(106.5, 29.5);

  @BeforeEach
  void draw() {
    scene
        .zone("C", "city", box(0, 0, 8000, 2000))
        .zone("S", "district", box(0, 0, 4000, 2000), "parent", "C")
        .zone("J", "district", box(4000, 0, 8000, 2000), "parent", "C")
        .zone("F", "functional", box(2000, 0, 6000, 2000), "parent", "C");
    street("S1", "S", 0, 100, null);
    street("S2", "S", 2000, 400, "F");
    street("J1", "J", 4000, 250, "F");
    street("J2", "J", 6000, 50, null);
    scene.store();
  }

  private void street(String code, String district, int west, long places, String functional) {
    String middle = "POINT(%d 1000)".formatted(west + 1000);
    scene
        .zone(
            code,
            "town",
            box(west, 0, west + 2000, 2000),
            "parent",
            district,
            "member_of",
            functional)
        .add("population", middle, "people", 1_000.0)
        .add("shelter", middle, "status", "open", "places", places, "planned_for", 2025L)
        .add("facility", middle, "status", "open", "kind", "charging")
        .add("hazard", middle, "status", "open", "kind", "landslide", "level", "large");
  }

  @AfterEach
  void close() {
    scene.close();
  }

  private void decide(String zone, String standard, Level level, Double required) {
    MarkDecision decision =
        new MarkDecision(
            standard,
            level,
            zone,
            LocalDate.of(2025, 1, 1),
            null,
            null,
            required,
            Map.of(),
            required == null,
            Certainty.ASSUMPTION,
            "〔2025〕1号");
    scene.database().store().write(NOTE, writer -> writer.decide(decision));
  }

  private JsonNode ask(String... more) {
    return scene.run(
        "gap-report",
        "'zones':['C','S','J','F','S1','S2','J1','J2'],'as_of':'"
            + DAY
            + "'"
            + String.join("", more));
  }

  private static void is(
      JsonNode report, String zone, double value, String status, double required, String marksOf) {
    JsonNode cell = result(report, zone, CAPACITY);
    assertThat(cell.get("value").doubleValue()).as(zone).isEqualTo(value);
    assertThat(cell.get("status").asText()).as(zone).isEqualTo(status);
    assertThat(cell.get("required").doubleValue()).as(zone).isEqualTo(required);
    assertThat(cell.get("marks_of").asText()).as(zone).isEqualTo(marksOf);
  }

  @Test
  void aStreetOfBothIsJudgedByTheOneThatIsAsked() {
    decide("C", CAPACITY, Level.TOWN, 0.2);
    decide("S", CAPACITY, Level.TOWN, 0.3);
    decide("F", CAPACITY, Level.TOWN, 0.5);
    JsonNode usual = ask();
    is(usual, "S1", 0.1, "gap", 0.3, "S");
    is(usual, "S2", 0.4, "met", 0.3, "S");
    is(usual, "J1", 0.25, "met", 0.2, "C");
    is(usual, "J2", 0.05, "gap", 0.2, "C");
    JsonNode byFunctional = ask(",'judged_by':'F'");
    is(byFunctional, "S1", 0.1, "gap", 0.3, "S");
    is(byFunctional, "S2", 0.4, "partial", 0.5, "F");
    is(byFunctional, "J1", 0.25, "gap", 0.5, "F");
    is(byFunctional, "J2", 0.05, "gap", 0.2, "C");
    for (JsonNode report : List.of(usual, byFunctional)) {
      is(report, "F", 0.325, "gap", 0.5, "F");
      is(report, "S", 0.25, "partial", 0.3, "S");
      is(report, "J", 0.15, "partial", 0.2, "C");
      is(report, "C", 0.2, "met", 0.2, "C");
    }
  }

  @Test
  void aStreetThatLeavesTheFunctionalZoneStaysItsDistricts() {
    decide("F", CAPACITY, Level.TOWN, 0.5);
    JsonNode before = ask(",'judged_by':'F'");
    is(before, "S2", 0.4, "partial", 0.5, "F");
    is(before, "F", 0.325, "gap", 0.5, "F");
    leave("S2");
    JsonNode after = ask(",'judged_by':'F'");
    is(after, "S2", 0.4, "met", 0.15, "null");
    is(after, "F", 0.25, "gap", 0.5, "F");
    for (Standard standard : Checkout.CATALOGUE.standards()) {
      for (String zone : List.of("C", "S", "J", "S1", "J1", "J2")) {
        assertThat(result(after, zone, standard.id()))
            .as(standard.id() + " " + zone)
            .isEqualTo(result(before, zone, standard.id()));
      }
    }
    assertThat(result(after, "F", CAPACITY).at("/evidence/numbers/need").intValue())
        .isEqualTo(1_000);
  }

  private void leave(String code) {
    try (Snapshot snapshot = scene.database().store().snapshot()) {
      snapshot.forEach(
          Checkout.CATALOGUE.getLayer("zone"),
          null,
          new Filter.Compare("code", Filter.Operator.EQUAL, code),
          street ->
              scene
                  .database()
                  .store()
                  .write(NOTE, writer -> writer.update(left(street), street.change())));
    }
  }

  private static Feature left(Feature street) {
    Map<String, Object> fields = new TreeMap<>(street.fields());
    fields.remove("member_of");
    return new Feature(
        street.layer(),
        street.id(),
        street.geometry(),
        street.name(),
        street.zone(),
        street.source(),
        street.sourceKey(),
        street.confirmedOn(),
        street.remark(),
        fields,
        street.extra(),
        street.change(),
        street.updatedAt());
  }

  /** All 29, each in the district and its streets, and nowhere else. */
  @Test
  void aStandardThatADistrictSwitchesOffIsNeitherMetNorAGapThere() {
    JsonNode before = ask();
    for (Standard standard : Checkout.CATALOGUE.standards()) {
      for (Rule rule : standard.rules()) {
        if (rule.level() != Level.CITY) {
          decide("S", standard.id(), rule.level(), null);
        }
      }
    }
    JsonNode after = ask();
    for (Standard standard : Checkout.CATALOGUE.standards()) {
      String id = standard.id();
      for (String zone : List.of("S", "S1", "S2")) {
        JsonNode off = result(after, zone, id);
        assertThat(off.get("status").asText()).as(id + " " + zone).isEqualTo("off");
        assertThat(result(before, zone, id).get("status").asText()).isNotEqualTo("off");
        for (String empty : List.of("value", "limit_value", "parts", "remedy")) {
          assertThat(off.get(empty).isNull()).as(id + " " + zone + " " + empty).isTrue();
        }
        assertThat(off.get("missing")).as(id).isEmpty();
        assertThat(off.at("/evidence/numbers")).as(id).isEmpty();
        assertThat(off.at("/evidence/features")).as(id).isEmpty();
        assertThat(off.get("unverified").asInt()).as(id).isZero();
      }
      for (String zone : List.of("C", "J", "F", "J1", "J2")) {
        assertThat(result(after, zone, id)).as(id + " " + zone).isEqualTo(result(before, zone, id));
      }
    }
    for (JsonNode summary : after.get("summary")) {
      assertThat(summary.get("off").asInt()).as(summary.toString()).isEqualTo(3);
    }
  }
}

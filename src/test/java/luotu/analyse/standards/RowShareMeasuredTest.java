package luotu.analyse.standards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Shares of rows, counted by hand. */
class RowShareMeasuredTest {
  private final Streets streets = new Streets();

  @AfterEach
  void close() {
    streets.close();
  }

  private Streets slides(int count, String street, Object... fields) {
    Object[] all = new Object[fields.length + 2];
    System.arraycopy(fields, 0, all, 2, fields.length);
    all[0] = "kind";
    all[1] = "landslide";
    return streets.points(count, street, "hazard", all);
  }

  @Test
  void monitoringOfOpenGeologicalHazards() {
    for (String code : List.of("a", "b", "c", "d", "e", "f", "g", "h")) {
      streets.add(code);
    }
    streets.store();
    slides(1, "a", "monitoring", "people", "status", "treating");
    slides(1, "a", "monitoring", "none", "status", "closed");
    slides(9, "b", "monitoring", "both");
    slides(1, "b", "monitoring", "none");
    slides(8, "c", "monitoring", "instrument");
    slides(2, "c", "monitoring", "none");
    slides(7, "d", "monitoring", "instrument");
    slides(3, "d");
    streets.points(1, "e", "hazard", "kind", "gas");
    streets.inventory("g", "hazard");
    slides(8, "h", "monitoring", "people");
    slides(2, "h");
    streets.store();
    assertThat(streets.statuses("geohazard-monitoring"))
        .containsExactly(
            "a met 1.0",
            "b partial 0.9",
            "c gap 0.8",
            "d no_data",
            "e not_applicable",
            "f no_data",
            "g not_applicable",
            "h gap 0.8");
    assertThat(streets.cell("geohazard-monitoring", "d").get("missing").toString())
        .isEqualTo("[{\"layer\":\"hazard\",\"field\":\"monitoring\",\"rows\":3}]");
    JsonNode gap = streets.cell("geohazard-monitoring", "c");
    assertThat(gap.at("/evidence/numbers").toString())
        .isEqualTo("{\"monitored\":8,\"monitored_of\":10}");
    assertThat(gap.at("/evidence/features")).hasSize(2);
    assertThat(streets.cell("geohazard-monitoring", "h").at("/missing/0/rows").intValue())
        .isEqualTo(2);
  }

  @Test
  void theFourPeopleAreNamedAndConfirmedWithinAYear() {
    streets.add("a").add("b").add("c").add("d").add("e").store();
    slides(1, "a", "people", four("王某", "2024-09-30"));
    slides(1, "b", "people", four("王某", "2024-09-29"));
    slides(1, "c", "people", four(null, "2025-01-01"));
    slides(1, "d");
    slides(1, "e", "people", four("王某", "2025-10-01"));
    streets.store();
    assertThat(streets.statuses("geohazard-people"))
        .containsExactly("a met 1.0", "b gap 0.0", "c gap 0.0", "d gap 0.0", "e gap 0.0");
  }

  private static List<Map<String, String>> four(String lastName, String lastConfirmed) {
    return List.of(
        Map.of("role", "resident_monitor", "name", "甲", "confirmed_on", "2025-08-01"),
        Map.of("role", "area_lead", "name", "乙", "confirmed_on", "2025-08-01"),
        Map.of("role", "geologist", "name", "丙", "confirmed_on", "2025-08-01"),
        lastName == null
            ? Map.of("role", "technician", "confirmed_on", lastConfirmed)
            : Map.of("role", "technician", "name", lastName, "confirmed_on", lastConfirmed));
  }

  @Test
  void majorHazardsClosedByTheirDueDate() {
    for (String code : List.of("a", "b", "c", "d", "e", "f")) {
      streets.add(code);
    }
    streets.store();
    major(1, "a", "due_on", "2025-09-30", "closed_on", "2025-09-30", "status", "closed");
    major(1, "a", "due_on", "2025-10-01");
    major(1, "b", "due_on", "2025-05-01", "closed_on", "2025-05-02", "status", "closed");
    major(1, "c", "due_on", "2025-12-31");
    major(3, "d", "due_on", "2025-01-01", "closed_on", "2024-01-01", "status", "closed");
    major(1, "d");
    major(1, "e", "due_on", "2025-01-01", "status", "closed");
    streets.points(2, "f", "hazard", "level", "small");
    streets.points(1, "f", "hazard");
    streets.store();
    assertThat(streets.statuses("major-hazard-closed"))
        .containsExactly(
            "a met 1.0", "b gap 0.0", "c not_applicable", "d no_data", "e no_data", "f no_data");
    assertThat(streets.cell("major-hazard-closed", "d").at("/missing/0/field").textValue())
        .isEqualTo("due_on");
    assertThat(streets.cell("major-hazard-closed", "e").at("/missing/0/field").textValue())
        .isEqualTo("closed_on");
    assertThat(streets.cell("major-hazard-closed", "f").at("/missing/0/field").textValue())
        .isEqualTo("level");
  }

  private void major(int count, String street, Object... fields) {
    Object[] all = new Object[fields.length + 2];
    System.arraycopy(fields, 0, all, 2, fields.length);
    all[0] = "level";
    all[1] = "large";
    streets.points(count, street, "hazard", all);
  }

  @Test
  void dualUseIsStatedOfPlacesThatAreNeitherPlannedNorClosed() {
    streets.add("a").add("b").add("c").add("d").add("e").store();
    streets
        .points(1, "a", "shelter", "dual_use", false, "status", "open")
        .points(1, "a", "facility", "dual_use", true)
        .points(1, "a", "facility", "status", "planned")
        .points(9, "b", "facility", "dual_use", true, "status", "open")
        .points(1, "b", "shelter", "status", "building")
        .points(1, "c", "shelter")
        .points(1, "d", "shelter", "status", "closed")
        .inventory("d", "facility")
        .points(1, "e", "shelter", "status", "closed")
        .store();
    assertThat(streets.statuses("dual-use"))
        .containsExactly(
            "a met 1.0", "b partial 0.9", "c gap 0.0", "d not_applicable", "e no_data");
    assertThat(streets.cell("dual-use", "a").get("unverified").intValue()).isEqualTo(1);
    assertThat(streets.cell("dual-use", "e").at("/missing/0/layer").textValue())
        .isEqualTo("facility");
  }

  @Test
  void waterloggingIsWatchedAndTreatedOnTime() {
    for (String code : List.of("a", "b", "c", "d", "e", "f")) {
      streets.add(code);
    }
    streets.store();
    logged(1, "a", "sensor", true, "threshold", "30 cm");
    logged(1, "a", "due_on", "2025-06-01", "closed_on", "2025-05-01", "status", "closed");
    logged(1, "b", "sensor", true);
    logged(1, "c", "threshold", "30 cm");
    logged(1, "d", "sensor", true, "threshold", "30 cm", "due_on", "2025-06-01");
    logged(1, "e", "status", "closed");
    // That nobody says when it was treated is the fault, not want of data.
    logged(1, "f", "status", "closed", "due_on", "2025-06-01");
    streets.store();
    assertThat(streets.statuses("waterlogging"))
        .containsExactly(
            "a met 1.0", "b gap 0.0", "c gap 0.0", "d gap 0.0", "e not_applicable", "f gap 0.0");
    assertThat(streets.cell("waterlogging", "d").at("/evidence/numbers").toString())
        .isEqualTo("{\"watched\":1,\"watched_of\":1,\"treated\":0,\"treated_of\":1}");
  }

  private void logged(int count, String street, Object... fields) {
    Object[] all = new Object[fields.length + 2];
    System.arraycopy(fields, 0, all, 2, fields.length);
    all[0] = "kind";
    all[1] = "waterlogging";
    streets.points(count, street, "hazard", all);
  }

  @Test
  void reservoirsHaveTheirThreePeople() {
    streets.add("a").add("b").store();
    List<Map<String, String>> three =
        List.of(
            Map.of("role", "administrative", "name", "甲"),
            Map.of("role", "technical", "name", "乙"),
            Map.of("role", "patrol", "name", "丙"));
    streets
        .points(1, "a", "hazard", "kind", "reservoir", "people", three)
        .points(1, "b", "hazard", "kind", "reservoir", "people", three.subList(0, 2))
        .store();
    assertThat(streets.statuses("reservoir-people")).containsExactly("a met 1.0", "b gap 0.0");
  }

  @Test
  void newSheltersAreJudgedInDistrictsByTheDaysPast() {
    streets
        .add("a", "parent", "d")
        .add("b", "parent", "d")
        .scene
        .zone("d", "district", "POLYGON((0 0,30000 0,30000 10000,0 10000,0 0))");
    streets.store();
    streets
        .points(1, "a", "shelter", "planned_for", 2025, "opened_on", "2025-09-30", "status", "open")
        .points(1, "a", "shelter", "planned_for", 2025, "opened_on", "2025-10-01", "status", "open")
        .points(1, "b", "shelter", "planned_for", 2025, "status", "building")
        .points(1, "b", "shelter", "planned_for", 2024, "status", "open")
        .store();
    JsonNode district = streets.cell("shelter-new", "d");
    assertThat(district.get("status").textValue()).isEqualTo("partial");
    assertThat(district.get("value").doubleValue()).isEqualTo(0.333333);
    // 30 September is day 273 of 365.
    assertThat(district.get("required").doubleValue()).isEqualTo(0.373973);
    assertThat(district.at("/evidence/numbers").toString())
        .isEqualTo("{\"completed\":1,\"completed_of\":3}");
    JsonNode street = streets.cell("shelter-new", "a");
    assertThat(street.get("status").textValue()).isEqualTo("not_applicable");
    assertThat(street.at("/evidence/numbers").toString())
        .isEqualTo("{\"completed\":1,\"completed_of\":2}");
  }
}

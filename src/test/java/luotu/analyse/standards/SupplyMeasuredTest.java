package luotu.analyse.standards;

import static luotu.analyse.Scene.box;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What there is against what is needed; what streets have and what they report. */
class SupplyMeasuredTest {
  private final Streets streets = new Streets();

  @AfterEach
  void close() {
    streets.close();
  }

  @Test
  void shelterPlacesForThePeople() {
    for (String code : List.of("a", "b", "c", "d", "e", "f", "g", "h")) {
      if (List.of("e", "h").contains(code)) {
        streets.add(code);
      } else {
        streets.add(code, "population", code.equals("f") ? 0 : 1_000);
      }
    }
    streets.store();
    streets
        .points(1, "a", "shelter", "places", 100, "status", "open")
        .points(1, "a", "shelter", "area_m2", 226.0, "grade", "long")
        .points(1, "b", "shelter", "places", 50, "opened_on", "2025-09-30")
        .points(1, "b", "shelter", "places", 500, "opened_on", "2025-10-01")
        .points(1, "c", "shelter", "places", 49)
        .points(1, "c", "shelter", "places", 500, "status", "building")
        .points(4, "d", "shelter", "places", 500)
        .points(2, "d", "shelter", "area_m2", 500.0)
        .points(1, "f", "shelter", "places", 10)
        .points(1, "h", "shelter", "places", 30)
        .points(2, "h", "population", "people", 75.0)
        .inventory("g", "shelter")
        .store();
    assertThat(streets.statuses("shelter-capacity"))
        .containsExactly(
            "a met 0.15",
            "b partial 0.05",
            "c gap 0.049",
            "d no_data",
            "e no_data",
            "f not_applicable",
            "g gap 0.0",
            "h met 0.2");
    assertThat(streets.cell("shelter-capacity", "d").get("missing").toString())
        .isEqualTo("[{\"layer\":\"shelter\",\"field\":\"places\",\"rows\":2}]");
    assertThat(streets.cell("shelter-capacity", "e").get("missing").toString())
        .isEqualTo("[{\"layer\":\"population\",\"field\":\"people\",\"rows\":0}]");
    assertThat(streets.cell("shelter-capacity", "a").get("unverified").intValue()).isEqualTo(1);
  }

  @Test
  void reliefGoodsByLevel() {
    streets
        .add("a", "disaster_prone", true, "parent", "d", "member_of", "f")
        .add("b", "disaster_prone", true, "parent", "d")
        .add("c", "disaster_prone", false, "parent", "d")
        .add("e", "parent", "d")
        .scene
        .zone("d", "district", box(0, 0, 70_000, 10_000), "population", 1_000_001, "parent", "z")
        .zone("f", "functional", box(0, 0, 10_000, 10_000), "population", 1_000_000)
        .zone("z", "city", box(0, 0, 70_000, 10_000));
    streets
        .store()
        .points(1, "a", "relief_store", "level", "town", "people_served", 180)
        .points(1, "a", "relief_store", "level", "district", "people_served", 3_000)
        .points(1, "b", "relief_store", "level", "village", "people_served", 900)
        .points(1, "c", "relief_store", "level", "city", "people_served", 120_000)
        .store();
    assertThat(streets.statuses("relief-goods"))
        .containsExactly("a partial 0.9", "b no_data", "c not_applicable", "e no_data");
    assertThat(streets.cell("relief-goods", "e").get("missing").toString())
        .isEqualTo("[{\"layer\":\"zone\",\"field\":\"disaster_prone\",\"rows\":1}]");
    assertThat(streets.cell("relief-goods", "d").get("value").doubleValue()).isEqualTo(0.6);
    assertThat(streets.cell("relief-goods", "f").get("value").doubleValue()).isEqualTo(1);
    assertThat(streets.cell("relief-goods", "z").get("value").doubleValue()).isEqualTo(1.2);
    assertThat(streets.cell("relief-goods", "z").get("status").textValue()).isEqualTo("met");
  }

  @Test
  void chargingAndRescueTeams() {
    for (String code : List.of("a", "b", "c", "d", "e")) {
      streets.add(code, "parent", "x");
    }
    streets.scene.zone("x", "district", box(0, 0, 90_000, 10_000));
    streets.store();
    streets
        .points(2, "a", "facility", "kind", "charging", "status", "open")
        .points(1, "b", "facility", "kind", "charging", "status", "closed")
        .points(1, "c", "facility", "kind", "hospital", "status", "open")
        .inventory("d", "facility")
        .points(1, "e", "facility", "kind", "charging")
        .points(3, "e", "facility")
        .points(1, "a", "rescue_team", "level", "town")
        .points(1, "b", "rescue_team", "level", "district", "status", "open")
        .store();
    assertThat(streets.statuses("charging"))
        .containsExactly("a met 1.0", "b gap 0.0", "c no_data", "d gap 0.0", "e met 1.0");
    assertThat(streets.cell("charging", "a").at("/evidence/numbers/in_service").intValue())
        .isEqualTo(2);
    assertThat(streets.statuses("rescue-team"))
        .containsExactly("a met 1.0", "b no_data", "c no_data", "d no_data", "e no_data");
    assertThat(streets.cell("rescue-team", "x").get("status").textValue()).isEqualTo("met");
    // Two of the four streets that are known; one of five is not.
    assertThat(streets.cell("charging", "x").get("value").doubleValue()).isEqualTo(0.5);
    assertThat(streets.cell("charging", "x").get("status").textValue()).isEqualTo("gap");
    assertThat(streets.cell("charging", "x").at("/evidence/numbers").toString())
        .isEqualTo("{\"in_service\":3,\"zones_having\":2,\"zones\":4,\"zones_no_data\":1}");
  }

  @Test
  void whatTheStreetRecordOfTheYearSays() {
    for (String code : List.of("a", "b", "c", "d", "e")) {
      streets.add(code);
    }
    streets.store();
    streets
        .record(
            "a",
            "street_record",
            "year",
            2025,
            "drills",
            3,
            "command_post",
            true,
            "communication_kit",
            true)
        .record(
            "b",
            "street_record",
            "year",
            2025,
            "drills",
            0,
            "command_post",
            true,
            "communication_kit",
            false)
        .record(
            "c",
            "street_record",
            "year",
            2024,
            "drills",
            3,
            "command_post",
            true,
            "communication_kit",
            true)
        .record("d", "street_record", "year", 2025, "command_post", true)
        .record("e", "street_record", "year", 2025, "drills", 1, "communication_kit", false)
        .store();
    assertThat(streets.statuses("drill"))
        .containsExactly("a met 3.0", "b gap 0.0", "c no_data", "d no_data", "e met 1.0");
    assertThat(streets.statuses("command-post"))
        .containsExactly("a met 1.0", "b gap 0.0", "c no_data", "d no_data", "e gap 0.0");
    assertThat(streets.cell("command-post", "d").get("missing").toString())
        .isEqualTo("[{\"layer\":\"street_record\",\"field\":\"communication_kit\",\"rows\":1}]");
  }

  @Test
  void microStationsInCommunities() {
    for (String code : List.of("a", "b", "c", "d", "e", "f")) {
      streets.add(code);
    }
    streets
        .scene
        .zone("a1", "community", box(0, 0, 5_000, 10_000), "parent", "a")
        .zone("a2", "community", box(5_001, 0, 10_000, 10_000), "parent", "a");
    streets.store();
    streets
        .point("a", "fire_station", 1_000, 1_000, "kind", "micro", "status", "open")
        .point("a", "fire_station", 2_000, 1_000, "kind", "micro", "status", "open")
        .point("a", "fire_station", 7_000, 1_000, "kind", "micro", "status", "planned")
        .record("b", "street_record", "year", 2024, "communities", 2)
        .points(3, "b", "fire_station", "kind", "micro", "status", "open")
        .points(1, "c", "fire_station", "kind", "micro", "status", "open")
        .record("d", "street_record", "year", 2025, "communities", 2)
        .points(1, "d", "fire_station", "kind", "first", "status", "open")
        .record("e", "street_record", "year", 2025, "communities", 0)
        .record("f", "street_record", "year", 2025, "communities", 2)
        .inventory("f", "fire_station")
        .store();
    assertThat(streets.statuses("micro-station"))
        .containsExactly(
            "a gap 0.5", "b met 1.0", "c no_data", "d no_data", "e not_applicable", "f gap 0.0");
    assertThat(streets.cell("micro-station", "c").at("/missing/0/field").textValue())
        .isEqualTo("communities");
    assertThat(streets.cell("micro-station", "a").at("/evidence/features/0/layer").textValue())
        .isEqualTo("zone");
  }
}

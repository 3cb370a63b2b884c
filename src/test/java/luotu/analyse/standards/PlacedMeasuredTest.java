package luotu.analyse.standards;

import static luotu.analyse.Scene.box;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where things lie: distances, strips, places outside or in two zones. */
class PlacedMeasuredTest {
  private final Streets streets = new Streets();

  @AfterEach
  void close() {
    streets.close();
  }

  @Test
  void theWorstDistanceToALandingPoint() {
    for (String code : List.of("a", "b", "c", "d", "e", "f")) {
      streets.add(code, "disaster_prone", !code.equals("e"), "parent", "z");
    }
    streets.scene.zone("z", "city", box(0, 0, 120_000, 10_000));
    streets.store();
    streets
        .point("a", "helipad", 5_000, 5_000, "status", "open")
        .point("a", "helipad", 5_000, 9_000, "status", "planned")
        .point("a", "hazard", 5_000, 9_000, "level", "large")
        .point("a", "hazard", 2_000, 5_000, "level", "very_large", "status", "treating")
        .point("a", "hazard", 5_000, 9_999, "level", "small")
        // 15 km east of a's landing point: it does not reach so far.
        .point("b", "hazard", 0, 5_000, "level", "large")
        .point("c", "helipad", 9_000, 5_000)
        .point("c", "hazard", 2_000, 5_000, "level", "large")
        .point("d", "hazard", 5_000, 5_000, "level", "large")
        .inventory("d", "helipad")
        .point("f", "hazard", 5_000, 5_000, "level", "small")
        .store();
    assertThat(streets.statuses("helipad"))
        .contains("b no_data", "e not_applicable", "f not_applicable")
        .anyMatch(status -> status.startsWith("a met "))
        .anyMatch(status -> status.startsWith("c partial "))
        .anyMatch(status -> status.startsWith("d gap "));
    JsonNode a = streets.cell("helipad", "a");
    assertThat(a.get("value").doubleValue()).isCloseTo(4_000, within(4.0));
    assertThat(a.at("/evidence/numbers/rows").intValue()).isEqualTo(2);
    assertThat(streets.cell("helipad", "c").get("value").doubleValue())
        .isCloseTo(7_000, within(7.0));
    assertThat(streets.cell("helipad", "c").get("unverified").intValue()).isEqualTo(1);
    assertThat(streets.cell("helipad", "d").get("value").doubleValue())
        .isCloseTo(16_000, within(16.0));

    JsonNode city = streets.cell("helipad", "z");
    assertThat(city.get("unit").textValue()).isEqualTo("count");
    assertThat(city.get("value").doubleValue()).isEqualTo(2);
    assertThat(city.get("required").doubleValue()).isEqualTo(100);
    assertThat(city.get("status").textValue()).isEqualTo("gap");
  }

  @Test
  void sitesKeepOffOpenHazards() {
    for (String code : List.of("a", "b", "c", "d", "e")) {
      streets.add(code);
    }
    streets.store();
    for (String code : List.of("a", "b", "c", "d")) {
      streets.square(code, "land", 5_000, 5_000, 1_000, "kind", "planned_site");
    }
    streets
        .point("a", "hazard", 5_600, 5_000, "influence_m", 99.0)
        .point("a", "hazard", 5_000, 5_000, "status", "closed", "influence_m", 500.0)
        .point("b", "hazard", 5_600, 5_000, "influence_m", 101.0)
        .square("c", "hazard", 5_900, 5_000, 1_000)
        .point("e", "hazard", 5_000, 5_000)
        .store();
    assertThat(streets.statuses("site-avoidance"))
        .containsExactly("a met 0.0", "b gap 1.0", "c gap 1.0", "d no_data", "e no_data");
    assertThat(streets.cell("site-avoidance", "d").at("/missing/0/layer").textValue())
        .isEqualTo("hazard");
    assertThat(streets.cell("site-avoidance", "b").at("/evidence/features")).hasSize(1);
  }

  @Test
  void noNewChemicalSiteInTheStrips() {
    for (String code : List.of("a", "b", "c", "d", "e", "f")) {
      streets.add(code);
    }
    streets.store();
    for (String code : List.of("a", "b", "c", "e")) {
      streets.square(
          code, "waterway", 5_000, 5_000, 2, "class", code.equals("c") ? "tributary" : "main");
    }
    streets
        .point("a", "hazard", 6_100, 5_000, "kind", "chemical", "found_on", "2022-01-01")
        .point("a", "hazard", 5_100, 5_000, "kind", "chemical", "found_on", "2021-09-30")
        .point("b", "hazard", 7_900, 5_000, "kind", "tailings", "found_on", "2021-10-01")
        .point("b", "hazard", 5_900, 5_000, "kind", "chemical", "found_on", "2021-10-01")
        .point("c", "hazard", 7_900, 5_000, "kind", "tailings", "found_on", "2021-10-01")
        .point("d", "hazard", 5_000, 5_000, "kind", "chemical", "found_on", "2022-01-01")
        .point("e", "hazard", 5_000, 5_100, "kind", "chemical")
        .point("f", "hazard", 5_000, 5_100, "kind", "gas")
        .store();
    assertThat(streets.statuses("chemical-siting"))
        .containsExactly(
            "a met 0.0", "b gap 2.0", "c met 0.0", "d no_data", "e no_data", "f not_applicable");
    assertThat(streets.cell("chemical-siting", "d").at("/missing/0/layer").textValue())
        .isEqualTo("waterway");
    assertThat(streets.cell("chemical-siting", "e").at("/missing/0/field").textValue())
        .isEqualTo("found_on");
  }

  @Test
  void everyHazardHasOneOwner() {
    streets
        .add("a", "parent", "d")
        .add("b", "parent", "d")
        .scene
        .zone("b2", "town", box(29_000, 0, 31_000, 10_000), "parent", "d")
        .zone("d", "district", box(0, 0, 31_000, 20_000), "parent", "z")
        .zone("z", "city", box(0, 0, 40_000, 20_000));
    streets
        .store()
        .point("a", "hazard", 1_000, 1_000, "responsible_unit", "某街道")
        .point("a", "hazard", 1_000, 2_000)
        .point("a", "hazard", 1_000, 3_000, "status", "closed")
        .point("b", "hazard", 9_500, 1_000, "responsible_unit", "某街道")
        .point("b", "hazard", 9_000, 1_000, "responsible_unit", "某街道")
        // In the district and no street; in the city and no district; nowhere.
        .point("a", "hazard", 1_000, 15_000, "responsible_unit", "某街道")
        .point("b", "hazard", 15_000, 15_000, "responsible_unit", "某街道")
        .point("b", "hazard", 15_000, 95_000, "responsible_unit", "某街道")
        .store();
    assertThat(streets.statuses("responsibility"))
        .containsExactly("a gap 1.0", "b gap 1.0", "b2 no_data");
    // Of b's the one in b2 too; the one on b2's border is in b alone.
    assertThat(streets.cell("responsibility", "d").at("/evidence/numbers").toString())
        .startsWith("{\"faults\":3,\"rows\":5,\"outside\":1");
    assertThat(streets.cell("responsibility", "z").at("/evidence/numbers/faults").intValue())
        .isEqualTo(5);
    assertThat(
            streets.report(", 'standards': 'responsibility'").at("/summary/0/outside").intValue())
        .isEqualTo(3);
  }
}

package luotu.analyse.standards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Land within reach of water: squares and circles of which the answer is known. */
class CoverageMeasuredTest {
  private final Streets streets = new Streets();

  @AfterEach
  void close() {
    streets.close();
  }

  @Test
  void twoDistancesGiveFiveStatuses() {
    for (String code :
        new String[] {
          "a-met",
          "b-partial",
          "c-gap",
          "d-dry",
          "e-unsurveyed",
          "f-none",
          "g-built",
          "h-empty",
          "i-stocktaken",
          "j-across"
        }) {
      streets.add(code);
    }
    for (String forested :
        new String[] {"a-met", "b-partial", "c-gap", "d-dry", "e-unsurveyed", "f-none"}) {
      streets.square(forested, "land", 5_000, 5_000, 2_000, "kind", "forest_key");
    }
    streets
        .store()
        .point("a-met", "water_source", 4_500, 5_000, "kind", "pond", "usable", true)
        .point("a-met", "water_source", 5_500, 5_000, "kind", "pond")
        .point("b-partial", "water_source", 5_000, 5_000, "kind", "tank", "usable", true)
        .point("c-gap", "water_source", 5_000, 9_500, "kind", "pond", "usable", true)
        .point("d-dry", "water_source", 5_000, 5_000, "kind", "pond", "usable", false)
        .inventory("f-none", "water_source")
        .square("g-built", "land", 5_000, 5_000, 500, "kind", "built_up")
        .inventory("i-stocktaken", "land")
        .square("j-across", "land", 9_500, 5_000, 1_000, "kind", "forest_key")
        .point("j-across", "water_source", 10_500, 5_000, "kind", "pond", "usable", true)
        .store();
    assertThat(streets.statuses("forest-water-key"))
        .contains(
            "c-gap gap 0.0",
            "d-dry gap 0.0",
            "e-unsurveyed no_data",
            "f-none gap 0.0",
            "g-built not_applicable",
            "h-empty no_data",
            "i-stocktaken not_applicable")
        .anyMatch(status -> status.startsWith("b-partial partial 0.785"))
        .anyMatch(status -> status.startsWith("j-across partial"));

    JsonNode partial = streets.cell("forest-water-key", "b-partial");
    assertThat(partial.get("value").doubleValue()).isCloseTo(Math.PI / 4, within(0.0005));
    assertThat(partial.get("limit_value").doubleValue()).isEqualTo(1);
    assertThat(partial.at("/evidence/numbers/total_m2").doubleValue()).isCloseTo(4e6, within(4e3));
    assertThat(partial.at("/evidence/features")).hasSize(1);
    assertThat(partial.get("preferred").doubleValue()).isEqualTo(1_000);
    assertThat(partial.get("limit").doubleValue()).isEqualTo(2_000);
    assertThat(partial.get("required").doubleValue()).isEqualTo(0.95);

    JsonNode met = streets.cell("forest-water-key", "a-met");
    assertThat(met.get("status").textValue()).isEqualTo("met");
    assertThat(met.get("unverified").intValue()).isEqualTo(1);
    assertThat(met.at("/evidence/features")).isEmpty();
    assertThat(streets.cell("forest-water-key", "e-unsurveyed").get("missing").toString())
        .isEqualTo("[{\"layer\":\"water_source\",\"field\":null,\"rows\":0}]");
    assertThat(streets.cell("forest-water-key", "h-empty").at("/missing/0/layer").textValue())
        .isEqualTo("land");
    assertThat(streets.report(", 'standards': 'forest-water-key'").get("unverified").intValue())
        .isEqualTo(1);
  }

  @Test
  void onlyHydrantsServeTheBuiltUpArea() {
    streets
        .add("a")
        .add("b")
        .add("c")
        .store()
        .square("a", "land", 5_000, 5_000, 200, "kind", "built_up")
        .point("a", "water_source", 5_000, 5_000, "kind", "hydrant", "usable", true)
        .square("b", "land", 5_000, 5_000, 200, "kind", "built_up")
        .point("b", "water_source", 5_000, 5_000, "kind", "pond", "usable", true)
        .square("c", "land", 5_000, 5_000, 220, "kind", "built_up")
        .point("c", "water_source", 5_000, 5_000, "kind", "hydrant", "usable", true)
        .point("c", "water_source", 9_000, 5_000)
        .store();
    assertThat(streets.statuses("built-up-fire-water"))
        .startsWith("a met 1.0", "b no_data")
        .anyMatch(status -> status.startsWith("c met 0.99"));
    assertThat(streets.cell("built-up-fire-water", "a").get("limit_value").isNull()).isTrue();
  }

  @Test
  void landDrawnAcrossTheBorderCountsWhereItLies() {
    streets
        .add("a")
        .add("b")
        .store()
        .square("a", "land", 12_000, 5_000, 8_000, "kind", "built_up")
        .store();
    // Its middle lies outside both streets; its western quarter in a.
    assertThat(streets.statuses("forest-water-key"))
        .containsExactly("a not_applicable", "b no_data");
  }
}

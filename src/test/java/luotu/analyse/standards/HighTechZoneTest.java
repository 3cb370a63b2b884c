package luotu.analyse.standards;

import static luotu.analyse.Scene.box;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import luotu.analyse.Scene;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The High-tech Zone: ten streets that report to it and to their districts, four of one and six of
 * the other. Sixteen streets in a row; of street k every amount is a plain function of k, so that
 * all totals are known without the program.
 */
class HighTechZoneTest {
  private static final String CITY = "50";
  private static final String SHAPINGBA = "500106";
  private static final String JIULONGPO = "500107";
  private static final String HIGH_TECH = "500190";
  private static final int STREETS = 16;
  private static final int SIDE = 2_000;

  private static final Scene SCENE = new Scene(106.4, 29.6);
  private static JsonNode report;

  /** Streets 1 to 7 are Shapingba's, the others Jiulongpo's. */
  private static boolean isOfShapingba(int street) {
    return street <= 7;
  }

  /** 4 to 7 and 8 to 13. */
  private static boolean isMember(int street) {
    return street >= 4 && street <= 13;
  }

  private static String code(int street) {
    return String.format(
        Locale.ROOT, "%s%03d", isOfShapingba(street) ? SHAPINGBA : JIULONGPO, street);
  }

  private static String row(int from, int to) {
    return box(SIDE * (from - 1), 0, SIDE * to, SIDE);
  }

  @BeforeAll
  static void build() {
    SCENE
        .zone(CITY, "city", row(1, STREETS))
        .zone(SHAPINGBA, "district", row(1, 7), "parent", CITY)
        .zone(JIULONGPO, "district", row(8, STREETS), "parent", CITY)
        .zone(HIGH_TECH, "functional", row(4, 13), "parent", CITY);
    for (int k = 1; k <= STREETS; k++) {
      SCENE.zone(
          code(k),
          "town",
          row(k, k),
          "parent",
          isOfShapingba(k) ? SHAPINGBA : JIULONGPO,
          "member_of",
          isMember(k) ? HIGH_TECH : null);
      furnish(k);
    }
    SCENE.store();
    report =
        SCENE.run(
            "gap-report",
            "'zones':['50','500106','500107','500190'],'as_of':'2025-12-31','standards':"
                + "['shelter-capacity','geohazard-monitoring','charging','responsibility',"
                + "'shelter-new','warning-reach','relief-goods','forest-water-key']");
  }

  private static void furnish(int k) {
    double middle = SIDE * (k - 0.5);
    add("population", middle, 900, "people", 1_000.0 * k);
    add("shelter", middle, 500, "status", "open", "places", 100L * k, "planned_for", 2025L);
    add("shelter", middle, 400, "status", "planned", "planned_for", 2025L);
    for (int i = 0; i < k; i++) {
      add(
          "hazard",
          middle + 10 * i,
          1_200,
          "kind",
          "landslide",
          "status",
          "open",
          "monitoring",
          i % 3 == 0 ? "none" : "people",
          "responsible_unit",
          i == 1 ? null : "某单位（模拟）");
    }
    add("facility", middle, 300, "kind", "charging", "status", k % 4 == 0 ? "closed" : "open");
    add("warning_point", middle, k % 5 == 0 ? 100 : 900, "reach_m", 100.0, "status", "open");
    add(
        "relief_store",
        middle,
        200,
        "level",
        "district",
        "people_served",
        10L * k,
        "status",
        "open");
    // A square of k hectares, in a corner no water source reaches from anywhere else.
    double side = Math.sqrt(10_000.0 * k);
    SCENE.add("land", box(middle, 1_500, middle + side, 1_500 + side), "kind", "forest_key");
    add("water_source", middle, 1_500, "kind", "pond", "usable", true);
  }

  private static void add(String layer, double x, double y, Object... fields) {
    SCENE.add(layer, String.format(Locale.ROOT, "POINT(%f %f)", x, y), fields);
  }

  @AfterAll
  static void close() {
    SCENE.close();
  }

  /** A zone above, and which streets are its own. */
  private record Whole(String code, IntPredicate holds) {
    long sum(IntToLongFunction amount) {
      return IntStream.rangeClosed(1, STREETS).filter(holds).mapToLong(amount).sum();
    }

    double number(String standard, String key) {
      return KnownCity.result(report, code, standard).at("/evidence/numbers/" + key).doubleValue();
    }
  }

  private static final List<Whole> WHOLES =
      List.of(
          new Whole(CITY, street -> true),
          new Whole(SHAPINGBA, HighTechZoneTest::isOfShapingba),
          new Whole(JIULONGPO, street -> !isOfShapingba(street)),
          new Whole(HIGH_TECH, HighTechZoneTest::isMember));

  @Test
  void tenStreetsOfTwoDistricts() {
    assertThat(WHOLES.get(3).sum(street -> 1)).isEqualTo(10);
    assertThat(IntStream.rangeClosed(1, 7).filter(HighTechZoneTest::isMember)).hasSize(4);
  }

  @Test
  void everyTotalIsTheSumOfItsOwnStreetsAndNoneIsCountedTwice() {
    for (Whole whole : WHOLES) {
      String zone = whole.code();
      assertThat(whole.number("shelter-capacity", "supply"))
          .as(zone)
          .isEqualTo(whole.sum(k -> 100L * k));
      assertThat(whole.number("shelter-capacity", "need"))
          .as(zone)
          .isEqualTo(whole.sum(k -> 1_000L * k));
      assertThat(whole.number("geohazard-monitoring", "monitored_of"))
          .as(zone)
          .isEqualTo(whole.sum(k -> k));
      assertThat(whole.number("geohazard-monitoring", "monitored"))
          .as(zone)
          .isEqualTo(whole.sum(k -> k - (k + 2) / 3));
      assertThat(whole.number("charging", "zones")).as(zone).isEqualTo(whole.sum(k -> 1));
      assertThat(whole.number("charging", "zones_having"))
          .as(zone)
          .isEqualTo(whole.sum(k -> k % 4 == 0 ? 0 : 1));
      assertThat(whole.number("responsibility", "rows")).as(zone).isEqualTo(whole.sum(k -> k));
      assertThat(whole.number("responsibility", "faults"))
          .as(zone)
          .isEqualTo(whole.sum(k -> k > 1 ? 1 : 0));
      assertThat(whole.number("shelter-new", "completed")).as(zone).isEqualTo(whole.sum(k -> 1));
      assertThat(whole.number("shelter-new", "completed_of")).as(zone).isEqualTo(whole.sum(k -> 2));
      assertThat(whole.number("warning-reach", "people"))
          .as(zone)
          .isEqualTo(whole.sum(k -> 1_000L * k));
      assertThat(whole.number("warning-reach", "within_reach"))
          .as(zone)
          .isEqualTo(whole.sum(k -> k % 5 == 0 ? 0 : 1_000L * k));
      assertThat(whole.number("forest-water-key", "total_m2"))
          .as(zone)
          .isCloseTo(whole.sum(k -> 10_000L * k), within(whole.sum(k -> 10L * k) + 1.0));
    }
  }

  /**
   * Their stores are the districts' own; those in streets of both serve both, the city's is none.
   */
  @Test
  void whatADistrictHoldsItselfIsNotTheCitys() {
    for (Whole whole : WHOLES.subList(1, WHOLES.size())) {
      assertThat(whole.number("relief-goods", "supply"))
          .as(whole.code())
          .isEqualTo(whole.sum(k -> 10L * k));
      assertThat(whole.number("relief-goods", "need")).as(whole.code()).isEqualTo(3_000);
    }
    assertThat(KnownCity.result(report, CITY, "relief-goods").get("status").asText())
        .isEqualTo("no_data");
  }

  @Test
  void bothDistrictsMakeTheCityAndTheFunctionalZoneAddsNothing() {
    for (String standard : List.of("shelter-capacity", "geohazard-monitoring", "warning-reach")) {
      JsonNode city = KnownCity.result(report, CITY, standard).at("/evidence/numbers");
      city.fieldNames()
          .forEachRemaining(
              key ->
                  assertThat(city.get(key).doubleValue())
                      .as(standard + " " + key)
                      .isEqualTo(
                          WHOLES.get(1).number(standard, key)
                              + WHOLES.get(2).number(standard, key)));
    }
  }
}

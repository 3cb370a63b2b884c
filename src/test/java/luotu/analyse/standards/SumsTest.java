package luotu.analyse.standards;

import static luotu.analyse.Scene.box;
import static luotu.analyse.standards.KnownCity.people;
import static luotu.analyse.standards.KnownCity.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import luotu.analyse.standards.KnownCity.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A city of two districts of two towns each, and a functional zone of one town of each district:
 * what lies in every town is counted out beforehand, so every sum is known.
 */
class SumsTest {
  /** By zone code: which towns it is made of. */
  private static final Map<String, List<Integer>> MEMBERS =
      Map.of(
          "P000", List.of(0, 1, 2, 3),
          "P000W", List.of(0, 1),
          "P000E", List.of(2, 3),
          "P000F", List.of(1, 2),
          "P0000", List.of(0),
          "P0001", List.of(1),
          "P0002", List.of(2),
          "P0003", List.of(3));

  private static final List<String> SHARES =
      List.of(
          "geohazard-monitoring",
          "geohazard-people",
          "reservoir-people",
          "major-hazard-closed",
          "dual-use",
          "micro-station",
          "shelter-capacity",
          "built-up-fire-water",
          "forest-water-key",
          "forest-water-other");

  private static final List<String> COUNTS =
      List.of("responsibility", "site-avoidance", "chemical-siting");

  private final Map<String, double[]> good = new HashMap<>();
  private final Map<String, double[]> all = new HashMap<>();
  private Random random;

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void everyZoneIsTheSumOfItsTowns(long seed) {
    random = new Random(seed);
    try (KnownCity known = new KnownCity()) {
      Place city =
          known
              .place("city", "two districts")
              .zone("W", "district", box(-8000, -4000, 0, 4000))
              .zone("E", "district", box(0, -4000, 8000, 4000))
              .zone("F", "functional", box(-4000, -4000, 4000, 4000));
      for (int town = 0; town < 4; town++) {
        fill(city, town);
      }
      JsonNode report = known.ask(KnownCity.AS_OF);
      MEMBERS.forEach((zone, towns) -> check(report, zone, towns));
    }
  }

  @Test
  void aTownAnswersForItselfWhateverItsParentIs() {
    try (KnownCity known = new KnownCity()) {
      known
          .street("a town that another, and it itself, names as its parent", "parent", "P000")
          .many(1, "hazard", "kind", "landslide", "status", "open", "monitoring", "both")
          .zone("B", "town", box(4000, -4000, 8000, 4000))
          .add("hazard", at(5000, 0), "kind", "landslide", "status", "open", "monitoring", "none");
      JsonNode report = known.ask(KnownCity.AS_OF);
      assertThat(result(report, "P000", "geohazard-monitoring").get("value").asDouble())
          .isEqualTo(1);
      assertThat(result(report, "P000B", "geohazard-monitoring").get("value").asDouble()).isZero();
    }
  }

  private void check(JsonNode report, String zone, List<Integer> towns) {
    for (String standard : SHARES) {
      double value = result(report, zone, standard).get("value").asDouble();
      double share = sum(good, standard, towns) / sum(all, standard, towns);
      assertThat(value).as(zone + " " + standard).isCloseTo(share, within(0.001));
    }
    for (String standard : COUNTS) {
      double value = result(report, zone, standard).get("value").asDouble();
      assertThat(value).as(zone + " " + standard).isEqualTo(sum(good, standard, towns));
    }
  }

  private static double sum(Map<String, double[]> counts, String standard, List<Integer> towns) {
    return towns.stream().mapToDouble(town -> counts.get(standard)[town]).sum();
  }

  private void note(String standard, int town, double goodOnes, double allOfThem) {
    good.computeIfAbsent(standard, key -> new double[4])[town] = goodOnes;
    all.computeIfAbsent(standard, key -> new double[4])[town] = allOfThem;
  }

  private void fill(Place city, int town) {
    double west = -8000 + 4000 * town;
    int people = 500 + random.nextInt(5000);
    city.zone(
        Integer.toString(town),
        "town",
        box(west, -4000, west + 4000, 4000),
        "parent",
        town < 2 ? "P000W" : "P000E",
        "member_of",
        town == 1 || town == 2 ? "P000F" : "none",
        "population",
        (long) people);
    hazards(city, town, west + 2000);
    int places = random.nextInt(900);
    city.add(
        "shelter", at(west + 2000, 0), "status", "open", "dual_use", true, "places", (long) places);
    note("shelter-capacity", town, places, people);
    int stated = 1 + random.nextInt(5);
    int unstated = random.nextInt(3);
    rows(city, stated, west + 2000, "facility", "status", "open", "dual_use", false);
    rows(city, unstated, west + 2000, "facility", "status", "open");
    note("dual-use", town, stated + 1, stated + 1 + unstated);
    communities(city, town, west);
    blocks(city, town, west);
    sites(city, town, west);
  }

  private static String at(double x, double y) {
    return "POINT(%f %f)".formatted(x, y);
  }

  private static void rows(Place city, int count, double x, String layer, Object... fields) {
    for (int i = 0; i < count; i++) {
      city.add(layer, at(x, 10 * i), fields);
    }
  }

  private void hazards(Place city, int town, double x) {
    int watched = 1 + random.nextInt(8);
    int unwatched = random.nextInt(4);
    rows(
        city,
        watched,
        x,
        "hazard",
        "kind",
        "landslide",
        "status",
        "open",
        "level",
        "small",
        "monitoring",
        "both",
        "responsible_unit",
        "街道办",
        "people",
        people("2025-01-01", "resident_monitor", "area_lead", "geologist", "technician"));
    rows(
        city,
        unwatched,
        x,
        "hazard",
        "kind",
        "collapse",
        "status",
        "treating",
        "level",
        "medium",
        "monitoring",
        "none");
    note("geohazard-monitoring", town, watched, watched + unwatched);
    note("geohazard-people", town, watched, watched + unwatched);
    note("responsibility", town, unwatched, 0);
    int complete = 1 + random.nextInt(5);
    int incomplete = random.nextInt(3);
    String[] three = {"administrative", "technical", "patrol"};
    for (int i = 0; i < complete + incomplete; i++) {
      rows(
          city,
          1,
          x + i,
          "hazard",
          "kind",
          "reservoir",
          "status",
          "open",
          "level",
          "small",
          "responsible_unit",
          "水利部门",
          "people",
          i < complete ? people("2025-01-01", three) : people("2025-01-01", "patrol"));
    }
    note("reservoir-people", town, complete, complete + incomplete);
    int onTime = 1 + random.nextInt(9);
    int open = random.nextInt(4);
    for (int i = 0; i < onTime + open; i++) {
      rows(
          city,
          1,
          x - i,
          "hazard",
          "kind",
          "gas",
          "level",
          "large",
          "responsible_unit",
          "燃气公司",
          "due_on",
          "2025-03-31",
          "status",
          i < onTime ? "closed" : "open",
          i < onTime ? "closed_on" : "found_on",
          "2025-03-01");
    }
    note("major-hazard-closed", town, onTime, onTime + open);
  }

  /** Eight communities, one above the other. */
  private void communities(Place city, int town, double west) {
    int withStation = 1 + random.nextInt(8);
    for (int i = 0; i < 8; i++) {
      double south = -4000 + 1000 * i;
      city.zone(
          town + "-" + i,
          "community",
          box(west, south, west + 4000, south + 1000),
          "parent",
          "P000" + town);
      if (i < withStation) {
        city.add("fire_station", at(west + 1000, south + 500), "kind", "micro", "status", "open");
      }
    }
    note("micro-station", town, withStation, 8);
  }

  /** Blocks with water in the middle at the southern end, blocks far from any at the northern. */
  private void blocks(Place city, int town, double west) {
    for (String[] standard :
        new String[][] {
          {"built-up-fire-water", "built_up"},
          {"forest-water-key", "forest_key"},
          {"forest-water-other", "forest"}
        }) {
      int near = 1 + random.nextInt(5);
      int far = random.nextInt(4);
      for (int i = 0; i < near + far; i++) {
        double x = west + 600 * i % 3600 + 100;
        double y = (i < near ? -3900 : 3000) + 120 * (i / 6);
        city.add("land", box(x, y, x + 100, y + 100), "kind", standard[1]);
        if (i < near) {
          city.add("water_source", at(x + 50, y + 50), "kind", "hydrant", "usable", true);
        }
      }
      note(standard[0], town, near, near + far);
    }
  }

  /** Planned sites and chemical works along a river in the middle of the town. */
  private void sites(Place city, int town, double west) {
    city.add(
        "waterway",
        "LINESTRING(%1$f -3900,%1$f 3900)".formatted(west + 2000),
        "class",
        "tributary");
    int hit = random.nextInt(4);
    for (int i = 0; i < 5; i++) {
      double south = 200 * i;
      city.add("land", box(west + 3000, south, west + 3100, south + 100), "kind", "planned_site");
      if (i < hit) {
        city.add(
            "hazard",
            at(west + 3050, south + 50),
            "kind",
            "flash_flood",
            "level",
            "small",
            "status",
            "open",
            "responsible_unit",
            "水利部门");
      }
    }
    note("site-avoidance", town, hit, 0);
    int built = random.nextInt(3);
    for (int i = 0; i < 3; i++) {
      city.add(
          "hazard",
          at(west + 2200, -500 - 100 * i),
          "kind",
          "chemical",
          "level",
          "small",
          "status",
          "open",
          "responsible_unit",
          "企业",
          "found_on",
          i < built ? "2023-01-01" : "2010-01-01");
    }
    note("chemical-siting", town, built, 0);
  }
}

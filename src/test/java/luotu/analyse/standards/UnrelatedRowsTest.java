package luotu.analyse.standards;

import static luotu.analyse.Scene.box;
import static luotu.analyse.standards.KnownCity.result;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import luotu.analyse.standards.KnownCity.Place;
import luotu.analyse.standards.RandomRows.Row;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What nobody recorded stays unknown, whatever else is recorded. */
class UnrelatedRowsTest {
  private static final int ROWS = 30;

  /**
   * What a standard reads, by the policies.
   *
   * @param reads per layer, whether a row of it may be read
   * @param thing draws what is to be protected, so that only the means are unknown
   */
  private record Reading(
      String standard, Map<String, Predicate<Row>> reads, Consumer<Place> thing) {}

  private static Predicate<Row> any() {
    return row -> true;
  }

  /** Rows that have one of the values in the field, or none at all: those may have any. */
  private static Predicate<Row> with(String field, String... values) {
    return row ->
        !row.fields().containsKey(field) || List.of(values).contains(row.fields().get(field));
  }

  private static Consumer<Place> land(String kind) {
    return place -> place.add("land", box(0, 0, 500, 500), "kind", kind);
  }

  private static final Consumer<Place> NOTHING = place -> {};

  private static final Consumer<Place> INHABITED_ROAD =
      place ->
          place
              .add("road", "LINESTRING(-3900 -3950,3000 -3950)", "class", "primary")
              .add("population", "POINT(0 -3950)", "people", 900.0);

  private static final Predicate<Row> GEOLOGICAL =
      with("kind", "landslide", "rockfall", "debris_flow", "collapse");
  private static final Predicate<Row> MAJOR = with("level", "large", "very_large");

  private static List<Reading> readings() {
    return List.of(
        new Reading(
            "forest-water-key",
            Map.of("land", with("kind", "forest_key"), "water_source", any()),
            land("forest_key")),
        new Reading(
            "forest-water-other",
            Map.of("land", with("kind", "forest"), "water_source", any()),
            land("forest")),
        new Reading(
            "built-up-fire-water",
            Map.of("land", with("kind", "built_up"), "water_source", with("kind", "hydrant")),
            land("built_up")),
        new Reading(
            "micro-station",
            Map.of("fire_station", with("kind", "micro"), "street_record", any()),
            place -> place.zone("-1", "community", box(-4000, -4000, 4000, 4000)).about("")),
        new Reading("rescue-team", Map.of("rescue_team", with("level", "town")), NOTHING),
        new Reading(
            "shelter-capacity",
            Map.of("shelter", any(), "population", any()),
            place -> place.add("population", "POINT(0 0)", "people", 900.0)),
        new Reading("dual-use", Map.of("shelter", any(), "facility", any()), NOTHING),
        new Reading(
            "helipad",
            Map.of("helipad", any(), "hazard", MAJOR),
            place -> place.many(1, "hazard", "level", "large", "status", "open")),
        new Reading(
            "air-reach",
            Map.of("helipad", with("kind", "base"), "hazard", MAJOR),
            place -> place.many(1, "hazard", "level", "large", "status", "open")),
        new Reading(
            "shelter-walk",
            Map.of("shelter", any(), "population", any(), "road", any()),
            INHABITED_ROAD),
        new Reading(
            "fire-response",
            Map.of("fire_station", any(), "population", any(), "road", any()),
            INHABITED_ROAD),
        new Reading(
            "life-circle",
            Map.of("facility", any(), "shelter", any(), "population", any(), "road", any()),
            INHABITED_ROAD),
        new Reading(
            "rescue-2h",
            Map.of("rescue_team", with("level", "district"), "population", any(), "road", any()),
            INHABITED_ROAD),
        new Reading(
            "warning-reach", Map.of("warning_point", any(), "population", any()), INHABITED_ROAD),
        new Reading("geohazard-monitoring", Map.of("hazard", GEOLOGICAL), NOTHING),
        new Reading("geohazard-people", Map.of("hazard", GEOLOGICAL), NOTHING),
        new Reading("waterlogging", Map.of("hazard", with("kind", "waterlogging")), NOTHING),
        new Reading("reservoir-people", Map.of("hazard", with("kind", "reservoir")), NOTHING),
        new Reading("major-hazard-closed", Map.of("hazard", MAJOR), NOTHING),
        new Reading("relief-goods", Map.of("relief_store", with("level", "town")), NOTHING),
        new Reading("drill", Map.of("street_record", any()), NOTHING),
        new Reading("command-post", Map.of("street_record", any()), NOTHING),
        new Reading("charging", Map.of("facility", with("kind", "charging")), NOTHING),
        new Reading(
            "chemical-siting",
            Map.of(
                "hazard",
                with("kind", "chemical", "tailings"),
                "waterway",
                with("class", "main", "tributary")),
            place ->
                place.many(
                    1, "hazard", "kind", "chemical", "status", "open", "found_on", "2023-01-01")),
        new Reading("responsibility", Map.of("hazard", any()), NOTHING),
        new Reading(
            "site-avoidance",
            Map.of("land", with("kind", "planned_site"), "hazard", any()),
            land("planned_site")));
  }

  /** A street and the standard about it, and whether rows of the layers read were added. */
  private record Asked(String zone, String standard, boolean otherKinds) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void noDataStaysNoData(long seed) {
    RandomRows rows = new RandomRows(seed);
    List<Asked> asked = new ArrayList<>();
    try (KnownCity city = KnownCity.farApart()) {
      for (Reading reading : readings()) {
        for (boolean hasThing : new boolean[] {false, true}) {
          for (boolean otherKinds : new boolean[] {false, true}) {
            Place place = city.street(reading.standard(), "disaster_prone", true);
            if (hasThing) {
              reading.thing().accept(place);
            }
            scatter(place, reading, rows, otherKinds);
            asked.add(new Asked(place.code(), reading.standard(), otherKinds));
          }
        }
      }
      JsonNode report = city.ask(KnownCity.AS_OF);
      for (Asked one : asked) {
        JsonNode result = result(report, one.zone(), one.standard());
        assertThat(result.get("status").asText())
            .as(one + " " + result.toPrettyString())
            .isIn(one.otherKinds() ? List.of("no_data", "not_applicable") : List.of("no_data"));
      }
    }
  }

  /** Rows that the standard does not read, and inventories of other layers. */
  private static void scatter(Place place, Reading reading, RandomRows rows, boolean otherKinds) {
    for (int i = 0; i < ROWS; ) {
      Row row = rows.row(rows.layer(), -3900, -3900, 3000, 3000);
      Predicate<Row> read = reading.reads().get(row.layer().id());
      boolean unrelated = read == null || otherKinds && !read.test(row);
      if (unrelated) {
        place.add(row);
        i++;
      }
    }
    RandomRows.LAYERS.stream()
        .map(layer -> layer.id())
        .filter(layer -> !reading.reads().containsKey(layer) && rows.oneIn(2))
        .forEach(place::inventory);
  }
}

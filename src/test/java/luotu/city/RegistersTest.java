package luotu.city;

import static luotu.city.DemoCityTest.CITY;
import static luotu.city.DemoCityTest.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import luotu.city.Plan.Place;
import luotu.model.Feature;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;

/** What the registers of hazards and resources hold, and where. */
class RegistersTest {
  private static final Terrain TERRAIN = new Terrain(DemoCity.DEFAULT_SEED);

  private static List<Feature> layer(String layer, Predicate<Feature> wanted) {
    return CITY.stream()
        .filter(feature -> feature.layer().equals(layer) && wanted.test(feature))
        .toList();
  }

  private static List<Feature> hazards(HazardKind kind) {
    return layer("hazard", hazard -> kind.id().equals(hazard.fields().get("kind")));
  }

  private static Set<Object> values(String layer, String field) {
    Set<Object> values = new TreeSet<>(Comparator.comparing(Object::toString));
    layer(layer, row -> true)
        .forEach(row -> values.add(row.fields().getOrDefault(field, "nobody has said")));
    return values;
  }

  private static double meanSlope(List<Feature> features) {
    return features.stream()
        .map(feature -> feature.geometry().getCentroid().getCoordinate())
        .map(place -> Plan.place(place.x, place.y))
        .mapToDouble(place -> TERRAIN.slope(place.u(), place.v()))
        .average()
        .orElseThrow();
  }

  private static long insideOf(List<Feature> features, String landKind) {
    List<PreparedGeometry> land =
        layer("land", row -> row.fields().get("kind").toString().startsWith(landKind)).stream()
            .map(row -> PreparedGeometryFactory.prepare(row.geometry()))
            .toList();
    return features.stream()
        .filter(feature -> land.stream().anyMatch(area -> area.intersects(feature.geometry())))
        .count();
  }

  @Test
  void theKindsOfHazardsSumToTheFigures() {
    HazardKind[] kinds = HazardKind.values();
    Set<HazardKind> geological = EnumSet.noneOf(HazardKind.class);
    Arrays.stream(kinds).filter(HazardKind::isGeological).forEach(geological::add);
    assertThat(Arrays.stream(kinds).mapToInt(HazardKind::inDistrict).sum()).isEqualTo(4188);
    assertThat(Arrays.stream(kinds).mapToInt(HazardKind::inCity).sum()).isEqualTo(100_000);
    assertThat(geological.stream().mapToInt(HazardKind::inCity).sum()).isEqualTo(15_000);
    assertThat(geological.stream().mapToInt(HazardKind::inDistrict).sum()).isEqualTo(628);
    for (HazardKind kind : kinds) {
      assertThat(hazards(kind)).as(kind.id()).hasSize(kind.inDistrict());
    }
  }

  @Test
  void hazardsLieWhereTheyAreLikely() {
    double everywhere = meanSlope(layer("hazard", hazard -> true));
    assertThat(meanSlope(hazards(HazardKind.LANDSLIDE))).isGreaterThan(2.5 * everywhere);
    assertThat(meanSlope(hazards(HazardKind.ROCKFALL))).isGreaterThan(3 * everywhere);
    assertThat(meanSlope(hazards(HazardKind.WATERLOGGING))).isLessThan(everywhere);
    assertThat(insideOf(hazards(HazardKind.FOREST_FIRE), "forest")).isGreaterThan(160);
    assertThat(insideOf(hazards(HazardKind.HIGH_RISE), "built_up")).isGreaterThan(790);
    assertThat(insideOf(hazards(HazardKind.RESERVOIR), "water")).isEqualTo(44);
    Geometry[] courses =
        layer("waterway", way -> "other".equals(way.fields().get("class"))).stream()
            .map(Feature::geometry)
            .toArray(Geometry[]::new);
    assertThat(hazards(HazardKind.DEBRIS_FLOW))
        .allMatch(
            hazard ->
                Arrays.stream(courses)
                    .anyMatch(course -> course.distance(hazard.geometry()) < 1e-3));
  }

  @Test
  void theDaysOfAHazardFollowEachOther() {
    String today = TODAY.toString();
    assertThat(layer("hazard", hazard -> true))
        .allSatisfy(
            hazard -> {
              String found = (String) hazard.fields().get("found_on");
              String closed = (String) hazard.fields().get("closed_on");
              assertThat(found).isLessThanOrEqualTo(today);
              assertThat(closed != null).isEqualTo("closed".equals(hazard.fields().get("status")));
              if (closed != null) {
                assertThat(closed).isBetween(found, today);
              }
            });
  }

  @Test
  void formsAreFilledInAsPeopleDo() {
    assertThat(values("hazard", "level")).hasSize(4);
    assertThat(values("hazard", "status")).containsExactly("closed", "open", "treating");
    assertThat(values("hazard", "monitoring")).contains("none", "nobody has said", "both");
    assertThat(values("hazard", "due_on")).contains("nobody has said");
    assertThat(values("shelter", "status"))
        .containsExactly("building", "closed", "nobody has said", "open", "planned");
    assertThat(values("facility", "status"))
        .containsExactly("closed", "nobody has said", "open", "planned");
    assertThat(values("facility", "kind")).hasSize(11);
    assertThat(values("fire_station", "kind")).hasSize(7);
    assertThat(values("water_source", "kind")).hasSize(5);
    assertThat(values("relief_store", "level")).hasSize(6);
    assertThat(values("rescue_team", "level")).hasSize(5);
    Map<Boolean, Integer> confirmed = new TreeMap<>();
    LocalDate yearAgo = TODAY.minusYears(1);
    layer("hazard", hazard -> hazard.confirmedOn() != null)
        .forEach(
            hazard -> confirmed.merge(hazard.confirmedOn().isBefore(yearAgo), 1, Integer::sum));
    assertThat(confirmed.get(true)).isGreaterThan(500);
    assertThat(confirmed.get(false)).isGreaterThan(2000);
    assertThat(layer("hazard", hazard -> hazard.confirmedOn() == null)).isNotEmpty();
  }

  /** So that some who are to be called in an incident can be relied on, and some cannot. */
  @Test
  void mostZonesWereConfirmedWithinAYear() {
    List<Feature> called = layer("zone", zone -> zone.fields().get("phone") != null);
    LocalDate yearAgo = TODAY.minusYears(1);
    long fresh =
        called.stream()
            .filter(zone -> zone.confirmedOn() != null && !zone.confirmedOn().isBefore(yearAgo))
            .count();
    assertThat(fresh).isBetween(called.size() / 3L, called.size() - 3L);
  }

  @Test
  void peopleInChargeAreRoles() {
    assertThat(layer("hazard", hazard -> hazard.fields().containsKey("people")))
        .hasSizeGreaterThan(3500)
        .flatExtracting(hazard -> (List<?>) hazard.fields().get("people"))
        .allSatisfy(
            person -> assertThat(((Map<?, ?>) person).get("name").toString()).startsWith("模拟"));
    assertThat(layer("shelter", shelter -> true))
        .allMatch(shelter -> shelter.fields().get("contact").equals("模拟值班员"));
  }

  @Test
  void someResourcesLieJustAcrossTheBorder() {
    Geometry district =
        layer("zone", zone -> "district".equals(zone.fields().get("kind"))).get(0).geometry();
    PreparedGeometry inside = PreparedGeometryFactory.prepare(district);
    Stream.of("shelter", "water_source", "fire_station", "facility")
        .forEach(
            layer ->
                assertThat(layer(layer, row -> !inside.intersects(row.geometry())))
                    .as(layer)
                    .isNotEmpty()
                    .allMatch(row -> row.geometry().distance(district) < 0.05));
    assertThat(layer("hazard", hazard -> !inside.intersects(hazard.geometry()))).isEmpty();
  }

  @Test
  void choiceFollowsTheWeights() {
    int[] blocks = {3, 5, 8};
    Chance chance = new Chance(1, "test");
    int[] chosen = Sites.choose(blocks, 1000, block -> block == 5 ? 3 : block == 8 ? 1 : 0, chance);
    assertThat(Arrays.stream(chosen).filter(block -> block == 3)).isEmpty();
    assertThat(Arrays.stream(chosen).filter(block -> block == 5).count()).isBetween(749L, 751L);
    assertThat(Sites.choose(blocks, 3, block -> 0, chance)).containsExactly(3, 5, 8);
    assertThat(Sites.choose(new int[0], 3, block -> 1, chance)).isEmpty();
  }

  @Test
  void aPlaceOnTheMapIsFoundAgainOnTheBoard() {
    Coordinate degrees = Plan.degrees(1234, -5678);
    Place place = Plan.place(degrees.x, degrees.y);
    assertThat(place.distance(1234, -5678)).isLessThan(0.02);
  }
}

package luotu.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import luotu.Checkout;
import luotu.model.Fault;
import luotu.model.Feature;
import luotu.model.FeatureCheck;
import luotu.model.FeatureJson;
import luotu.model.Layer;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.coverage.CoverageUnion;
import org.locationtech.jts.coverage.CoverageValidator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.noding.BasicSegmentString;
import org.locationtech.jts.noding.FastNodingValidator;

/** The district, which is made once for all these tests. */
class DemoCityTest {
  static final LocalDate TODAY = LocalDate.of(2025, 11, 22);
  static final List<Feature> CITY = city(DemoCity.DEFAULT_SEED);

  private static List<Feature> city(long seed) {
    List<Feature> features = new ArrayList<>();
    DemoCity.generate(Path.of("data"), CityScale.DISTRICT, seed, TODAY, features::add);
    return features;
  }

  private static Stream<Feature> layer(String id) {
    return CITY.stream().filter(feature -> feature.layer().equals(id));
  }

  private static Stream<Feature> zones(String kind) {
    return layer("zone").filter(zone -> kind.equals(zone.fields().get("kind")));
  }

  private static String checksum(List<Feature> features) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Feature feature : features) {
        Layer layer = Checkout.CATALOGUE.getLayer(feature.layer());
        digest.update(
            FeatureJson.of(layer, feature, true).toString().getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Test
  void theSameSeedGivesTheSameCityInAnyThread() {
    List<CompletableFuture<String>> others =
        Stream.generate(
                () -> CompletableFuture.supplyAsync(() -> checksum(city(DemoCity.DEFAULT_SEED))))
            .limit(2)
            .toList();
    String first = checksum(CITY);
    assertThat(others).allSatisfy(other -> assertThat(other.join()).isEqualTo(first));
  }

  @Test
  void anotherSeedGivesAnotherCityOfTheSameSize() {
    List<Feature> other = city(7);
    assertThat(checksum(other)).isNotEqualTo(checksum(CITY));
    assertThat(other.stream().filter(feature -> feature.layer().equals("hazard"))).hasSize(4188);
    other.forEach(DemoCityTest::assertSound);
  }

  @Test
  void everyFeatureMayBeStoredAndSaysThatItIsSimulated() {
    CITY.forEach(DemoCityTest::assertSound);
    Set<String> keys = new HashSet<>();
    assertThat(CITY).allMatch(feature -> keys.add(feature.layer() + " " + feature.sourceKey()));
    assertThat(layer("hazard")).allMatch(hazard -> hazard.name().endsWith("（模拟）"));
  }

  private static void assertSound(Feature feature) {
    Layer layer = Checkout.CATALOGUE.getLayer(feature.layer());
    List<Fault> faults = new ArrayList<>(FeatureCheck.geometry(layer, feature.geometry()));
    Map<String, Object> read = FeatureCheck.fields(layer, feature.fields(), false, faults);
    assertThat(faults).as(feature.layer() + " " + feature.sourceKey()).isEmpty();
    assertThat(read).isEqualTo(feature.fields());
    assertThat(feature.source()).isEqualTo("simulated");
    if (feature.confirmedOn() != null) {
      assertThat(feature.confirmedOn()).isBeforeOrEqualTo(TODAY);
    }
  }

  @Test
  void phonesAreImpossible() {
    assertThat(CITY)
        .allSatisfy(
            feature -> {
              assertThat(feature.fields().getOrDefault("phone", "000-0000-0000"))
                  .isEqualTo("000-0000-0000");
              if (feature.layer().equals("hazard") && feature.fields().get("people") != null) {
                assertThat((List<?>) feature.fields().get("people"))
                    .allSatisfy(
                        person ->
                            assertThat(((Map<?, ?>) person).get("phone"))
                                .isEqualTo("000-0000-0000"));
              }
            });
  }

  @Test
  void theTownsOfShapingbaPartitionIt() {
    List<Feature> towns = zones("town").toList();
    assertThat(towns).hasSize(26);
    assertThat(towns)
        .extracting(town -> town.fields().get("code"))
        .startsWith("500106001", "500106002")
        .endsWith("500106112")
        .doesNotHaveDuplicates();
    assertPartition(towns, zones("district").toList());
    assertThat(towns).allMatch(town -> town.geometry().getNumGeometries() == 1);
    assertThat(zones("functional"))
        .singleElement()
        .satisfies(
            zone ->
                assertThat(zone.geometry().getArea())
                    .isCloseTo(
                        towns.stream()
                            .filter(
                                town ->
                                    zone.fields()
                                        .get("code")
                                        .equals(town.fields().get("member_of")))
                            .mapToDouble(town -> town.geometry().getArea())
                            .sum(),
                        within(1e-12)));
  }

  @Test
  void theCommunitiesPartitionTheirTowns() {
    for (Feature town : zones("town").toList()) {
      List<Feature> parts =
          zones("community")
              .filter(part -> part.fields().get("parent").equals(town.fields().get("code")))
              .toList();
      assertThat(parts).as(town.name()).hasSizeBetween(3, 24);
      assertPartition(parts, List.of(town));
    }
  }

  @Test
  void theTownsOfTheWholeCityPartitionIt() {
    Gazetteer gazetteer = Gazetteer.read(Path.of("data"));
    Terrain terrain = new Terrain(7);
    Towns towns =
        new Towns(7, new Settlement(7, terrain, gazetteer), gazetteer, gazetteer.districts());
    Zones zones = new Zones(towns, gazetteer.districts());
    assertThat(zones.towns()).hasSize(1031);
    Geometry[] shapes = zones.towns().stream().map(zones::shape).toArray(Geometry[]::new);
    assertThat(shapes).noneMatch(Geometry::isEmpty);
    assertThat(CoverageValidator.isValid(shapes)).isTrue();
    assertThat(CoverageUnion.union(shapes).getNumGeometries()).isEqualTo(1);
  }

  private static void assertPartition(List<Feature> parts, List<Feature> whole) {
    Geometry[] shapes = parts.stream().map(Feature::geometry).toArray(Geometry[]::new);
    assertThat(CoverageValidator.isValid(shapes)).isTrue();
    assertThat(whole).hasSize(1);
    Geometry all = whole.get(0).geometry();
    assertThat(CoverageUnion.union(shapes).equalsTopo(all)).isTrue();
    assertThat(Stream.of(shapes).mapToDouble(Geometry::getArea).sum())
        .isCloseTo(all.getArea(), within(1e-12));
  }

  @Test
  void thePeopleOfItsCellsAreThePeopleOfAZone() {
    for (Feature town : zones("town").toList()) {
      IndexedPointInAreaLocator inside = new IndexedPointInAreaLocator(town.geometry());
      double sum =
          layer("population")
              .filter(cell -> inside.locate(cell.geometry().getCoordinate()) != Location.EXTERIOR)
              .mapToDouble(cell -> (Double) cell.fields().get("people"))
              .sum();
      assertThat(sum)
          .as(town.name())
          .isEqualTo(((Long) town.fields().get("population")).doubleValue());
    }
    assertThat(layer("population").mapToDouble(cell -> (Double) cell.fields().get("people")).sum())
        .isEqualTo(1_500_000);
  }

  @Test
  void hazardsAndSheltersAreAsManyAsInTheFigures() {
    assertThat(layer("hazard")).hasSize(4188);
    assertThat(layer("hazard").map(hazard -> hazard.fields().get("kind")))
        .contains("landslide", "rockfall", "debris_flow", "reservoir", "tailings", "waterlogging");
    assertThat(layer("shelter")).hasSize(180);
    Set<String> shelters = new HashSet<>(layer("shelter").map(Feature::sourceKey).toList());
    assertThat(layer("hazard").map(hazard -> hazard.fields().get("shelter")))
        .allMatch(key -> key == null || shelters.contains(key));
  }

  @Test
  void roadsMeetAtTheirEndsOnly() {
    List<BasicSegmentString> lines =
        layer("road")
            .filter(road -> !isRaisedOrSunk(road))
            .map(road -> new BasicSegmentString(road.geometry().getCoordinates(), road.sourceKey()))
            .toList();
    FastNodingValidator validator = new FastNodingValidator(lines);
    assertThat(validator.isValid()).as(validator.getErrorMessage()).isTrue();
  }

  private static boolean isRaisedOrSunk(Feature road) {
    return road.fields().containsKey("bridge") || road.fields().containsKey("tunnel");
  }

  @Test
  void roadsAreOneNetwork() {
    assertThat(layer("road").count()).isBetween(15_000L, 40_000L);
    Map<Coordinate, Coordinate> parents = new HashMap<>();
    layer("road")
        .forEach(
            road -> {
              Coordinate[] line = road.geometry().getCoordinates();
              parents.put(root(parents, line[0]), root(parents, line[line.length - 1]));
            });
    Set<Coordinate> networks = new HashSet<>();
    new ArrayList<>(parents.keySet()).forEach(place -> networks.add(root(parents, place)));
    assertThat(networks).hasSize(1);
  }

  private static Coordinate root(Map<Coordinate, Coordinate> parents, Coordinate place) {
    Coordinate at = place;
    while (!parents.computeIfAbsent(at, same -> same).equals(at)) {
      parents.put(at, parents.get(parents.get(at)));
      at = parents.get(at);
    }
    return at;
  }

  @Test
  void onlyFewBridgesCrossTheRiver() {
    Geometry[] water =
        layer("waterway")
            .filter(way -> "main".equals(way.fields().get("class")))
            .map(Feature::geometry)
            .toArray(Geometry[]::new);
    PreparedGeometry river = PreparedGeometryFactory.prepare(CoverageUnion.union(water));
    List<Feature> over = layer("road").filter(road -> river.intersects(road.geometry())).toList();
    assertThat(over).hasSizeBetween(2, 12).allMatch(DemoCityTest::isRaisedOrSunk);
    assertThat(layer("road").filter(road -> road.fields().containsKey("tunnel"))).isNotEmpty();
    assertThat(layer("road").filter(road -> "steps".equals(road.fields().get("class"))))
        .hasSizeGreaterThan(30)
        .allMatch(road -> Boolean.TRUE.equals(road.fields().get("steps")));
  }
}

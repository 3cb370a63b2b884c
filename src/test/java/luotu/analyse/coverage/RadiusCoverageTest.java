package luotu.analyse.coverage;

import static luotu.analyse.Scene.box;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import luotu.analyse.Scene;
import luotu.geo.GeoJson;
import luotu.model.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKTReader;

class RadiusCoverageTest {
  private Scene scene;

  private Scene at(double longitude, double latitude) {
    scene = new Scene(longitude, latitude);
    return scene;
  }

  @AfterEach
  void close() {
    if (scene != null) {
      scene.close();
    }
  }

  private JsonNode coverage(String inputs) {
    return scene.run("radius-coverage", "'facilities':'water_source'," + inputs);
  }

  private double share(String inputs) {
    return coverage(inputs).at("/radii/0/share").asDouble(Double.NaN);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "106.5, 29.5", "-70, -54", "30, 80", "179.5, -17"})
  void oneCircleWithinASquare(double longitude, double latitude) {
    at(longitude, latitude).square("1", 4000).add("water_source", "POINT(100 200)").store();
    JsonNode answer = coverage("'radius_m':1000");
    assertThat(answer.at("/radii/0/share").doubleValue()).isCloseTo(Math.PI / 16, within(2e-5));
    assertThat(answer.at("/radii/0/zones/0/total").doubleValue()).isCloseTo(16e6, within(20.0));
    assertThat(answer.at("/radii/0/zones/0/covered").doubleValue())
        .isCloseTo(Math.PI * 1e6, within(300.0));
    assertThat(answer.at("/radii/0/zones/0/zone").textValue()).isEqualTo("1");
    assertThat(answer.at("/radii/0/covered_geometry").isNull()).isTrue();
  }

  @Test
  void whatReachesInFromAcrossTheBorderCounts() {
    at(106.5, 29.5)
        .square("1", 4000)
        .add("water_source", "POINT(2000 0)")
        .add("water_source", "POINT(-2500 0)")
        .store();
    double segment = Math.acos(0.5) - 0.5 * Math.sqrt(0.75);
    assertThat(share("'radius_m':1000")).isCloseTo((Math.PI / 2 + segment) / 16, within(5e-5));
  }

  @Test
  void equalCirclesCountOnce() {
    at(106.5, 29.5).square("1", 4000);
    for (int i = 0; i < 40; i++) {
      scene.add("water_source", "POINT(0 0)");
    }
    scene.store();
    assertThat(share("'radius_m':1000")).isCloseTo(Math.PI / 16, within(2e-5));
  }

  @ParameterizedTest
  @ValueSource(doubles = {2829, 2900, 50_000, 100_000, 100_001, 1_000_000})
  void aZoneWithinOneCircleIsCoveredExactly(double radiusMetres) {
    at(106.5, 29.5).square("1", 4000).add("water_source", "POINT(0 0)").store();
    JsonNode answer = coverage("'radius_m':" + radiusMetres);
    assertThat(answer.at("/radii/0/zones/0/share").doubleValue()).isEqualTo(1.0);
    assertThat(answer.at("/radii/0/covered")).isEqualTo(answer.at("/radii/0/total"));
  }

  @Test
  void manyCirclesTouchingLikeTilesLeaveTheGapsBetween() {
    at(106.5, 29.5).square("1", 4000);
    for (int x = -1800; x <= 1800; x += 400) {
      for (int y = -1800; y <= 1800; y += 400) {
        scene.add("water_source", "POINT(" + x + " " + y + ")");
      }
    }
    scene.store();
    assertThat(share("'radius_m':200")).isCloseTo(Math.PI / 4, within(1e-4));
    // Each circle reaches the middle of its neighbours' gap: nothing is left.
    assertThat(share("'radius_m':283.2")).isEqualTo(1.0);
  }

  @Test
  void linesAndPolygonsCountByTheirShape() {
    at(106.5, 29.5)
        .square("1", 10_000)
        .add("water_source", "LINESTRING(-1000 3000,1000 3000)")
        .add("water_source", box(-500, -3000, 500, -2000))
        .store();
    double line = 2000 * 1000 + Math.PI * 500 * 500;
    double square = 1000 * 1000 + 4 * 1000 * 500 + Math.PI * 500 * 500;
    assertThat(share("'radius_m':500")).isCloseTo((line + square) / 1e8, within(5e-5));
  }

  @Test
  void aRiverThroughALargeZoneCountsByItsShape() {
    at(106.5, 29.5)
        .zone("1", "city", box(-200_000, -200_000, 200_000, 200_000))
        .add("water_source", "LINESTRING(-300000 0,-100000 0,0 0,100000 0,300000 0)")
        .store();
    assertThat(share("'radius_m':5000")).isCloseTo(10_000 / 400_000.0, within(2e-4));
  }

  @Test
  void circlesInALargeZoneAreTrue() {
    at(106.5, 29.5)
        .zone("1", "city", box(-250_000, -250_000, 250_000, 250_000))
        .add("water_source", "POINT(200000 200000)")
        .add("water_source", "POINT(0 0)")
        .store();
    double circle = Math.PI * 20_000 * 20_000 / 500_000 / 500_000;
    assertThat(share("'radius_m':20000") / (2 * circle)).isCloseTo(1, within(1e-3));
  }

  @Test
  void largeRadiiAreGeodesic() {
    at(106.5, 29.5)
        .zone("1", "city", box(-200_000, -200_000, 200_000, 200_000))
        .add("water_source", "POINT(0 0)")
        .store();
    assertThat(share("'radius_m':150000") / (Math.PI * 150 * 150 / 400 / 400))
        .isCloseTo(1, within(1e-3));
  }

  @Test
  void closedOnesDoNotCountAndUnknownOnesAreUnverified() {
    at(106.5, 29.5)
        .square("1", 4000)
        .add("water_source", "POINT(0 0)", "usable", false)
        .add("water_source", "POINT(0 90000)")
        .store();
    assertThat(share("'radius_m':1000")).isZero();
    assertThat(coverage("'radius_m':1000").get("unverified").asInt()).isZero();
    scene.add("water_source", "POINT(0 0)").add("water_source", "POINT(0 2900)").store();
    JsonNode answer = coverage("'radius_m':1000");
    assertThat(answer.get("unverified").asInt()).isEqualTo(2);
    assertThat(answer.at("/radii/0/share").doubleValue()).isGreaterThan(Math.PI / 16);
    assertThat(coverage("'radius_m':[800,500]").get("unverified").asInt()).isEqualTo(1);
    assertThat(coverage("'radius_m':1000").get("simulated").isBoolean()).isTrue();
    assertThat(answer.get("change").asLong()).isPositive();
  }

  @Test
  void plannedOnesCountWhenAsked() {
    at(106.5, 29.5).square("1", 4000).add("shelter", "POINT(0 0)", "status", "planned").store();
    String inputs = "'facilities':'shelter','radius_m':1000";
    assertThat(scene.run("radius-coverage", inputs).at("/radii/0/share").doubleValue()).isZero();
    JsonNode answer = scene.run("radius-coverage", inputs + ",'include_status':'planned'");
    assertThat(answer.at("/radii/0/share").doubleValue()).isCloseTo(Math.PI / 16, within(2e-5));
    assertThat(answer.get("unverified").asInt()).isZero();
  }

  @Test
  void aFilterPicksFacilities() {
    at(106.5, 29.5)
        .square("1", 4000)
        .add("water_source", "POINT(0 0)", "kind", "pond")
        .add("water_source", "POINT(500 0)", "kind", "hydrant")
        .store();
    assertThat(share("'radius_m':500,'filter':'kind = `pond`'"))
        .isCloseTo(Math.PI / 64, within(2e-5));
  }

  @Test
  void withoutFacilitiesNothingIsCoveredAndWithoutZonesNothingIsListed() {
    at(106.5, 29.5);
    JsonNode nothing = coverage("'radius_m':1000,'include_geometry':true");
    assertThat(nothing.at("/radii/0/zones")).isEmpty();
    assertThat(nothing.at("/radii/0/total").doubleValue()).isZero();
    assertThat(nothing.at("/radii/0/share").isNull()).isTrue();
    assertThat(nothing.at("/radii/0/covered_geometry/coordinates")).isEmpty();
    scene.square("1", 4000).store();
    JsonNode bare = coverage("'radius_m':1000");
    assertThat(bare.at("/radii/0/covered").doubleValue()).isZero();
    assertThat(bare.at("/radii/0/share").doubleValue()).isZero();
    assertThat(bare.at("/radii/0/share").isNull()).isFalse();
  }

  @Test
  void partsSumToTheWholeAndRadiiAreNested() {
    at(106.5, 29.5)
        .zone("1", "town", box(-2000, -2000, 0, 2000))
        .zone("2", "town", box(0, -2000, 2000, 2000))
        .add("water_source", "POINT(0 0)")
        .store();
    JsonNode answer = coverage("'radius_m':[500,1000]");
    for (int radius = 0; radius < 2; radius++) {
      JsonNode each = answer.at("/radii/" + radius);
      for (String amount : new String[] {"total", "covered"}) {
        assertThat(
                each.at("/zones/0/" + amount).asDouble() + each.at("/zones/1/" + amount).asDouble())
            .isCloseTo(each.get(amount).asDouble(), within(0.02));
      }
      assertThat(each.at("/zones/0/share").asDouble())
          .isCloseTo(each.at("/zones/1/share").asDouble(), within(1e-5));
    }
    assertThat(answer.at("/radii/0/share").asDouble()).isCloseTo(Math.PI / 64, within(2e-5));
    assertThat(answer.at("/radii/1/share").asDouble()).isCloseTo(Math.PI / 16, within(2e-5));
  }

  @Test
  void zonesThatOverlapCountOnceInTheTotal() {
    at(106.5, 29.5)
        .zone("1", "district", box(-2000, -2000, 2000, 2000))
        .zone("11", "town", box(-2000, -2000, 0, 2000))
        .zone("9", "functional", box(1000, -2000, 3000, 2000))
        .add("water_source", "POINT(-1000 0)")
        .store();
    JsonNode radius = coverage("'radius_m':500,'zones':['9','1','11','1']").at("/radii/0");
    assertThat(radius.get("zones")).hasSize(3);
    assertThat(radius.get("total").asDouble()).isCloseTo(20e6, within(400.0));
    assertThat(radius.get("covered").asDouble()).isCloseTo(Math.PI * 250_000, within(50.0));
  }

  @Test
  void geometriesFillTheZonesWithoutOverlap() throws Exception {
    at(106.5, 29.5)
        .zone("1", "town", box(-2000, -2000, 0, 2000))
        .zone("2", "town", box(0, -2000, 2000, 2000))
        .add("water_source", "POINT(0 0)")
        .add("water_source", "POINT(300 0)")
        .store();
    JsonNode radius = coverage("'radius_m':1000,'include_geometry':true").at("/radii/0");
    Geometry covered = GeoJson.read(radius.get("covered_geometry"));
    Geometry uncovered = GeoJson.read(radius.get("uncovered_geometry"));
    assertThat(covered.isValid()).isTrue();
    assertThat(uncovered.isValid()).isTrue();
    assertThat(covered.getNumGeometries()).isEqualTo(1);
    assertThat(covered.intersection(uncovered).getArea()).isLessThan(1e-9);
    assertThat(luotu.geo.Geodesics.areaSquareMetres(covered))
        .isCloseTo(radius.get("covered").asDouble(), within(200.0));
    assertThat(luotu.geo.Geodesics.areaSquareMetres(uncovered))
        .isCloseTo(
            radius.get("total").asDouble() - radius.get("covered").asDouble(), within(200.0));
  }

  /** Area of the zone on the ellipsoid: 273 746.817 km² by PostGIS on geography. */
  @Test
  void aProvinceHasItsTrueAreaThoughItIsCutUp() throws Exception {
    at(93, 42);
    scene
        .addDegrees(
            "zone",
            new WKTReader().read("POLYGON((90 40,96 40,96 45,90 45,90 40))"),
            "code",
            "1",
            "kind",
            "city")
        .add("water_source", "POINT(0 0)")
        .store();
    JsonNode radius = coverage("'radius_m':20000,'include_geometry':true").at("/radii/0");
    assertThat(radius.get("total").asDouble() / 273_746_817_260.0).isCloseTo(1, within(1e-5));
    Geometry uncovered = GeoJson.read(radius.get("uncovered_geometry"));
    assertThat(luotu.geo.Geodesics.areaSquareMetres(uncovered))
        .isCloseTo(radius.get("total").asDouble() - radius.get("covered").asDouble(), within(1e6));
  }

  @Test
  void aZoneAcrossTheAntimeridianIsOne() throws Exception {
    at(180, -17);
    scene
        .addDegrees(
            "zone",
            new WKTReader()
                .read(
                    "MULTIPOLYGON(((179.98 -17.02,180 -17.02,180 -16.98,179.98 -16.98,179.98 -17.02)),"
                        + "((-180 -17.02,-179.98 -17.02,-179.98 -16.98,-180 -16.98,-180 -17.02)))"),
            "code",
            "1",
            "kind",
            "town")
        .add("water_source", "POINT(-100 0)")
        .store();
    JsonNode radius = coverage("'radius_m':1000,'include_geometry':true").at("/radii/0");
    assertThat(radius.get("covered").asDouble()).isCloseTo(Math.PI * 1e6, within(100.0));
    Geometry covered = GeoJson.read(radius.get("covered_geometry"));
    assertThat(covered.getNumGeometries()).isEqualTo(2);
    assertThat(covered.isValid()).isTrue();
    assertThat(covered.getEnvelopeInternal().getMinX()).isEqualTo(-180);
    assertThat(covered.getEnvelopeInternal().getMaxX()).isEqualTo(180);
    assertThat(luotu.geo.Geodesics.areaSquareMetres(covered))
        .isCloseTo(Math.PI * 1e6, within(200.0));
  }

  @Test
  void landCountsOnceAndOnlyWithinItsZone() {
    at(106.5, 29.5)
        .square("1", 4000)
        .add("land", box(0, 0, 1000, 1000), "kind", "forest")
        .add("land", box(500, 0, 3000, 1000), "kind", "forest")
        .add("land", box(-2000, -2000, -1000, -1000), "kind", "water")
        .add("water_source", "POINT(0 0)")
        .store();
    JsonNode forest =
        coverage("'radius_m':1000,'over':'land','over_filter':'kind = `forest`'").at("/radii/0");
    assertThat(forest.get("total").asDouble()).isCloseTo(2e6, within(10.0));
    assertThat(forest.get("covered").asDouble()).isCloseTo(Math.PI / 4 * 1e6, within(100.0));
    assertThat(coverage("'radius_m':1000,'over':'land'").at("/radii/0/total").asDouble())
        .isCloseTo(3e6, within(10.0));
  }

  @Test
  void peopleAreCountedCellByCellAndScaledToTheZone() {
    at(106.5, 29.5)
        .zone("1", "town", box(-2000, -2000, 0, 2000), "population", 1000L)
        .zone("2", "town", box(0, -2000, 2000, 2000))
        .zone("3", "town", box(2000, -2000, 4000, 2000), "population", 77L)
        .zone("4", "town", box(4000, -2000, 6000, 2000))
        .zone("5", "district", box(-2000, -2000, 2000, 2000))
        .add("population", "POINT(-999 0)", "people", 10.0)
        .add("population", "POINT(-1001 0)", "people", 30.0)
        .add("population", "POINT(500 0)", "people", 5.0)
        .add("water_source", "POINT(0 0)")
        .store();
    JsonNode zones = coverage("'radius_m':1000,'over':'population'").at("/radii/0/zones");
    assertThat(zones.get(0).get("total").asDouble()).isEqualTo(1000);
    assertThat(zones.get(0).get("covered").asDouble()).isEqualTo(250);
    assertThat(zones.get(0).get("share").asDouble()).isEqualTo(0.25);
    assertThat(zones.get(1).get("share").asDouble()).isEqualTo(1);
    assertThat(zones.get(2).get("total").asDouble()).isEqualTo(77);
    assertThat(zones.get(2).get("covered").isNull()).isTrue();
    assertThat(zones.get(2).get("share").isNull()).isTrue();
    assertThat(zones.get(3).get("total").asDouble()).isZero();
    assertThat(zones.get(3).get("share").isNull()).isTrue();
    JsonNode overlapping =
        coverage("'radius_m':1000,'over':'population','zones':['1','2','5']").at("/radii/0");
    assertThat(overlapping.get("total").asDouble()).isEqualTo(1005);
    assertThat(overlapping.at("/zones/2/total").asDouble()).isEqualTo(45);
    assertThat(overlapping.at("/zones/2/covered").asDouble()).isEqualTo(15);
    JsonNode crowded =
        coverage("'radius_m':1000,'over':'population','over_filter':'people < 20'").at("/radii/0");
    assertThat(crowded.at("/zones/0/total").asDouble()).isEqualTo(250);
    assertThat(crowded.at("/zones/0/share").asDouble()).isEqualTo(1);
    JsonNode nobody =
        coverage("'radius_m':1000,'over':'population','over_filter':'people > 99'").at("/radii/0");
    assertThat(nobody.at("/zones/0/total").asDouble()).isZero();
    assertThat(nobody.at("/zones/0/covered").asDouble()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "unknown-layer|'facilities':'x','radius_m':1|x",
        "layer-without-geometry|'facilities':'inventory','radius_m':1|inventory",
        "unknown-zone|'facilities':'shelter','radius_m':1,'zones':['404']|404",
        "invalid-input|'facilities':'shelter'|",
        "invalid-input|'facilities':'shelter','radius_m':[]|[]",
        "invalid-input|'facilities':'shelter','radius_m':0|0",
        "invalid-input|'facilities':'shelter','radius_m':-1|-1",
        "invalid-input|'facilities':'shelter','radius_m':1e9|1.0E9",
        "invalid-input|'facilities':'shelter','radius_m':1e999|",
        "invalid-input|'facilities':'shelter','radius_m':'500'|500",
        "invalid-input|'facilities':'shelter','radius_m':[500,null]|null",
        "invalid-input|'facilities':'shelter','radius_m':[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21]|21",
        "invalid-input|'facilities':'shelter','radius_m':1,'radius':2|radius",
        "invalid-input|'facilities':'shelter','radius_m':1,'over':'people'|people",
        "invalid-input|'facilities':'shelter','radius_m':1,'over_filter':'kind IS NULL'|kind IS NULL",
        "invalid-input|'facilities':'shelter','radius_m':1,'include_status':'lost'|lost",
        "invalid-input|'facilities':'shelter','radius_m':1,'include_geometry':'yes'|yes",
        "invalid-text|'facilities':'shelter','radius_m':1,'zones':['\\u0000']|U+0000",
        "invalid-filter|'facilities':'shelter','radius_m':1,'filter':'nosuch = 1'|nosuch",
        "invalid-filter|'facilities':'shelter','radius_m':1,'filter':'1; DROP TABLE feature'|",
      })
  void wrongInputsAreNamed(String type, String inputs, String found) {
    at(106.5, 29.5);
    assertThatThrownBy(() -> scene.run("radius-coverage", inputs))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.type()).isEqualTo(type);
              assertThat(refusal.faults().get(0).found()).contains(found == null ? "" : found);
            });
  }
}

package luotu.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

class ReferenceSystemTest {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  private static Coordinate convert(String system, double x, double y) throws Exception {
    Geometry point = FACTORY.createPoint(new Coordinate(x, y));
    return ReferenceSystem.of(system).toWgs84(point).getCoordinate();
  }

  /** Expected values are those of PostGIS 3.3 with PROJ 9.1. */
  @ParameterizedTest
  @CsvSource({
    "EPSG:4545, 500000, 3265000, 108, 29.502803252659",
    "epsg:4547, 351234.56, 3312345.67, 112.459483881258, 29.920926340715",
    "EPSG:4523, 35612345, 3265000, 106.158532075744, 29.497757300383",
    "EPSG:32648, 645123.4, 3265432.1, 106.497296228660, 29.510058890294",
    "EPSG:3857, 11855526.4, 3434567.8, 106.500005664025, 29.461898880294",
    "EPSG:4509, 500000, 4000000, 117, 36.130292920696",
    "EPSG:2380, 500000, 3265000, 105, 29.502789527059",
    "EPSG:4326, 106.5, 29.5, 106.5, 29.5",
    "EPSG:4490, 106.5, 29.5, 106.5, 29.5",
  })
  void registeredSystems(String system, double x, double y, double longitude, double latitude)
      throws Exception {
    Coordinate found = convert(system, x, y);
    assertThat(found.x).isCloseTo(longitude, within(system.equals("EPSG:2380") ? 3e-7 : 2e-9));
    assertThat(found.y).isCloseTo(latitude, within(system.equals("EPSG:2380") ? 3e-7 : 2e-9));
  }

  /** Test points that the authors of several converters publish. */
  @ParameterizedTest
  @CsvSource({
    "GCJ-02, 116.41024449916938, 39.91640428150164, 116.404, 39.915",
    "GCJ-02, 2.3522, 48.8566, 2.3522, 48.8566",
    "BD-09, 2.3522, 48.8566, 2.3522, 48.8566",
  })
  void chineseWebMaps(String system, double x, double y, double longitude, double latitude)
      throws Exception {
    Coordinate found = convert(system, x, y);
    assertThat(found.x).isCloseTo(longitude, within(1e-9));
    assertThat(found.y).isCloseTo(latitude, within(1e-9));
  }

  /** BD-09 of GCJ-02 116.404, 39.915, as published. */
  @ParameterizedTest
  @CsvSource({"116.41036949371029, 39.92133699351022, 116.404, 39.915"})
  void baiduGoesThroughGcj02(double x, double y, double gcjX, double gcjY) throws Exception {
    Coordinate direct = convert("BD-09", x, y);
    Coordinate stepwise = convert("GCJ-02", gcjX, gcjY);
    assertThat(direct.x).isCloseTo(stepwise.x, within(1e-9));
    assertThat(direct.y).isCloseTo(stepwise.y, within(1e-9));
  }

  @Property(tries = 500)
  void chineseWebMapsComeBack(
      @ForAll @DoubleRange(min = 73, max = 137) double longitude,
      @ForAll @DoubleRange(min = 2, max = 55) double latitude)
      throws Exception {
    double[] gcj = {longitude, latitude};
    ChineseOffsets.toGcj02(gcj);
    assertThat(Geodesics.distanceMetres(longitude, latitude, gcj[0], gcj[1]))
        .isBetween(1.0, 1500.0);
    assertThat(convert("gcj02", gcj[0], gcj[1]).distance(new Coordinate(longitude, latitude)))
        .isLessThan(1e-9);
    double[] baidu = {longitude, latitude};
    ChineseOffsets.toBd09(baidu);
    assertThat(convert("BD09", baidu[0], baidu[1]).distance(new Coordinate(longitude, latitude)))
        .isLessThan(1e-9);
  }

  @ParameterizedTest
  @ValueSource(strings = {"EPSG:999999", "EPSG:x", "", "WGS84", "EPSG:4979", "EPSG:5703", "EPSG:"})
  void unknownSystemsAreNamed(String code) {
    assertThatThrownBy(() -> ReferenceSystem.of(code))
        .isInstanceOfSatisfying(
            ReferenceSystemFault.class,
            fault -> {
              assertThat(fault)
                  .hasMessageStartingWith(code.toUpperCase(java.util.Locale.ROOT) + ": ");
              assertThat(fault.expectedZh()).contains("EPSG:4490");
              assertThat(fault.expectedEn()).contains("EPSG:4490");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "EPSG:4545, 106.5, 29.5",
    "EPSG:4545, 3265000, 500000",
    "EPSG:32648, 1e300, 1e300",
    "EPSG:4214, 29.5, 106.5",
    "EPSG:27700, 36500000, 3264000",
  })
  void positionsFarOutsideTheSystemAreRefused(String system, double x, double y) {
    assertThatThrownBy(() -> convert(system, x, y))
        .isInstanceOfSatisfying(
            GeometryFault.class,
            fault -> {
              assertThat(fault.found()).contains(String.valueOf(x));
              assertThat(fault.expectedEn()).contains(system);
            });
  }
}

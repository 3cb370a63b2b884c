package luotu.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKTReader;

class EqualAreaPlaneTest {
  /** The worked example of EPSG Guidance Note 7-2 for method 9820, with WGS 84 for GRS 1980. */
  @Test
  void laysFlatAsTheRegisterDoes() {
    double[] position = {5, 50};
    new EqualAreaPlane(new LonLat(10, 52)).forward(position, 0);
    assertThat(position[0]).isCloseTo(3962799.45 - 4321000, within(0.01));
    assertThat(position[1]).isCloseTo(2999718.85 - 3210000, within(0.01));
  }

  @Property(tries = 500)
  void comesBack(
      @ForAll @DoubleRange(min = -180, max = 180) double originLongitude,
      @ForAll @DoubleRange(min = -90, max = 90) double originLatitude,
      @ForAll @DoubleRange(min = -1_000_000, max = 1_000_000) double x,
      @ForAll @DoubleRange(min = -1_000_000, max = 1_000_000) double y) {
    EqualAreaPlane plane = new EqualAreaPlane(new LonLat(originLongitude, originLatitude));
    double[] position = {x, y};
    plane.inverse(position, 0);
    plane.forward(position, 0);
    assertThat(position[0]).isCloseTo(x, within(1e-5));
    assertThat(position[1]).isCloseTo(y, within(1e-5));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "106.5, 29.5",
    "180, 10",
    "-180, -60",
    "0, 90",
    "33, -90",
    "10, 89.995",
    "10, 89.98"
  })
  void distancesFromTheOriginAreGeodesic(double longitude, double latitude) {
    EqualAreaPlane plane = new EqualAreaPlane(new LonLat(longitude, latitude));
    for (double angle = 0; angle < 6; angle += 0.7) {
      double[] position = {10_000 * Math.cos(angle), 10_000 * Math.sin(angle)};
      plane.inverse(position, 0);
      assertThat(Geodesics.distanceMetres(longitude, latitude, position[0], position[1]))
          .isCloseTo(10_000, within(0.02));
    }
  }

  @Test
  void theOriginIsTheMiddleAlsoAcrossTheAntimeridian() throws Exception {
    Geometry strip = new WKTReader().read("LINESTRING (179.9 0, -179.7 0.2)");
    Geometry flat = EqualAreaPlane.around(strip).forward(strip);
    assertThat(flat.getCentroid().getCoordinate().distance(new Coordinate(0, 0))).isLessThan(1);
    assertThat(flat.getLength())
        .isCloseTo(Geodesics.distanceMetres(179.9, 0, -179.7, 0.2), within(1.0));
  }
}

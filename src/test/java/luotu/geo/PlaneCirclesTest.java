package luotu.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaneCirclesTest {
  /** Where a circle passes through the area it is meant for, it is the radius away. */
  @ParameterizedTest
  @CsvSource({
    "106.5, 29.5, 0, 0, 100",
    "106.5, 29.5, 140, 1800, 2000",
    "106.5, 29.5, 90, 50000, 50000",
    "106.5, 29.5, 200, 90000, 100000",
    "106.5, 29.5, 90, 150000, 150000",
    "106.5, 29.5, 0, 170000, 150000",
    "106.5, 29.5, 45, 980000, 1000000",
    "179.9, 0, 80, 210000, 200000",
    "30, 89, 0, 210000, 220000",
    "-70, -54, 260, 310000, 300000",
  })
  void bordersAreTheRadiusAway(
      double longitude,
      double latitude,
      double bearingDegrees,
      double metresAway,
      double radiusMetres) {
    EqualAreaPlane plane = new EqualAreaPlane(new LonLat(longitude, latitude));
    PlaneCircles circles = new PlaneCircles(plane, radiusMetres);
    GeodesicData from = Geodesic.WGS84.Direct(latitude, longitude, bearingDegrees, metresAway);
    double[] centre = {from.lon2, from.lat2};
    circles.centre(centre, 0);
    double half = PlaneCircles.extentMetres(radiusMetres) / 2;
    int inside = 0;
    for (int i = 0; i < 36_000; i++) {
      double angle = Math.PI * i / 18_000;
      double[] border = {
        centre[0] + circles.radiusMetres() * Math.cos(angle),
        centre[1] + circles.radiusMetres() * Math.sin(angle)
      };
      if (Math.abs(border[0]) <= half && Math.abs(border[1]) <= half) {
        inside++;
        plane.inverse(border, 0);
        assertThat(
                Geodesics.distanceMetres(from.lon2, from.lat2, border[0], border[1]) / radiusMetres)
            .isCloseTo(1, within(5e-4));
      }
    }
    assertThat(inside).isPositive();
  }
}

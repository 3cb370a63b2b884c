package luotu.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class LocalScaleTest {
  @Test
  void aDegreeAtTheEquatorAndAtThePole() {
    assertThat(LocalScale.at(0).metresPerDegreeEast()).isCloseTo(111_319.4908, within(0.001));
    assertThat(LocalScale.at(0).metresPerDegreeNorth()).isCloseTo(110_574.2758, within(0.001));
    assertThat(LocalScale.at(90).metresPerDegreeNorth()).isCloseTo(111_693.9792, within(0.001));
  }

  @Test
  void distancesAgreeWithTheGeodesicToAMillionth() {
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      double longitude = random.nextDouble() * 359 - 180;
      double latitude = random.nextDouble() * 179 - 89.5;
      double reach = Math.pow(10, -5 + 5 * random.nextDouble());
      double toLongitude = longitude + reach * (random.nextDouble() - 0.5);
      double toLatitude = latitude + reach * (random.nextDouble() - 0.5);
      assertThat(LocalScale.distanceMetres(longitude, latitude, toLongitude, toLatitude))
          .isCloseTo(
              Geodesics.distanceMetres(longitude, latitude, toLongitude, toLatitude),
              Percentage.withPercentage(1e-4));
    }
  }
}

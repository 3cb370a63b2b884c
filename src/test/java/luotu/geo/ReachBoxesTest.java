package luotu.geo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

class ReachBoxesTest {
  @Property(tries = 2000)
  void everyPlaceWithinReachLiesInABox(
      @ForAll @DoubleRange(min = -180, max = 180) double longitude,
      @ForAll @DoubleRange(min = -90, max = 90) double latitude,
      @ForAll @DoubleRange(min = 0, max = 360) double bearing,
      @ForAll @DoubleRange(min = 0.01, max = 3_000_000) double metres) {
    GeodesicData reached = Geodesic.WGS84.Direct(latitude, longitude, bearing, metres);
    List<Envelope> boxes =
        ReachBoxes.around(new Envelope(new Coordinate(longitude, latitude)), metres);
    assertThat(boxes)
        .anySatisfy(box -> assertThat(box.contains(reached.lon2, reached.lat2)).isTrue());
  }

  @Test
  void boxesAreHardlyLargerThanTheReach() {
    assertThat(ReachBoxes.around(new Envelope(106, 107, 29, 30), 1000))
        .singleElement()
        .satisfies(
            box -> {
              assertThat(box.getWidth()).isBetween(1.0206, 1.0212);
              assertThat(box.getHeight()).isBetween(1.0180, 1.0182);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, 10, 20, 1000, 1",
    "179.999, 179.9999, 0, 1, 1000, 2",
    "-180, -179.999, 0, 1, 1000, 2",
    "10, 11, 89, 89.999, 1000, 1",
    "10, 11, 0, 1, 1000000, 1",
    "170, 172, 60, 61, 1000000, 2",
  })
  void twoBoxesMeetAtTheAntimeridianAndOneHoldsThePole(
      double west, double east, double south, double north, double metres, int boxes) {
    assertThat(ReachBoxes.around(new Envelope(west, east, south, north), metres)).hasSize(boxes);
  }
}

package luotu.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKTReader;

class AntimeridianTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POLYGON((179 0,181 0,181 1,179 1,179 0))|2|2",
        "MULTIPOLYGON(((179 0,180 0,180 1,179 1,179 0)),((180 1,181 1,181 2,180 2,180 1)))|2|2",
        "POLYGON((-181 0,-180.5 0,-180.5 1,-181 1,-181 0))|0.5|1",
        "POLYGON((10 0,12 0,12 1,10 1,10 0))|2|1",
      })
  void shapesAreSplitAtTheAntimeridian(String wkt, double area, int parts) throws Exception {
    Geometry split = Antimeridian.split(new WKTReader().read(wkt));
    assertThat(split.getArea()).isCloseTo(area, within(1e-9));
    assertThat(split.getNumGeometries()).isEqualTo(parts);
    assertThat(split.getEnvelopeInternal().getMinX()).isGreaterThanOrEqualTo(-180);
    assertThat(split.getEnvelopeInternal().getMaxX()).isLessThanOrEqualTo(180);
  }
}

package luotu.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKTReader;

class GeodesicBufferTest {
  /** Every corner stands 0.02 % outside the radius, every middle of a side 0.01 % inside. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POINT(106.5 29.5)|106.5|29.5|500|true",
        "POINT(107.5 30.5)|106.5|29.5|2000|true",
        "POINT(106.6 29.6)|106.5|29.5|150000|true",
        "POINT(116 25)|106.5|29.5|1000000|true",
        "POINT(112 29.5)|106.5|29.5|5000|false",
        "POINT(179.99 0)|-179.9|0.1|20000|true",
        "POINT(30 89.9)|0|90|50000|true",
        "LINESTRING(106.4 29.5,106.45 29.6)|106.5|29.5|1000|true",
        "LINESTRING(106.4 29.5,106.45 29.6)|106.5|29.5|200000|true",
        "POLYGON((106.4 29.5,106.45 29.6,106.4 29.6,106.4 29.5))|106.5|29.5|3000|true",
        "POLYGON((106.4 29.5,106.45 29.6,106.4 29.6,106.4 29.5))|106.5|29.5|300000|true",
      })
  void bordersAreTheRadiusAway(
      String wkt, double longitude, double latitude, double radiusMetres, boolean flat)
      throws Exception {
    Geometry facility = new WKTReader().read(wkt);
    EqualAreaPlane plane = new EqualAreaPlane(new LonLat(longitude, latitude));
    boolean near = radiusMetres <= GeodesicBuffer.LARGEST_FLAT_RADIUS_METRES && flat;
    GeodesicBuffer around = new GeodesicBuffer(plane, radiusMetres);
    Geometry buffer = near ? around.flat(plane.forward(facility)) : around.geodesic(facility);
    assertThat(buffer.isValid()).isTrue();
    GeodesicShape shape = new GeodesicShape(facility);
    Coordinate[] corners = buffer.getCoordinates();
    for (int i = 1; i < corners.length; i++) {
      double[] middle = {
        (corners[i].x + corners[i - 1].x) / 2, (corners[i].y + corners[i - 1].y) / 2
      };
      double[] corner = {corners[i].x, corners[i].y};
      for (double[] position : new double[][] {corner, middle}) {
        plane.inverse(position, 0);
        assertThat(shape.distanceMetres(position[0], position[1]))
            .isCloseTo(radiusMetres, within(radiusMetres * 5e-4));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"500", "100000"})
  void aCircleHasItsTrueArea(double radiusMetres) throws Exception {
    EqualAreaPlane plane = new EqualAreaPlane(new LonLat(106.5, 29.5));
    Geometry circle =
        new GeodesicBuffer(plane, radiusMetres).flat(new WKTReader().read("POINT(0 0)"));
    assertThat(circle.getArea() / (Math.PI * radiusMetres * radiusMetres))
        .isCloseTo(1, within(1e-9));
  }

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

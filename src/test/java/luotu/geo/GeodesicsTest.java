package luotu.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicData;
import net.sf.geographiclib.GeodesicLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.io.WKTReader;

/** Expected values are those of PostGIS 3.3 on geography. */
class GeodesicsTest {
  private static LonLat place(String wkt) throws Exception {
    Point point = (Point) new WKTReader().read(wkt);
    return new LonLat(point.getX(), point.getY());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POINT(0 0)|POINT(1 0)|111319.49079",
        "POINT(0 0)|POINT(0 1)|110574.38856",
        "POINT(106.5 29.5)|POINT(106.51 29.51)|1472.68329",
        "POINT(106.5 29.5)|POINT(107.5 29.5)|96965.98714",
        "POINT(179.9 -17)|POINT(-179.9 -17)|21297.16523",
        "POINT(0 90)|POINT(77 89)|111693.86491",
        "POINT(10 -90)|POINT(20 -90)|0",
        "POINT(0 0)|POINT(179.5 0.1)|19973497.49365",
        "POINT(10 20)|POINT(10 20)|0",
      })
  void betweenPlaces(String from, String to, double metres) throws Exception {
    LonLat start = place(from);
    LonLat end = place(to);
    assertThat(
            Geodesics.distanceMetres(
                start.longitude(), start.latitude(), end.longitude(), end.latitude()))
        .isCloseTo(metres, within(1e-5));
    assertThat(Geodesics.distanceMetres(start, new WKTReader().read(to)))
        .isCloseTo(metres, within(1e-5));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POINT(106.5 29.5)|LINESTRING(106.51 29.4,106.51 29.6)|969.66285|1e-3",
        "POINT(106.5 29.5)|LINESTRING(106.505 29.49,106.515 29.507,106.52 29.52)|938.26452|1e-2",
        "POINT(106.5 29.5)|POLYGON((106.51 29.49,106.53 29.49,106.53 29.52,106.51 29.52,106.51 29.49))|969.66285|1e-3",
        "POINT(106.52 29.5)|POLYGON((106.51 29.49,106.53 29.49,106.53 29.52,106.51 29.52,106.51 29.49))|0|0",
        "POINT(106.52 29.5)|POLYGON((106.51 29.49,106.53 29.49,106.53 29.52,106.51 29.52,106.51 29.49),(106.515 29.495,106.525 29.495,106.525 29.505,106.515 29.505,106.515 29.495))|484.83143|1e-3",
        "POINT(179.99 0)|LINESTRING(-179.98 -0.01,-179.98 0.01)|3339.58472|1e-3",
        "POINT(-179.995 0.5)|POLYGON((179.9 0,-179.9 0,-179.9 1,179.9 1,179.9 0))|0|0",
        "POINT(0 90)|POLYGON((0 89,90 89,180 89,-90 89,0 89))|0|0",
        "POINT(45 88.9)|POLYGON((0 89,90 89,180 89,-90 89,0 89))|43879.68522|1e-2",
        "POINT(106.5 29.5)|LINESTRING(100 30,113 30)|73188.79253|5e-2",
        "POINT(106.5 29.5)|MULTIPOINT((106.6 29.5),(106.5 29.58))|8867.57815|1e-5",
        "POINT(0 0)|POLYGON((170 -10,-170 -10,-170 10,170 10,170 -10))|18455109.23983|100",
      })
  void toTheShapeOfAGeometry(String from, String to, double metres, double tolerance)
      throws Exception {
    Geometry shape = new WKTReader().read(to);
    double found = Geodesics.distanceMetres(place(from), shape);
    assertThat(found).isCloseTo(metres, within(tolerance));
    GeodesicShape ready = new GeodesicShape(shape);
    LonLat place = place(from);
    assertThat(ready.isWithin(place.longitude(), place.latitude(), found)).isTrue();
    if (metres > 0) {
      assertThat(ready.isWithin(place.longitude(), place.latitude(), found - 0.001)).isFalse();
    }
  }

  /** The truth by trying every ten centimetres of the geodesic. */
  @Test
  void theNearestPointIsFoundOnTheEllipsoid() throws Exception {
    GeodesicLine path = Geodesic.WGS84.InverseLine(29.49, 106.505, 29.507, 106.515);
    double least = Double.POSITIVE_INFINITY;
    for (double metres = 0; metres <= path.Distance(); metres += 0.1) {
      GeodesicData at = path.Position(metres);
      least = Math.min(least, Geodesics.distanceMetres(106.5, 29.5, at.lon2, at.lat2));
    }
    Geometry line = new WKTReader().read("LINESTRING(106.505 29.49,106.515 29.507)");
    assertThat(Geodesics.distanceMetres(new LonLat(106.5, 29.5), line))
        .isCloseTo(least, within(5e-4));
  }

  @Property(tries = 200)
  void withinAgreesWithDistance(
      @ForAll @DoubleRange(min = 106, max = 107) double longitude,
      @ForAll @DoubleRange(min = 29, max = 30) double latitude,
      @ForAll @DoubleRange(min = 1, max = 90_000) double metres)
      throws Exception {
    GeodesicShape shape =
        new GeodesicShape(
            new WKTReader()
                .read(
                    "GEOMETRYCOLLECTION(LINESTRING(106.2 29.1,106.4 29.9),POLYGON((106.6 29.3,106.8 29.3,106.7 29.6,106.6 29.3)))"));
    assertThat(shape.isWithin(longitude, latitude, metres))
        .isEqualTo(shape.distanceMetres(longitude, latitude) <= metres);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POLYGON((106.5 29.5,106.51 29.5,106.51 29.51,106.5 29.51,106.5 29.5))|1074761.6776542664",
        "POLYGON((0 0,1 0,1 1,0 1,0 0))|12308778361.469454",
        "POLYGON((100 25,105 25,105 30,100 30,100 25),(101 26,102 26,102 27,101 27,101 26))|262669392329.59637",
        "POLYGON((179.9 0,-179.9 0,-179.9 1,179.9 1,179.9 0))|2461695294.460853",
        "MULTIPOLYGON(((0 0,1 0,1 1,0 1,0 0)),((106.5 29.5,106.51 29.5,106.51 29.51,106.5 29.51,106.5 29.5)))|12309853123.147108",
        "LINESTRING(0 0,1 1)|0",
        "POLYGON EMPTY|0",
      })
  void areas(String wkt, double squareMetres) throws Exception {
    Geometry geometry = new WKTReader().read(wkt);
    assertThat(Geodesics.areaSquareMetres(geometry))
        .isCloseTo(squareMetres, within(squareMetres * 1e-9));
    if (squareMetres > 0 && geometry.getNumGeometries() == 1) {
      assertThat(EqualAreaPlane.around(geometry).forward(geometry).getArea())
          .isCloseTo(squareMetres, within(squareMetres * 1e-6));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN,0", "0,NaN", "180.0001,0", "0,-90.0001", "Infinity,0"})
  void aPlaceIsOnEarth(String text) {
    String[] parts = text.split(",");
    assertThatThrownBy(() -> new LonLat(Double.parseDouble(parts[0]), Double.parseDouble(parts[1])))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void nothingIsNoShape() throws Exception {
    Geometry nothing = new WKTReader().read("POINT EMPTY");
    assertThatThrownBy(() -> new GeodesicShape(nothing))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

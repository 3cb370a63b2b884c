package luotu.analyse.standards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import luotu.geo.EqualAreaPlane;
import luotu.geo.LonLat;
import luotu.model.Feature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Shapes drawn in metres around a place: who reaches whom. */
class NeighboursTest {
  private static final EqualAreaPlane PLANE = new EqualAreaPlane(new LonLat(106.4, 29.6));

  private static Geometry degrees(String wktMetres) {
    try {
      return PLANE.inverse(new WKTReader().read(wktMetres));
    } catch (ParseException wrong) {
      throw new IllegalArgumentException(wktMetres, wrong);
    }
  }

  private static Feature row(long id, Geometry geometry) {
    return Feature.draft(
            "waterway", geometry, null, null, null, null, null, null, Map.of(), Map.of())
        .withId(id);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          POINT(0 0)                                | POINT(300 400)                            | 500
          POINT(0 0)                                | LINESTRING(-100 200,100 200)              | 200
          LINESTRING(0 0,1000 0)                    | LINESTRING(2000 10,1500 300,500 700)      | 464.2
          LINESTRING(0 0,1000 0)                    | LINESTRING(500 -50,500 50)                | 0
          POLYGON((0 0,1000 0,1000 1000,0 1000,0 0)) | POINT(500 500)                           | 0
          POLYGON((0 0,1000 0,1000 1000,0 1000,0 0)) | LINESTRING(400 400,600 600)              | 0
          POLYGON((0 0,1000 0,1000 1000,0 1000,0 0)) | POLYGON((1200 -500,1300 -500,1300 1500,1200 -500)) | 224.7
          POLYGON((0 0,900 0,900 900,0 900,0 0),(100 100,800 100,800 800,100 800,100 100)) | POINT(450 450) | 350
          MULTIPOINT((0 0),(1000 0))                | POINT(1100 0)                             | 100
          """)
  void distanceAndReachAgree(String one, String other, double metres) {
    PlacedShape a = new PlacedShape(degrees(one));
    PlacedShape b = new PlacedShape(degrees(other));
    assertThat(a.distanceMetres(b)).isCloseTo(metres, within(0.6 + metres * 0.001));
    assertThat(b.distanceMetres(a)).isCloseTo(a.distanceMetres(b), within(0.01));
    double exact = a.distanceMetres(b);
    for (double radius : new double[] {Math.max(0, exact - 0.01), exact + 0.01, 3_000}) {
      boolean reached = radius >= exact;
      assertThat(a.isWithin(b, radius)).as("%s", radius).isEqualTo(reached);
      assertThat(b.isWithin(a, radius)).as("%s", radius).isEqualTo(reached);
      Neighbours neighbours = new Neighbours(List.of(row(7, a.geometry())), feature -> radius);
      assertThat(neighbours.reaching(b.geometry()).count()).isEqualTo(reached ? 1 : 0);
    }
  }

  @Test
  void aLongLineReachesAsItsPiecesDo() {
    Random random = new Random(5);
    List<String> corners = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      corners.add(i * 200 + " " + random.nextInt(1_000));
    }
    Geometry river = degrees("LINESTRING(" + String.join(",", corners) + ")");
    Neighbours neighbours = new Neighbours(List.of(row(1, river)), row -> 700);
    PlacedShape whole = new PlacedShape(river);
    int reached = 0;
    for (int i = 0; i < 300; i++) {
      String place =
          "POINT(" + random.nextInt(20_000) + " " + (random.nextInt(5_000) - 2_000) + ")";
      boolean expected = whole.isWithin(new PlacedShape(degrees(place)), 700);
      assertThat(neighbours.reaching(degrees(place)).count()).isEqualTo(expected ? 1 : 0);
      reached += expected ? 1 : 0;
    }
    assertThat(reached).isBetween(50, 250);
  }
}

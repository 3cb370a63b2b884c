package luotu.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import luotu.model.BadValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;

class GeometryTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "106.5| 29.5| 106.5| 29.5",
        "-77.0364| -12| -77.0364| -12",
        "1.065E2| 2.95e1| 106.5| 29.5",
        "106°30′00″| 29°30′| 106.5| 29.5",
        "106°27'36\"E| 29°32'24\"S| 106.46| -29.54",
        "106度27分36秒| 29度32分24秒| 106.46| 29.54",
        "西经106°30′| 南纬29.5°| -106.5| -29.5",
        "W 106°30′| N 29.5°| -106.5| 29.5",
        "E106.5| 29.5N| 106.5| 29.5",
        "106:27:36E| 29:30| 106.46| 29.5",
        "１０６．５| 　北纬２９度３０分| 106.5| 29.5",
        "−77.5| 29.5\u00A0| -77.5| 29.5",
      })
  void readsPositions(String longitude, String latitude, double x, double y) throws BadValue {
    Coordinate found = GeometryText.point(longitude, latitude).getCoordinate();
    assertThat(found.x).isCloseTo(x, within(1e-12));
    assertThat(found.y).isCloseTo(y, within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "abc",
        "106,5",
        "106.5 29.5",
        "0x1p3",
        "106.5d",
        "--1",
        "1 2",
        "106°60′",
        "106°27′60″",
        "106 27 22"
      })
  void refusesWhatIsNotANumber(String longitude) {
    assertThat(faultOfPoint(longitude)).isEqualTo("longitude");
  }

  private static String faultOfPoint(String longitude) {
    try {
      return "read as " + GeometryText.point(longitude, "29.5");
    } catch (BadValue bad) {
      return bad.fault().field();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "Infinity", "-inf", "1e999"})
  void leavesNumbersThatAreNotFiniteToTheCheckOfPositions(String longitude) throws BadValue {
    assertThat(GeometryText.point(longitude, "29.5").getCoordinate().x).isNotFinite();
  }

  @Test
  void dropsHeights() throws BadValue {
    for (String text :
        List.of(
            "POINT Z (106.5 29.5 300)", "POINT (106.5 29.5 300)", "POINT ZM (106.5 29.5 1 2)")) {
      Coordinate found = GeometryText.wellKnownText(text).getCoordinate();
      assertThat(found.x).isEqualTo(106.5);
      assertThat(found.y).isEqualTo(29.5);
      assertThat(found.getZ()).isNaN();
    }
  }

  @Test
  void keepsHoles() throws BadValue {
    String text =
        "POLYGON ((106 29, 107 29, 107 30, 106 30, 106 29), (106.2 29.2, 106.2 29.4, 106.4 29.4, 106.2 29.2))";
    assertThat(GeometryText.wellKnownText(text).toText()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POINT (106.5)",
        "POINT (106.5 29.5",
        "POLYGON ((106 29, 107 29, 107 30, 106 30))",
        "LINESTRING (106 29)",
        "CIRCLE (1 2 3)",
        "'; DROP TABLE feature; --",
      })
  void refusesBrokenWellKnownText(String text) {
    assertThat(faultOfText(text)).isEqualTo("geometry");
  }

  @Test
  void refusesDeepNestingInsteadOfRunningOutOfStack() {
    assertThat(faultOfText("GEOMETRYCOLLECTION(".repeat(100_000) + "POINT(1 2)"))
        .isEqualTo("geometry");
  }

  private static String faultOfText(String text) {
    try {
      return "read as " + GeometryText.wellKnownText(text);
    } catch (BadValue bad) {
      return bad.fault().field();
    }
  }
}

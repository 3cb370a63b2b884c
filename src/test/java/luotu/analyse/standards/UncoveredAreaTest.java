package luotu.analyse.standards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Random;
import luotu.analyse.Scene;
import luotu.geo.EqualAreaPlane;
import luotu.geo.GeoJson;
import luotu.geo.GeometryFault;
import luotu.model.Refusal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;

/**
 * A street of 8 km square with a road from west to east through its middle. A siren reaches 1 km. A
 * school lies in the middle, a shelter of the neighbours 3 km from it on the road, a place for
 * emergencies opposite. On foot one makes 1,250 m in 15 minutes.
 */
class UncoveredAreaTest {
  private static final Scene SCENE = new Scene(106.5, 29.5);

  @BeforeAll
  static void draw() {
    SCENE
        .zone("1", "town", Scene.box(-4000, -4000, 4000, 4000))
        .add("road", "LINESTRING(-3900 0,3900 0)", "class", "primary")
        .add("population", "POINT(0 0)", "people", 10.0)
        .add("warning_point", "POINT(0 2000)", "reach_m", 1000.0, "status", "open")
        .add("warning_point", "POINT(0 -2000)", "reach_m", 3000.0, "status", "closed")
        .add("facility", "POINT(0 0)", "kind", "education", "status", "open")
        .add("facility", "POINT(-3000 0)", "kind", "emergency", "status", "open")
        .add("shelter", "POINT(3000 0)", "status", "open")
        .store();
  }

  @AfterAll
  static void close() {
    SCENE.close();
  }

  private static JsonNode areas(String inputs) {
    return SCENE.run("uncovered-area", "'zone':'1'," + inputs).get("areas");
  }

  private static Geometry read(JsonNode geometry) throws GeometryFault {
    Geometry degrees = GeoJson.read(geometry);
    assertThat(degrees.isValid()).isTrue();
    return degrees;
  }

  private static double squareMetres(JsonNode geometry) throws GeometryFault {
    Geometry degrees = read(geometry);
    return degrees.isEmpty() ? 0 : EqualAreaPlane.around(degrees).forward(degrees).getArea();
  }

  private static boolean holds(JsonNode geometry, double east) throws GeometryFault {
    return read(geometry).intersects(SCENE.degrees("POINT(%f 0)".formatted(east)));
  }

  @Test
  void warningsCoverTheirOwnCircles() throws GeometryFault {
    JsonNode area = areas("'standard':'warning-reach'").get(0);
    double circle = Math.PI * 1e6;
    assertThat(squareMetres(area.get("covered_geometry")))
        .isCloseTo(circle, within(0.002 * circle));
    assertThat(squareMetres(area.get("uncovered_geometry")))
        .isCloseTo(64e6 - circle, within(0.002 * 64e6));
    assertThat(area.get("minutes").isNull()).isTrue();
  }

  /** Many borders that cross each other at places of more decimals than are written. */
  @Test
  void groundOfManyCirclesIsValidAsItIsWritten() throws GeometryFault {
    Random random = new Random(6);
    try (Scene scene = new Scene(106.5, 29.5)) {
      scene.zone("1", "town", "POLYGON((-4000 -3777,3999 -1234,137 3888,-4000 -3777))");
      for (int i = 0; i < 300; i++) {
        scene.add(
            "warning_point",
            "POINT(%f %f)"
                .formatted(random.nextDouble(-4000, 4000), random.nextDouble(-4000, 4000)),
            "reach_m",
            random.nextDouble(50, 400),
            "status",
            "open");
      }
      scene.store();
      JsonNode area =
          scene.run("uncovered-area", "'zone':'1','standard':'warning-reach'").at("/areas/0");
      double whole =
          squareMetres(
              scene
                  .run("uncovered-area", "'zone':'1','standard':'shelter-walk'")
                  .at("/areas/0/uncovered_geometry"));
      assertThat(
              squareMetres(area.get("covered_geometry"))
                  + squareMetres(area.get("uncovered_geometry")))
          .isCloseTo(whole, within(0.001 * whole));
    }
  }

  @Test
  void ofALivingCircleTheGroundOfOneKind() throws GeometryFault {
    JsonNode areas = areas("'standard':'life-circle','kind':'education'");
    assertThat(areas.findValuesAsText("minutes")).containsExactly("15.0", "30.0");
    parts(areas.get(0), 1240, 1260);
    parts(areas.get(0), -1240, -1260);
    parts(areas.get(1), 2490, 2510);
  }

  /** Of a shelter and of a facility, which are two layers. */
  @Test
  void severalLayersCoverTogether() throws GeometryFault {
    JsonNode area = areas("'standard':'life-circle','kind':'emergency'").get(0);
    parts(area, 1760, 1740);
    parts(area, -1760, -1740);
  }

  private static void parts(JsonNode area, double covered, double uncovered) throws GeometryFault {
    assertThat(holds(area.get("covered_geometry"), covered)).as(covered + " covered").isTrue();
    assertThat(holds(area.get("uncovered_geometry"), covered)).as(covered + " left").isFalse();
    assertThat(holds(area.get("covered_geometry"), uncovered)).as(uncovered + " covered").isFalse();
    assertThat(holds(area.get("uncovered_geometry"), uncovered)).as(uncovered + " left").isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'standard':'drill'",
        "'standard':'no'",
        "'standard':'life-circle','kind':'zoo'",
        "'standard':'life-circle','as_of':'2999-01-01'"
      })
  void whatHasNoGroundIsRefused(String inputs) {
    assertThatThrownBy(() -> areas(inputs)).isInstanceOf(Refusal.class);
  }
}

package luotu.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKTReader;

class GeoJsonTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static Geometry read(String json) throws Exception {
    return GeoJson.read(MAPPER.readTree(json.replace('\'', '"')));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'type':'Point','coordinates':[106.5,29.5]} | POINT (106.5 29.5)",
        "{'type':'Point','coordinates':[106.5,29.5,231.7]} | POINT (106.5 29.5)",
        "{'coordinates':[1,2],'type':'Point','crs':null} | POINT (1 2)",
        "{'type':'MultiPoint','coordinates':[[1,2],[3,4]]} | MULTIPOINT ((1 2), (3 4))",
        "{'type':'MultiPoint','coordinates':[]} | MULTIPOINT EMPTY",
        "{'type':'LineString','coordinates':[[1,2],[3,4]]} | LINESTRING (1 2, 3 4)",
        "{'type':'MultiLineString','coordinates':[[[1,2],[3,4]]]} | MULTILINESTRING ((1 2, 3 4))",
        "{'type':'Polygon','coordinates':[[[0,0],[4,0],[4,4],[0,4],[0,0]],[[1,1],[1,2],[2,2],[1,1]]]} | POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0), (1 1, 1 2, 2 2, 1 1))",
        "{'type':'MultiPolygon','coordinates':[[[[0,0],[4,0],[4,4],[0,0]]]]} | MULTIPOLYGON (((0 0, 4 0, 4 4, 0 0)))",
        "{'type':'GeometryCollection','geometries':[{'type':'Point','coordinates':[1,2]}]} | GEOMETRYCOLLECTION (POINT (1 2))",
      })
  void readsAndWritesEveryType(String json, String wkt) throws Exception {
    Geometry expected = new WKTReader().read(wkt);
    assertThat(read(json).equalsExact(expected)).isTrue();
    assertThat(GeoJson.read(GeoJson.EXACT.toNode(expected)).equalsExact(expected)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      emptyValue = "",
      value = {
        "null | null",
        "17 | 17",
        "{} | type: ",
        "{'type':'point','coordinates':[1,2]} | type: 'point'",
        "{'type':null} | type: null",
        "{'type':'Point'} | coordinates: ",
        "{'type':'Point','coordinates':null} | coordinates: null",
        "{'type':'Point','coordinates':[1]} | coordinates: [1]",
        "{'type':'Point','coordinates':[1,'NaN']} | coordinates[1]: 'NaN'",
        "{'type':'Point','coordinates':['106.5',29.5]} | coordinates[0]: '106.5'",
        "{'type':'Point','coordinates':[1,1e999]} | coordinates[1]: ",
        "{'type':'LineString','coordinates':[[1,2]]} | coordinates: [[1,2]]",
        "{'type':'LineString','coordinates':[[1,2],[3,null]]} | coordinates[1][1]: null",
        "{'type':'Polygon','coordinates':[]} | coordinates: []",
        "{'type':'Polygon','coordinates':[[[0,0],[1,0],[0,0]]]} | coordinates[0]: [[0,0],[1,0],[0,0]]",
        "{'type':'Polygon','coordinates':[[[0,0],[1,0],[1,1],[0,1]]]} | coordinates[0]: [0.0, 0.0] … [0.0, 1.0]",
        "{'type':'GeometryCollection','geometries':[{'type':'Point','coordinates':[1,2]},{'type':'X'}]} | geometries[1].type: 'X'",
      })
  void saysWhatIsWrongAndWhere(String json, String found) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOfSatisfying(
            GeometryFault.class,
            fault -> {
              assertThat(fault.found().strip()).startsWith(found.replace('\'', '"').strip());
              assertThat(fault.expectedZh()).isNotBlank();
              assertThat(fault.expectedEn()).isNotBlank();
            });
  }

  @Test
  void deepCollectionsAreRefused() {
    String json = "{'type':'GeometryCollection','geometries':[";
    assertThatThrownBy(() -> read(json.repeat(100) + "]}".repeat(100)))
        .isInstanceOf(GeometryFault.class)
        .hasMessageContaining("GeometryCollection");
  }

  @Test
  void outerRingsRunCounterClockwise() throws Exception {
    Geometry clockwise =
        new WKTReader().read("POLYGON ((0 0, 0 4, 4 4, 4 0, 0 0), (1 1, 2 1, 2 2, 1 2, 1 1))");
    assertThat(GeoJson.EXACT.toNode(clockwise).toString())
        .isEqualTo(
            "{\"type\":\"Polygon\",\"coordinates\":[[[0.0,0.0],[4.0,0.0],[4.0,4.0],[0.0,4.0],[0.0,0.0]],"
                + "[[1.0,1.0],[1.0,2.0],[2.0,2.0],[2.0,1.0],[1.0,1.0]]]}");
  }

  @Test
  void roundsOnlyWhenAsked() throws Exception {
    Geometry point = new WKTReader().read("POINT (106.12345678901 -29.98765432199)");
    assertThat(GeoJson.ROUNDED.toNode(point).toString())
        .isEqualTo("{\"type\":\"Point\",\"coordinates\":[106.1234568,-29.9876543]}");
    assertThat(GeoJson.EXACT.toNode(point).toString())
        .isEqualTo("{\"type\":\"Point\",\"coordinates\":[106.12345678901,-29.98765432199]}");
  }

  record Shown(String name, Geometry geometry) {}

  @ParameterizedTest
  @ValueSource(strings = {"POINT EMPTY", "POLYGON EMPTY", "MULTIPOLYGON EMPTY"})
  void emptyGeometriesHaveNoCoordinates(String wkt) throws Exception {
    assertThat(GeoJson.EXACT.toNode(new WKTReader().read(wkt)).get("coordinates").size()).isZero();
  }

  @Test
  void recordsThatHoldGeometriesSerialise() throws Exception {
    ObjectMapper mapper = new ObjectMapper().registerModule(GeoJson.ROUNDED.module());
    assertThat(mapper.writeValueAsString(new Shown("a", new WKTReader().read("POINT (1 2)"))))
        .isEqualTo("{\"name\":\"a\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[1.0,2.0]}}");
    assertThat(mapper.writeValueAsString(new Shown("a", null)))
        .isEqualTo("{\"name\":\"a\",\"geometry\":null}");
  }
}

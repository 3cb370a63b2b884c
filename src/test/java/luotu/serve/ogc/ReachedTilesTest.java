package luotu.serve.ogc;

import static luotu.serve.TestServer.header;
import static luotu.serve.TestServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.MvtReader;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.TagKeyValueMapConverter;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.model.JtsLayer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import luotu.serve.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * The tiles of reached roads, and service-area, by HTTP: one road along 29.5 N from 106.5 E to
 * 106.51 E, 969 m, with the shelter at its western end. One walks 83.3 m in a minute.
 */
class ReachedTilesTest {
  private static final String TILES = "/ogc/processes/service-area/tiles/WebMercatorQuad";
  private static final String INPUTS = "{\"facilities\":\"shelter\",\"minutes\":[3,6]}";

  /** Of the road at zoom 13: all of it lies in one tile. */
  private static final String PLACE = tile(13, 106.505, 29.5);

  private static final double UNITS_PER_DEGREE = 4096 * (1 << 13) / 360.0;

  private TestServer server;
  private long road;

  @BeforeEach
  void start() {
    server = new TestServer();
    road = add("road", line("106.5,29.5", "106.51,29.5"), "\"class\":\"residential\"");
    add("shelter", point("106.5,29.5"), "\"status\":\"open\"");
    add("population", point("106.504,29.5"), "\"people\":12");
    add(
        "zone",
        "{\"type\":\"Polygon\",\"coordinates\":[[[106.4,29.4],[106.6,29.4],[106.6,29.6],[106.4,29.6],[106.4,29.4]]]}",
        "\"code\":\"1\",\"kind\":\"town\"");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static String point(String place) {
    return "{\"type\":\"Point\",\"coordinates\":[" + place + "]}";
  }

  private static String line(String... places) {
    return "{\"type\":\"LineString\",\"coordinates\":[[" + String.join("],[", places) + "]]}";
  }

  private static String feature(String geometry, String properties) {
    return "{\"type\":\"Feature\",\"geometry\":"
        + geometry
        + ",\"properties\":{"
        + properties
        + "}}";
  }

  private long add(String layer, String geometry, String properties) {
    String address = header(server.create(layer, geometry, "{" + properties + "}"), "Location");
    return Long.parseLong(address.substring(address.lastIndexOf('/') + 1));
  }

  private static String tile(int z, double longitude, double latitude) {
    double north = Math.log(Math.tan(Math.PI / 4 + Math.toRadians(latitude) / 2));
    int column = (int) ((longitude + 180) / 360 * (1 << z));
    int row = (int) ((1 - north / Math.PI) / 2 * (1 << z));
    return "/" + z + "/" + row + "/" + column;
  }

  private HttpResponse<byte[]> get(String place, String inputs, String... headers) {
    String query = "?inputs=" + URLEncoder.encode(inputs, StandardCharsets.UTF_8);
    return server.get(TILES + place + query, headers);
  }

  /** The pieces of a tile as {@code id properties metres-from-the-shelter..metres}. */
  private List<String> pieces(HttpResponse<byte[]> response) {
    return layer(response, "reached").stream().map(ReachedTilesTest::piece).sorted().toList();
  }

  /** What a layer of a tile holds; nothing when the tile has no such layer. */
  private static List<Geometry> layer(HttpResponse<byte[]> response, String name) {
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(header(response, "Content-Type")).isEqualTo("application/vnd.mapbox-vector-tile");
    try {
      JtsLayer layer =
          MvtReader.loadMvt(
                  new ByteArrayInputStream(response.body()),
                  new GeometryFactory(),
                  new TagKeyValueMapConverter(true, "id"))
              .getLayer(name);
      if (layer == null) {
        return List.of();
      }
      assertThat(layer.getExtent()).isEqualTo(4096);
      return List.copyOf(layer.getGeometries());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static String piece(Geometry line) {
    String properties =
        ((Map<?, ?>) line.getUserData())
            .entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .sorted()
                .collect(Collectors.joining(", "));
    double column = Math.floor((106.505 + 180) / 360 * (1 << 13));
    long[] tens =
        IntStream.of(0, line.getNumPoints() - 1)
            .mapToDouble(i -> line.getCoordinates()[i].x / UNITS_PER_DEGREE)
            .map(degrees -> column * 360 / (1 << 13) - 180 + degrees - 106.5)
            .mapToLong(degrees -> Math.round(degrees * 96_995 / 10))
            .toArray();
    // A unit of the grid is a metre.
    return "%s: %d..%d".formatted(properties, 10 * tens[0], 10 * tens[1]);
  }

  @Test
  void linesAreCutWhereTheMinutesEnd() {
    assertThat(pieces(get(PLACE, INPUTS)))
        .containsExactly(
            "id " + road + ", minutes 3.0: 0..250", "id " + road + ", minutes 6.0: 250..500");
    assertThat(pieces(get(PLACE, "{\"facilities\":\"shelter\",\"minutes\":60,\"split\":true}")))
        .singleElement()
        .asString()
        .startsWith("facility ")
        .endsWith(", minutes 60.0: 0..970");
    assertThat(pieces(get(PLACE, "{\"points\":[106.504,29.5],\"minutes\":3,\"split\":true}")))
        .containsExactly("facility 0, id " + road + ", minutes 3.0: 140..640");
  }

  @Test
  void aTileBesideIsEmptyAndOneOfALowZoomHasTheGroundOnly() {
    assertThat(get(tile(13, 106.6, 29.5), INPUTS).statusCode()).isEqualTo(204);
    // Residential roads begin at 13 of the map, which draws tiles of one zoom less.
    assertThat(pieces(get(tile(12, 106.505, 29.5), INPUTS))).hasSize(2);
    HttpResponse<byte[]> low = get(tile(11, 106.505, 29.5), INPUTS);
    assertThat(pieces(low)).isEmpty();
    assertThat(layer(low, "area")).hasSize(2);
    // There a unit of the grid is as long as the road: nothing is large enough to be shown.
    assertThat(get("/0/0/0", INPUTS).statusCode()).isEqualTo(204);
  }

  /** Square metres of what a tile of a zoom shows of some minutes. */
  private static double squareMetres(List<Geometry> areas, double minutes, int z) {
    double metresPerUnit = 40_075_017 * Math.cos(Math.toRadians(29.5)) / 4096 / (1 << z);
    return areas.stream()
        .filter(area -> ((Map<?, ?>) area.getUserData()).get("minutes").equals(minutes))
        .mapToDouble(area -> area.getArea() * metresPerUnit * metresPerUnit)
        .sum();
  }

  @Test
  void oneLayerOfATileMayBeAskedForAlone() {
    String query = "?inputs=" + URLEncoder.encode(INPUTS, StandardCharsets.UTF_8) + "&layers=";
    HttpResponse<byte[]> roads = server.get(TILES + PLACE + query + "reached");
    assertThat(pieces(roads)).isEqualTo(pieces(get(PLACE, INPUTS)));
    assertThat(layer(roads, "area")).isEmpty();
    HttpResponse<byte[]> ground = server.get(TILES + PLACE + query + "area");
    assertThat(pieces(ground)).isEmpty();
    assertThat(layer(ground, "area")).hasSize(2);
    assertThat(server.get(TILES + PLACE + query + "rails").statusCode()).isEqualTo(400);
  }

  @Test
  void theGroundIsNestedByTime() {
    List<Geometry> areas = layer(get(tile(12, 106.505, 29.5), INPUTS), "area");
    // At the end of the road half a square that stands on its corner, and the half-circle about it.
    assertThat(squareMetres(areas, 3, 12)).isCloseTo(area(250), withinPercentage(3));
    assertThat(squareMetres(areas, 6, 12)).isCloseTo(area(500), withinPercentage(3));
    Geometry inner = areas.stream().min(Comparator.comparing(Geometry::getArea)).orElseThrow();
    Geometry outer = areas.stream().max(Comparator.comparing(Geometry::getArea)).orElseThrow();
    assertThat(outer.buffer(2).covers(inner)).isTrue();
  }

  private static double area(double reach) {
    return reach * reach * (1 + Math.PI / 2);
  }

  @Test
  void tilesBesideEachOtherOverlapSoThatNoSeamShows() {
    List<Geometry> west = layer(get(tile(16, 106.4999, 29.5), INPUTS), "area");
    List<Geometry> east = layer(get(tile(16, 106.5045, 29.5), INPUTS), "area");
    for (List<Geometry> areas : List.of(west, east)) {
      assertThat(areas).isNotEmpty();
      for (Geometry area : areas) {
        assertThat(area.isValid()).isTrue();
        Envelope box = area.getEnvelopeInternal();
        assertThat(box.getMinX()).isGreaterThanOrEqualTo(-64);
        assertThat(box.getMaxX()).isLessThanOrEqualTo(4096 + 64);
      }
    }
    assertThat(west.stream().mapToDouble(area -> area.getEnvelopeInternal().getMaxX()).max())
        .hasValue(4096 + 64);
  }

  @Test
  void splitAreasNameTheirFacilityAndNeighboursDifferInColour() {
    add("shelter", point("106.504,29.5"), "\"status\":\"open\"");
    add("shelter", point("106.508,29.5"), "\"status\":\"open\"");
    String split = "{\"facilities\":\"shelter\",\"minutes\":6,\"split\":true}";
    Map<Object, Object> colours = new TreeMap<>();
    for (Geometry area : layer(get(PLACE, split), "area")) {
      Map<?, ?> properties = (Map<?, ?>) area.getUserData();
      assertThat(properties.get("minutes")).isEqualTo(6.0);
      colours.put(properties.get("facility"), properties.get("colour"));
    }
    assertThat(colours).hasSize(3);
    List<Object> inOrder = List.copyOf(colours.values());
    assertThat(inOrder.get(0)).isNotEqualTo(inOrder.get(1));
    assertThat(inOrder.get(1)).isNotEqualTo(inOrder.get(2));
  }

  @Test
  void onlyAChangeOfItsDataMakesATileStale() {
    HttpResponse<byte[]> first = get(PLACE, INPUTS);
    String tag = header(first, "ETag");
    assertThat(get(PLACE, INPUTS, "If-None-Match", tag).statusCode()).isEqualTo(304);
    add("helipad", point("106.5,29.5"), "\"status\":\"open\"");
    assertThat(get(PLACE, INPUTS, "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(get(PLACE, INPUTS).body()).isEqualTo(first.body());
    add("shelter", point("106.51,29.5"), "\"status\":\"open\"");
    assertThat(pieces(get(PLACE, INPUTS, "If-None-Match", tag))).hasSize(3);
  }

  @Test
  void aRoadClosedByPutIsClosedInTheNextAnswer() {
    String inputs = "{\"inputs\":" + INPUTS + "}";
    assertThat(run(inputs).at("/zones/0/within/1/people").asInt()).isEqualTo(12);
    assertThat(pieces(get(PLACE, INPUTS))).hasSize(2);
    String address = "/ogc/collections/road/items/" + road;
    HttpResponse<byte[]> put =
        server.send(
            "PUT",
            address,
            "application/geo+json",
            feature(line("106.5,29.5", "106.51,29.5"), "\"class\":\"residential\",\"closed\":true"),
            "If-Match",
            header(server.get(address), "ETag"));
    assertThat(put.statusCode()).isEqualTo(200);
    JsonNode answer = run(inputs);
    assertThat(answer.at("/zones/0/within/1/people").asInt()).isZero();
    assertThat(answer.get("notes").toString()).contains("12 人接不到道路");
    assertThat(pieces(get(PLACE, INPUTS))).isEmpty();
  }

  private JsonNode run(String body) {
    HttpResponse<byte[]> response =
        server.send("POST", "/ogc/processes/service-area/execution", "application/json", body);
    assertThat(response.statusCode()).isEqualTo(200);
    return json(response);
  }

  @Test
  void aFloodOfAThousandCornersFitsIntoTheAddress() {
    String ring =
        IntStream.rangeClosed(0, 1000)
            .mapToObj(i -> 2 * Math.PI * (i % 1000) / 1000)
            .map(
                angle ->
                    "[%.6f,%.6f]"
                        .formatted(
                            106.5062 + Math.cos(angle) / 1000, 29.5 + Math.sin(angle) / 1000))
            .collect(Collectors.joining(","));
    String flood =
        "{\"facilities\":\"shelter\",\"minutes\":60,\"closed_roads\":{\"type\":\"Polygon\",\"coordinates\":[["
            + ring
            + "]]}}";
    assertThat(pieces(get(PLACE, flood))).containsExactly("id " + road + ", minutes 60.0: 0..500");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"facilities\":\"shelter\",\"minutes\":0} | minutes",
        "{\"minutes\":5} | facilities",
        "{\"facilities\":\"shelter\",\"minutes\":5,\"closed_roads\":[99999]} | closed_roads",
        "{\"facilities\":\"shelter\" | inputs",
        "[] | inputs",
        "'' | inputs"
      })
  void badInputsAreNamed(String inputs, String field) {
    HttpResponse<byte[]> response = get(PLACE, inputs);
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(header(response, "Content-Type")).startsWith("application/problem+json");
    assertThat(json(response).at("/errors/0/field").textValue()).isEqualTo(field);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/0/0/1", "/23/0/0", "/-1/0/0", "/0/0/x"})
  void tilesOutsideTheMatrixDoNotExist(String place) {
    assertThat(get(place, INPUTS).statusCode()).isEqualTo(404);
  }

  @Test
  void theDefinitionOfTheInterfaceListsIt() {
    JsonNode api = json(server.get("/ogc/api"));
    JsonNode tile =
        api.at(
            "/paths/~1processes~1service-area~1tiles~1WebMercatorQuad~1{tileMatrix}~1{tileRow}~1{tileCol}/get");
    assertThat(tile.at("/operationId").textValue()).isEqualTo("service-area.tile");
    assertThat(tile.at("/parameters/3/name").textValue()).isEqualTo("inputs");
  }
}

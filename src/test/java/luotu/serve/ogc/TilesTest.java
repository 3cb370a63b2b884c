package luotu.serve.ogc;

import static luotu.serve.TestServer.header;
import static luotu.serve.TestServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import luotu.serve.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tiles by HTTP: which there are, and that a caller asks again only for what changed. */
class TilesTest {
  private static final String HELIPADS = "/ogc/collections/helipad/tiles/WebMercatorQuad";

  private static final String MAP = "/ogc/tiles/WebMercatorQuad";

  private static TestServer server;

  @BeforeAll
  static void start() {
    server = new TestServer();
    add("helipad", "106.5");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static void add(String layer, String longitude) {
    server.create(
        layer,
        "{\"type\":\"Point\",\"coordinates\":[" + longitude + ",29.5]}",
        "{\"name\":\"停机坪\"}");
  }

  @Test
  void aTileHoldsWhatLiesInIt() {
    // 106.5 E, 29.5 N lies in column 3 and row 1 of zoom 2.
    HttpResponse<byte[]> tile = server.get(HELIPADS + "/2/1/3");
    assertThat(tile.statusCode()).isEqualTo(200);
    assertThat(header(tile, "Content-Type")).isEqualTo("application/vnd.mapbox-vector-tile");
    assertThat(header(tile, "Cache-Control")).isEqualTo("no-cache");
    assertThat(new String(tile.body(), StandardCharsets.UTF_8)).contains("helipad", "停机坪");
    HttpResponse<byte[]> empty = server.get(HELIPADS + "/2/1/0");
    assertThat(empty.statusCode()).isEqualTo(204);
    assertThat(empty.body()).isEmpty();
    assertThat(header(empty, "ETag")).isEqualTo(header(tile, "ETag"));
  }

  @Test
  void onlyAChangeOfTheLayerMakesATileStale() {
    String before = header(server.get(HELIPADS + "/0/0/0"), "ETag");
    HttpResponse<byte[]> same = server.get(HELIPADS + "/0/0/0", "If-None-Match", before);
    assertThat(same.statusCode()).isEqualTo(304);
    assertThat(same.body()).isEmpty();
    assertThat(header(same, "ETag")).isEqualTo(before);
    add("rescue_team", "106.6");
    assertThat(server.get(HELIPADS + "/0/0/0", "If-None-Match", "\"x\", W/" + before).statusCode())
        .isEqualTo(304);
    add("helipad", "106.6");
    HttpResponse<byte[]> fresh = server.get(HELIPADS + "/0/0/0", "If-None-Match", before);
    assertThat(fresh.statusCode()).isEqualTo(200);
    assertThat(header(fresh, "ETag")).isNotEqualTo(before);
  }

  /** At 106.5 E, 29.5 N; tiles are drawn one zoom further, where hydrants begin at 14. */
  @Test
  void theTileOfTheMapLeavesOutWhatItDoesNotDrawYet() {
    for (String kind : List.of("hydrant", "pond")) {
      HttpResponse<byte[]> created =
          server.send(
              "POST",
              "/ogc/collections/water_source/items",
              "application/geo+json",
              "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":["
                  + (kind.equals("pond") ? "106.51" : "106.5")
                  + ",29.5]},\"properties\":{\"name\":\"此"
                  + kind
                  + "\",\"kind\":\""
                  + kind
                  + "\"}}");
      assertThat(created.statusCode()).isEqualTo(201);
    }
    assertThat(mapTile(9, "water_source")).isEmpty();
    assertThat(mapTile(10, "water_source")).contains("此pond").doesNotContain("此hydrant");
    assertThat(mapTile(12, "water_source")).doesNotContain("此hydrant");
    assertThat(mapTile(13, "water_source")).contains("此hydrant");
    assertThat(mapTile(9, "water_source&whole=water_source")).contains("此hydrant", "此pond");
    assertThat(mapTile(9, "helipad,water_source&whole=water_source"))
        .contains("helipad", "停机坪", "此hydrant");
  }

  private static String mapTile(int z, String collections) {
    double column = (106.5 + 180) / 360 * (1 << z);
    double north = Math.log(Math.tan(Math.PI / 4 + Math.toRadians(29.5) / 2));
    double row = (1 - north / Math.PI) / 2 * (1 << z);
    HttpResponse<byte[]> tile =
        server.get(
            MAP + "/" + z + "/" + (int) row + "/" + (int) column + "?collections=" + collections);
    assertThat(tile.statusCode()).isIn(200, 204);
    return new String(tile.body(), StandardCharsets.UTF_8);
  }

  @Test
  void aChangeOfAnyOfItsLayersMakesTheTileOfTheMapStale() {
    String address = MAP + "/0/0/0?collections=helipad,shelter";
    String before = header(server.get(address), "ETag");
    add("rescue_team", "106.7");
    assertThat(server.get(address, "If-None-Match", before).statusCode()).isEqualTo(304);
    add("shelter", "106.7");
    assertThat(server.get(address, "If-None-Match", before).statusCode()).isNotEqualTo(304);
  }

  @ParameterizedTest
  @ValueSource(strings = {"collections=nothing", "whole=street_record", "collections=inventory"})
  void layersWithoutTilesAreRefused(String query) {
    assertThat(server.get(MAP + "/0/0/0?" + query).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/0/0/1",
        "/0/1/0",
        "/1/2/0",
        "/23/0/0",
        "/-1/0/0",
        "/0/0/x",
        "/0/0/0.5",
        "/22/4194304/0",
        "/99999999999999999999/0/0",
        "/2/1"
      })
  void tilesOutsideTheMatrixDoNotExist(String tile) {
    assertThat(server.get(HELIPADS + tile).statusCode()).isEqualTo(404);
  }

  @Test
  void theLastZoomExists() {
    assertThat(server.get(HELIPADS + "/22/4194303/4194303").statusCode()).isEqualTo(204);
    assertThat(server.get("/ogc/collections/helipad/tiles/WorldCRS84Quad/0/0/0").statusCode())
        .isEqualTo(404);
  }

  @Test
  void theMatrixSetIsTheWellKnownOne() {
    JsonNode set = json(server.get("/ogc/tileMatrixSets/WebMercatorQuad"));
    // Values of OGC 17-083r4, table D.1.
    assertThat(set.at("/tileMatrices/0/scaleDenominator").asDouble())
        .isCloseTo(559082264.028717, within(1e-5));
    assertThat(set.at("/tileMatrices/0/cellSize").asDouble())
        .isCloseTo(156543.033928041, within(1e-8));
    assertThat(set.at("/tileMatrices/22/matrixWidth").asInt()).isEqualTo(4194304);
    assertThat(set.at("/tileMatrices/0/pointOfOrigin/1").asDouble())
        .isCloseTo(20037508.3427892, within(1e-6));
  }
}

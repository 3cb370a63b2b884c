package luotu.serve.ogc;

import static luotu.serve.TestServer.header;
import static luotu.serve.TestServer.json;
import static luotu.serve.TestServer.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import luotu.Checkout;
import luotu.serve.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Features by HTTP against the real database. */
class ItemsTest {
  private static final String WATER = "/ogc/collections/water_source/items";
  private static final String SHELTER = "/ogc/collections/shelter/items";
  private static final String GEO_JSON = "application/geo+json";
  private static final String MERGE_PATCH = "application/merge-patch+json";

  private static TestServer server;

  @BeforeAll
  static void start() {
    server = new TestServer();
    for (String[] row :
        new String[][] {
          {"甲池", "pond", "100", "106.5", "29.5"},
          {"乙池", "pond", "300", "106.6", "29.6"},
          {"丙栓", "hydrant", "null", "106.7", "29.7"},
          {"O'Brien'; DROP TABLE feature; --<script>", "tank", "20", "107.5", "29.5"}
        }) {
      String location = create(WATER, feature(point(row[3], row[4]), properties(row)));
      assertThat(location).startsWith("http://127.0.0.1:" + server.port() + WATER + "/");
    }
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String properties(String... row) {
    return "{\"name\":\"%s\",\"kind\":\"%s\",\"volume_m3\":%s}".formatted(row[0], row[1], row[2]);
  }

  private static String point(String longitude, String latitude) {
    return "{\"type\":\"Point\",\"coordinates\":[" + longitude + "," + latitude + "]}";
  }

  private static String feature(String geometry, String properties) {
    return "{\"type\":\"Feature\",\"geometry\":" + geometry + ",\"properties\":" + properties + "}";
  }

  private static String create(String path, String body) {
    HttpResponse<byte[]> response = server.send("POST", path, GEO_JSON, body);
    assertThat(response.statusCode()).as(text(response)).isEqualTo(201);
    return header(response, "Location");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "|甲池,乙池,丙栓,O'Brien'; DROP TABLE feature; --<script>",
        "kind=pond|甲池,乙池",
        "kind=pond&volume_m3=300|乙池",
        "volume_m3=100.0|甲池",
        "bbox=106.4,29.4,106.65,29.65|甲池,乙池",
        "bbox=106.4,29.4,-100,106.65,29.65,900|甲池,乙池",
        "filter=volume_m3 > 20|甲池,乙池",
        "filter=volume_m3 IS NULL|丙栓",
        "filter=NOT (volume_m3 > 20)|O'Brien'; DROP TABLE feature; --<script>",
        "filter=kind IN ('tank','hydrant') AND volume_m3 BETWEEN 1 AND 20|O'Brien'; DROP TABLE feature; --<script>",
        "filter=name LIKE '%池'|甲池,乙池",
        "filter=name = 'O''Brien''; DROP TABLE feature; --<script>'|O'Brien'; DROP TABLE feature; --<script>",
        "filter=S_INTERSECTS(geometry,POINT(106.7 29.7))|丙栓",
        "filter=S_WITHIN(geometry,POLYGON((106 29,106.65 29,106.65 30,106 30,106 29))) OR kind='hydrant'|甲池,乙池,丙栓",
        "filter=updated_at >= DATE('2020-01-01') AND kind='hydrant'|丙栓",
        "filter=kind='pond'&filter-lang=cql2-text&kind=tank|",
        "filter=false|",
        "sortby=-volume_m3&kind=pond|乙池,甲池",
        "sortby=+volume_m3&limit=2|O'Brien'; DROP TABLE feature; --<script>,甲池",
        "sortby=kind,-name|丙栓,甲池,乙池,O'Brien'; DROP TABLE feature; --<script>",
      })
  void findsWhatIsAskedFor(String query, String names) {
    JsonNode page = items(WATER, query == null ? "" : query);
    List<String> found = new ArrayList<>();
    page.get("features").forEach(f -> found.add(f.at("/properties/name").asText()));
    List<String> expected = names == null ? List.of() : List.of(names.split(","));
    assertThat(found).isEqualTo(expected);
    assertThat(page.get("numberReturned").asInt()).isEqualTo(found.size());
    assertThat(page.get("timeStamp").asText())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
  }

  private static JsonNode items(String path, String query) {
    HttpResponse<byte[]> response = server.get(path + "?" + encode(query));
    assertThat(response.statusCode()).as(text(response)).isEqualTo(200);
    return json(response);
  }

  /** Encodes the values only; a plus sign stays one, as people type it. */
  private static String encode(String query) {
    List<String> pairs = new ArrayList<>();
    for (String pair : query.split("&")) {
      int equals = pair.indexOf('=');
      pairs.add(
          equals < 0
              ? pair
              : pair.substring(0, equals + 1)
                  + URLEncoder.encode(pair.substring(equals + 1), StandardCharsets.UTF_8)
                      .replace("%2B", "+"));
    }
    return String.join("&", pairs);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "limit=0|limit",
        "limit=-1|limit",
        "limit=ten|limit",
        "limit=1.5|limit",
        "limit=|limit",
        "bbox=1,2,3|bbox",
        "bbox=1,2,3,x|bbox",
        "bbox=NaN,2,3,4|bbox",
        "bbox=29.5,106.5,29.6,106.6|bbox",
        "bbox=107,29,106,30|bbox",
        "bbox=35000000,3200000,35100000,3300000|bbox",
        "sortby=nothing|sortby",
        "sortby=|sortby",
        "sortby=name,name|sortby",
        "sortby=--name|sortby",
        "filter-lang=cql2-json|filter-lang",
        "filter-crs=http://www.opengis.net/def/crs/EPSG/0/4490|filter-crs",
        "datetime=yesterday|datetime",
        "depth=5|depth",
        "kind=lake|kind",
        "volume_m3=much|volume_m3",
        "filter=|filter",
        "filter=kind=|filter",
        "filter=1=1; DROP TABLE feature|filter",
        "filter=name = 'x' UNION SELECT * FROM pg_user|filter",
        "filter=pg_sleep(10) = 1|filter",
        "filter=contact = '1'|contact",
        "filter=depth > 5|depth",
        "token=nonsense|after",
        "token=AAAA|after",
      })
  void refusesWhatItDoesNotUnderstand(String query, String field) {
    HttpResponse<byte[]> response = server.get(WATER + "?lang=en&" + encode(query));
    assertThat(response.statusCode()).as(text(response)).isEqualTo(400);
    assertThat(json(response).at("/errors/0/field").asText()).isEqualTo(field);
    assertThat(json(response).at("/errors/0/expected").asText()).isNotEmpty();
  }

  @Test
  void aListIsSentAgainOnlyWhenItsLayerChanged() {
    String helipads = "/ogc/collections/helipad/items";
    String before = header(server.get(helipads), "ETag");
    assertThat(server.get(helipads, "If-None-Match", before).statusCode()).isEqualTo(304);
    create(helipads, feature(point("106.5", "29.5"), "{}"));
    assertThat(server.get(helipads, "If-None-Match", before).statusCode()).isEqualTo(200);
  }

  @Test
  void anEnormousLimitIsClamped() {
    assertThat(items(WATER, "limit=1000000000000").get("numberReturned").asInt()).isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/ogc/collections/nothing",
        "/ogc/collections/nothing/items",
        "/ogc/collections/nothing/items/1",
        "/ogc/collections/nothing/tiles",
        "/ogc/collections/nothing/queryables",
        "/ogc/collections/water_source/items/0",
        "/ogc/collections/water_source/items/999999",
        "/ogc/collections/water_source/items/-1",
        "/ogc/collections/water_source/items/x",
        "/ogc/collections/water_source/items/99999999999999999999",
      })
  void whatDoesNotExistIsNotFound(String path) {
    assertThat(server.get(path).statusCode()).isEqualTo(404);
  }

  @Test
  void aFeatureIsCreatedReadReplacedPatchedAndDeleted() {
    String item = create(WATER, feature(point("106.55", "29.55"), properties("新池", "pond", "50")));
    HttpResponse<byte[]> read = server.get(item);
    assertThat(header(read, "Content-Type")).isEqualTo(GEO_JSON);
    String version = header(read, "ETag");
    assertThat(version).matches("\"\\d+\"");
    assertThat(json(read).at("/properties/volume_m3").asDouble()).isEqualTo(50);
    assertThat(json(read).at("/geometry/coordinates/0").asDouble()).isEqualTo(106.55);
    HttpResponse<byte[]> same = server.get(item, "If-None-Match", version);
    assertThat(same.statusCode()).isEqualTo(304);
    assertThat(same.body()).isEmpty();

    String body = feature(point("106.56", "29.56"), properties("改池", "tank", "60"));
    assertThat(server.send("PUT", item, GEO_JSON, body).statusCode()).isEqualTo(428);
    assertThat(server.send("PUT", item, GEO_JSON, body, "If-Match", "\"1\"").statusCode())
        .isEqualTo(412);
    HttpResponse<byte[]> put = server.send("PUT", item, GEO_JSON, body, "If-Match", version);
    assertThat(put.statusCode()).as(text(put)).isEqualTo(200);
    String second = header(put, "ETag");
    assertThat(second).isNotEqualTo(version).isEqualTo(header(server.get(item), "ETag"));
    assertThat(json(put).at("/properties/kind").asText()).isEqualTo("tank");

    String patch = "{\"properties\":{\"volume_m3\":null,\"remark\":\"备注\"}}";
    assertThat(server.send("PATCH", item, MERGE_PATCH, patch).statusCode()).isEqualTo(428);
    assertThat(server.send("PATCH", item, MERGE_PATCH, patch, "If-Match", version).statusCode())
        .isEqualTo(412);
    HttpResponse<byte[]> patched =
        server.send("PATCH", item, MERGE_PATCH, patch, "If-Match", second);
    assertThat(patched.statusCode()).as(text(patched)).isEqualTo(200);
    assertThat(json(patched).at("/properties/volume_m3").isNull()).isTrue();
    assertThat(json(patched).at("/properties/name").asText()).isEqualTo("改池");
    assertThat(json(patched).at("/properties/remark").asText()).isEqualTo("备注");
    assertThat(json(patched).at("/geometry/coordinates/1").asDouble()).isEqualTo(29.56);
    String third = header(patched, "ETag");

    assertThat(send("DELETE", item).statusCode()).isEqualTo(428);
    assertThat(send("DELETE", item, "If-Match", second).statusCode()).isEqualTo(412);
    HttpResponse<byte[]> deleted = send("DELETE", item, "If-Match", third);
    assertThat(deleted.statusCode()).isEqualTo(204);
    assertThat(server.get(item).statusCode()).isEqualTo(404);
    assertThat(send("DELETE", item, "If-Match", third).statusCode()).isEqualTo(404);
  }

  private static HttpResponse<byte[]> send(String method, String item, String... headers) {
    var request = server.to(item).method(method, BodyPublishers.noBody());
    return server.send(headers.length == 0 ? request : request.headers(headers));
  }

  @Test
  void whatWasReadCanBeSentBack() {
    String item = create(WATER, feature(point("106.551", "29.551"), properties("来回", "pond", "1")));
    HttpResponse<byte[]> read = server.get(item);
    HttpResponse<byte[]> put =
        server.send("PUT", item, GEO_JSON, text(read), "If-Match", header(read, "ETag"));
    assertThat(put.statusCode()).as(text(put)).isEqualTo(200);
    assertThat(json(put).at("/properties/name").asText()).isEqualTo("来回");
    assertThat(send("DELETE", item, "If-Match", "*").statusCode()).isEqualTo(204);
  }

  @Test
  void personalFieldsAreWrittenKeptErasedAndNeverShown() throws Exception {
    String secret = "13800000000";
    String properties =
        "{\"name\":\"避难所\",\"contact\":\"值班员\",\"phone\":\""
            + secret
            + "\",\"extra\":{\"列\":\"值\"}}";
    String item = create(SHELTER, feature(point("106.5", "29.5"), properties));
    String id = item.substring(item.lastIndexOf('/') + 1);
    assertThat(storedPhone(id)).isEqualTo(secret);

    HttpResponse<byte[]> put =
        server.send(
            "PUT",
            item,
            GEO_JSON,
            feature(point("106.5", "29.5"), "{\"name\":\"改名\"}"),
            "If-Match",
            header(server.get(item), "ETag"));
    assertThat(put.statusCode()).as(text(put)).isEqualTo(200);
    assertThat(storedPhone(id)).isEqualTo(secret);
    assertThat(json(put).at("/properties/extra/列").asText()).isEqualTo("值");

    HttpResponse<byte[]> patch =
        server.send(
            "PATCH", item, MERGE_PATCH, "{\"properties\":{\"name\":\"再改\"}}", "If-Match", "*");
    assertThat(patch.statusCode()).as(text(patch)).isEqualTo(200);
    assertThat(storedPhone(id)).isEqualTo(secret);

    for (HttpResponse<byte[]> response :
        List.of(
            put,
            patch,
            server.get(item),
            server.get(SHELTER),
            server.get(SHELTER + "?sortby=name"),
            server.get("/catalogue"),
            server.get("/changes"),
            server.get("/ogc/collections/shelter/tiles/WebMercatorQuad/0/0/0"),
            server.get(SHELTER + "?phone=" + secret),
            server.get(SHELTER + "?sortby=phone"),
            server.get(SHELTER + "?filter=phone%20IS%20NOT%20NULL"))) {
      assertThat(text(response).replace("phone=" + secret, "").replace("\"found\":\"" + secret, ""))
          .doesNotContain(secret, "值班员");
    }
    assertThat(json(server.get(item)).at("/properties").has("phone")).isFalse();

    HttpResponse<byte[]> erased =
        server.send(
            "PUT",
            item,
            GEO_JSON,
            feature(point("106.5", "29.5"), "{\"name\":\"改名\",\"phone\":null}"),
            "If-Match",
            "*");
    assertThat(erased.statusCode()).isEqualTo(200);
    assertThat(storedPhone(id)).isNull();
  }

  @Test
  void columnsOfASourceThatSpeakOfPersonsAreKeptAndNeverShown() throws Exception {
    String secret = "13900000000";
    String item =
        create(
            SHELTER,
            feature(
                point("106.5", "29.5"),
                "{\"extra\":{\"列\":\"值\",\"联系电话\":\"" + secret + "\",\"hotel\":\"a\"}}"));
    HttpResponse<byte[]> read = server.get(item);
    assertThat(text(read)).doesNotContain(secret, "联系电话");
    assertThat(json(read).at("/properties/extra/hotel").asText()).isEqualTo("a");
    HttpResponse<byte[]> put =
        server.send("PUT", item, GEO_JSON, text(read), "If-Match", header(read, "ETag"));
    assertThat(put.statusCode()).as(text(put)).isEqualTo(200);
    assertThat(storedExtra(item)).containsEntry("联系电话", secret).containsEntry("列", "值");
  }

  private static Map<String, Object> storedExtra(String item) {
    try (var snapshot = server.database().store().snapshot()) {
      long id = Long.parseLong(item.substring(item.lastIndexOf('/') + 1));
      return snapshot.find(Checkout.CATALOGUE.getLayer("shelter"), id).orElseThrow().extra();
    }
  }

  private static Object storedPhone(String id) {
    try (var snapshot = server.database().store().snapshot()) {
      return snapshot
          .find(Checkout.CATALOGUE.getLayer("shelter"), Long.parseLong(id))
          .orElseThrow()
          .fields()
          .get("phone");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`{`|invalid-json|",
        "``|invalid-json|",
        "`nonsense`|invalid-json|",
        "`{\"type\":\"Feature\"} x`|invalid-json|",
        "`{\"type\":\"Feature\",\"type\":\"Feature\"}`|invalid-json|",
        "`[]`|invalid-feature|type",
        "`null`|invalid-feature|type",
        "`{\"type\":\"FeatureCollection\",\"features\":[]}`|invalid-feature|type",
        "`{\"type\":\"Feature\",\"geometry\":null,\"properties\":{}}`|invalid-feature|geometry",
        "`{\"type\":\"Feature\",\"properties\":{}}`|invalid-feature|geometry",
        "`{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[106,29]}}`|invalid-feature|properties",
        "`{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[29.5,106.5]},\"properties\":{}}`|invalid-feature|geometry",
        "`{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[1e999,29]},\"properties\":{}}`|invalid-feature|geometry",
        "`{\"type\":\"Feature\",\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,1],[0,1],[1,0],[0,0]]]},\"properties\":{}}`|invalid-feature|geometry",
        "`{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[106,29]},\"properties\":{\"kind\":\"lake\"}}`|invalid-feature|kind",
        "`{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[106,29]},\"properties\":{\"depth\":1}}`|invalid-feature|depth",
        "`{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[106,29]},\"properties\":{\"volume_m3\":-1}}`|invalid-feature|volume_m3",
        "`{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[106,29]},\"properties\":{\"name\":\"\\u0000\"}}`|invalid-feature|name",
        "`{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[106,29]},\"properties\":{\"name\":{\"a\":1}}}`|invalid-feature|name",
        "`{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[106,29]},\"properties\":{\"confirmed_on\":\"2025-02-30\"}}`|invalid-feature|confirmed_on",
        "`{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[106,29]},\"properties\":{\"extra\":{\"a\":{\"b\":1}}}}`|invalid-feature|extra.a",
        "`{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[106,29]},\"properties\":{\"extra\":5}}`|invalid-feature|extra",
      })
  void badBodiesAreRefusedByField(String body, String type, String field) {
    HttpResponse<byte[]> response = server.send("POST", WATER, GEO_JSON, body == null ? "" : body);
    assertThat(response.statusCode()).as(text(response)).isEqualTo(400);
    assertThat(json(response).get("type").asText()).isEqualTo("/problems/" + type);
    assertThat(json(response).at("/errors/0/field").asText()).isEqualTo(field == null ? "" : field);
    assertThat(text(response)).doesNotContain("Exception", "com.fasterxml", "StreamRead");
  }

  @Test
  void allFaultsAreToldTogether() {
    HttpResponse<byte[]> response =
        server.send(
            "POST",
            WATER,
            GEO_JSON,
            feature(point("29", "106"), "{\"kind\":\"lake\",\"volume_m3\":-1,\"depth\":2}"));
    assertThat(json(response).get("errors")).hasSize(4);
  }

  @Test
  void deepAndLargeBodiesAreAnsweredCleanly() {
    String deep = "[".repeat(100_000) + "]".repeat(100_000);
    HttpResponse<byte[]> tooDeep = server.send("POST", WATER, GEO_JSON, deep);
    assertThat(tooDeep.statusCode()).isEqualTo(400);
    assertThat(json(tooDeep).get("type").asText()).isEqualTo("/problems/invalid-json");
    HttpResponse<byte[]> deepPatch =
        server.send(
            "PATCH",
            WATER + "/1",
            MERGE_PATCH,
            "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000),
            "If-Match",
            "*");
    assertThat(deepPatch.statusCode()).isEqualTo(400);
    String nonsense = "nonsense ".repeat(3 * 1024 * 1024 / 9);
    HttpResponse<byte[]> tooLarge = server.send("POST", WATER, GEO_JSON, nonsense);
    assertThat(tooLarge.statusCode()).isEqualTo(413);
    assertThat(json(tooLarge).get("type").asText()).isEqualTo("/problems/too-large");
    HttpResponse<byte[]> chunked =
        server.send(
            server
                .to(WATER)
                .header("Content-Type", GEO_JSON)
                .POST(
                    BodyPublishers.ofInputStream(
                        () ->
                            new java.io.ByteArrayInputStream(
                                nonsense.getBytes(StandardCharsets.UTF_8)))));
    assertThat(chunked.statusCode()).isEqualTo(413);
    HttpResponse<byte[]> notUtf8 =
        server.send(
            server
                .to(WATER)
                .header("Content-Type", GEO_JSON)
                .POST(BodyPublishers.ofByteArray(new byte[] {'"', (byte) 0xC8, (byte) 0xC9, '"'})));
    assertThat(notUtf8.statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"application/json", "text/plain", "application/xml", "multipart/form-data"})
  void otherMediaTypesAreRefused(String mediaType) {
    HttpResponse<byte[]> response =
        server.send("POST", WATER, mediaType, feature(point("106", "29"), "{}"));
    assertThat(response.statusCode()).isEqualTo(415);
    assertThat(json(response).at("/errors/0/expected").asText()).isEqualTo(GEO_JSON);
  }

  @Test
  void layersWithoutGeometryHaveNullGeometry() {
    create(
        "/ogc/collections/zone/items",
        feature(
            "{\"type\":\"Polygon\",\"coordinates\":[[[110,30],[111,30],[111,31],[110,31],[110,30]]]}",
            "{\"name\":\"沙坪坝街道\",\"code\":\"500106001\",\"kind\":\"town\"}"));
    String item =
        create(
            "/ogc/collections/street_record/items",
            feature("null", "{\"zone\":\"500106001\",\"year\":2025,\"drills\":2}"));
    JsonNode record = json(server.get(item));
    assertThat(record.get("geometry").isNull()).isTrue();
    assertThat(record.at("/properties/zone").asText()).isEqualTo("500106001");
    assertThat(server.get("/ogc/collections/street_record/tiles").statusCode()).isEqualTo(404);
  }

  @Test
  void twoWritersOfOneVersionDoNotOverwriteEachOther() throws Exception {
    String item = create(WATER, feature(point("106.552", "29.552"), properties("争", "pond", "1")));
    String version = header(server.get(item), "ETag");
    List<Thread> threads = new ArrayList<>();
    List<Integer> statuses = java.util.Collections.synchronizedList(new ArrayList<>());
    for (int i = 0; i < 8; i++) {
      String patch = "{\"properties\":{\"volume_m3\":" + (100 + i) + "}}";
      Thread thread =
          new Thread(
              () ->
                  statuses.add(
                      server
                          .send("PATCH", item, MERGE_PATCH, patch, "If-Match", version)
                          .statusCode()));
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(statuses).containsOnlyOnce(200).hasSize(8);
    assertThat(statuses.stream().filter(status -> status == 412)).hasSize(7);
    send("DELETE", item, "If-Match", "*");
  }
}

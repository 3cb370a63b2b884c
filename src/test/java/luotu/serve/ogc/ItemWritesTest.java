package luotu.serve.ogc;

import static luotu.serve.TestServer.header;
import static luotu.serve.TestServer.json;
import static luotu.serve.TestServer.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import luotu.Checkout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Features written by HTTP into the real database. */
class ItemWritesTest extends ItemsScene {
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
    assertThat(server.send("PUT", item, GEO_JSON, body, "If-Match", "\"999\"").statusCode())
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
            create(WATER, feature(point("106.5", "29.5"), properties("深池", "pond", "1"))),
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

package luotu.serve.app;

import static luotu.serve.TestServer.header;
import static luotu.serve.TestServer.json;
import static luotu.serve.TestServer.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;
import luotu.Checkout;
import luotu.serve.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The catalogue and the changes, as the browser follows them. */
class AppRoutesTest {
  private TestServer server;

  @BeforeEach
  void start() {
    server = new TestServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String create(String name, String... headers) {
    HttpResponse<byte[]> response =
        server.send(
            "POST",
            "/ogc/collections/water_source/items",
            "application/geo+json",
            "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[106.5,29.5]},"
                + "\"properties\":{\"name\":\""
                + name
                + "\"}}",
            headers);
    assertThat(response.statusCode()).as(text(response)).isEqualTo(201);
    return header(response, "Location");
  }

  @Test
  void theCatalogueTellsAllABrowserNeeds() {
    JsonNode empty = json(server.get("/catalogue"));
    assertThat(empty.get("change").asLong()).isZero();
    assertThat(empty.get("extent").isNull()).isTrue();
    assertThat(empty.get("simulated").asBoolean()).isFalse();
    assertThat(empty.get("layers")).hasSize(Checkout.CATALOGUE.layers().size());
    create("池");
    HttpResponse<byte[]> response = server.get("/catalogue");
    JsonNode catalogue = json(response);
    assertThat(catalogue.get("change").asLong()).isPositive();
    assertThat(catalogue.at("/extent/0").asDouble()).isEqualTo(106.5);
    JsonNode water = layer(catalogue, "water_source");
    assertThat(water.get("count").asInt()).isEqualTo(1);
    assertThat(water.get("geometry").asText()).isEqualTo("any");
    assertThat(water.at("/label/zh").asText()).isEqualTo("消防水源");
    assertThat(water.at("/label/en").asText()).isNotEmpty();
    assertThat(water.at("/usable/field").asText()).isEqualTo("usable");
    assertThat(water.at("/symbol/min_zoom").isInt()).isTrue();
    assertThat(water.at("/fields/0/choices/0/id").asText()).isEqualTo("hydrant");
    assertThat(water.at("/fields/0/type").asText()).isEqualTo("choice");
    assertThat(server.get("/catalogue", "If-None-Match", header(response, "ETag")).statusCode())
        .isEqualTo(304);
  }

  @Test
  void theCatalogueTellsTheStandardsAndHowToShowTheirCoverage() {
    JsonNode standards = json(server.get("/catalogue")).get("standards");
    assertThat(standards).hasSize(Checkout.CATALOGUE.standards().size());
    JsonNode forest = standards.get(0);
    assertThat(forest.get("id").asText()).isEqualTo("forest-water-key");
    assertThat(forest.get("level").asText()).isEqualTo("town");
    assertThat(forest.at("/preferred/value").asDouble()).isEqualTo(1_000);
    assertThat(forest.at("/preferred/certainty").asText()).isEqualTo("verified");
    assertThat(forest.at("/required/source/en").asText()).isNotEmpty();
    assertThat(forest.at("/sources/0/document").asText()).isEqualTo("渝府发〔2025〕1号");
    assertThat(forest.at("/lead_unit/certainty").asText()).isEqualTo("assumption");
    assertThat(forest.at("/sources/0/lead_unit").isNull()).isTrue();
    assertThat(forest.at("/sources/0/responsible_units").isArray()).isTrue();
    assertThat(forest.at("/reads/0/layer").asText()).isEqualTo("land");
    assertThat(forest.at("/numbers/total_m2/zh").asText()).isNotEmpty();
    JsonNode coverage = forest.get("coverage");
    assertThat(coverage.get("over_filter").asText()).isEqualTo("kind = 'forest_key'");
    assertThat(coverage.get("radius_m").toString()).isEqualTo("[1000.0,2000.0]");
    standards.forEach(
        standard -> {
          assertThat(standard.at("/label/en").asText()).isNotEmpty();
          assertThat(standard.at("/required/value").isNumber()).isTrue();
        });
  }

  @Test
  void theCatalogueTellsTheThemesWithTheirUnits() {
    JsonNode themes = json(server.get("/catalogue")).get("themes");
    assertThat(themes).hasSize(16);
    themes.forEach(
        theme -> {
          assertThat(theme.at("/label/zh").asText()).isNotEmpty();
          assertThat(theme.at("/systems/0").asText()).isNotEmpty();
          assertThat(theme.at("/lead_units/0/certainty").asText()).isEqualTo("assumption");
          assertThat(theme.at("/units/0/responsible_units").isArray()).isTrue();
        });
    assertThat(themes.findValuesAsText("process")).contains("service-area", "radius-coverage");
  }

  @Test
  void theCatalogueTellsHowToShowTravel() {
    Map<String, String> travel = new TreeMap<>();
    json(server.get("/catalogue"))
        .get("standards")
        .forEach(
            standard -> {
              if (standard.get("travel").isObject()) {
                travel.put(standard.get("id").asText(), standard.get("travel").toString());
              }
            });
    assertThat(travel)
        .containsOnlyKeys("fire-response", "fire-station-area", "rescue-2h", "shelter-walk");
    assertThat(travel.get("fire-response"))
        .isEqualTo(
            "{\"facilities\":\"fire_station\",\"filter\":\"kind <> 'micro'\",\"mode\":\"emergency\","
                + "\"minutes\":[5.0,8.0],\"direction\":\"from\",\"split\":false}");
    assertThat(travel.get("fire-station-area"))
        .isEqualTo(
            "{\"facilities\":\"fire_station\",\"filter\":\"kind <> 'micro'\",\"mode\":\"emergency\","
                + "\"minutes\":[5.0],\"direction\":\"from\",\"split\":true}");
  }

  private static JsonNode layer(JsonNode catalogue, String id) {
    for (JsonNode layer : catalogue.get("layers")) {
      if (layer.get("id").asText().equals(id)) {
        return layer;
      }
    }
    throw new AssertionError(id);
  }

  @Test
  void changesAreToldSinceANumberAndUndone() {
    String first = create("一", "Luotu-Author", "%E6%B2%99%E5%9D%AA%E5%9D%9D");
    long one = json(server.get("/changes")).get("change").asLong();
    create("二");
    JsonNode since = json(server.get("/changes?since=" + one));
    assertThat(since.get("changes")).hasSize(1);
    assertThat(since.at("/changes/0/number").asLong()).isEqualTo(since.get("change").asLong());
    assertThat(since.at("/changes/0/author").asText()).isEqualTo("web");
    assertThat(since.at("/changes/0/origin").asText()).isEqualTo("http");
    assertThat(since.at("/changes/0/layers/0").asText()).isEqualTo("water_source");
    assertThat(since.at("/changes/0/undoes").isNull()).isTrue();
    JsonNode latest = json(server.get("/changes?latest=20"));
    assertThat(latest.at("/changes/0/number").asLong()).isGreaterThan(one);
    assertThat(latest.at("/changes/1/author").asText()).isEqualTo("沙坪坝");
    assertThat(json(server.get("/changes?since=" + latest.get("change").asLong())).get("changes"))
        .isEmpty();

    HttpResponse<byte[]> undone = undo(one);
    assertThat(undone.statusCode()).as(text(undone)).isEqualTo(200);
    assertThat(json(undone).get("undoes").asLong()).isEqualTo(one);
    assertThat(server.get(first).statusCode()).isEqualTo(404);
    assertThat(undo(one).statusCode()).isEqualTo(409);
    assertThat(undo(999_999).statusCode()).isEqualTo(404);
    assertThat(server.send("POST", "/changes/x/undo", "text/plain", "").statusCode())
        .isEqualTo(404);
  }

  private HttpResponse<byte[]> undo(long number) {
    return server.send("POST", "/changes/" + number + "/undo", "text/plain", "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"since=-1", "since=x", "since=", "latest=x", "since=1&latest=1", "from=1"})
  void badQuestionsAboutChangesAreRefused(String query) {
    assertThat(server.get("/changes?" + query).statusCode()).isEqualTo(400);
  }
}

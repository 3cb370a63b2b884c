package luotu.serve.ogc;

import static luotu.serve.TestServer.header;
import static luotu.serve.TestServer.json;
import static luotu.serve.TestServer.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import luotu.Checkout;
import luotu.serve.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The API keeps what its own documents promise, and its processes answer. */
class ApiTest {
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = new TestServer();
    HttpResponse<byte[]> created =
        server.send(
            "POST",
            "/ogc/collections/water_source/items",
            "application/geo+json",
            "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[106.5,29.5]},"
                + "\"properties\":{\"name\":\"池\"}}");
    assertThat(created.statusCode()).isEqualTo(201);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** Every path and method of the definition leads somewhere; every reference is there. */
  @Test
  void theDefinitionIsTrue() {
    HttpResponse<byte[]> response = server.get("/ogc/api");
    assertThat(header(response, "Content-Type"))
        .isEqualToIgnoringWhitespace("application/vnd.oai.openapi+json;version=3.0");
    JsonNode api = json(response);
    assertThat(api.get("openapi").asText()).startsWith("3.0.");
    String base = api.at("/servers/0/url").asText();
    assertThat(base).isEqualTo("http://127.0.0.1:" + server.port() + "/ogc");
    Set<String> operations = new HashSet<>();
    for (Map.Entry<String, JsonNode> path : api.get("paths").properties()) {
      String address =
          base
              + (path.getKey().equals("/") ? "" : path.getKey())
                  .replace("{id}", "1")
                  .replaceAll("\\{tile[A-Za-z]+}", "0");
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        assertThat(operations.add(method.getValue().get("operationId").asText())).isTrue();
        int status = status(method.getKey(), address + needed(method.getValue()));
        if (address.contains("/items/1")) {
          // Which of the features exists is not the definition's matter.
          assertThat(status).as(method.getKey() + address).isIn(200, 404);
        } else if (method.getKey().equals("get")) {
          assertThat(status).as(address).isIn(200, 204);
        } else {
          assertThat(status).as(method.getKey() + address).isEqualTo(400);
        }
      }
    }
    for (JsonNode reference : api.findValues("$ref")) {
      assertThat(api.at(reference.asText().substring(1)).isMissingNode())
          .as(reference.asText())
          .isFalse();
    }
    for (JsonNode operation : api.get("paths").findParents("operationId")) {
      List<String> names = new ArrayList<>();
      for (JsonNode parameter : operation.path("parameters")) {
        names.add(
            parameter.has("$ref")
                ? parameter.get("$ref").asText()
                : parameter.get("name").asText());
      }
      assertThat(names).as(operation.get("operationId").asText()).doesNotHaveDuplicates();
    }
  }

  /** The query parameters that an operation cannot do without, by their examples. */
  private static String needed(JsonNode operation) {
    StringBuilder query = new StringBuilder();
    for (JsonNode parameter : operation.path("parameters")) {
      if (parameter.path("in").asText().equals("query") && parameter.get("required").asBoolean()) {
        String example = parameter.at("/content/application~1json/example").toString();
        query
            .append(query.isEmpty() ? '?' : '&')
            .append(parameter.get("name").asText())
            .append('=');
        query.append(URLEncoder.encode(example, StandardCharsets.UTF_8));
      }
    }
    return query.toString();
  }

  private static int status(String method, String address) {
    HttpRequest.Builder request = server.to(address);
    if (method.equals("get") || method.equals("delete")) {
      request.method(method.toUpperCase(), BodyPublishers.noBody());
    } else {
      String mediaType =
          address.contains("/processes/")
              ? "application/json"
              : method.equals("patch") ? "application/merge-patch+json" : "application/geo+json";
      request.method(method.toUpperCase(), BodyPublishers.ofString("[]"));
      request.header("Content-Type", mediaType);
    }
    HttpResponse<byte[]> response =
        server.send(method.equals("delete") ? request.header("If-Match", "\"0\"") : request);
    if (response.statusCode() == 428 || response.statusCode() == 412) {
      return 200;
    }
    assertThat(response.statusCode()).as(text(response)).isNotIn(405, 415, 500);
    if (response.statusCode() == 404) {
      assertThat(text(response)).doesNotContain("no-such-page");
    }
    return response.statusCode();
  }

  /** Every link from the landing page on leads somewhere. */
  @Test
  void everyLinkLeadsSomewhere() {
    Set<String> seen = new HashSet<>();
    List<String> open = new ArrayList<>(List.of("http://127.0.0.1:" + server.port() + "/ogc"));
    while (!open.isEmpty()) {
      String address = open.remove(open.size() - 1);
      if (!seen.add(address) || address.endsWith("/execution")) {
        continue;
      }
      HttpResponse<byte[]> response = server.get(address);
      assertThat(response.statusCode()).as(address).isEqualTo(200);
      for (JsonNode links : json(response).findValues("links")) {
        for (JsonNode link : links) {
          assertThat(link.get("rel").asText()).isNotEmpty();
          assertThat(link.get("type").asText()).isNotEmpty();
          if (!link.has("templated")) {
            open.add(link.get("href").asText());
          }
        }
      }
    }
    assertThat(seen)
        .anyMatch(address -> address.endsWith("/tiles/WebMercatorQuad"))
        .anyMatch(address -> address.endsWith("/processes/nearest"))
        .anyMatch(address -> address.endsWith("/queryables"));
  }

  @Test
  void collectionsAndProcessesAreThoseThatWork() {
    List<String> ids = new ArrayList<>();
    json(server.get("/ogc/collections"))
        .get("collections")
        .forEach(c -> ids.add(c.get("id").asText()));
    assertThat(ids).isEqualTo(Checkout.CATALOGUE.layers().stream().map(l -> l.id()).toList());
    assertThat(json(server.get("/ogc/collections/hazard?lang=en")).get("title").asText())
        .isNotEqualTo(json(server.get("/ogc/collections/hazard")).get("title").asText());
    List<String> conformance = new ArrayList<>();
    json(server.get("/ogc/conformance"))
        .get("conformsTo")
        .forEach(c -> conformance.add(c.asText()));
    assertThat(conformance)
        .doesNotHaveDuplicates()
        .contains("http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core");
  }

  @Test
  void queryablesNameWhatAFilterTakesAndNothingPersonal() {
    JsonNode properties = json(server.get("/ogc/collections/shelter/queryables")).get("properties");
    assertThat(properties.has("places")).isTrue();
    assertThat(properties.has("geometry")).isTrue();
    assertThat(properties.has("phone")).isFalse();
    for (Map.Entry<String, JsonNode> property : properties.properties()) {
      if (!property.getKey().equals("geometry")) {
        HttpResponse<byte[]> response =
            server.get(
                "/ogc/collections/shelter/items?filter=" + property.getKey() + "%20IS%20NULL");
        assertThat(response.statusCode()).as(property.getKey()).isEqualTo(200);
      }
    }
  }

  @Test
  void theExampleOfEveryProcessRuns() {
    JsonNode processes = json(server.get("/ogc/processes")).get("processes");
    assertThat(processes).isNotEmpty();
    for (JsonNode process : processes) {
      String address = "/ogc/processes/" + process.get("id").asText();
      JsonNode description = json(server.get(address + "?lang=en"));
      assertThat(description.get("inputs")).isNotEmpty();
      assertThat(description.get("outputs")).isNotEmpty();
      HttpResponse<byte[]> answer = execute(address, description.get("example").toString());
      assertThat(answer.statusCode()).as(text(answer)).isEqualTo(200);
      assertThat(json(answer).get("change").asLong()).isPositive();
    }
  }

  private static HttpResponse<byte[]> execute(String process, String body) {
    return server.send("POST", process + "/execution", "application/json", body);
  }

  @Test
  void nearestAnswersByHttp() {
    HttpResponse<byte[]> answer =
        execute(
            "/ogc/processes/nearest",
            "{\"inputs\":{\"point\":[106.5,29.5],\"layers\":[\"water_source\"]}}");
    assertThat(answer.statusCode()).as(text(answer)).isEqualTo(200);
    assertThat(json(answer).at("/results/0/name").asText()).isEqualTo("池");
    assertThat(json(answer).at("/results/0/distance_m").asDouble()).isZero();
    assertThat(json(answer).get("unverified").asInt()).isEqualTo(1);
  }

  @Test
  void theWayByRoadAnswersByHttp() {
    HttpResponse<byte[]> road =
        server.send(
            "POST",
            "/ogc/collections/road/items",
            "application/geo+json",
            "{\"type\":\"Feature\",\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[106.49,29.5],[106.5,29.5]]},"
                + "\"properties\":{\"name\":\"汉渝路\",\"class\":\"primary\"}}");
    assertThat(road.statusCode()).as(text(road)).isEqualTo(201);
    String inputs =
        "{\"point\":[106.49,29.5],\"layers\":\"water_source\",\"mode\":\"walk\",\"closed_roads\":[%s]}";
    JsonNode open = json(execute("/ogc/processes/nearest", inputs.formatted("")));
    assertThat(open.at("/results/0/steps/0/instruction/zh").asText()).isEqualTo("向东沿汉渝路步行 970 米");
    assertThat(open.at("/results/0/steps/1/instruction/en").asText()).isEqualTo("Arrive at 池");
    assertThat(open.at("/results/0/route/type").asText()).isEqualTo("LineString");
    assertThat(open.at("/access/point/0").asDouble()).isEqualTo(106.49);
    String id = json(road).get("id").asText();
    JsonNode shut = json(execute("/ogc/processes/nearest", inputs.formatted(id)));
    assertThat(shut.get("results")).isEmpty();
    assertThat(shut.at("/notes/0/zh").asText()).isEqualTo("没有可供通行的道路");
    assertThat(
            server
                .send(
                    "DELETE",
                    "/ogc/collections/road/items/" + id,
                    "application/json",
                    "",
                    "If-Match",
                    header(road, "ETag"))
                .statusCode())
        .isEqualTo(204);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`{\"inputs\":{}}`|point",
        "`{\"inputs\":{\"point\":[106.5,29.5],\"k\":-3}}`|k",
        "`{\"inputs\":{\"point\":[106.5,29.5],\"k\":0}}`|k",
        "`{\"inputs\":{\"point\":[106.5,29.5],\"k\":1000000000000}}`|k",
        "`{\"inputs\":{\"point\":[106.5,29.5],\"k\":\"many\"}}`|k",
        "`{\"inputs\":{\"point\":[29.5,106.5]}}`|point",
        "`{\"inputs\":{\"point\":\"here\"}}`|point",
        "`{\"inputs\":{\"point\":[106.5,29.5],\"mode\":\"fly\"}}`|mode",
        "`{\"inputs\":{\"point\":[106.5,29.5],\"depth\":1}}`|depth",
        "`{\"inputs\":{\"point\":[106.5,29.5],\"layers\":[\"water_source\"],\"filter\":\"1=1; DROP TABLE feature\"}}`|filter",
        "`{\"inputs\":[]}`|inputs",
        "`[]`|inputs",
      })
  void badInputsAreRefusedByName(String body, String field) {
    HttpResponse<byte[]> answer = execute("/ogc/processes/nearest", body);
    assertThat(answer.statusCode()).as(text(answer)).isEqualTo(400);
    assertThat(json(answer).at("/errors/0/field").asText()).isEqualTo(field);
    assertThat(text(answer)).doesNotContain("Exception", "luotu.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "0", "1e9", "1e999", "\"far\"", "null", "[500,-1]", "[]"})
  void impossibleRadiiAreRefused(String radius) {
    HttpResponse<byte[]> answer =
        execute(
            "/ogc/processes/radius-coverage",
            "{\"inputs\":{\"facilities\":\"water_source\",\"radius_m\":" + radius + "}}");
    assertThat(answer.statusCode()).as(text(answer)).isEqualTo(400);
    assertThat(json(answer).at("/errors/0/field").asText()).startsWith("radius_m");
  }

  @Test
  void unknownNamesAreNotFound() {
    HttpResponse<byte[]> process = execute("/ogc/processes/teleport", "{\"inputs\":{}}");
    assertThat(process.statusCode()).isEqualTo(404);
    assertThat(json(process).get("type").asText()).isEqualTo("/problems/unknown-process");
    assertThat(server.get("/ogc/processes/teleport").statusCode()).isEqualTo(404);
    HttpResponse<byte[]> layer =
        execute(
            "/ogc/processes/nearest",
            "{\"inputs\":{\"point\":[106.5,29.5],\"layers\":[\"nothing\"]}}");
    assertThat(layer.statusCode()).isEqualTo(404);
    assertThat(execute("/ogc/processes/nearest", "{").statusCode()).isEqualTo(400);
    assertThat(
            server
                .send("POST", "/ogc/processes/nearest/execution", "text/plain", "{}")
                .statusCode())
        .isEqualTo(415);
  }
}

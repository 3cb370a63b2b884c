package luotu.serve.app;

import static luotu.serve.TestServer.header;
import static luotu.serve.TestServer.json;
import static luotu.serve.TestServer.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import luotu.serve.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Looking places up, and asking what to do there, by HTTP. */
class SearchRoutesTest {
  private static final String PHONE = "5551234";

  private static TestServer server;

  @BeforeAll
  static void start() {
    server = new TestServer();
    create("shelter", "大院避难场所", "{\"places\":100,\"contact\":\"某人\",\"phone\":\"" + PHONE + "\"}");
    create(
        "hazard",
        "后山滑坡",
        "{\"kind\":\"landslide\",\"people\":[{\"role\":\"area_lead\",\"phone\":\""
            + PHONE
            + "\"}]}");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static void create(String layer, String name, String fields) {
    String properties = fields.replaceFirst("\\{", "{\"name\":\"" + name + "\",");
    server.create(layer, "{\"type\":\"Point\",\"coordinates\":[106.5,29.5]}", properties);
  }

  private static String search(String text) {
    return "/search?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  void placesAreFoundByName() {
    HttpResponse<byte[]> response = server.get(search("大院"));
    assertThat(response.statusCode()).isEqualTo(200);
    JsonNode found = json(response).get("results");
    assertThat(found).hasSize(1);
    assertThat(found.at("/0/layer").asText()).isEqualTo("shelter");
    assertThat(found.at("/0/kind").asText()).isEqualTo("feature");
    assertThat(found.at("/0/point/0").asDouble()).isEqualTo(106.5);
    assertThat(text(response)).doesNotContain(PHONE);
    assertThat(json(server.get(search(PHONE))).get("results")).isEmpty();
    assertThat(json(server.get(search("a") + "&near=106,29&limit=3")).get("results")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/search, q",
    "/search?q=%20, q",
    "/search?q=a&limit=0, limit",
    "/search?q=a&limit=many, limit",
    "/search?q=a&limit=101, limit",
    "/search?q=a&near=here, near",
    "'/search?q=a&near=106', near",
    "'/search?q=a&near=106,29,3', near",
    "'/search?q=a&near=29,106', near",
    "'/search?q=a&near=NaN,0', near",
    "/search?q=a&colour=red, colour"
  })
  void wrongQuestionsAreNamed(String address, String parameter) {
    HttpResponse<byte[]> response = server.get(address);
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(json(response).at("/errors/0/field").asText()).isEqualTo(parameter);
  }

  @Test
  void whomToCallIsToldToThoseWhoAskAndKeptNowhere() {
    HttpResponse<byte[]> response =
        server.send(
            "POST",
            "/ogc/processes/incident/execution",
            "application/json",
            "{\"inputs\":{\"kind\":\"landslide\",\"point\":[106.5,29.5]}}");
    assertThat(response.statusCode()).as(text(response)).isEqualTo(200);
    assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
    assertThat(json(response).at("/call/0/phone").asText()).isEqualTo(PHONE);
    assertThat(json(response).at("/resources").toString()).doesNotContain(PHONE);
  }

  @Test
  void theCatalogueListsTheKindsOfEvents() {
    JsonNode incidents = json(server.get("/catalogue")).get("incidents");
    assertThat(incidents.findValuesAsText("id")).contains("landslide", "fire", "traffic");
    assertThat(incidents.at("/0/label/en").asText()).isEqualTo("Landslide");
    assertThat(incidents.at("/0/radius_m").asDouble()).isPositive();
    assertThat(incidents.at("/0/resources/0/why/zh").asText()).isNotBlank();
  }
}

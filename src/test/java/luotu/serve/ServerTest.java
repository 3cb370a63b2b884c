package luotu.serve;

import static luotu.serve.TestServer.header;
import static luotu.serve.TestServer.json;
import static luotu.serve.TestServer.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import luotu.model.Refusal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every route: problem documents, guards, files, health. */
class ServerTest {
  private static final String PAGE =
      "<!doctype html><script type=\"importmap\">{\"imports\":{}}</script>"
          + "<script type=\"module\" src=\"/js/main.js\"></script><p>罗图</p>";

  private static TestServer server;

  @BeforeAll
  static void start(@TempDir Path web) throws IOException {
    Files.writeString(web.resolve("index.html"), PAGE);
    Files.createDirectories(web.resolve("js"));
    Files.writeString(web.resolve("js/main.js"), "// 很长\n".repeat(1000));
    Files.writeString(web.resolve(".secret"), "x");
    Files.writeString(web.getParent().resolve("outside.txt"), "x");
    server = new TestServer(null, web);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void nothingThereIsAProblemInTheAskersLanguage() {
    assertProblem(server.get("/nowhere"), 404, "no-such-page");
    assertThat(json(server.get("/nowhere")).get("title").asText()).isEqualTo("没有这个地址");
    HttpResponse<byte[]> english =
        server.get("/nowhere", "Accept-Language", "fr, en-GB;q=0.8, zh;q=0.1");
    assertThat(json(english).get("title").asText()).isEqualTo("There is nothing at this address");
    assertThat(header(english, "Content-Language")).isEqualTo("en");
    assertThat(json(server.get("/nowhere?lang=en")).get("title").asText())
        .isEqualTo("There is nothing at this address");
  }

  @ParameterizedTest
  @CsvSource({
    "PUT,/catalogue",
    "DELETE,/ogc",
    "POST,/ogc/collections",
    "DELETE,/ogc/collections/hazard/items",
    "POST,/ogc/collections/hazard/items/1"
  })
  void wrongMethodsAreTold(String method, String path) {
    HttpResponse<byte[]> response = server.send(method, path, "application/json", "{}");
    assertProblem(response, 405, "method-not-allowed");
    assertThat(header(response, "Allow")).contains("GET");
  }

  @Test
  void unknownParametersAreTold() {
    HttpResponse<byte[]> response = server.get("/ogc?colour=red&lang=en");
    assertProblem(response, 400, "unknown-parameter");
    assertThat(json(response).at("/errors/0/field").asText()).isEqualTo("colour");
    assertProblem(server.get("/changes?since=%ff%fe"), 400, "invalid-parameter");
    assertProblem(server.get("/changes?since=1&since=2"), 400, "invalid-parameter");
  }

  @Test
  void malformedRequestsGetAProblemToo() throws IOException {
    assertThat(raw("GET /%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 400")
        .contains("application/problem+json", "/problems/malformed-request")
        .doesNotContainIgnoringCase("jetty");
    assertThat(
            raw(
                "GET /ogc/../../etc/passwd HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 40")
        .contains("application/problem+json");
    assertThat(raw("GET /ogc?a=%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 400")
        .contains("application/problem+json");
  }

  @Test
  void onlyLoopbackNamesReachALoopbackServer() throws IOException {
    String request = "GET /catalogue HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n";
    for (String host :
        List.of("localhost", "localhost:" + server.port(), "127.0.0.1", "[::1]:80")) {
      assertThat(raw(request.formatted(host))).startsWith("HTTP/1.1 200");
    }
    for (String host : List.of("evil.example", "127.0.0.1.evil.example", "evil.example:7070")) {
      assertThat(raw(request.formatted(host)))
          .startsWith("HTTP/1.1 403")
          .contains("/problems/foreign-site")
          .doesNotContain("layers");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "null",
        "http://127.0.0.1:1",
        "http://localhost.evil.example"
      })
  void foreignPagesCannotWrite(String origin) {
    HttpResponse<byte[]> response =
        server.send("POST", "/ogc/collections/helipad/items", "text/plain", "{}", "Origin", origin);
    assertProblem(response, 403, "foreign-site");
    assertProblem(
        server.send("POST", "/changes/1/undo", "text/plain", "", "Sec-Fetch-Site", "cross-site"),
        403,
        "foreign-site");
    assertThat(header(server.get("/catalogue", "Origin", origin), "Access-Control-Allow-Origin"))
        .isEmpty();
  }

  @Test
  void ownPagesCanWrite() {
    HttpResponse<byte[]> response =
        server.send(
            "POST",
            "/changes/999999/undo",
            "text/plain",
            "",
            "Origin",
            "http://127.0.0.1:" + server.port());
    assertProblem(response, 404, "unknown-change");
  }

  @Test
  void theApplicationIsServedFromItsDirectory() {
    HttpResponse<byte[]> page = server.get("/");
    assertThat(text(page)).isEqualTo(PAGE);
    assertThat(header(page, "Content-Type")).isEqualToIgnoringWhitespace("text/html;charset=utf-8");
    assertThat(header(page, "Cache-Control")).isEqualTo("no-cache");
    assertThat(header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
    // printf '{"imports":{}}' | openssl dgst -sha256 -binary | base64
    assertThat(header(page, "Content-Security-Policy"))
        .contains(
            "script-src 'self' 'sha256-URrTy+Il/Nz0lHojVUx275hWqAWhkSF0VsHbUM4/6Hw=';",
            "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(header(server.get("/js/main.js"), "Content-Type"))
        .isEqualTo("text/javascript; charset=utf-8");
    HttpResponse<byte[]> again = server.get("/", "If-None-Match", header(page, "ETag"));
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(header(again, "Content-Security-Policy"))
        .isEqualTo(header(page, "Content-Security-Policy"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/.secret",
        "/js/",
        "/js",
        "/js/none.js",
        "/..%2foutside.txt",
        "/%2e%2e/outside.txt",
        "/lib/leaflet/",
        "/lib/leaflet/none.js",
        "/lib/none/dist/x.js",
        "/lib/leaflet/../../../maven",
        "/lib/leaflet/dist",
        "/js/main.js%00.html",
        "/lib/leaflet/dist%5c..%5cLICENSE"
      })
  void nothingElseIsServed(String path) {
    HttpResponse<byte[]> response = server.get(path);
    assertThat(response.statusCode()).isIn(400, 404);
    assertThat(header(response, "Content-Type")).isEqualTo("application/problem+json");
  }

  @ParameterizedTest
  @CsvSource({
    "/lib/leaflet/dist/leaflet.js,text/javascript; charset=utf-8",
    "/lib/leaflet/dist/leaflet-src.esm.js,text/javascript; charset=utf-8",
    "/lib/leaflet/dist/leaflet.css,text/css; charset=utf-8",
    "/lib/leaflet/dist/images/marker-icon.png,image/png",
    "/lib/pbf/index.js,text/javascript; charset=utf-8",
  })
  void librariesComeOutOfTheirWebjars(String path, String mediaType) {
    HttpResponse<byte[]> response = server.get(path);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(header(response, "Content-Type")).isEqualTo(mediaType);
    assertThat(response.body()).isNotEmpty();
  }

  @Test
  void longAnswersAreCompressed() throws IOException {
    HttpResponse<byte[]> response = server.get("/js/main.js", "Accept-Encoding", "gzip");
    assertThat(header(response, "Content-Encoding")).isEqualTo("gzip");
    try (InputStream stream = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
      assertThat(new String(stream.readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo("// 很长\n".repeat(1000));
    }
    assertThat(header(server.get("/catalogue", "Accept-Encoding", "gzip"), "Content-Encoding"))
        .isEqualTo("gzip");
  }

  @Test
  void headAnswersAsGetWithoutABody() {
    assertThat(head("/catalogue").statusCode()).isEqualTo(200);
    assertThat(header(head("/catalogue"), "ETag")).isNotEmpty();
    assertThat(head("/catalogue").body()).isEmpty();
    assertThat(head("/ogc/collections/nothing").statusCode()).isEqualTo(404);
    assertThat(head("/js/main.js").statusCode()).isEqualTo(200);
  }

  private static HttpResponse<byte[]> head(String path) {
    return server.send(server.to(path).method("HEAD", BodyPublishers.noBody()));
  }

  @Test
  void healthAndMetrics() {
    assertThat(server.get("/health/live").statusCode()).isEqualTo(200);
    assertThat(server.get("/health/ready").statusCode()).isEqualTo(200);
    server.get("/ogc/collections/helipad");
    server.get("/no/such/thing");
    assertThat(text(server.get("/metrics")))
        .contains(
            "method=\"GET\",route=\"/ogc/collections/{layer}\",status=\"200\"",
            "route=\"none\",status=\"404\"",
            "jvm_memory_used_bytes{area=\"heap\"}",
            "process_uptime_seconds")
        .doesNotContain("/no/such/thing", "route=\"/ogc/collections/helipad\"");
  }

  @Test
  void aTakenPortIsTold() {
    Server second =
        new Server(
            new Server.Settings("127.0.0.1", server.port()),
            List.of(),
            new Metrics(Optional::empty, () -> 0));
    assertThatThrownBy(second::start)
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.type()).isEqualTo("port-taken");
              assertThat(refusal.faults().get(0).found()).contains("" + server.port());
            });
  }

  private static String raw(String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  static void assertProblem(HttpResponse<byte[]> response, int status, String type) {
    assertThat(response.statusCode()).as(text(response)).isEqualTo(status);
    assertThat(header(response, "Content-Type")).isEqualTo("application/problem+json");
    JsonNode problem = json(response);
    assertThat(problem.get("type").asText()).isEqualTo("/problems/" + type);
    assertThat(problem.get("status").asInt()).isEqualTo(status);
    assertThat(problem.get("title").asText()).isNotEmpty();
    assertThat(problem.get("errors").isArray()).isTrue();
    assertThat(text(response))
        .doesNotContain("Exception", "luotu.", "java.", "org.", "com.fasterxml", "\tat ");
  }
}

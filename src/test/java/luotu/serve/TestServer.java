package luotu.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import luotu.Checkout;
import luotu.command.Analyses;
import luotu.command.App;
import luotu.store.Store;
import luotu.store.TestDatabase;

/** The server on a database of its own and a free port, and a client that talks to it. */
public final class TestServer implements AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final TestDatabase database = TestDatabase.create(Checkout.CATALOGUE);
  private final HttpClient client = HttpClient.newHttpClient();
  private final Server server;
  private final int port;

  public TestServer() {
    this(null, Path.of("web"));
  }

  /**
   * @param store null for the test database's own
   */
  public TestServer(Store store, Path web) {
    Store used = store == null ? database.store() : store;
    server =
        App.server(
            new Server.Settings("127.0.0.1", 0),
            web,
            Checkout.CATALOGUE,
            used,
            Analyses.of(Checkout.CATALOGUE, used));
    port = server.start();
  }

  public TestDatabase database() {
    return database;
  }

  public int port() {
    return port;
  }

  public HttpResponse<byte[]> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  /** A request to a path, or to an absolute address of this server. */
  public HttpRequest.Builder to(String address) {
    return HttpRequest.newBuilder(
        URI.create(address.startsWith("/") ? "http://127.0.0.1:" + port + address : address));
  }

  public HttpResponse<byte[]> get(String address, String... headers) {
    return send(with(to(address), headers));
  }

  public HttpResponse<byte[]> send(
      String method, String address, String mediaType, String body, String... headers) {
    HttpRequest.Builder request = to(address).header("Content-Type", mediaType);
    return send(with(request.method(method, BodyPublishers.ofString(body)), headers));
  }

  /** Stores a feature, given in GeoJSON; {@code Location} and {@code ETag} stand in the answer. */
  public HttpResponse<byte[]> create(String layer, String geometry, String properties) {
    HttpResponse<byte[]> answer =
        send(
            "POST",
            "/ogc/collections/" + layer + "/items",
            "application/geo+json",
            "{\"type\":\"Feature\",\"geometry\":%s,\"properties\":%s}"
                .formatted(geometry, properties));
    assertThat(answer.statusCode()).as(text(answer)).isEqualTo(201);
    return answer;
  }

  private static HttpRequest.Builder with(HttpRequest.Builder request, String... headers) {
    return headers.length == 0 ? request : request.headers(headers);
  }

  public static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  public static JsonNode json(HttpResponse<byte[]> response) {
    try {
      return MAPPER.readTree(response.body());
    } catch (IOException notJson) {
      throw new UncheckedIOException(text(response), notJson);
    }
  }

  public static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  @Override
  public void close() {
    server.close();
    database.close();
  }
}

package luotu.serve.ogc;

import static luotu.serve.TestServer.header;
import static luotu.serve.TestServer.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import luotu.serve.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A server with nothing stored, and the words in which items are written. */
abstract class ItemsScene {
  static final String WATER = "/ogc/collections/water_source/items";
  static final String SHELTER = "/ogc/collections/shelter/items";
  static final String GEO_JSON = "application/geo+json";
  static final String MERGE_PATCH = "application/merge-patch+json";

  static TestServer server;

  @BeforeAll
  static void start() {
    server = new TestServer();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  static String properties(String... row) {
    return "{\"name\":\"%s\",\"kind\":\"%s\",\"volume_m3\":%s}".formatted(row[0], row[1], row[2]);
  }

  static String point(String longitude, String latitude) {
    return "{\"type\":\"Point\",\"coordinates\":[" + longitude + "," + latitude + "]}";
  }

  static String feature(String geometry, String properties) {
    return "{\"type\":\"Feature\",\"geometry\":" + geometry + ",\"properties\":" + properties + "}";
  }

  static String create(String path, String body) {
    HttpResponse<byte[]> response = server.send("POST", path, GEO_JSON, body);
    assertThat(response.statusCode()).as(text(response)).isEqualTo(201);
    return header(response, "Location");
  }
}

package luotu.page;

import java.net.http.HttpResponse;
import luotu.serve.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.openqa.selenium.By;

/** A server without features and a browser that looks at it, for all tests of a class. */
abstract class PageScene {
  static TestServer server;
  static Browser browser;

  @BeforeAll
  static void open() {
    server = new TestServer();
    browser = new Browser(server.port());
  }

  @AfterAll
  static void close() {
    browser.close();
    server.close();
  }

  @BeforeEach
  void wide() {
    browser.resize(Browser.WIDE);
  }

  static HttpResponse<byte[]> create(String layer, String geometry, String properties) {
    return server.create(layer, geometry, properties);
  }

  static String point(double longitude, double latitude) {
    return "{\"type\":\"Point\",\"coordinates\":[%.3f,%.3f]}".formatted(longitude, latitude);
  }

  /** Along the parallels and meridians that bound it, in degrees. */
  static String rectangle(double west, double south, double east, double north) {
    return ("{\"type\":\"Polygon\",\"coordinates\":[[[%1$.4f,%2$.4f],[%3$.4f,%2$.4f],"
            + "[%3$.4f,%4$.4f],[%1$.4f,%4$.4f],[%1$.4f,%2$.4f]]]}")
        .formatted(west, south, east, north);
  }

  static void awaitNone(String selector) {
    browser.until(page -> page.findElements(By.cssSelector(selector)).isEmpty() ? true : null);
  }
}

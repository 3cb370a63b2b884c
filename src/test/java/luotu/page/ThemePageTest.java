package luotu.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import luotu.serve.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A street with three waterlogging points, two of them with sensor and threshold. */
final class ThemePageTest {
  private static final String SQUARE =
      "{\"type\":\"Polygon\",\"coordinates\":[[[106.40,29.50],[106.41,29.50],[106.41,29.51],"
          + "[106.40,29.51],[106.40,29.50]]]}";

  private static TestServer server;
  private static Browser browser;

  @BeforeAll
  static void open() {
    server = new TestServer();
    create("zone", SQUARE, "{\"code\":\"W\",\"name\":\"Westside\",\"kind\":\"town\"}");
    for (int i = 0; i < 3; i++) {
      create(
          "hazard",
          "{\"type\":\"Point\",\"coordinates\":[106.405,29.50" + (4 + i) + "]}",
          "{\"name\":\"Point %d\",\"kind\":\"waterlogging\",\"status\":\"open\",\"sensor\":%b%s}"
              .formatted(i, i > 0, i > 0 ? ",\"threshold\":\"5 cm\"" : ""));
    }
    browser = new Browser(server.port());
  }

  @AfterAll
  static void close() {
    browser.close();
    server.close();
  }

  private static void create(String layer, String geometry, String properties) {
    HttpResponse<byte[]> answer =
        server.send(
            "POST",
            "/ogc/collections/" + layer + "/items",
            "application/geo+json",
            "{\"type\":\"Feature\",\"geometry\":%s,\"properties\":%s}"
                .formatted(geometry, properties));
    assertThat(answer.statusCode()).as(TestServer.text(answer)).isEqualTo(201);
  }

  private static void awaitText(String selector, String text) {
    browser.until(page -> browser.find(selector).getText().contains(text) ? true : null);
  }

  @Test
  void oneClickOpensAThemeThatTellsWhatIsSo() {
    browser.complaints();
    browser.open("#lang=en&task=themes");
    browser.click("[data-key=theme-waterlogging]");
    awaitText("[data-key=theme-count-0]", "3");
    awaitText("[data-key=theme-count-1]", "2");
    awaitText("[data-key=theme-summary-waterlogging]", "1");
    browser.until(
        page -> page.getCurrentUrl().contains("task=themes&theme=waterlogging") ? true : null);
    assertThat(browser.find(".themes").getText())
        .contains("No unit named in the text at hand", "城市内涝治理");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void anAddressOpensAThemeAndItsStandardInTheMatrix() {
    browser.open("#lang=en&task=themes&theme=waterlogging");
    awaitText("[data-key=theme-count-0]", "3");
    browser.click("[data-key=theme-standard-waterlogging]");
    browser.until(
        page -> page.getCurrentUrl().contains("view=matrix&standard=waterlogging") ? true : null);
  }

  @Test
  void aCellTellsWhatWouldCloseItsGap() {
    browser.open("#lang=en&view=matrix&cell=W/waterlogging");
    awaitText(".cell-page .remedy", "1 more reach 100%");
    awaitText(".cell-page .remedy", "Point 0");
  }

  @Test
  void anUnknownThemeIsSaid() {
    browser.open("#lang=en&task=themes&theme=dragons");
    awaitText(".themes", "There is no such theme: dragons");
  }
}

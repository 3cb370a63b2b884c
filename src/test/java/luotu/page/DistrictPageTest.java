package luotu.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import luotu.Checkout;
import luotu.city.CityScale;
import luotu.city.DemoCity;
import luotu.intake.CityImporter;
import luotu.serve.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page on the simulated district, as a visitor meets it: 26 streets, 1.5 million people. */
final class DistrictPageTest {
  private static final LocalDate TODAY = LocalDate.of(2025, 11, 22);

  private static TestServer server;
  private static Browser browser;

  @BeforeAll
  static void open() {
    server = new TestServer();
    new CityImporter(server.database().store(), Checkout.CATALOGUE, (stage, rows) -> {})
        .run(
            sink ->
                DemoCity.generate(
                    Path.of("data"), CityScale.DISTRICT, DemoCity.DEFAULT_SEED, TODAY, sink),
            true,
            "tester",
            "district");
    browser = new Browser(server.port());
  }

  @AfterAll
  static void close() {
    browser.close();
    server.close();
  }

  @Test
  void oneClickTellsWhoIsWithinAWalkOfAShelterAndColoursTheRoads() {
    browser.complaints();
    browser.open("#lang=en");
    browser.click("[data-key=tab-travel]");
    browser.click("[data-key=travel-run]");
    browser.awaitText(".result .zones tfoot", "1,500,000");
    assertThat(browser.list(".result .zones tbody tr")).hasSize(26);
    assertThat(browser.find(".result .facts").getText()).contains("Simulated data");
    assertThat(browser.find(".map-legend").getText()).contains("5 min", "10 min", "15 min");
    assertThat(browser.complaints()).isEmpty();
    browser.awaitColour("reached", 143, 215, 68);
    browser.awaitColour("reached", 41, 124, 141);
    browser.awaitColour("reached", 68, 1, 84);
  }
}

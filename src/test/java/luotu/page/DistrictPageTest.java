package luotu.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import luotu.Checkout;
import luotu.city.CityScale;
import luotu.city.DemoCity;
import luotu.intake.CityImporter;
import luotu.serve.TestServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.WebElement;

/** The page on the simulated district, as a visitor meets it: 26 streets, 1.5 million people. */
final class DistrictPageTest extends PageScene {
  private static final LocalDate TODAY = LocalDate.of(2025, 11, 22);

  private static final String INCIDENT =
      "#map=14/29.563/106.4415&lang=en&view=incident&place=106.4415,29.563&kind=earthquake";
  private static final String BRIEF_FITS =
      "return document.querySelector('.brief-body').getBoundingClientRect().height"
          + " <= document.querySelector('.brief').getBoundingClientRect().height";

  @BeforeAll
  static void fill() {
    new CityImporter(server.database().store(), Checkout.CATALOGUE, (stage, rows) -> {})
        .run(
            sink ->
                DemoCity.generate(
                    Path.of("data"), CityScale.DISTRICT, DemoCity.DEFAULT_SEED, TODAY, sink),
            true,
            "tester",
            "district");
  }

  @Test
  void anIncidentIsAnsweredWithTheFiguresOfTheProcess() {
    browser.open(INCIDENT + "&radius=1000");
    browser.find(".incident-status[data-state=fresh]");
    JsonNode answer = incident(1000);
    assertThat(browser.find(".where-zone").getText()).isEqualTo(answer.at("/zone/name").asText());
    assertThat(browser.find(".around .huge").getText())
        .isEqualTo("%,d".formatted(Math.round(answer.get("people").asDouble())));
    assertThat(browser.find(".around .count").getText())
        .isEqualTo("%,d".formatted(hazards(answer)));
    assertThat(browser.find(".figure.is-good dd").getText())
        .isEqualTo("%,d".formatted(Math.round(answer.at("/shelters/placed").asDouble())));
    List<String> nearest =
        browser.list(".resource .found > li:first-child .found-what").stream()
            .map(WebElement::getText)
            .toList();
    assertThat(nearest).hasSameSizeAs(answer.get("resources"));
    for (int i = 0; i < nearest.size(); i++) {
      assertThat(nearest.get(i))
          .contains(answer.at("/resources/" + i + "/results/0/name").asText());
    }
    assertThat(browser.find(".incident-status").getText()).contains("Simulated data");
  }

  @Test
  void theBriefOfThousandsOfHazardsIsOnePageThatSaysWhatItLeavesOut() {
    browser.open(INCIDENT + "&radius=15000");
    browser.find(".incident-status[data-state=fresh]");
    int hazards = hazards(incident(15_000));
    assertThat(hazards).isGreaterThan(500);
    assertThat((String) browser.run(Browser.BRIEF))
        .contains("SIMULATED DATA", "%,d hazards".formatted(hazards))
        .containsPattern("[\\d,]+ of them are not listed one by one")
        .contains("people on duty only");
    assertThat(browser.run(BRIEF_FITS)).isEqualTo(true);
    assertThat(browser.printedPages()).isEqualTo(1);
  }

  @Test
  void theShadingOfTheGroundIsSwitchedOffAndOn() {
    browser.open("#map=14/29.563/106.4415&lang=en");
    browser.find("img[src*='terrain/']");
    browser.click("[data-key=on-terrain]");
    browser.until(page -> browser.list("img[src*='terrain/']").isEmpty() ? true : null);
    browser.click("[data-key=on-terrain]");
    browser.find("img[src*='terrain/']");
  }

  private static JsonNode incident(int radiusMetres) {
    HttpResponse<byte[]> answer =
        server.send(
            "POST",
            "/ogc/processes/incident/execution",
            "application/json",
            "{\"inputs\":{\"point\":[106.4415,29.563],\"kind\":\"earthquake\",\"radius_m\":%d}}"
                .formatted(radiusMetres));
    assertThat(answer.statusCode()).as(TestServer.text(answer)).isEqualTo(200);
    return TestServer.json(answer);
  }

  private static int hazards(JsonNode answer) {
    int sum = 0;
    for (JsonNode each : answer.get("hazard_counts")) {
      sum += each.get("count").asInt();
    }
    return sum;
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

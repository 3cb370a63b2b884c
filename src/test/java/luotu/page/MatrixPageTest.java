package luotu.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import luotu.Checkout;
import luotu.serve.TestServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/**
 * Two streets of one district, each with a key forest. A pond stands in the forest of the western
 * one and reaches all of it; the eastern one, 9 km away, has no water at all but an inventory that
 * says so: met and gap are known beforehand.
 */
final class MatrixPageTest extends PageScene {
  private static final String GEO_JSON = "application/geo+json";
  private static final String MATRIX = "#lang=en&view=matrix";
  private static final String RED = "[title^='Farside · Fire water in key forest']";
  private static final String GREEN = "[title^='Westside · Fire water in key forest']";

  @BeforeAll
  static void fill() {
    create("zone", square(106.30, 29.40, 0.30), zone("D", "The district", "district", null));
    create("zone", square(106.40, 29.50, 0.01), zone("W", "Westside", "town", "D"));
    create("zone", square(106.50, 29.50, 0.01), zone("F", "Farside", "town", "D"));
    for (double west : List.of(106.40, 106.50)) {
      create("land", square(west + 0.002, 29.502, 0.004), "{\"kind\":\"forest_key\"}");
    }
    create(
        "water_source",
        "{\"type\":\"Point\",\"coordinates\":[106.404,29.504]}",
        "{\"name\":\"Pond\",\"kind\":\"pond\",\"usable\":true}");
    create(
        "inventory",
        "null",
        "{\"layer\":\"water_source\",\"zone\":\"F\",\"complete_as_of\":\"2025-01-01\"}");
  }

  private static String square(double west, double south, double side) {
    return rectangle(west, south, west + side, south + side);
  }

  private static String zone(String code, String name, String kind, String parent) {
    return "{\"code\":\"%s\",\"name\":\"%s\",\"kind\":\"%s\"%s}"
        .formatted(code, name, kind, parent == null ? "" : ",\"parent\":\"" + parent + '"');
  }

  private static void openMatrix(String rest) {
    browser.open(MATRIX + rest);
    browser.find(RED);
  }

  private static List<String> streets() {
    return ((List<?>)
            browser.run(
                "return [...document.querySelectorAll('.grid tbody tr:not(.group) .zone-name')]"
                    + ".map(name => name.textContent)"))
        .stream().map(String::valueOf).toList();
  }

  private static void press(CharSequence... keys) {
    for (CharSequence key : keys) {
      browser.find(".grid").sendKeys(key);
    }
  }

  private static void awaitAddress(String part) {
    browser.until(page -> page.getCurrentUrl().contains(part) ? true : null);
  }

  @Test
  void oneClickOpensTheMatrixWithAWordForEveryStatus() {
    browser.complaints();
    browser.open("#lang=en");
    browser.click("[data-key=page-matrix]");
    browser.awaitText(RED, "Gap\n0.0 %");
    browser.awaitText(GREEN, "Met\n100.0 %");
    assertThat(browser.list(".grid thead tr:first-child th"))
        .hasSize(Checkout.CATALOGUE.standards().size() + 2);
    browser.awaitText(".totals td:nth-child(3)", "1/2");
    browser.awaitText(".grid .group .zone-name", "The district");
    browser.awaitText(".grid .group td:nth-child(3)", "1/2 gaps");
    browser.click("[data-key=page-map]");
    browser.find("li.layer");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void aRedCellLeadsToTheUncoveredForestInTwoClicksAndBackToItsPlace() {
    browser.open("#lang=en");
    browser.click("[data-key=page-matrix]");
    browser.click(RED);
    browser.awaitText(".cell-page", "Fire water in key forest");
    browser.until(
        page ->
            page.findElements(
                        By.cssSelector(".leaflet-coverage-pane path[fill='url(#hatch-strong)']"))
                    .size()
                == 1);
    browser.until(page -> page.findElements(By.cssSelector(".leaflet-zone-pane path")).size() == 1);
    assertThat(browser.find(".cell-page").getText())
        .contains("0.0 %", "1 km", "2 km", "≥ 95.0 % assumption", "〔2025〕1号", "Forestry Bureau");
    awaitAddress("cell=F/forest-water-key");
    browser.run("history.back()");
    browser.until(page -> page.findElements(By.cssSelector(".has-cell")).isEmpty());
    browser.find(RED + ".is-active");
    assertThat(browser.list(".leaflet-coverage-pane path")).isEmpty();
    awaitAddress("at=F/forest-water-key");
  }

  @Test
  void aFeatureOfACellIsOpenedOnTheMapAndLeadsBackToTheCell() {
    openMatrix("&cell=F/forest-water-key");
    browser.click(".cell-page .rows button");
    browser.find(".details h2");
    browser.click("[data-key=back]");
    browser.awaitText(".cell-page h2", "Fire water in key forest");
    browser.click("[data-key=close]");
    browser.until(page -> page.findElements(By.cssSelector(".has-cell")).isEmpty());
    browser.find(RED + ".is-active");
  }

  @Test
  void theKeyboardMovesOpensAndGoesBack() {
    openMatrix("");
    press(Keys.chord(Keys.CONTROL, Keys.HOME));
    press(Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT);
    browser.find(RED + ".is-active");
    press(Keys.ENTER);
    browser.awaitText(".cell-page", "Farside");
    browser.find(".inspector-title").sendKeys(Keys.ESCAPE);
    browser.until(page -> page.findElements(By.cssSelector(".has-cell")).isEmpty());
    press(Keys.ARROW_DOWN);
    browser.find(GREEN + ".is-active");
    press(Keys.HOME, Keys.ARROW_UP, Keys.ARROW_UP, Keys.ENTER);
    browser.until(page -> streets().isEmpty());
    press(Keys.ENTER);
    browser.until(page -> streets().size() == 2);
  }

  @Test
  void sortingAndFilteringAreKeptInTheAddress() {
    openMatrix("");
    assertThat(streets()).containsExactly("Farside", "Westside");
    browser.click(".grid thead th:nth-child(3)");
    browser.awaitText(".grid thead th:nth-child(3)", "status↑");
    browser.click(".grid thead th:nth-child(3)");
    browser.click(".grid thead th:nth-child(3)");
    browser.awaitText(".grid thead th:nth-child(3)", "value↓");
    assertThat(streets()).containsExactly("Westside", "Farside");
    browser.click("[data-key=matrix-standard] option[value=forest-water-key]");
    browser.click("[data-key=status-gap]");
    browser.until(page -> streets().equals(List.of("Farside")) ? true : null);
    awaitAddress("sort=-value.forest-water-key&status=gap&standard=forest-water-key");
    browser.click("[data-key=status-gap]");
    browser.type("[data-key=matrix-find]", "west");
    browser.until(page -> streets().equals(List.of("Westside")) ? true : null);
    awaitAddress("find=west");
    String address = (String) browser.run("return location.hash");
    browser.open(address);
    browser.find(GREEN);
    assertThat(streets()).containsExactly("Westside");
    assertThat(browser.list(".grid thead tr:first-child th")).hasSize(3);
  }

  @Test
  void theOtherLanguageRenamesTheMatrixAndTheOpenCell() {
    openMatrix("&cell=F/forest-water-key");
    browser.awaitText(".cell-verdict", "Gap");
    browser.click("[data-key=lang-zh]");
    browser.awaitText(".cell-verdict", "缺口");
    browser.awaitText(".grid thead", "重点林区");
    assertThat(browser.find(".grid tbody").getText()).doesNotContain("Gap", "No data");
  }

  @Test
  void theMatrixFollowsWhatIsWritten() {
    String cell = "[title^='Farside · Public charging']";
    openMatrix("");
    browser.awaitText(cell, "No data");
    create(
        "facility",
        "{\"type\":\"Point\",\"coordinates\":[106.505,29.505]}",
        "{\"name\":\"Chargers\",\"kind\":\"charging\",\"status\":\"open\"}");
    browser.awaitText(cell, "Met");
    browser.until(page -> page.findElements(By.cssSelector("[data-key=matrix-again]")).isEmpty());
    long number = TestServer.json(server.get("/changes")).get("change").asLong();
    server.send("POST", "/changes/" + number + "/undo", "text/plain", "");
    browser.awaitText(cell, "No data");
  }

  @Test
  void onANarrowScreenTheMapWithTheCellTakesThePlaceOfTheMatrix() {
    openMatrix("");
    browser.resize(Browser.NARROW);
    browser.click(RED);
    browser.awaitText(".cell-page", "Farside");
    assertThat(browser.find("#map").isDisplayed()).isTrue();
    assertThat(browser.list(".grid").get(0).isDisplayed()).isFalse();
    browser.click("[data-key=back]");
    browser.find(RED);
  }

  /** The file that the server makes is handed to the reader under a name that says what it is. */
  @Test
  void theReportIsDownloadedInEveryForm() {
    openMatrix("");
    browser.run(
        "window.handed = []; HTMLAnchorElement.prototype.click = function () {"
            + " if (this.download) window.handed.push(this.download); };"
            + " const make = URL.createObjectURL;"
            + " URL.createObjectURL = (blob) => { window.blob = blob; return make(blob); };");
    for (String form : List.of("xlsx", "docx", "html", "csv", "json")) {
      browser.click(".matrix-bar [data-key=report-forms]");
      browser.click(".matrix-bar [data-key=report-" + form + "]");
      browser.until(
          page ->
              (Boolean)
                  browser.run("return (window.handed.at(-1) ?? '').endsWith('." + form + "')"));
      assertThat(browser.run("return window.blob.size > 500")).isEqualTo(true);
      assertThat((String) browser.run("return window.handed.at(-1)"))
          .matches("gap-report-\\d{4}-\\d\\d-\\d\\d\\." + form);
    }
    assertThat(browser.complaints()).isEmpty();
  }
}

package luotu.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import luotu.Checkout;
import luotu.serve.TestServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/**
 * Two square zones side by side: one shelter stands in the middle of the western one and reaches
 * all of it with a radius that stays clear of the eastern one's far half.
 */
final class PageTest extends PageScene {
  private static final String GEO_JSON = "application/geo+json";
  private static final String SHELTER = "Hall \"<img src=x onerror=document.title='!'>\" O'Brien";
  private static final String AT_SHELTER = "#map=15/29.505/106.405&lang=en";
  private static final String NOWHERE = "#map=15/29.600/106.600&lang=en";

  @BeforeAll
  static void fill() {
    zone("W", "Westside", 106.40);
    zone("F", "Farside", 106.50);
    create(
        "shelter",
        "{\"type\":\"Point\",\"coordinates\":[106.405,29.505]}",
        "{\"name\":%s,\"status\":\"open\",\"places\":120}".formatted(quoted(SHELTER)));
  }

  private static void zone(String code, String name, double west) {
    create(
        "zone",
        rectangle(west, 29.50, west + 0.01, 29.51),
        "{\"code\":\"%s\",\"name\":\"%s\",\"kind\":\"town\"}".formatted(code, name));
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\\\"") + '"';
  }

  private static long count(String layer) {
    return TestServer.json(server.get("/ogc/collections/" + layer + "/items"))
        .get("numberMatched")
        .asLong();
  }

  @Test
  void opensQuietlyListsEveryLayerAndStaysOnThisMachine() {
    browser.requests();
    browser.complaints();
    browser.open("#lang=zh");
    assertThat(browser.list("li.layer")).hasSameSizeAs(Checkout.CATALOGUE.layers());
    assertThat(browser.find("[data-layer=zone] .count").getText()).isEqualTo("2");
    browser.until(
        page ->
            (Boolean)
                browser.run(
                    "return performance.getEntriesByType('resource')"
                        + ".some(entry => entry.name.includes('/ogc/tiles/'))"));
    assertThat(browser.requests())
        .hasSizeGreaterThan(20)
        .allMatch(address -> address.startsWith(browser.base()) || address.startsWith("about:"));
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void tellsTheDetailsOfWhatIsClickedAndMarkupStaysText() {
    browser.open(AT_SHELTER);
    browser.clickMap();
    browser.awaitText(".details h2", SHELTER);
    assertThat(browser.find(".details").getText())
        .contains("Places\n120", "Status\nOpen", "Zone\nWestside W", "Confirmed on\nnot given")
        .contains("Personal and not shown here: Contact, Phone");
    assertThat(browser.run("return document.title")).isEqualTo("Luotu emergency map");
  }

  @Test
  void coverageIsATableTiedToTheMap() {
    browser.open("#lang=en");
    browser.click("[data-key=tab-coverage]");
    browser.click("[name=facilities] option[value=shelter]");
    browser.type("[name=radius]", "none");
    browser.click("[data-key=run]");
    browser.awaitText("#radius-fault", "above zero");
    browser.type("[name=radius]", "1000");
    browser.click("[data-key=run]");
    browser.awaitText("tr[data-zone=W]", "100.0 %");
    browser.awaitText("tr[data-zone=F]", "0.0 %");
    browser.awaitText("table.zones tfoot", "50.0 %");
    assertThat(browser.list(".leaflet-coverage-pane path")).hasSize(2);
    browser.click("tr[data-zone=F]");
    browser.until(page -> page.getCurrentUrl().contains("/106.50") ? true : null);
    browser.until(page -> page.findElements(By.cssSelector(".leaflet-zone-pane path")).size() == 1);
    browser.clickMap();
    browser.find("tr[data-zone=F].is-marked");
    browser.click("[data-key=sort-name]");
    browser.find("th[aria-sort=ascending] [data-key=sort-name]");
    assertThat(browser.list("table.zones tbody th").stream().map(WebElement::getText))
        .containsExactly("Farside", "Westside");
  }

  @Test
  void theNearestAreListedWithTheirDistance() {
    browser.open("#lang=en");
    browser.click("[data-key=tab-nearest]");
    browser.type("[name=place]", "106.405, 29.504");
    browser.click("[data-key=find]");
    // A thousandth of a degree of latitude at 29.5 degrees is 110.85 m on WGS 84.
    browser.awaitText(".result .row-number", "111 m");
    assertThat(browser.list(".leaflet-lines-pane path")).hasSize(2);
    browser.click(".result .row");
    browser.awaitText(".details h2", SHELTER);
  }

  @Test
  void theOtherLanguageLeavesNoWordBehindAndIsRemembered() {
    browser.open("#lang=zh");
    assertThat(browser.find(".head").getText()).contains("应急一张图");
    browser.click("[data-key=tab-nearest]");
    browser.type("[name=place]", "106.405, 29.504");
    browser.click("[data-key=find]");
    browser.find(".result .row");
    browser.click("[data-key=lang-en]");
    assertThat(browser.run("return document.documentElement.lang")).isEqualTo("en");
    for (String tab : List.of("layers", "coverage", "nearest", "changes")) {
      browser.click("[data-key=tab-" + tab + "]");
      assertThat(words()).as(tab).doesNotContainPattern("\\p{IsHan}");
    }
    browser.click("[data-key=tab-layers]");
    browser.click("[data-key=add-hazard]");
    assertThat(words()).as("drawing").doesNotContainPattern("\\p{IsHan}");
    browser.open("");
    assertThat(browser.find(".head").getText()).contains("Emergency map");
    browser.click("[data-key=lang-zh]");
    browser.awaitText("[data-key=tab-layers]", "图层");
  }

  /** Every word on the page and in what screen readers hear, without the switch itself. */
  private static String words() {
    return (String)
        browser.run(
            "const page = document.body.cloneNode(true);"
                + "page.querySelectorAll('.languages button, noscript').forEach(one => one.remove());"
                + "const spoken = [...page.querySelectorAll('*')].flatMap(one =>"
                + " ['aria-label', 'title', 'placeholder'].map(name => one.getAttribute(name)));"
                + "return document.title + page.textContent + spoken.join(' ');");
  }

  @Test
  void aFeatureIsAddedCheckedAndTakenBack() {
    long before = count("fire_station");
    browser.open(NOWHERE);
    browser.click("[data-key=add-fire_station]");
    browser.clickMap();
    browser.type("#field-name", "Station of the test");
    browser.type("#field-crew", "-5");
    browser.click(".feature-form [type=submit]");
    browser.awaitText("#fault-crew", "-5");
    browser.type("#field-crew", "24");
    browser.click(".feature-form [type=submit]");
    browser.awaitText(".details h2", "Station of the test");
    assertThat(count("fire_station")).isEqualTo(before + 1);
    browser.awaitText("[data-layer=fire_station] .count", String.valueOf(before + 1));
    browser.click(".toast .link");
    browser.awaitText(".toast", "undone");
    assertThat(count("fire_station")).isEqualTo(before);
    browser.awaitText("[data-layer=fire_station] .count", String.valueOf(before));
  }

  @Test
  void anUndoOfTheListIsAskedAboutFirst() {
    create("rescue_team", "{\"type\":\"Point\",\"coordinates\":[106.8,29.8]}", "{}");
    long before = count("rescue_team");
    browser.open("#lang=en");
    browser.click("[data-key=tab-changes]");
    browser.click(".change [data-key^=undo-]");
    browser.awaitText(".change-refused", "Rescue teams");
    browser.click("[data-key=undo-no]");
    assertThat(browser.list(".change-refused")).isEmpty();
    assertThat(count("rescue_team")).isEqualTo(before);
    browser.click(".change [data-key^=undo-]");
    browser.click("[data-key=undo-yes]");
    browser.awaitText(".toast", "undone");
    assertThat(count("rescue_team")).isEqualTo(before - 1);
  }

  @Test
  void aClickOffersTheBaseMapOnlyWhereNothingElseLies() {
    String place = "{\"type\":\"Point\",\"coordinates\":[106.505,29.505]}";
    create("warning_point", place, "{\"name\":\"Upper siren\"}");
    create("warning_point", place, "{\"name\":\"Lower siren\"}");
    browser.open("#map=16/29.505/106.505&lang=en");
    browser.clickMap();
    browser.awaitText(".inspector-title", "2 features here");
    browser.clickMap(200);
    browser.awaitText(".details h2", "Farside");
  }

  @Test
  void onANarrowScreenTheMapStaysInSightAboveThePanel() {
    browser.open(AT_SHELTER);
    browser.resize(Browser.NARROW);
    try {
      browser.click("[data-key=tab-nearest]");
      browser.clickMap(200);
      browser.awaitText("#tab-nearest .rows", "O'Brien");
      browser.click("#tab-nearest .rows button");
      browser.awaitText(".details h2", "O'Brien");
      assertThat(browser.list(".panel-open")).isEmpty();
    } finally {
      browser.resize(Browser.WIDE);
    }
  }

  @Test
  void escapeDropsADrawing() {
    browser.open(NOWHERE);
    browser.click("[data-key=add-hazard]");
    browser.find(".is-drawing");
    browser.find("body").sendKeys(Keys.ESCAPE);
    browser.until(page -> page.findElements(By.cssSelector(".is-drawing")).isEmpty());
    assertThat(browser.list(".inspector:not([hidden])")).isEmpty();
  }

  @Test
  void somebodyElsesChangeIsFollowedAndNotOverwritten() {
    HttpResponse<byte[]> created =
        create(
            "helipad",
            "{\"type\":\"Point\",\"coordinates\":[106.7,29.7]}",
            "{\"name\":\"Old roof\"}");
    String item = TestServer.header(created, "Location");
    browser.open("#map=16/29.7/106.7&lang=en");
    browser.clickMap();
    browser.awaitText(".details h2", "Old roof");
    patch(item, TestServer.header(created, "ETag"), "New roof");
    browser.awaitText(".details h2", "New roof");
    browser.click("[data-key=edit]");
    browser.type("#field-name", "My roof");
    patch(item, TestServer.header(server.get(item), "ETag"), "Their roof");
    browser.click(".feature-form [type=submit]");
    browser.awaitText(".inspector .note", "Somebody has just changed this feature");
    browser.awaitText(".details h2", "Their roof");
  }

  private static void patch(String item, String version, String name) {
    HttpResponse<byte[]> answer =
        server.send(
            "PATCH",
            item,
            "application/merge-patch+json",
            "{\"properties\":{\"name\":\"%s\"}}".formatted(name),
            "If-Match",
            version);
    assertThat(answer.statusCode()).as(TestServer.text(answer)).isEqualTo(200);
  }

  @Test
  void anEmptyDatabaseSaysHowToBringDataIn() {
    try (TestServer empty = new TestServer();
        Browser visitor = new Browser(empty.port())) {
      visitor.open("");
      assertThat(visitor.find(".empty").getText())
          .as("Chinese first, whatever the browser prefers")
          .contains("还没有数据", "./luotu import ", "./luotu import-osm ");
      visitor.open("#lang=en");
      visitor.awaitText(".empty", "No data yet");
      visitor.click("[data-key=page-matrix]");
      visitor.awaitText(".matrix-message", "no streets to assess");
    }
  }
}

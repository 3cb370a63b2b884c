package luotu.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import luotu.serve.TestServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/**
 * Low Road leads 970 m from the people of Westside straight to the shelter in Eastside, where
 * others live; High Road leads there, too, over 3,187 m. On foot at 5 km/h that is 12 and 38
 * minutes: all are within 15 minutes, and when Low Road is shut, nobody of Westside is.
 */
final class TravelPageTest extends PageScene {
  private static final String LOW_ROAD_IN_THE_MIDDLE = "#map=15/29.500/106.405&lang=en";
  private static final String ASKED = LOW_ROAD_IN_THE_MIDDLE + "&task=travel&of=shelter&mode=walk";
  private static final String WEST = "table.zones:not(.changes-table) tr[data-zone=W]";
  private static final String RESULT = "[data-key^='near-shelter/']";

  private static String lowRoad;

  @BeforeAll
  static void fill() {
    zone("W", "Westside", 106.395);
    zone("E", "Eastside", 106.405);
    lowRoad = road("Low Road", "[106.400,29.500],[106.410,29.500]");
    road("High Road", "[106.400,29.500],[106.400,29.510],[106.410,29.510],[106.410,29.500]");
    create("population", point(106.400, 29.500), "{\"people\":300}");
    create("population", point(106.410, 29.500), "{\"people\":100}");
    create("shelter", point(106.410, 29.500), "{\"name\":\"The hall\",\"status\":\"open\"}");
  }

  private static void zone(String code, String name, double west) {
    create(
        "zone",
        rectangle(west, 29.49, west + 0.01, 29.52),
        "{\"code\":\"%s\",\"name\":\"%s\",\"kind\":\"town\"}".formatted(code, name));
  }

  private static String road(String name, String positions) {
    HttpResponse<byte[]> created =
        create(
            "road",
            "{\"type\":\"LineString\",\"coordinates\":[" + positions + "]}",
            "{\"name\":\"%s\",\"class\":\"residential\"}".formatted(name));
    return TestServer.header(created, "Location");
  }

  @Test
  void whoIsReachedIsATableAndTheRoadsAreColouredByMinutes() {
    browser.complaints();
    browser.open(LOW_ROAD_IN_THE_MIDDLE);
    browser.click("[data-key=tab-travel]");
    browser.click("[name=travel-facilities] option[value=shelter]");
    assertThat(browser.find("#tab-travel").getText())
        .contains("To them (usual)", "follow the slope");
    browser.click("[data-key=travel-run]");
    browser.awaitText(WEST, "300 300 100.0 %");
    browser.awaitText(".result .zones tfoot", "400 400 100.0 %");
    browser.click("label:has([data-key=travel-shown-10])");
    browser.awaitText(WEST, "300 0 0.0 %");
    browser.awaitText(".result .zones tfoot", "400 100 25.0 %");
    browser.click("[data-key=travel-sort-share]");
    browser.find("th[aria-sort=descending] [data-key=travel-sort-share]");
    browser.click(WEST);
    browser.until(page -> page.findElements(By.cssSelector(".leaflet-zone-pane path")).size() == 1);
    assertThat(browser.complaints()).isEmpty();
    browser.awaitColour("reached", 143, 215, 68);
    browser.awaitColour("reached", 68, 1, 84);
  }

  @Test
  void anAddressAsksAgainAndBadMinutesAreSaid() {
    browser.open(ASKED + "&minutes=15,20&split=1");
    browser.awaitText(WEST, "100.0 %");
    browser.awaitText("tr[data-facility]", "The hall");
    browser.awaitText("tr[data-facility]", "400");
    browser.find("[name=travel-minutes]").sendKeys(Keys.chord(Keys.CONTROL, "a"), "500", Keys.TAB);
    browser.awaitText("#minutes-fault", "up to 240");
    browser.find("[name=travel-minutes]").sendKeys(Keys.chord(Keys.CONTROL, "a"), "60", Keys.TAB);
    browser.until(page -> page.getCurrentUrl().contains("minutes=15,60&split=1") ? true : null);
  }

  @Test
  void pointsOnTheMapAreWhereOneSetsOut() {
    browser.open(LOW_ROAD_IN_THE_MIDDLE);
    browser.click("[data-key=tab-travel]");
    browser.click("#tab-travel label:has([data-key=travel-origins-points])");
    browser.clickMap();
    // Half way along Low Road: 485 m, less than 6 minutes, from either end.
    browser.awaitText(".result .zones tfoot", "400 400 100.0 %");
    assertThat(browser.list(".points li")).hasSize(1);
    assertThat(browser.list(".origin")).hasSize(1);
    browser.click("label:has([data-key=travel-shown-5])");
    browser.awaitText(".result .zones tfoot", "400 0 0.0 %");
    browser.click("[data-key=point-0]");
    awaitNone("#tab-travel .result table");
  }

  @Test
  void theNearestOnFootHasARouteWithSteps() {
    browser.open(LOW_ROAD_IN_THE_MIDDLE + "&task=nearest&place=106.4000,29.5000&mode=walk");
    browser.awaitText(RESULT, "12 min");
    browser.awaitText(RESULT, "970 m");
    browser.click(RESULT);
    browser.awaitText(".steps", "Low Road");
    // Casing and route; the point lies on the road, so that there is no walk to it.
    assertThat(browser.list(".leaflet-routes-pane path")).hasSizeGreaterThanOrEqualTo(2);
    browser.click("#tab-nearest label:has([data-key=nearest-mode-straight])");
    browser.awaitText("#tab-nearest .facts", "Straight distance");
  }

  @Test
  void whereNoRoadIsNearASentenceSaysSo() {
    browser.open(LOW_ROAD_IN_THE_MIDDLE + "&task=nearest&place=106.9,29.9&mode=walk");
    browser.awaitText("#tab-nearest .note", "more than 500 m");
  }

  @Test
  void aShutRoadChangesTheTimesAndWhatChangesIsShown() {
    browser.open(ASKED + "&minutes=5,15");
    browser.awaitText(WEST, "100.0 %");
    browser.click("[data-key=shut-point]");
    browser.clickMap();
    browser.awaitText(".closures", "Low Road");
    browser.awaitText(".closures", "nothing is written to the database");
    browser.awaitText(".changes-table tr[data-zone=W]", "300 0 −300");
    browser.awaitText(".changes-table tfoot", "400 100 −300");
    browser.awaitText(WEST, "300 0 0.0 %");
    browser.awaitColour("before", 211, 18, 26);
    assertThat(browser.list(".leaflet-closures-pane .cross")).hasSize(1);
    browser.find("body").sendKeys(Keys.ESCAPE);
    awaitNone(".is-drawing");
    browser.click("[data-key=tab-nearest]");
    browser.type("[name=place]", "106.4000, 29.5000");
    browser.click("[data-key=find]");
    browser.awaitText(RESULT, "38 min");
    browser.awaitText(RESULT, "was 12 min, 27 min more");
    browser.click("#tab-nearest [data-key^=open-]");
    browser.awaitText(RESULT, "12 min");
    awaitNone(".leaflet-closures-pane .cross");
    browser.click("[data-key=tab-travel]");
    browser.awaitText(WEST, "100.0 %");
    awaitNone(".changes-table");
  }

  @Test
  void aDrawnFloodShutsTheRoadsInIt() {
    browser.open(
        ASKED + "&minutes=5,15&flood=106.404,29.499,106.406,29.499,106.406,29.501,106.404,29.501");
    browser.awaitText(".changes-table tr[data-zone=W]", "300 0 −300");
    assertThat(browser.list(".leaflet-closures-pane path")).hasSize(1);
    browser.click("[data-key=open-area-0]");
    browser.awaitText(WEST, "100.0 %");
    awaitNone(".changes-table");
  }

  @Test
  void aRoadClosedInTheDataIsNotShutHereTooAndTheAnswerFollows() {
    browser.open(ASKED + "&minutes=5,15&closed=" + lowRoad.substring(lowRoad.lastIndexOf('/') + 1));
    browser.awaitText(".changes-table tr[data-zone=W]", "300 0 −300");
    browser.click("[data-key^=for-good-]");
    browser.awaitText(".inspector-title", "Roads");
    assertThat(browser.find("#field-closed").getAttribute("value")).isEqualTo("true");
    browser.click(".feature-form [type=submit]");
    awaitNone(".closures .shut");
    awaitNone(".changes-table");
    browser.awaitText(WEST, "0.0 %");
    browser.click(".toast .link");
    browser.awaitText(WEST, "100.0 %");
  }

  @Test
  void aCellOfATravelStandardLeadsToItsTravelTimes() {
    browser.open("#lang=en&view=matrix&cell=W/shelter-walk");
    browser.click("[data-key=show-travel]");
    browser.awaitText(WEST, "300 300 100.0 %");
    browser.find(WEST + ".is-marked");
    assertThat(browser.find("[name=travel-facilities]").getAttribute("value")).isEqualTo("shelter");
    browser.run("history.back()");
    browser.awaitText(".cell-page", "Westside");
  }

  @Test
  void theOtherLanguageLeavesNoWordBehind() {
    browser.open(ASKED + "&minutes=5,15");
    browser.awaitText(WEST, "100.0 %");
    browser.click("[data-key=lang-zh]");
    browser.awaitText(".result .zones tfoot", "合计");
    assertThat(browser.find("#tab-travel").getText())
        .doesNotContain("min", "road", "Roads", "Within", "usual");
    browser.click("[data-key=lang-en]");
    assertThat(browser.find("#tab-travel").getText()).doesNotContainPattern("\\p{IsHan}");
  }

  @Test
  void onANarrowScreenTheMapIsFreeToBeClickedAndTheChangeIsAClickAway() {
    browser.open(ASKED + "&minutes=5,15");
    browser.awaitText(WEST, "100.0 %");
    browser.resize(Browser.NARROW);
    browser.click("[data-key=shut-point]");
    awaitNone(".panel-open");
    browser.awaitText(".toast", "Click the road");
    browser.clickMap();
    browser.awaitText(".toast", "Low Road");
    browser.click(".toast .link");
    browser.awaitText(".changes-table tr[data-zone=W]", "−300");
  }
}

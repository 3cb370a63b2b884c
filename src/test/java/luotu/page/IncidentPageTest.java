package luotu.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import luotu.serve.TestServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/**
 * It happens where 300 people live in Westside. Low Road leads 970 m (12 minutes on foot) to the
 * hall with 120 places and the fire station beside it; High Road leads 1,109 m (13 minutes) to the
 * school with 200 places and on to the hall, which it reaches after 3,187 m (38 minutes).
 */
final class IncidentPageTest extends PageScene {
  private static final String THERE = "#map=15/29.500/106.400&lang=en&view=incident";
  private static final String ASKED = THERE + "&place=106.400,29.500&kind=landslide&radius=500";
  private static final String STATION = "[data-group='fire_station/fire_rescue']";
  private static final String HALL = "[data-key^='line-shelter/ shelter/']";
  private static final String FIRST_DISTANCE = "/resources/1/results/0/distance_m";
  private static final String FRESH = ".incident-status[data-state=fresh]";

  private static String lowRoad;

  @BeforeAll
  static void fill() {
    zone("W", "Westside", 106.395, "Westside office");
    zone("E", "Eastside", 106.405, "Eastside office");
    lowRoad = road("Low Road", "[106.400,29.500],[106.410,29.500]");
    road("High Road", "[106.400,29.500],[106.400,29.510],[106.410,29.510],[106.410,29.500]");
    create("population", point(106.400, 29.500), "{\"people\":300}");
    create("population", point(106.410, 29.500), "{\"people\":100}");
    create("shelter", point(106.410, 29.500), shelter("The hall", 120));
    create("shelter", point(106.400, 29.510), shelter("The school", 200));
    create(
        "fire_station",
        point(106.410, 29.500),
        "{\"name\":\"East station\",\"kind\":\"first\",\"status\":\"open\"}");
    hazard("The slope", "landslide", "large", 106.401, 40);
    hazard("The wall", "rockfall", "small", 106.402, 2);
    hazard("Far slope", "landslide", "small", 106.409, 9);
  }

  private static void zone(String code, String name, double west, String unit) {
    create(
        "zone",
        rectangle(west, 29.49, west + 0.01, 29.52),
        ("{\"code\":\"%s\",\"name\":\"%s\",\"kind\":\"town\",\"responsible_unit\":\"%s\","
                + "\"contact\":\"Duty officer\",\"phone\":\"000-0000-0001\","
                + "\"confirmed_on\":\"2001-02-03\"}")
            .formatted(code, name, unit));
  }

  private static String road(String name, String positions) {
    HttpResponse<byte[]> created =
        create(
            "road",
            "{\"type\":\"LineString\",\"coordinates\":[" + positions + "]}",
            "{\"name\":\"%s\",\"class\":\"residential\"}".formatted(name));
    return TestServer.header(created, "Location");
  }

  private static String shelter(String name, int places) {
    return "{\"name\":\"%s\",\"status\":\"open\",\"places\":%d,\"suitable_for\":[\"landslide\"]}"
        .formatted(name, places);
  }

  private static void hazard(
      String name, String kind, String level, double longitude, int threatened) {
    create(
        "hazard",
        point(longitude, 29.500),
        ("{\"name\":\"%s\",\"kind\":\"%s\",\"level\":\"%s\",\"status\":\"open\","
                + "\"threatened_people\":%d,\"people\":[{\"role\":\"resident_monitor\","
                + "\"name\":\"Monitor of %1$s\",\"phone\":\"000-0000-0002\"}]}")
            .formatted(name, kind, level, threatened));
  }

  /** What would be printed now. */
  private static String brief() {
    return (String) browser.run(Browser.BRIEF);
  }

  /** What the process says to the question that stands in the address. */
  private static JsonNode process() {
    Matcher asked =
        Pattern.compile("place=([\\d.]+),([\\d.]+)&kind=(\\w+)&radius=(\\d+)").matcher(address());
    assertThat(asked.find()).isTrue();
    HttpResponse<byte[]> answer =
        server.send(
            "POST",
            "/ogc/processes/incident/execution",
            "application/json",
            "{\"inputs\":{\"point\":[%s,%s],\"kind\":\"%s\",\"radius_m\":%s}}"
                .formatted(asked.group(1), asked.group(2), asked.group(3), asked.group(4)));
    assertThat(answer.statusCode()).as(TestServer.text(answer)).isEqualTo(200);
    return TestServer.json(answer);
  }

  /** The address of now, to be opened anew. */
  private static String address() {
    return (String) browser.run("return location.hash");
  }

  private static void awaitAddress(String part) {
    browser.until(page -> page.getCurrentUrl().contains(part) ? true : null);
  }

  @Test
  void oneClickGivesTheWholeAnswer() {
    browser.complaints();
    browser.open("#map=15/29.500/106.400&lang=en");
    browser.click("[data-key=page-incident]");
    browser.click("[data-key=kind-landslide]");
    browser.click("[data-key=radius-smaller]");
    browser.click("[data-key=radius-smaller]");
    browser.awaitText(".radius-value", "500 m");
    browser.clickMap();
    browser.find(FRESH);
    browser.awaitText(".where", "Westside");
    browser.awaitText(".call", "Westside office");
    assertThat(browser.find(".call a.phone").getAttribute("href")).isEqualTo("tel:00000000001");
    assertThat(browser.find(".call").getText())
        .contains("Duty officer", "2001-02-03, over a year ago", "Monitor of The slope");
    assertThat(browser.find(".around").getText())
        .contains("300", "Landslide", "Rockfall")
        .contains("Total 1 1 2 42");
    browser.awaitText(".shelters", "To place\n300");
    assertThat(browser.find(".shelters").getText())
        .contains("Have a place\n300", "Without a place\n0")
        .containsSubsequence("12 min", "The hall", "120 go there", "full")
        .containsSubsequence("13 min", "The school", "180 go there", "20 places left");
    assertThat(browser.find(STATION).getText())
        .contains("East station", Math.round(process().at(FIRST_DISTANCE).asDouble()) + " m");
    assertThat(browser.list(".leaflet-incident-hazards-pane path")).hasSize(2);
    assertThat(browser.list(".leaflet-incident-area-pane path")).hasSizeGreaterThanOrEqualTo(2);
    assertThat(browser.list(".incident-mark")).isNotEmpty();
    browser.click("[data-key=incident-clear]");
    awaitNone(
        ".incident-mark, .leaflet-incident-area-pane path, .leaflet-incident-hazards-pane path");
    assertThat(browser.find("[name=incident-place]").getAttribute("value")).isEmpty();
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void aChosenResourceHasItsStepsAndItsRouteOnTop() {
    browser.open(ASKED);
    browser.click(STATION + " .found-row");
    browser.awaitText(STATION + " .route-steps", "Low Road");
    browser.find(".incident-mark.is-top");
    browser.click(STATION + " .found-row");
    awaitNone(STATION + " .route-steps");
    browser.click("[data-key=hazard-list]");
    browser.awaitText(".hazard-list", "The slope");
    browser.click("[data-key^=hazard-]:not(summary)");
    browser.awaitText(".hazard-list .found-more", "Monitor of The slope");
  }

  @Test
  void theKeyboardAloneDoesItAll() {
    browser.open(THERE);
    browser.press("/");
    browser.press("106.400, 29.500", Keys.ENTER);
    browser.awaitText(".where", "Westside");
    browser.press("k");
    browser.until(
        page ->
            page.switchTo().activeElement().getAttribute("data-key").startsWith("kind-")
                ? true
                : null);
    browser.press(Keys.TAB, Keys.ENTER);
    browser.press("]");
    browser.find(FRESH);
    browser.awaitText(".radius-value", "k");
    browser.press("m", Keys.ARROW_RIGHT);
    browser.press(Keys.ENTER);
    browser.awaitText(".toast", "The incident is now at");
    browser.press("a");
    browser.press("p");
    assertThat(browser.run("return document.activeElement.className"))
        .asString()
        .contains("incident-scroll");
  }

  @Test
  void anAddressOrANameOrCoordinatesLeadThere() {
    browser.open(THERE);
    browser.type("[name=incident-place]", "Eastside");
    browser.awaitText(".place-found", "Eastside");
    browser.press(Keys.ARROW_DOWN, Keys.ENTER);
    browser.awaitText(".where", "Eastside");
    browser.type("[name=incident-place]", "29.505N 106.398E");
    browser.press(Keys.ENTER);
    browser.awaitText(".where", "Westside");
    awaitAddress("place=106.398,29.505");
    browser.type("[name=incident-place]", "no such place anywhere");
    browser.awaitText(".place-said", "Nothing found");
    browser.run("history.back()");
    browser.awaitText(".where", "Eastside");
  }

  @Test
  void fromTheWholeCityThePlaceIsZoomedTo() {
    browser.open("#map=8/29.500/106.400&lang=en&view=incident");
    browser.type("[name=incident-place]", "29.505N 106.398E");
    browser.press(Keys.ENTER);
    awaitAddress("#map=15/29.50");
  }

  @Test
  void aShutRoadSendsPeopleElsewhereAndSaysSo() {
    browser.open(ASKED);
    browser.awaitText(HALL, "12 min");
    browser.open(ASKED + "&closed=" + lowRoad.substring(lowRoad.lastIndexOf('/') + 1));
    browser.awaitText(".shelters", "38 min");
    assertThat(browser.find(".shelters").getText())
        .containsSubsequence("13 min", "The school", "200 go there", "full")
        .containsSubsequence("38 min", "The hall", "100 go there", "12 min before");
    browser.awaitText(".roads", "marked in red");
    browser.awaitText(".roads", "Low Road");
    assertThat(brief()).contains("1 roads and 0 flooded areas are shut");
    browser.click(".roads [data-key^=open-]");
    browser.awaitText(".shelters .found", "12 min");
    awaitNone(".incident .delay");
  }

  @Test
  void aRoadIsShutByAClickOnTheMap() {
    browser.open(ASKED.replace("106.400&lang", "106.405&lang"));
    browser.awaitText(STATION, "970 m");
    browser.click(".incident [data-key=shut-point]");
    browser.clickMap();
    browser.awaitText(".roads", "Low Road");
    browser.awaitText(STATION, "before");
    awaitAddress("&closed=");
    browser.press(Keys.ESCAPE);
    awaitNone(".is-drawing");
    awaitAddress("place=106.4,29.5");
  }

  @Test
  void aDrawnShapeIsWhatIsAskedAbout() {
    browser.open(THERE);
    browser.press("d");
    browser.find(".is-drawing");
    browser.clickMap(-60, 60);
    browser.clickMap(60, 60);
    browser.clickMap(60, -60);
    browser.clickMap(-60, -60);
    browser.press(Keys.ENTER);
    browser.find(FRESH);
    browser.awaitText(".ask", "Within the drawn shape");
    browser.awaitText(".around .huge", "300");
    // 60 pixels are about 250 m: both hazards, not the one 870 m away.
    browser.awaitText(".around .count", "2");
    awaitAddress("&shape=");
    browser.open(address());
    browser.awaitText(".around .huge", "300");
    browser.click("[data-key=shape-remove]");
    awaitAddress("&place=");
    browser.awaitText(".radius-value", "1 km");
  }

  @Test
  void whereEverythingIsCutOffOrNobodyAnswersTheWordsSaySo() {
    browser.open(ASKED + "&flood=106.399,29.499,106.411,29.499,106.411,29.511,106.399,29.511");
    browser.find(FRESH);
    browser.awaitText(".shelters", "Without a place\n300");
    assertThat(browser.find(STATION).getText()).contains("East station");
    browser.open(THERE + "&place=106.9,29.9&kind=fire");
    browser.awaitText(".where", "In no town or street");
    assertThat(browser.find(".incident-answer").getText()).contains("No hazard is recorded");
  }

  @Test
  void anAnswerThatIsNotTheLatestIsNeverShownAsFresh() {
    browser.open(ASKED);
    browser.find(FRESH);
    browser.run(
        "window.kept = window.fetch;"
            + " window.fetch = (path, ...rest) => path.includes('/incident/')"
            + " ? new Promise((resolve, reject) => { window.fail = reject; })"
            + " : window.kept(path, ...rest)");
    browser.click("[data-key=radius-larger]");
    browser.find(".incident-status[data-state=running]");
    browser.find(".incident-answer.is-old[aria-busy=true]");
    assertThat(brief()).contains("not the latest answer");
    browser.until(page -> (Boolean) browser.run("return window.fail !== undefined"));
    browser.run("window.fail(new TypeError('no network'))");
    browser.find(".incident-status[data-state=failed]");
    browser.find(".incident-answer.is-old");
    browser.run("window.fetch = window.kept");
    browser.click("[data-key=incident-again]");
    browser.find(FRESH);
    awaitNone(".incident-answer.is-old");
    browser.awaitText(".radius-value", "750 m");
  }

  @Test
  void theBriefIsOnePageWithAllThatWasAnswered() {
    browser.open(ASKED);
    browser.find(FRESH);
    assertThat(brief())
        .contains("Incident brief: Landslide", "Radius 500 m", "Westside", "Duty officer")
        .contains("000-0000-0001", "East station", "The hall", "The school", "people on duty only")
        .doesNotContain("SIMULATED", "not listed", "not the latest answer");
    assertThat(browser.list(".brief-map .map-hazard")).hasSize(2);
    browser.run("document.querySelector('.brief-body').replaceChildren()");
    assertThat(browser.printedPages()).isEqualTo(1);
    assertThat(browser.list(".brief-map .map-hazard")).as("laid out anew for paper").hasSize(2);
  }

  @Test
  void theOtherLanguageLeavesNoWordBehind() {
    browser.open(ASKED);
    browser.find(FRESH);
    browser.click("[data-key=keys]");
    browser.click("[data-key=lang-zh]");
    browser.awaitText(".incident", "通知谁");
    assertThat(browser.find(".incident").getText())
        .doesNotContain("min", "Whom", "Radius", "Shelters", "places left", "Never");
    assertThat(brief()).contains("突发事件处置简报", "需安置").doesNotContain("Where", "Radius");
    browser.click("[data-key=lang-en]");
    browser.awaitText(".incident", "Whom to call");
    assertThat(browser.find(".incident").getText()).doesNotContainPattern("\\p{IsHan}");
    assertThat(brief().replaceAll("[队消公水物警机避]", "")).doesNotContainPattern("\\p{IsHan}");
  }

  @Test
  void theOtherViewsAreAsTheyWereLeft() {
    browser.open("#map=15/29.500/106.405&lang=en&task=travel&of=shelter&mode=walk&minutes=15");
    browser.awaitText(".result .zones tfoot", "400 400 100.0 %");
    browser.click("[data-key=page-incident]");
    browser.clickMap();
    browser.find(FRESH);
    browser.click("[data-key=incident-layers]");
    browser.find(".incident-layers [data-layer=shelter]");
    browser.click("[data-key=page-map]");
    browser.awaitText(".result .zones tfoot", "400 400 100.0 %");
    browser.click("[data-key=tab-layers]");
    browser.find("#tab-layers [data-layer=shelter]");
    browser.click("[data-key=page-incident]");
    browser.find(FRESH);
    browser.awaitText(".where", "side");
  }

  @Test
  void onANarrowScreenTheMapLiesAboveTheAnswerAndTargetsAreLarge() {
    browser.resize(Browser.NARROW);
    browser.open(ASKED.replace("landslide", "high_rise"));
    browser.find(FRESH);
    assertThat(
            browser.run(
                "return document.querySelector('.radius-value').getBoundingClientRect().right"
                    + " <= innerWidth"))
        .as("a long name leaves the radius its room")
        .isEqualTo(true);
    browser.open(ASKED);
    browser.find(FRESH);
    assertThat(browser.run("return document.documentElement.scrollWidth <= innerWidth"))
        .isEqualTo(true);
    assertThat(
            browser.run(
                "return [...document.querySelectorAll('.incident :is(button, a, summary, input)')]"
                    + ".filter(each => each.offsetParent && each.type !== 'radio'"
                    + " && each.type !== 'checkbox')"
                    + ".filter(each => each.getBoundingClientRect().height < 44)"
                    + ".map(each => each.outerHTML).join()"))
        .isEqualTo("");
    browser.clickMap();
    browser.awaitText(".toast", "The incident is now at");
    browser.click(".toast .link");
    awaitAddress("place=106.4,29.5");
  }
}

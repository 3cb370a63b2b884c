package luotu.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import luotu.serve.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/**
 * Low Road leads 970 m from the people of Westside to the shelter in Eastside; on foot that is 12
 * minutes. Without it they are not reached. One pond lies in Westside.
 */
final class WhatIfPageTest {
  private static final String MIDDLE = "#map=15/29.500/106.405&lang=en";
  private static final String WEST = ".whatif-table tr[data-zone=W]";
  private static final String EAST = ".whatif-table tr[data-zone=E]";

  private TestServer server;
  private Browser browser;

  @BeforeEach
  void open() {
    server = new TestServer();
    zone("W", "Westside", 106.395);
    zone("E", "Eastside", 106.405);
    server.create(
        "road",
        "{\"type\":\"LineString\",\"coordinates\":[[106.400,29.500],[106.410,29.500]]}",
        "{\"name\":\"Low Road\",\"class\":\"residential\"}");
    server.create("population", PageScene.point(106.400, 29.500), "{\"people\":300}");
    server.create("population", PageScene.point(106.410, 29.500), "{\"people\":100}");
    server.create(
        "shelter", PageScene.point(106.410, 29.500), "{\"name\":\"The hall\",\"status\":\"open\"}");
    server.create(
        "water_source", PageScene.point(106.397, 29.507), "{\"kind\":\"pond\",\"usable\":true}");
    browser = new Browser(server.port());
  }

  @AfterEach
  void close() {
    browser.close();
    server.close();
  }

  private void zone(String code, String name, double west) {
    server.create(
        "zone",
        PageScene.rectangle(west, 29.49, west + 0.01, 29.52),
        "{\"code\":\"%s\",\"name\":\"%s\",\"kind\":\"town\"}".formatted(code, name));
  }

  /** How many features of a layer are stored, and what they are. */
  private String stored(String layer) {
    return TestServer.text(server.get("/ogc/collections/" + layer + "/items"));
  }

  private static int count(String items, String text) {
    return items.split(text, -1).length - 1;
  }

  private void awaitNone(String selector) {
    browser.until(page -> page.findElements(By.cssSelector(selector)).isEmpty() ? true : null);
  }

  private void openCoverage() {
    browser.open(MIDDLE);
    browser.click("[data-key=tab-coverage]");
    browser.click("[name=facilities] option[value=water_source]");
    browser.type("[name=radius]", "300");
    browser.click("[data-key=run]");
    browser.find(".result table");
  }

  @Test
  void aPondIsAddedComparedAndPutIntoEffect() {
    browser.complaints();
    openCoverage();
    browser.click("[data-key=whatif-add]");
    browser.clickMap(60);
    // A circle of 300 m, cut in halves by the border of the streets.
    browser.awaitText(EAST, "+0.14 km²");
    browser.awaitText(WEST, "+0.14 km²");
    browser.awaitText(".whatif-result", "Supposed · not written");
    browser.awaitText(".whatif-legend", "Gained");
    browser.until(
        page -> page.findElements(By.cssSelector(".leaflet-difference-pane path")).size() == 3);
    awaitNone(".leaflet-coverage-pane path");
    assertThat(count(stored("water_source"), "\"Feature\"")).isEqualTo(1);
    browser.click("label:has([data-key=whatif-view-after])");
    browser.until(
        page -> page.findElements(By.cssSelector(".leaflet-difference-pane path")).size() == 1);
    browser.type(".supposed-fields [data-field=name]", "New pond");
    browser.click(".supposed-fields [data-field=usable] option[value=true]");
    browser.awaitText(".supposed .row-name", "New pond");
    browser.click("[data-key=whatif-apply]");
    browser.awaitText("dialog.apply", "New pond");
    browser.awaitText("dialog.apply", "Write these 1 changes?");
    browser.click("[data-key=whatif-cancel]");
    assertThat(count(stored("water_source"), "\"Feature\"")).isEqualTo(1);
    browser.click("[data-key=whatif-apply]");
    browser.click("[data-key=whatif-write]");
    browser.awaitText(".toast", "1 written");
    awaitNone(".supposed");
    awaitNone(".supposed-marker");
    assertThat(stored("water_source")).contains("New pond");
    browser.until(
        page -> !page.findElements(By.cssSelector(".leaflet-coverage-pane path")).isEmpty());
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void anAddressTakesTheSuppositionsAlong() {
    openCoverage();
    browser.click("[data-key=whatif-add]");
    browser.clickMap(60);
    browser.awaitText(EAST, "+0.14 km²");
    String address = (String) browser.run("return location.hash");
    browser.open("#lang=en");
    awaitNone(".supposed");
    browser.open(address);
    browser.click("[name=facilities] option[value=water_source]");
    browser.type("[name=radius]", "300");
    browser.click("[data-key=run]");
    browser.awaitText(EAST, "+0.14 km²");
    assertThat(count(stored("water_source"), "\"Feature\"")).isEqualTo(1);
  }

  @Test
  void whatSomebodyElseHasChangedMeanwhileIsNotOverwrittenAndStaysSupposed() {
    openCoverage();
    browser.click("[data-key=whatif-remove]");
    clickAt(106.397, 29.507);
    browser.awaitText(WEST, "−0.2");
    String items = stored("water_source");
    String id = items.replaceAll("(?s).*?\"id\":(\\d+).*", "$1");
    String path = "/ogc/collections/water_source/items/" + id;
    HttpResponse<byte[]> changed =
        server.send(
            "PATCH",
            path,
            "application/merge-patch+json",
            "{\"properties\":{\"remark\":\"inspected\"}}",
            "If-Match",
            TestServer.header(server.get(path), "ETag"));
    assertThat(changed.statusCode()).as(TestServer.text(changed)).isEqualTo(200);
    browser.click("[data-key=whatif-apply]");
    browser.click("[data-key=whatif-write]");
    browser.awaitText(".toast", "0 written; 1 not");
    browser.awaitText(".supposed .fault", "Not written");
    assertThat(stored("water_source")).contains("inspected");
    // What is supposed is supposed of the newer version from now on.
    browser.awaitText(WEST, "−0.2");
    browser.click("[data-key=whatif-apply]");
    browser.click("[data-key=whatif-write]");
    browser.awaitText(".toast", "1 written");
    assertThat(stored("water_source")).doesNotContain("inspected");
  }

  /** Clicks a place of the map, whose middle is 106.405, 29.500 at zoom 15. */
  private void clickAt(double longitude, double latitude) {
    double pixelsPerDegree = 256 * Math.pow(2, 15) / 360;
    browser.clickMap(
        (int) Math.round((longitude - 106.405) * pixelsPerDegree),
        (int) Math.round((latitude - 29.5) * pixelsPerDegree / Math.cos(Math.toRadians(29.5))));
  }

  @Test
  void aRoadIsClosedAndAnotherBuilt() {
    browser.open(MIDDLE + "&task=travel&of=shelter&mode=walk&minutes=15,60");
    browser.find(".result table");
    browser.click("[data-key=whatif-close]");
    browser.clickMap();
    browser.awaitText(".supposed", "Low Road");
    browser.awaitText(WEST, "−300");
    browser.awaitText(".whatif-result .big", "−400");
    browser.click("[data-key=whatif-build]");
    clickAt(106.400, 29.500);
    clickAt(106.405, 29.503);
    clickAt(106.410, 29.500);
    browser.click(".whatif .button.primary");
    browser.awaitText(".whatif-result .note", "joins “Low Road” at its end");
    browser.awaitText(".whatif-result", "No zone changes");
    browser.click("[data-key=whatif-apply]");
    browser.awaitText("dialog.apply", "Write these 2 changes?");
    browser.click("[data-key=whatif-write]");
    browser.awaitText(".toast", "2 written");
    assertThat(count(stored("road"), "\"Feature\"")).isEqualTo(2);
    assertThat(stored("road")).contains("\"closed\":true");
    browser.awaitText(".result .zones tfoot", "100.0 %");
  }

  @Test
  void aFacilityIsMovedByDraggingAndTheOtherLanguageLeavesNoWordBehind() {
    openCoverage();
    browser.click("[data-key=whatif-move]");
    clickAt(106.397, 29.507);
    browser.awaitText(".supposed", "Drag the marker");
    browser.dragRight(".supposed-marker", 300);
    browser.awaitText(WEST, "−0.2");
    browser.awaitText(EAST, "+0.2");
    browser.click("[data-key=lang-zh]");
    browser.awaitText(".whatif-result", "假设 · 未写入");
    assertThat(browser.find(".whatif").getText()).doesNotContain("Moved", "Before", "Gained");
    browser.click("[data-key=lang-en]");
    assertThat(browser.find(".whatif").getText()).doesNotContainPattern("\\p{IsHan}");
    browser.click("[data-key^=whatif-undo-]");
    awaitNone(".whatif-result");
    awaitNone(".supposed-marker");
    assertThat(stored("water_source")).contains("106.397");
  }
}

package luotu.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.regex.Pattern;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.ExpectedCondition;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Headless Chromium looking at one server. */
final class Browser implements AutoCloseable {
  static final Dimension WIDE = new Dimension(1280, 800);
  static final Dimension NARROW = new Dimension(500, 844);

  /** Lays the brief out, as printing does, and gives back its words. */
  static final String BRIEF =
      "window.dispatchEvent(new Event('beforeprint'));"
          + " return document.querySelector('.brief').textContent";

  private static final Pattern PAGE_OF_PDF = Pattern.compile("/Type\\s*/Page\\b");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ChromeDriver driver;
  private final WebDriverWait waiting;
  private final String base;

  Browser(int port) {
    ChromeOptions options = new ChromeOptions();
    options.setBinary("/usr/bin/chromium");
    options.addArguments("--headless=new", "--disable-dev-shm-usage");
    options.addArguments("--window-size=" + WIDE.width + "," + WIDE.height, "--accept-lang=en-GB");
    if (System.getProperty("user.name").equals("root")) {
      options.addArguments("--no-sandbox");
    }
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
    driver =
        new ChromeDriver(
            new ChromeDriverService.Builder()
                .usingDriverExecutable(new File("/usr/bin/chromedriver"))
                .build(),
            options);
    waiting = new WebDriverWait(driver, PATIENCE);
    waiting.ignoring(StaleElementReferenceException.class);
    base = "http://127.0.0.1:" + port + "/";
  }

  String base() {
    return base;
  }

  /** Opens the page anew and waits until the layers are listed, in sight or behind the matrix. */
  void open(String hash) {
    driver.get("about:blank");
    driver.get(base + hash);
    until(page -> !page.findElements(By.cssSelector("li.layer")).isEmpty());
  }

  /** The first shown element of a CSS selector, as soon as there is one. */
  WebElement find(String selector) {
    return until(
        browser ->
            browser.findElements(By.cssSelector(selector)).stream()
                .filter(WebElement::isDisplayed)
                .findFirst()
                .orElse(null));
  }

  List<WebElement> list(String selector) {
    return driver.findElements(By.cssSelector(selector));
  }

  void click(String selector) {
    until(
        page -> {
          find(selector).click();
          return true;
        });
  }

  void type(String selector, String text) {
    WebElement field = find(selector);
    field.clear();
    field.sendKeys(text);
  }

  /** Waits for the text of an element. */
  void awaitText(String selector, String text) {
    until(browser -> find(selector).getText().contains(text) ? true : null);
  }

  /** Waits until a pixel of a pane of the map has exactly this colour. */
  void awaitColour(String pane, int red, int green, int blue) {
    String script =
        ("return [...document.querySelectorAll('.leaflet-%s-pane canvas')].some(canvas => {"
                + "const {data} = canvas.getContext('2d')"
                + ".getImageData(0, 0, canvas.width, canvas.height);"
                + "for (let i = 0; i < data.length; i += 4) if (data[i] === %d"
                + " && data[i + 1] === %d && data[i + 2] === %d && data[i + 3] === 255)"
                + " return true; return false; })")
            .formatted(pane, red, green, blue);
    until(page -> (Boolean) run(script));
  }

  <T> T until(ExpectedCondition<T> condition) {
    return waiting.until(condition);
  }

  /** Clicks the middle of the map. */
  void clickMap() {
    clickMap(0);
  }

  /** Clicks the map so many pixels above its middle. */
  void clickMap(int above) {
    clickMap(0, above);
  }

  /** Clicks the map so many pixels to the right of and above its middle. */
  void clickMap(int right, int above) {
    new Actions(driver).moveToElement(find("#map"), right, -above).click().perform();
  }

  /** Drags something so many pixels to the right. */
  void dragRight(String selector, int right) {
    new Actions(driver)
        .moveToElement(find(selector))
        .clickAndHold()
        .moveByOffset(right / 2, 0)
        .moveByOffset(right - right / 2, 0)
        .release()
        .perform();
  }

  /** Presses keys where the focus is. */
  void press(CharSequence... keys) {
    new Actions(driver).sendKeys(keys).perform();
  }

  /** Pages that come out of the printer, by the page's own style sheet for paper. */
  int printedPages() {
    Object base64 =
        driver.executeCdpCommand("Page.printToPDF", Map.of("preferCSSPageSize", true)).get("data");
    String pdf =
        new String(Base64.getDecoder().decode((String) base64), StandardCharsets.ISO_8859_1);
    return (int) PAGE_OF_PDF.matcher(pdf).results().count();
  }

  void resize(Dimension size) {
    driver.manage().window().setSize(size);
  }

  Object run(String script) {
    return driver.executeScript(script);
  }

  /** Warnings and errors of the console since the last call. */
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
        .map(LogEntry::getMessage)
        .toList();
  }

  /** Addresses asked for since the last call. */
  List<String> requests() {
    return driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
        .map(entry -> read(entry.getMessage()).path("message"))
        .filter(message -> message.path("method").asText().equals("Network.requestWillBeSent"))
        .map(message -> message.at("/params/request/url").asText())
        .toList();
  }

  private static JsonNode read(String json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (JsonProcessingException notJson) {
      throw new IllegalArgumentException(json, notJson);
    }
  }

  @Override
  public void close() {
    driver.quit();
  }
}

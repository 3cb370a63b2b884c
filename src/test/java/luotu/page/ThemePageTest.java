package luotu.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A street with three waterlogging points, two of them with sensor and threshold. */
final class ThemePageTest extends PageScene {
  @BeforeAll
  static void fill() {
    create(
        "zone",
        rectangle(106.40, 29.50, 106.41, 29.51),
        "{\"code\":\"W\",\"name\":\"Westside\",\"kind\":\"town\"}");
    for (int i = 0; i < 3; i++) {
      create(
          "hazard",
          "{\"type\":\"Point\",\"coordinates\":[106.405,29.50" + (4 + i) + "]}",
          "{\"name\":\"Point %d\",\"kind\":\"waterlogging\",\"status\":\"open\",\"sensor\":%b%s}"
              .formatted(i, i > 0, i > 0 ? ",\"threshold\":\"5 cm\"" : ""));
    }
  }

  @Test
  void oneClickOpensAThemeThatTellsWhatIsSo() {
    browser.complaints();
    browser.open("#lang=en&task=themes");
    browser.click("[data-key=theme-waterlogging]");
    browser.awaitText("[data-key=theme-count-0]", "3");
    browser.awaitText("[data-key=theme-count-1]", "2");
    browser.awaitText("[data-key=theme-summary-waterlogging]", "1");
    browser.until(
        page -> page.getCurrentUrl().contains("task=themes&theme=waterlogging") ? true : null);
    assertThat(browser.find(".themes").getText())
        .contains("No unit named in the text at hand", "城市内涝治理");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void anAddressOpensAThemeAndItsStandardInTheMatrix() {
    browser.open("#lang=en&task=themes&theme=waterlogging");
    browser.awaitText("[data-key=theme-count-0]", "3");
    browser.click("[data-key=theme-standard-waterlogging]");
    browser.until(
        page -> page.getCurrentUrl().contains("view=matrix&standard=waterlogging") ? true : null);
  }

  @Test
  void aCellTellsWhatWouldCloseItsGap() {
    browser.open("#lang=en&view=matrix&cell=W/waterlogging");
    browser.awaitText(".cell-page .remedy", "1 more reach 100%");
    browser.awaitText(".cell-page .remedy", "Point 0");
  }

  @Test
  void anUnknownThemeIsSaid() {
    browser.open("#lang=en&task=themes&theme=dragons");
    browser.awaitText(".themes", "There is no such theme: dragons");
  }
}

package luotu.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import luotu.model.CityTime;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * A district of two streets: one held a drill this year, the other none. Pass marks are set,
 * reports filed and compared, deadlines read, as people do it; each step goes on from the one
 * before.
 */
@TestMethodOrder(OrderAnnotation.class)
final class ReportsPageTest extends PageScene {
  private static final LocalDate TODAY = CityTime.dayOf(Instant.now());

  @BeforeAll
  static void fill() {
    create(
        "zone",
        rectangle(106.40, 29.5, 106.42, 29.51),
        "{\"code\":\"D\",\"name\":\"Hillside\",\"kind\":\"district\"}");
    create(
        "zone",
        rectangle(106.40, 29.5, 106.41, 29.51),
        "{\"code\":\"W\",\"name\":\"West\",\"kind\":\"town\",\"parent\":\"D\"}");
    create(
        "zone",
        rectangle(106.41, 29.5, 106.42, 29.51),
        "{\"code\":\"E\",\"name\":\"East\",\"kind\":\"town\",\"parent\":\"D\"}");
    String record = "{\"zone\":\"%s\",\"year\":%d,\"drills\":%d}";
    create("street_record", "null", record.formatted("W", TODAY.getYear(), 1));
    create("street_record", "null", record.formatted("E", TODAY.getYear(), 0));
    create(
        "hazard",
        "{\"type\":\"Point\",\"coordinates\":[106.405,29.505]}",
        "{\"name\":\"Loose rock\",\"kind\":\"rockfall\",\"status\":\"open\",\"due_on\":\"%s\"}"
            .formatted(TODAY.minusDays(3)));
  }

  @BeforeEach
  void quiet() {
    browser.complaints();
  }

  private static void file(String zone) {
    browser.click("[data-key=file-zone] option[value=" + zone + "]");
    browser.type("[data-key=file-filed_by]", "duty desk");
    browser.click("[data-key=file-submit]");
    browser.find(".filed-report .grid tbody tr");
  }

  @Test
  @Order(1)
  void aReportIsFiledAndShownAsItWasFiled() {
    browser.open("#lang=en");
    browser.click("[data-key=page-reports]");
    file("D");
    browser.awaitText(".filed-facts", "Filed report");
    browser.awaitText(".filed-facts", "duty desk");
    browser.awaitText(".filed-report [title^='West · Yearly drill']", "Met");
    browser.awaitText(".filed-report [title^='East · Yearly drill']", "Gap");
    browser.until(page -> page.getCurrentUrl().contains("view=reports&report=1") ? true : null);
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  @Order(2)
  void passMarksAreSetFromTheHeadingOfTheirStandard() {
    browser.open("#lang=en&view=matrix");
    browser.awaitText("[title^='West · Yearly drill']", "Met");
    browser.click("[data-marks=drill]");
    browser.find(".marks-table");
    browser.click("[data-key=marks-zone] option[value=D]");
    browser.click("[data-key=marks-level] option[value=town]");
    browser.type("[data-key=marks-required]", "1.5");
    browser.type("[data-key=marks-source]", "Hillside 2026-3");
    browser.type("[data-key=marks-by]", "safety section");
    browser.type("[data-key=marks-why]", "meeting");
    browser.click("[data-key=marks-save]");
    browser.awaitText(".marks-dialog .problem", "required.value");
    browser.type("[data-key=marks-required]", "2");
    browser.click("[data-key=marks-save]");
    browser.awaitText(".marks-dialog .changes", "safety section");
    browser.awaitText(".marks-dialog .changes", "Required 1 → Required 2");
    browser.awaitText(".marks-table", "set by Hillside");
    browser.click("[data-key=marks-close]");
    browser.awaitText("[title^='West · Yearly drill']", "Gap");
    browser.click("[title^='West · Yearly drill']");
    browser.awaitText(".cell-page", "set by Hillside");
  }

  @Test
  @Order(3)
  void twoReportsSideBySideTellAChangedMarkFromProgress() {
    browser.open("#lang=en&view=reports");
    file("D");
    browser.click("[data-key=compare-1]");
    browser.awaitText(".comparison", "Yearly drill: 1 (catalogue) → 2 (Hillside)");
    browser.awaitText(".comparison .moves", "Marks changed");
    assertThat(browser.find(".comparison .moves").getText()).contains("West", "East");
    assertThat(browser.list(".comparison .movement.is-worse")).isEmpty();
    browser.until(page -> page.getCurrentUrl().contains("report=2&before=1") ? true : null);
    browser.run("history.back()");
    browser.awaitText(".filed-facts", "No. 2");
  }

  @Test
  @Order(4)
  void whatIsDueIsListedByDateAndLeadsToTheMap() {
    browser.open("#lang=en&view=reports&part=due&of=E");
    browser.awaitText(".overdue", "None.");
    browser.awaitText(".upcoming", TODAY.getYear() + "-12-31");
    browser.awaitText(".upcoming", "Hold the drill");
    browser.awaitText(".progress-rows", "0 of 2");
    browser.click("[data-key=due-zone] option[value=D]");
    browser.awaitText(".overdue", "Loose rock");
    browser.awaitText(".overdue", "days over: 3");
    browser.click("[data-key=lang-zh]");
    browser.awaitText(".overdue", "逾期 3 天");
    browser.click(".overdue .row");
    browser.awaitText(".details h2", "Loose rock");
  }

  @Test
  @Order(5)
  void theDecisionIsTakenBackWhereItIsListed() {
    browser.open("#lang=zh&view=matrix");
    browser.click("[data-marks=drill]");
    browser.click(".marks-dialog .changes button");
    browser.awaitText(".marks-dialog .changes", "撤销");
    browser.until(page -> browser.list(".marks-dialog .changes button").isEmpty() ? true : null);
    assertThat(browser.list(".marks-table tbody tr")).allMatch(row -> row.getText().contains("目录"));
  }

  @Test
  @Order(6)
  void aRefusalIsShownWhereItWasAsked() {
    browser.open("#lang=en&view=reports");
    browser.click("[data-key=file-zone] option[value=D]");
    browser.type("[data-key=file-filed_by]", "duty desk");
    browser.run(
        "const day = document.querySelector('[data-key=file-as_of]'); day.value = '2025-01-31';"
            + " day.dispatchEvent(new Event('input'))");
    browser.click("[data-key=file-submit]");
    browser.awaitText(".file-form .problem", "changed after that day");
    browser.click("[data-key=file-current]");
    browser.click("[data-key=file-submit]");
    browser.awaitText(".filed-facts", "Layers written after that day");
  }
}

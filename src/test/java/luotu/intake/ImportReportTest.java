package luotu.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import luotu.model.Fault;
import luotu.model.Issue;
import luotu.model.Label;
import luotu.model.Language;
import org.junit.jupiter.api.Test;

class ImportReportTest {
  private static final Label MEND = new Label("改正", "mend it");

  private static ImportReport report(IssueLog log) {
    return new ImportReport(
        "a.csv",
        "shelter",
        false,
        "GB18030",
        "EPSG:4326",
        12L,
        1_234,
        1_000,
        3,
        2,
        1,
        log.rejectedRows(),
        Map.of("name", "名称"),
        List.of("住址"),
        List.of(new Label("提示", "hint")),
        log.reasons(),
        log.kept(),
        null);
  }

  @Test
  void countsAllIssuesAndKeepsAThousand() {
    IssueLog log = new IssueLog();
    for (int row = 1; row <= 2_500; row++) {
      log.add(Issue.rejected(row, Fault.of("kind", "x" + row, "甲或乙", "a or b"), MEND));
      log.add(Issue.rejected(row, Fault.of("places", "?", "数字", "a number"), MEND));
    }
    log.add(Issue.warning(0, Fault.of("crs", "?", "代码", "a code"), MEND));
    ImportReport report = report(log);

    assertThat(report.rejected()).isEqualTo(2_500);
    assertThat(report.issues()).hasSize(1_000);
    assertThat(report.reasons())
        .extracting(reason -> reason.field() + " " + reason.count() + " " + reason.firstFound())
        .containsExactly("kind 2500 x1", "places 2500 ?", "crs 1 ?");
  }

  @Test
  void speaksBothLanguages() {
    IssueLog log = new IssueLog();
    log.add(Issue.rejected(7, Fault.of("kind", "x\u001b[2J", "甲或乙", "a or b"), MEND));
    String chinese = report(log).text(Language.ZH);
    String english = report(log).text(Language.EN);

    assertThat(chinese)
        .contains("! 提示", "读取 1,234 行：新增 1,000，更新 3，未变 2，删除 1，拒绝 1；变更号 12")
        .contains("第 7 行", "要求：甲或乙", "名称 → name", "住址");
    assertThat(english)
        .contains("! hint", "1,234 rows read: 1,000 added, 3 updated", "change set 12")
        .contains("row 7", "expected a or b. mend it");
    assertThat(english).as("no control characters of the file").doesNotContain("\u001b");
  }

  @Test
  void showsTheWorstOnesAndCountsTheRest() {
    IssueLog log = new IssueLog();
    for (int row = 1; row <= 30; row++) {
      log.add(Issue.warning(0, Fault.of("w", "w" + row + ".", "甲", "a"), MEND));
    }
    log.add(Issue.rejected(31, Fault.of("kind", "bad", "乙", "b"), MEND));
    String text = report(log).text(Language.EN);

    assertThat(text).contains("row 31  kind = bad").contains("w9.", "31 in all");
    assertThat(text).doesNotContain("w10.");
  }

  @Test
  void isAJsonObject() throws JsonProcessingException {
    IssueLog log = new IssueLog();
    log.add(Issue.rejected(7, Fault.of("kind", "x", "甲或乙", "a or b"), MEND));
    ObjectMapper json = new ObjectMapper();
    JsonNode node = json.readTree(json.writeValueAsString(report(log)));
    assertThat(node.path("issues").path(0).path("fault").path("expected").path("en").asText())
        .isEqualTo("a or b");
    assertThat(node.path("change").asLong()).isEqualTo(12);
    assertThat(node.path("mapped").path("name").asText()).isEqualTo("名称");
  }
}

package luotu.intake;

import java.util.stream.Collectors;
import luotu.model.Label;
import luotu.model.Language;

/** A report in words. */
final class ReportText {
  private final ImportReport report;
  private final Language language;
  private final StringBuilder text = new StringBuilder();

  ReportText(ImportReport report, Language language) {
    this.report = report;
    this.language = language;
  }

  String text() {
    line(
        "%s → %s%s"
            .formatted(
                report.file(),
                report.layer(),
                report.dryRun() ? say("（试运行，未写入）", " (dry run, nothing stored)") : ""));
    report.hints().forEach(hint -> line("! " + hint.in(language)));
    line(
        say(
                "  读取 %,d 行：新增 %,d，更新 %,d，未变 %,d，删除 %,d，拒绝 %,d%s",
                "  %,d rows read: %,d added, %,d updated, %,d unchanged, %,d deleted, %,d rejected%s")
            .formatted(
                report.rows(),
                report.inserted(),
                report.updated(),
                report.unchanged(),
                report.deleted(),
                report.rejected(),
                report.change() == null ? "" : say("；变更号 ", "; change set ") + report.change()));
    line(
        say("  编码 ", "  encoding ")
            + (report.encoding() == null ? "-" : report.encoding())
            + say("，坐标系 ", ", reference system ")
            + report.referenceSystem());
    line(
        say("  列：", "  columns: ")
            + report.mapped().entrySet().stream()
                .map(entry -> entry.getValue() + " → " + entry.getKey())
                .collect(Collectors.joining(say("；", "; "))));
    if (!report.extra().isEmpty()) {
      line(say("  原样保留：", "  kept as they are: ") + String.join(say("、", ", "), report.extra()));
    }
    if (report.roads() != null) {
      text.append(report.roads().text(language));
    }
    return text + IssueText.of(report.reasons(), report.issues(), language);
  }

  private String say(String zh, String en) {
    return new Label(zh, en).in(language);
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}

package luotu.intake;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import luotu.model.Issue;
import luotu.model.Label;
import luotu.model.Language;

/** Issues in words for a terminal: what there is most of, then the first ones. */
public final class IssueText {
  private static final int MOST_REASONS = 20;
  private static final int MOST_ISSUES = 10;

  private final Language language;
  private final StringBuilder text = new StringBuilder();

  private IssueText(Language language) {
    this.language = language;
  }

  /** Lines separated by line feeds; empty when there are no issues. */
  public static String of(
      List<ImportReport.Reason> reasons, List<Issue> issues, Language language) {
    IssueText text = new IssueText(language);
    text.reasons(reasons);
    text.issues(reasons, issues);
    return text.text.toString();
  }

  private void reasons(List<ImportReport.Reason> reasons) {
    reasons.stream()
        .limit(MOST_REASONS)
        .forEach(
            reason ->
                line(
                    "  %s × %,d  %s: %s"
                        .formatted(
                            severity(reason.severity()),
                            reason.count(),
                            reason.field(),
                            reason.expected().in(language))));
    if (reasons.size() > MOST_REASONS) {
      line("  … " + (reasons.size() - MOST_REASONS));
    }
  }

  private void issues(List<ImportReport.Reason> reasons, List<Issue> issues) {
    List<Issue> worstFirst =
        issues.stream().sorted(Comparator.comparing(Issue::severity)).limit(MOST_ISSUES).toList();
    for (Issue issue : worstFirst) {
      String row =
          issue.row() == 0
              ? say("    文件", "    file")
              : say("    第 %d 行", "    row %d").formatted(issue.row());
      String place =
          issue.longitude() == null
              ? ""
              : String.format(Locale.ROOT, " (%.6f, %.6f)", issue.longitude(), issue.latitude());
      line(
          row
              + place
              + "  "
              + issue.fault().field()
              + " = "
              + printable(issue.fault().found())
              + say("。要求：", "; expected ")
              + issue.fault().expected().in(language)
              + say("。", ". ")
              + issue.mend().in(language));
    }
    long all = reasons.stream().mapToLong(ImportReport.Reason::count).sum();
    if (all > MOST_ISSUES) {
      line(say("    … 共 %,d 条", "    … %,d in all").formatted(all));
    }
  }

  /** Control characters of a file must not reach the terminal. */
  private static String printable(String found) {
    return found.replaceAll("\\p{Cntrl}", "␣");
  }

  private String severity(Issue.Severity severity) {
    return severity == Issue.Severity.REJECTED ? say("拒绝", "rejected") : say("提醒", "warning");
  }

  private String say(String zh, String en) {
    return new Label(zh, en).in(language);
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}

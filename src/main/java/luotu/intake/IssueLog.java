package luotu.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import luotu.model.Fault;
import luotu.model.Issue;
import luotu.model.Label;

/** Collects issues: counts all, keeps the first thousand. */
public final class IssueLog {
  static final int MOST_KEPT = 1_000;

  private record Reason(Issue.Severity severity, String field, Label expected) {}

  private final List<Issue> kept = new ArrayList<>();
  private final Map<Reason, Issue> firsts = new LinkedHashMap<>();
  private final Map<Reason, Long> counts = new LinkedHashMap<>();
  private long rejectedRows;
  private long lastRejected;

  public void add(Issue issue) {
    if (issue.severity() == Issue.Severity.REJECTED && issue.row() != lastRejected) {
      rejectedRows++;
      lastRejected = issue.row();
    }
    Fault fault = issue.fault();
    Reason reason = new Reason(issue.severity(), fault.field(), fault.expected());
    firsts.putIfAbsent(reason, issue);
    counts.merge(reason, 1L, Long::sum);
    if (kept.size() < MOST_KEPT) {
      kept.add(issue);
    }
  }

  /** Rows with at least one issue that kept them out. */
  long rejectedRows() {
    return rejectedRows;
  }

  public List<Issue> kept() {
    return kept;
  }

  /** All issues by reason, most frequent first. */
  public List<ImportReport.Reason> reasons() {
    return counts.entrySet().stream()
        .map(
            entry -> {
              Issue first = firsts.get(entry.getKey());
              return new ImportReport.Reason(
                  first.severity(),
                  first.fault().field(),
                  first.fault().expected(),
                  entry.getValue(),
                  first.row(),
                  first.fault().found());
            })
        .sorted((a, b) -> Long.compare(b.count(), a.count()))
        .toList();
  }
}

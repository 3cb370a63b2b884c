package luotu.intake;

import java.util.List;
import java.util.Map;
import luotu.intake.topology.TopologyReport;
import luotu.model.Issue;
import luotu.model.Label;
import luotu.model.Language;

/**
 * What became of one file.
 *
 * @param file its name
 * @param layer where its rows went
 * @param dryRun whether the counts say what would have been
 * @param encoding of its characters; null when it is not text
 * @param referenceSystem of its coordinates
 * @param change number of the change set; null when nothing was stored
 * @param rows read
 * @param rejected rows left out
 * @param mapped by field, the columns it comes from, or {@code = value}
 * @param extra columns kept as they are
 * @param hints what a person should know first
 * @param reasons all issues, counted by reason, most frequent first
 * @param issues the first thousand
 * @param roads how its roads meet; null when it has none
 */
public record ImportReport(
    String file,
    String layer,
    boolean dryRun,
    String encoding,
    String referenceSystem,
    Long change,
    long rows,
    long inserted,
    long updated,
    long unchanged,
    long deleted,
    long rejected,
    Map<String, String> mapped,
    List<String> extra,
    List<Label> hints,
    List<Reason> reasons,
    List<Issue> issues,
    TopologyReport roads) {
  public ImportReport {
    mapped = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(mapped));
    extra = List.copyOf(extra);
    hints = List.copyOf(hints);
    reasons = List.copyOf(reasons);
    issues = List.copyOf(issues);
  }

  /**
   * Issues that are alike.
   *
   * @param firstRow the first of them
   * @param firstFound what was there
   */
  public record Reason(
      Issue.Severity severity,
      String field,
      Label expected,
      long count,
      long firstRow,
      String firstFound) {}

  /** Words for a terminal, lines separated by line feeds. */
  public String text(Language language) {
    return new ReportText(this, language).text();
  }
}

package luotu.intake.osm;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import luotu.intake.ImportReport;
import luotu.intake.Importer;
import luotu.intake.IssueText;
import luotu.intake.topology.TopologyReport;
import luotu.model.Issue;
import luotu.model.Label;
import luotu.model.Language;
import luotu.store.Load;

/**
 * What became of an OpenStreetMap file.
 *
 * @param file its name
 * @param features by layer, how many the file gave
 * @param rejected objects, or parts of them, left out
 * @param outcome what the store did with them
 * @param reasons all issues, counted by reason, most frequent first
 * @param issues the first thousand
 * @param roads how its roads meet; null when it has none
 */
public record OsmReport(
    String file,
    Map<String, Long> features,
    long rejected,
    Load.Outcome outcome,
    List<ImportReport.Reason> reasons,
    List<Issue> issues,
    TopologyReport roads) {
  private static final int MOST_GONE = 20;

  public OsmReport {
    features = Collections.unmodifiableMap(new LinkedHashMap<>(features));
    reasons = List.copyOf(reasons);
    issues = List.copyOf(issues);
  }

  /** Words for a terminal, lines separated by line feeds. */
  public String text(Language language) {
    StringBuilder text = new StringBuilder(file).append('\n');
    if (outcome.demoCleared()) {
      text.append("! ").append(Importer.DEMO_CLEARED.in(language)).append('\n');
    }
    features.forEach((layer, count) -> text.append("  %-14s %,d%n".formatted(layer, count)));
    text.append(
        new Label(
                "  新增 %,d，更新 %,d，未变 %,d，保留人工修改 %,d，源中已消失 %,d，拒绝 %,d%s\n",
                "  %,d added, %,d updated, %,d unchanged, %,d with changes by hand kept, %,d gone from the source, %,d rejected%s\n")
            .in(language)
            .formatted(
                outcome.inserted(),
                outcome.updated(),
                outcome.unchanged(),
                outcome.keptByHand(),
                outcome.missing().size(),
                rejected,
                outcome.change() == null
                    ? ""
                    : new Label("；变更号 ", "; change set ").in(language)
                        + outcome.change().number()));
    outcome.missing().stream()
        .limit(MOST_GONE)
        .forEach(
            gone ->
                text.append(
                    new Label("  源中已消失：%s %s\n", "  gone from the source: %s %s\n")
                        .in(language)
                        .formatted(gone.sourceKey(), gone.name() == null ? "" : gone.name())));
    if (roads != null) {
      text.append(roads.text(language));
    }
    return text + IssueText.of(reasons, issues, language);
  }
}

package luotu.intake;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import luotu.intake.topology.TopologyReport;
import luotu.model.Label;
import luotu.model.Language;
import luotu.store.Load;

/**
 * What became of a simulated city.
 *
 * @param city which one it is
 * @param features by layer, how many it has
 * @param outcome what the store did with them
 * @param roads how its roads meet; null when it has none
 */
public record CityReport(
    String city, Map<String, Long> features, Load.Outcome outcome, TopologyReport roads) {
  public CityReport {
    features = Collections.unmodifiableMap(new LinkedHashMap<>(features));
  }

  /** Words for a terminal, lines separated by line feeds. */
  public String text(Language language) {
    StringBuilder text = new StringBuilder();
    text.append(
        new Label("模拟的演示城市（%s），全部数据为虚构：\n", "The simulated demo city (%s); all of it is made up:\n")
            .in(language)
            .formatted(city));
    features.forEach((layer, count) -> text.append("  %-14s %,d%n".formatted(layer, count)));
    text.append(
        new Label("  共 %,d；变更号 %d%s\n", "  %,d in all; change set %d%s\n")
            .in(language)
            .formatted(
                outcome.inserted(),
                outcome.change().number(),
                outcome.demoCleared()
                    ? new Label("；先前的演示城市已清除", "; the earlier demo city was cleared").in(language)
                    : ""));
    if (roads != null) {
      text.append(roads.text(language));
    }
    return text.toString();
  }
}

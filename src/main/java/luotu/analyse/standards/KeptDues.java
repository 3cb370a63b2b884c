package luotu.analyse.standards;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import luotu.analyse.standards.PassMarks.Binding;
import luotu.analyse.standards.ZoneDue.Due;
import luotu.model.Standard;
import luotu.model.Standard.Rule;

/** What falls due in single zones, and still does. For one thread at a time. */
final class KeptDues {
  private final Map<String, List<Due>> known = new HashMap<>();
  long change;
  LocalDate asOf;

  KeptDues(long change, LocalDate asOf) {
    this.change = change;
    this.asOf = asOf;
  }

  /** By code of the zone, without those beneath it. */
  Map<String, List<Due>> known() {
    return known;
  }

  /**
   * The areas whose rows have to be read, by rule.
   *
   * @param areas that nothing is known of
   */
  Map<Rule, Map<String, Area>> rows(
      List<Standard> standards, PassMarks marks, ZoneTree zones, Map<String, Area> areas) {
    Map<Rule, Map<String, Area>> rows = new HashMap<>();
    for (Standard standard : standards) {
      areas.forEach(
          (code, area) -> {
            Binding binding = marks.binding(standard, standard.ruleOf(area.place().level()), code);
            if (!binding.isOff() && Deadlines.isAbout(binding.rule().measure())) {
              Map<String, Area> asked =
                  rows.computeIfAbsent(binding.rule(), none -> new TreeMap<>());
              // What lies in a zone above the streets lies in one of them.
              if (zones.isStreet(area.place())) {
                asked.put(code, area);
              }
            }
          });
    }
    return rows;
  }
}

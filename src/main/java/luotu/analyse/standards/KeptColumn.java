package luotu.analyse.standards;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import luotu.analyse.servicearea.SplitAreas;
import luotu.analyse.standards.GapResult.Cell;
import luotu.analyse.standards.PassMarks.Binding;
import luotu.model.ReachMeasure.SplitArea;
import luotu.model.Standard;
import luotu.model.Standard.Rule;

/**
 * What was counted of one standard, and still holds as of a change set and a day. For one thread at
 * a time.
 */
final class KeptColumn {
  final Map<Rule, Map<String, Tally>> tallies = new HashMap<>();
  final Map<String, KeptCell> cells = new HashMap<>();

  /** What travel reaches, of all streets that were asked for so far. */
  final Map<Rule, TravelReach> reaches = new HashMap<>();

  final Map<SplitArea, SplitAreas> areas = new HashMap<>();

  /** Of all streets that were counted so far. */
  final Map<Rule, Escapes> escapes = new HashMap<>();

  /** Faults that lie in no street; empty while not known. */
  OptionalInt outside;

  long change;
  LocalDate asOf;
  private final boolean asksForPlace;

  /**
   * @param binding the marks it was held against
   * @param parts those of the streets' sum beside it
   */
  record KeptCell(
      Binding binding, Optional<Binding> parts, Tally tally, Verdict verdict, Cell cell) {
    private boolean isOf(Rule rule) {
      return binding.rule().equals(rule)
          || parts.filter(each -> each.rule().equals(rule)).isPresent();
    }
  }

  KeptColumn(Standard standard, long change, LocalDate asOf) {
    this.change = change;
    this.asOf = asOf;
    asksForPlace = RowReach.asksForPlace(standard.main().measure());
    forgetOutside();
  }

  private void forgetOutside() {
    outside = asksForPlace ? OptionalInt.empty() : OptionalInt.of(0);
  }

  Map<String, Tally> tallies(Rule rule) {
    return tallies.computeIfAbsent(rule, none -> new HashMap<>());
  }

  /** The cell of a zone that was held against these marks. */
  Optional<KeptCell> cell(String zone, Binding binding, Optional<Binding> parts) {
    return Optional.ofNullable(cells.get(zone))
        .filter(cell -> cell.binding().equals(binding) && cell.parts().equals(parts));
  }

  /** Forgets what a rule counted of some zones, and all that was made of it. */
  void drop(Rule rule, Collection<String> codes, ZoneTree zones) {
    Set<String> dropped = new HashSet<>(codes);
    codes.stream()
        .map(zones::get)
        .filter(Objects::nonNull)
        .forEach(place -> zones.above(place).forEach(above -> dropped.add(above.code())));
    tallies(rule).keySet().removeAll(dropped);
    dropped.forEach(code -> dropCell(code, rule));
  }

  /** Forgets all that a rule counted. */
  void drop(Rule rule) {
    tallies.remove(rule);
    reaches.remove(rule);
    escapes.remove(rule);
    forgetOutside();
    List.copyOf(cells.keySet()).forEach(code -> dropCell(code, rule));
  }

  /** Forgets what zones above the streets tell of what no street holds. */
  void dropOutside(Rule rule, ZoneTree zones) {
    forgetOutside();
    List.copyOf(cells.keySet()).stream()
        .filter(code -> zones.area(zones.get(code)).isAboveStreets())
        .forEach(code -> dropCell(code, rule));
  }

  private void dropCell(String code, Rule rule) {
    KeptCell cell = cells.get(code);
    if (cell != null && cell.isOf(rule)) {
      cells.remove(code);
    }
  }
}

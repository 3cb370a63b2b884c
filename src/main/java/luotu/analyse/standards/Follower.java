package luotu.analyse.standards;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import luotu.model.Change;
import luotu.model.ReachMeasure.Evacuation;
import luotu.model.ReachMeasure.SplitArea;
import luotu.model.ReachMeasure.Travel;
import luotu.model.Standard.Rule;
import luotu.store.Snapshot;

/** Lets columns forget what may be otherwise by now. */
final class Follower {
  private static final Set<String> WAYS = Set.of("road", "barrier", "waterway", Change.TERRAIN);

  private final Snapshot snapshot;
  private final ReportSources sources;
  private final ZoneTree zones;
  private final LocalDate asOf;
  private final Map<State, Optional<Moves>> moves = new HashMap<>();
  private final Set<Rule> touched = new HashSet<>();

  private record State(long change, LocalDate asOf) {}

  Follower(Snapshot snapshot, ReportSources sources, ZoneTree zones, LocalDate asOf) {
    this.snapshot = snapshot;
    this.sources = sources;
    this.zones = zones;
    this.asOf = asOf;
  }

  /** Whether a column could be followed; otherwise nothing of it holds. */
  boolean follow(KeptColumn column) {
    Optional<Moves> since = since(column.change, column.asOf);
    since.ifPresent(each -> forget(column, each));
    column.change = snapshot.change();
    column.asOf = asOf;
    return since.isPresent();
  }

  /** Whether deadlines could be followed; otherwise none of them holds. */
  boolean follow(KeptDues dues) {
    Optional<Moves> since = since(dues.change, dues.asOf);
    boolean holds = since.filter(each -> !each.otherDay() && !each.touch("pass_mark")).isPresent();
    if (holds) {
      Influence influence = new Influence(snapshot, sources.inputs(), zones, since.get());
      dues.known().keySet().removeAll(influence.zonesOfRows());
      dues.change = snapshot.change();
    }
    return holds;
  }

  private Optional<Moves> since(long change, LocalDate day) {
    return moves.computeIfAbsent(
        new State(change, day),
        state ->
            Moves.of(
                snapshot,
                sources.inputs().catalogue().layers(),
                state.change(),
                state.asOf(),
                asOf));
  }

  private void forget(KeptColumn column, Moves since) {
    if (since.isNone()) {
      return;
    }
    Influence influence = new Influence(snapshot, sources.inputs(), zones, since);
    for (Rule rule : List.copyOf(column.tallies.keySet())) {
      if (since.otherDay() && rule.required().byYearEnd()) {
        column.drop(rule);
        continue;
      }
      if (influence.isOutside(rule)) {
        column.dropOutside(rule, zones);
      }
      influence
          .zones(rule, column.tallies(rule).values())
          .ifPresentOrElse(codes -> column.drop(rule, codes, zones), () -> column.drop(rule));
      if (isTouched(rule, since)) {
        touched.add(rule);
      }
    }
  }

  /** Whether what a rule asks of the roads as a whole may be otherwise. */
  private static boolean isTouched(Rule rule, Moves since) {
    boolean ways = WAYS.stream().anyMatch(since::touch);
    if (rule.measure() instanceof Travel travel) {
      return ways
          || since.touch("population", "zone")
          || travel.kinds().stream()
              .flatMap(kind -> kind.facilities().stream())
              .anyMatch(rows -> since.touch(rows.layer()));
    }
    return rule.measure() instanceof SplitArea area
            && (ways || since.touch(area.facilities().layer()))
        || rule.measure() instanceof Evacuation && ways;
  }

  /** The rules that have to be compared as a whole. */
  Set<Rule> touched() {
    return touched;
  }
}

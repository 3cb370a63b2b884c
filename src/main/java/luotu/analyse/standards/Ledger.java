package luotu.analyse.standards;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import luotu.analyse.servicearea.SplitAreas;
import luotu.analyse.standards.KeptColumn.KeptCell;
import luotu.model.Feature;
import luotu.model.Layer;
import luotu.model.ReachMeasure.SplitArea;
import luotu.model.Standard;
import luotu.model.Standard.Rule;
import luotu.model.filter.Filter;
import luotu.store.FeatureMove;
import luotu.store.Snapshot;

/**
 * What was counted for reports, kept from one to the next while it holds: after something was
 * written, or on a later day, only what that can concern is counted again. For one thread at a
 * time.
 *
 * <p>A column follows the data when it is asked for; one that nobody asks for costs nothing.
 */
final class Ledger {
  private static final int MOST_ZONES = 1_000;

  private final ReportSources sources;
  private final Map<String, KeptColumn> columns = new HashMap<>();

  /** By the ids of the standards; of those asked for last. */
  private final Map<List<String>, KeptDues> deadlines = new HashMap<>();

  private ZoneTree zones;

  /** The change set that the zones are as of. */
  private long change;

  Ledger(ReportSources sources) {
    this.sources = sources;
  }

  /** What is read for some columns, of which the rest is known. */
  final class Ready {
    private final Reading reading;
    private final PassMarks marks;
    private final List<Place> places;
    private final Map<Standard, KeptColumn> kept;
    private final KeptDues dues;

    private Ready(
        Reading reading,
        PassMarks marks,
        List<Place> places,
        Map<Standard, KeptColumn> kept,
        KeptDues dues) {
      this.reading = reading;
      this.marks = marks;
      this.places = places;
      this.kept = kept;
      this.dues = dues;
    }

    /** The zones asked about. */
    List<Place> zones() {
      return places;
    }

    /** What falls due in the zones. */
    List<ZoneDue> deadlines() {
      return Deadlines.of(reading, marks, List.copyOf(kept.keySet()), places, dues.known());
    }

    /** What zones have recorded of outcomes. */
    Outcomes outcomes() {
      return reading.outcomes(List.copyOf(kept.keySet()));
    }

    /** The columns, kept from now on. */
    List<Column> columns() {
      List<Column> made =
          List.copyOf(kept.entrySet()).parallelStream()
              .map(each -> Column.of(reading, marks, each.getKey(), places, each.getValue()))
              .toList();
      kept.forEach((standard, column) -> columns.put(standard.id(), column));
      return made;
    }

    /** The columns with what would close the gaps. */
    List<Column> withRemedies(Snapshot snapshot, List<Column> made) {
      ZoneTree tree = reading.survey().zones();
      Map<Rule, Map<String, Area>> gaps = new LinkedHashMap<>();
      for (KeptColumn column : kept.values()) {
        for (Place place : places) {
          KeptCell cell = column.cells.get(place.code());
          if (Remedies.isGap(cell.verdict())) {
            gaps.computeIfAbsent(cell.binding().rule(), none -> new TreeMap<>())
                .put(place.code(), tree.area(place));
          }
        }
      }
      Remedies remedies =
          new Remedies(Reading.ofGaps(snapshot, sources, reading.survey().asOf(), tree, gaps));
      List<KeptColumn> known = List.copyOf(kept.values());
      return IntStream.range(0, made.size())
          .parallel()
          .mapToObj(i -> made.get(i).with(remedies, places, tree, known.get(i)))
          .toList();
    }
  }

  /**
   * Reads what has to be counted.
   *
   * @param asked codes of zones that are stored
   * @param judgedBy code of the functional zone that judges its streets, or null
   * @throws luotu.model.Refusal {@code invalid-input} when there is no such functional zone
   */
  Ready read(
      Snapshot snapshot,
      LocalDate asOf,
      List<String> asked,
      List<Standard> standards,
      String judgedBy) {
    followZones(snapshot, asked);
    boolean isLikeBefore =
        judgedBy == null
            && zones.kindsWithoutTowns(asked).equals(zones.kindsWithoutTowns())
            && standards.stream()
                .map(standard -> columns.get(standard.id()))
                .noneMatch(column -> column != null && column.asOf.isAfter(asOf));
    if (isLikeBefore) {
      return readNew(snapshot, asOf, asked, standards, null);
    }
    Ledger apart = new Ledger(sources);
    apart.zones = new ZoneTree(zones.rows(), asked);
    if (judgedBy == null
        && apart.zones.kindsWithoutTowns().isEmpty()
        && !zones.kindsWithoutTowns().isEmpty()) {
      // Streets are what reports are about; what was kept was not.
      columns.clear();
      deadlines.clear();
      zones = apart.zones;
      return readNew(snapshot, asOf, asked, standards, null);
    }
    return apart.readNew(snapshot, asOf, asked, standards, judgedBy);
  }

  private Ready readNew(
      Snapshot snapshot,
      LocalDate asOf,
      List<String> asked,
      List<Standard> standards,
      String judgedBy) {
    PassMarks marks = PassMarks.of(snapshot.markDecisions(), asOf, zones, judgedBy);
    List<Place> places = asked.stream().map(zones::get).toList();
    Follower follower = new Follower(snapshot, sources, zones, asOf);
    // Out of the ledger until they are whole again.
    Map<Standard, KeptColumn> kept = new LinkedHashMap<>();
    for (Standard standard : standards) {
      kept.put(
          standard,
          Optional.ofNullable(columns.remove(standard.id()))
              .filter(follower::follow)
              .orElseGet(() -> new KeptColumn(standard, snapshot.change(), asOf)));
    }
    List<Whole.Task> tasks = new ArrayList<>();
    kept.forEach(
        (standard, column) -> {
          Map<Rule, Map<String, Area>> wanted = new LinkedHashMap<>();
          Column.ask(standard, places, zones, marks, column, wanted);
          Set<Rule> rules = new HashSet<>(column.tallies.keySet());
          rules.retainAll(follower.touched());
          rules.addAll(wanted.keySet());
          for (Rule rule : rules) {
            List<Place> streets = Reading.streets(wanted.getOrDefault(rule, Map.of()).values());
            tasks.add(new Whole.Task(column, rule, streets, follower.touched().contains(rule)));
          }
        });
    Optional<PeopleReading> people = new Whole(snapshot, sources, zones, asOf).follow(tasks);
    Map<Rule, Map<String, Area>> wanted = new LinkedHashMap<>();
    Map<SplitArea, SplitAreas> areas = new HashMap<>();
    kept.forEach(
        (standard, column) -> {
          Column.ask(standard, places, zones, marks, column, wanted);
          areas.putAll(column.areas);
        });
    KeptDues dues = dues(follower, snapshot, asOf, standards);
    Map<String, Area> undue = new TreeMap<>();
    places.stream()
        .flatMap(place -> Deadlines.places(place, zones))
        .filter(place -> !dues.known().containsKey(place.code()))
        .forEach(place -> undue.put(place.code(), Area.of(place)));
    Reading reading =
        Reading.of(
            snapshot,
            sources,
            asOf,
            zones,
            wanted,
            dues.rows(standards, marks, zones, undue),
            people,
            areas);
    reading
        .assignments()
        .forEach(
            (rule, found) ->
                kept.values().stream()
                    .filter(column -> column.tallies.containsKey(rule))
                    .forEach(column -> column.escapes.merge(rule, found.escapes(), Escapes::with)));
    return new Ready(reading, marks, places, kept, dues);
  }

  /** What is kept of deadlines, if it is about the same standards. */
  private KeptDues dues(
      Follower follower, Snapshot snapshot, LocalDate asOf, List<Standard> standards) {
    List<String> ids = standards.stream().map(Standard::id).toList();
    KeptDues known = deadlines.remove(ids);
    KeptDues dues =
        known != null && follower.follow(known) ? known : new KeptDues(snapshot.change(), asOf);
    deadlines.clear();
    deadlines.put(ids, dues);
    return dues;
  }

  private void followZones(Snapshot snapshot, List<String> asked) {
    Layer layer = sources.inputs().catalogue().getLayer("zone");
    if (zones != null) {
      Optional<List<FeatureMove>> moves = zoneMoves(snapshot, layer);
      if (moves.isPresent()) {
        if (!moves.get().isEmpty()) {
          zones = zones.with(moves.get());
        }
        change = snapshot.change();
      } else {
        zones = null;
      }
    }
    if (zones == null) {
      columns.clear();
      deadlines.clear();
      List<Feature> rows = new ArrayList<>();
      snapshot.forEach(layer, null, Filter.ALL, rows::add);
      zones = new ZoneTree(rows, asked);
      change = snapshot.change();
    }
  }

  /** Empty when zones have to be read anew. */
  private Optional<List<FeatureMove>> zoneMoves(Snapshot snapshot, Layer layer) {
    if (snapshot.lastChange(layer) <= change) {
      return Optional.of(List.of());
    }
    return snapshot
        .moves()
        .since(change, List.of(layer), MOST_ZONES)
        .filter(moves -> moves.stream().noneMatch(Moves::isStructural));
  }
}

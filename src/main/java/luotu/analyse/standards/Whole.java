package luotu.analyse.standards;

import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import luotu.analyse.servicearea.SplitAreas;
import luotu.model.Feature;
import luotu.model.Layer;
import luotu.model.Measure.Rows;
import luotu.model.ReachMeasure.Evacuation;
import luotu.model.ReachMeasure.SplitArea;
import luotu.model.ReachMeasure.Travel;
import luotu.model.Standard.Rule;
import luotu.store.Snapshot;

/**
 * What is made of all roads and all people together. When these move it is made again as a whole
 * and compared: where it differs zones are to be counted again.
 */
record Whole(Snapshot snapshot, ReportSources sources, ZoneTree zones, LocalDate asOf) {
  /**
   * A rule of a column that is asked for.
   *
   * @param streets to be counted
   * @param isTouched whether what the column keeps of the roads may be otherwise
   */
  record Task(KeptColumn column, Rule rule, List<Place> streets, boolean isTouched) {
    private Set<String> known() {
      TravelReach known = column.reaches.get(rule);
      return known == null ? Set.of() : known.streets();
    }

    private boolean needsJourneys() {
      Set<String> known = known();
      return rule.measure() instanceof Travel
          && (isTouched
              || streets.stream().map(Place::code).anyMatch(code -> !known.contains(code)));
    }
  }

  /**
   * Brings up to date what columns keep of the roads, and lets them forget what differs.
   *
   * @return the people, when a rule asks for them
   */
  Optional<PeopleReading> follow(List<Task> tasks) {
    tasks.forEach(this::areas);
    tasks.forEach(this::escapes);
    if (tasks.stream().noneMatch(task -> PeopleReading.isAsked(task.rule().measure()))) {
      return Optional.empty();
    }
    Map<String, Place> streets = new TreeMap<>();
    Set<Rule> journeys = new HashSet<>();
    for (Task task : tasks) {
      if (PeopleReading.isAsked(task.rule().measure())) {
        task.streets().forEach(street -> streets.put(street.code(), street));
      }
      if (task.needsJourneys()) {
        journeys.add(task.rule());
        task.known().forEach(code -> streets.put(code, zones.get(code)));
      }
    }
    StreetPeople people =
        PeopleReading.people(snapshot, sources.travel(), List.copyOf(streets.values()));
    Map<Rule, TravelReach> reaches =
        journeys.isEmpty()
            ? Map.of()
            : PeopleReading.reaches(snapshot, sources, asOf, people, journeys);
    Map<Rule, TravelReach> all = new HashMap<>();
    for (Task task : tasks) {
      if (task.needsJourneys()) {
        take(task, reaches.get(task.rule()));
      }
      Optional.ofNullable(task.column().reaches.get(task.rule()))
          .ifPresent(reach -> all.put(task.rule(), reach));
    }
    return Optional.of(new PeopleReading(people, all));
  }

  private void take(Task task, TravelReach reach) {
    KeptColumn column = task.column();
    TravelReach known = column.reaches.get(task.rule());
    if (task.isTouched() && known == null) {
      column.drop(task.rule());
    } else if (task.isTouched()) {
      Set<String> codes = known.differing(reach);
      known
          .arrivals()
          .forEach(
              (rows, each) ->
                  codes.addAll(
                      zonesOf(
                          rows,
                          inOne(each.withoutRoad(), reach.arrivals().get(rows).withoutRoad()))));
      column.drop(task.rule(), codes, zones);
    }
    column.reaches.put(task.rule(), reach);
  }

  private static Set<Long> inOne(Set<Long> some, Set<Long> others) {
    Set<Long> all = new HashSet<>(some);
    all.addAll(others);
    all.removeIf(id -> some.contains(id) && others.contains(id));
    return all;
  }

  private Set<String> zonesOf(Rows rows, Set<Long> ids) {
    Layer layer = sources.inputs().catalogue().getLayer(rows.layer());
    Set<String> codes = new HashSet<>();
    for (Feature row : snapshot.findAll(Collections.nCopies(ids.size(), layer), List.copyOf(ids))) {
      Optional.ofNullable(row.zone()).ifPresent(codes::add);
      zones.withoutTowns(row.geometry()).forEach(codes::add);
    }
    return codes;
  }

  private void areas(Task task) {
    if (!(task.rule().measure() instanceof SplitArea measure)) {
      return;
    }
    KeptColumn column = task.column();
    SplitAreas known = column.areas.get(measure);
    if (known != null && !task.isTouched() || known == null && task.streets().isEmpty()) {
      return;
    }
    SplitAreas areas =
        sources
            .serviceArea()
            .splitAreas(
                snapshot,
                Travels.request(sources.inputs(), measure, asOf),
                Optional.ofNullable(known))
            .get();
    if (known == null) {
      column.drop(task.rule());
    } else {
      column.drop(task.rule(), zonesOf(measure.facilities(), differing(known, areas)), zones);
    }
    column.areas.put(measure, areas);
  }

  private void escapes(Task task) {
    KeptColumn column = task.column();
    if (!(task.rule().measure() instanceof Evacuation measure) || !task.isTouched()) {
      return;
    }
    Escapes known = column.escapes.get(task.rule());
    if (known == null) {
      column.drop(task.rule());
      return;
    }
    Escapes escapes =
        known.on(
            sources.travel().at(snapshot).network(),
            street -> PeopleReading.hasRoad(snapshot, sources.inputs(), zones.get(street)));
    Set<String> codes = zonesOf(measure.from(), known.differing(escapes));
    codes.addAll(known.differingStreets(escapes));
    column.drop(task.rule(), codes, zones);
    column.escapes.put(task.rule(), escapes);
  }

  private static Set<Long> differing(SplitAreas some, SplitAreas others) {
    Map<Long, Double> before = byFacility(some);
    Map<Long, Double> after = byFacility(others);
    Set<Long> ids = new HashSet<>(before.keySet());
    ids.addAll(after.keySet());
    ids.removeIf(id -> before.containsKey(id) && before.get(id).equals(after.get(id)));
    return ids;
  }

  private static Map<Long, Double> byFacility(SplitAreas areas) {
    return IntStream.range(0, areas.facilities().length)
        .boxed()
        .collect(Collectors.toMap(i -> areas.facilities()[i], i -> areas.squareMetres()[i]));
  }
}

package luotu.analyse.standards;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import luotu.analyse.FacilityInputs;
import luotu.analyse.coverage.CoverageRequest;
import luotu.analyse.coverage.CoverageResult;
import luotu.analyse.coverage.CoverageResult.Radius;
import luotu.analyse.servicearea.SplitAreas;
import luotu.model.Feature;
import luotu.model.Layer;
import luotu.model.Measure;
import luotu.model.Measure.Rows;
import luotu.model.ReachMeasure;
import luotu.model.ReachMeasure.SplitArea;
import luotu.model.Standard;
import luotu.model.Standard.PassMark;
import luotu.model.Standard.Rule;
import luotu.model.TravelSpeeds;
import luotu.model.filter.Filter;
import luotu.store.Snapshot;
import org.locationtech.jts.geom.Envelope;

/**
 * What a report has taken from the database, each layer once and no more of it than counts; and how
 * its measures are made.
 */
record Reading(
    Survey survey,
    Map<Rule, CoverageResult> coverages,
    Optional<PeopleReading> people,
    Map<SplitArea, SplitAreas> splitAreas,
    Map<Rule, Assignments> assignments,
    TravelSpeeds speeds) {
  private static final CoverageResult NOTHING_COVERED =
      new CoverageResult(
          List.of(new Radius(0, List.of(), 0.0, 0.0, null, null, null)), 0, 0, false);

  /**
   * @param asked the areas to be counted, by rule and code; rules of which only sums are made have
   *     none
   * @param deadlines the areas of which it is told what falls due, likewise
   */
  static Reading of(
      Snapshot snapshot,
      ReportSources sources,
      LocalDate asOf,
      ZoneTree tree,
      Map<Rule, Map<String, Area>> asked,
      Map<Rule, Map<String, Area>> deadlines,
      Optional<PeopleReading> people,
      Map<SplitArea, SplitAreas> splitAreas) {
    FacilityInputs inputs = sources.inputs();
    // Measured while little else is held: what they read is as large as the rest together.
    Map<Rule, CoverageResult> coverages = new LinkedHashMap<>();
    asked.forEach(
        (rule, areas) -> {
          if (rule.measure() instanceof Measure.Coverage measure) {
            List<String> codes = streets(areas.values()).stream().map(Place::code).toList();
            coverages.put(
                rule,
                codes.isEmpty()
                    ? NOTHING_COVERED
                    : sources.coverage().prepare(snapshot, request(measure, rule, codes)).get());
          }
        });
    return of(
        snapshot, sources, asOf, tree, asked, deadlines, people, splitAreas, coverages, false);
  }

  /** What {@link Remedies} ask for about gaps that were counted. */
  static Reading ofGaps(
      Snapshot snapshot,
      ReportSources sources,
      LocalDate asOf,
      ZoneTree tree,
      Map<Rule, Map<String, Area>> gaps) {
    Optional<PeopleReading> people =
        gaps.keySet().stream().map(Rule::measure).anyMatch(PeopleReading::isAsked)
            ? Optional.of(
                new PeopleReading(
                    PeopleReading.people(snapshot, sources.travel(), List.of()), Map.of()))
            : Optional.empty();
    return of(snapshot, sources, asOf, tree, gaps, Map.of(), people, Map.of(), Map.of(), true);
  }

  private static Reading of(
      Snapshot snapshot,
      ReportSources sources,
      LocalDate asOf,
      ZoneTree tree,
      Map<Rule, Map<String, Area>> asked,
      Map<Rule, Map<String, Area>> deadlines,
      Optional<PeopleReading> people,
      Map<SplitArea, SplitAreas> splitAreas,
      Map<Rule, CoverageResult> coverages,
      boolean withNearest) {
    FacilityInputs inputs = sources.inputs();
    Survey survey =
        new Survey(inputs, asOf, tree, rows(snapshot, inputs, tree, asked, deadlines, withNearest));
    Map<Rule, Assignments> assignments = new LinkedHashMap<>();
    asked.forEach(
        (rule, areas) -> {
          if (rule.measure() instanceof ReachMeasure.Evacuation measure) {
            assignments.put(
                rule,
                Assignments.of(
                    survey,
                    measure,
                    sources.travel().at(snapshot).network(),
                    streets(areas.values()),
                    street -> PeopleReading.hasRoad(snapshot, inputs, tree.get(street))));
          }
        });
    return new Reading(
        survey, coverages, people, splitAreas, assignments, inputs.catalogue().speeds());
  }

  /** All streets of some areas, each once, ordered by code. */
  static List<Place> streets(Collection<Area> areas) {
    Map<String, Place> byCode = new TreeMap<>();
    areas.stream()
        .flatMap(area -> area.streets().stream())
        .forEach(street -> byCode.put(street.code(), street));
    return List.copyOf(byCode.values());
  }

  /** What rows may lie near to is read after them: they may reach beyond their zones. */
  private static Map<String, List<Feature>> rows(
      Snapshot snapshot,
      FacilityInputs inputs,
      ZoneTree tree,
      Map<Rule, Map<String, Area>> asked,
      Map<Rule, Map<String, Area>> deadlines,
      boolean withNearest) {
    Map<Rule, Collection<Area>> areas = new LinkedHashMap<>();
    asked.forEach((rule, each) -> areas.put(rule, new ArrayList<>(each.values())));
    deadlines.forEach(
        (rule, each) ->
            areas.computeIfAbsent(rule, none -> new ArrayList<>()).addAll(each.values()));
    Extents extents =
        new Extents(
            areas,
            withNearest,
            (layer, field) -> snapshot.largest(inputs.catalogue().getLayer(layer), field));
    deadlines.values().forEach(each -> extents.add(Deadlines.HAZARD, each.values()));
    Map<String, List<Feature>> rows = new LinkedHashMap<>();
    rows.put("zone", tree.rows());
    Set<String> pending = layers(areas);
    // What no rule asks for is read as far as it has a deadline.
    boolean onlyDue = !deadlines.isEmpty() && pending.add(Deadlines.HAZARD);
    pending.remove("zone");
    while (!pending.isEmpty()) {
      String layer =
          pending.stream()
              .filter(each -> areas.keySet().stream().noneMatch(rule -> waits(each, rule, pending)))
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("rows near each other: " + pending));
      pending.remove(layer);
      boolean outside =
          areas.keySet().stream()
              .map(Rule::measure)
              .anyMatch(
                  measure ->
                      RowReach.asksForPlace(measure)
                          && measure.reads().get(0).layer().equals(layer));
      Filter filter =
          onlyDue && layer.equals(Deadlines.HAZARD)
              ? new Filter.Not(new Filter.IsNull(Deadlines.DUE_ON))
              : Filter.ALL;
      List<Feature> read = read(snapshot, inputs, layer, extents.of(layer), filter, outside);
      rows.put(layer, read);
      areas.keySet().stream()
          .filter(rule -> isAmong(layer, rule))
          .forEach(rule -> extents.addNear(rule, read));
    }
    return rows;
  }

  private static boolean waits(String layer, Rule rule, Set<String> pending) {
    return RowReach.near(rule.measure()).anyMatch(near -> near.rows().layer().equals(layer))
        && RowReach.among(rule.measure()).stream()
            .map(Rows::layer)
            .anyMatch(among -> pending.contains(among) && !among.equals(layer));
  }

  private static boolean isAmong(String layer, Rule rule) {
    return RowReach.among(rule.measure()).stream().anyMatch(among -> among.layer().equals(layer));
  }

  /**
   * In a fixed order; people only where a zone does not say how many it has, and never the roads.
   */
  private static Set<String> layers(Map<Rule, Collection<Area>> asked) {
    Set<String> layers = new TreeSet<>(Set.of(Outcomes.RECORD));
    asked.keySet().stream()
        .map(Rule::measure)
        .flatMap(Reading::rowByRow)
        .map(Rows::layer)
        .forEach(layers::add);
    if (!asked.isEmpty()) {
      layers.add("inventory");
    }
    boolean counted =
        asked.values().stream()
            .flatMap(Collection::stream)
            .flatMap(area -> Stream.concat(Stream.of(area.place()), area.streets().stream()))
            .allMatch(place -> place.population().isPresent());
    if (counted) {
      layers.remove("population");
    }
    return layers;
  }

  private static Stream<Rows> rowByRow(Measure measure) {
    return measure.reads().stream()
        .filter(
            rows ->
                !(measure instanceof ReachMeasure) || !ReachMeasure.IN_BULK.contains(rows.layer()));
  }

  /**
   * @param outside whether rows that no zone holds are read wherever they lie
   */
  private static List<Feature> read(
      Snapshot snapshot,
      FacilityInputs inputs,
      String id,
      Optional<Envelope> box,
      Filter filter,
      boolean outside) {
    Layer layer = inputs.catalogue().getLayer(id);
    if (box.filter(Extents::isEverywhere).isPresent()) {
      List<Feature> rows = new ArrayList<>();
      snapshot.forEach(layer, null, filter, rows::add);
      return rows;
    }
    Map<Long, Feature> rows = new TreeMap<>();
    box.ifPresent(where -> snapshot.forEach(layer, where, filter, row -> rows.put(row.id(), row)));
    if (outside) {
      snapshot.forEach(layer, null, new Filter.IsNull("zone"), row -> rows.put(row.id(), row));
    }
    return List.copyOf(rows.values());
  }

  private static CoverageRequest request(
      Measure.Coverage measure, Rule rule, List<String> streets) {
    return new CoverageRequest(
        measure.facilities().layer(),
        measure.facilities().filter(),
        Stream.of(rule.preferred(), rule.limit())
            .filter(Objects::nonNull)
            .map(PassMark::value)
            .toList(),
        measure.land().layer(),
        measure.land().filter(),
        streets,
        List.of(),
        false);
  }

  /** The outcome figures that are shown beside some standards. */
  Outcomes outcomes(List<Standard> standards) {
    return new Outcomes(survey, standards);
  }

  /** What a required mark comes to on the day of the report. */
  double required(Rule rule) {
    double value = rule.required().value();
    LocalDate asOf = survey.asOf();
    return rule.required().byYearEnd()
        ? Verdict.rounded(value * asOf.getDayOfYear() / asOf.lengthOfYear())
        : value;
  }

  /** The measure of a rule, ready to count. */
  Measured measured(Rule rule) {
    Measure measure = rule.measure();
    double required = required(rule);
    if (measure instanceof Measure.Coverage coverage) {
      return new CoverageMeasured(survey, coverage, rule, coverages.get(rule));
    }
    if (measure instanceof Measure.RowShare share) {
      return new RowShareMeasured(survey, share, required);
    }
    if (measure instanceof Measure.Faults faults) {
      return new FaultsMeasured(survey, faults, required);
    }
    if (measure instanceof Measure.Capacity capacity) {
      return new CapacityMeasured(survey, capacity, rule.unit(), required);
    }
    if (measure instanceof Measure.Presence presence) {
      return new PresenceMeasured(survey, presence);
    }
    if (measure instanceof Measure.YearRecord yearRecord) {
      return new YearRecordMeasured(survey, yearRecord, required);
    }
    if (measure instanceof Measure.Communities communities) {
      return new CommunitiesMeasured(survey, communities, required);
    }
    if (measure instanceof ReachMeasure.Distance distance) {
      return new NearestMeasured(survey, rule, distance.from(), distance.to(), Optional.empty());
    }
    if (measure instanceof ReachMeasure.Air air) {
      return new NearestMeasured(survey, rule, air.from(), air.to(), Optional.of(speeds.air()));
    }
    if (measure instanceof SplitArea area) {
      return new SplitAreaMeasured(survey, area, rule, splitAreas.get(area));
    }
    if (measure instanceof ReachMeasure.Evacuation evacuation) {
      return new EvacuationMeasured(survey, evacuation, required, assignments.get(rule));
    }
    return people.orElseThrow().measured(survey, measure, rule);
  }
}

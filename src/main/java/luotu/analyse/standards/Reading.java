package luotu.analyse.standards;

import java.time.LocalDate;
import java.util.ArrayList;
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
import luotu.analyse.coverage.RadiusCoverage;
import luotu.analyse.servicearea.ServiceArea;
import luotu.analyse.servicearea.SplitAreas;
import luotu.analyse.travel.TravelData;
import luotu.model.Feature;
import luotu.model.Measure;
import luotu.model.Measure.Rows;
import luotu.model.ReachMeasure;
import luotu.model.Standard;
import luotu.model.Standard.PassMark;
import luotu.model.Standard.Rule;
import luotu.model.TravelSpeeds;
import luotu.model.Zone;
import luotu.model.filter.Filter;
import luotu.store.Snapshot;
import org.locationtech.jts.geom.Envelope;

/** What a report has taken from the database, each layer once; and how its measures are made. */
record Reading(
    Survey survey,
    Map<Rule, CoverageResult> coverages,
    Optional<PeopleReading> people,
    Map<Rule, SplitAreas> splitAreas,
    TravelSpeeds speeds) {
  static Reading of(
      Snapshot snapshot,
      FacilityInputs inputs,
      RadiusCoverage coverage,
      TravelData travel,
      ServiceArea serviceArea,
      LocalDate asOf,
      List<Zone> asked,
      List<Standard> standards) {
    List<Rule> rules = standards.stream().flatMap(standard -> standard.rules().stream()).toList();
    Map<String, List<Feature>> rows = new LinkedHashMap<>();
    rows.put("zone", read(snapshot, inputs, "zone", null));
    ZoneTree tree = new ZoneTree(rows.get("zone"), asked.stream().map(Zone::code).toList());
    List<Area> areas = asked.stream().map(zone -> tree.area(tree.get(zone.code()))).toList();
    List<Place> streets = streets(areas);
    // Measured while little else is held: what they read is as large as the rest together.
    Map<Rule, CoverageResult> coverages = new LinkedHashMap<>();
    List<String> codes = streets.stream().map(Place::code).toList();
    for (Rule rule : rules) {
      if (rule.measure() instanceof Measure.Coverage measure) {
        coverages.put(rule, coverage.prepare(snapshot, request(measure, rule, codes)).get());
      }
    }
    Optional<PeopleReading> people =
        PeopleReading.of(snapshot, inputs, travel, serviceArea, asOf, streets, rules);
    Map<Rule, SplitAreas> splitAreas = new LinkedHashMap<>();
    for (Rule rule : rules) {
      if (rule.measure() instanceof ReachMeasure.SplitArea measure) {
        splitAreas.put(
            rule, serviceArea.splitAreas(snapshot, Travels.request(inputs, measure, asOf)).get());
      }
    }
    Extents extents = new Extents(rules, areas);
    for (String layer : layers(rules, areas)) {
      if (!rows.containsKey(layer)) {
        rows.put(layer, read(snapshot, inputs, layer, extents.of(layer)));
      }
    }
    return new Reading(
        new Survey(inputs, asOf, tree, rows), coverages, people, splitAreas, travel.speeds());
  }

  /** All streets of some areas, each once, ordered by code. */
  private static List<Place> streets(List<Area> areas) {
    Map<String, Place> byCode = new TreeMap<>();
    areas.stream()
        .flatMap(area -> area.streets().stream())
        .forEach(street -> byCode.put(street.code(), street));
    return List.copyOf(byCode.values());
  }

  /**
   * In a fixed order; people only where a zone does not say how many it has, and never the roads.
   */
  private static Set<String> layers(List<Rule> rules, List<Area> areas) {
    Set<String> layers = new TreeSet<>(Set.of("inventory"));
    rules.stream()
        .map(Rule::measure)
        .flatMap(Reading::rowByRow)
        .map(Rows::layer)
        .forEach(layers::add);
    boolean counted =
        areas.stream()
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

  private static List<Feature> read(
      Snapshot snapshot, FacilityInputs inputs, String layer, Envelope box) {
    List<Feature> rows = new ArrayList<>();
    snapshot.forEach(inputs.catalogue().getLayer(layer), box, Filter.ALL, rows::add);
    return rows;
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
    if (measure instanceof Measure.Distance distance) {
      return new NearestMeasured(survey, rule, distance.from(), distance.to(), Optional.empty());
    }
    if (measure instanceof ReachMeasure.Air air) {
      return new NearestMeasured(survey, rule, air.from(), air.to(), Optional.of(speeds.air()));
    }
    if (measure instanceof ReachMeasure.SplitArea area) {
      return new SplitAreaMeasured(survey, area, rule, splitAreas.get(rule));
    }
    return people.orElseThrow().measured(survey, measure, rule);
  }
}

package luotu.analyse.standards;

import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import luotu.analyse.FacilityInputs;
import luotu.analyse.people.CellZones;
import luotu.analyse.travel.TravelData;
import luotu.analyse.travel.TravelScene;
import luotu.model.Measure;
import luotu.model.ReachMeasure.OwnReach;
import luotu.model.ReachMeasure.Travel;
import luotu.model.Standard.Rule;
import luotu.model.TravelMode;
import luotu.model.filter.Filter;
import luotu.roads.JoinedPlaces;
import luotu.store.Snapshot;

/**
 * The people of the streets of a report, and what facilities reach of them on the roads: in bulk,
 * none of them as a row of its own.
 */
record PeopleReading(StreetPeople people, Map<Rule, TravelReach> reaches) {
  /** Whether a measure asks for people where they live. */
  static boolean isAsked(Measure measure) {
    return measure instanceof Travel || measure instanceof OwnReach;
  }

  /**
   * @param streets ordered by code
   */
  static StreetPeople people(Snapshot snapshot, TravelData travel, List<Place> streets) {
    Map<String, CellZones> kinds = new LinkedHashMap<>();
    streets.forEach(
        street -> kinds.computeIfAbsent(street.kind(), kind -> travel.zones(snapshot, kind)));
    return new StreetPeople(travel.cells(snapshot), streets, kinds);
  }

  /** What is reached by rules about travel. */
  static Map<Rule, TravelReach> reaches(
      Snapshot snapshot,
      ReportSources sources,
      LocalDate asOf,
      StreetPeople people,
      Collection<Rule> rules) {
    TravelScene scene = sources.travel().at(snapshot);
    Travels travels =
        new Travels(snapshot, sources.inputs(), sources.serviceArea(), asOf, List.copyOf(rules));
    Map<TravelMode, JoinedPlaces> joined = new EnumMap<>(TravelMode.class);
    rules.stream()
        .map(rule -> ((Travel) rule.measure()).mode())
        .forEach(mode -> joined.computeIfAbsent(mode, each -> scene.people(each).places()));
    return rules.parallelStream()
        .collect(
            Collectors.toConcurrentMap(
                rule -> rule,
                rule -> {
                  Travel travel = (Travel) rule.measure();
                  return TravelReach.of(
                      travel,
                      rule,
                      people,
                      travels,
                      joined.get(travel.mode()),
                      street -> {
                        synchronized (snapshot) {
                          return hasRoad(snapshot, sources.inputs(), street);
                        }
                      });
                }));
  }

  static boolean hasRoad(Snapshot snapshot, FacilityInputs inputs, Place street) {
    return snapshot.count(
            inputs.layer("road"),
            street.geometry().getEnvelopeInternal(),
            new Filter.Intersects(street.geometry()))
        > 0;
  }

  /** A measure of people, ready to count. */
  Measured measured(Survey survey, Measure measure, Rule rule) {
    return measure instanceof OwnReach reach
        ? new OwnReachMeasured(survey, reach, rule.required().value(), people)
        : new TravelMeasured(survey, (Travel) measure, rule, people, reaches.get(rule));
  }
}

package luotu.analyse.standards;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import luotu.analyse.FacilityInputs;
import luotu.analyse.people.CellZones;
import luotu.analyse.people.ZonePeople.Count;
import luotu.analyse.servicearea.ServiceArea;
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
 * What a report has read of the people of its streets, and of how they travel: in bulk, none of
 * them as a row of its own.
 *
 * @param journeys what the facilities of each rule about travel reach
 * @param withoutRoad codes of streets in which no road is stored
 */
record PeopleReading(
    StreetPeople people, Map<Rule, TravelReach> journeys, Set<String> withoutRoad) {
  /**
   * @param streets ordered by code
   * @return empty when no standard asks for people where they live
   */
  static Optional<PeopleReading> of(
      Snapshot snapshot,
      FacilityInputs inputs,
      TravelData travel,
      ServiceArea serviceArea,
      LocalDate asOf,
      List<Place> streets,
      List<Rule> rules) {
    List<Rule> journeys =
        rules.stream().filter(rule -> rule.measure() instanceof Travel).distinct().toList();
    if (journeys.isEmpty()
        && rules.stream().noneMatch(rule -> rule.measure() instanceof OwnReach)) {
      return Optional.empty();
    }
    TravelScene scene = travel.at(snapshot);
    StreetPeople people = people(scene, streets);
    Travels travels = new Travels(snapshot, inputs, serviceArea, asOf, journeys);
    return Optional.of(
        new PeopleReading(
            people,
            reach(journeys, people, travels),
            withoutRoad(snapshot, inputs, scene, streets, people, journeys)));
  }

  private static StreetPeople people(TravelScene scene, List<Place> streets) {
    Map<String, CellZones> kinds = new LinkedHashMap<>();
    streets.forEach(street -> kinds.computeIfAbsent(street.kind(), scene::zones));
    return new StreetPeople(scene.people(TravelMode.WALK).cells(), streets, kinds);
  }

  private static Map<Rule, TravelReach> reach(
      List<Rule> journeys, StreetPeople people, Travels travels) {
    return journeys.parallelStream()
        .collect(
            Collectors.toConcurrentMap(
                rule -> rule,
                rule -> TravelReach.of((Travel) rule.measure(), rule, people, travels)));
  }

  /** Where people join a road there is one; only the other streets are looked at. */
  private static Set<String> withoutRoad(
      Snapshot snapshot,
      FacilityInputs inputs,
      TravelScene scene,
      List<Place> streets,
      StreetPeople people,
      List<Rule> journeys) {
    List<JoinedPlaces> joined =
        journeys.stream()
            .map(rule -> ((Travel) rule.measure()).mode())
            .distinct()
            .map(mode -> scene.people(mode).places())
            .toList();
    byte[] bands = new byte[people.cells().size()];
    Arrays.fill(bands, (byte) 1);
    for (JoinedPlaces places : joined) {
      for (int cell = 0; cell < bands.length; cell++) {
        bands[cell] = places.isJoined(cell) ? 0 : bands[cell];
      }
    }
    Map<String, Count> counts = people.count(bands, 1);
    return streets.stream()
        .filter(street -> !(counts.get(street.code()).within()[0] > 0))
        .filter(street -> !hasRoad(snapshot, inputs, street))
        .map(Place::code)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static boolean hasRoad(Snapshot snapshot, FacilityInputs inputs, Place street) {
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
        : new TravelMeasured(
            survey, (Travel) measure, rule, people, journeys.get(rule), withoutRoad);
  }
}

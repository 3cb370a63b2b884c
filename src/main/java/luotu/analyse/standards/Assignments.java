package luotu.analyse.standards;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import luotu.analyse.standards.Escapes.Trip;
import luotu.model.Feature;
import luotu.model.ReachMeasure.Evacuation;
import luotu.roads.RoadNetwork;

/**
 * Which shelter each hazard names for the people it threatens, and whether a way on foot leads
 * there.
 *
 * @param shelters by id of the hazard; those that can be relied on only
 */
record Assignments(Map<Long, Feature> shelters, Escapes escapes) {
  /**
   * @param hasRoad whether a road is stored in a street, by its code; asked only where no hazard
   *     can join one
   */
  static Assignments of(
      Survey survey,
      Evacuation measure,
      RoadNetwork roads,
      List<Place> streets,
      Predicate<String> hasRoad) {
    Map<String, Feature> byKey = new HashMap<>();
    for (Feature shelter :
        survey.select(measure.shelters(), survey.all(measure.shelters().layer())).rows()) {
      String key = shelter.sourceKey();
      byKey.putIfAbsent(key == null ? Long.toString(shelter.id()) : key, shelter);
    }
    Map<Long, Feature> shelters = new HashMap<>();
    Map<Long, Trip> trips = new LinkedHashMap<>();
    Set<String> threatened = new LinkedHashSet<>();
    for (Place street : streets) {
      for (Feature hazard : survey.select(measure.from(), Area.of(street)).rows()) {
        Optional<Feature> shelter =
            Optional.ofNullable((String) hazard.fields().get(measure.assigned()))
                .map(key -> byKey.get(key.strip()));
        shelter.ifPresent(found -> shelters.put(hazard.id(), found));
        trips.put(
            hazard.id(),
            new Trip(hazard.zone(), hazard.geometry(), shelter.map(Feature::geometry)));
        threatened.add(street.code());
      }
    }
    return new Assignments(shelters, Escapes.of(trips, threatened, roads, hasRoad));
  }
}

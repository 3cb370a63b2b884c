package luotu.analyse.standards;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import luotu.model.Feature;
import luotu.model.ReachMeasure.Evacuation;
import luotu.model.TravelMode;
import luotu.roads.Connections;
import luotu.roads.JoinedPlaces;
import luotu.roads.Places;
import luotu.roads.RoadNetwork;

/**
 * Which shelter each hazard names for the people it threatens, and whether a way on foot leads
 * there.
 *
 * @param shelters by id of the hazard; those that can be relied on only
 * @param routed ids of the hazards from which a way leads to theirs
 * @param withoutRoad codes of streets that have hazards, but of which no road is stored
 */
record Assignments(Map<Long, Feature> shelters, Set<Long> routed, Set<String> withoutRoad) {
  /**
   * @param hasRoad whether a road is stored in a street; asked only where no hazard can join one
   */
  static Assignments of(
      Survey survey,
      Evacuation measure,
      RoadNetwork roads,
      List<Place> streets,
      Predicate<Place> hasRoad) {
    Map<String, Feature> byKey = new HashMap<>();
    for (Feature shelter :
        survey.select(measure.shelters(), survey.all(measure.shelters().layer())).rows()) {
      String key = shelter.sourceKey();
      byKey.putIfAbsent(key == null ? Long.toString(shelter.id()) : key, shelter);
    }
    List<Feature> hazards =
        survey.select(measure.from(), survey.all(measure.from().layer())).rows();
    Map<Long, Feature> shelters = new HashMap<>();
    for (Feature hazard : hazards) {
      Optional.ofNullable((String) hazard.fields().get(measure.assigned()))
          .map(key -> byKey.get(key.strip()))
          .ifPresent(shelter -> shelters.put(hazard.id(), shelter));
    }
    Set<String> walkable = new HashSet<>();
    Set<Long> routed = routed(hazards, shelters, roads, walkable);
    Set<String> withoutRoad = new HashSet<>();
    streets.stream()
        .filter(street -> !walkable.contains(street.code()))
        .filter(street -> !survey.select(measure.from(), Area.of(street)).rows().isEmpty())
        .filter(street -> !hasRoad.test(street))
        .forEach(street -> withoutRoad.add(street.code()));
    return new Assignments(shelters, routed, withoutRoad);
  }

  /**
   * @param walkable takes the codes of the streets of hazards that have joined a road
   */
  private static Set<Long> routed(
      List<Feature> hazards, Map<Long, Feature> shelters, RoadNetwork roads, Set<String> walkable) {
    List<Feature> to = shelters.values().stream().distinct().toList();
    Map<Long, Integer> position = new HashMap<>();
    for (int i = 0; i < to.size(); i++) {
      position.put(to.get(i).id(), i);
    }
    JoinedPlaces starts = join(hazards, roads);
    JoinedPlaces ends = join(to, roads);
    Connections connections = roads.connectionsOnFoot();
    Set<Long> routed = new HashSet<>();
    for (int i = 0; i < hazards.size(); i++) {
      Feature hazard = hazards.get(i);
      if (starts.isJoined(i) && hazard.zone() != null) {
        walkable.add(hazard.zone());
      }
      Feature shelter = shelters.get(hazard.id());
      if (shelter != null && connections.lead(starts, i, ends, position.get(shelter.id()))) {
        routed.add(hazard.id());
      }
    }
    return routed;
  }

  private static JoinedPlaces join(List<Feature> rows, RoadNetwork roads) {
    return roads.join(
        TravelMode.WALK, Places.ofShapes(rows.stream().map(Feature::geometry).toList()));
  }
}

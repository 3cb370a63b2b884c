package luotu.analyse.standards;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import luotu.model.TravelMode;
import luotu.roads.Connections;
import luotu.roads.JoinedPlaces;
import luotu.roads.Places;
import luotu.roads.RoadNetwork;
import org.locationtech.jts.geom.Geometry;

/**
 * Whether a way on foot leads from hazards to the shelters that they name.
 *
 * @param byHazard by id of the hazard
 * @param roads by code of the streets of which no hazard joins a road, whether any is stored there
 */
record Escapes(Map<Long, Escape> byHazard, Map<String, Boolean> roads) {
  /**
   * From where to where.
   *
   * @param street of the hazard, or null
   * @param to empty where no shelter is named
   */
  record Trip(String street, Geometry from, Optional<Geometry> to) {}

  /**
   * What became of a trip.
   *
   * @param isJoined whether the hazard joins a road
   */
  record Escape(Trip trip, boolean isJoined, boolean isRouted) {}

  /**
   * @param trips by id of the hazard
   * @param streets codes of all streets that have hazards
   * @param hasRoad whether a road is stored in a street
   */
  static Escapes of(
      Map<Long, Trip> trips, Set<String> streets, RoadNetwork network, Predicate<String> hasRoad) {
    Map<Long, Escape> byHazard = byHazard(trips, network);
    Set<String> walkable = new HashSet<>();
    byHazard.values().stream()
        .filter(Escape::isJoined)
        .forEach(escape -> walkable.add(escape.trip().street()));
    Map<String, Boolean> roads = new LinkedHashMap<>();
    streets.stream()
        .filter(street -> !walkable.contains(street))
        .forEach(street -> roads.put(street, hasRoad.test(street)));
    return new Escapes(byHazard, roads);
  }

  private static Map<Long, Escape> byHazard(Map<Long, Trip> trips, RoadNetwork network) {
    List<Geometry> from = new ArrayList<>();
    List<Geometry> to = new ArrayList<>();
    Map<Geometry, Integer> ends = new HashMap<>();
    for (Trip trip : trips.values()) {
      from.add(trip.from());
      trip.to().filter(end -> ends.putIfAbsent(end, to.size()) == null).ifPresent(to::add);
    }
    JoinedPlaces starts = network.join(TravelMode.WALK, Places.ofShapes(from));
    JoinedPlaces shelters = network.join(TravelMode.WALK, Places.ofShapes(to));
    Connections connections = network.connectionsOnFoot();
    Map<Long, Escape> byHazard = new LinkedHashMap<>();
    trips.forEach(
        (hazard, trip) -> {
          int start = byHazard.size();
          boolean isRouted =
              trip.to()
                  .filter(end -> connections.lead(starts, start, shelters, ends.get(end)))
                  .isPresent();
          byHazard.put(hazard, new Escape(trip, starts.isJoined(start), isRouted));
        });
    return byHazard;
  }

  boolean isRouted(long hazard) {
    return byHazard.containsKey(hazard) && byHazard.get(hazard).isRouted();
  }

  /** Whether a street has hazards, but no road of it is stored. */
  boolean isWithoutRoad(String street) {
    return !roads.getOrDefault(street, true);
  }

  /** The same trips on other roads. */
  Escapes on(RoadNetwork network, Predicate<String> hasRoad) {
    Map<Long, Trip> trips = new LinkedHashMap<>();
    byHazard.forEach((hazard, escape) -> trips.put(hazard, escape.trip()));
    return of(trips, roads.keySet(), network, hasRoad);
  }

  /** These, and others in place of those about the same hazards and streets. */
  Escapes with(Escapes later) {
    Map<Long, Escape> all = new LinkedHashMap<>(byHazard);
    all.putAll(later.byHazard);
    Map<String, Boolean> allRoads = new LinkedHashMap<>(roads);
    allRoads.putAll(later.roads);
    return new Escapes(all, allRoads);
  }

  /** Codes of the streets where the same question, about other roads, is not answered the same. */
  Set<String> differingStreets(Escapes other) {
    Set<String> streets = new HashSet<>(roads.keySet());
    streets.removeIf(street -> isWithoutRoad(street) == other.isWithoutRoad(street));
    return streets;
  }

  /** Ids of the hazards of which the same trips, on other roads, are not the same. */
  Set<Long> differing(Escapes other) {
    Set<Long> hazards = new HashSet<>(byHazard.keySet());
    hazards.removeIf(
        hazard -> {
          Escape one = byHazard.get(hazard);
          Escape two = other.byHazard.get(hazard);
          return one.isJoined() == two.isJoined() && one.isRouted() == two.isRouted();
        });
    return hazards;
  }
}

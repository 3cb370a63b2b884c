package luotu.analyse.incident;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import luotu.analyse.FacilityInputs;
import luotu.analyse.incident.IncidentResult.Resource;
import luotu.analyse.nearest.NearestResult.Found;
import luotu.analyse.nearest.Notes;
import luotu.analyse.nearest.RoadSearch;
import luotu.analyse.nearest.RoadSearch.Arrival;
import luotu.analyse.nearest.RoadSearch.Asked;
import luotu.analyse.nearest.StraightSearch;
import luotu.analyse.travel.Journey;
import luotu.analyse.travel.TravelScene;
import luotu.geo.LonLat;
import luotu.model.IncidentResource;
import luotu.model.Label;
import luotu.model.Layer;
import luotu.model.TravelMode;
import luotu.model.Usable;
import luotu.roads.JoinedPlaces;
import luotu.store.Facilities;
import luotu.store.Snapshot;

/**
 * The nearest resources of the kinds that an event needs.
 *
 * @param scene with the closures of the question
 * @param someAreShut whether there are any
 */
record ResourceSearch(
    FacilityInputs inputs,
    RoadSearch roads,
    StraightSearch straight,
    Snapshot snapshot,
    TravelScene scene,
    LonLat place,
    boolean someAreShut) {
  private static final Set<String> NOT_BY_ROAD = Set.of("straight", "air");

  /**
   * @param resources in the order asked for
   * @param unverified how many of them do not say whether they are usable
   */
  record Answer(List<Resource> resources, long unverified, List<Label> notes) {}

  /** A kind of resource on the roads. */
  private record Sought(IncidentResource resource, Asked asked, int count) {}

  /**
   * @param count of each kind; null for what the kind says
   */
  Answer find(List<IncidentResource> needed, Integer count) {
    Map<TravelMode, List<Sought>> byMode = new EnumMap<>(TravelMode.class);
    Map<IncidentResource, Sought> byRoad = new HashMap<>();
    for (IncidentResource each : needed) {
      if (isByRoad(each)) {
        Journey journey = Journey.of(layer(each), each.mode(), null, null);
        Asked asked =
            new Asked(layer(each), scene.facilities(usable(each), journey.mode()), journey);
        Sought sought = new Sought(each, asked, count == null ? each.count() : count);
        byMode.computeIfAbsent(journey.mode(), none -> new ArrayList<>()).add(sought);
        byRoad.put(each, sought);
      }
    }
    List<Label> notes = new ArrayList<>();
    List<Arrival> arrivals = new ArrayList<>();
    Map<TravelMode, Label> offTheRoads = new EnumMap<>(TravelMode.class);
    byMode.forEach(
        (mode, sought) -> {
          JoinedPlaces joined = RoadSearch.join(scene, mode, place);
          if (joined.isJoined(0)) {
            arrivals.addAll(nearest(joined, sought));
          } else {
            offTheRoads.put(mode, Notes.offTheRoads(mode, scene.network(), place, someAreShut));
          }
        });
    offTheRoads.values().stream().distinct().forEach(notes::add);
    if (byMode.keySet().stream().anyMatch(mode -> mode != TravelMode.WALK)) {
      notes.add(Journey.TURNS_NOT_READ);
    }
    if (needed.stream().anyMatch(each -> each.mode().equals("air"))) {
      notes.add(straight.assumed());
    }
    List<Found> found = roads.found(snapshot, arrivals);
    List<Resource> resources = new ArrayList<>();
    for (IncidentResource each : needed) {
      resources.add(
          byRoad.containsKey(each)
              ? byRoad(byRoad.get(each), arrivals, found, offTheRoads)
              : straight(each, count == null ? each.count() : count));
    }
    long unverified =
        resources.stream()
            .mapToLong(
                each -> each.results().stream().filter(result -> isUnverified(result)).count())
            .sum();
    return new Answer(resources, unverified, notes);
  }

  private List<Arrival> nearest(JoinedPlaces joined, List<Sought> sought) {
    int most = sought.stream().mapToInt(Sought::count).max().orElseThrow();
    List<Arrival> all =
        roads.nearest(scene, joined, sought.stream().map(Sought::asked).toList(), most);
    List<Arrival> taken = new ArrayList<>();
    for (Sought each : sought) {
      all.stream()
          .filter(arrival -> arrival.of() == each.asked())
          .limit(each.count())
          .forEach(taken::add);
    }
    return taken;
  }

  private boolean isUnverified(Found found) {
    return layer(found.layer())
        .usable()
        .map(usable -> found.feature().at("/properties/" + usable.field()).isNull())
        .orElse(false);
  }

  private Resource byRoad(
      Sought sought,
      List<Arrival> arrivals,
      List<Found> found,
      Map<TravelMode, Label> offTheRoads) {
    List<Found> results = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      if (arrivals.get(i).of() == sought.asked()) {
        results.add(found.get(i));
      }
    }
    Asked asked = sought.asked();
    if (asked.joined().list().size() == 0) {
      return none(sought.resource(), sought.count());
    }
    Optional<Label> off = Optional.ofNullable(offTheRoads.get(asked.journey().mode()));
    Label note =
        off.or(() -> Notes.missing(asked.layer(), asked.joined(), results.size(), sought.count()))
            .orElse(null);
    List<Found> instead =
        results.isEmpty()
            ? straight.nearest(snapshot, usable(sought.resource()), place, sought.count(), false)
            : List.of();
    return resource(sought.resource(), results, instead, note);
  }

  private Resource straight(IncidentResource resource, int count) {
    boolean byAir = resource.mode().equals("air");
    List<Found> results = straight.nearest(snapshot, usable(resource), place, count, byAir);
    return results.isEmpty() ? none(resource, count) : resource(resource, results, List.of(), null);
  }

  /** There is none that can be used. */
  private Resource none(IncidentResource resource, int count) {
    Layer layer = layer(resource);
    long stored = snapshot.count(layer, null, inputs.filter(layer, resource.filter()));
    if (stored == 0) {
      return resource(
          resource,
          List.of(),
          List.of(),
          new Label(layer.label().zh() + "：没有登记", layer.label().en() + ": none is stored"));
    }
    List<String> excluded = layer.usable().map(Usable::excluded).orElse(List.of());
    Facilities all = new Facilities(layer, inputs.filter(layer, resource.filter()), excluded);
    return resource(
        resource,
        List.of(),
        straight.nearest(snapshot, all, place, count, false),
        new Label(
            "%s：登记了 %,d 处，都不可用".formatted(layer.label().zh(), stored),
            "%s: %,d stored, none usable".formatted(layer.label().en(), stored)));
  }

  private static Resource resource(
      IncidentResource of, List<Found> results, List<Found> instead, Label note) {
    return new Resource(of.id(), of.layer(), of.mode(), of.why(), results, instead, note);
  }

  private Layer layer(IncidentResource resource) {
    return layer(resource.layer());
  }

  private Layer layer(String id) {
    return inputs.layer(id);
  }

  static boolean isByRoad(IncidentResource resource) {
    return !NOT_BY_ROAD.contains(resource.mode());
  }

  private Facilities usable(IncidentResource resource) {
    return usable(inputs, resource);
  }

  /** Those that can be used. */
  static Facilities usable(FacilityInputs inputs, IncidentResource resource) {
    Layer layer = inputs.layer(resource.layer());
    return new Facilities(layer, inputs.filter(layer, resource.filter()), List.of());
  }
}

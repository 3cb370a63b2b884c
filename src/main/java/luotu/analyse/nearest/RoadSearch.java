package luotu.analyse.nearest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import luotu.analyse.travel.JoinedFacilities;
import luotu.analyse.travel.Journey;
import luotu.analyse.travel.TravelData;
import luotu.analyse.travel.TravelScene;
import luotu.geo.LonLat;
import luotu.model.Catalogue;
import luotu.model.Choice;
import luotu.model.Feature;
import luotu.model.FeatureJson;
import luotu.model.Field;
import luotu.model.Label;
import luotu.model.Layer;
import luotu.model.TravelMode;
import luotu.roads.Direction;
import luotu.roads.JoinedPlaces;
import luotu.roads.Places;
import luotu.roads.Route;
import luotu.roads.TravelSearch.FacilitySet;
import luotu.store.Facilities;
import luotu.store.Snapshot;

/** What is nearest by the time on the roads, with routes and steps. Safe for many threads. */
public final class RoadSearch {
  /** A journey of more than a day is not looked for. */
  private static final int LIMIT_MILLIS = 24 * 3_600_000;

  private static final Comparator<Arrival> ORDER =
      Comparator.comparingInt((Arrival arrival) -> arrival.route().millis())
          .thenComparing(arrival -> arrival.of().layer().id())
          .thenComparingLong(Arrival::id);

  private final TravelData travel;
  private final Map<String, Label> roadClasses;

  public RoadSearch(TravelData travel, Catalogue catalogue) {
    this.travel = travel;
    roadClasses =
        catalogue.layers().stream()
            .filter(layer -> layer.id().equals("road"))
            .flatMap(layer -> layer.findField("class").stream())
            .map(Field::choices)
            .flatMap(List::stream)
            .collect(Collectors.toMap(Choice::id, Choice::label));
  }

  /** Facilities of a layer, and how one travels to or from them. */
  public record Asked(Layer layer, JoinedFacilities joined, Journey journey) {}

  /** The way between the place and one facility of those asked for. */
  public record Arrival(Asked of, Route route) {
    public long id() {
      return of.joined().list().ids()[route.facility()];
    }

    /** Whether the facility does not say that it is usable. */
    public boolean isUnverified() {
      return of.joined().list().unverified().get(route.facility());
    }
  }

  NearestResult run(
      Snapshot snapshot, NearestRequest request, List<Facilities> facilities, int count) {
    TravelScene scene = travel.at(snapshot).closing(request.closedRoads());
    TravelMode mode = Journey.mode(request.mode());
    LonLat point = request.point();
    JoinedPlaces place = join(scene, mode, point);
    List<Label> notes = new ArrayList<>();
    if (mode != TravelMode.WALK) {
      notes.add(Journey.TURNS_NOT_READ);
    }
    if (!place.isJoined(0)) {
      boolean someAreShut = !request.closedRoads().isEmpty();
      notes.add(Notes.offTheRoads(mode, scene.network(), point, someAreShut));
      return answer(snapshot, List.of(), null, notes);
    }
    List<Asked> asked = new ArrayList<>();
    for (Facilities each : facilities) {
      Layer layer = each.layer();
      Journey journey = Journey.of(layer, request.mode(), request.direction(), request.turnoutS());
      asked.add(new Asked(layer, scene.facilities(each, journey.mode()), journey));
    }
    List<Arrival> arrivals = nearest(scene, place, asked, count);
    for (Asked each : asked) {
      long found = arrivals.stream().filter(arrival -> arrival.of() == each).count();
      Notes.missing(each.layer(), each.joined(), found, count).ifPresent(notes::add);
    }
    NearestResult.Access access =
        new NearestResult.Access(Itinerary.metres(place.accessMetres(0)), place.roadPosition(0));
    return answer(snapshot, arrivals, access, notes);
  }

  /** Where a place joins the roads of a scene. */
  public static JoinedPlaces join(TravelScene scene, TravelMode mode, LonLat point) {
    return scene
        .network()
        .join(
            mode,
            Places.ofPoints(new double[] {point.longitude()}, new double[] {point.latitude()}));
  }

  /**
   * The facilities nearest in time of each of those asked for, shortest time first, then by layer
   * and id.
   *
   * @param place one place that has joined, or has not: then nothing is found
   * @param asked of the mode that the place has joined for
   * @param count how many of each
   */
  public List<Arrival> nearest(
      TravelScene scene, JoinedPlaces place, List<Asked> asked, int count) {
    List<Arrival> arrivals = new ArrayList<>();
    for (Direction direction : Direction.values()) {
      arrivals.addAll(nearest(scene, place, of(direction, asked), direction, count));
    }
    arrivals.sort(ORDER);
    return arrivals;
  }

  private static List<Asked> of(Direction direction, List<Asked> asked) {
    return asked.stream().filter(each -> each.journey().direction() == direction).toList();
  }

  private List<Arrival> nearest(
      TravelScene scene, JoinedPlaces place, List<Asked> asked, Direction direction, int count) {
    if (asked.isEmpty()) {
      return List.of();
    }
    List<FacilitySet> sets =
        asked.stream()
            .map(
                each ->
                    new FacilitySet(
                        each.joined().places(),
                        each.journey()
                            .turnout(each.layer(), each.joined().list(), travel.speeds())))
            .toList();
    List<List<Route>> routes =
        scene
            .network()
            .search(asked.get(0).journey().mode(), direction)
            .nearest(place, 0, sets, count, LIMIT_MILLIS);
    List<Arrival> arrivals = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      Asked of = asked.get(i);
      routes.get(i).forEach(route -> arrivals.add(new Arrival(of, route)));
    }
    return arrivals;
  }

  private NearestResult answer(
      Snapshot snapshot, List<Arrival> arrivals, NearestResult.Access access, List<Label> notes) {
    return new NearestResult(
        found(snapshot, arrivals),
        access,
        notes,
        snapshot.change(),
        arrivals.stream().filter(Arrival::isUnverified).count(),
        snapshot.simulated());
  }

  /** What was found, in the same order, with what is stored of it. */
  public List<NearestResult.Found> found(Snapshot snapshot, List<Arrival> arrivals) {
    Map<String, Map<Long, Feature>> features = new HashMap<>();
    snapshot
        .findAll(
            arrivals.stream().map(arrival -> arrival.of().layer()).toList(),
            arrivals.stream().map(Arrival::id).toList())
        .forEach(
            feature ->
                features
                    .computeIfAbsent(feature.layer(), layer -> new HashMap<>())
                    .put(feature.id(), feature));
    return arrivals.stream()
        .map(arrival -> found(arrival, features.get(arrival.of().layer().id()).get(arrival.id())))
        .toList();
  }

  private NearestResult.Found found(Arrival arrival, Feature feature) {
    Route route = arrival.route();
    Layer layer = arrival.of().layer();
    Journey journey = arrival.of().journey();
    String destination =
        journey.direction() == Direction.TO && feature.name() != null ? feature.name() : "";
    return new NearestResult.Found(
        layer.id(),
        feature.id(),
        feature.name(),
        Itinerary.metres(route.metres()),
        Itinerary.seconds(route.millis()),
        Itinerary.seconds(route.turnoutMillis()),
        route.line(),
        Itinerary.of(route, journey.mode(), roadClasses, destination),
        FeatureJson.of(layer, feature, false));
  }
}

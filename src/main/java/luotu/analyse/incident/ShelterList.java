package luotu.analyse.incident;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import luotu.analyse.incident.IncidentResult.Shelter;
import luotu.analyse.nearest.NearestResult.Found;
import luotu.analyse.nearest.RoadSearch;
import luotu.analyse.nearest.RoadSearch.Asked;
import luotu.analyse.travel.JoinedFacilities;
import luotu.analyse.travel.Journey;
import luotu.analyse.travel.TravelScene;
import luotu.geo.LonLat;
import luotu.model.Feature;
import luotu.model.IncidentKind;
import luotu.model.Layer;
import luotu.model.TravelMode;
import luotu.roads.Direction;
import luotu.roads.JoinedPlaces;
import luotu.store.Snapshot;
import org.locationtech.jts.geom.Coordinate;

/**
 * The shelters that are shown, with the way from the place to each.
 *
 * @param usable all that can be used, which candidates are positions in
 */
record ShelterList(
    Snapshot snapshot,
    TravelScene scene,
    RoadSearch roads,
    LonLat point,
    IncidentKind kind,
    Layer layer,
    JoinedFacilities usable,
    LocalDate today) {
  static final int MOST_LISTED = 30;
  private static final int NEXT_ONES = 3;
  private static final double HUNDREDTHS = 100;

  /** Those that take people in, then some that have room left or do not say how much. */
  List<Shelter> list(List<Candidate> open, long[] taken, Placement placement) {
    int[] takers = IntStream.range(0, taken.length).filter(i -> taken[i] > 0).toArray();
    int[] next =
        IntStream.range(0, taken.length)
            .filter(i -> taken[i] == 0)
            .filter(i -> placement.hasRoom(i) || open.get(i).places().isEmpty())
            .toArray();
    List<Shelter> list = new ArrayList<>();
    list.addAll(ways(open, takers, taken, MOST_LISTED));
    list.addAll(ways(open, next, taken, NEXT_ONES));
    return list;
  }

  /** Some shelters by the time on foot from the place; those cut off from it come last. */
  private List<Shelter> ways(List<Candidate> open, int[] some, long[] taken, int most) {
    JoinedPlaces place = RoadSearch.join(scene, TravelMode.WALK, point);
    Journey onFoot = new Journey(TravelMode.WALK, Direction.TO, null);
    int[] indices = Arrays.stream(some).map(i -> open.get(i).index()).toArray();
    Asked asked = new Asked(layer, usable.select(indices), onFoot);
    List<Shelter> list = new ArrayList<>();
    List<Integer> found = new ArrayList<>();
    List<RoadSearch.Arrival> arrivals =
        place.isJoined(0) && some.length > 0
            ? roads.nearest(scene, place, List.of(asked), Math.min(most, some.length))
            : List.of();
    List<Found> ways = roads.found(snapshot, arrivals);
    for (int i = 0; i < arrivals.size(); i++) {
      int shelter = some[arrivals.get(i).route().facility()];
      found.add(shelter);
      list.add(shelter(open.get(shelter), taken[shelter], Optional.of(ways.get(i))));
    }
    for (int shelter : some) {
      if (list.size() < most && !found.contains(shelter) && taken[shelter] > 0) {
        list.add(shelter(open.get(shelter), taken[shelter], Optional.empty()));
      }
    }
    return list;
  }

  private Shelter shelter(Candidate candidate, long taken, Optional<Found> way) {
    Feature feature = candidate.feature();
    Coordinate inside = feature.geometry().getInteriorPoint().getCoordinate();
    double people = taken / HUNDREDTHS;
    return new Shelter(
        feature.id(),
        feature.name(),
        candidate.places().orElse(null),
        people,
        candidate
            .places()
            .map(places -> Math.round((places - people) * HUNDREDTHS) / HUNDREDTHS)
            .orElse(null),
        way.map(Found::timeS).orElse(null),
        way.map(Found::distanceM).orElse(null),
        way.map(Found::route).orElse(null),
        way.map(Found::steps).orElse(null),
        (String) feature.fields().get("kind"),
        (String) feature.fields().get("status"),
        kind.suitableFor().isEmpty()
            ? "not_asked"
            : candidate.suitability().name().toLowerCase(Locale.ROOT),
        candidate.inArea(),
        (String) feature.fields().get("contact"),
        (String) feature.fields().get("phone"),
        feature.confirmedOn() == null ? null : feature.confirmedOn().toString(),
        Stale.isStale(feature.confirmedOn(), today),
        new LonLat(inside.x, inside.y));
  }
}

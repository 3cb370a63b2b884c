package luotu.analyse.servicearea;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import luotu.analyse.FacilityInputs;
import luotu.analyse.people.CellZones;
import luotu.analyse.travel.JoinedFacilities;
import luotu.analyse.travel.JoinedPeople;
import luotu.analyse.travel.Journey;
import luotu.analyse.travel.TravelData;
import luotu.analyse.travel.TravelScene;
import luotu.geo.LonLat;
import luotu.model.TravelSpeeds;
import luotu.roads.JoinedPlaces;
import luotu.roads.Places;
import luotu.roads.Reach;
import luotu.roads.ReachedAreas;
import luotu.roads.RoadNetwork;
import luotu.store.Facilities;
import luotu.store.Snapshot;

/**
 * From where, how, and on which roads.
 *
 * @param ids of the facilities, rising; of points their positions
 * @param unverified positions of those that do not say whether they are usable
 * @param hasClosures whether some roads are shut for this question
 */
record Trip(
    TravelScene scene,
    Journey journey,
    long[] ids,
    BitSet unverified,
    JoinedPlaces places,
    int[] turnoutMillis,
    boolean hasClosures) {
  private static final double MILLIS_PER_MINUTE = 60_000;

  /**
   * @throws luotu.model.Refusal {@code unknown-layer}, {@code invalid-filter}, {@code unknown-road}
   *     and the like
   */
  static Trip of(
      Snapshot snapshot, TravelData travel, FacilityInputs inputs, ServiceAreaRequest request) {
    boolean hasClosures = !request.closedRoads().isEmpty();
    if (request.facilities() == null) {
      TravelScene scene = travel.at(snapshot).closing(request.closedRoads());
      return ofPoints(scene, request, hasClosures);
    }
    Facilities facilities =
        inputs
            .facilities(List.of(request.facilities()), request.filter(), request.includeStatus())
            .get(0);
    TravelScene scene = travel.at(snapshot).closing(request.closedRoads());
    Journey journey =
        Journey.of(facilities.layer(), request.mode(), request.direction(), request.turnoutS());
    JoinedFacilities joined = scene.facilities(facilities, journey.mode());
    return new Trip(
        scene,
        journey,
        joined.list().ids(),
        joined.list().unverified(),
        joined.places(),
        journey.turnoutMillis(facilities.layer(), joined.list(), scene.network().speeds()),
        hasClosures);
  }

  private static Trip ofPoints(TravelScene scene, ServiceAreaRequest request, boolean hasClosures) {
    List<LonLat> points = request.points();
    Journey journey = Journey.ofPlaces(request.mode(), request.direction(), request.turnoutS());
    JoinedPlaces places =
        scene
            .network()
            .join(
                journey.mode(),
                Places.ofPoints(
                    points.stream().mapToDouble(LonLat::longitude).toArray(),
                    points.stream().mapToDouble(LonLat::latitude).toArray()));
    int[] turnoutMillis = new int[points.size()];
    Arrays.fill(turnoutMillis, journey.turnoutMillis(scene.network().speeds()));
    return new Trip(
        scene,
        journey,
        LongStream.range(0, points.size()).toArray(),
        new BitSet(),
        places,
        turnoutMillis,
        hasClosures);
  }

  TravelSpeeds speeds() {
    return scene.network().speeds();
  }

  RoadNetwork network() {
    return scene.network();
  }

  /** All populated cells. */
  JoinedPeople people() {
    return scene.people(journey.mode());
  }

  CellZones zones(String kind) {
    return scene.zones(kind);
  }

  static int[] limitsMillis(List<Double> minutes) {
    return minutes.stream().mapToInt(each -> (int) Math.round(each * MILLIS_PER_MINUTE)).toArray();
  }

  /** What is nearest to which facility, within the most of these minutes. */
  Reach sweep(List<Double> minutes) {
    int[] limits = limitsMillis(minutes);
    return sweep(limits[limits.length - 1]);
  }

  /** The same in at most so many milliseconds. */
  Reach sweep(int limitMillis) {
    return scene
        .network()
        .search(journey.mode(), journey.direction())
        .merged(places, turnoutMillis, limitMillis);
  }

  /**
   * How large an area each facility reaches first within the most of these minutes.
   *
   * @param before what was counted of earlier data for the same question
   */
  SplitAreas splitAreas(List<Double> minutes, Optional<ReachedAreas> before) {
    int[] limits = limitsMillis(minutes);
    int limit = limits[limits.length - 1];
    ReachedAreas ground = ReachedAreas.of(network(), places, ids, sweep(limit), limit, before);
    double[] squareMetres = ground.squareMetres(ids);
    for (int i = 0; i < ids.length; i++) {
      squareMetres[i] = places.isJoined(i) ? squareMetres[i] : Double.NaN;
    }
    return new SplitAreas(ids, unverified, squareMetres, ground);
  }
}

package luotu.analyse.servicearea;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import luotu.Checkout;
import luotu.geo.GeoJson;
import luotu.geo.GeometryFault;
import luotu.geo.LocalScale;
import luotu.model.TravelMode;
import luotu.roads.Direction;
import luotu.roads.GraphHolder;
import luotu.roads.JoinedPlaces;
import luotu.roads.Places;
import luotu.roads.Reach;
import luotu.roads.RoadNetwork;
import luotu.store.Snapshot;
import luotu.store.Store;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/**
 * The time of every place by itself, as the process {@code nearest} has it: the place joins the
 * roads, and the search says when one is there. Polygons are held against it.
 */
final class ExactTimes {
  /** How far from where the time jumps to the other side a place may be told wrongly. */
  static final double JUMP_METRES = 0.3;

  /** About each origin, and how far its edge may be off. */
  private static final double ROUND_METRES = 10.3;

  private static final int NEVER = Integer.MAX_VALUE;
  private static final int NEAR_MILLIS = 30_000;
  private static final int DIRECTIONS = 16;

  private final RoadNetwork network;
  private final TravelMode mode;
  private final List<Coordinate> origins;
  private final Reach reach;
  private final int limitMillis;

  /**
   * How a polygon's word on places stands to their own times.
   *
   * @param places how many there were
   * @param near told wrongly, but in time within 30 s of the limit
   * @param jumps told wrongly, but within 0.3 m of where the time jumps to the other side
   * @param wrong told wrongly without excuse
   */
  record Judgement(int places, int near, int jumps, List<Coordinate> wrong) {
    double agreeing() {
      return 1 - (near + jumps + wrong.size()) / (double) places;
    }
  }

  /** Times to places, or from them, up to a minute beyond a limit. */
  ExactTimes(
      RoadNetwork network,
      TravelMode mode,
      Direction direction,
      List<Coordinate> origins,
      double minutes) {
    this.network = network;
    this.mode = mode;
    this.origins = origins;
    limitMillis = (int) Math.round(minutes * 60_000);
    reach =
        network
            .search(mode, direction)
            .merged(join(origins), new int[origins.size()], limitMillis + 2 * NEAR_MILLIS);
  }

  private JoinedPlaces join(List<Coordinate> places) {
    return network.join(
        mode,
        Places.ofPoints(
            places.stream().mapToDouble(place -> place.x).toArray(),
            places.stream().mapToDouble(place -> place.y).toArray()));
  }

  /** Milliseconds to each of some places. */
  int[] millis(List<Coordinate> places) {
    JoinedPlaces joined = join(places);
    int[] millis = new int[places.size()];
    for (int i = 0; i < millis.length; i++) {
      millis[i] = reach.millis(joined, i);
      millis[i] = millis[i] == Reach.UNREACHED ? NEVER : millis[i];
    }
    return millis;
  }

  /** Which of the origins, by position, is nearest in time to each of some places. */
  int[] nearest(List<Coordinate> places) {
    JoinedPlaces joined = join(places);
    int[] nearest = new int[places.size()];
    for (int i = 0; i < nearest.length; i++) {
      nearest[i] = reach.facility(joined, i);
    }
    return nearest;
  }

  /**
   * Holds a polygon against the times of places.
   *
   * @param inside whether the polygon holds each of them
   */
  Judgement judge(List<Coordinate> places, boolean[] inside) {
    int[] millis = millis(places);
    int near = 0;
    int jumps = 0;
    List<Coordinate> wrong = new ArrayList<>();
    for (int i = 0; i < millis.length; i++) {
      if (inside[i] == millis[i] <= limitMillis || inside[i] && isAtOrigin(places.get(i))) {
        continue;
      }
      if (millis[i] != NEVER && Math.abs(millis[i] - limitMillis) <= NEAR_MILLIS) {
        near++;
      } else if (jumpsAround(places.get(i), inside[i])) {
        jumps++;
      } else {
        wrong.add(places.get(i));
      }
    }
    return new Judgement(millis.length, near, jumps, wrong);
  }

  /** Whether a place is in the round that an origin holds whatever the times. */
  private boolean isAtOrigin(Coordinate place) {
    return origins.stream()
        .anyMatch(
            origin ->
                LocalScale.distanceMetres(origin.x, origin.y, place.x, place.y) <= ROUND_METRES);
  }

  private boolean jumpsAround(Coordinate place, boolean inside) {
    return jumpsWithin(place, inside, JUMP_METRES);
  }

  /** Whether the polygon's word is true of some place within so many metres. */
  boolean jumpsWithin(Coordinate place, boolean inside, double metres) {
    List<Coordinate> around = new ArrayList<>();
    for (int i = 0; i < DIRECTIONS; i++) {
      double angle = 2 * Math.PI * i / DIRECTIONS;
      around.add(moved(place, angle, metres));
      around.add(moved(place, angle, metres / 2));
    }
    for (int each : millis(around)) {
      if (inside == each <= limitMillis) {
        return true;
      }
    }
    return false;
  }

  /** A place so many metres away. */
  static Coordinate moved(Coordinate place, double angle, double metres) {
    LocalScale scale = LocalScale.at(place.y);
    return new Coordinate(
        place.x + metres * Math.cos(angle) / scale.metresPerDegreeEast(),
        place.y + metres * Math.sin(angle) / scale.metresPerDegreeNorth());
  }

  /** The polygon of one of the areas of an answer. */
  static Geometry area(JsonNode answer, int index) {
    try {
      return GeoJson.read(answer.at("/areas/" + index + "/geometry"));
    } catch (GeometryFault broken) {
      throw new AssertionError(answer.at("/areas/" + index).toString(), broken);
    }
  }

  /** The modes as processes name them. */
  static TravelMode mode(String name) {
    return TravelMode.valueOf(name.toUpperCase(Locale.ROOT));
  }

  static RoadNetwork network(Store store) {
    try (Snapshot snapshot = store.snapshot()) {
      return new GraphHolder(Checkout.CATALOGUE.speeds()).network(snapshot);
    }
  }
}

package luotu.roads;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import luotu.geo.Elevation;
import luotu.geo.EqualAreaPlane;
import luotu.geo.LonLat;
import luotu.model.Label;
import luotu.model.RoadAccess;
import luotu.model.TravelMode;
import luotu.model.TravelSpeeds;
import luotu.model.TravelSpeeds.ClassSpeeds;
import luotu.store.Road;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/**
 * A constructed scene, drawn in metres east and north of a place in Chongqing. One walks a metre a
 * second, so that milliseconds are millimetres; one drives ten times as fast.
 */
final class RoadScene {
  static final TravelSpeeds SPEEDS =
      new TravelSpeeds(
          3.6,
          500,
          2,
          0.5,
          60,
          Map.of(
              TravelMode.DRIVE,
              new TravelSpeeds.SlopeCost(2, 0.5),
              TravelMode.EMERGENCY,
              new TravelSpeeds.SlopeCost(4, 1)),
          new TravelSpeeds.Air(200, 900),
          Map.of(
              "motorway", speeds(Map.of(TravelMode.DRIVE, 72.0), false),
              "pedestrian", speeds(Map.of(TravelMode.WALK, 3.6, TravelMode.EMERGENCY, 18.0), true)),
          speeds(
              Map.of(TravelMode.WALK, 3.6, TravelMode.DRIVE, 36.0, TravelMode.EMERGENCY, 54.0),
              true));

  private final EqualAreaPlane plane = new EqualAreaPlane(new LonLat(106.5, 29.5));
  private final List<Road> roads = new ArrayList<>();
  private final List<Geometry> obstacles = new ArrayList<>();

  private static ClassSpeeds speeds(Map<TravelMode, Double> kmh, boolean frontage) {
    return new ClassSpeeds(kmh, frontage, true, Label.same("test"));
  }

  /** Degrees of a shape drawn in metres. */
  Geometry degrees(String wktMetres) {
    try {
      return plane.inverse(new WKTReader().read(wktMetres));
    } catch (ParseException wrong) {
      throw new IllegalArgumentException(wktMetres, wrong);
    }
  }

  /**
   * @param attributes any of a class, {@code oneway}, {@code bridge}, {@code tunnel}, {@code
   *     stairs}, {@code closed}, {@code limit=KMH}, {@code access=ID}, {@code name=TEXT}
   */
  Road road(long id, String coordinates, String... attributes) {
    List<String> all = List.of(attributes);
    String roadClass =
        all.stream()
            .filter(List.of("motorway", "pedestrian", "steps")::contains)
            .findFirst()
            .orElse(null);
    String name = find(all, "name=").orElse(null);
    RoadAccess access = RoadAccess.of(find(all, "access=").orElse(null));
    double limit = find(all, "limit=").map(Double::parseDouble).orElse(0.0);
    return new Road(
        id,
        name,
        roadClass,
        access,
        all.contains("oneway"),
        all.contains("bridge"),
        all.contains("tunnel"),
        all.contains("stairs"),
        all.contains("closed"),
        limit,
        degrees("LINESTRING(" + coordinates + ")"));
  }

  private static Optional<String> find(List<String> attributes, String key) {
    return attributes.stream()
        .filter(text -> text.startsWith(key))
        .map(text -> text.substring(key.length()))
        .findFirst();
  }

  RoadScene add(long id, String coordinates, String... attributes) {
    return add(road(id, coordinates, attributes));
  }

  RoadScene add(Road road) {
    roads.add(road);
    return this;
  }

  RoadScene obstacle(String wktMetres) {
    return obstacle(degrees(wktMetres));
  }

  RoadScene obstacle(Geometry degrees) {
    obstacles.add(degrees);
    return this;
  }

  RoadNetwork network() {
    return network(Elevation.UNKNOWN);
  }

  RoadNetwork network(Elevation elevation) {
    RoadGraph.Builder builder = new RoadGraph.Builder();
    roads.forEach(builder::add);
    return new RoadNetwork(builder.build(elevation), Obstacles.of(obstacles::forEach), SPEEDS);
  }

  /** Heights by metres east and north. */
  Elevation elevation(DoubleBinaryOperator heights) {
    return (longitude, latitude) -> {
      double[] place = {longitude, latitude};
      plane.forward(place, 0);
      return heights.applyAsDouble(place[0], place[1]);
    };
  }

  /** Places at x, y, x, y ... */
  Places points(double... metres) {
    double[] longitudes = new double[metres.length / 2];
    double[] latitudes = new double[metres.length / 2];
    for (int i = 0; i < longitudes.length; i++) {
      Geometry point = degrees("POINT(" + metres[2 * i] + " " + metres[2 * i + 1] + ")");
      longitudes[i] = point.getCoordinate().x;
      latitudes[i] = point.getCoordinate().y;
    }
    return Places.ofPoints(longitudes, latitudes);
  }

  /** What one search from facilities reaches within minutes. */
  static Answer ask(
      RoadNetwork network,
      TravelMode mode,
      Direction direction,
      Places facilities,
      Places places,
      double minutes) {
    JoinedPlaces joined = network.join(mode, places);
    JoinedPlaces sources = network.join(mode, facilities);
    Reach reach =
        network
            .search(mode, direction)
            .merged(sources, new int[facilities.size()], (int) (minutes * 60_000));
    return new Answer(joined, reach);
  }

  record Answer(JoinedPlaces places, Reach reach) {
    /** Seconds to a place, or -1. */
    double seconds(int place) {
      int millis = reach.millis(places, place);
      return millis < 0 ? -1 : millis / 1000.0;
    }

    int facility(int place) {
      return reach.facility(places, place);
    }
  }
}

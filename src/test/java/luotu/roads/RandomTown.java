package luotu.roads;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import luotu.geo.Elevation;
import luotu.model.RoadAccess;
import luotu.model.TravelMode;
import luotu.store.Road;
import org.locationtech.jts.geom.Geometry;

/** A town made of a seed: loops, parallel edges, islands, one-way streets and all. */
final class RandomTown {
  /** Time enough for every way. */
  static final int LIMIT = 1_500_000;

  final RoadScene scene = new RoadScene();
  final Random random;
  final TreeMap<Long, Road> roads = new TreeMap<>();
  final List<Geometry> obstacles = new ArrayList<>();
  final TravelMode mode;

  /** Hills, with a hole in the middle of some; or nothing known. */
  final Elevation elevation;

  final Direction direction;
  Places facilities;
  int[] turnout;
  final Places places;

  RandomTown(long seed) {
    random = new Random(seed);
    mode = TravelMode.values()[random.nextInt(3)];
    direction = Direction.values()[random.nextInt(2)];
    boolean hasHole = random.nextBoolean();
    elevation =
        random.nextInt(3) == 0
            ? Elevation.UNKNOWN
            : scene.elevation(
                (x, y) ->
                    hasHole && Math.hypot(x - 600, y - 600) < 350
                        ? Double.NaN
                        : 40 * Math.sin(x / 170) + 30 * Math.cos(y / 110));
    int count = random.nextInt(40);
    for (long id = 1; id <= count; id++) {
      roads.put(id, road(id));
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      obstacles.add(obstacle());
    }
    facilities = scene.points(spots(1 + random.nextInt(6)));
    turnout = random.ints(facilities.size(), 0, 3).map(i -> i * 60_000).toArray();
    places = scene.points(spots(25));
  }

  Road road(long id) {
    int[] from = crossing();
    int[] to = crossing();
    String bend =
        random.nextInt(3) > 0 ? "" : random.nextInt(1200) + " " + random.nextInt(1200) + ",";
    List<String> attributes = new ArrayList<>();
    for (String attribute :
        List.of("oneway", "stairs", "closed", "bridge", "tunnel", "pedestrian", "motorway")) {
      if (random.nextInt(attribute.equals("oneway") ? 3 : 10) == 0) {
        attributes.add(attribute);
      }
    }
    if (random.nextInt(4) == 0) {
      attributes.add("limit=" + (20 + 10 * random.nextInt(6)));
    }
    if (random.nextInt(5) == 0) {
      attributes.add("access=" + RoadAccess.values()[random.nextInt(6)].id());
    }
    if (random.nextInt(3) > 0) {
      attributes.add("name=" + (char) ('A' + random.nextInt(26)));
    }
    return scene.road(
        id,
        from[0] + " " + from[1] + "," + bend + to[0] + " " + to[1],
        attributes.toArray(String[]::new));
  }

  private int[] crossing() {
    return new int[] {300 * random.nextInt(5), 300 * random.nextInt(5)};
  }

  Geometry obstacle() {
    return scene.degrees(
        "LINESTRING("
            + random.nextInt(1200)
            + " "
            + random.nextInt(1200)
            + ","
            + random.nextInt(1200)
            + " "
            + random.nextInt(1200)
            + ")");
  }

  double[] spots(int count) {
    return random.doubles(2L * count, -100, 1300).toArray();
  }

  /** What its facilities, once joined, reach on a network of the town. */
  Reach reach(RoadNetwork network, JoinedPlaces joined) {
    return network.search(mode, direction).merged(joined, turnout, LIMIT);
  }

  RoadNetwork network() {
    RoadGraph.Builder builder = new RoadGraph.Builder();
    List<Road> shuffled = new ArrayList<>(roads.values());
    Collections.shuffle(shuffled, random);
    shuffled.forEach(builder::add);
    return new RoadNetwork(
        builder.build(elevation), Obstacles.of(obstacles::forEach), RoadScene.SPEEDS);
  }

  /** Milliseconds and facility of every place. */
  List<List<Integer>> nearest(RoadNetwork network, int limit) {
    JoinedPlaces joined = network.join(mode, places);
    Reach reach =
        network.search(mode, direction).merged(network.join(mode, facilities), turnout, limit);
    List<List<Integer>> all = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      all.add(List.of(reach.millis(joined, i), reach.facility(joined, i)));
    }
    return all;
  }
}

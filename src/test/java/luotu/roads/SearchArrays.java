package luotu.roads;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import luotu.model.TravelMode;
import org.locationtech.jts.geom.Coordinate;

/**
 * What a search on foot from facilities walks on, in plain arrays for those who search beside us.
 *
 * @param firstArc where the arcs that leave a node begin; one more than there are nodes
 * @param heads the nodes that arcs lead to
 * @param millis along each arc
 * @param startNodes two for each facility, the ends of its road
 * @param startMillis until it is there
 */
public record SearchArrays(
    int[] firstArc,
    int[] heads,
    int[] millis,
    int[] startNodes,
    int[] startMillis,
    int limitMillis) {

  /** Without the facilities that have not joined the network. */
  public static SearchArrays of(RoadNetwork network, JoinedPlaces facilities, int limitMillis) {
    TravelGraph travel = network.search(TravelMode.WALK, Direction.TO).travel();
    int[] heads = new int[travel.arcs.length];
    int[] millis = new int[travel.arcs.length];
    for (int arc = 0; arc < heads.length; arc++) {
      heads[arc] = (int) travel.arcs[arc];
      millis[arc] = (int) (travel.arcs[arc] >>> 32);
    }
    Sources sources =
        new Sources(facilities, new int[facilities.size()], travel.times, Sources.ALL);
    int[] joined = IntStream.range(0, facilities.size()).filter(facilities::isJoined).toArray();
    int[] startNodes = new int[2 * joined.length];
    int[] startMillis = new int[2 * joined.length];
    for (int i = 0; i < joined.length; i++) {
      int edge = facilities.edges[joined[i]];
      int departure = Sweep.millis(sources.departure(joined[i]));
      startNodes[2 * i] = network.graph().edges.from[edge];
      startNodes[2 * i + 1] = network.graph().edges.to[edge];
      startMillis[2 * i] = departure + sources.millisToStart(joined[i]);
      startMillis[2 * i + 1] = departure + sources.millisToEnd(joined[i]);
    }
    return new SearchArrays(travel.firstArc, heads, millis, startNodes, startMillis, limitMillis);
  }

  public int nodes() {
    return firstArc.length - 1;
  }

  public int facilities() {
    return startNodes.length / 2;
  }

  /** Seeded places where roads for walking begin. */
  public static Places roadEnds(RoadNetwork network, int count, long seed) {
    RoadGraph graph = network.graph();
    EdgeTimes times = network.search(TravelMode.WALK, Direction.TO).travel().times;
    int[] chosen =
        new Random(seed)
            .ints(0, graph.edges.count)
            .filter(times::isPassable)
            .limit(count)
            .map(edge -> graph.edges.firstVertex[edge])
            .toArray();
    return Places.ofPoints(
        Arrays.stream(chosen).mapToDouble(graph::longitude).toArray(),
        Arrays.stream(chosen).mapToDouble(graph::latitude).toArray());
  }

  /** Places one by one. */
  public static List<Coordinate> coordinates(Places places) {
    return IntStream.range(0, places.size())
        .mapToObj(i -> new Coordinate(places.longitudes[i], places.latitudes[i]))
        .toList();
  }

  /** The times of all nodes that a search reached, added up. */
  public static long sum(Reach reach) {
    long sum = 0;
    for (int i = 0; i < reach.nodeCount(); i++) {
      sum += Sweep.millis(reach.sweep().label(reach.sweep().reached(i)));
    }
    return sum;
  }
}

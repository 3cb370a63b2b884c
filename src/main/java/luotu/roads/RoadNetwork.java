package luotu.roads;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import luotu.geo.ReachBoxes;
import luotu.model.TravelMode;
import luotu.model.TravelSpeeds;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.union.UnaryUnionOp;

/**
 * The roads, what stands in a walker's way beside them, and the speeds: everything a question about
 * travel needs. What depends on the mode is made when first asked for and kept. Immutable, safe for
 * many threads; {@link #closing} gives another network.
 */
public final class RoadNetwork {
  private static final int PLACES_AT_ONCE = 1024;

  private final RoadGraph graph;
  private final Obstacles obstacles;
  private final TravelSpeeds speeds;
  private final BoxTree tree;

  /** The networks that this one was patched from, oldest first, and itself. */
  private final List<Version> versions;

  private final Map<TravelMode, EdgeTimes> times = new ConcurrentHashMap<>();
  private final Map<TravelMode, TravelGraph> leaving = new ConcurrentHashMap<>();
  private final Map<TravelMode, TravelGraph> coming = new ConcurrentHashMap<>();
  private final Map<TravelMode, Map<Direction, TravelSearch>> searches = new ConcurrentHashMap<>();

  /**
   * A state of the network, equal to itself only.
   *
   * @param moved where it differs from the one before; boxes of the tree
   */
  private record Version(Object identity, int[] moved) {}

  /** A network on a graph. */
  public RoadNetwork(RoadGraph graph, Obstacles obstacles, TravelSpeeds speeds) {
    this(graph, obstacles, speeds, List.of(), new int[0]);
  }

  private RoadNetwork(
      RoadGraph graph,
      Obstacles obstacles,
      TravelSpeeds speeds,
      List<Version> before,
      int[] moved) {
    this.graph = graph;
    this.obstacles = obstacles;
    this.speeds = speeds;
    tree = new BoxTree(graph.edges.boxes());
    versions = new ArrayList<>(before);
    versions.add(new Version(new Object(), moved));
  }

  public RoadGraph graph() {
    return graph;
  }

  public TravelSpeeds speeds() {
    return speeds;
  }

  Obstacles obstacles() {
    return obstacles;
  }

  /**
   * This network after a change.
   *
   * @param without edges that are gone
   * @param added roads that are new
   * @param remaining obstacles afterwards
   * @param moved extents in degrees of the obstacles that came or went
   */
  RoadNetwork patched(
      List<Integer> without,
      List<RoadGraph.Piece> added,
      Obstacles remaining,
      List<Envelope> moved) {
    List<Envelope> boxes = new ArrayList<>(moved);
    without.forEach(edge -> boxes.add(graph.extent(edge)));
    added.forEach(piece -> boxes.add(piece.road().line().getEnvelopeInternal()));
    return new RoadNetwork(
        graph.patched(without, added), remaining, speeds, versions, reached(boxes));
  }

  /** The boxes within whose bounds a place may join otherwise than before. */
  private int[] reached(List<Envelope> boxes) {
    return boxes.stream()
        .flatMap(box -> ReachBoxes.around(box, speeds.accessMetres()).stream())
        .flatMapToInt(
            box ->
                IntStream.of(
                    EdgeTable.units(box.getMinX()) - 1,
                    EdgeTable.units(box.getMinY()) - 1,
                    EdgeTable.units(box.getMaxX()) + 1,
                    EdgeTable.units(box.getMaxY()) + 1))
        .toArray();
  }

  /** This network while some of it is shut; itself when nothing is. */
  public RoadNetwork closing(Closure closure) {
    if (closure.isEmpty()) {
      return this;
    }
    long[] ids = closure.roads().stream().mapToLong(Long::longValue).sorted().toArray();
    List<Integer> whole = graph.edgesOf(ids);
    if (closure.areas().isEmpty()) {
      return patched(whole, List.of(), obstacles, List.of());
    }
    Geometry area = UnaryUnionOp.union(closure.areas());
    RoadCutter cutter = new RoadCutter(graph, tree);
    cutter.shut(area);
    List<Integer> without = new ArrayList<>(whole);
    without.addAll(cutter.cut());
    List<RoadGraph.Piece> left =
        cutter.left().stream()
            .filter(piece -> Arrays.binarySearch(ids, piece.road().id()) < 0)
            .toList();
    List<Geometry> edge = List.of(area);
    return patched(without, left, obstacles.and(edge), List.of(area.getEnvelopeInternal()));
  }

  /** Joins places to the roads that a mode may use, on all cores. */
  public JoinedPlaces join(TravelMode mode, Places places) {
    int size = places.size();
    JoinedPlaces joined =
        new JoinedPlaces(
            this,
            mode,
            places,
            new int[size],
            new float[size],
            new int[size],
            places.arePoints() ? places.longitudes : places.longitudes.clone(),
            places.arePoints() ? places.latitudes : places.latitudes.clone());
    join(IntStream.range(0, size).toArray(), joined);
    return joined;
  }

  private void join(int[] chosen, JoinedPlaces joined) {
    EdgeTimes edgeTimes = times(joined.mode);
    IntStream.range(0, (chosen.length + PLACES_AT_ONCE - 1) / PLACES_AT_ONCE)
        .parallel()
        .forEach(
            chunk -> {
              Joiner joiner = new Joiner(graph, tree, obstacles, edgeTimes, speeds);
              int end = Math.min(chosen.length, (chunk + 1) * PLACES_AT_ONCE);
              for (int i = chunk * PLACES_AT_ONCE; i < end; i++) {
                joiner.join(chosen[i], joined);
              }
            });
  }

  /**
   * The same places on this network: only those are joined anew that a change since then may
   * concern, all of them when this network does not stem from theirs.
   */
  public JoinedPlaces rejoin(JoinedPlaces old) {
    int known = 0;
    Object identity = old.network.identity();
    while (known < versions.size() && versions.get(known).identity() != identity) {
      known++;
    }
    if (known == versions.size()) {
      return join(old.mode, old.places);
    }
    if (old.network == this) {
      return old;
    }
    int[] moved =
        versions.subList(known + 1, versions.size()).stream()
            .flatMapToInt(version -> Arrays.stream(version.moved()))
            .toArray();
    JoinedPlaces joined =
        new JoinedPlaces(
            this,
            old.mode,
            old.places,
            old.edges.clone(),
            old.fractions.clone(),
            old.accessMillis.clone(),
            old.places.arePoints() ? old.longitudes : old.longitudes.clone(),
            old.places.arePoints() ? old.latitudes : old.latitudes.clone());
    BoxTree boxes = new BoxTree(moved);
    join(
        IntStream.range(0, old.size()).filter(place -> old.places.meets(place, boxes)).toArray(),
        joined);
    return joined;
  }

  private Object identity() {
    return versions.get(versions.size() - 1).identity();
  }

  /** Searches for a mode and direction. */
  public TravelSearch search(TravelMode mode, Direction direction) {
    return searches.computeIfAbsent(mode, key -> both(key)).get(direction);
  }

  private Map<Direction, TravelSearch> both(TravelMode mode) {
    TravelGraph out = leaving(mode);
    TravelGraph in = coming(mode);
    Map<Direction, TravelSearch> both = new EnumMap<>(Direction.class);
    both.put(Direction.FROM, new TravelSearch(this, out, in, Direction.FROM));
    both.put(Direction.TO, new TravelSearch(this, in, out, Direction.TO));
    return both;
  }

  private EdgeTimes times(TravelMode mode) {
    return times.computeIfAbsent(mode, key -> EdgeTimes.of(graph, speeds, key));
  }

  private TravelGraph leaving(TravelMode mode) {
    return leaving.computeIfAbsent(mode, key -> new TravelGraph(graph, times(key)));
  }

  private TravelGraph coming(TravelMode mode) {
    EdgeTimes edgeTimes = times(mode);
    return edgeTimes.isSymmetric()
        ? leaving(mode)
        : coming.computeIfAbsent(mode, key -> new TravelGraph(graph, edgeTimes.reversed()));
  }

  double accessKmh() {
    return speeds.accessKmh();
  }

  /** Memory of the graph, its index, and what the modes in use have made of it. */
  public long bytes() {
    return graph.bytes()
        + tree.bytes()
        + leaving.values().stream().mapToLong(TravelGraph::bytes).sum()
        + coming.values().stream().mapToLong(TravelGraph::bytes).sum();
  }
}

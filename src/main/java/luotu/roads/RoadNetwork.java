package luotu.roads;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import luotu.geo.Elevation;
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

  /** For what is known of the ground, for each mode: given back when memory is short. */
  private static final long MOST_GROUND_BYTES = Runtime.getRuntime().maxMemory() / 8;

  private final RoadGraph graph;
  private final Obstacles obstacles;
  private final TravelSpeeds speeds;
  private final EdgeBoxes boxes;

  /** Not to keep it in memory: what it has made saves work as long as it is in use. */
  private final WeakReference<RoadNetwork> patchedFrom;

  /** The networks that this one was patched from, oldest first, and itself. */
  private final List<Version> versions;

  private final Map<TravelMode, EdgeTimes> times = new ConcurrentHashMap<>();
  private final Map<TravelMode, TravelGraph> leaving = new ConcurrentHashMap<>();
  private final Map<TravelMode, TravelGraph> coming = new ConcurrentHashMap<>();
  private final Map<GroundKey, Ground> grounds = new ConcurrentHashMap<>();

  /** Of all networks that stem from the same. */
  private final Map<TravelMode, GroundTiles> tiles;

  /**
   * A state of the network, equal to itself only.
   *
   * @param moved where it differs from the one before; boxes of the tree
   */
  private record Version(Object identity, int[] moved) {}

  /** A network on a graph. */
  public RoadNetwork(RoadGraph graph, Obstacles obstacles, TravelSpeeds speeds) {
    this(
        graph,
        new EdgeBoxes(graph),
        obstacles,
        speeds,
        List.of(),
        new int[0],
        new ConcurrentHashMap<>(),
        null);
  }

  /**
   * @param patchedFrom null for none
   */
  private RoadNetwork(
      RoadGraph graph,
      EdgeBoxes boxes,
      Obstacles obstacles,
      TravelSpeeds speeds,
      List<Version> before,
      int[] moved,
      Map<TravelMode, GroundTiles> tiles,
      RoadNetwork patchedFrom) {
    this.graph = graph;
    this.obstacles = obstacles;
    this.speeds = speeds;
    this.boxes = boxes;
    versions = new ArrayList<>(before);
    versions.add(new Version(new Object(), moved));
    this.tiles = tiles;
    this.patchedFrom = new WeakReference<>(patchedFrom);
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
   * @param elevation the terrain, which is as it was; {@link Elevation#UNKNOWN} when all that is
   *     added has its slopes
   */
  RoadNetwork patched(
      List<Integer> without,
      List<RoadGraph.Piece> added,
      Obstacles remaining,
      List<Envelope> moved,
      Elevation elevation) {
    List<Envelope> extents = new ArrayList<>(moved);
    without.forEach(edge -> extents.add(graph.extent(edge)));
    added.forEach(piece -> extents.add(piece.road().line().getEnvelopeInternal()));
    RoadGraph changed = graph.patched(without, added);
    Set<Integer> hanging = SlopeSurvey.moved(graph, without, changed, elevation);
    if (!hanging.isEmpty()) {
      hanging.forEach(edge -> extents.add(graph.extent(edge)));
      changed = changed.renumbered(hanging);
    }
    SlopeSurvey.lay(changed, graph.edges.count, elevation);
    return new RoadNetwork(
        changed, boxes.of(changed), remaining, speeds, versions, reached(extents), tiles, this);
  }

  /** The boxes within whose bounds a place may join otherwise than before. */
  private int[] reached(List<Envelope> extents) {
    return extents.stream()
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

  /** Those of some ids that are no road of this network. */
  public List<Long> unknownRoads(List<Long> ids) {
    Set<Long> known = new HashSet<>();
    graph
        .edgesOf(ids.stream().mapToLong(Long::longValue).sorted().toArray())
        .forEach(edge -> known.add(graph.roadOf(edge)));
    return ids.stream().filter(id -> !known.contains(id)).toList();
  }

  /** This network while some of it is shut; itself when nothing is. */
  public RoadNetwork closing(Closure closure) {
    if (closure.isEmpty()) {
      return this;
    }
    long[] ids = closure.roads().stream().mapToLong(Long::longValue).sorted().toArray();
    List<Integer> whole = graph.edgesOf(ids);
    if (closure.areas().isEmpty()) {
      return patched(whole, List.of(), obstacles, List.of(), Elevation.UNKNOWN);
    }
    Geometry area = UnaryUnionOp.union(closure.areas());
    RoadCutter cutter = new RoadCutter(graph, boxes);
    cutter.shut(area);
    List<Integer> without = new ArrayList<>(whole);
    without.addAll(cutter.cut());
    List<RoadGraph.Piece> left =
        cutter.left().stream()
            .filter(piece -> Arrays.binarySearch(ids, piece.road().id()) < 0)
            .toList();
    return patched(
        without,
        left,
        obstacles.andShut(area),
        List.of(area.getEnvelopeInternal()),
        Elevation.UNKNOWN);
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
              Joiner joiner = new Joiner(graph, boxes, obstacles, edgeTimes, speeds);
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
    BoxTree near = new BoxTree(moved);
    join(
        IntStream.range(0, old.size()).filter(place -> old.places.meets(place, near)).toArray(),
        joined);
    return joined;
  }

  private Object identity() {
    return versions.get(versions.size() - 1).identity();
  }

  /**
   * Metres to the nearest road that a mode may use, whatever lies between; empty when there is
   * none.
   *
   * @param longitude degrees
   * @param latitude degrees
   */
  public OptionalDouble metresToRoad(TravelMode mode, double longitude, double latitude) {
    return RoadDistance.metres(graph, boxes, times(mode), longitude, latitude);
  }

  /** Where any place on the ground joins the roads that a mode may use. */
  Ground ground(TravelMode mode, GroundPlane plane) {
    return grounds.computeIfAbsent(new GroundKey(mode, plane), this::makeGround);
  }

  /**
   * Draws the ground ahead, where most roads are first, as far as it may stay in memory: what was
   * drawn once need not be when somebody asks. It takes about a minute for a town of a hundred
   * square kilometres, in the thread that calls.
   *
   * @return how many square kilometres are drawn
   */
  public int prepareGround(TravelMode mode) {
    return new GroundPreparation(graph, plane -> ground(mode, plane))
        .run(MOST_GROUND_BYTES / 4 * 3);
  }

  private record GroundKey(TravelMode mode, GroundPlane plane) {}

  private Ground makeGround(GroundKey key) {
    int[] moved = versions.stream().flatMapToInt(each -> Arrays.stream(each.moved())).toArray();
    int[] movedBy =
        IntStream.range(0, versions.size())
            .flatMap(i -> IntStream.range(0, versions.get(i).moved().length / 4).map(box -> i))
            .toArray();
    return new Ground(
        graph,
        boxes,
        obstacles,
        times(key.mode()),
        speeds,
        tiles.computeIfAbsent(key.mode(), mode -> new GroundTiles(MOST_GROUND_BYTES)),
        key.plane(),
        versions.stream().map(Version::identity).toArray(),
        new BoxTree(moved),
        movedBy);
  }

  /** Between which places a way leads on foot. */
  public Connections connectionsOnFoot() {
    return new Connections(graph, times(TravelMode.WALK));
  }

  /** Searches for a mode and direction. */
  public TravelSearch search(TravelMode mode, Direction direction) {
    return new TravelSearch(this, mode, direction);
  }

  /** What a search walks on that goes out from facilities for journeys in a direction. */
  TravelGraph travelGraph(TravelMode mode, Direction direction) {
    EdgeTimes edgeTimes = times(mode);
    boolean isReversed = direction == Direction.TO && !edgeTimes.isSymmetric();
    EdgeTimes directed = isReversed ? edgeTimes.reversed() : edgeTimes;
    return (isReversed ? coming : leaving)
        .computeIfAbsent(
            mode,
            key ->
                before(network -> (isReversed ? network.coming : network.leaving).get(key))
                    .filter(known -> known.times.isSymmetric() == directed.isSymmetric())
                    .map(known -> new TravelGraph(known, graph, directed))
                    .orElseGet(() -> new TravelGraph(graph, directed)));
  }

  private EdgeTimes times(TravelMode mode) {
    return times.computeIfAbsent(
        mode,
        key ->
            before(network -> network.times.get(key))
                .map(known -> known.patched(graph, speeds, key))
                .orElseGet(() -> EdgeTimes.of(graph, speeds, key)));
  }

  /** What the network that this one was patched from has made, if it has and is there still. */
  private <T> Optional<T> before(Function<RoadNetwork, T> made) {
    return Optional.ofNullable(patchedFrom.get()).map(made);
  }

  /** The edges whose extent meets a box in degrees. */
  BoxTree.Hits edgesIn(Envelope box) {
    BoxTree.Hits hits = new BoxTree.Hits();
    boxes.find(
        EdgeTable.units(box.getMinX()),
        EdgeTable.units(box.getMinY()),
        EdgeTable.units(box.getMaxX()),
        EdgeTable.units(box.getMaxY()),
        hits);
    return hits;
  }

  double accessKmh() {
    return speeds.accessKmh();
  }

  /** Memory of the graph, its index, and what the modes in use have made of it. */
  public long bytes() {
    return graph.bytes()
        + boxes.bytes()
        + leaving.values().stream().mapToLong(TravelGraph::bytes).sum()
        + coming.values().stream().mapToLong(TravelGraph::bytes).sum()
        + tiles.values().stream().mapToLong(GroundTiles::bytes).sum();
  }
}

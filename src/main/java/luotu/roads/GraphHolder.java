package luotu.roads;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import luotu.geo.Elevation;
import luotu.model.TravelSpeeds;
import luotu.store.Road;
import luotu.store.RoadReader;
import luotu.store.Snapshot;
import org.locationtech.jts.geom.Geometry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the network of the stored roads. A snapshot in which roads, barriers or waterways have
 * moved gets the last one patched, or after many changes, or when the terrain moved, a new one.
 * Safe for many threads: one of them makes it, the others wait for it.
 */
public final class GraphHolder {
  private static final Logger LOG = LoggerFactory.getLogger(GraphHolder.class);

  /** Beyond this share of its edges, or that many, a graph is made anew rather than patched. */
  private static final double PATCHED_SHARE = 0.05;

  private static final int PATCHED_AT_LEAST = 1_000;

  /** Snapshots taken before a change may still be asked about while later ones are. */
  private static final int KEPT = 2;

  /**
   * @param loadSeconds how long it took to read the one it was patched from
   * @param patches how many edges patches took away or added
   */
  private record Held(long change, RoadNetwork network, double loadSeconds, long patches) {}

  private final TravelSpeeds speeds;
  private final List<Held> held = new CopyOnWriteArrayList<>();

  public GraphHolder(TravelSpeeds speeds) {
    this.speeds = speeds;
  }

  /** The network of the stored state of a snapshot. The first one takes seconds to read. */
  public RoadNetwork network(Snapshot snapshot) {
    RoadReader roads = snapshot.stored().roads();
    long change = roads.lastRoadChange();
    return find(change).orElseGet(() -> make(roads, snapshot.elevation(), change));
  }

  /**
   * A network with what a snapshot supposes; itself when that is no road, barrier or waterway. It
   * is not kept.
   *
   * @param stored the network of the stored state beneath
   */
  public RoadNetwork supposed(RoadNetwork stored, Snapshot snapshot) {
    return snapshot.stored() == snapshot
        ? stored
        : patch(stored, snapshot.roads(), snapshot.elevation(), snapshot.stored().change())
            .network();
  }

  /** What the newest network takes; empty before one was asked for. */
  public Optional<GraphFigures> figures() {
    return held.stream().max(Comparator.comparingLong(Held::change)).map(GraphHolder::figures);
  }

  private static GraphFigures figures(Held latest) {
    RoadGraph graph = latest.network().graph();
    return new GraphFigures(
        graph.edgeCount(), graph.nodeCount(), latest.network().bytes(), latest.loadSeconds());
  }

  private static double secondsSince(long nanoTime) {
    return (System.nanoTime() - nanoTime) / 1e9;
  }

  private Optional<RoadNetwork> find(long change) {
    return held.stream().filter(entry -> entry.change() == change).map(Held::network).findFirst();
  }

  private synchronized RoadNetwork make(RoadReader roads, Elevation elevation, long change) {
    return find(change)
        .orElseGet(
            () -> {
              Held made =
                  held.stream()
                      .filter(entry -> entry.change() < change)
                      .max(Comparator.comparingLong(Held::change))
                      .flatMap(last -> patched(last, roads, elevation, change))
                      .orElseGet(() -> read(roads, elevation, change));
              if (held.size() == KEPT) {
                held.remove(0);
              }
              held.add(made);
              return made.network();
            });
  }

  private Held read(RoadReader roads, Elevation elevation, long change) {
    long start = System.nanoTime();
    RoadGraph.Builder builder = new RoadGraph.Builder();
    roads.forEachRoad(0, builder::add);
    Obstacles obstacles = Obstacles.of(roads::forEachObstacle);
    RoadNetwork network = new RoadNetwork(builder.build(elevation), obstacles, speeds);
    Held made = new Held(change, network, secondsSince(start), 0);
    GraphFigures figures = figures(made);
    LOG.info(
        "Roads of change {} read: {} edges, {} nodes, {} bytes, {} s",
        change,
        figures.edges(),
        figures.nodes(),
        figures.bytes(),
        figures.loadSeconds());
    return made;
  }

  /** Empty when reading anew is the better way, or the only one. */
  private Optional<Held> patched(Held last, RoadReader roads, Elevation elevation, long change) {
    if (roads.haveAllMoved(last.change())) {
      return Optional.empty();
    }
    long start = System.nanoTime();
    long[] gone = former(roads, last.change());
    long patches = last.patches() + gone.length + roads.roadCount(last.change());
    double allowed = PATCHED_SHARE * last.network().graph().edgeCount();
    if (patches > Math.max(PATCHED_AT_LEAST, allowed)) {
      return Optional.empty();
    }
    Patched patched = patch(last.network(), roads, elevation, last.change());
    LOG.info(
        "Roads of change {} patched: {} gone, {} new, {} s",
        change,
        gone.length,
        patched.added(),
        secondsSince(start));
    return Optional.of(new Held(change, patched.network(), last.loadSeconds(), patches));
  }

  /**
   * @param added how many roads are new in it
   */
  private record Patched(RoadNetwork network, int added) {}

  /** A network of some change set with what came and went since. */
  private static Patched patch(
      RoadNetwork last, RoadReader roads, Elevation elevation, long since) {
    long[] gone = former(roads, since);
    List<Road> present = new ArrayList<>();
    roads.forEachRoad(since, present::add);
    List<Geometry> obstacles = new ArrayList<>();
    roads.forEachMovedObstacle(since, obstacles::add);
    if (gone.length == 0 && present.isEmpty() && obstacles.isEmpty()) {
      return new Patched(last, 0);
    }
    RoadNetwork network =
        last.patched(
            last.graph().edgesOf(gone),
            present.stream().map(RoadGraph.Piece::whole).toList(),
            obstacles.isEmpty() ? last.obstacles() : Obstacles.of(roads::forEachObstacle),
            obstacles.stream().map(Geometry::getEnvelopeInternal).toList(),
            elevation);
    return new Patched(network, present.size());
  }

  private static long[] former(RoadReader roads, long since) {
    LongStream.Builder former = LongStream.builder();
    roads.forEachFormerRoad(since, former);
    return former.build().sorted().distinct().toArray();
  }
}

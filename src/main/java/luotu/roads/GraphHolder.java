package luotu.roads;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import luotu.model.TravelSpeeds;
import luotu.store.Road;
import luotu.store.RoadReader;
import luotu.store.Snapshot;
import org.locationtech.jts.geom.Geometry;

/**
 * Keeps the network of the stored roads. A snapshot in which roads, barriers or waterways have
 * moved gets the last one patched, or after many changes a new one. Safe for many threads: one of
 * them makes it, the others wait for it.
 */
public final class GraphHolder {
  /** Beyond this share of its edges, or that many, a graph is made anew rather than patched. */
  private static final double PATCHED_SHARE = 0.05;

  private static final int PATCHED_AT_LEAST = 1_000;

  /** Snapshots taken before a change may still be asked about while later ones are. */
  private static final int KEPT = 3;

  /**
   * @param roads how many it was made of
   * @param patches how many edges patches took away or added
   */
  private record Held(long change, RoadNetwork network, long roads, long patches) {}

  private final TravelSpeeds speeds;
  private final List<Held> held = new CopyOnWriteArrayList<>();

  public GraphHolder(TravelSpeeds speeds) {
    this.speeds = speeds;
  }

  /** The network as of a snapshot. The first one takes seconds to read. */
  public RoadNetwork network(Snapshot snapshot) {
    RoadReader roads = snapshot.roads();
    long change = roads.lastRoadChange();
    return find(change).orElseGet(() -> make(roads, change));
  }

  private Optional<RoadNetwork> find(long change) {
    return held.stream().filter(entry -> entry.change() == change).map(Held::network).findFirst();
  }

  private synchronized RoadNetwork make(RoadReader roads, long change) {
    return find(change)
        .orElseGet(
            () -> {
              Held made =
                  held.stream()
                      .filter(entry -> entry.change() < change)
                      .max(Comparator.comparingLong(Held::change))
                      .flatMap(last -> patched(last, roads, change))
                      .orElseGet(() -> read(roads, change));
              if (held.size() == KEPT) {
                held.remove(0);
              }
              held.add(made);
              return made.network();
            });
  }

  private Held read(RoadReader roads, long change) {
    RoadGraph.Builder builder = new RoadGraph.Builder();
    long[] count = new long[1];
    roads.forEachRoad(
        0,
        road -> {
          builder.add(road);
          count[0]++;
        });
    Obstacles obstacles = Obstacles.of(roads::forEachObstacle);
    return new Held(change, new RoadNetwork(builder.build(), obstacles, speeds), count[0], 0);
  }

  /** Empty when reading anew is the better way, or when the changes do not add up. */
  private Optional<Held> patched(Held last, RoadReader roads, long change) {
    LongStream.Builder former = LongStream.builder();
    roads.forEachFormerRoad(last.change(), former);
    long[] gone = former.build().sorted().distinct().toArray();
    long allowed =
        Math.max(PATCHED_AT_LEAST, (long) (PATCHED_SHARE * last.network().graph().edgeCount()));
    List<Road> present = new ArrayList<>();
    if (last.patches() + gone.length > allowed
        || roads.roadCount() - last.roads() + gone.length > allowed) {
      return Optional.empty();
    }
    roads.forEachRoad(last.change(), present::add);
    long count = last.roads() - gone.length + present.size();
    // History that somebody cleared tells of nothing.
    if (count != roads.roadCount()) {
      return Optional.empty();
    }
    List<Geometry> obstacles = new ArrayList<>();
    roads.forEachMovedObstacle(last.change(), obstacles::add);
    RoadNetwork network =
        last.network()
            .patched(
                last.network().graph().edgesOf(gone),
                present.stream().map(road -> new RoadGraph.Piece(road, false, false)).toList(),
                obstacles.isEmpty()
                    ? last.network().obstacles()
                    : Obstacles.of(roads::forEachObstacle),
                obstacles.stream().map(Geometry::getEnvelopeInternal).toList());
    return Optional.of(
        new Held(change, network, count, last.patches() + gone.length + present.size()));
  }
}

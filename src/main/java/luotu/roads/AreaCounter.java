package luotu.roads;

import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import luotu.geo.LocalScale;
import luotu.geo.region.Square;
import luotu.geo.region.SquareField;

/**
 * Counts how much of the ground each facility reaches first, in ever smaller squares. For one
 * thread.
 */
final class AreaCounter {
  /** Places of the lattice along the side of the smallest squares that are looked into. */
  private static final int LATTICE = 4;

  private static final long HASH_FACTOR = 0x9E3779B97F4A7C15L;

  private final RoadGraph graph;
  private final GroundPlane plane;
  private final Ground ground;
  private final Reach reach;
  private final long[] ids;
  private final double latticeMetres;
  private final ReachLabels labels;
  private final ReachedField places;
  private final double[] squareMetres;
  private final int[] touched;
  private int touchedCount;
  private final BoxTree.Hits hits = new BoxTree.Hits();

  /**
   * @param ids of the facilities, by index
   * @param latticeMetres between the places that are looked at one by one
   */
  AreaCounter(Ground ground, Reach reach, long[] ids, int limitMillis, double latticeMetres) {
    this.ground = ground;
    this.reach = reach;
    this.ids = ids;
    this.latticeMetres = latticeMetres;
    graph = ground.graph();
    plane = ground.plane();
    labels = new ReachLabels(graph, reach, new int[] {limitMillis}, true);
    places =
        new ReachedField(ground.field(), graph, plane, labels, ground.millisPerMetre(), List.of());
    squareMetres = new double[ids.length];
    touched = new int[ids.length];
  }

  /**
   * A number that stands for what the search says of all roads that places of a square may join, by
   * the ids of the facilities: on the same ground the areas in it are the same when this is.
   */
  long reached(Square square) {
    ground.edgesAbout(square, hits);
    long hash = 1;
    for (int i = 0; i < hits.count; i++) {
      int edge = hits.items[i];
      hash = mixed(hash, edge);
      hash = mixed(hash, label(reach.sweep().label(graph.edges.from[edge])));
      hash = mixed(hash, label(reach.sweep().label(graph.edges.to[edge])));
      if (reach.sources().isOn(edge)) {
        long[] on = {hash};
        reach
            .sources()
            .forEachOn(
                edge,
                facility -> {
                  on[0] = mixed(on[0], label(reach.sources().departure(facility)));
                  on[0] =
                      mixed(
                          on[0],
                          Float.floatToIntBits(reach.sources().facilities().fractions[facility]));
                });
        hash = on[0];
      }
    }
    return hash;
  }

  private long label(long label) {
    return label == Sweep.UNREACHED ? label : mixed(Sweep.millis(label), ids[Sweep.source(label)]);
  }

  private static long mixed(long hash, long value) {
    long mixed = (hash ^ value) * HASH_FACTOR;
    return mixed ^ mixed >>> 29;
  }

  /** Adds a square of the plane that lies in no other. */
  void add(double west, double south, double side) {
    int label = places.enter(west, south, side);
    if (label >= 0) {
      add(label, west, south, side);
    } else if (label == SquareField.MIXED && side > LATTICE * latticeMetres) {
      double half = side / 2;
      add(west, south, half);
      add(west + half, south, half);
      add(west, south + half, half);
      add(west + half, south + half, half);
    } else if (label == SquareField.MIXED) {
      double mesh = side / LATTICE;
      for (int i = 0; i < LATTICE * LATTICE; i++) {
        double x = west + i % LATTICE * mesh;
        double y = south + i / LATTICE * mesh;
        int there = places.label(x + mesh / 2, y + mesh / 2);
        if (there >= 0) {
          add(there, x, y, mesh);
        }
      }
    }
    places.leave();
  }

  private void add(int label, double west, double south, double side) {
    int facility = labels.facility(label);
    if (squareMetres[facility] == 0) {
      touched[touchedCount++] = facility;
    }
    double eastDegrees = plane.longitude(west + side) - plane.longitude(west);
    double northDegrees = plane.latitude(south + side) - plane.latitude(south);
    LocalScale scale = LocalScale.at(plane.latitude(south + side / 2));
    squareMetres[facility] +=
        eastDegrees * scale.metresPerDegreeEast() * northDegrees * scale.metresPerDegreeNorth();
  }

  /** What was counted since the last time, in square metres by the ids of facilities. */
  TreeMap<Long, Double> take() {
    TreeMap<Long, Double> taken = new TreeMap<>();
    for (int facility : Arrays.copyOf(touched, touchedCount)) {
      taken.put(ids[facility], squareMetres[facility]);
      squareMetres[facility] = 0;
    }
    touchedCount = 0;
    return taken;
  }
}

package luotu.roads;

import java.util.Arrays;
import org.locationtech.jts.geom.Envelope;

/**
 * Finds out what the places of a square may join. A piece of road that all of a square surely comes
 * to, because no obstacle is anywhere between, bounds how far any of its places walks; farther
 * pieces are left out. Not for several threads.
 */
final class GroundMaker {
  /** A square with more pieces than this keeps the nearest of them, if it is small. */
  private static final int MOST_PIECES = 24;

  private static final double SMALL_METRES = 64;

  /** So many of the nearest pieces are looked at for one that is surely come to. */
  private static final int MOST_TRIES = 24;

  /** More than what rounding to units of 1e-7 degrees and of floating point may do. */
  private static final double SLACK_METRES = 0.03;

  private final RoadGraph graph;
  private final EdgeBoxes boxes;
  private final Obstacles obstacles;
  private final OfferedEdges offered;
  private final GroundPlane plane;
  private final double accessMetres;

  private final SquareBounds bounds = new SquareBounds();
  private long[] order = new long[256];

  GroundMaker(
      RoadGraph graph,
      EdgeBoxes boxes,
      Obstacles obstacles,
      OfferedEdges offered,
      GroundPlane plane,
      double accessMetres) {
    this.graph = graph;
    this.boxes = boxes;
    this.obstacles = obstacles;
    this.offered = offered;
    this.plane = plane;
    this.accessMetres = accessMetres;
  }

  /** A square that no other holds. */
  GroundSquare outermost(double west, double south, double side) {
    bounds.set(plane, west, south, side);
    Envelope box =
        new Envelope(
            plane.longitude(west),
            plane.longitude(west + side),
            plane.latitude(south),
            plane.latitude(south + side));
    double metres = accessMetres * (1 + bounds.relative()) + 1;
    int[] around = bounds.unitsAround(metres);
    GatheredInts pieces = new GatheredInts();
    BoxTree.Hits hits = new BoxTree.Hits();
    boxes.find(around[0], around[1], around[2], around[3], hits);
    for (int i = 0; i < hits.count; i++) {
      int edge = hits.items[i];
      if (offered.has(edge)) {
        int last = graph.edges.firstVertex[edge + 1] - 1;
        for (int vertex = graph.edges.firstVertex[edge]; vertex < last; vertex++) {
          pieces.add(edge, vertex);
        }
      }
    }
    int[] all = pieces.values();
    GatheredInts near = new GatheredInts();
    obstacles.forEachIn(around[0], around[1], around[2], around[3], near::add);
    GroundSquare everything =
        new GroundSquare(
            west,
            south,
            side,
            accessMetres,
            false,
            obstacles.mayHold(box),
            all,
            new float[all.length / 2],
            fractions(all),
            near.values(),
            null,
            null);
    return quarter(everything, west, south, side);
  }

  /** How far along their edges pieces, in their order, begin and end. */
  private float[] fractions(int[] pieces) {
    float[] fractions = new float[pieces.length];
    double[] along = new double[0];
    int known = JoinedPlaces.NOWHERE;
    for (int i = 0; i < pieces.length; i += 2) {
      int edge = pieces[i];
      int first = graph.edges.firstVertex[edge];
      if (edge != known) {
        along = graph.along(edge);
        known = edge;
      }
      double whole = along[along.length - 1];
      int at = pieces[i + 1] - first;
      fractions[i] = whole == 0 ? 0 : (float) (along[at] / whole);
      fractions[i + 1] = whole == 0 ? 0 : (float) (along[at + 1] / whole);
    }
    return fractions;
  }

  /**
   * A square inside another.
   *
   * @param source one that says all about its places
   */
  GroundSquare quarter(GroundSquare source, double west, double south, double side) {
    bounds.set(plane, west, south, side);
    int count = sort(source);
    Envelope box = bounds.degrees();
    boolean mayBeShut = source.mayBeShut && obstacles.mayHold(box);
    double sure = mayBeShut ? Double.POSITIVE_INFINITY : sureMetres(source, count);
    double reach = Math.min(sure, source.reachMetres);
    long[] listed = order;
    int size = 0;
    for (int i = 0; i < count; i++) {
      // Sorted by the distance from the middle.
      if (metres(order[i]) - bounds.halfDiagonal() > reach) {
        break;
      }
      int piece = (int) order[i];
      bounds.measure(graph, source.pieces[2 * piece + 1]);
      if (bounds.leastMetres() <= reach) {
        listed[size++] = key(bounds.leastMetres(), piece);
      }
    }
    Arrays.sort(listed, 0, size);
    GroundSquare wider = null;
    if (size > MOST_PIECES && side <= SMALL_METRES) {
      float cut = Math.nextDown(metres(listed[MOST_PIECES]));
      int kept = MOST_PIECES;
      while (kept > 0 && metres(listed[kept - 1]) > cut) {
        kept--;
      }
      if (kept > 0) {
        wider = source;
        size = kept;
        reach = cut;
      }
    }
    boolean isGrouped = wider == null && size > MOST_PIECES;
    if (isGrouped) {
      group(source, listed, size);
    }
    int[] pieces = new int[2 * size];
    float[] least = new float[size];
    float[] fractions = new float[2 * size];
    for (int i = 0; i < size; i++) {
      int piece = (int) listed[i];
      pieces[2 * i] = source.pieces[2 * piece];
      pieces[2 * i + 1] = source.pieces[2 * piece + 1];
      fractions[2 * i] = source.fractions[2 * piece];
      fractions[2 * i + 1] = source.fractions[2 * piece + 1];
      least[i] = metres(listed[i]);
    }
    return new GroundSquare(
        west,
        south,
        side,
        reach,
        source.isSure || sure <= accessMetres,
        mayBeShut,
        pieces,
        least,
        fractions,
        within(source.obstacles, reach),
        isGrouped ? new PieceGroups(graph, pieces, least) : null,
        wider);
  }

  /** Sorts pieces by their edges, which are numbered such that neighbours follow each other. */
  private void group(GroundSquare source, long[] listed, int size) {
    long[] byVertex = new long[size];
    for (int i = 0; i < size; i++) {
      byVertex[i] = (long) source.pieces[2 * (int) listed[i] + 1] << 32 | i;
    }
    Arrays.sort(byVertex);
    long[] sorted = new long[size];
    for (int i = 0; i < size; i++) {
      sorted[i] = listed[(int) byVertex[i]];
    }
    System.arraycopy(sorted, 0, listed, 0, size);
  }

  /** A number that sorts by distance. */
  private static long key(float metres, int piece) {
    return (long) Float.floatToIntBits(metres) << 32 | piece;
  }

  private static float metres(long key) {
    return Float.intBitsToFloat((int) (key >>> 32));
  }

  /** The pieces by their distance from the middle, rounded down; returns how many there are. */
  private int sort(GroundSquare source) {
    int count = source.leastMetres.length;
    if (order.length < count) {
      order = new long[2 * count];
    }
    int kept = 0;
    double nearest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < count; i++) {
      float metres = bounds.fromMiddle(graph, source.pieces[2 * i + 1]);
      if (metres - bounds.halfDiagonal() <= source.reachMetres) {
        order[kept++] = key(metres, i);
        nearest = Math.min(nearest, metres);
      }
    }
    if (source.obstacles.length == 0 && !source.mayBeShut) {
      // Nothing is in the way of the nearest: those farther by a diagonal are never joined.
      double far =
          (nearest + 2 * bounds.halfDiagonal()) * (1 + 3 * bounds.relative()) + 4 * SLACK_METRES;
      int near = 0;
      for (int i = 0; i < kept; i++) {
        if (metres(order[i]) <= far) {
          order[near++] = order[i];
        }
      }
      kept = near;
    }
    Arrays.sort(order, 0, kept);
    return kept;
  }

  /** How far any place walks at most; infinite when there may be one that cannot. */
  private double sureMetres(GroundSquare source, int count) {
    double sure = Double.POSITIVE_INFINITY;
    int tries = 0;
    for (int i = 0; i < count && tries < MOST_TRIES; i++) {
      if (metres(order[i]) - bounds.halfDiagonal() > sure) {
        break;
      }
      bounds.measure(graph, source.pieces[2 * (int) order[i] + 1]);
      double most = bounds.mostMetres();
      if (most < sure && most <= accessMetres) {
        tries++;
        if (bounds.isVisible(source.obstacles)) {
          sure = most;
        }
      }
    }
    return sure;
  }

  /** The obstacles within reach, the nearest first: they are most often in the way. */
  private int[] within(int[] all, double reach) {
    int count = all.length / 4;
    if (count == 0) {
      return all;
    }
    if (order.length < count) {
      order = new long[2 * count];
    }
    int size = 0;
    for (int i = 0; i < count; i++) {
      double metres = bounds.metresToBox(all, i);
      if (metres <= reach) {
        order[size++] = key((float) metres, i);
      }
    }
    Arrays.sort(order, 0, size);
    int[] near = new int[4 * size];
    for (int i = 0; i < size; i++) {
      System.arraycopy(all, 4 * (int) order[i], near, 4 * i, 4);
    }
    return near;
  }
}

package luotu.roads;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/**
 * The parts of roads that a merged search reached, cut exactly where a time limit ends: along an
 * edge the time grows from both of its ends and from the facilities that stand on it, each as far
 * as the edge may be passed in that direction. Safe for many threads.
 */
public final class ReachedRoads {
  private final RoadNetwork network;
  private final Reach reach;
  private final int[] limitsMillis;
  private final boolean byFacility;

  /** Takes the pieces of roads that were reached. */
  @FunctionalInterface
  public interface PieceConsumer {
    /**
     * @param road its id
     * @param limit the first of the limits within which all of the piece is reached
     * @param facility the one nearest to all of the piece, or {@link Reach#UNREACHED} when pieces
     *     are not told apart by facility
     * @param line its corners in degrees
     */
    void accept(long road, int limit, int facility, List<Coordinate> line);
  }

  /**
   * @param limitsMillis rising, the last of them at most the limit of the search
   * @param byFacility whether to cut where another facility becomes the nearest
   */
  public ReachedRoads(RoadNetwork network, Reach reach, int[] limitsMillis, boolean byFacility) {
    this.network = network;
    this.reach = reach;
    this.limitsMillis = limitsMillis.clone();
    this.byFacility = byFacility;
  }

  /**
   * Hands over the pieces on all edges that meet a box.
   *
   * @param box in degrees
   * @param classes which classes of roads to take; empty text for roads without class
   */
  public void forEachPiece(Envelope box, Predicate<String> classes, PieceConsumer consumer) {
    RoadGraph graph = network.graph();
    boolean[] taken = new boolean[graph.edges.classes.size()];
    for (int i = 0; i < taken.length; i++) {
      taken[i] = classes.test(graph.edges.classes.get(i));
    }
    BoxTree.Hits hits = network.edgesIn(box);
    for (int i = 0; i < hits.count; i++) {
      int edge = hits.items[i];
      if (taken[graph.edges.roadClass[edge]]) {
        new EdgePieces(edge, consumer).cut();
      }
    }
  }

  /**
   * The fastest of several ways onto an edge that lead the same way along it.
   *
   * @param millis at the start of the edge, were it longer to that side
   */
  private record Way(double millis, int facility) {
    static final Way NONE = new Way(Double.POSITIVE_INFINITY, Reach.UNREACHED);

    static Way of(long label, double more) {
      return label == Sweep.UNREACHED
          ? NONE
          : new Way(Sweep.millis(label) + more, Sweep.source(label));
    }

    Way best(Way other) {
      return other.millis < millis || other.millis == millis && other.facility < facility
          ? other
          : this;
    }
  }

  /** Cuts one edge. */
  private final class EdgePieces {
    private final int edge;
    private final PieceConsumer consumer;
    private final Sources sources = reach.sources();
    private final int forward;
    private final int backward;

    // The piece that the next one may continue.
    private double begin;
    private double end;
    private int limit;
    private int facility;

    EdgePieces(int edge, PieceConsumer consumer) {
      this.edge = edge;
      this.consumer = consumer;
      forward = sources.times().forward()[edge];
      backward = sources.times().backward()[edge];
    }

    void cut() {
      EdgeTable edges = network.graph().edges;
      Integer[] standing = standing();
      double[] stops = new double[standing.length + 2];
      stops[stops.length - 1] = 1;
      // Backward along the edge: from its end, and from each facility to the places before it.
      Way[] coming = new Way[standing.length + 1];
      Way way =
          backward == EdgeTimes.IMPASSABLE
              ? Way.NONE
              : Way.of(reach.sweep().label(edges.to[edge]), backward);
      for (int i = standing.length; i >= 0; i--) {
        coming[i] = way;
        if (i > 0) {
          stops[i] = fraction(standing[i - 1]);
          way = way.best(leaving(standing[i - 1], backward, 1));
        }
      }
      way =
          forward == EdgeTimes.IMPASSABLE
              ? Way.NONE
              : Way.of(reach.sweep().label(edges.from[edge]), 0);
      for (int i = 0; i <= standing.length; i++) {
        if (i > 0) {
          way = way.best(leaving(standing[i - 1], forward, -1));
        }
        between(stops[i], stops[i + 1], way, coming[i]);
      }
      flush();
    }

    /** The facilities on the edge, in their order along it. */
    private Integer[] standing() {
      PlacesByEdge byEdge = sources.facilities().byEdge();
      if (byEdge.isEmpty(edge)) {
        return new Integer[0];
      }
      Integer[] standing = new Integer[byEdge.first(edge + 1) - byEdge.first(edge)];
      for (int i = 0; i < standing.length; i++) {
        standing[i] = byEdge.place(byEdge.first(edge) + i);
      }
      Arrays.sort(standing, Comparator.comparingDouble(this::fraction));
      return standing;
    }

    private double fraction(int place) {
      return sources.facilities().fractions[place];
    }

    private Way leaving(int place, int whole, int sign) {
      return whole == EdgeTimes.IMPASSABLE
          ? Way.NONE
          : Way.of(sources.departure(place), sign * whole * fraction(place));
    }

    /** One way grows along the edge, the other falls; where they meet the second takes over. */
    private void between(double from, double to, Way going, Way coming) {
      double meet =
          coming == Way.NONE
              ? to
              : going == Way.NONE
                  ? from
                  : (coming.millis() - going.millis()) / ((double) forward + backward);
      meet = Math.max(from, Math.min(to, meet));
      double start = from;
      for (int i = 0; i < limitsMillis.length && going != Way.NONE; i++) {
        double stop = Math.min(meet, (limitsMillis[i] - going.millis()) / forward);
        start = add(start, stop, i, going.facility());
      }
      start = meet;
      for (int i = limitsMillis.length - 1; i >= 0 && coming != Way.NONE; i--) {
        // Within this limit, and not within the one before it.
        start = Math.max(start, (coming.millis() - limitsMillis[i]) / backward);
        double stop = i == 0 ? to : (coming.millis() - limitsMillis[i - 1]) / backward;
        start = add(start, Math.min(to, stop), i, coming.facility());
      }
    }

    /** Returns where the next piece begins. */
    private double add(double from, double to, int within, int nearest) {
      if (to <= from) {
        return from;
      }
      int told = byFacility ? nearest : Reach.UNREACHED;
      if (begin < end && end == from && limit == within && facility == told) {
        end = to;
      } else {
        flush();
        begin = from;
        end = to;
        limit = within;
        facility = told;
      }
      return to;
    }

    private void flush() {
      if (begin < end) {
        consumer.accept(
            network.graph().roadOf(edge), limit, facility, network.graph().cut(edge, begin, end));
      }
    }
  }
}

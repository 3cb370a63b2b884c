package luotu.roads;

import java.util.Arrays;

/**
 * What a search reached in its time: labels of nodes, and from them the times of places along the
 * edges between. Times are milliseconds and hold everything: turnout, the walks at both ends, and
 * the journey. The reach of one facility is only valid while its consumer runs.
 */
public final class Reach {
  /** Not reached in time. */
  public static final int UNREACHED = -1;

  /** Takes the places that were reached. */
  @FunctionalInterface
  public interface PlaceConsumer {
    void accept(int place, int millis, int facility);
  }

  /** To go through all places in their order costs so much less for each than to look for them. */
  private static final int ALL_AT_ONCE = 4;

  private final RoadGraph graph;
  private final Sweep sweep;
  private final Sources sources;
  private final int limitMillis;

  Reach(RoadGraph graph, Sweep sweep, Sources sources, int limitMillis) {
    this.graph = graph;
    this.sweep = sweep;
    this.sources = sources;
    this.limitMillis = limitMillis;
  }

  /** Milliseconds between a place and its nearest facility, or UNREACHED. */
  public int millis(JoinedPlaces places, int place) {
    long label = label(places, place);
    return label == Sweep.UNREACHED ? UNREACHED : Sweep.millis(label);
  }

  /** Index of the facility nearest in time, of several that tie the lowest, or UNREACHED. */
  public int facility(JoinedPlaces places, int place) {
    long label = label(places, place);
    return label == Sweep.UNREACHED ? UNREACHED : Sweep.source(label);
  }

  /** Milliseconds to the node where an edge begins, or UNREACHED. */
  public int millisAtStart(int edge) {
    return millisAtNode(graph.edges.from[edge]);
  }

  /** Milliseconds to the node where an edge ends, or UNREACHED. */
  public int millisAtEnd(int edge) {
    return millisAtNode(graph.edges.to[edge]);
  }

  private int millisAtNode(int node) {
    long label = sweep.label(node);
    return label == Sweep.UNREACHED ? UNREACHED : Sweep.millis(label);
  }

  /** How many nodes were reached. */
  public int nodeCount() {
    return sweep.reachedCount();
  }

  private long label(JoinedPlaces places, int place) {
    return withAccess(arrival(places, place), places.accessMillis[place]);
  }

  /** The label of a place so far along an edge and after such a walk to it, or UNREACHED. */
  long label(int edge, float fraction, int accessMillis) {
    return withAccess(arrival(edge, fraction), accessMillis);
  }

  private long withAccess(long arrival, int accessMillis) {
    long whole = later(arrival, accessMillis);
    return Sweep.millis(whole) > limitMillis ? Sweep.UNREACHED : whole;
  }

  /** The label with which one comes to where a place joins its edge. */
  long arrival(JoinedPlaces places, int place) {
    int edge = places.edges[place];
    return edge == JoinedPlaces.NOWHERE ? Sweep.UNREACHED : arrival(edge, places.fractions[place]);
  }

  private long arrival(int edge, double fraction) {
    EdgeTimes times = sources.times();
    long byStart =
        later(sweep.label(graph.edges.from[edge]), Sources.part(times.forward()[edge], fraction));
    long byEnd =
        later(sweep.label(graph.edges.to[edge]), Sources.rest(times.backward()[edge], fraction));
    return Math.min(Math.min(byStart, byEnd), sources.direct(edge, fraction));
  }

  static long later(long label, int millis) {
    return label == Sweep.UNREACHED || millis == EdgeTimes.IMPASSABLE
        ? Sweep.UNREACHED
        : label + Sweep.label(millis, 0);
  }

  /**
   * Hands over every place reached, each once, in no particular order: the cost is that of what was
   * reached, or of all places where that is less.
   */
  public void forEachPlace(JoinedPlaces joined, PlaceConsumer consumer) {
    PlacesByEdge places = joined.byEdge();
    if (sweep.reachedCount() > places.edgeCount() / ALL_AT_ONCE) {
      places.forEachEdge(edge -> take(edge, places, consumer));
      return;
    }
    TravelGraph travel = sweep.graph();
    sources.forEachEdge(edge -> take(edge, places, consumer));
    for (int i = 0; i < sweep.reachedCount(); i++) {
      int node = sweep.reached(i);
      for (int arc = travel.firstArc[node]; arc < travel.firstArc[node + 1]; arc++) {
        int edge = travel.arcEdges[arc];
        if (!places.isEmpty(edge) && !sources.isOn(edge) && isFirstWay(edge, node, arc)) {
          take(edge, places, consumer);
        }
      }
    }
  }

  /** Of the two ways onto an edge that is reached from both ends, one. */
  private boolean isFirstWay(int edge, int node, int arc) {
    TravelGraph travel = sweep.graph();
    int from = graph.edges.from[edge];
    int to = graph.edges.to[edge];
    if (from == to) {
      // Both arcs of a loop leave the same node.
      return arc == travel.firstArc[node] || !isEarlierArc(edge, node, arc);
    }
    return node == from || sweep.label(from) == Sweep.UNREACHED;
  }

  private boolean isEarlierArc(int edge, int node, int arc) {
    for (int other = sweep.graph().firstArc[node]; other < arc; other++) {
      if (sweep.graph().arcEdges[other] == edge) {
        return true;
      }
    }
    return false;
  }

  private void take(int edge, PlacesByEdge places, PlaceConsumer consumer) {
    for (int i = places.first(edge); i < places.first(edge + 1); i++) {
      long label = withAccess(arrival(edge, places.fraction(i)), places.accessMillis(i));
      if (label != Sweep.UNREACHED) {
        consumer.accept(places.place(i), Sweep.millis(label), Sweep.source(label));
      }
    }
  }

  /** Takes an edge that was reached. */
  @FunctionalInterface
  interface EdgeConsumer {
    /**
     * @param millis no place on the edge is reached sooner
     */
    void accept(int edge, int millis);
  }

  /** Hands over every edge that was reached at an end or where a facility stands, once or twice. */
  void forEachEdge(EdgeConsumer consumer) {
    for (int facility : sources.inOrder()) {
      consumer.accept(
          sources.facilities().edges[facility], Sweep.millis(sources.departure(facility)));
    }
    TravelGraph travel = sweep.graph();
    for (int i = 0; i < sweep.reachedCount(); i++) {
      int node = sweep.reached(i);
      for (int arc = travel.firstArc[node]; arc < travel.firstArc[node + 1]; arc++) {
        consumer.accept(travel.arcEdges[arc], Sweep.millis(sweep.label(node)));
      }
    }
  }

  /**
   * The same of some edges, removed ones among them, each as often as it was reached.
   *
   * @param edges in rising order
   */
  void forEachEdge(BoxTree.Hits edges, EdgeConsumer consumer) {
    for (int facility : sources.inOrder()) {
      int edge = sources.facilities().edges[facility];
      if (Arrays.binarySearch(edges.items, 0, edges.count, edge) >= 0) {
        consumer.accept(edge, Sweep.millis(sources.departure(facility)));
      }
    }
    EdgeTimes times = sources.times();
    for (int i = 0; i < edges.count; i++) {
      int edge = edges.items[i];
      accept(edge, millisAtStart(edge), times.forward()[edge], consumer);
      accept(edge, millisAtEnd(edge), times.backward()[edge], consumer);
    }
  }

  /** From an end of an edge, if the edge can be passed from there. */
  private static void accept(int edge, int millis, int passage, EdgeConsumer consumer) {
    if (millis != UNREACHED && passage != EdgeTimes.IMPASSABLE) {
      consumer.accept(edge, millis);
    }
  }

  int limitMillis() {
    return limitMillis;
  }

  Sweep sweep() {
    return sweep;
  }

  Sources sources() {
    return sources;
  }
}

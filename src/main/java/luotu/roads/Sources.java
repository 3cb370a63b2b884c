package luotu.roads;

import java.util.function.IntConsumer;

/**
 * Facilities as the sources of a search: each stands on an edge and leaves by both of its ends.
 *
 * @param facilities where they join
 * @param turnoutMillis of each, until it leaves
 * @param times milliseconds in the direction of the search
 * @param only the one facility concerned, or {@link #ALL}
 */
record Sources(JoinedPlaces facilities, int[] turnoutMillis, EdgeTimes times, int only) {
  static final int ALL = -1;

  /**
   * Milliseconds from the start of an edge to a fraction of it. Who stands at an end is at its node
   * whichever way the edge leads.
   */
  static int part(int millis, double fraction) {
    return millis != EdgeTimes.IMPASSABLE
        ? (int) Math.rint(millis * fraction)
        : fraction == 0 ? 0 : millis;
  }

  /** Milliseconds from that fraction to the end: with the part, the whole. */
  static int rest(int millis, double fraction) {
    return millis != EdgeTimes.IMPASSABLE
        ? millis - part(millis, fraction)
        : fraction == 1 ? 0 : millis;
  }

  /** The facilities that have joined; neighbours follow each other. */
  int[] inOrder() {
    return only == ALL
        ? facilities.byEdge().places()
        : facilities.isJoined(only) ? new int[] {only} : new int[0];
  }

  /** Lets a facility set out by both ends of its edge. */
  void seed(Sweep sweep, RoadGraph graph, int facility) {
    int edge = facilities.edges[facility];
    seed(sweep, graph.edges.to[edge], facility, millisToEnd(facility));
    seed(sweep, graph.edges.from[edge], facility, millisToStart(facility));
  }

  private void seed(Sweep sweep, int node, int facility, int millis) {
    if (millis != EdgeTimes.IMPASSABLE) {
      sweep.seed(node, departure(facility) + Sweep.label(millis, 0));
    }
  }

  int millisToEnd(int facility) {
    int edge = facilities.edges[facility];
    return rest(times.forward()[edge], facilities.fractions[facility]);
  }

  int millisToStart(int facility) {
    int edge = facilities.edges[facility];
    return part(times.backward()[edge], facilities.fractions[facility]);
  }

  /** The label with which a facility comes onto its edge. */
  long departure(int facility) {
    return Sweep.label(turnoutMillis[facility] + facilities.accessMillis[facility], facility);
  }

  boolean isOn(int edge) {
    return only == ALL ? !facilities.byEdge().isEmpty(edge) : facilities.edges[only] == edge;
  }

  /** Hands over the facilities on an edge that has some. */
  void forEachOn(int edge, IntConsumer consumer) {
    if (only != ALL) {
      consumer.accept(only);
      return;
    }
    PlacesByEdge byEdge = facilities.byEdge();
    for (int i = byEdge.first(edge); i < byEdge.first(edge + 1); i++) {
      consumer.accept(byEdge.place(i));
    }
  }

  /** Hands over every edge that a facility stands on, once. */
  void forEachEdge(IntConsumer consumer) {
    int last = JoinedPlaces.NOWHERE;
    for (int facility : inOrder()) {
      if (facilities.edges[facility] != last) {
        last = facilities.edges[facility];
        consumer.accept(last);
      }
    }
  }

  /** The best label at a fraction of an edge by way of that edge alone, or UNREACHED. */
  long direct(int edge, double fraction) {
    if (!isOn(edge)) {
      return Sweep.UNREACHED;
    }
    if (only != ALL) {
      return along(only, fraction);
    }
    PlacesByEdge byEdge = facilities.byEdge();
    long best = Sweep.UNREACHED;
    for (int i = byEdge.first(edge); i < byEdge.first(edge + 1); i++) {
      best = Math.min(best, along(byEdge.place(i), fraction));
    }
    return best;
  }

  /** From a facility to another fraction of its own edge, without leaving it. */
  private long along(int facility, double fraction) {
    int edge = facilities.edges[facility];
    double start = facilities.fractions[facility];
    if (fraction == start) {
      return departure(facility);
    }
    int whole = fraction > start ? times.forward()[edge] : times.backward()[edge];
    return whole == EdgeTimes.IMPASSABLE
        ? Sweep.UNREACHED
        : departure(facility)
            + Sweep.label(Math.abs(part(whole, fraction) - part(whole, start)), 0);
  }
}

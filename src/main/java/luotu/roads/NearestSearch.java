package luotu.roads;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import luotu.roads.TravelSearch.FacilitySet;

/**
 * A search from one place that widens until it has found the nearest few facilities of every set.
 * It looks only at facilities on the edges it comes by, so that its cost is that of what it
 * reached.
 */
final class NearestSearch {
  /** The width of the first search, and by how much the next is wider. */
  private static final int FIRST_WIDTH_MILLIS = 10_000;

  private static final double WIDENING = 1.1;

  private static final int FEW = 200;

  private final Sweep sweep;
  private final Reach reach;
  private final int count;
  private final List<Candidates> all;

  /**
   * @param reach of a search that has been seeded and not run
   * @param count how many of each set are wanted
   */
  NearestSearch(Reach reach, List<FacilitySet> sets, int count) {
    this.reach = reach;
    this.count = count;
    sweep = reach.sweep();
    all = sets.stream().map(Candidates::new).toList();
  }

  /** Searches as far as the limit of the reach if need be. */
  void run() {
    List<Candidates> open = new ArrayList<>(all);
    List<Candidates> looking = new ArrayList<>(all);
    looking.removeIf(Candidates::areFew);
    reach.sources().forEachEdge(edge -> look(edge, looking));
    int looked = 0;
    int width = 0;
    do {
      boolean isExhausted = width > 0 && sweep.settledCount() == sweep.reachedCount();
      double wider =
          isExhausted ? reach.limitMillis() : Math.max(FIRST_WIDTH_MILLIS, WIDENING * width);
      width = (int) Math.min(reach.limitMillis(), wider);
      sweep.run(width);
      int settled = sweep.settledCount();
      for (; looked < settled && !looking.isEmpty(); looked++) {
        look(sweep.reached(looked), sweep.graph(), looking);
      }
      int within = width;
      open.removeIf(candidates -> candidates.areEnough(within));
      looking.retainAll(open);
    } while (!open.isEmpty() && width < reach.limitMillis());
  }

  private static void look(int node, TravelGraph travel, List<Candidates> looking) {
    for (int arc = travel.firstArc[node]; arc < travel.firstArc[node + 1]; arc++) {
      look(travel.arcEdges[arc], looking);
    }
  }

  private static void look(int edge, List<Candidates> looking) {
    for (int i = 0; i < looking.size(); i++) {
      looking.get(i).look(edge);
    }
  }

  /** The facilities found of a set, nearest first; of those that tie, the lowest index. */
  List<Integer> found(int set) {
    return all.get(set).found;
  }

  /** The facilities of a set that the search has come by. */
  private final class Candidates {
    private final FacilitySet set;
    private final PlacesByEdge byEdge;
    private final List<Integer> found = new ArrayList<>();

    /** Milliseconds and facility; one that is met from both ends of its edge is here twice. */
    private final PriorityQueue<Long> waiting = new PriorityQueue<>();

    Candidates(FacilitySet set) {
      this.set = set;
      byEdge = set.facilities().byEdge();
    }

    /** Whether it is less work to ask for each of them now and then than to look out for them. */
    boolean areFew() {
      return byEdge.places().length <= FEW;
    }

    /** Takes in the facilities on an edge, with the time by the ends that are known so far. */
    void look(int edge) {
      if (!byEdge.isEmpty(edge)) {
        for (int i = byEdge.first(edge); i < byEdge.first(edge + 1); i++) {
          take(byEdge.place(i), reach.limitMillis());
        }
      }
    }

    private void take(int facility, int limitMillis) {
      int journey = reach.millis(set.facilities(), facility);
      if (journey != Reach.UNREACHED) {
        int turnout = set.turnoutMillis().applyAsInt(facility);
        if (journey <= limitMillis - turnout) {
          waiting.add(Sweep.label(journey + turnout, facility));
        }
      }
    }

    /**
     * Counts those whose time is within what has been searched, for they have their best; tells
     * whether they are enough, or all there are.
     */
    boolean areEnough(int withinMillis) {
      if (areFew()) {
        for (int facility : byEdge.places()) {
          take(facility, withinMillis);
        }
      }
      while (found.size() < count
          && !waiting.isEmpty()
          && Sweep.millis(waiting.peek()) <= withinMillis) {
        int facility = Sweep.source(waiting.poll());
        if (!found.contains(facility)) {
          found.add(facility);
        }
      }
      return found.size() >= Math.min(count, byEdge.places().length);
    }
  }
}

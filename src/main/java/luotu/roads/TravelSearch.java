package luotu.roads;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/**
 * Searches on a network for one mode and direction. Facilities and places have joined that network
 * for that mode. {@code turnoutMillis} has a value for every facility, 0 or more; limits are 0 to
 * {@value EdgeTimes#LONGEST_MILLIS} ms and hold turnout and the walks at both ends. Safe for many
 * threads.
 */
public final class TravelSearch {
  /** A search for the nearest few widens by this much until it has found them. */
  private static final double WIDENING = 1.5;

  private static final int FIRST_WIDTH_MILLIS = 60_000;

  private final RoadNetwork network;
  private final TravelGraph travel;
  private final TravelGraph back;
  private final Direction direction;
  private final Queue<Sweep> idle = new ConcurrentLinkedQueue<>();

  /** Takes what one facility reached. */
  @FunctionalInterface
  public interface ReachConsumer {
    /** Called by several threads, once for each facility that has joined. */
    void accept(int facility, Reach reach);
  }

  TravelSearch(RoadNetwork network, TravelGraph travel, TravelGraph back, Direction direction) {
    this.network = network;
    this.travel = travel;
    this.back = back;
    this.direction = direction;
  }

  /** One search from all facilities: which is nearest to what, and how far. */
  public Reach merged(JoinedPlaces facilities, int[] turnoutMillis, int limitMillis) {
    check(facilities, turnoutMillis, limitMillis);
    Sources sources = new Sources(facilities, turnoutMillis, travel.times, Sources.ALL);
    return run(new Sweep(travel), sources, limitMillis);
  }

  /** A search from each facility by itself, on all cores. */
  public void each(
      JoinedPlaces facilities, int[] turnoutMillis, int limitMillis, ReachConsumer consumer) {
    check(facilities, turnoutMillis, limitMillis);
    // Neighbours one after the other find each other's memory warm.
    int[] order = facilities.byEdge().places();
    IntStream.range(0, order.length)
        .parallel()
        .forEach(
            i -> {
              Sources sources = new Sources(facilities, turnoutMillis, travel.times, order[i]);
              Sweep sweep = borrow(travel);
              try {
                consumer.accept(order[i], run(sweep, sources, limitMillis));
              } finally {
                giveBack(sweep);
              }
            });
  }

  private Reach run(Sweep sweep, Sources sources, int limitMillis) {
    sweep.begin(limitMillis);
    sources.seed(sweep, network.graph());
    sweep.run(limitMillis);
    return new Reach(network.graph(), sweep, sources, limitMillis);
  }

  TravelGraph travel() {
    return travel;
  }

  private Sweep borrow(TravelGraph graph) {
    Sweep sweep = idle.poll();
    return sweep == null ? new Sweep(graph) : sweep;
  }

  private void giveBack(Sweep sweep) {
    sweep.clear();
    idle.add(sweep);
  }

  /**
   * The facilities nearest in time to a place, with the routes, nearest first; of those that tie,
   * the lowest index. Fewer than {@code k} when fewer are within the limit.
   *
   * @param place one that has joined
   */
  public List<Route> nearest(
      JoinedPlaces places,
      int place,
      JoinedPlaces facilities,
      int[] turnoutMillis,
      int k,
      int limitMillis) {
    check(facilities, turnoutMillis, limitMillis);
    if (!places.isJoined(place)) {
      return List.of();
    }
    // The search goes out from the place, so against the journey where that leads to the place.
    Sources sources = new Sources(places, new int[places.size()], back.times, place);
    Sweep sweep = new Sweep(back);
    sweep.begin(limitMillis);
    sources.seed(sweep, network.graph());
    List<Integer> found = List.of();
    int width = Math.min(FIRST_WIDTH_MILLIS, limitMillis);
    while (true) {
      sweep.run(width);
      found = within(new Reach(network.graph(), sweep, sources, width), facilities, turnoutMillis);
      if (found.size() >= k || width == limitMillis) {
        break;
      }
      width = (int) Math.min(limitMillis, width * WIDENING);
    }
    Reach reach = new Reach(network.graph(), sweep, sources, width);
    RouteTracer tracer = new RouteTracer(network.graph(), reach, travel, network.accessKmh());
    List<Route> routes = new ArrayList<>();
    for (int facility : found.subList(0, Math.min(k, found.size()))) {
      routes.add(
          tracer.trace(facilities, facility, direction == Direction.FROM, turnoutMillis[facility]));
    }
    return routes;
  }

  /** The facilities reached, nearest first. */
  private static List<Integer> within(Reach reach, JoinedPlaces facilities, int[] turnoutMillis) {
    int[] millis = new int[facilities.size()];
    List<Integer> found = new ArrayList<>();
    for (int facility = 0; facility < millis.length; facility++) {
      int journey = reach.millis(facilities, facility);
      millis[facility] = journey + turnoutMillis[facility];
      if (journey != Reach.UNREACHED && millis[facility] <= reach.limitMillis()) {
        found.add(facility);
      }
    }
    found.sort(Comparator.comparingInt(facility -> millis[facility]));
    return found;
  }

  private void check(JoinedPlaces facilities, int[] turnoutMillis, int limitMillis) {
    if (limitMillis < 0 || limitMillis > EdgeTimes.LONGEST_MILLIS) {
      throw new IllegalArgumentException("a limit of " + limitMillis + " ms");
    }
    if (facilities.network != network || facilities.size() != turnoutMillis.length) {
      throw new IllegalArgumentException("facilities of another network, or without turnout");
    }
    if (Arrays.stream(turnoutMillis)
        .anyMatch(turnout -> turnout < 0 || turnout > EdgeTimes.LONGEST_MILLIS)) {
      throw new IllegalArgumentException("a turnout below 0");
    }
  }
}

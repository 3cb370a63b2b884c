package luotu.roads;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import luotu.model.TravelMode;

/**
 * Searches on a network for one mode and direction. Facilities and places have joined that network
 * for that mode. {@code turnoutMillis} has a value for every facility, 0 or more; limits are 0 to
 * {@value EdgeTimes#LONGEST_MILLIS} ms and hold turnout and the walks at both ends. Safe for many
 * threads.
 */
public final class TravelSearch {
  /**
   * A search from all goes on from so many facilities at a time, neighbours as they are: what they
   * reach stays in the processor's memory, and little of it is reached again from the next.
   */
  private static final int NEIGHBOURS = 64;

  private final RoadNetwork network;
  private final TravelMode mode;
  private final Direction direction;
  private final TravelGraph travel;

  /** Takes what one facility reached. */
  @FunctionalInterface
  public interface ReachConsumer {
    /** Called by several threads, once for each facility that has joined. */
    void accept(int facility, Reach reach);
  }

  TravelSearch(RoadNetwork network, TravelMode mode, Direction direction) {
    this.network = network;
    this.mode = mode;
    this.direction = direction;
    travel = network.travelGraph(mode, direction);
  }

  /**
   * One search from all facilities: which is nearest to what, and how far. Each core takes some
   * that are neighbours; what two of them reach belongs to the better, so that it does not matter
   * how they were shared out.
   */
  public Reach merged(JoinedPlaces facilities, int[] turnoutMillis, int limitMillis) {
    check(facilities, turnoutMillis, limitMillis);
    Sources sources = new Sources(facilities, turnoutMillis, travel.times, Sources.ALL);
    int[] order = sources.inOrder();
    int cores = Runtime.getRuntime().availableProcessors();
    int parts = Math.max(1, Math.min(cores, order.length / NEIGHBOURS));
    Sweep[] sweeps = new Sweep[parts];
    Arrays.setAll(sweeps, part -> part == 0 ? new Sweep(travel) : travel.borrow());
    IntStream.range(0, parts)
        .parallel()
        .forEach(
            part -> {
              int from = (int) ((long) order.length * part / parts);
              int to = (int) ((long) order.length * (part + 1) / parts);
              run(sweeps[part], sources, Arrays.copyOfRange(order, from, to), limitMillis);
            });
    for (int part = 1; part < parts; part++) {
      sweeps[0].take(sweeps[part]);
      travel.giveBack(sweeps[part]);
    }
    return new Reach(network.graph(), sweeps[0], sources, limitMillis);
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
              Sweep sweep = travel.borrow();
              try {
                run(sweep, sources, sources.inOrder(), limitMillis);
                consumer.accept(order[i], new Reach(network.graph(), sweep, sources, limitMillis));
              } finally {
                travel.giveBack(sweep);
              }
            });
  }

  private void run(Sweep sweep, Sources sources, int[] facilities, int limitMillis) {
    for (int from = 0; from < facilities.length; from += NEIGHBOURS) {
      sweep.begin(limitMillis);
      int end = Math.min(facilities.length, from + NEIGHBOURS);
      for (int i = from; i < end; i++) {
        sources.seed(sweep, network.graph(), facilities[i]);
      }
      sweep.run(limitMillis);
    }
  }

  TravelGraph travel() {
    return travel;
  }

  /**
   * Facilities of one kind.
   *
   * @param turnoutMillis how long each takes to set out, by its index: 0 to {@value
   *     EdgeTimes#LONGEST_MILLIS}
   */
  public record FacilitySet(JoinedPlaces facilities, IntUnaryOperator turnoutMillis) {}

  /**
   * Of every set the facilities nearest in time to a place, with the routes, nearest first; of
   * those that tie, the lowest index. One search goes out until it has found them all.
   *
   * @param places of the same network
   * @param count how many of each set; fewer are given when fewer are within the limit, none when
   *     the place has not joined
   * @return for every set, in their order
   */
  public List<List<Route>> nearest(
      JoinedPlaces places, int place, List<FacilitySet> sets, int count, int limitMillis) {
    sets.forEach(set -> check(set.facilities(), limitMillis));
    if (!places.isJoined(place)) {
      return sets.stream().map(set -> List.<Route>of()).toList();
    }
    Direction reverse = direction == Direction.FROM ? Direction.TO : Direction.FROM;
    TravelGraph back = network.travelGraph(mode, reverse);
    // The search goes out from the place, so against the journey where that leads to the place.
    Sources sources = new Sources(places, new int[places.size()], back.times, place);
    Sweep sweep = back.borrow();
    try {
      sweep.begin(limitMillis);
      sources.seed(sweep, network.graph(), place);
      Reach reach = new Reach(network.graph(), sweep, sources, limitMillis);
      NearestSearch search = new NearestSearch(reach, sets, count);
      search.run();
      RouteTracer tracer = new RouteTracer(network.graph(), reach, travel);
      List<List<Route>> routes = new ArrayList<>();
      for (int i = 0; i < sets.size(); i++) {
        JoinedPlaces facilities = sets.get(i).facilities();
        IntUnaryOperator turnout = sets.get(i).turnoutMillis();
        routes.add(
            search.found(i).stream()
                .map(
                    facility ->
                        tracer.trace(
                            facilities,
                            facility,
                            direction == Direction.FROM,
                            turnout.applyAsInt(facility)))
                .toList());
      }
      return routes;
    } finally {
      back.giveBack(sweep);
    }
  }

  private void check(JoinedPlaces facilities, int[] turnoutMillis, int limitMillis) {
    check(facilities, limitMillis);
    if (facilities.size() != turnoutMillis.length) {
      throw new IllegalArgumentException("facilities without turnout");
    }
    if (Arrays.stream(turnoutMillis)
        .anyMatch(turnout -> turnout < 0 || turnout > EdgeTimes.LONGEST_MILLIS)) {
      throw new IllegalArgumentException("a turnout below 0");
    }
  }

  private void check(JoinedPlaces places, int limitMillis) {
    if (limitMillis < 0 || limitMillis > EdgeTimes.LONGEST_MILLIS) {
      throw new IllegalArgumentException("a limit of " + limitMillis + " ms");
    }
    if (places.network != network) {
      throw new IllegalArgumentException("places of another network");
    }
  }
}

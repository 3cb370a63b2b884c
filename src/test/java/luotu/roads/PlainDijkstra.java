package luotu.roads;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import luotu.geo.LocalScale;
import luotu.model.TravelMode;
import luotu.model.TravelSpeeds;
import luotu.store.Road;
import org.locationtech.jts.geom.Coordinate;

/**
 * The textbook search, with objects and a heap, written from the roads; how steep each is it takes
 * from a graph of them.
 */
final class PlainDijkstra {
  private static final long NEVER = Long.MAX_VALUE / 4;

  private record Arc(String head, long millis) {}

  private record Waiting(String node, long millis) {}

  private final Map<Long, Road> roads = new HashMap<>();
  private final Map<String, List<Arc>> arcs = new HashMap<>();
  private final TravelSpeeds speeds;
  private final TravelMode mode;
  private final RoadGraph graph;

  PlainDijkstra(List<Road> roads, TravelSpeeds speeds, TravelMode mode, RoadGraph graph) {
    this.speeds = speeds;
    this.mode = mode;
    this.graph = graph;
    for (Road road : roads) {
      this.roads.put(road.id(), road);
      Coordinate[] line = road.line().getCoordinates();
      String from = node(line[0]);
      String to = node(line[line.length - 1]);
      arcs.computeIfAbsent(from, key -> new ArrayList<>()).add(new Arc(to, forward(road)));
      arcs.computeIfAbsent(to, key -> new ArrayList<>()).add(new Arc(from, backward(road)));
    }
  }

  private static String node(Coordinate position) {
    return Math.round(position.x * 1e7) + " " + Math.round(position.y * 1e7);
  }

  private long forward(Road road) {
    return millis(road, true);
  }

  private long backward(Road road) {
    return road.oneway() && mode != TravelMode.WALK ? NEVER : millis(road, false);
  }

  private long millis(Road road, boolean isForward) {
    Double kmh = speeds.of(road.roadClass()).kmh().get(mode);
    boolean stairs = road.steps() || "steps".equals(road.roadClass());
    boolean kept =
        switch (mode) {
          case WALK -> !road.access().foot();
          case DRIVE -> !road.access().motor();
          case EMERGENCY -> !road.access().emergency();
        };
    if (kmh == null || kept || road.closed() || stairs && mode != TravelMode.WALK) {
      return NEVER;
    }
    if (mode == TravelMode.DRIVE && road.speedKmh() >= 1) {
      kmh = road.speedKmh() * speeds.limitShare();
    }
    double metres = 0;
    Coordinate[] line = road.line().getCoordinates();
    for (int i = 1; i < line.length; i++) {
      metres += LocalScale.distanceMetres(line[i - 1].x, line[i - 1].y, line[i].x, line[i].y);
    }
    double slowness = 3.6 / kmh * (stairs ? speeds.stairsFactor() : 1);
    double steep = steep(graph.edgesOf(new long[] {road.id()}).get(0), isForward);
    return Math.max(1, (long) Math.rint(Math.round(metres * 1000) * slowness * steep));
  }

  private double steep(int edge, boolean isForward) {
    short[] slopes = graph.edges.slopes;
    if (mode == TravelMode.WALK) {
      return Slope.walkFactor(slopes, edge, isForward);
    }
    TravelSpeeds.SlopeCost cost = speeds.slopeOf(mode);
    return 1
        + cost.climb() * Slope.climb(slopes, edge, isForward)
        + cost.descent() * Slope.climb(slopes, edge, !isForward);
  }

  /** Milliseconds of the journey between two joined places without their walks; -1 for never. */
  long millis(JoinedPlaces starts, int start, JoinedPlaces ends, int end) {
    Road first = roads.get(starts.road(start));
    Road last = roads.get(ends.road(end));
    double leaving = starts.fraction(start);
    double coming = ends.fraction(end);
    long best = NEVER;
    if (first.id() == last.id()) {
      long whole = coming >= leaving ? forward(first) : backward(first);
      if (coming == leaving) {
        best = 0;
      } else if (whole != NEVER) {
        best = Math.abs(part(whole, coming) - part(whole, leaving));
      }
    }
    Map<String, Long> times = new HashMap<>();
    PriorityQueue<Waiting> queue = new PriorityQueue<>(Comparator.comparingLong(Waiting::millis));
    Coordinate[] line = first.line().getCoordinates();
    if (forward(first) != NEVER) {
      queue.add(
          new Waiting(node(line[line.length - 1]), forward(first) - part(forward(first), leaving)));
    }
    if (backward(first) != NEVER) {
      queue.add(new Waiting(node(line[0]), part(backward(first), leaving)));
    }
    // At the end of a street one stands at the crossing, whichever way the street leads.
    if (leaving == 0) {
      queue.add(new Waiting(node(line[0]), 0));
    }
    if (leaving == 1) {
      queue.add(new Waiting(node(line[line.length - 1]), 0));
    }
    while (!queue.isEmpty()) {
      Waiting next = queue.poll();
      if (times.putIfAbsent(next.node(), next.millis()) == null) {
        for (Arc arc : arcs.get(next.node())) {
          if (arc.millis() != NEVER) {
            queue.add(new Waiting(arc.head(), next.millis() + arc.millis()));
          }
        }
      }
    }
    Coordinate[] target = last.line().getCoordinates();
    if (forward(last) != NEVER) {
      long atStart = times.getOrDefault(node(target[0]), NEVER);
      best = Math.min(best, atStart + part(forward(last), coming));
    }
    if (backward(last) != NEVER) {
      long atEnd = times.getOrDefault(node(target[target.length - 1]), NEVER);
      best = Math.min(best, atEnd + backward(last) - part(backward(last), coming));
    }
    if (coming == 0) {
      best = Math.min(best, times.getOrDefault(node(target[0]), NEVER));
    }
    if (coming == 1) {
      best = Math.min(best, times.getOrDefault(node(target[target.length - 1]), NEVER));
    }
    return best >= NEVER ? -1 : best;
  }

  private static long part(long whole, double fraction) {
    return (long) Math.rint(whole * fraction);
  }
}

package luotu.roads;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * Few colours for the areas of facilities, so that neighbours have different ones: those between
 * which a road leads, and those that come near the same ground.
 */
public final class AreaColours {
  /** About 250 m: areas touch between roads that are so near each other. */
  private static final int GROUND_UNITS = (int) (0.0025 * EdgeTable.PER_DEGREE);

  private final RoadGraph graph;
  private final Reach reach;
  private final Map<Long, TreeSet<Integer>> grounds = new HashMap<>();
  private final Map<Integer, TreeSet<Integer>> earlier = new HashMap<>();

  private AreaColours(RoadGraph graph, Reach reach) {
    this.graph = graph;
    this.reach = reach;
  }

  /**
   * The number of a colour for every facility, from 0. The same facilities and roads have the same
   * colours.
   *
   * @param reach of a merged search from the facilities
   */
  public static int[] of(RoadNetwork network, JoinedPlaces facilities, Reach reach) {
    AreaColours colours = new AreaColours(network.graph(), reach);
    colours.meetOnRoads();
    colours.meetWhereTheyStand(facilities);
    colours.meetOnGround();
    return colours.coloured(facilities.size());
  }

  private void meetOnRoads() {
    EdgeTable edges = graph.edges;
    for (int edge = 0; edge < edges.count; edge++) {
      if (!graph.removed.get(edge)) {
        int from = facility(edges.from[edge]);
        int to = facility(edges.to[edge]);
        int last = edges.firstVertex[edge + 1] - 1;
        int first = edges.firstVertex[edge];
        take(graph.longitude(first), graph.latitude(first), from);
        take(graph.longitude(last), graph.latitude(last), to);
        meet(from, to);
      }
    }
  }

  /** With all others on the same edge, and who comes to its ends first. */
  private void meetWhereTheyStand(JoinedPlaces facilities) {
    PlacesByEdge byEdge = facilities.byEdge();
    for (int facility = 0; facility < facilities.size(); facility++) {
      if (facilities.isJoined(facility)) {
        take(facilities.longitudes[facility], facilities.latitudes[facility], facility);
        int edge = facilities.edges[facility];
        meet(facility, facility(graph.edges.from[edge]));
        meet(facility, facility(graph.edges.to[edge]));
        for (int i = byEdge.first(edge); i < byEdge.first(edge + 1); i++) {
          meet(facility, byEdge.place(i));
        }
      }
    }
  }

  private int facility(int node) {
    long label = reach.sweep().label(node);
    return label == Sweep.UNREACHED ? Reach.UNREACHED : Sweep.source(label);
  }

  private void take(double longitude, double latitude, int facility) {
    if (facility != Reach.UNREACHED) {
      long column = Math.floorDiv(EdgeTable.units(longitude), GROUND_UNITS);
      long row = Math.floorDiv(EdgeTable.units(latitude), GROUND_UNITS);
      grounds.computeIfAbsent(column << Integer.SIZE | row, none -> new TreeSet<>()).add(facility);
    }
  }

  private void meetOnGround() {
    for (TreeSet<Integer> ground : grounds.values()) {
      for (int one : ground) {
        ground.headSet(one).forEach(other -> meet(one, other));
      }
    }
  }

  private void meet(int one, int other) {
    if (one != other && one != Reach.UNREACHED && other != Reach.UNREACHED) {
      earlier
          .computeIfAbsent(Math.max(one, other), none -> new TreeSet<>())
          .add(Math.min(one, other));
    }
  }

  private int[] coloured(int count) {
    int[] colours = new int[count];
    for (int facility = 0; facility < count; facility++) {
      BitSet taken = new BitSet();
      earlier.getOrDefault(facility, new TreeSet<>()).forEach(other -> taken.set(colours[other]));
      colours[facility] = taken.nextClearBit(0);
    }
    return colours;
  }
}

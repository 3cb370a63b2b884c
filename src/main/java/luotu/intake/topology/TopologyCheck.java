package luotu.intake.topology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import luotu.geo.LocalScale;
import luotu.intake.topology.TopologyReport.Crossing;
import luotu.intake.topology.TopologyReport.Island;
import luotu.intake.topology.TopologyReport.NearMiss;
import org.locationtech.jts.algorithm.Distance;
import org.locationtech.jts.algorithm.LineIntersector;
import org.locationtech.jts.algorithm.RobustLineIntersector;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/** Looks at edges; good for one use. */
final class TopologyCheck {
  private static final double NEAR_METRES = 5;

  /** The end of so short a stub is near its own road, and misses none. */
  private static final double STUB_METRES = 20;

  private final RoadEdges edges;
  private final Envelope extent;
  private final Components components;
  private final SegmentGrid grid;
  private final double[] metres;
  private final List<NearMiss> misses = new ArrayList<>();
  private final List<Crossing> crossings = new ArrayList<>();
  private int crossingCount;
  private int danglingEnds;

  private static final class Part {
    private int edges;
    private double metres;
    private int first;
  }

  TopologyCheck(RoadEdges edges, Envelope extent) {
    this.edges = edges;
    this.extent = extent;
    components = new Components(edges);
    grid = new SegmentGrid(edges);
    metres = new double[edges.count()];
    Arrays.setAll(metres, edges::metres);
  }

  TopologyReport report() {
    Map<String, Double> byClass = new TreeMap<>();
    for (int edge = 0; edge < edges.count(); edge++) {
      byClass.merge(edges.roadClass(edge), metres[edge], Double::sum);
    }
    List<Part> islands = islands();
    lookAtEnds();
    grid.forEachCell(this::lookAtCell);
    misses.sort(Comparator.comparingDouble(NearMiss::metres).thenComparing(NearMiss::key));
    return new TopologyReport(
        edges.count(),
        components.nodeCount(),
        byClass,
        islands.size(),
        islands.stream().mapToInt(part -> part.edges).sum(),
        islands.stream().mapToDouble(part -> part.metres).sum(),
        islands.stream().limit(TopologyReport.MOST_KEPT).map(this::island).toList(),
        danglingEnds,
        misses.size(),
        misses.subList(0, Math.min(TopologyReport.MOST_KEPT, misses.size())),
        crossingCount,
        crossings);
  }

  /** The parts other than the longest, longest first. */
  private List<Part> islands() {
    Map<Integer, Part> parts = new HashMap<>();
    for (int edge = 0; edge < edges.count(); edge++) {
      Part part = parts.computeIfAbsent(components.componentOf(edges, edge), root -> new Part());
      if (part.edges++ == 0) {
        part.first = edge;
      }
      part.metres += metres[edge];
    }
    return parts.values().stream()
        .sorted(
            Comparator.comparingDouble((Part part) -> -part.metres)
                .thenComparingInt(part -> part.first))
        .skip(1)
        .toList();
  }

  private Island island(Part part) {
    long start = edges.start(part.first);
    return new Island(
        part.edges,
        part.metres,
        edges.key(part.first),
        RoadEdges.degrees(RoadEdges.nodeX(start)),
        RoadEdges.degrees(RoadEdges.nodeY(start)));
  }

  private void lookAtEnds() {
    long[] cuts = edges.cuts();
    for (int i = 0; i < components.nodeCount(); i++) {
      long node = components.node(i);
      double longitude = RoadEdges.degrees(RoadEdges.nodeX(node));
      double latitude = RoadEdges.degrees(RoadEdges.nodeY(node));
      if (components.isDangling(i)
          && Arrays.binarySearch(cuts, node) < 0
          && (extent == null || extent.contains(longitude, latitude))) {
        danglingEnds++;
        lookAround(node, components.edgeAt(i));
      }
    }
  }

  private void lookAround(long node, int edge) {
    int x = RoadEdges.nodeX(node);
    int y = RoadEdges.nodeY(node);
    LocalScale scale = LocalScale.at(RoadEdges.degrees(y));
    double east = scale.metresPerDegreeEast() * RoadEdges.degrees(1);
    double north = scale.metresPerDegreeNorth() * RoadEdges.degrees(1);
    int width = (int) Math.min(NEAR_METRES / east + 1, 1e6);
    int height = (int) (NEAR_METRES / north) + 1;
    double[] nearest = {NEAR_METRES};
    int[] other = {-1};
    grid.forEachNear(
        Math.max(x, -1_800_000_000 + width) - width,
        Math.max(y, -900_000_000 + height) - height,
        Math.min(x, 1_800_000_000 - width) + width,
        Math.min(y, 900_000_000 - height) + height,
        segment -> {
          int candidate = edges.edgeOf(segment);
          if (candidate == edge || !edges.areLevel(edge, candidate)) {
            return;
          }
          double distance =
              Distance.pointToSegment(
                  new Coordinate(0, 0),
                  around(segment, x, y, east, north),
                  around(segment + 1, x, y, east, north));
          boolean isNearer =
              distance < nearest[0] || distance == nearest[0] && candidate < other[0];
          if (isNearer && (metres[edge] > STUB_METRES || !edges.haveCommonEnd(edge, candidate))) {
            nearest[0] = distance;
            other[0] = candidate;
          }
        });
    if (other[0] >= 0) {
      misses.add(
          new NearMiss(
              edges.key(edge),
              edges.key(other[0]),
              nearest[0],
              RoadEdges.degrees(x),
              RoadEdges.degrees(y)));
    }
  }

  /** A vertex in metres from a place. */
  private Coordinate around(int vertex, int x, int y, double east, double north) {
    return new Coordinate(
        ((double) edges.x(vertex) - x) * east, ((double) edges.y(vertex) - y) * north);
  }

  private void lookAtCell(long cell, int[] segments, int size) {
    LineIntersector intersector = new RobustLineIntersector();
    for (int i = 0; i < size; i++) {
      int edge = edges.edgeOf(segments[i]);
      for (int j = i + 1; j < size; j++) {
        if (mayMeet(segments[i], segments[j])) {
          int other = edges.edgeOf(segments[j]);
          if (edge != other && edges.areLevel(edge, other)) {
            intersector.computeIntersection(
                edges.place(segments[i]),
                edges.place(segments[i] + 1),
                edges.place(segments[j]),
                edges.place(segments[j] + 1));
            lookAt(intersector, cell, segments[i], edge, segments[j], other);
          }
        }
      }
    }
  }

  private boolean mayMeet(int one, int other) {
    return Math.max(edges.x(one), edges.x(one + 1)) >= Math.min(edges.x(other), edges.x(other + 1))
        && Math.min(edges.x(one), edges.x(one + 1)) <= Math.max(edges.x(other), edges.x(other + 1))
        && Math.max(edges.y(one), edges.y(one + 1)) >= Math.min(edges.y(other), edges.y(other + 1))
        && Math.min(edges.y(one), edges.y(one + 1)) <= Math.max(edges.y(other), edges.y(other + 1));
  }

  private void lookAt(
      LineIntersector found, long cell, int segment, int edge, int otherSegment, int other) {
    if (!found.hasIntersection()) {
      return;
    }
    Coordinate at = found.getIntersection(0);
    boolean overlap = found.getIntersectionNum() == LineIntersector.COLLINEAR_INTERSECTION;
    boolean isTold =
        overlap
            ? edges.start(edge) == edges.start(other) && edges.end(edge) == edges.end(other)
                || edges.start(edge) == edges.end(other) && edges.end(edge) == edges.start(other)
            : belongsToNext(at, segment, edge)
                || belongsToNext(at, otherSegment, other)
                || isEnd(at, edge) && isEnd(at, other)
                || isDanglingEnd(at, edge)
                || isDanglingEnd(at, other);
    if (isTold || SegmentGrid.cellOf(at.x, at.y) != cell) {
      return;
    }
    crossingCount++;
    if (crossings.size() < TopologyReport.MOST_KEPT) {
      crossings.add(new Crossing(edges.key(edge), edges.key(other), at.x / 1e7, at.y / 1e7));
    }
  }

  /** A vertex between two segments counts with the second. */
  private boolean belongsToNext(Coordinate at, int segment, int edge) {
    return segment + 1 < edges.lastVertex(edge) && is(at, segment + 1);
  }

  private boolean isEnd(Coordinate at, int edge) {
    return is(at, edges.firstVertex(edge)) || is(at, edges.lastVertex(edge));
  }

  /** Told among those that miss a road. */
  private boolean isDanglingEnd(Coordinate at, int edge) {
    return is(at, edges.firstVertex(edge)) && components.isDangling(edges.start(edge))
        || is(at, edges.lastVertex(edge)) && components.isDangling(edges.end(edge));
  }

  private boolean is(Coordinate at, int vertex) {
    return at.x == edges.x(vertex) && at.y == edges.y(vertex);
  }
}

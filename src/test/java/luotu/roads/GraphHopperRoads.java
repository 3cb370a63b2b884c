package luotu.roads;

import com.graphhopper.isochrone.algorithm.ContourBuilder;
import com.graphhopper.isochrone.algorithm.JTSTriangulator;
import com.graphhopper.isochrone.algorithm.ShortestPathTree;
import com.graphhopper.isochrone.algorithm.Triangulator;
import com.graphhopper.reader.ReaderWay;
import com.graphhopper.reader.osm.OSMReader;
import com.graphhopper.routing.Dijkstra;
import com.graphhopper.routing.OSMReaderConfig;
import com.graphhopper.routing.Path;
import com.graphhopper.routing.RouterConfig;
import com.graphhopper.routing.ev.BooleanEncodedValue;
import com.graphhopper.routing.ev.DecimalEncodedValue;
import com.graphhopper.routing.ev.DecimalEncodedValueImpl;
import com.graphhopper.routing.ev.EdgeIntAccess;
import com.graphhopper.routing.ev.IntEncodedValue;
import com.graphhopper.routing.ev.OSMWayID;
import com.graphhopper.routing.ev.Roundabout;
import com.graphhopper.routing.ev.VehicleAccess;
import com.graphhopper.routing.querygraph.QueryGraph;
import com.graphhopper.routing.util.EncodingManager;
import com.graphhopper.routing.util.FiniteWeightFilter;
import com.graphhopper.routing.util.OSMParsers;
import com.graphhopper.routing.util.TraversalMode;
import com.graphhopper.routing.util.WayAccess;
import com.graphhopper.routing.util.parsers.CarAccessParser;
import com.graphhopper.routing.util.parsers.FootAccessParser;
import com.graphhopper.routing.util.parsers.OSMRoundaboutParser;
import com.graphhopper.routing.util.parsers.OSMWayIDParser;
import com.graphhopper.routing.util.parsers.TagParser;
import com.graphhopper.routing.weighting.SpeedWeighting;
import com.graphhopper.storage.BaseGraph;
import com.graphhopper.storage.IntsRef;
import com.graphhopper.storage.NodeAccess;
import com.graphhopper.storage.index.LocationIndexTree;
import com.graphhopper.storage.index.Snap;
import com.graphhopper.util.EdgeIteratorState;
import com.graphhopper.util.PMap;
import com.graphhopper.util.PointList;
import com.graphhopper.util.shapes.GHPoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import luotu.model.TravelMode;
import luotu.model.TravelSpeeds;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/**
 * An OpenStreetMap file as GraphHopper reads it, for one mode of travel, without turn costs. Its
 * own are the topology, the lengths, one-way streets, who may pass, the joins of points, and the
 * search; ours are the speeds and, where there is no right or wrong about access, our choices.
 */
public final class GraphHopperRoads {
  private static final double KMH_PER_METRE_A_SECOND = 3.6;

  /** A walking pace, as osm.yaml takes it. */
  private static final double WALK_KMH = 7;

  private static final List<String> SHUT =
      List.of("agricultural", "forestry", "delivery", "psv", "bus", "use_sidepath");
  private static final Set<String> BARRIERS_TO_CARS =
      Set.of(
          ("gate lift_gate swing_gate sliding_gate hampshire_gate chain rope bump_gate bollard block"
                  + " jersey_barrier kissing_gate stile turnstile full-height_turnstile cycle_barrier"
                  + " motorcycle_barrier log debris stone planter")
              .split(" "));

  private final BaseGraph graph;
  private final LocationIndexTree index;
  private final SpeedWeighting weighting;
  private final IntEncodedValue wayIds = OSMWayID.create();
  private final Map<Integer, Map<String, Object>> tagsByWay = new HashMap<>();
  private final Map<Coordinate, Map<String, Object>> barriers = new HashMap<>();

  /** Barriers that are seen: a piece of road of their own, without length. */
  private final Set<Coordinate> seen = new HashSet<>();

  /**
   * A piece of a road travelled along.
   *
   * @param tags of its way
   * @param end where it ends
   * @param barrierAtEnd tags of what stands there unseen, because roads meet there
   * @param seconds from the start of the trip to its end
   */
  record Piece(
      int way,
      Map<String, Object> tags,
      Coordinate end,
      Map<String, Object> barrierAtEnd,
      double seconds) {}

  /**
   * @param startWay the way where the trip joins the roads
   * @param endWay the way where it leaves them
   * @param seconds between the two, infinite when one cannot get there
   */
  record Trip(int startWay, int endWay, double seconds, List<Piece> pieces) {}

  public GraphHopperRoads(java.nio.file.Path file, TravelSpeeds speeds, TravelMode mode) {
    boolean walks = mode == TravelMode.WALK;
    BooleanEncodedValue access = VehicleAccess.create(walks ? "foot" : "car");
    BooleanEncodedValue roundabout = Roundabout.create();
    // To the millimetre a second.
    DecimalEncodedValue speed = new DecimalEncodedValueImpl("speed", 17, 0.001, true);
    EncodingManager values =
        EncodingManager.start().add(access).add(roundabout).add(speed).add(wayIds).build();
    OSMParsers parsers =
        new OSMParsers()
            .addWayTagParser(new OSMRoundaboutParser(roundabout))
            .addWayTagParser(walks ? new FootAccess(values) : new CarAccess(values))
            .addWayTagParser(new Speeds(speeds, mode, access, speed))
            .addWayTagParser(new OSMWayIDParser(wayIds))
            .addWayTagParser((edge, bits, way, relations) -> remember(way));
    graph = new BaseGraph.Builder(values).create();
    OSMReaderConfig everyVertex = new OSMReaderConfig().setMaxWayPointDistance(0);
    try {
      new OSMReader(graph, parsers, everyVertex).setFile(file.toFile()).readGraph();
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
    index = new LocationIndexTree(graph, graph.getDirectory());
    index.prepareIndex();
    weighting = new SpeedWeighting(speed);
  }

  private void remember(ReaderWay way) {
    tagsByWay.computeIfAbsent((int) way.getId(), id -> Map.copyOf(way.getTags()));
    PointList points = way.getTag("point_list", PointList.EMPTY);
    List<Map<String, Object>> nodes = way.getTag("node_tags", List.of());
    for (int i = 0; i < nodes.size(); i++) {
      if (nodes.get(i).containsKey("barrier")) {
        barriers.put(place(points.get(i)), nodes.get(i));
        if (way.hasTag("gh:barrier_edge")) {
          seen.add(place(points.get(i)));
        }
      }
    }
  }

  /** To the digits of OpenStreetMap. */
  private static Coordinate place(GHPoint point) {
    return new Coordinate(Math.rint(point.lon * 1e7) / 1e7, Math.rint(point.lat * 1e7) / 1e7);
  }

  private static final class CarAccess extends CarAccessParser {
    CarAccess(EncodingManager values) {
      super(values, new PMap());
      restrictedValues.addAll(SHUT);
      allowedValues.add("customers");
      barriers.clear();
      barriers.addAll(BARRIERS_TO_CARS);
    }

    @Override
    public WayAccess getAccess(ReaderWay way) {
      // However rough, a track is a track.
      way.removeTag("tracktype");
      return super.getAccess(way);
    }
  }

  private static final class FootAccess extends FootAccessParser {
    FootAccess(EncodingManager values) {
      super(values, new PMap());
      restrictedValues.addAll(SHUT);
      allowedValues.add("customers");
      barriers.clear();
    }

    @Override
    public WayAccess getAccess(ReaderWay way) {
      if (way.hasTag("highway", "corridor")) {
        way.setTag("highway", "footway");
      }
      return super.getAccess(way);
    }
  }

  /** Our speeds where GraphHopper lets one pass. */
  private record Speeds(
      TravelSpeeds speeds, TravelMode mode, BooleanEncodedValue access, DecimalEncodedValue speed)
      implements TagParser {
    @Override
    public void handleWayTags(int edge, EdgeIntAccess values, ReaderWay way, IntsRef relations) {
      for (boolean reverse : new boolean[] {false, true}) {
        double kmh = access.getBool(reverse, edge, values) ? kmh(way) : 0;
        speed.setDecimal(reverse, edge, values, kmh / KMH_PER_METRE_A_SECOND);
      }
    }

    private double kmh(ReaderWay way) {
      String road = way.getTag("highway", "");
      double kmh = speeds.classes().containsKey(road) ? speeds.of(road).find(mode).orElse(0.0) : 0;
      if (mode == TravelMode.WALK) {
        return road.equals("steps") ? kmh / speeds.stairsFactor() : kmh;
      }
      String limit =
          way.getTag(
              "maxspeed", way.getTag("maxspeed:forward", way.getTag("maxspeed:backward", "none")));
      double limitKmh =
          limit.equals("walk") ? WALK_KMH : limit.matches("\\d+") ? Double.parseDouble(limit) : 0;
      return kmh > 0 && limitKmh > 0 ? limitKmh * speeds.limitShare() : kmh;
    }
  }

  /**
   * The polygon that its isochrones have for a place in degrees; empty where it cannot draw one.
   */
  public Optional<Geometry> isochrone(Coordinate from, double seconds) {
    Snap start = index.findClosest(from.y, from.x, new FiniteWeightFilter(weighting));
    QueryGraph query = QueryGraph.create(graph, start);
    ShortestPathTree tree =
        new ShortestPathTree(
            query, query.wrapWeighting(weighting), false, TraversalMode.NODE_BASED);
    // As its web service does: somewhat farther, so that there is an outside.
    tree.setTimeLimit(seconds * 1000 + Math.max(seconds * 140, 200_000));
    Triangulator.Result drawn;
    try {
      drawn =
          new JTSTriangulator(new RouterConfig())
              .triangulate(start, query, tree, label -> label.time, 0);
    } catch (IllegalArgumentException tooFewPoints) {
      return Optional.empty();
    }
    return Optional.of(
        new ContourBuilder(drawn.triangulation).computeIsoline(seconds * 1000, drawn.seedEdges));
  }

  /** Seconds between two places along its roads, infinite when one cannot get there. */
  public double seconds(Coordinate from, Coordinate to) {
    return trip(from, to).seconds();
  }

  /** The fastest way between two places in degrees. */
  Trip trip(Coordinate from, Coordinate to) {
    FiniteWeightFilter passable = new FiniteWeightFilter(weighting);
    Snap start = index.findClosest(from.y, from.x, passable);
    Snap end = index.findClosest(to.y, to.x, passable);
    QueryGraph query = QueryGraph.create(graph, start, end);
    Path path =
        new Dijkstra(query, query.wrapWeighting(weighting), TraversalMode.NODE_BASED)
            .calcPath(start.getClosestNode(), end.getClosestNode());
    return new Trip(
        start.getClosestEdge().get(wayIds),
        end.getClosestEdge().get(wayIds),
        path.isFound() ? path.getWeight() : Double.POSITIVE_INFINITY,
        path.isFound() ? pieces(path, query.getNodeAccess()) : List.of());
  }

  private List<Piece> pieces(Path path, NodeAccess nodes) {
    List<Piece> pieces = new ArrayList<>();
    double seconds = 0;
    for (EdgeIteratorState edge : path.calcEdges()) {
      seconds += weighting.calcEdgeWeight(edge, false);
      int way = edge.get(wayIds);
      int node = edge.getAdjNode();
      Coordinate end = place(new GHPoint(nodes.getLat(node), nodes.getLon(node)));
      pieces.add(
          new Piece(
              way,
              tagsByWay.get(way),
              end,
              seen.contains(end) ? Map.of() : barriers.getOrDefault(end, Map.of()),
              seconds));
    }
    return pieces;
  }
}

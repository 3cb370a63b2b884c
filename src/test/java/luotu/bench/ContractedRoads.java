package luotu.bench;

import com.graphhopper.routing.Path;
import com.graphhopper.routing.ch.CHRoutingAlgorithmFactory;
import com.graphhopper.routing.ch.PrepareContractionHierarchies;
import com.graphhopper.routing.ev.DecimalEncodedValue;
import com.graphhopper.routing.ev.DecimalEncodedValueImpl;
import com.graphhopper.routing.querygraph.QueryGraph;
import com.graphhopper.routing.util.EncodingManager;
import com.graphhopper.routing.util.FiniteWeightFilter;
import com.graphhopper.routing.weighting.SpeedWeighting;
import com.graphhopper.storage.BaseGraph;
import com.graphhopper.storage.CHConfig;
import com.graphhopper.storage.RoutingCHGraph;
import com.graphhopper.storage.RoutingCHGraphImpl;
import com.graphhopper.storage.index.LocationIndexTree;
import com.graphhopper.storage.index.Snap;
import com.graphhopper.util.EdgeIteratorState;
import com.graphhopper.util.PMap;
import com.graphhopper.util.PointList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import luotu.geo.LocalScale;
import luotu.model.TravelMode;
import luotu.model.TravelSpeeds;
import luotu.store.Road;
import luotu.store.RoadReader;
import org.locationtech.jts.geom.Coordinate;

/** The stored roads for cars in GraphHopper, with its contraction hierarchies. */
final class ContractedRoads {
  private static final double KMH_PER_METRE_A_SECOND = 3.6;
  private static final double UNITS_PER_DEGREE = 1e7;

  /** To the millimetre a second. */
  private final DecimalEncodedValue speed = new DecimalEncodedValueImpl("speed", 17, 0.001, true);

  private final BaseGraph graph =
      new BaseGraph.Builder(EncodingManager.start().add(speed).build()).create();
  private final SpeedWeighting weighting = new SpeedWeighting(speed);
  private final LocationIndexTree index;
  private final RoutingCHGraph contracted;

  ContractedRoads(RoadReader roads, TravelSpeeds speeds) {
    Map<List<Long>, Integer> nodes = new HashMap<>();
    roads.forEachRoad(0, road -> add(road, metresPerSecond(road, speeds), nodes));
    graph.freeze();
    index = new LocationIndexTree(graph, graph.getDirectory());
    index.prepareIndex();
    CHConfig config = CHConfig.nodeBased("drive", weighting);
    contracted =
        RoutingCHGraphImpl.fromGraph(
            graph,
            PrepareContractionHierarchies.fromGraph(graph, config).doWork().getCHStorage(),
            config);
  }

  private static double metresPerSecond(Road road, TravelSpeeds speeds) {
    double kmh = speeds.of(road.roadClass()).find(TravelMode.DRIVE).orElse(0.0);
    if (kmh == 0 || road.closed() || road.steps() || !road.access().motor()) {
      return 0;
    }
    return (road.speedKmh() > 0 ? road.speedKmh() * speeds.limitShare() : kmh)
        / KMH_PER_METRE_A_SECOND;
  }

  private void add(Road road, double metresPerSecond, Map<List<Long>, Integer> nodes) {
    if (metresPerSecond == 0) {
      return;
    }
    Coordinate[] line = road.line().getCoordinates();
    PointList between = new PointList();
    double metres = 0;
    for (int i = 1; i < line.length; i++) {
      metres += LocalScale.distanceMetres(line[i - 1].x, line[i - 1].y, line[i].x, line[i].y);
      if (i < line.length - 1) {
        between.add(line[i].y, line[i].x);
      }
    }
    EdgeIteratorState edge = graph.edge(node(line[0], nodes), node(line[line.length - 1], nodes));
    edge.setDistance(metres).setWayGeometry(between);
    edge.set(speed, metresPerSecond, road.oneway() ? 0 : metresPerSecond);
  }

  private int node(Coordinate place, Map<List<Long>, Integer> nodes) {
    List<Long> key =
        List.of(Math.round(place.x * UNITS_PER_DEGREE), Math.round(place.y * UNITS_PER_DEGREE));
    return nodes.computeIfAbsent(
        key,
        added -> {
          graph.getNodeAccess().setNode(nodes.size(), place.y, place.x);
          return nodes.size();
        });
  }

  /** Seconds of the fastest way and its line, or infinity and nothing. */
  record Trip(double seconds, PointList line) {}

  /** The fastest way between two places in degrees, on the roads alone. */
  Trip trip(Coordinate from, Coordinate to) {
    FiniteWeightFilter passable = new FiniteWeightFilter(weighting);
    Snap start = index.findClosest(from.y, from.x, passable);
    Snap end = index.findClosest(to.y, to.x, passable);
    QueryGraph query = QueryGraph.create(graph, start, end);
    Path path =
        new CHRoutingAlgorithmFactory(contracted, query)
            .createAlgo(new PMap())
            .calcPath(start.getClosestNode(), end.getClosestNode());
    return path.isFound()
        ? new Trip(path.getWeight(), path.calcPoints())
        : new Trip(Double.POSITIVE_INFINITY, PointList.EMPTY);
  }
}

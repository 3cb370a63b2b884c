package luotu.bench;

import com.graphhopper.isochrone.algorithm.ShortestPathTree;
import com.graphhopper.routing.ev.BooleanEncodedValue;
import com.graphhopper.routing.ev.DecimalEncodedValue;
import com.graphhopper.routing.ev.DecimalEncodedValueImpl;
import com.graphhopper.routing.ev.DefaultImportRegistry;
import com.graphhopper.routing.util.EncodingManager;
import com.graphhopper.routing.util.PriorityCode;
import com.graphhopper.routing.util.TraversalMode;
import com.graphhopper.routing.weighting.SpeedWeighting;
import com.graphhopper.routing.weighting.TurnCostProvider;
import com.graphhopper.routing.weighting.Weighting;
import com.graphhopper.routing.weighting.custom.CustomModelParser;
import com.graphhopper.storage.BaseGraph;
import com.graphhopper.util.EdgeIteratorState;
import com.graphhopper.util.GHUtility;
import com.graphhopper.util.PMap;
import java.util.List;
import luotu.roads.SearchArrays;

/**
 * GraphHopper's trees of shortest paths over the same roads. Its distances are our milliseconds, a
 * metre for each second, passed at a metre a second; facilities are nodes of their own.
 */
final class SearchInGraphHopper {
  private static final double MILLIS_PER_SECOND = 1e3;

  /** Half a millisecond, for sums of fractions. */
  private static final double ROUNDING_SECONDS = 0.0005;

  private static final double METRE_A_SECOND_KMH = 3.6;

  private final BaseGraph graph;
  private final Weighting weighting;
  private final Passage passage;
  private final int nodes;
  private final int facilities;
  private final double limitSeconds;

  /** Writes on an edge that it is passed at a metre a second, forwards or both ways. */
  private interface Passage {
    void set(EdgeIteratorState edge, boolean isBothWays);
  }

  /** With the model for walking that comes with it, as its profiles are set up. */
  static SearchInGraphHopper onFoot(SearchArrays arrays) {
    DecimalEncodedValue speed =
        new DecimalEncodedValueImpl("foot_average_speed", 4, METRE_A_SECOND_KMH, false);
    EncodingManager.Builder builder = EncodingManager.start().add(speed);
    List.of(
            "foot_access",
            "foot_priority",
            "foot_road_access",
            "hike_rating",
            "mtb_rating",
            "country",
            "road_class")
        .forEach(
            name ->
                builder.add(
                    new DefaultImportRegistry()
                        .createImportUnit(name)
                        .getCreateEncodedValue()
                        .apply(new PMap())));
    EncodingManager encoding = builder.build();
    BooleanEncodedValue access = encoding.getBooleanEncodedValue("foot_access");
    DecimalEncodedValue priority = encoding.getDecimalEncodedValue("foot_priority");
    return new SearchInGraphHopper(
        arrays,
        encoding,
        CustomModelParser.createWeighting(
            encoding,
            TurnCostProvider.NO_TURN_COST_PROVIDER,
            GHUtility.loadCustomModelFromJar("foot.json").setDistanceInfluence(0.0)),
        (edge, isBothWays) ->
            edge.set(access, true, isBothWays)
                .set(speed, METRE_A_SECOND_KMH)
                .set(priority, PriorityCode.getValue(PriorityCode.UNCHANGED.getValue())));
  }

  /** With nothing but a speed for each edge. */
  static SearchInGraphHopper bySpeedAlone(SearchArrays arrays) {
    DecimalEncodedValue speed = new DecimalEncodedValueImpl("speed", 1, 1, true);
    return new SearchInGraphHopper(
        arrays,
        EncodingManager.start().add(speed).build(),
        new SpeedWeighting(speed),
        (edge, isBothWays) -> edge.set(speed, 1, isBothWays ? 1 : 0));
  }

  private SearchInGraphHopper(
      SearchArrays arrays, EncodingManager encoding, Weighting weighting, Passage passage) {
    this.weighting = weighting;
    this.passage = passage;
    graph = new BaseGraph.Builder(encoding).create();
    nodes = arrays.nodes();
    facilities = arrays.facilities();
    limitSeconds = arrays.limitMillis() / MILLIS_PER_SECOND + ROUNDING_SECONDS;
    for (int node = 0; node < nodes; node++) {
      for (int arc = arrays.firstArc()[node]; arc < arrays.firstArc()[node + 1]; arc++) {
        // On foot every road is two arcs; one edge is both. It takes no loops, which lead nowhere.
        if (node < arrays.heads()[arc]) {
          add(node, arrays.heads()[arc], arrays.millis()[arc], true);
        }
      }
    }
    for (int i = 0; i < 2 * facilities; i++) {
      add(nodes + i / 2, arrays.startNodes()[i], arrays.startMillis()[i], false);
    }
    graph.freeze();
  }

  private void add(int from, int to, int millis, boolean isBothWays) {
    passage.set(graph.edge(from, to).setDistance(millis / MILLIS_PER_SECOND), isBothWays);
  }

  /** A tree from each facility. */
  Reached independent() {
    long[] count = new long[1];
    double[] seconds = new double[1];
    for (int facility = nodes; facility < nodes + facilities; facility++) {
      ShortestPathTree tree =
          new ShortestPathTree(graph, weighting, false, TraversalMode.NODE_BASED);
      tree.setWeightLimit(limitSeconds);
      tree.search(
          facility,
          label -> {
            if (label.node < nodes) {
              count[0]++;
              seconds[0] += label.weight;
            }
          });
    }
    return new Reached(count[0], Math.round(seconds[0] * MILLIS_PER_SECOND));
  }
}

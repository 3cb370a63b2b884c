package luotu.roads;

import luotu.model.TravelSpeeds;

/**
 * Which edges a mode may be joined along. Bridges, tunnels and roads without frontage are met at
 * their ends only, where other roads begin.
 *
 * @param frontage by class of road
 */
record OfferedEdges(EdgeTable edges, EdgeTimes times, boolean[] frontage) {
  static OfferedEdges of(RoadGraph graph, EdgeTimes times, TravelSpeeds speeds) {
    boolean[] frontage = new boolean[graph.edges.classes.size()];
    for (int i = 0; i < frontage.length; i++) {
      frontage[i] = speeds.of(graph.edges.classes.get(i)).frontage();
    }
    return new OfferedEdges(graph.edges, times, frontage);
  }

  boolean has(int edge) {
    return times.isPassable(edge)
        && !edges.is(edge, (byte) (EdgeTable.BRIDGE | EdgeTable.TUNNEL))
        && frontage[edges.roadClass[edge]];
  }
}

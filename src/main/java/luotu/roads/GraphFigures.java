package luotu.roads;

/**
 * What the roads in memory take.
 *
 * @param edges without removed ones
 * @param bytes of the graph, its index, and what the modes of travel in use have made of it
 * @param loadSeconds how long it took to read them; patches since then are not counted
 */
public record GraphFigures(int edges, int nodes, long bytes, double loadSeconds) {}

package luotu.roads;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import luotu.roads.ReachedGround.Resolution;

/**
 * Draws the ground ahead of all questions, as finely as it usually is: the tiles with most vertices
 * of roads first, each on the plane of a question about one place in it. For one thread.
 */
final class GroundPreparation {
  private final RoadGraph graph;
  private final Function<GroundPlane, Ground> grounds;

  private record Cell(GroundPlane plane, long column, long row) {}

  GroundPreparation(RoadGraph graph, Function<GroundPlane, Ground> grounds) {
    this.graph = graph;
    this.grounds = grounds;
  }

  /**
   * @param mostBytes when so many are in use it ends
   * @return the number of tiles drawn
   */
  int run(long mostBytes) {
    long bytes = 0;
    int drawn = 0;
    for (Cell cell : cells()) {
      Ground ground = grounds.apply(cell.plane());
      GroundTile tile = ground.tile(cell.column(), cell.row(), Resolution.FINE);
      tile.prepare(ground.maker(Resolution.FINE));
      bytes += tile.bytes();
      drawn++;
      if (bytes > mostBytes) {
        break;
      }
    }
    return drawn;
  }

  /** Those with most vertices first, then from south to north, from west to east. */
  private List<Cell> cells() {
    Map<Cell, Integer> vertices = new HashMap<>();
    for (int edge = 0; edge < graph.edges.count; edge++) {
      int end = graph.removed.get(edge) ? 0 : graph.edges.firstVertex[edge + 1];
      for (int i = graph.edges.firstVertex[edge]; i < end; i++) {
        vertices.merge(cell(graph.longitude(i), graph.latitude(i)), 1, Integer::sum);
      }
    }
    return vertices.entrySet().stream()
        .sorted(
            Map.Entry.<Cell, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(
                    Map.Entry.comparingByKey(
                        Comparator.comparingLong(Cell::row).thenComparingLong(Cell::column))))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static Cell cell(double longitude, double latitude) {
    GroundPlane plane = GroundPlane.around(latitude);
    return new Cell(
        plane,
        (long) Math.floor(plane.x(longitude) / Ground.TILE_METRES),
        (long) Math.floor(plane.y(latitude) / Ground.TILE_METRES));
  }
}

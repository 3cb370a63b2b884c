package luotu.roads;

import java.util.concurrent.atomic.AtomicReferenceArray;
import luotu.geo.region.Square;
import luotu.geo.region.SquareField;
import luotu.roads.ReachedGround.Resolution;

/**
 * A kilometre of the ground in blocks. Of each it keeps what its places may join, and once a border
 * was asked for in it where they do. Made when first asked for; safe for many threads.
 */
final class GroundTile {
  /** Start squares along the side of a block, at most. */
  private static final int SQUARES = 8;

  private final double west;
  private final double south;
  private final int across;
  private final AtomicReferenceArray<Joins> joins;
  private final AtomicReferenceArray<JoinMap> maps;

  /**
   * What the places of a block may join, edge by edge.
   *
   * @param low the least fraction of each edge
   * @param least the shortest walk to each edge, in milliseconds
   * @param isSure whether every place joins one of them
   */
  record Joins(int[] edges, float[] low, float[] high, int[] least, int[] most, boolean isSure) {
    int label(ReachLabels labels) {
      int all = SquareField.NOTHING;
      for (int i = 0; i < edges.length; i++) {
        int label = labels.between(edges[i], low[i], high[i], least[i], most[i]);
        if (label == SquareField.MIXED || i > 0 && label != all) {
          return SquareField.MIXED;
        }
        all = label;
      }
      return isSure || all == SquareField.NOTHING ? all : SquareField.MIXED;
    }
  }

  GroundTile(Resolution resolution, double west, double south) {
    this.west = west;
    this.south = south;
    across = across(resolution);
    joins = new AtomicReferenceArray<>(across * across);
    maps = new AtomicReferenceArray<>(across * across);
  }

  /** Blocks along the side of a tile. */
  static int across(Resolution resolution) {
    return (int) Math.max(1, Ground.TILE_METRES / (SQUARES * resolution.startMetres()));
  }

  Square square(int block) {
    double side = Ground.TILE_METRES / across;
    return new Square(west + block % across * side, south + block / across * side, side);
  }

  /**
   * The label of a block, counted by rows, or MIXED.
   *
   * @param maker finds out what is not known yet
   */
  int label(int block, ReachLabels labels, BlockMaker maker) {
    Joins known = joins.get(block);
    if (known == null) {
      known = maker.joins(square(block));
      joins.set(block, known);
    }
    return known.label(labels);
  }

  /** Where the places of a block join. */
  JoinMap map(int block, BlockMaker maker) {
    JoinMap known = maps.get(block);
    if (known == null) {
      known = maker.map(square(block));
      maps.set(block, known);
    }
    return known;
  }

  /** Memory of all that is known. */
  long bytes() {
    long bytes = 200 + 8L * across * across;
    for (int i = 0; i < across * across; i++) {
      Joins known = joins.get(i);
      JoinMap map = maps.get(i);
      bytes += known == null ? 0 : 150 + 20L * known.edges.length;
      bytes += map == null ? 0 : map.bytes();
    }
    return bytes;
  }
}

package luotu.roads;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import luotu.geo.region.Square;
import luotu.roads.ReachedGround.Resolution;
import org.locationtech.jts.geom.Envelope;

/**
 * A kilometre of the ground in blocks. Of each it keeps what its places may join, and once a border
 * was asked for in it where they do. Made when first asked for; safe for many threads.
 */
final class GroundTile {
  /** Start squares along the side of a block, at most. */
  private static final int SQUARES = 16;

  private final double west;
  private final double south;
  private final int across;
  private final AtomicReferenceArray<JoinBounds> joins;
  private final AtomicReferenceArray<Optional<JoinMap>> maps;

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

  /** Whether a block, counted by rows, has something in common with a box. */
  boolean meets(int block, Envelope box) {
    double side = Ground.TILE_METRES / across;
    double blockWest = west + block % across * side;
    double blockSouth = south + block / across * side;
    return blockWest <= box.getMaxX()
        && blockWest + side >= box.getMinX()
        && blockSouth <= box.getMaxY()
        && blockSouth + side >= box.getMinY();
  }

  /**
   * The label of a block, or MIXED.
   *
   * @param maker finds out what is not known yet
   */
  int label(int block, ReachLabels labels, BlockMaker maker) {
    return joins(block, maker).label(labels);
  }

  private JoinBounds joins(int block, BlockMaker maker) {
    JoinBounds known = joins.get(block);
    if (known == null) {
      known = maker.joins(square(block));
      joins.set(block, known);
    }
    return known;
  }

  /** Where the places of a block join; empty if that cannot be drawn. */
  Optional<JoinMap> map(int block, BlockMaker maker) {
    Optional<JoinMap> known = maps.get(block);
    if (known == null) {
      known = maker.map(square(block));
      maps.set(block, known);
    }
    return known;
  }

  /** Finds out about all blocks that may join a road. */
  void prepare(BlockMaker maker) {
    for (int block = 0; block < across * across; block++) {
      if (joins(block, maker).count() > 0) {
        map(block, maker);
      }
    }
  }

  /** Memory of all that is known. */
  long bytes() {
    long bytes = 200 + 8L * across * across;
    for (int i = 0; i < across * across; i++) {
      JoinBounds known = joins.get(i);
      Optional<JoinMap> map = maps.get(i);
      bytes += known == null ? 0 : known.bytes();
      bytes += map == null ? 0 : map.map(JoinMap::bytes).orElse(0L);
    }
    return bytes;
  }
}

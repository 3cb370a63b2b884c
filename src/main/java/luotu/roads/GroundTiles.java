package luotu.roads;

import java.lang.ref.SoftReference;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import luotu.roads.ReachedGround.Resolution;

/**
 * What is known of the ground, tile by tile, for one mode, all planes and all versions of a
 * network: those that a change did not touch are the same tiles. The least recently used go when
 * there are too many, and all that nobody uses when memory is short. Safe for many threads.
 */
final class GroundTiles {
  private static final int FEWEST_BEFORE_A_LOOK = 64;

  private final long mostBytes;
  private final Map<Key, Tile> tiles = new ConcurrentHashMap<>();
  private final AtomicLong clock = new AtomicLong();

  /** How many more are made before all are measured again, which takes long. */
  private final AtomicLong untilLook = new AtomicLong(FEWEST_BEFORE_A_LOOK);

  /**
   * @param version the last one that moved anything near the tile
   */
  private record Key(
      GroundPlane plane, Object version, Resolution resolution, long column, long row) {}

  private static final class Tile extends SoftReference<GroundTile> {
    private volatile long used;

    Tile(GroundTile ground) {
      super(ground);
    }

    long bytes() {
      GroundTile ground = get();
      return ground == null ? 0 : ground.bytes();
    }
  }

  GroundTiles(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  GroundTile tile(
      GroundPlane plane,
      Object version,
      Resolution resolution,
      long column,
      long row,
      Supplier<GroundTile> maker) {
    Key key = new Key(plane, version, resolution, column, row);
    Tile tile = tiles.get(key);
    GroundTile ground = tile == null ? null : tile.get();
    if (ground == null) {
      // Threads that come at once may each make the same; the last is kept.
      ground = maker.get();
      tile = new Tile(ground);
      tiles.put(key, tile);
      if (untilLook.decrementAndGet() == 0) {
        lookAfter();
      }
    }
    tile.used = clock.incrementAndGet();
    return ground;
  }

  private void lookAfter() {
    tiles.values().removeIf(tile -> tile.get() == null);
    long bytes = bytes();
    long average = bytes / Math.max(1, tiles.size()) + 1;
    if (bytes > mostBytes) {
      bytes = removeOldest(bytes);
    }
    // Those that are there grow as well.
    long room = Math.max(0, mostBytes - bytes) / average / 4;
    untilLook.set(Math.max(FEWEST_BEFORE_A_LOOK, room));
  }

  private long removeOldest(long bytes) {
    List<Map.Entry<Key, Tile>> oldest =
        tiles.entrySet().stream()
            .sorted(Comparator.comparingLong(entry -> entry.getValue().used))
            .toList();
    long left = bytes;
    for (Map.Entry<Key, Tile> entry : oldest) {
      if (left <= mostBytes / 2) {
        break;
      }
      left -= entry.getValue().bytes();
      tiles.remove(entry.getKey());
    }
    return left;
  }

  /** Memory of all. */
  long bytes() {
    return tiles.values().stream().mapToLong(Tile::bytes).sum();
  }
}

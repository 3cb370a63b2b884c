package luotu.roads;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import luotu.geo.region.BorderFault;
import luotu.geo.region.BorderLinks;
import luotu.geo.region.HeldPlace;
import luotu.geo.region.Regions;
import luotu.geo.region.Square;
import luotu.geo.region.SquareField;
import luotu.roads.ReachedGround.Resolution;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/**
 * Draws what a search reached, block by block: most are all of one label, the others are cut; where
 * two blocks meet a border is drawn wherever their labels differ, whatever each of them knows.
 */
final class ReachedBorders {
  private static final int TILES_OF_ONE_THREAD = 32;

  /** How much of the tolerance may go when places are left out. */
  private static final double TOLERANCE_SHARE = 0.4;

  private final ReachedExtent extent;
  private final Ground ground;
  private final int[] limitsMillis;
  private final boolean split;
  private final Resolution resolution;
  private final int across;
  private final Map<Long, Integer> tileAt = new HashMap<>();

  private final HeldOrigins origins;

  /**
   * Blocks, by column and row, where what is reached crossed in the rounding of its vertices, or
   * with an origin that a border passes through.
   */
  private final Set<Long> traced = new HashSet<>();

  /** What the last attempt drew, tiles by tiles, and those of it that are drawn again. */
  private List<BorderLinks> lastCut = List.of();

  private SideLabels[][] lastSides;
  private final Set<Long> toCut = new HashSet<>();

  private ReachedBorders(
      ReachedExtent extent, int[] limitsMillis, boolean split, Resolution resolution) {
    this.extent = extent;
    this.limitsMillis = limitsMillis;
    this.split = split;
    this.resolution = resolution;
    ground = extent.ground();
    across = resolution.isTraced() ? 1 : GroundTile.across(resolution);
    for (int i = 0; i < extent.tiles().size(); i++) {
      Square tile = extent.tiles().get(i).square();
      tileAt.put(key(number(tile.west()), number(tile.south())), i);
    }
    lastSides = new SideLabels[extent.tiles().size()][];
    origins =
        new HeldOrigins(
            extent,
            extent.labels(limitsMillis, split),
            at -> tileAt.containsKey(key(number(at.x), number(at.y))));
  }

  /** All borders of an extent. */
  static Regions draw(
      ReachedExtent extent, int[] limitsMillis, boolean split, Resolution resolution) {
    ReachedBorders borders = new ReachedBorders(extent, limitsMillis, split, resolution);
    while (true) {
      try {
        Regions regions = borders.draw();
        List<Long> places =
            regions.unheld().stream().map(at -> BorderLinks.place(at.x(), at.y())).toList();
        if (!borders.traceAround(places)) {
          return regions;
        }
      } catch (BorderFault fault) {
        if (!borders.traceAround(fault.places())) {
          throw fault;
        }
      }
    }
  }

  /** From now on draws the blocks about some places the long way; false if it did already. */
  private boolean traceAround(List<Long> places) {
    double blockX = Ground.TILE_METRES / across / ground.plane().stepX();
    double blockY = Ground.TILE_METRES / across / ground.plane().stepY();
    boolean isNew = false;
    for (long place : places) {
      for (int corner = 0; corner < 4; corner++) {
        int x = BorderLinks.x(place) + (corner & 1) * 2 - 1;
        int y = BorderLinks.y(place) + (corner & 2) - 1;
        int column = (int) Math.floor(x / blockX);
        int row = (int) Math.floor(y / blockY);
        if (traced.add(key(column, row))) {
          toCut.add(key(Math.floorDiv(column, across), Math.floorDiv(row, across)));
          isNew = true;
        }
      }
    }
    return isNew;
  }

  private static int number(double metres) {
    return (int) Math.floor(metres / Ground.TILE_METRES);
  }

  private static long key(int column, int row) {
    return BorderLinks.place(column, row);
  }

  private Regions draw() {
    // Of this attempt alone: when one fails, some threads may go on with it for a while.
    SideLabels[][] sides = lastSides.clone();
    int groups = (sides.length + TILES_OF_ONE_THREAD - 1) / TILES_OF_ONE_THREAD;
    List<BorderLinks> cut =
        numbers(groups)
            .mapToObj(group -> isToCut(group, sides) ? cut(group, sides) : lastCut.get(group))
            .toList();
    lastSides = sides;
    lastCut = cut;
    toCut.clear();
    List<BorderLinks> parts = new ArrayList<>(cut);
    parts.addAll(numbers(groups).mapToObj(group -> join(group, sides)).toList());
    return Regions.of(
        parts,
        ground.plane().stepX(),
        ground.plane().stepY(),
        TOLERANCE_SHARE * resolution.toleranceMetres(),
        resolution.finestMetres() * resolution.finestMetres(),
        origins.all());
  }

  private boolean isToCut(int group, SideLabels[][] sides) {
    int end = Math.min(sides.length, (group + 1) * TILES_OF_ONE_THREAD);
    return lastCut.isEmpty()
        || IntStream.range(group * TILES_OF_ONE_THREAD, end)
            .mapToObj(i -> extent.tiles().get(i).square())
            .anyMatch(tile -> toCut.contains(key(number(tile.west()), number(tile.south()))));
  }

  private static IntStream numbers(int groups) {
    IntStream numbers = IntStream.range(0, groups);
    return groups > 1 ? numbers.parallel() : numbers;
  }

  /** What one thread draws with, and into. */
  private record Pen(
      ReachLabels labels,
      PatchCutter cutter,
      BlockMaker maker,
      JoinField joins,
      BorderLinks links) {}

  private Pen pen() {
    BorderLinks links = new BorderLinks();
    ReachLabels labels = extent.labels(limitsMillis, split);
    PatchCutter cutter =
        new PatchCutter(
            ground.graph(), extent.reach(), labels, limitsMillis, ground.millisPerMetre(), links);
    return new Pen(labels, cutter, ground.maker(resolution), ground.field(), links);
  }

  private BorderLinks cut(int group, SideLabels[][] sides) {
    Pen pen = pen();
    int end = Math.min(sides.length, (group + 1) * TILES_OF_ONE_THREAD);
    for (int i = group * TILES_OF_ONE_THREAD; i < end; i++) {
      Square square = extent.tiles().get(i).square();
      sides[i] =
          resolution.isTraced()
              ? traceWhole(square, pen)
              : cutBlocks(square, extent.tiles().get(i).within(), pen);
    }
    return pen.links();
  }

  /** Draws a tile that is not made of blocks. */
  private SideLabels[] traceWhole(Square tile, Pen pen) {
    SideLabels known = new SideLabels();
    trace(tile, isTraced(tile, 0) ? Resolution.FINE : resolution, pen, known);
    return new SideLabels[] {known};
  }

  /**
   * Draws the blocks of a tile that are not all of one label.
   *
   * @param within what of the tile is asked for
   */
  private SideLabels[] cutBlocks(Square square, Envelope within, Pen pen) {
    GroundTile tile = ground.tile(number(square.west()), number(square.south()), resolution);
    SideLabels[] sides = new SideLabels[across * across];
    SideLabels known = new SideLabels();
    for (int block = 0; block < sides.length; block++) {
      int label =
          tile.meets(block, within)
              ? tile.label(block, pen.labels(), pen.maker())
              : SquareField.NOTHING;
      if (label == SquareField.MIXED) {
        Optional<JoinMap> map =
            isTraced(square, block) ? Optional.empty() : tile.map(block, pen.maker());
        label =
            map.isPresent()
                ? pen.cutter().cut(map.get(), known)
                : trace(tile.square(block), resolution, pen, known);
      }
      if (label == SquareField.MIXED) {
        sides[block] = known;
        known = new SideLabels();
      } else {
        sides[block] = uniform(label);
      }
    }
    return sides;
  }

  private boolean isTraced(Square tile, int block) {
    return !traced.isEmpty()
        && traced.contains(
            key(
                number(tile.west()) * across + block % across,
                number(tile.south()) * across + block / across));
  }

  /** Draws a block from the times of places, with borders that never cross. */
  private int trace(Square block, Resolution detail, Pen pen, SideLabels known) {
    double stepX = ground.plane().stepX();
    double stepY = ground.plane().stepY();
    List<HeldPlace> held = origins.near(block);
    SquareField field =
        new ReachedField(
            pen.joins(),
            ground.graph(),
            ground.plane(),
            pen.labels(),
            ground.millisPerMetre(),
            held);
    Regions regions =
        detail.trace(
            ground.plane(),
            TOLERANCE_SHARE,
            field,
            block,
            held.stream().map(at -> new Coordinate(at.x() * stepX, at.y() * stepY)).toList());
    int west = step(block.west(), stepX);
    int south = step(block.south(), stepY);
    int east = step(block.west() + block.side(), stepX);
    int north = step(block.south() + block.side(), stepY);
    known.clear();
    regions.forEachBorder(
        (fromX, fromY, toX, toY, left, right) -> {
          int inside = Math.max(left, right);
          if (fromX == toX && (fromX == west || fromX == east)) {
            known.add(fromX == west ? SideLabels.WEST : SideLabels.EAST, fromY, toY, inside);
          } else if (fromY == toY && (fromY == south || fromY == north)) {
            known.add(fromY == south ? SideLabels.SOUTH : SideLabels.NORTH, fromX, toX, inside);
          } else {
            pen.links()
                .add(BorderLinks.place(fromX, fromY), BorderLinks.place(toX, toY), left, right);
          }
        });
    return SquareField.MIXED;
  }

  /** Draws between the blocks of some tiles, and to the tiles beyond. */
  private BorderLinks join(int group, SideLabels[][] sides) {
    BorderLinks links = new BorderLinks();
    int end = Math.min(sides.length, (group + 1) * TILES_OF_ONE_THREAD);
    for (int i = group * TILES_OF_ONE_THREAD; i < end; i++) {
      Square tile = extent.tiles().get(i).square();
      int column = number(tile.west());
      int row = number(tile.south());
      SideLabels[] own = sides[i];
      SideLabels[] east = tile(column + 1, row, sides);
      SideLabels[] north = tile(column, row + 1, sides);
      SideLabels[] west = tile(column - 1, row, sides);
      SideLabels[] south = tile(column, row - 1, sides);
      for (int block = 0; block < own.length; block++) {
        int x = block % across;
        int y = block / across;
        boolean isLast = x == across - 1;
        boolean isTop = y == across - 1;
        join(
            tile,
            block,
            SideLabels.EAST,
            isLast ? at(east, block - x) : own[block + 1],
            own,
            links);
        join(tile, block, SideLabels.NORTH, isTop ? at(north, x) : own[block + across], own, links);
        if (x == 0 && west == null) {
          join(tile, block, SideLabels.WEST, null, own, links);
        }
        if (y == 0 && south == null) {
          join(tile, block, SideLabels.SOUTH, null, own, links);
        }
      }
    }
    return links;
  }

  private SideLabels[] tile(int column, int row, SideLabels[][] sides) {
    Integer index = tileAt.get(key(column, row));
    return index == null ? null : sides[index];
  }

  private static SideLabels at(SideLabels[] blocks, int block) {
    return blocks == null ? null : blocks[block];
  }

  private void join(
      Square tile, int block, int side, SideLabels beyond, SideLabels[] own, BorderLinks links) {
    SideLabels other = beyond == null ? SideLabels.NOTHING_BEYOND : beyond;
    if (own[block] == other) {
      return;
    }
    double metres = Ground.TILE_METRES / across;
    double west = tile.west() + block % across * metres;
    double south = tile.south() + block / across * metres;
    boolean isUpright = side == SideLabels.EAST || side == SideLabels.WEST;
    double stepX = ground.plane().stepX();
    double stepY = ground.plane().stepY();
    int across =
        isUpright
            ? step(west + (side == SideLabels.EAST ? metres : 0), stepX)
            : step(south + (side == SideLabels.NORTH ? metres : 0), stepY);
    int from = isUpright ? step(south, stepY) : step(west, stepX);
    int to = isUpright ? step(south + metres, stepY) : step(west + metres, stepX);
    own[block].drawTo(other, side, across, from, to, links);
  }

  private static SideLabels uniform(int label) {
    return label == SquareField.NOTHING ? SideLabels.NOTHING_BEYOND : new SideLabels(label);
  }

  private static int step(double metres, double step) {
    return (int) Math.floor(metres / step + 0.5);
  }
}

package luotu.roads;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import luotu.geo.region.Square;
import luotu.model.TravelMode;
import org.locationtech.jts.geom.Envelope;

/**
 * How much ground each facility reaches before any other: the areas that {@link ReachedGround}
 * draws, counted without their borders. Squares whose places all have the same answer count whole;
 * of the smallest, places on a lattice stand for what is about them. So a straight border may be
 * off by half a mesh, 1 m in a district and 4 m in a city; of an area of some square kilometres
 * that is mostly less than a thousandth.
 *
 * <p>Each kilometre is kept together with all that it follows from: after a change those that
 * nothing moved in are taken over as they were. Immutable, safe for many threads.
 */
public final class ReachedAreas {
  /** Squares that are looked into first: larger ones have too many roads near them. */
  private static final double BLOCK_METRES = 128;

  private static final int TILES_OF_ONE_THREAD = 64;

  private final Question question;
  private final Map<Square, Tile> tiles;
  private final int counted;

  /** What has to be the same for tiles to be. */
  private record Question(
      TravelMode mode, GroundPlane plane, int limitMillis, double latticeMetres) {}

  /**
   * A kilometre.
   *
   * @param version of the ground
   * @param reached {@link AreaCounter#reached}
   * @param ids of the facilities that have some of it, rising
   */
  private record Tile(Object version, long reached, long[] ids, double[] squareMetres) {}

  private ReachedAreas(Question question, Map<Square, Tile> tiles, int counted) {
    this.question = question;
    this.tiles = tiles;
    this.counted = counted;
  }

  /**
   * The areas of what a merged search reached.
   *
   * @param ids of the facilities of the search, by index, each once
   * @param limitMillis at most the limit of the search
   * @param before of other data, to take over what is as it was
   */
  public static ReachedAreas of(
      RoadNetwork network,
      JoinedPlaces facilities,
      long[] ids,
      Reach reach,
      int limitMillis,
      Optional<ReachedAreas> before) {
    ReachedExtent extent = ReachedExtent.of(network, facilities, reach, limitMillis);
    Ground ground = extent.ground();
    double lattice = extent.resolution().latticeMetres();
    Question question = new Question(facilities.mode, ground.plane(), limitMillis, lattice);
    Map<Square, Tile> known =
        before
            .filter(each -> each.question.equals(question))
            .map(each -> each.tiles)
            .orElse(Map.of());
    List<ReachedSquare> asked = extent.tiles();
    Tile[] found = new Tile[asked.size()];
    int groups = (found.length + TILES_OF_ONE_THREAD - 1) / TILES_OF_ONE_THREAD;
    IntStream.range(0, groups)
        .parallel()
        .forEach(
            group -> {
              AreaCounter counter = new AreaCounter(ground, reach, ids, limitMillis, lattice);
              int end = Math.min(found.length, (group + 1) * TILES_OF_ONE_THREAD);
              for (int i = group * TILES_OF_ONE_THREAD; i < end; i++) {
                found[i] = tile(counter, ground, asked.get(i), known);
              }
            });
    Map<Square, Tile> tiles = new LinkedHashMap<>();
    int counted = 0;
    for (int i = 0; i < found.length; i++) {
      Square square = asked.get(i).square();
      tiles.put(square, found[i]);
      counted += found[i] == known.get(square) ? 0 : 1;
    }
    return new ReachedAreas(question, tiles, counted);
  }

  private static Tile tile(
      AreaCounter counter, Ground ground, ReachedSquare asked, Map<Square, Tile> known) {
    Square square = asked.square();
    Object version = ground.version(square);
    Tile before = known.get(square);
    long reached = counter.reached(square);
    if (before != null && before.version() == version && before.reached() == reached) {
      return before;
    }
    Envelope within = asked.within();
    double north = square.south() + square.side();
    double east = square.west() + square.side();
    for (double south = square.south(); south < north; south += BLOCK_METRES) {
      for (double west = square.west(); west < east; west += BLOCK_METRES) {
        if (within.intersects(
            new Envelope(west, west + BLOCK_METRES, south, south + BLOCK_METRES))) {
          counter.add(west, south, BLOCK_METRES);
        }
      }
    }
    TreeMap<Long, Double> areas = counter.take();
    return new Tile(
        version,
        reached,
        areas.keySet().stream().mapToLong(Long::longValue).toArray(),
        areas.values().stream().mapToDouble(Double::doubleValue).toArray());
  }

  /**
   * Square metres on the ellipsoid, of some facilities by their ids; 0 for those that reach nothing
   * first.
   *
   * @param ids rising
   */
  public double[] squareMetres(long[] ids) {
    double[] sums = new double[ids.length];
    for (Tile tile : tiles.values()) {
      for (int i = 0; i < tile.ids().length; i++) {
        int at = Arrays.binarySearch(ids, tile.ids()[i]);
        if (at >= 0) {
          sums[at] += tile.squareMetres()[i];
        }
      }
    }
    return sums;
  }

  /** How many square kilometres of the plane were not taken over. */
  public int counted() {
    return counted;
  }
}

package luotu.roads;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * What the places of a square, its border included, may join: every piece of road up to some
 * distance that is offered, and every obstacle in the way of walks so long. Its quarters know less
 * and so are faster. Immutable but for the quarters, which are made when first asked for; safe for
 * many threads.
 */
final class GroundSquare {
  /** Smaller ones are not worth their memory. */
  static final double SMALLEST_METRES = 8;

  private static final int QUARTERS = 4;

  /** The lesser corner and the side on the plane. */
  final double west;

  final double south;
  final double side;

  /** Metres up to which pieces and obstacles are here. */
  final double reachMetres;

  /** Whether every place in the square is known to join a road. */
  final boolean isSure;

  /** Whether some of it may lie in an area that is shut. */
  final boolean mayBeShut;

  /** Edge and first vertex of each piece: the nearest first, or by groups where there are many. */
  final int[] pieces;

  /** How near each of them may be, in metres. */
  final float[] leastMetres;

  /** How far along its edge each of them begins and ends, 0 to 1, about. */
  final float[] fractions;

  /** Both ends of each, x and y, in units of 1e-7 degrees. */
  final int[] obstacles;

  /** Null where there are few pieces. */
  final PieceGroups groups;

  /** Where to look on when a place has no join within reach, this square when that is all. */
  final GroundSquare wider;

  private final AtomicReferenceArray<GroundSquare> quarters;

  GroundSquare(
      double west,
      double south,
      double side,
      double reachMetres,
      boolean isSure,
      boolean mayBeShut,
      int[] pieces,
      float[] leastMetres,
      float[] fractions,
      int[] obstacles,
      PieceGroups groups,
      GroundSquare wider) {
    this.west = west;
    this.south = south;
    this.side = side;
    this.reachMetres = reachMetres;
    this.isSure = isSure;
    this.mayBeShut = mayBeShut;
    this.pieces = pieces;
    this.leastMetres = leastMetres;
    this.fractions = fractions;
    this.obstacles = obstacles;
    this.groups = groups;
    this.wider = wider == null ? this : wider;
    boolean isSimple = leastMetres.length <= 1 && obstacles.length == 0 && !mayBeShut;
    quarters = isSimple || side <= SMALLEST_METRES ? null : new AtomicReferenceArray<>(QUARTERS);
  }

  /** How far along its edge, about, a place on a piece lies; the ends of the edge exactly. */
  double fraction(int piece, double share) {
    return fractions[2 * piece] * (1 - share) + fractions[2 * piece + 1] * share;
  }

  /** Whether it says all about where its places join. */
  boolean isWhole() {
    return wider == this;
  }

  /**
   * The smallest square inside this one, itself perhaps, that holds another.
   *
   * @param maker makes the quarters that are not there yet
   */
  GroundSquare around(double west, double south, double side, GroundMaker maker) {
    GroundSquare square = this;
    while (square.quarters != null) {
      double half = square.side / 2;
      boolean isEast = west >= square.west + half;
      boolean isNorth = south >= square.south + half;
      double quarterWest = isEast ? square.west + half : square.west;
      double quarterSouth = isNorth ? square.south + half : square.south;
      if (west + side > quarterWest + half || south + side > quarterSouth + half) {
        return square;
      }
      int index = (isNorth ? 2 : 0) + (isEast ? 1 : 0);
      GroundSquare quarter = square.quarters.get(index);
      if (quarter == null) {
        quarter = maker.quarter(square.wider, quarterWest, quarterSouth, half);
        if (!square.quarters.compareAndSet(index, null, quarter)) {
          quarter = square.quarters.get(index);
        }
      }
      square = quarter;
    }
    return square;
  }

  /** Memory of this square and all in it. */
  long bytes() {
    long bytes = 120 + 20L * leastMetres.length + 4L * obstacles.length;
    bytes += groups == null ? 0 : groups.bytes();
    for (int i = 0; quarters != null && i < QUARTERS; i++) {
      GroundSquare quarter = quarters.get(i);
      bytes += quarter == null ? 0 : quarter.bytes();
    }
    return bytes;
  }
}

package luotu.city;

import java.util.Arrays;
import java.util.function.Predicate;
import luotu.city.Plan.Place;
import luotu.city.Towns.Community;

/**
 * The squares of the board between which streets run and in which people live: 100 metres wide in
 * the dense town, doubling up to 800 in the open country. Held in plain arrays, for there are a
 * million.
 */
final class Blocks {
  /** Side of the smallest block, and unit of columns and rows. */
  static final double UNIT_METRES = 100;

  private static final int LARGEST = 8;

  /** How built-up the busiest place of a block may be before it is quartered, by its size. */
  private static final double[] QUARTERED_FROM = {9, 9, 0.2, 9, 0.085, 9, 9, 9, 0.045};

  private final Towns towns;
  private final Predicate<Community> inside;
  private int count;
  private int[] columns = new int[1 << 14];
  private int[] rows = new int[1 << 14];
  private byte[] sizes = new byte[1 << 14];
  private float[] builtUp = new float[1 << 14];
  private int[] communities = new int[1 << 14];

  /**
   * @param inside whose blocks are wanted; a margin of a kilometre around them is made as well
   */
  Blocks(Towns towns, Predicate<Community> inside) {
    this.towns = towns;
    this.inside = inside;
    double west = Double.MAX_VALUE;
    double south = Double.MAX_VALUE;
    double east = -Double.MAX_VALUE;
    double north = -Double.MAX_VALUE;
    for (Community community : towns.communities()) {
      if (inside.test(community)) {
        west = Math.min(west, community.seat().u());
        east = Math.max(east, community.seat().u());
        south = Math.min(south, community.seat().v());
        north = Math.max(north, community.seat().v());
      }
    }
    double margin = 9000;
    int left = root(west - margin);
    int right = root(east + margin);
    int top = root(north + margin);
    for (int row = root(south - margin); row <= top; row += LARGEST) {
      for (int column = left; column <= right; column += LARGEST) {
        if (touches(column, row)) {
          divide(column, row, LARGEST);
        }
      }
    }
  }

  private static int root(double metres) {
    return (int) Math.floor(metres / UNIT_METRES / LARGEST) * LARGEST;
  }

  private boolean touches(int column, int row) {
    double middle = LARGEST / 2.0;
    for (int step = 0; step < 5; step++) {
      double off = step == 0 ? 0 : LARGEST * 0.9;
      double u = (column + middle + (step == 1 ? off : step == 2 ? -off : 0)) * UNIT_METRES;
      double v = (row + middle + (step == 3 ? off : step == 4 ? -off : 0)) * UNIT_METRES;
      if (inside.test(towns.communityAt(u, v))) {
        return true;
      }
    }
    return false;
  }

  private void divide(int column, int row, int size) {
    double half = size / 2.0;
    double middle = towns.builtUp((column + half) * UNIT_METRES, (row + half) * UNIT_METRES);
    double most = middle;
    for (int corner = 0; corner < 4 && size > 1 && most <= QUARTERED_FROM[size]; corner++) {
      most =
          Math.max(
              most,
              towns.builtUp(
                  (column + (corner & 1) * size) * UNIT_METRES,
                  (row + (corner >> 1) * size) * UNIT_METRES));
    }
    if (size > 1 && most > QUARTERED_FROM[size]) {
      int part = size / 2;
      for (int corner = 0; corner < 4; corner++) {
        divide(column + (corner & 1) * part, row + (corner >> 1) * part, part);
      }
      return;
    }
    if (count == sizes.length) {
      int more = count * 2;
      columns = Arrays.copyOf(columns, more);
      rows = Arrays.copyOf(rows, more);
      sizes = Arrays.copyOf(sizes, more);
      builtUp = Arrays.copyOf(builtUp, more);
      communities = Arrays.copyOf(communities, more);
    }
    columns[count] = column;
    rows[count] = row;
    sizes[count] = (byte) size;
    builtUp[count] = (float) middle;
    communities[count] =
        towns.communityAt((column + half) * UNIT_METRES, (row + half) * UNIT_METRES).number();
    count++;
  }

  int count() {
    return count;
  }

  int column(int block) {
    return columns[block];
  }

  int row(int block) {
    return rows[block];
  }

  /** Side of the block in units. */
  int size(int block) {
    return sizes[block];
  }

  double builtUp(int block) {
    return builtUp[block];
  }

  Community community(int block) {
    return towns.communities().get(communities[block]);
  }

  /** Whether the block's middle lies in the city that is made, not in its margin. */
  boolean isInside(int block) {
    return inside.test(community(block));
  }

  Place middle(int block) {
    double half = sizes[block] / 2.0;
    return new Place((columns[block] + half) * UNIT_METRES, (rows[block] + half) * UNIT_METRES);
  }
}

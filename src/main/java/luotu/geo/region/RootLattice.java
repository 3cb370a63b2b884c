package luotu.geo.region;

/**
 * What is known of one root at the places of a lattice: the labels at the corners of its squares,
 * each asked once, and where the border crosses their sides. A crossing is found by halving, first
 * from corner to corner, so that squares of different sizes that share it find the same place.
 */
final class RootLattice {
  /** The side's ends have different labels and a third lies between, or like ends hide another. */
  static final int SEVERAL = Integer.MIN_VALUE + 1;

  private final SquareField field;
  private final SnapGrid grid;
  private final double originX;
  private final double originY;
  private final double step;
  private final int apart;
  private final LongIntMap labels = new LongIntMap(512);
  private final LongIntMap crossings = new LongIntMap(512);
  private int columnOffset;
  private int rowOffset;

  /**
   * @param originX where the lattice's column 0 is
   * @param step from column to column, metres
   * @param apart how near two places with different labels must be, in steps of the grid
   */
  RootLattice(
      SquareField field, SnapGrid grid, double originX, double originY, double step, int apart) {
    this.field = field;
    this.grid = grid;
    this.originX = originX;
    this.originY = originY;
    this.step = step;
    this.apart = apart;
  }

  /** Forgets the root before; columns and rows count from the new one's south-west corner. */
  void begin(int column, int row) {
    columnOffset = column;
    rowOffset = row;
    labels.clear();
    crossings.clear();
  }

  double x(int column) {
    return originX + (columnOffset + column) * step;
  }

  double y(int row) {
    return originY + (rowOffset + row) * step;
  }

  int gridX(int column) {
    return grid.column(x(column));
  }

  int gridY(int row) {
    return grid.row(y(row));
  }

  /** Says what the label of a corner is without asking the field. */
  void know(int column, int row, int label) {
    labels.put((long) column << 16 | row, label);
  }

  int label(int column, int row) {
    long key = (long) column << 16 | row;
    int known = labels.get(key);
    if (known == LongIntMap.MISSING) {
      known = field.label(x(column), y(row));
      labels.put(key, known);
    }
    return known;
  }

  /** Whether a side, or part of it, has like ends but is known to hold another label. */
  boolean hidesBorder(int level, int column, int row, boolean upright) {
    return crossings.get(key(level, column, row, upright)) == SEVERAL;
  }

  void markHiddenBorder(int level, int column, int row, boolean upright) {
    crossings.put(key(level, column, row, upright), SEVERAL);
  }

  /**
   * Where the border crosses a side whose ends have different labels.
   *
   * @param column of the side's lower end
   * @return grid column, or grid row of an upright side; SEVERAL when the side is crossed more than
   *     once as far as the lattice shows
   */
  int crossing(int level, int column, int row, boolean upright, int low, int high) {
    int from = upright ? row : column;
    for (int half = (1 << level) >> 1; half > 0; half >>= 1) {
      int middle = upright ? label(column, from + half) : label(from + half, row);
      if (middle == low) {
        from += half;
      } else if (middle != high) {
        return SEVERAL;
      }
    }
    long key = upright ? key(0, column, from, true) : key(0, from, row, false);
    int known = crossings.get(key);
    if (known == LongIntMap.MISSING) {
      known = upright ? findUpright(column, from, low) : find(from, row, low);
      crossings.put(key, known);
    }
    return known;
  }

  private int find(int column, int row, int low) {
    int before = gridX(column);
    int after = gridX(column + 1);
    double y = y(row);
    while (after - before > apart) {
      int middle = before + (after - before >> 1);
      if (field.label(grid.x(middle), y) == low) {
        before = middle;
      } else {
        after = middle;
      }
    }
    return before + (after - before >> 1);
  }

  private int findUpright(int column, int row, int low) {
    int before = gridY(row);
    int after = gridY(row + 1);
    double x = x(column);
    while (after - before > apart) {
      int middle = before + (after - before >> 1);
      if (field.label(x, grid.y(middle)) == low) {
        before = middle;
      } else {
        after = middle;
      }
    }
    return before + (after - before >> 1);
  }

  private static long key(int level, int column, int row, boolean upright) {
    return (long) level << 33 | (upright ? 1L << 32 : 0) | (long) column << 16 | row;
  }
}

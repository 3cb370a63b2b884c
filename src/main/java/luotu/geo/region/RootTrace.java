package luotu.geo.region;

import java.util.List;
import org.locationtech.jts.geom.Coordinate;

/**
 * Finds the border in one root after the other: down the squares that are not all of one label,
 * until one is so small or the border in it so simple that straight pieces draw it.
 *
 * <p>A square whose corners agree but that may be mixed is quartered down to the finest size, else
 * slivers would be lost. A square with a simple border stays whole, unless a smaller square beside
 * it finds that their common side hides more border: then it is quartered after all. So both see
 * the same crossings on every side, and no piece of border ends in nothing.
 */
final class RootTrace {
  static final int SOUTH = 1;
  static final int EAST = 2;
  static final int NORTH = 4;
  static final int WEST = 8;

  private final SquareField field;
  private final SquareLevels levels;
  private final RootLattice lattice;
  private final SquareBorder border;
  private final BorderLinks links;
  private final LongIntMap simple = new LongIntMap(512);
  private final LongStack doubted = new LongStack();
  private int outerSides;
  private List<Coordinate> held = List.of();

  RootTrace(
      SquareField field, SquareLevels levels, SnapGrid grid, double tolerance, BorderLinks links) {
    this.field = field;
    this.levels = levels;
    this.links = links;
    int apart = levels.apart(grid, tolerance);
    this.lattice =
        new RootLattice(
            field, grid, levels.originX(), levels.originY(), levels.finestSide(), apart);
    this.border = new SquareBorder(field, lattice, grid, tolerance, links);
  }

  /**
   * @param column of the root's south-west corner, in finest squares
   * @param outer the sides beyond which there is no other root
   * @param held places in the root about which it is looked at the finest squares
   */
  void trace(int column, int row, int outer, List<Coordinate> held) {
    outerSides = outer;
    this.held = held;
    lattice.begin(column, row);
    simple.clear();
    visit(levels.top(), 0, 0);
    while (!doubted.isEmpty()) {
      long key = doubted.pop();
      int found = simple.get(key);
      if (found != LongIntMap.MISSING && found >= 0) {
        links.remove(found >> 4, found & 15);
        simple.put(key, -1);
        quarterAgain(level(key), column(key), row(key));
      }
    }
  }

  private void quarterAgain(int level, int column, int row) {
    for (int above = levels.top(); above >= level; above--) {
      enter(above, column >> above << above, row >> above << above);
    }
    quarter(level, column, row);
    for (int above = levels.top(); above >= level; above--) {
      field.leave();
    }
  }

  private int enter(int level, int column, int row) {
    return field.enter(lattice.x(column), lattice.y(row), levels.side(level));
  }

  private void visit(int level, int column, int row) {
    int label = enter(level, column, row);
    if (label != SquareField.MIXED) {
      if (outerSides != 0 && label != SquareField.NOTHING) {
        alongOuterSides(level, column, row, label);
      }
      if (level <= levels.start()) {
        int span = 1 << level;
        lattice.know(column, row, label);
        lattice.know(column + span, row, label);
        lattice.know(column, row + span, label);
        lattice.know(column + span, row + span, label);
      }
    } else if (level > levels.start()) {
      int half = 1 << level - 1;
      visit(level - 1, column, row);
      visit(level - 1, column + half, row);
      visit(level - 1, column, row + half);
      visit(level - 1, column + half, row + half);
    } else {
      if (level == levels.start()) {
        lookAlongRootSides(level, column, row);
      }
      draw(level, column, row);
    }
    field.leave();
  }

  private boolean sameCorners(int level, int column, int row) {
    int span = 1 << level;
    int label = lattice.label(column, row);
    return lattice.label(column + span, row) == label
        && lattice.label(column, row + span) == label
        && lattice.label(column + span, row + span) == label;
  }

  private void draw(int level, int column, int row) {
    int first = links.size;
    if (level == 0) {
      border.drawFinest(column, row);
    } else if (isHeld(level, column, row) || !border.drawSimple(level, column, row)) {
      quarter(level, column, row);
      return;
    }
    if (outerSides != 0) {
      drawOuterSides(level, column, row);
    }
    if (level > 0) {
      simple.put(key(level, column, row), first << 4 | links.size - first);
    }
  }

  private boolean isHeld(int level, int column, int row) {
    int span = 1 << level;
    for (Coordinate at : held) {
      if (at.x >= lattice.x(column)
          && at.x <= lattice.x(column + span)
          && at.y >= lattice.y(row)
          && at.y <= lattice.y(row + span)) {
        return true;
      }
    }
    return false;
  }

  private void quarter(int level, int column, int row) {
    int half = 1 << level - 1;
    int span = 1 << level;
    // What is all of one label tells what its corners have.
    boolean enterFirst = level > 1 && sameCorners(level, column, row);
    for (int i = 0; i < 4; i++) {
      int c = column + (i & 1) * half;
      int r = row + (i >> 1) * half;
      if (enterFirst || level > 1 && sameCorners(level - 1, c, r)) {
        visit(level - 1, c, r);
      } else {
        draw(level - 1, c, r);
      }
    }
    lookAtMiddle(level, column, row, false);
    lookAtMiddle(level, column + span, row, true);
    lookAtMiddle(level, column, row + span, false);
    lookAtMiddle(level, column, row, true);
  }

  /** A side with like ends and another label in its middle: whoever else has it must know. */
  private void lookAtMiddle(int level, int column, int row, boolean upright) {
    int half = 1 << level - 1;
    int low = lattice.label(column, row);
    if (upright
        ? lattice.label(column, row + 2 * half) != low || lattice.label(column, row + half) == low
        : lattice.label(column + 2 * half, row) != low
            || lattice.label(column + half, row) == low) {
      return;
    }
    for (int above = level; above <= levels.start(); above++) {
      int across = upright ? column : row;
      if (across >> above << above != across) {
        return;
      }
      int c = column >> above << above;
      int r = row >> above << above;
      lattice.markHiddenBorder(above, c, r, upright);
      doubt(above, c, r);
      doubt(above, upright ? c - (1 << above) : c, upright ? r : r - (1 << above));
    }
  }

  private void doubt(int level, int column, int row) {
    if (column >= 0 && row >= 0) {
      long key = key(level, column, row);
      int found = simple.get(key);
      if (found != LongIntMap.MISSING && found >= 0) {
        doubted.push(key);
      }
    }
  }

  /**
   * Neighbouring roots are traced apart, maybe at the same time. So that both see the same on their
   * common side, it is looked at place by place wherever either finds squares that may be mixed.
   */
  private void lookAlongRootSides(int level, int column, int row) {
    int end = 1 << levels.top();
    int span = 1 << level;
    if (row == 0) {
      lookAlong(level, column, row, false);
    }
    if (row + span == end) {
      lookAlong(level, column, row + span, false);
    }
    if (column == 0) {
      lookAlong(level, column, row, true);
    }
    if (column + span == end) {
      lookAlong(level, column + span, row, true);
    }
  }

  private void lookAlong(int level, int column, int row, boolean upright) {
    for (int below = level; below > 0; below--) {
      for (int at = 0; at < 1 << level; at += 1 << below) {
        lookAtMiddle(below, upright ? column : column + at, upright ? row + at : row, upright);
      }
    }
  }

  private void alongOuterSides(int level, int column, int row, int label) {
    int touched = touched(level, column, row);
    if (touched != 0) {
      border.alongSides(level, column, row, touched, label);
    }
  }

  private void drawOuterSides(int level, int column, int row) {
    int touched = touched(level, column, row);
    if (touched != 0) {
      border.alongSides(level, column, row, touched);
    }
  }

  private int touched(int level, int column, int row) {
    int end = 1 << levels.top();
    int span = 1 << level;
    int touched =
        (row == 0 ? SOUTH : 0)
            | (column + span == end ? EAST : 0)
            | (row + span == end ? NORTH : 0)
            | (column == 0 ? WEST : 0);
    return touched & outerSides;
  }

  private static long key(int level, int column, int row) {
    return (long) level << 32 | (long) column << 16 | row;
  }

  private static int level(long key) {
    return (int) (key >> 32);
  }

  private static int column(long key) {
    return (int) (key >> 16) & 0xFFFF;
  }

  private static int row(long key) {
    return (int) key & 0xFFFF;
  }
}

package luotu.geo.region;

/** Draws the border in one square from the labels at its corners and the crossings of its sides. */
final class SquareBorder {
  private final RootLattice lattice;
  private final BorderBend bend;
  private final BorderLinks links;
  private final SnapGrid grid;
  private final NodeSearch node;

  // Counter-clockwise from the south-west; side i goes from corner i to the next.
  private final int[] corner = new int[4];
  private final long[] cross = new long[4];
  private int changes;
  private int west;
  private int south;
  private int east;
  private int north;

  SquareBorder(
      SquareField field, RootLattice lattice, SnapGrid grid, double tolerance, BorderLinks links) {
    this.lattice = lattice;
    this.links = links;
    this.grid = grid;
    this.node = new NodeSearch(field, tolerance);
    this.bend = new BorderBend(field, grid, tolerance);
  }

  /**
   * Draws a border that goes in at one side and out at another.
   *
   * @return false if the border is not so simple that it can be drawn within the tolerance
   */
  boolean drawSimple(int level, int column, int row) {
    look(level, column, row);
    if (changes != 2) {
      return false;
    }
    int span = 1 << level;
    for (int side = 0; side < 4; side++) {
      if (lattice.hidesBorder(
          level,
          side == 1 ? column + span : column,
          side == 2 ? row + span : row,
          (side & 1) == 1)) {
        return false;
      }
    }
    return findCrossings(level, column, row) && drawThrough(false);
  }

  /** Draws the border in a square that is not divided any more, whatever it is like. */
  void drawFinest(int column, int row) {
    look(0, column, row);
    if (changes == 0) {
      return;
    }
    findCrossings(0, column, row);
    if (changes == 2) {
      drawThrough(true);
    } else if (changes == 4 && (corner[0] == corner[2] || corner[1] == corner[3])) {
      drawSaddle();
    } else {
      drawNode(column, row);
    }
  }

  /** Closes regions along sides beyond which there is nothing. */
  void alongSides(int level, int column, int row, int sides) {
    look(level, column, row);
    findCrossings(level, column, row);
    for (int side = 0; side < 4; side++) {
      if ((sides & 1 << side) != 0) {
        int next = side + 1 & 3;
        if (corner[side] == corner[next]) {
          edge(cornerPlace(side), cornerPlace(next), corner[side]);
        } else {
          edge(cornerPlace(side), cross[side], corner[side]);
          edge(cross[side], cornerPlace(next), corner[next]);
        }
      }
    }
  }

  /** The same for a square that has one label. */
  void alongSides(int level, int column, int row, int sides, int label) {
    bounds(level, column, row);
    for (int side = 0; side < 4; side++) {
      if ((sides & 1 << side) != 0) {
        edge(cornerPlace(side), cornerPlace(side + 1 & 3), label);
      }
    }
  }

  private void edge(long from, long to, int label) {
    if (label != SquareField.NOTHING) {
      links.add(from, to, label, SquareField.NOTHING);
    }
  }

  private long cornerPlace(int i) {
    return BorderLinks.place(i == 1 || i == 2 ? east : west, i >= 2 ? north : south);
  }

  private void bounds(int level, int column, int row) {
    int span = 1 << level;
    west = lattice.gridX(column);
    south = lattice.gridY(row);
    east = lattice.gridX(column + span);
    north = lattice.gridY(row + span);
  }

  private void look(int level, int column, int row) {
    int span = 1 << level;
    bounds(level, column, row);
    corner[0] = lattice.label(column, row);
    corner[1] = lattice.label(column + span, row);
    corner[2] = lattice.label(column + span, row + span);
    corner[3] = lattice.label(column, row + span);
    changes = 0;
    for (int i = 0; i < 4; i++) {
      changes += corner[i] != corner[i + 1 & 3] ? 1 : 0;
    }
  }

  private boolean findCrossings(int level, int column, int row) {
    int span = 1 << level;
    return (corner[0] == corner[1]
            || level(0, lattice.crossing(level, column, row, false, corner[0], corner[1]), south))
        && (corner[3] == corner[2]
            || level(
                2, lattice.crossing(level, column, row + span, false, corner[3], corner[2]), north))
        && (corner[0] == corner[3]
            || upright(3, lattice.crossing(level, column, row, true, corner[0], corner[3]), west))
        && (corner[1] == corner[2]
            || upright(
                1, lattice.crossing(level, column + span, row, true, corner[1], corner[2]), east));
  }

  private boolean level(int side, int x, int y) {
    cross[side] = BorderLinks.place(x, y);
    return x != RootLattice.SEVERAL;
  }

  private boolean upright(int side, int y, int x) {
    cross[side] = BorderLinks.place(x, y);
    return y != RootLattice.SEVERAL;
  }

  private boolean drawThrough(boolean anyhow) {
    int first = 0;
    while (corner[first] == corner[first + 1 & 3]) {
      first++;
    }
    int second = first + 1;
    while (corner[second] == corner[second + 1 & 3]) {
      second++;
    }
    return draw(first, second, anyhow);
  }

  /** From side to side; the corners between them lie to the right. */
  private boolean draw(int from, int to, boolean anyhow) {
    int left = corner[from];
    int right = corner[from + 1 & 3];
    bend.within(west, south, east, north);
    if (!bend.fit(cross[from], cross[to], left, right) && !anyhow) {
      return false;
    }
    long before = cross[from];
    for (int i = 0; i < bend.count; i++) {
      links.add(before, bend.places[i], left, right);
      before = bend.places[i];
    }
    links.add(before, cross[to], left, right);
    return true;
  }

  /** Two opposite corners agree: they are joined unless the centre belongs to the other two. */
  private void drawSaddle() {
    int joined =
        corner[0] == corner[2] && (corner[1] != corner[3] || bend.labelAt(centre()) == corner[0])
            ? 0
            : 1;
    for (int cut = joined + 1; cut < 4; cut += 2) {
      links.add(cross[cut - 1], cross[cut], corner[joined], corner[cut]);
    }
    if (joined == 1) {
      links.add(cross[3], cross[0], corner[1], corner[0]);
    }
  }

  private void drawNode(int column, int row) {
    long centre = changes == 3 ? threeLabels(column, row) : centre();
    for (int i = 0; i < 4; i++) {
      if (corner[i] != corner[i + 1 & 3]) {
        links.add(cross[i], centre, corner[i], corner[i + 1 & 3]);
      }
    }
  }

  private long threeLabels(int column, int row) {
    int like = 0;
    while (corner[like] != corner[like + 1 & 3]) {
      like++;
    }
    // Either of the two like corners may make the triangle that holds the node.
    for (int left = like; left <= like + 1; left++) {
      for (int i = 0, k = 0; i < 4; i++) {
        if (i != (left & 3)) {
          node.corner(
              k++,
              lattice.x(i == 1 || i == 2 ? column + 1 : column),
              lattice.y(i >= 2 ? row + 1 : row),
              corner[i]);
        }
      }
      if (node.find()) {
        return inside(grid.column(node.x()), grid.row(node.y()));
      }
    }
    return centre();
  }

  private long inside(int x, int y) {
    return BorderLinks.place(
        Math.min(Math.max(x, west + 1), east - 1), Math.min(Math.max(y, south + 1), north - 1));
  }

  private long centre() {
    long x = 0;
    long y = 0;
    int n = 0;
    for (int i = 0; i < 4; i++) {
      if (corner[i] != corner[i + 1 & 3]) {
        x += BorderLinks.x(cross[i]);
        y += BorderLinks.y(cross[i]);
        n++;
      }
    }
    return inside((int) Math.floorDiv(x, n), (int) Math.floorDiv(y, n));
  }
}

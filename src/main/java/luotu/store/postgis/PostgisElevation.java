package luotu.store.postgis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import luotu.geo.Elevation;
import luotu.geo.HeightLattice;
import luotu.geo.HeightPyramid;
import luotu.geo.HeightTile;

/** The terrain of a snapshot. Tiles are read when first asked for; the last ones are kept. */
final class PostgisElevation implements Elevation {
  private static final int SIDE = HeightTile.SIDE;

  /** 128 kB each. */
  private static final int KEPT_TILES = 512;

  private record Place(long terrain, int level, int row, int column) {}

  /** A terrain at the level that is read. */
  private record Lattice(long terrain, int level, HeightLattice cells) {}

  private final Session session;
  private final List<Lattice> newestFirst;
  private final Map<Place, Optional<HeightTile>> tiles =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, Optional<HeightTile>> eldest) {
          return size() > KEPT_TILES;
        }
      };

  /** The tile asked for last: mostly the next place lies in it too. */
  private Place last;

  private HeightTile lastTile;

  private PostgisElevation(Session session, List<Lattice> newestFirst) {
    this.session = session;
    this.newestFirst = newestFirst;
  }

  /**
   * @param stepDegrees the coarsest level is read whose rows are no farther apart; 0 for the finest
   */
  static Elevation of(Session session, double stepDegrees) {
    List<Lattice> stored =
        session.list(
            "terrain_list",
            row ->
                level(
                    row.getLong(1),
                    new HeightLattice(
                        row.getDouble(2),
                        row.getDouble(3),
                        row.getDouble(4),
                        row.getDouble(5),
                        row.getInt(6),
                        row.getInt(7)),
                    stepDegrees));
    return stored.isEmpty() ? UNKNOWN : new PostgisElevation(session, stored);
  }

  private static Lattice level(long terrain, HeightLattice finest, double stepDegrees) {
    List<HeightLattice> levels = HeightPyramid.levels(finest);
    int level = 0;
    while (level + 1 < levels.size() && levels.get(level + 1).stepLatitude() <= stepDegrees) {
      level++;
    }
    return new Lattice(terrain, level, levels.get(level));
  }

  @Override
  public double metres(double longitude, double latitude) {
    for (Lattice lattice : newestFirst) {
      double found = metres(lattice, longitude, latitude);
      if (!Double.isNaN(found)) {
        return found;
      }
    }
    return Double.NaN;
  }

  /** Of the terrain that tells the height there; of the newest where none does. */
  @Override
  public double cellDegrees(double longitude, double latitude) {
    return newestFirst.stream()
        .filter(lattice -> !Double.isNaN(metres(lattice, longitude, latitude)))
        .findFirst()
        .orElse(newestFirst.get(0))
        .cells
        .stepLatitude();
  }

  private double metres(Lattice lattice, double longitude, double latitude) {
    double column = lattice.cells.column(longitude);
    double row = lattice.cells.row(latitude);
    if (!(column > -1
        && row > -1
        && column < lattice.cells.columns()
        && row < lattice.cells.rows())) {
      return Double.NaN;
    }
    int left = (int) Math.floor(column);
    int upper = (int) Math.floor(row);
    double right = column - left;
    double lower = row - upper;
    double sum = 0;
    double weight = 0;
    for (int corner = 0; corner < 4; corner++) {
      double share =
          ((corner & 1) == 0 ? 1 - right : right) * ((corner & 2) == 0 ? 1 - lower : lower);
      if (share > 0) {
        double height = cell(lattice, upper + (corner >> 1), left + (corner & 1));
        if (!Double.isNaN(height)) {
          sum += share * height;
          weight += share;
        }
      }
    }
    return weight == 0 ? Double.NaN : sum / weight;
  }

  private double cell(Lattice lattice, int row, int column) {
    if (row < 0 || column < 0 || row >= lattice.cells.rows() || column >= lattice.cells.columns()) {
      return Double.NaN;
    }
    HeightTile tile = tile(lattice, row / SIDE, column / SIDE);
    return tile == null ? Double.NaN : tile.metres(row % SIDE, column % SIDE);
  }

  /** Null where all is a hole: this is asked millions of times. */
  private HeightTile tile(Lattice lattice, int row, int column) {
    if (last == null
        || last.row != row
        || last.column != column
        || last.terrain != lattice.terrain) {
      last = new Place(lattice.terrain, lattice.level, row, column);
      lastTile = tiles.computeIfAbsent(last, this::read).orElse(null);
    }
    return lastTile;
  }

  private Optional<HeightTile> read(Place place) {
    return session.find(
        "terrain_tile",
        row -> HeightTile.read(row.getBytes(1)),
        place.terrain,
        place.level,
        place.row,
        place.column);
  }
}

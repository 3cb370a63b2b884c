package luotu.geo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The tiles of a lattice and of its coarser levels, made in one pass over it. Level 0 is the
 * lattice itself, every further one {@link HeightLattice#coarser} than the one before, its heights
 * the mean of the known ones among four; the last one is a single tile.
 */
public final class HeightPyramid {
  /** Gives the tiles of the finest level. */
  @FunctionalInterface
  public interface Source {
    /**
     * @return {@link HeightTile#SIDE} rows of as many heights in metres from the north-west; NaN
     *     where nothing is known and beyond the lattice
     */
    float[] metres(int tileRow, int tileColumn);
  }

  /** Takes the tiles that hold any height. */
  @FunctionalInterface
  public interface Sink {
    void take(int level, int tileRow, int tileColumn, HeightTile tile);
  }

  private static final int SIDE = HeightTile.SIDE;

  private final List<HeightLattice> levels;
  private final Sink sink;

  /** By level, the tiles of the row that is being filled, by column. */
  private final List<SortedMap<Integer, float[]>> filling = new ArrayList<>();

  private HeightPyramid(HeightLattice lattice, Sink sink) {
    levels = levels(lattice);
    levels.forEach(level -> filling.add(new TreeMap<>()));
    this.sink = sink;
  }

  /** The lattices of all levels, the finest first. */
  public static List<HeightLattice> levels(HeightLattice finest) {
    List<HeightLattice> levels = new ArrayList<>(List.of(finest));
    HeightLattice last = finest;
    while (last.tileColumns() > 1 || last.tileRows() > 1) {
      last = last.coarser();
      levels.add(last);
    }
    return levels;
  }

  /** Asks a source for every tile once, row by row, and hands over the tiles of all levels. */
  public static void build(HeightLattice lattice, Source source, Sink sink) {
    HeightPyramid pyramid = new HeightPyramid(lattice, sink);
    for (int row = 0; row < lattice.tileRows(); row++) {
      for (int column = 0; column < lattice.tileColumns(); column++) {
        pyramid.add(0, row, column, source.metres(row, column));
      }
      pyramid.endRow(0, row);
    }
  }

  private void add(int level, int row, int column, float[] metres) {
    boolean known = false;
    for (float each : metres) {
      known |= !Float.isNaN(each);
    }
    if (!known) {
      return;
    }
    sink.take(level, row, column, HeightTile.of(metres));
    if (level + 1 < levels.size()) {
      float[] above = filling.get(level + 1).computeIfAbsent(column / 2, key -> holes());
      int corner = row % 2 * (SIDE / 2) * SIDE + column % 2 * (SIDE / 2);
      for (int y = 0; y < SIDE / 2; y++) {
        for (int x = 0; x < SIDE / 2; x++) {
          above[corner + y * SIDE + x] = mean(metres, 2 * y * SIDE + 2 * x);
        }
      }
    }
  }

  private static float[] holes() {
    float[] holes = new float[SIDE * SIDE];
    Arrays.fill(holes, Float.NaN);
    return holes;
  }

  private static float mean(float[] metres, int first) {
    double sum = 0;
    int known = 0;
    for (int i : new int[] {first, first + 1, first + SIDE, first + SIDE + 1}) {
      if (!Float.isNaN(metres[i])) {
        sum += metres[i];
        known++;
      }
    }
    return known == 0 ? Float.NaN : (float) (sum / known);
  }

  private void endRow(int level, int row) {
    if (level + 1 < levels.size() && (row % 2 == 1 || row + 1 == levels.get(level).tileRows())) {
      filling.get(level + 1).forEach((column, metres) -> add(level + 1, row / 2, column, metres));
      filling.get(level + 1).clear();
      endRow(level + 1, row / 2);
    }
  }
}

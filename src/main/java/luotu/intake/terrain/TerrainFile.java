package luotu.intake.terrain;

import java.nio.file.Path;
import java.util.Arrays;
import luotu.geo.HeightLattice;
import luotu.geo.HeightPyramid;
import luotu.geo.HeightTile;
import luotu.geo.LocalScale;
import luotu.intake.FileFault;
import org.locationtech.jts.geom.Envelope;

/**
 * A GeoTIFF as heights on a lattice of degrees about as fine as its own cells: on that very lattice
 * where it lies along degrees of WGS 84, else bilinear between the centres of its cells. Where the
 * nearest cell is a hole, so is the place. Not for use by several threads.
 */
final class TerrainFile implements HeightPyramid.Source, AutoCloseable {
  private static final double LOWEST_METRES = -500;
  private static final double HIGHEST_METRES = 9000;
  private static final int SIDE = HeightTile.SIDE;

  /** So many cells apart places are projected; between them evenly. */
  private static final int PROJECTED_EVERY = 16;

  private static final int NODES = SIDE / PROJECTED_EVERY + 1;
  private static final int STEPS_ALONG_BORDER = 32;

  private final Path file;
  private final TiffTags tags;
  private final GeoReference reference;
  private final TiffBlocks blocks;
  private final HeightLattice lattice;
  private long cells;
  private long holes;
  private double lowest = Double.POSITIVE_INFINITY;
  private double highest = Double.NEGATIVE_INFINITY;

  /**
   * @throws luotu.model.Refusal when the file is not what can be read
   */
  TerrainFile(Path file) {
    this.file = file;
    tags = TiffTags.read(file);
    reference = GeoReference.of(file, tags);
    blocks = new TiffBlocks(file, tags);
    try {
      lattice = reference.system().isWgs84() && reference.stepY() < 0 ? own() : around();
    } catch (RuntimeException odd) {
      blocks.close();
      throw odd;
    }
  }

  private HeightLattice own() {
    double west = reference.x();
    double north = reference.y();
    if (Math.abs(north) > 90 || west < -181 || west > 361) {
      throw beyondEarth(west, north);
    }
    return new HeightLattice(
        west > 180 ? west - 360 : west,
        north,
        reference.stepX(),
        -reference.stepY(),
        blocks.width(),
        blocks.height());
  }

  private HeightLattice around() {
    Envelope degrees = new Envelope();
    for (int i = 0; i <= STEPS_ALONG_BORDER; i++) {
      for (int k = 0;
          k <= STEPS_ALONG_BORDER;
          k += i == 0 || i == STEPS_ALONG_BORDER ? 1 : STEPS_ALONG_BORDER) {
        double[] place =
            degrees(
                (double) i / STEPS_ALONG_BORDER * (blocks.width() - 1),
                (double) k / STEPS_ALONG_BORDER * (blocks.height() - 1));
        degrees.expandToInclude(place[0], place[1]);
      }
    }
    double column = (blocks.width() - 1) / 2.0;
    double row = (blocks.height() - 1) / 2.0;
    double[] middle = degrees(column, row);
    double[] east = degrees(column + 1, row);
    double[] south = degrees(column, row + 1);
    LocalScale scale = LocalScale.at(middle[1]);
    double stepX =
        scale.metres(east[0] - middle[0], east[1] - middle[1]) / scale.metresPerDegreeEast();
    double stepY =
        scale.metres(south[0] - middle[0], south[1] - middle[1]) / scale.metresPerDegreeNorth();
    return new HeightLattice(
        degrees.getMinX(),
        degrees.getMaxY(),
        stepX,
        stepY,
        (int) Math.ceil(degrees.getWidth() / stepX) + 1,
        (int) Math.ceil(degrees.getHeight() / stepY) + 1);
  }

  private double[] degrees(double column, double row) {
    double x = reference.x() + column * reference.stepX();
    double y = reference.y() + row * reference.stepY();
    double[] place = reference.system().toWgs84(x, y);
    if (!(Math.abs(place[0]) <= 360 && Math.abs(place[1]) <= 90)) {
      throw beyondEarth(x, y);
    }
    return place;
  }

  private RuntimeException beyondEarth(double x, double y) {
    return FileFault.refuse(
        file,
        x + ", " + y,
        reference.system().code() + " 适用范围内的坐标",
        "a position within the area of use of " + reference.system().code());
  }

  HeightLattice lattice() {
    return lattice;
  }

  @Override
  public float[] metres(int tileRow, int tileColumn) {
    float[] metres = new float[SIDE * SIDE];
    Arrays.fill(metres, Float.NaN);
    double[][] nodes = nodes(tileRow, tileColumn);
    int rows = Math.min(SIDE, lattice.rows() - SIDE * tileRow);
    int columns = Math.min(SIDE, lattice.columns() - SIDE * tileColumn);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        int corner = row / PROJECTED_EVERY * NODES + column / PROJECTED_EVERY;
        double right = column % PROJECTED_EVERY / (double) PROJECTED_EVERY;
        double down = row % PROJECTED_EVERY / (double) PROJECTED_EVERY;
        metres[row * SIDE + column] =
            (float)
                between(
                    within(nodes[0], corner, right, down), within(nodes[1], corner, right, down));
      }
    }
    return metres;
  }

  private static double within(double[] nodes, int corner, double right, double down) {
    double upper = nodes[corner] + right * (nodes[corner + 1] - nodes[corner]);
    double lower =
        nodes[corner + NODES] + right * (nodes[corner + NODES + 1] - nodes[corner + NODES]);
    return upper + down * (lower - upper);
  }

  /** Columns and rows of the file at every sixteenth place of a tile. */
  private double[][] nodes(int tileRow, int tileColumn) {
    double[] columns = new double[NODES * NODES];
    double[] rows = new double[NODES * NODES];
    boolean isOwn = reference.system().isWgs84() && reference.stepY() < 0;
    for (int i = 0; i < columns.length; i++) {
      int column = SIDE * tileColumn + i % NODES * PROJECTED_EVERY;
      int row = SIDE * tileRow + i / NODES * PROJECTED_EVERY;
      if (isOwn) {
        columns[i] = column;
        rows[i] = row;
      } else {
        double[] place =
            reference.system().fromWgs84(lattice.longitude(column), lattice.latitude(row));
        columns[i] = (place[0] - reference.x()) / reference.stepX();
        rows[i] = (place[1] - reference.y()) / reference.stepY();
      }
    }
    return new double[][] {columns, rows};
  }

  private double between(double column, double row) {
    if (!(column >= -0.5
        && row >= -0.5
        && column <= blocks.width() - 0.5
        && row <= blocks.height() - 0.5)) {
      return Double.NaN;
    }
    cells++;
    int left = (int) Math.floor(column);
    int upper = (int) Math.floor(row);
    double right = column - left;
    double down = row - upper;
    double nearest = cell(left + (right > 0.5 ? 1 : 0), upper + (down > 0.5 ? 1 : 0));
    if (Double.isNaN(nearest)) {
      holes++;
      return nearest;
    }
    double sum = 0;
    double weight = 0;
    for (int corner = 0; corner < 4; corner++) {
      double share =
          ((corner & 1) == 0 ? 1 - right : right) * ((corner & 2) == 0 ? 1 - down : down);
      double height = share == 0 ? Double.NaN : cell(left + (corner & 1), upper + (corner >> 1));
      if (!Double.isNaN(height)) {
        sum += share * height;
        weight += share;
      }
    }
    double height = sum / weight;
    lowest = Math.min(lowest, height);
    highest = Math.max(highest, height);
    return height;
  }

  /** Height of a cell, the outermost ones going on beyond the border; NaN in a hole. */
  private double cell(int column, int row) {
    int inColumn = Math.max(0, Math.min(blocks.width() - 1, column));
    int inRow = Math.max(0, Math.min(blocks.height() - 1, row));
    double number = blocks.number(inColumn, inRow);
    if (Double.isNaN(number) || (float) number == reference.noData()) {
      return Double.NaN;
    }
    double metres = number * reference.scale() + reference.offset();
    if (!(metres >= LOWEST_METRES && metres <= HIGHEST_METRES)) {
      throw FileFault.refuse(
          file,
          metres
              + " m（列 "
              + inColumn
              + "，行 "
              + inRow
              + " / column "
              + inColumn
              + ", row "
              + inRow
              + "）",
          "-500 到 9000 米的高程；若这个数表示没有数据，执行 gdal_edit.py -a_nodata 写明",
          "heights from -500 to 9000 m; when this number stands for no data, gdal_edit.py -a_nodata"
              + " writes that down");
    }
    return metres;
  }

  /** Places of the lattice that lie on the file and were asked for. */
  long cells() {
    return cells;
  }

  /** Those of them that are holes. */
  long holes() {
    return holes;
  }

  double lowest() {
    return lowest;
  }

  double highest() {
    return highest;
  }

  GeoReference reference() {
    return reference;
  }

  /** Whether there is more than the first page and band, which alone are read. */
  boolean hasMore() {
    return tags.hasMorePages() || tags.number(TiffTags.SAMPLES_PER_PIXEL, 1) > 1;
  }

  @Override
  public void close() {
    blocks.close();
  }
}

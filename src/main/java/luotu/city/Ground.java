package luotu.city;

import java.util.Arrays;
import java.util.stream.IntStream;
import luotu.city.Plan.Place;
import luotu.geo.HeightLattice;
import luotu.geo.HeightTile;
import luotu.model.TerrainDraft;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/** The heights that the city was made from, on a lattice of degrees. */
final class Ground {
  private static final double SECOND = 1 / 3600.0;
  private static final int SIDE = HeightTile.SIDE;

  private Ground() {}

  /**
   * @param extent of the city on the board
   */
  static TerrainDraft draft(Terrain terrain, CityScale scale, Envelope extent) {
    double step = scale == CityScale.DISTRICT ? 1.5 * SECOND : 5 * SECOND;
    Envelope degrees = degrees(extent);
    HeightLattice lattice =
        new HeightLattice(
            Math.floor(degrees.getMinX() / step) * step,
            Math.ceil(degrees.getMaxY() / step) * step,
            step,
            step,
            (int) Math.ceil(degrees.getWidth() / step) + 2,
            (int) Math.ceil(degrees.getHeight() / step) + 2);
    return new TerrainDraft(
        Drafts.SOURCE, lattice, (row, column) -> tile(terrain, lattice, row, column));
  }

  /** The board is bent on the map: corners alone would not do. */
  private static Envelope degrees(Envelope board) {
    Envelope all = new Envelope();
    int steps = 100;
    for (int i = 0; i <= steps; i++) {
      double u = board.getMinX() + board.getWidth() * i / steps;
      double v = board.getMinY() + board.getHeight() * i / steps;
      for (Coordinate each :
          new Coordinate[] {
            Plan.degrees(u, board.getMinY()),
            Plan.degrees(u, board.getMaxY()),
            Plan.degrees(board.getMinX(), v),
            Plan.degrees(board.getMaxX(), v)
          }) {
        all.expandToInclude(each);
      }
    }
    return all;
  }

  private static float[] tile(Terrain terrain, HeightLattice lattice, int tileRow, int tileColumn) {
    float[] metres = new float[SIDE * SIDE];
    Arrays.fill(metres, Float.NaN);
    int columns = Math.min(SIDE, lattice.columns() - SIDE * tileColumn);
    int rows = Math.min(SIDE, lattice.rows() - SIDE * tileRow);
    IntStream.range(0, rows)
        .parallel()
        .forEach(
            row -> {
              double latitude = lattice.latitude(SIDE * tileRow + row);
              for (int column = 0; column < columns; column++) {
                Place place = Plan.place(lattice.longitude(SIDE * tileColumn + column), latitude);
                metres[SIDE * row + column] = (float) terrain.height(place.u(), place.v());
              }
            });
    return metres;
  }
}

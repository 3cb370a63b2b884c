package luotu.geo;

import org.locationtech.jts.geom.Envelope;

/**
 * Cells in rows and columns along degrees of WGS 84, from the north-west. Stored and read in square
 * tiles of {@link HeightTile#SIDE} cells, the last of which may reach beyond it.
 *
 * @param west longitude of the centres of the first column; with the columns it may reach beyond
 *     180
 * @param north latitude of the centres of the first row
 * @param stepLongitude degrees from one column to the next, above 0
 * @param stepLatitude degrees from one row to the next one south of it, above 0
 */
public record HeightLattice(
    double west, double north, double stepLongitude, double stepLatitude, int columns, int rows) {
  public HeightLattice {
    if (!(stepLongitude > 0 && stepLatitude > 0 && columns > 0 && rows > 0)) {
      throw new IllegalArgumentException(
          "a lattice of " + columns + " x " + rows + " by " + stepLongitude + ", " + stepLatitude);
    }
  }

  public double longitude(double column) {
    return west + column * stepLongitude;
  }

  public double latitude(double row) {
    return north - row * stepLatitude;
  }

  /** Column of a longitude, which may be given a turn away. */
  public double column(double longitude) {
    double east = longitude - west;
    return (east < -stepLongitude ? east + 360 : east) / stepLongitude;
  }

  public double row(double latitude) {
    return (north - latitude) / stepLatitude;
  }

  /** The lattice of a quarter as many cells, each of which lies over two by two of these. */
  public HeightLattice coarser() {
    return new HeightLattice(
        west + stepLongitude / 2,
        north - stepLatitude / 2,
        2 * stepLongitude,
        2 * stepLatitude,
        (columns + 1) / 2,
        (rows + 1) / 2);
  }

  public int tileColumns() {
    return (columns + HeightTile.SIDE - 1) / HeightTile.SIDE;
  }

  public int tileRows() {
    return (rows + HeightTile.SIDE - 1) / HeightTile.SIDE;
  }

  /** From the outer edges of the outer cells, in degrees. */
  public Envelope extent() {
    return new Envelope(
        longitude(-0.5), longitude(columns - 0.5), latitude(-0.5), latitude(rows - 0.5));
  }
}

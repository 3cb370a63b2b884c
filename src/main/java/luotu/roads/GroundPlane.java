package luotu.roads;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import luotu.geo.LocalScale;
import luotu.geo.region.Square;
import org.locationtech.jts.geom.Envelope;

/**
 * A plane on which the ground is divided into squares: longitude and latitude, each stretched
 * evenly. Its metres are those of a middle latitude; half a degree from it those to the east are
 * off by a hundredth or two. What is measured on the ground is measured at the place, not here.
 */
record GroundPlane(double metresPerDegreeEast, double metresPerDegreeNorth) {
  /** Beyond it squares would be slivers. */
  private static final double HIGHEST_LATITUDE = 85;

  /** The same for all latitudes from one whole degree to the next. */
  static GroundPlane around(double latitude) {
    double within = Math.max(-HIGHEST_LATITUDE, Math.min(HIGHEST_LATITUDE, latitude));
    LocalScale scale = LocalScale.at(Math.floor(within) + 0.5);
    return new GroundPlane(scale.metresPerDegreeEast(), scale.metresPerDegreeNorth());
  }

  /**
   * For a question about some facilities. It depends on nothing else, so that the roads that came
   * and went since the program began do not show in the answer.
   */
  static GroundPlane around(Places facilities) {
    DoubleSummaryStatistics latitudes = Arrays.stream(facilities.latitudes).summaryStatistics();
    boolean isAnywhere = latitudes.getCount() > 0;
    return around(isAnywhere ? (latitudes.getMin() + latitudes.getMax()) / 2 : 0);
  }

  /** How many metres of the plane one metre of the ground may be near a latitude. */
  double mostStretch(double latitude, double degreesNear) {
    double farther = Math.min(HIGHEST_LATITUDE, Math.abs(latitude) + degreesNear);
    LocalScale scale = LocalScale.at(farther);
    LocalScale nearer = LocalScale.at(Math.max(0, Math.abs(latitude) - degreesNear));
    return Math.max(
        metresPerDegreeEast / scale.metresPerDegreeEast(),
        metresPerDegreeNorth / nearer.metresPerDegreeNorth());
  }

  /** Whether a square has something in common with a box in degrees. */
  boolean meets(Square square, Envelope box) {
    return longitude(square.west()) <= box.getMaxX()
        && longitude(square.west() + square.side()) >= box.getMinX()
        && latitude(square.south()) <= box.getMaxY()
        && latitude(square.south() + square.side()) >= box.getMinY();
  }

  /** The box of a square, in degrees. */
  Envelope degrees(Square square) {
    return new Envelope(
        longitude(square.west()),
        longitude(square.west() + square.side()),
        latitude(square.south()),
        latitude(square.south() + square.side()));
  }

  /** Metres from column to column of the grid of 1e-7 degrees. */
  double stepX() {
    return metresPerDegreeEast / EdgeTable.PER_DEGREE;
  }

  double stepY() {
    return metresPerDegreeNorth / EdgeTable.PER_DEGREE;
  }

  double x(double longitude) {
    return longitude * metresPerDegreeEast;
  }

  double y(double latitude) {
    return latitude * metresPerDegreeNorth;
  }

  double longitude(double x) {
    return x / metresPerDegreeEast;
  }

  double latitude(double y) {
    return y / metresPerDegreeNorth;
  }
}

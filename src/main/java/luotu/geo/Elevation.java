package luotu.geo;

/** How high the ground lies. */
@FunctionalInterface
public interface Elevation {
  /** Where nothing is known. */
  Elevation UNKNOWN = (longitude, latitude) -> Double.NaN;

  /**
   * Height of the ground above the sea in metres, as the source has it: bilinear between the
   * centres of four cells. Of four cells of which some are not known, the known ones count by their
   * weights; so a place up to one cell into a hole, or beyond the edge, takes the height of what is
   * known beside it.
   *
   * @param longitude degrees, -180 to 180
   * @param latitude degrees
   * @return NaN where nothing is known
   */
  double metres(double longitude, double latitude);

  /**
   * How far apart heights are known about a place, from south to north, in degrees; 0 for gapless.
   */
  default double cellDegrees(double longitude, double latitude) {
    return 0;
  }
}

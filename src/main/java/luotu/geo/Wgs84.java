package luotu.geo;

/** The ellipsoid of WGS 84. */
final class Wgs84 {
  static final double SEMI_MAJOR_METRES = 6_378_137;
  static final double FLATTENING = 1 / 298.257223563;
  static final double ECCENTRICITY_SQUARED = FLATTENING * (2 - FLATTENING);
  static final double ECCENTRICITY = Math.sqrt(ECCENTRICITY_SQUARED);

  private Wgs84() {}
}

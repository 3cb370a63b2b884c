package luotu.geo;

/**
 * A place on WGS 84 in degrees.
 *
 * @param longitude -180 to 180
 * @param latitude -90 to 90
 */
public record LonLat(double longitude, double latitude) {
  public LonLat {
    if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90)) {
      throw new IllegalArgumentException("not a place on earth: " + longitude + ", " + latitude);
    }
  }
}

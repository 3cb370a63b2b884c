package luotu.geo;

import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicData;
import net.sf.geographiclib.GeodesicMask;

/**
 * Geodesic circles as circles of an equal-area plane, all of one size.
 *
 * <p>Up to {@value #LARGEST_FLAT_RADIUS_METRES} m a circle lies around its centre's place in the
 * plane. A larger one is replaced by the circle that has its place, direction and curvature where
 * it is nearest to the plane's origin; within {@link #extentMetres} the two differ by less than
 * 0.05 % of the radius.
 */
public final class PlaneCircles {
  private static final double LARGEST_FLAT_RADIUS_METRES = 100_000;

  /** How far apart places may be for the plane's distances to be taken as they are. */
  private static final double FLAT_METRES = 250_000;

  private static final double OSCULATING_METRES = 60_000;

  private static final double MEAN_RADIUS_METRES = 6_371_008.8;

  private final EqualAreaPlane plane;
  private final double radiusMetres;
  private final boolean flat;

  /**
   * @param radiusMetres up to 1,000 km
   */
  public PlaneCircles(EqualAreaPlane plane, double radiusMetres) {
    this.plane = plane;
    this.radiusMetres = radiusMetres;
    flat = isFlat(radiusMetres);
  }

  /** Whether circles lie around their centres' places. */
  public static boolean isFlat(double radiusMetres) {
    return radiusMetres <= LARGEST_FLAT_RADIUS_METRES;
  }

  /** How wide and high an area around the plane's origin may be. */
  public static double extentMetres(double radiusMetres) {
    return isFlat(radiusMetres) ? FLAT_METRES - radiusMetres : OSCULATING_METRES;
  }

  /** The radius of all circles in the plane. */
  public double radiusMetres() {
    return flat ? radiusMetres : MEAN_RADIUS_METRES * Math.tan(radiusMetres / MEAN_RADIUS_METRES);
  }

  /** Puts the centre of a circle in place of the longitude and latitude at {@code index}. */
  public void centre(double[] positions, int index) {
    if (flat) {
      plane.forward(positions, index);
      return;
    }
    GeodesicData line =
        Geodesic.WGS84.Inverse(
            plane.origin().latitude(),
            plane.origin().longitude(),
            positions[index + 1],
            positions[index],
            GeodesicMask.DISTANCE | GeodesicMask.AZIMUTH);
    double metres = line.s12 - radiusMetres + radiusMetres();
    double azimuth = Math.toRadians(line.azi1);
    positions[index] = metres * Math.sin(azimuth);
    positions[index + 1] = metres * Math.cos(azimuth);
  }
}

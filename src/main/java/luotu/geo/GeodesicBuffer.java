package luotu.geo;

import java.util.ArrayList;
import java.util.List;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicData;
import net.sf.geographiclib.GeodesicMask;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.operation.buffer.BufferOp;
import org.locationtech.jts.operation.buffer.BufferParameters;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * The area within a distance of geometries, laid in an equal-area plane.
 *
 * <p>A circle has {@value #SEGMENTS} corners. They stand 0.02 % outside the radius and the middles
 * of the sides 0.01 % inside it, so that a circle has its true area; with the plane's own error (at
 * most 0.02 % within {@value #NEAR_METRES} m of its origin) every border is right to 0.05 % of the
 * radius. Farther out and for radii above {@value #LARGEST_FLAT_RADIUS_METRES} m take the geodesic
 * circles.
 */
public final class GeodesicBuffer {
  private static final int SEGMENTS = 128;

  /** How far from its origin a plane's distances are taken as they are. */
  public static final double NEAR_METRES = 250_000;

  /** Above this radius circles are drawn corner by corner on the ellipsoid. */
  public static final double LARGEST_FLAT_RADIUS_METRES = 100_000;

  private static final double OUTWARD =
      Math.sqrt(2 * Math.PI / SEGMENTS / Math.sin(2 * Math.PI / SEGMENTS));

  private final EqualAreaPlane plane;
  private final double radiusMetres;

  public GeodesicBuffer(EqualAreaPlane plane, double radiusMetres) {
    this.plane = plane;
    this.radiusMetres = radiusMetres;
  }

  /**
   * All places within the radius of a geometry that lies in the plane, at most {@value
   * #NEAR_METRES} m from its origin.
   *
   * @param inPlane not empty
   */
  public Geometry flat(Geometry inPlane) {
    if (inPlane instanceof Point point) {
      return circle(point);
    }
    BufferParameters round = new BufferParameters(SEGMENTS / 4);
    return BufferOp.bufferOp(inPlane, radiusMetres * OUTWARD, round);
  }

  private Geometry circle(Point centre) {
    Coordinate[] corners = new Coordinate[SEGMENTS + 1];
    for (int i = 0; i < SEGMENTS; i++) {
      double angle = 2 * Math.PI * i / SEGMENTS;
      corners[i] =
          new Coordinate(
              centre.getX() + radiusMetres * OUTWARD * Math.cos(angle),
              centre.getY() + radiusMetres * OUTWARD * Math.sin(angle));
    }
    corners[SEGMENTS] = corners[0].copy();
    return centre.getFactory().createPolygon(corners);
  }

  /**
   * All places within the radius of a geometry anywhere, drawn corner by corner on the ellipsoid.
   * Lines are followed by circles so close together that 0.01 % of the radius is missing between.
   *
   * @param degrees not empty
   */
  public Geometry geodesic(Geometry degrees) {
    List<Geometry> parts = new ArrayList<>();
    if (degrees.getDimension() == 2) {
      parts.add(plane.forward(degrees));
    }
    for (Geometry chain : Chains.of(degrees)) {
      for (Coordinate centre : GreatCircles.cut(chain.getCoordinates(), radiusMetres / 40)) {
        Coordinate[] corners = new Coordinate[SEGMENTS + 1];
        for (int i = 0; i < SEGMENTS; i++) {
          corners[i] = corner(centre, 360.0 * i / SEGMENTS);
        }
        corners[SEGMENTS] = corners[0].copy();
        parts.add(degrees.getFactory().createPolygon(corners));
      }
    }
    return parts.size() == 1 ? parts.get(0) : OverlayNGRobust.union(parts);
  }

  private Coordinate corner(Coordinate centre, double bearingDegrees) {
    GeodesicData end =
        Geodesic.WGS84.Direct(
            centre.y,
            centre.x,
            bearingDegrees,
            radiusMetres * OUTWARD,
            GeodesicMask.LATITUDE | GeodesicMask.LONGITUDE);
    double[] position = {end.lon2, end.lat2};
    plane.forward(position, 0);
    return new Coordinate(position[0], position[1]);
  }
}

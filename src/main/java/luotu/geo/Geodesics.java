package luotu.geo;

import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicMask;
import net.sf.geographiclib.PolygonArea;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** Distances and areas on the WGS 84 ellipsoid. */
public final class Geodesics {
  private Geodesics() {}

  /** Length in metres of the shortest path between two places in degrees, right to nanometres. */
  public static double distanceMetres(
      double fromLongitude, double fromLatitude, double toLongitude, double toLatitude) {
    return Geodesic.WGS84.Inverse(
            fromLatitude, fromLongitude, toLatitude, toLongitude, GeodesicMask.DISTANCE)
        .s12;
  }

  /**
   * Metres from a place to the nearest point of a geometry, as {@link GeodesicShape} has it. Ask
   * the shape itself when there are many places.
   */
  public static double distanceMetres(LonLat from, Geometry to) {
    return new GeodesicShape(to).distanceMetres(from.longitude(), from.latitude());
  }

  /**
   * Area in square metres, right to a millionth; 0 for points and lines. Edges are geodesics. A
   * ring must not hold a pole.
   */
  public static double areaSquareMetres(Geometry geometry) {
    double sum = 0;
    for (int i = 0; i < geometry.getNumGeometries(); i++) {
      Geometry part = geometry.getGeometryN(i);
      if (part instanceof Polygon polygon && !polygon.isEmpty()) {
        sum += ringArea(polygon.getExteriorRing());
        for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
          sum -= ringArea(polygon.getInteriorRingN(hole));
        }
      }
    }
    return sum;
  }

  private static double ringArea(LinearRing ring) {
    PolygonArea area = new PolygonArea(Geodesic.WGS84, false);
    CoordinateSequence positions = ring.getCoordinateSequence();
    for (int i = 0; i + 1 < positions.size(); i++) {
      area.AddPoint(positions.getY(i), positions.getX(i));
    }
    return Math.abs(area.Compute(false, true).area);
  }
}

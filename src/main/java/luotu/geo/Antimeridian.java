package luotu.geo;

import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/** Brings shapes whose longitudes run past 180 back to where GeoJSON wants them. */
public final class Antimeridian {
  private Antimeridian() {}

  /** The same polygons with longitudes of -180 to 180, split where they cross. */
  public static Geometry split(Geometry degrees) {
    Envelope box = degrees.getEnvelopeInternal();
    if (degrees.isEmpty() || box.getMinX() >= -180 && box.getMaxX() <= 180) {
      return degrees;
    }
    Geometry whole = clip(degrees, 0);
    for (int shift : new int[] {-360, 360}) {
      whole = OverlayNGRobust.overlay(whole, clip(degrees, shift), OverlayNG.UNION);
    }
    return whole;
  }

  private static Geometry clip(Geometry degrees, int shift) {
    Geometry moved = AffineTransformation.translationInstance(shift, 0).transform(degrees);
    Geometry world = degrees.getFactory().toGeometry(new Envelope(-180, 180, -90, 90));
    Geometry inside = OverlayNGRobust.overlay(moved, world, OverlayNG.INTERSECTION);
    // An area that only touches the edge of the world leaves a line there.
    List<?> areas = PolygonExtracter.getPolygons(inside);
    return degrees.getFactory().createMultiPolygon(areas.toArray(Polygon[]::new));
  }
}

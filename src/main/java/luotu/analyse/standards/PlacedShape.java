package luotu.analyse.standards;

import luotu.geo.GeodesicShape;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/** A geometry in degrees, ready for geodesic distances to others. */
final class PlacedShape {
  private final Geometry geometry;
  private final GeodesicShape shape;

  PlacedShape(Geometry geometry) {
    this.geometry = geometry;
    shape = new GeodesicShape(geometry);
  }

  Geometry geometry() {
    return geometry;
  }

  /** Whether some point of one is at most so far from some point of the other. */
  boolean isWithin(PlacedShape other, double metres) {
    return other.isPlaces()
        ? anyCorner(other, this, metres)
        : anyCorner(this, other, metres)
            || !isPlaces()
                && (anyCorner(other, this, metres) || geometry.intersects(other.geometry));
  }

  /** Whether it consists of points: these are all that the other can be near to. */
  private boolean isPlaces() {
    return geometry.getDimension() == 0;
  }

  // Shapes that do not cross are nearest to each other at a corner of one of them.
  private static boolean anyCorner(PlacedShape from, PlacedShape to, double metres) {
    for (Coordinate corner : from.geometry.getCoordinates()) {
      if (to.shape.isWithin(corner.x, corner.y, metres)) {
        return true;
      }
    }
    return false;
  }

  /** Metres between the nearest points of both; 0 where they meet. */
  double distanceMetres(PlacedShape other) {
    return geometry.intersects(other.geometry)
        ? 0
        : Math.min(fromCorners(this, other), fromCorners(other, this));
  }

  private static double fromCorners(PlacedShape from, PlacedShape to) {
    double least = Double.POSITIVE_INFINITY;
    for (Coordinate corner : from.geometry.getCoordinates()) {
      if (to.shape.isWithin(corner.x, corner.y, least)) {
        least = Math.min(least, to.shape.distanceMetres(corner.x, corner.y));
      }
    }
    return least;
  }
}

package luotu.analyse.coverage;

import java.util.Optional;
import luotu.geo.EqualAreaPlane;
import luotu.geo.GeodesicBuffer;
import luotu.geo.GeodesicShape;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.operation.distance.IndexedFacetDistance;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/** What one facility reaches in one plane. For one thread. */
abstract class Reach {
  private Geometry shape;

  /** Metres from a place of the plane to the facility. */
  abstract double metresFrom(double x, double y);

  /** Whether the places nearer to one such facility than to another lie on one side of a line. */
  abstract boolean isPoint();

  abstract Geometry draw();

  /** The places of the plane within the radius. */
  Geometry shape() {
    if (shape == null) {
      shape = draw();
    }
    return shape;
  }

  /** A facility so near that the plane's distances are true; empty when it is out of reach. */
  static Optional<Reach> flat(
      EqualAreaPlane plane, double radiusMetres, Envelope target, Geometry degrees) {
    GeodesicBuffer buffer = new GeodesicBuffer(plane, radiusMetres);
    Geometry facility = plane.forward(degrees);
    if (facility instanceof Point point) {
      return Optional.of(new FlatPoint(point, buffer));
    }
    Envelope reachable = new Envelope(target);
    reachable.expandBy(radiusMetres * 1.01);
    Geometry near =
        reachable.contains(facility.getEnvelopeInternal())
            ? facility
            : OverlayNGRobust.overlay(Shapes.box(reachable), facility, OverlayNG.INTERSECTION);
    return near.isEmpty() ? Optional.empty() : Optional.of(new FlatShape(near, buffer));
  }

  /** A facility anywhere, measured on the ellipsoid. */
  static Reach geodesic(
      EqualAreaPlane plane, double radiusMetres, Geometry degrees, GeodesicShape shape) {
    return new Geodesic(plane, radiusMetres, degrees, shape);
  }

  private static final class FlatPoint extends Reach {
    private final Point point;
    private final double x;
    private final double y;
    private final GeodesicBuffer buffer;

    FlatPoint(Point point, GeodesicBuffer buffer) {
      this.point = point;
      this.x = point.getX();
      this.y = point.getY();
      this.buffer = buffer;
    }

    @Override
    double metresFrom(double fromX, double fromY) {
      double dx = fromX - x;
      double dy = fromY - y;
      return Math.sqrt(dx * dx + dy * dy);
    }

    @Override
    boolean isPoint() {
      return true;
    }

    @Override
    Geometry draw() {
      return buffer.flat(point);
    }
  }

  private static final class FlatShape extends Reach {
    private final Geometry facility;
    private final GeodesicBuffer buffer;
    private final IndexedFacetDistance border;
    private final Optional<IndexedPointInAreaLocator> inside;

    FlatShape(Geometry facility, GeodesicBuffer buffer) {
      this.facility = facility;
      this.buffer = buffer;
      border = new IndexedFacetDistance(facility);
      inside =
          facility.getDimension() == 2
              ? Optional.of(new IndexedPointInAreaLocator(Shapes.areal(facility)))
              : Optional.empty();
    }

    @Override
    double metresFrom(double x, double y) {
      Coordinate place = new Coordinate(x, y);
      return inside.isPresent() && inside.get().locate(place) != Location.EXTERIOR
          ? 0
          : border.distance(facility.getFactory().createPoint(place));
    }

    @Override
    boolean isPoint() {
      return false;
    }

    @Override
    Geometry draw() {
      return buffer.flat(facility);
    }
  }

  private static final class Geodesic extends Reach {
    private final EqualAreaPlane plane;
    private final double radiusMetres;
    private final Geometry degrees;
    private final GeodesicShape facility;

    Geodesic(EqualAreaPlane plane, double radiusMetres, Geometry degrees, GeodesicShape facility) {
      this.plane = plane;
      this.radiusMetres = radiusMetres;
      this.degrees = degrees;
      this.facility = facility;
    }

    @Override
    double metresFrom(double x, double y) {
      double[] place = {x, y};
      plane.inverse(place, 0);
      return facility.distanceMetres(place[0], place[1]);
    }

    @Override
    boolean isPoint() {
      return degrees instanceof Point;
    }

    @Override
    Geometry draw() {
      return new GeodesicBuffer(plane, radiusMetres).geodesic(degrees);
    }
  }
}

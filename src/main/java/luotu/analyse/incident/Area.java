package luotu.analyse.incident;

import java.util.List;
import java.util.Optional;
import luotu.geo.GeodesicShape;
import luotu.geo.Geodesics;
import luotu.geo.LonLat;
import luotu.geo.ReachBoxes;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;

/**
 * The place of an event and what counts as around it: a circle, or a drawn shape. Borders count.
 */
final class Area {
  private static final GeometryFactory GEOMETRIES = new GeometryFactory();

  private final LonLat place;
  private final GeodesicShape centre;
  private final double radiusMetres;
  private final Optional<PreparedGeometry> drawn;
  private final Optional<IndexedPointInAreaLocator> locator;

  private Area(LonLat place, double radiusMetres, Optional<Geometry> drawn) {
    this.place = place;
    this.radiusMetres = radiusMetres;
    this.drawn = drawn.map(PreparedGeometryFactory::prepare);
    centre = new GeodesicShape(point(place));
    locator = drawn.map(IndexedPointInAreaLocator::new);
  }

  /** All within so many metres of a place, geodesic. */
  static Area circle(LonLat place, double radiusMetres) {
    return new Area(place, radiusMetres, Optional.empty());
  }

  /** What lies in a polygon in degrees. */
  static Area drawn(LonLat place, Geometry polygon) {
    return new Area(place, Double.NaN, Optional.of(polygon));
  }

  private static Geometry point(LonLat place) {
    return GEOMETRIES.createPoint(new Coordinate(place.longitude(), place.latitude()));
  }

  LonLat place() {
    return place;
  }

  /** Boxes in degrees that hold all of it. */
  List<Envelope> boxes() {
    return around(0);
  }

  /** Boxes in degrees that hold all that is within some metres of it. */
  List<Envelope> around(double metres) {
    return drawn
        .map(shape -> ReachBoxes.around(shape.getGeometry().getEnvelopeInternal(), metres))
        .orElseGet(
            () -> ReachBoxes.around(point(place).getEnvelopeInternal(), radiusMetres + metres));
  }

  /** Whether a position in degrees lies in it. */
  boolean holds(double longitude, double latitude) {
    return locator
        .map(each -> each.locate(new Coordinate(longitude, latitude)) != Location.EXTERIOR)
        .orElseGet(() -> centre.isWithin(longitude, latitude, radiusMetres));
  }

  /** Whether any part of a shape in degrees lies in it. */
  boolean meets(Geometry shape) {
    return drawn.map(each -> each.intersects(shape)).orElseGet(() -> metres(shape) <= radiusMetres);
  }

  /** Geodesic metres from the place to a shape in degrees. */
  double metres(Geometry shape) {
    return Geodesics.distanceMetres(place, shape);
  }
}

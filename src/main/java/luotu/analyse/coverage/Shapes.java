package luotu.analyse.coverage;

import java.util.Collection;
import java.util.List;
import luotu.geo.Antimeridian;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.overlayng.UnaryUnionNG;

/** Set operations on areas; results are areas, never the lines where areas touch. */
final class Shapes {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  /** Millimetres: closes what rounding opened between neighbouring pieces of a plane. */
  private static final PrecisionModel PLANE_GRID = new PrecisionModel(1_000);

  /** The seven decimals of an answer. */
  private static final PrecisionModel DEGREE_GRID = new PrecisionModel(1e7);

  private Shapes() {}

  static Geometry intersection(Geometry a, Geometry b) {
    return areal(OverlayNGRobust.overlay(a, b, OverlayNG.INTERSECTION));
  }

  static Geometry difference(Geometry a, Geometry b) {
    return areal(OverlayNGRobust.overlay(a, b, OverlayNG.DIFFERENCE));
  }

  static Geometry union(Collection<Geometry> shapes) {
    return shapes.size() == 1
        ? shapes.iterator().next()
        : areal(OverlayNGRobust.union(FACTORY.buildGeometry(shapes)));
  }

  static Geometry box(Envelope box) {
    return FACTORY.toGeometry(box);
  }

  /** The four quarters of an extent. */
  static List<Geometry> quarters(Envelope box) {
    double x = (box.getMinX() + box.getMaxX()) / 2;
    double y = (box.getMinY() + box.getMaxY()) / 2;
    return List.of(
        box(new Envelope(box.getMinX(), x, box.getMinY(), y)),
        box(new Envelope(x, box.getMaxX(), box.getMinY(), y)),
        box(new Envelope(box.getMinX(), x, y, box.getMaxY())),
        box(new Envelope(x, box.getMaxX(), y, box.getMaxY())));
  }

  static Geometry valid(Geometry shape) {
    return shape.isValid() ? shape : areal(GeometryFixer.fix(shape));
  }

  /** Pieces of one plane as one shape. */
  static Geometry joined(Collection<Geometry> pieces) {
    return switch (pieces.size()) {
      case 0 -> FACTORY.createMultiPolygon();
      case 1 -> pieces.iterator().next();
      default -> areal(UnaryUnionNG.union(pieces, PLANE_GRID));
    };
  }

  /** Pieces in degrees as one shape fit for an answer, always a multipolygon. */
  static Geometry answer(Collection<Geometry> pieces) {
    return pieces.isEmpty()
        ? FACTORY.createMultiPolygon()
        : multi(UnaryUnionNG.union(pieces.stream().map(Antimeridian::split).toList(), DEGREE_GRID));
  }

  static Geometry areal(Geometry shape) {
    return shape instanceof Polygonal ? shape : multi(shape);
  }

  private static Geometry multi(Geometry shape) {
    List<?> polygons = PolygonExtracter.getPolygons(shape);
    return FACTORY.createMultiPolygon(
        polygons.stream()
            .map(Polygon.class::cast)
            .filter(polygon -> !polygon.isEmpty())
            .toArray(Polygon[]::new));
  }
}

package luotu.analyse.coverage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import luotu.geo.Antimeridian;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.TopologyException;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.overlayng.CoverageUnion;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.overlayng.UnaryUnionNG;
import org.locationtech.jts.precision.GeometryPrecisionReducer;

/** Set operations on areas; results are areas, never the lines where areas touch. */
final class Shapes {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  /** The seven decimals of an answer. */
  static final PrecisionModel DEGREE_GRID = new PrecisionModel(1e7);

  private Shapes() {}

  static Geometry intersection(Geometry a, Geometry b) {
    return areal(OverlayNGRobust.overlay(a, b, OverlayNG.INTERSECTION));
  }

  static Geometry difference(Geometry a, Geometry b) {
    return areal(OverlayNGRobust.overlay(a, b, OverlayNG.DIFFERENCE));
  }

  /** The union; only shapes that meet another one are overlaid. */
  static Geometry union(Collection<Geometry> all) {
    List<Geometry> shapes = all.stream().distinct().toList();
    STRtree index = new STRtree();
    shapes.forEach(shape -> index.insert(shape.getEnvelopeInternal(), shape));
    index.build();
    Map<Boolean, List<Geometry>> byMeeting =
        shapes.stream().collect(Collectors.partitioningBy(shape -> meetsAnother(shape, index)));
    List<Geometry> apart = new ArrayList<>(byMeeting.get(false));
    if (!byMeeting.get(true).isEmpty()) {
      apart.add(areal(OverlayNGRobust.union(FACTORY.buildGeometry(byMeeting.get(true)))));
    }
    return apart.size() == 1 ? apart.get(0) : multi(FACTORY.buildGeometry(apart));
  }

  private static boolean meetsAnother(Geometry shape, STRtree index) {
    List<?> near = index.query(shape.getEnvelopeInternal());
    return near.stream().anyMatch(other -> other != shape && shape.intersects((Geometry) other));
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

  /**
   * Pieces in degrees that lie side by side as one shape fit for an answer, always a multipolygon.
   *
   * @param pieces {@link #rounded}; longitudes may run past 180
   */
  static Geometry answer(Collection<Geometry> pieces) {
    List<Geometry> parts =
        pieces.parallelStream().filter(piece -> !piece.isEmpty()).map(Antimeridian::split).toList();
    return parts.size() <= 1
        ? multi(FACTORY.buildGeometry(parts))
        : sideBySide(parts).orElseGet(() -> unionOnGrid(parts));
  }

  /** The union as a multipolygon on the grid of answers. */
  static Geometry unionOnGrid(Collection<Geometry> degrees) {
    return multi(UnaryUnionNG.union(degrees, DEGREE_GRID));
  }

  /** The union of areas in degrees that mostly lie side by side, on the grid of answers. */
  static Geometry joined(Collection<Geometry> areas) {
    return answer(areas.parallelStream().map(Shapes::rounded).toList());
  }

  /** On the grid of answers. */
  static Geometry rounded(Geometry degrees) {
    Geometry rounded = GeometryPrecisionReducer.reducePointwise(degrees, DEGREE_GRID);
    return rounded.isValid() ? rounded : GeometryPrecisionReducer.reduce(degrees, DEGREE_GRID);
  }

  /** The union where borders between neighbours are the same corner by corner; a fast way. */
  private static Optional<Geometry> sideBySide(List<Geometry> parts) {
    try {
      Geometry union = multi(CoverageUnion.union(FACTORY.buildGeometry(parts)));
      return Optional.of(union).filter(Geometry::isValid);
    } catch (TopologyException notSideBySide) {
      return Optional.empty();
    }
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

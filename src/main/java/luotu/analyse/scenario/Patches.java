package luotu.analyse.scenario;

import java.util.List;
import luotu.geo.LocalScale;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.precision.GeometryPrecisionReducer;

/**
 * Areas by which two drawn areas differ, without the slivers along borders that both draw, each
 * with corners of its own.
 */
final class Patches {
  private static final PrecisionModel DEGREE_GRID = new PrecisionModel(1e7);
  private static final GeometryFactory FACTORY = new GeometryFactory();

  private Patches() {}

  /**
   * What is in {@code one} only; a multipolygon in degrees.
   *
   * @param thinnestMetres what is nowhere so wide is a sliver
   */
  static Geometry difference(Geometry one, Geometry other, double thinnestMetres) {
    return polygons(
        overlay(one, other, OverlayNG.DIFFERENCE).stream()
            .filter(patch -> !isSliver(patch, thinnestMetres))
            .toList());
  }

  /** What is in both; a multipolygon in degrees. */
  static Geometry intersection(Geometry one, Geometry other) {
    return polygons(overlay(one, other, OverlayNG.INTERSECTION));
  }

  private static List<Polygon> overlay(Geometry one, Geometry other, int operation) {
    Geometry result =
        GeometryPrecisionReducer.reduce(
            OverlayNGRobust.overlay(one, other, operation), DEGREE_GRID);
    List<?> found = PolygonExtracter.getPolygons(result);
    return found.stream().map(Polygon.class::cast).filter(each -> !each.isEmpty()).toList();
  }

  private static Geometry polygons(List<Polygon> patches) {
    return FACTORY.createMultiPolygon(patches.toArray(Polygon[]::new));
  }

  private static boolean isSliver(Polygon patch, double thinnestMetres) {
    LocalScale scale = LocalScale.at(patch.getEnvelopeInternal().centre().y);
    AffineTransformation flat =
        AffineTransformation.scaleInstance(
            scale.metresPerDegreeEast(), scale.metresPerDegreeNorth());
    return flat.transform(patch).buffer(-thinnestMetres / 2, 1).isEmpty();
  }
}

package luotu.analyse.coverage;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import luotu.geo.GeodesicShape;
import luotu.geo.ReachBoxes;
import luotu.store.FacilityPlaces;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;

/** Counts facilities that do not say whether they are usable. */
final class Unverified {
  /** A place that lies inside an area but for rounding lies within this distance of it. */
  private static final double DISTANCE_OF_ROUNDING = 100;

  private Unverified() {}

  /**
   * How many lie within the distance of an area.
   *
   * @param areas in degrees, their long edges cut
   */
  static long count(FacilitySet facilities, List<Geometry> areas, double metres) {
    double[] places = facilities.places().points();
    BitSet points = facilities.places().unverifiedPoints();
    BitSet inside =
        metres > DISTANCE_OF_ROUNDING ? inside(facilities, areas, points) : new BitSet();
    BitSet outside = (BitSet) points.clone();
    outside.andNot(inside);
    STRtree index = new STRtree();
    areas.forEach(area -> index.insert(area.getEnvelopeInternal(), new Area(area)));
    index.build();
    GeometryFactory factory = new GeometryFactory();
    return inside.cardinality()
        + outside.stream()
            .parallel()
            .mapToObj(i -> factory.createPoint(new Coordinate(places[2 * i], places[2 * i + 1])))
            .filter(point -> reachesAny(index, point, metres))
            .count()
        + facilities.places().shapes().parallelStream()
            .filter(FacilityPlaces.Shape::isUnverified)
            .filter(shape -> reachesAny(index, shape.geometry(), metres))
            .count();
  }

  /** Those of some points that lie in an area. */
  private static BitSet inside(FacilitySet facilities, List<Geometry> areas, BitSet points) {
    double[] places = facilities.places().points();
    boolean[] inside = new boolean[points.length()];
    if (!points.isEmpty()) {
      areas.parallelStream()
          .forEach(
              area -> {
                Outline outline = Outline.ofPlane(area);
                facilities
                    .points()
                    .visit(
                        area.getEnvelopeInternal(),
                        i -> {
                          if (points.get(i)
                              && outline.windings(places[2 * i], places[2 * i + 1]) > 0) {
                            inside[i] = true;
                          }
                        });
              });
    }
    BitSet found = new BitSet();
    IntStream.range(0, inside.length).filter(i -> inside[i]).forEach(found::set);
    return found;
  }

  private static boolean reachesAny(STRtree areas, Geometry facility, double metres) {
    GeodesicShape shape = new GeodesicShape(facility);
    return ReachBoxes.around(facility.getEnvelopeInternal(), metres).stream()
        .<Object>flatMap(reach -> ((List<?>) areas.query(reach)).stream())
        .anyMatch(area -> ((Area) area).isWithin(facility, shape, metres));
  }

  /** An area that is made ready for distances when it is first asked. */
  private static final class Area {
    private final Geometry geometry;
    private GeodesicShape shape;

    Area(Geometry geometry) {
      this.geometry = geometry;
    }

    private synchronized GeodesicShape shape() {
      if (shape == null) {
        shape = new GeodesicShape(geometry);
      }
      return shape;
    }

    /** Shapes that do not cross are nearest to each other at a corner of one of them. */
    boolean isWithin(Geometry facility, GeodesicShape facilityShape, double metres) {
      for (Coordinate corner : facility.getCoordinates()) {
        if (shape().isWithin(corner.x, corner.y, metres)) {
          return true;
        }
      }
      if (facility.getDimension() == 0) {
        return false;
      }
      for (Coordinate corner : geometry.getCoordinates()) {
        if (facilityShape.isWithin(corner.x, corner.y, metres)) {
          return true;
        }
      }
      return geometry.intersects(facility);
    }
  }
}

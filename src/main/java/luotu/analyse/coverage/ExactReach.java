package luotu.analyse.coverage;

import java.util.stream.IntStream;
import luotu.geo.GeodesicShape;
import luotu.geo.ReachBoxes;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * Tells whether places lie within a distance of facilities, by geodesics on the ellipsoid. Safe for
 * many threads.
 */
final class ExactReach {
  private final FacilitySet facilities;
  private final GeodesicShape[] points;
  private final GeodesicShape[] parts;

  ExactReach(FacilitySet facilities) {
    this.facilities = facilities;
    double[] places = facilities.places().points();
    GeometryFactory factory = new GeometryFactory();
    points =
        IntStream.range(0, places.length / 2)
            .parallel()
            .mapToObj(i -> new Coordinate(places[2 * i], places[2 * i + 1]))
            .map(factory::createPoint)
            .map(GeodesicShape::new)
            .toArray(GeodesicShape[]::new);
    parts =
        facilities.parts().parallelStream().map(GeodesicShape::new).toArray(GeodesicShape[]::new);
  }

  /** Whether a facility is at most so far from a place in degrees. */
  boolean reaches(double longitude, double latitude, double metres) {
    for (Envelope box :
        ReachBoxes.around(new Envelope(new Coordinate(longitude, latitude)), metres)) {
      boolean reached =
          facilities.points().anyMatch(box, i -> points[i].isWithin(longitude, latitude, metres))
              || IntStream.of(facilities.partsIn(box))
                  .anyMatch(i -> parts[i].isWithin(longitude, latitude, metres));
      if (reached) {
        return true;
      }
    }
    return false;
  }
}

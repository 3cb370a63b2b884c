package luotu.analyse.coverage;

import java.util.List;
import java.util.stream.IntStream;
import luotu.geo.GeodesicShape;
import luotu.geo.ReachBoxes;
import luotu.model.Feature;
import luotu.store.Facilities;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.index.strtree.STRtree;

/** The facilities of one request, found by place. Safe for many threads. */
final class FacilitySet {
  private final Facilities facilities;
  private final List<Feature> features;
  private final List<GeodesicShape> shapes;
  private final STRtree index = new STRtree();

  /**
   * @param features ordered by id
   */
  FacilitySet(Facilities facilities, List<Feature> features) {
    this.facilities = facilities;
    this.features = List.copyOf(features);
    shapes = features.stream().map(Feature::geometry).map(GeodesicShape::new).toList();
    for (int i = 0; i < this.features.size(); i++) {
      index.insert(geometry(i).getEnvelopeInternal(), i);
    }
    index.build();
  }

  int size() {
    return features.size();
  }

  Geometry geometry(int position) {
    return features.get(position).geometry();
  }

  GeodesicShape shape(int position) {
    return shapes.get(position);
  }

  /** Positions of all that may lie within the distance of a box in degrees, in order of id. */
  int[] near(Envelope box, double metres) {
    return ReachBoxes.around(box, metres).stream()
        .<Object>flatMap(reach -> ((List<?>) index.query(reach)).stream())
        .mapToInt(Integer.class::cast)
        .sorted()
        .distinct()
        .toArray();
  }

  /** How many within the distance of an area do not say whether they are usable. */
  long unverified(List<Geometry> areas, double metres) {
    STRtree areaIndex = new STRtree();
    areas.forEach(area -> areaIndex.insert(area.getEnvelopeInternal(), new Area(area)));
    areaIndex.build();
    return IntStream.range(0, size())
        .parallel()
        .filter(i -> facilities.isUnverified(features.get(i)))
        .filter(i -> reachesAny(areaIndex, geometry(i), shape(i), metres))
        .count();
  }

  private static boolean reachesAny(
      STRtree areas, Geometry facility, GeodesicShape shape, double metres) {
    return ReachBoxes.around(facility.getEnvelopeInternal(), metres).stream()
        .<Object>flatMap(reach -> ((List<?>) areas.query(reach)).stream())
        .anyMatch(area -> ((Area) area).isWithin(facility, shape, metres));
  }

  private record Area(Geometry geometry, GeodesicShape shape) {
    Area(Geometry geometry) {
      this(geometry, new GeodesicShape(geometry));
    }

    /** Shapes that do not cross are nearest to each other at a corner of one of them. */
    boolean isWithin(Geometry facility, GeodesicShape facilityShape, double metres) {
      for (Coordinate corner : facility.getCoordinates()) {
        if (shape.isWithin(corner.x, corner.y, metres)) {
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

package luotu.analyse.coverage;

import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;

/** The part of an area that is measured. Safe for many threads. */
interface LandCover {
  /** All of it. */
  LandCover EVERYTHING = area -> area;

  /**
   * @param area polygons in degrees
   * @return polygons, empty where there is nothing to measure
   */
  Geometry within(Geometry area);

  /** Where some of the pieces lie; where they overlap they count once. */
  static LandCover of(List<Geometry> pieces) {
    STRtree index = new STRtree();
    for (int i = 0; i < pieces.size(); i++) {
      index.insert(pieces.get(i).getEnvelopeInternal(), i);
    }
    index.build();
    return area -> {
      if (area.isEmpty()) {
        return area;
      }
      PreparedGeometry prepared = PreparedGeometryFactory.prepare(area);
      List<?> near = index.query(area.getEnvelopeInternal());
      List<Geometry> parts =
          near.stream()
              .mapToInt(Integer.class::cast)
              .sorted()
              .mapToObj(pieces::get)
              .filter(prepared::intersects)
              .map(
                  piece ->
                      prepared.containsProperly(piece) ? piece : Shapes.intersection(area, piece))
              .filter(part -> !part.isEmpty())
              .toList();
      return parts.isEmpty() ? new GeometryFactory().createMultiPolygon() : Shapes.union(parts);
    };
  }
}

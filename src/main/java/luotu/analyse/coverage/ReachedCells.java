package luotu.analyse.coverage;

import java.util.List;
import java.util.stream.IntStream;
import luotu.geo.GeodesicShape;
import luotu.geo.ReachBoxes;
import luotu.store.PopulatedCells;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** Which populated cells are reached by facilities that reach out differently far. */
public final class ReachedCells {
  private ReachedCells() {}

  /**
   * By geodesics on the ellipsoid; the shape of a facility counts, not its centre.
   *
   * @param facilities in degrees
   * @param metres how far each reaches, at least 0
   * @return for every cell whether some facility reaches it
   */
  public static boolean[] of(PopulatedCells cells, List<Geometry> facilities, double[] metres) {
    PlaceIndex index = new PlaceIndex(cells.places());
    boolean[] reached = new boolean[cells.size()];
    // Threads that find the same cell write the same.
    IntStream.range(0, metres.length)
        .parallel()
        .forEach(i -> mark(cells, index, facilities.get(i), metres[i], reached));
    return reached;
  }

  private static void mark(
      PopulatedCells cells, PlaceIndex index, Geometry facility, double metres, boolean[] reached) {
    GeodesicShape shape = new GeodesicShape(facility);
    for (Envelope box : ReachBoxes.around(facility.getEnvelopeInternal(), metres)) {
      index.visit(
          box,
          cell -> {
            double longitude = cells.places()[2 * cell];
            double latitude = cells.places()[2 * cell + 1];
            if (!reached[cell] && shape.isWithin(longitude, latitude, metres)) {
              reached[cell] = true;
            }
          });
    }
  }
}

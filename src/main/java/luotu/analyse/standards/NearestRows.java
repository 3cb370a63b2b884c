package luotu.analyse.standards;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import luotu.analyse.standards.Remedy.Nearest;
import luotu.geo.ReachBoxes;
import luotu.model.Feature;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * Which of some rows is nearest to a place, in a straight line; of those that tie the lowest id.
 */
final class NearestRows {
  private static final double FIRST_METRES = 500;

  /** Farther away nothing is looked for, so that a zone is told the same whoever else is asked. */
  static final double MOST_METRES = 20_000;

  /** For measures that ask for the nearest wherever it lies: farther than across a country. */
  static final double ANYWHERE_METRES = 5_000_000;

  private static final double ROUNDED = 0.01;
  private static final double WIDER = 2;

  private final STRtree index = new STRtree();

  NearestRows(List<Feature> rows) {
    rows.forEach(row -> index.insert(row.geometry().getEnvelopeInternal(), row));
    index.build();
  }

  /**
   * @param without whom not to count
   * @return empty when none is within {@value #MOST_METRES} m
   */
  Optional<Nearest> to(Geometry place, Set<Long> without) {
    return to(place, without, MOST_METRES);
  }

  /** The nearest within so many metres, of rows that were read so far away; empty when none is. */
  Optional<Nearest> to(Geometry place, Set<Long> without, double mostMetres) {
    PlacedShape shape = new PlacedShape(place);
    Optional<Nearest> nearest = Optional.empty();
    for (double metres = FIRST_METRES; nearest.isEmpty() && metres < mostMetres; metres *= WIDER) {
      nearest = within(shape, metres, without);
    }
    return nearest.isPresent() ? nearest : within(shape, mostMetres, without);
  }

  private Optional<Nearest> within(PlacedShape place, double metres, Set<Long> without) {
    Set<Feature> candidates = new HashSet<>();
    ReachBoxes.around(place.geometry().getEnvelopeInternal(), metres)
        .forEach(
            box -> {
              for (Object row : index.query(box)) {
                candidates.add((Feature) row);
              }
            });
    List<Nearest> found = new ArrayList<>();
    double least = metres;
    for (Feature row : candidates) {
      PlacedShape shape = new PlacedShape(row.geometry());
      // What ties once distances are rounded is still looked at.
      if (!without.contains(row.id()) && shape.isWithin(place, Math.min(metres, least + ROUNDED))) {
        double distance = shape.distanceMetres(place);
        least = Math.min(least, distance);
        found.add(new Nearest(row.layer(), row.id(), row.name(), Math.rint(distance * 100) / 100));
      }
    }
    return found.stream()
        .min(Comparator.comparingDouble(Nearest::distanceM).thenComparing(Nearest::id));
  }
}

package luotu.analyse.standards;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import luotu.geo.ReachBoxes;
import luotu.model.Feature;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.util.LinearComponentExtracter;
import org.locationtech.jts.index.strtree.STRtree;

/** Rows that reach so many metres around them. Safe for many threads. */
final class Neighbours {
  /** Lines and borders are looked at in pieces of so many edges, most of which are far away. */
  private static final int EDGES = 8;

  private final STRtree index = new STRtree();

  /**
   * A piece of a row's geometry.
   *
   * @param ground whether it is the whole area, of which only the inside matters
   */
  private record Piece(Feature row, double metres, PlacedShape shape, boolean ground) {
    boolean reaches(PlacedShape place) {
      return ground ? shape.geometry().intersects(place.geometry()) : shape.isWithin(place, metres);
    }
  }

  /**
   * @param metres how far each reaches, at least 0
   */
  Neighbours(List<Feature> rows, ToDoubleFunction<Feature> metres) {
    for (Feature row : rows) {
      double reach = metres.applyAsDouble(row);
      Geometry whole = row.geometry();
      if (whole.getDimension() == 0) {
        add(row, reach, whole, false);
      } else {
        List<?> lines = LinearComponentExtracter.getLines(whole);
        lines.forEach(line -> addPieces(row, reach, (LineString) line));
      }
      if (whole.getDimension() == 2) {
        add(row, reach, whole, true);
      }
    }
    index.build();
  }

  private void addPieces(Feature row, double reach, LineString line) {
    Coordinate[] corners = line.getCoordinates();
    for (int from = 0; from < corners.length - 1; from += EDGES) {
      int to = Math.min(from + EDGES + 1, corners.length);
      Coordinate[] piece = Arrays.copyOfRange(corners, from, to);
      add(row, reach, line.getFactory().createLineString(piece), false);
    }
  }

  private void add(Feature row, double reach, Geometry geometry, boolean ground) {
    Piece piece = new Piece(row, reach, new PlacedShape(geometry), ground);
    ReachBoxes.around(geometry.getEnvelopeInternal(), ground ? 0 : reach)
        .forEach(box -> index.insert(box, piece));
  }

  /** Those that reach a geometry in degrees, in no particular order. */
  Stream<Feature> reaching(Geometry geometry) {
    List<Object> near = new ArrayList<>();
    index.query(geometry.getEnvelopeInternal(), near::add);
    if (near.isEmpty()) {
      return Stream.empty();
    }
    PlacedShape place = new PlacedShape(geometry);
    Set<Long> found = new HashSet<>();
    return near.stream()
        .map(Piece.class::cast)
        .filter(piece -> !found.contains(piece.row().id()) && piece.reaches(place))
        .map(Piece::row)
        .filter(row -> found.add(row.id()));
  }
}

package luotu.city;

import java.util.ArrayList;
import java.util.List;
import luotu.city.Plan.Place;
import org.locationtech.jts.coverage.CoverageUnion;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;

/**
 * Areas between two contour lines of values on a lattice. Each cell is cut along the contours, as
 * its neighbours are, and the parts are put together.
 *
 * @param u west side of the lattice on the board
 * @param v its south side
 */
record Contours(double u, double v, double cellMetres) {
  /** A corner of a part of a cell and the value there. */
  private record Corner(double u, double v, double value) {}

  /** Polygons in degrees where the value is at least {@code low} and at most {@code high}. */
  Geometry between(double[][] values, double low, double high) {
    List<Geometry> parts = new ArrayList<>();
    for (int row = 0; row + 1 < values.length; row++) {
      for (int column = 0; column + 1 < values[row].length; column++) {
        List<Corner> cell =
            List.of(
                corner(values, row, column),
                corner(values, row, column + 1),
                corner(values, row + 1, column + 1),
                corner(values, row + 1, column));
        List<Corner> part = cut(cut(cell, low, 1), high, -1);
        if (part.size() >= 3) {
          Polygon polygon = Drafts.polygon(part.stream().map(at -> new Place(at.u, at.v)).toList());
          if (polygon.getArea() > 1e-13 && polygon.isValid()) {
            parts.add(polygon);
          }
        }
      }
    }
    return parts.isEmpty()
        ? new GeometryFactory().createPolygon()
        : CoverageUnion.union(parts.toArray(Geometry[]::new));
  }

  private Corner corner(double[][] values, int row, int column) {
    return new Corner(u + column * cellMetres, v + row * cellMetres, values[row][column]);
  }

  /** The part of a polygon where the value is above the limit, or below it for sign -1. */
  private static List<Corner> cut(List<Corner> corners, double limit, int sign) {
    List<Corner> kept = new ArrayList<>();
    for (int i = 0; i < corners.size(); i++) {
      Corner here = corners.get(i);
      Corner next = corners.get((i + 1) % corners.size());
      boolean hereIn = sign * (here.value - limit) >= 0;
      boolean nextIn = sign * (next.value - limit) >= 0;
      if (hereIn) {
        kept.add(here);
      }
      if (hereIn != nextIn) {
        kept.add(crossing(here, next, limit));
      }
    }
    return kept;
  }

  /** The same from both cells that share the side. */
  private static Corner crossing(Corner one, Corner other, double limit) {
    boolean swap = one.u > other.u || one.u == other.u && one.v > other.v;
    Corner from = swap ? other : one;
    Corner to = swap ? one : other;
    double part = (limit - from.value) / (to.value - from.value);
    return new Corner(from.u + (to.u - from.u) * part, from.v + (to.v - from.v) * part, limit);
  }
}

package luotu.analyse.coverage;

import java.util.ArrayList;
import java.util.List;
import luotu.geo.EqualAreaPlane;
import luotu.geo.GeodesicBuffer;
import org.locationtech.jts.densify.Densifier;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * Measures how much of areas lies within one radius of facilities. Shares are right to 0.05 points
 * (see {@link GeodesicBuffer}). Safe for many threads.
 */
final class AreaCoverage {
  /** So few circles are cut out at once. */
  private static final int FEW = 24;

  private static final int DEEPEST = 12;

  /** For what the plane stretches distances within a cell. */
  private static final double CELL_MARGIN = 1.001;

  /** Along the parallels where an area is cut up: without corners its parts would not meet. */
  private static final double DEGREES_BETWEEN_CORNERS = 0.04;

  /** Of an area: less is left by rounding only. */
  private static final double NOTHING = 1e-9;

  private final FacilitySet facilities;
  private final double radiusMetres;
  private final boolean withShapes;

  AreaCoverage(FacilitySet facilities, double radiusMetres, boolean withShapes) {
    this.facilities = facilities;
    this.radiusMetres = radiusMetres;
    this.withShapes = withShapes;
  }

  /**
   * What was measured of an area.
   *
   * @param amount square metres
   * @param covered pieces in degrees, empty unless shapes are wanted
   * @param uncovered as {@code covered}
   */
  record Measured(Amount amount, List<Geometry> covered, List<Geometry> uncovered) {}

  /**
   * @param degrees polygons; may be empty
   */
  Measured measure(Geometry degrees) {
    Measured sum = new Measured(Amount.NONE, new ArrayList<>(), new ArrayList<>());
    return add(sum, degrees);
  }

  private Measured add(Measured sum, Geometry degrees) {
    if (degrees.isEmpty()) {
      return sum;
    }
    EqualAreaPlane plane = EqualAreaPlane.around(degrees);
    Geometry target = Shapes.valid(plane.forward(degrees));
    boolean flat = radiusMetres <= GeodesicBuffer.LARGEST_FLAT_RADIUS_METRES;
    double largest = GeodesicBuffer.NEAR_METRES - (flat ? radiusMetres : 0);
    Envelope extent = target.getEnvelopeInternal();
    if (Math.max(extent.getWidth(), extent.getHeight()) > largest) {
      Measured all = sum;
      for (Geometry quarter : Shapes.quarters(degrees.getEnvelopeInternal())) {
        Geometry part = Densifier.densify(quarter, DEGREES_BETWEEN_CORNERS);
        all = add(all, Shapes.intersection(degrees, part));
      }
      return all;
    }
    List<Reach> reaches = new ArrayList<>();
    for (int position : facilities.near(degrees.getEnvelopeInternal(), radiusMetres)) {
      Geometry facility = facilities.geometry(position);
      if (flat) {
        Reach.flat(plane, radiusMetres, extent, facility).ifPresent(reaches::add);
      } else {
        reaches.add(Reach.geodesic(plane, radiusMetres, facility, facilities.shape(position)));
      }
    }
    Piece piece = new Piece();
    piece.cell(target, reaches, 0);
    if (withShapes) {
      sum.covered().add(plane.inverse(Shapes.joined(piece.covered)));
      sum.uncovered().add(plane.inverse(Shapes.joined(piece.uncovered)));
    }
    double total = target.getArea();
    double covered = piece.uncoveredArea == 0 ? total : Math.min(total, piece.coveredArea);
    return new Measured(
        sum.amount().plus(new Amount(total, covered)), sum.covered(), sum.uncovered());
  }

  /** The sums over one plane. */
  private final class Piece {
    private double coveredArea;
    private double uncoveredArea;
    private final List<Geometry> covered = new ArrayList<>();
    private final List<Geometry> uncovered = new ArrayList<>();

    void cell(Geometry target, List<Reach> candidates, int depth) {
      if (target.isEmpty()) {
        return;
      }
      Envelope box = target.getEnvelopeInternal();
      double x = (box.getMinX() + box.getMaxX()) / 2;
      double y = (box.getMinY() + box.getMaxY()) / 2;
      double half = Math.hypot(box.getWidth(), box.getHeight()) / 2 * CELL_MARGIN;
      List<Reach> meeting = new ArrayList<>();
      for (Reach candidate : candidates) {
        double metres = candidate.metresFrom(x, y);
        if (metres + half <= radiusMetres) {
          cover(target);
          return;
        }
        if (metres - half < radiusMetres * CELL_MARGIN) {
          meeting.add(candidate);
        }
      }
      if (meeting.size() > FEW && half < radiusMetres) {
        meeting = Dominance.undominated(meeting, box);
      }
      if (meeting.isEmpty()) {
        miss(target);
      } else if (meeting.size() <= FEW || depth == DEEPEST) {
        cut(target, meeting);
      } else {
        for (Geometry quarter : Shapes.quarters(box)) {
          cell(Shapes.intersection(target, quarter), meeting, depth + 1);
        }
      }
    }

    private void cut(Geometry target, List<Reach> meeting) {
      Geometry reached = Shapes.union(meeting.stream().map(Reach::shape).toList());
      Geometry inside = Shapes.intersection(target, reached);
      double area = target.getArea();
      if (area - inside.getArea() <= area * NOTHING) {
        cover(target);
      } else if (inside.isEmpty()) {
        miss(target);
      } else {
        coveredArea += inside.getArea();
        uncoveredArea += area - inside.getArea();
        if (withShapes) {
          covered.add(inside);
          uncovered.add(Shapes.difference(target, reached));
        }
      }
    }

    private void cover(Geometry target) {
      coveredArea += target.getArea();
      if (withShapes) {
        covered.add(target);
      }
    }

    private void miss(Geometry target) {
      uncoveredArea += target.getArea();
      if (withShapes) {
        uncovered.add(target);
      }
    }
  }
}

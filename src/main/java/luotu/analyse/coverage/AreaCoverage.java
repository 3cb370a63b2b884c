package luotu.analyse.coverage;

import java.util.ArrayList;
import java.util.List;
import luotu.geo.EqualAreaPlane;
import luotu.geo.PlaneCircles;
import org.locationtech.jts.densify.Densifier;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * Measures how much of areas lies within one radius of facilities, or draws it. In the plane of an
 * area the measure is exact; the plane itself puts borders wrong by up to 0.05 % of the radius, in
 * drawings by up to 0.1 %. Safe for many threads.
 */
final class AreaCoverage {
  /** Along the parallels where an area is cut up: without corners its parts would not meet. */
  private static final double DEGREES_BETWEEN_CORNERS = 0.04;

  /** Of an area: less is left by rounding only. */
  private static final double NOTHING = 1e-9;

  /** What is drawn may be this wide in one plane: parts would have to be joined. */
  private static final double WIDEST_DRAWING_METRES = 1_000_000;

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
   * @param covered pieces in degrees, rounded ({@link Shapes#rounded}); empty unless shapes are
   *     wanted
   * @param uncovered as {@code covered}
   */
  record Measured(Amount amount, List<Geometry> covered, List<Geometry> uncovered) {
    static final Measured NOTHING = new Measured(Amount.NONE, List.of(), List.of());
  }

  /**
   * @param degrees polygons with their long edges cut ({@link luotu.geo.GreatCircles#follow}); may
   *     be empty
   */
  Measured measure(Geometry degrees) {
    if (degrees.isEmpty()) {
      return Measured.NOTHING;
    }
    EqualAreaPlane plane = EqualAreaPlane.around(degrees);
    Outline outline = Outline.of(degrees, plane);
    Envelope extent = outline.extent();
    return Math.max(extent.getWidth(), extent.getHeight()) > widestMetres()
        ? measureQuarters(degrees)
        : measure(degrees, plane, outline);
  }

  private double widestMetres() {
    boolean isFlat = PlaneCircles.isFlat(radiusMetres);
    return withShapes && isFlat ? WIDEST_DRAWING_METRES : PlaneCircles.extentMetres(radiusMetres);
  }

  private Measured measureQuarters(Geometry degrees) {
    Amount amount = Amount.NONE;
    List<Geometry> covered = new ArrayList<>();
    List<Geometry> uncovered = new ArrayList<>();
    for (Geometry quarter : Shapes.quarters(degrees.getEnvelopeInternal())) {
      Geometry part = Densifier.densify(quarter, DEGREES_BETWEEN_CORNERS);
      Measured measured = measure(Shapes.intersection(degrees, part));
      amount = amount.plus(measured.amount());
      covered.addAll(measured.covered());
      uncovered.addAll(measured.uncovered());
    }
    return new Measured(amount, covered, uncovered);
  }

  private Measured measure(Geometry degrees, EqualAreaPlane plane, Outline outline) {
    double total = outline.area();
    FacilitySet.Reach reach =
        facilities.reach(plane, radiusMetres, degrees.getEnvelopeInternal(), outline.extent());
    if (reach.discs().size() == 0 && reach.insides().isEmpty()) {
      return none(total, degrees);
    }
    if (reach.discs().anyHolds(outline.extent())) {
      return all(total, degrees);
    }
    Outline rest = outline;
    List<Geometry> covered = new ArrayList<>();
    if (!reach.insides().isEmpty()) {
      Geometry area = Shapes.valid(plane.forward(degrees));
      Geometry insides = Shapes.union(reach.insides());
      rest = Outline.ofPlane(Shapes.difference(area, insides));
      covered.add(Shapes.rounded(plane.inverse(Shapes.intersection(area, insides))));
    }
    BorderRings rings = new BorderRings(plane);
    double reached =
        total
            - rest.area()
            + new ReachedArea(rest, reach.discs(), withShapes ? rings : ReachedArea.Border.NONE)
                .measure();
    if (total - reached <= total * NOTHING) {
      return all(total, degrees);
    }
    if (reached <= total * NOTHING) {
      return none(total, degrees);
    }
    Amount amount = new Amount(total, reached);
    if (!withShapes) {
      return new Measured(amount, List.of(), List.of());
    }
    BorderRings.Drawing drawing = rings.draw();
    covered.add(drawing.reached());
    return new Measured(amount, covered, List.of(drawing.left()));
  }

  private Measured none(double total, Geometry degrees) {
    return new Measured(new Amount(total, 0), List.of(), whole(degrees));
  }

  private Measured all(double total, Geometry degrees) {
    return new Measured(new Amount(total, total), whole(degrees), List.of());
  }

  private List<Geometry> whole(Geometry degrees) {
    return withShapes ? List.of(Shapes.rounded(degrees)) : List.of();
  }
}

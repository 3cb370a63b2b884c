package luotu.analyse.coverage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import luotu.geo.EqualAreaPlane;
import luotu.geo.GreatCircles;
import luotu.geo.PlaneCircles;
import luotu.geo.ReachBoxes;
import luotu.store.FacilityPlaces;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.LinearComponentExtracter;
import org.locationtech.jts.index.strtree.STRtree;

/** The facilities of one request, found by place. Safe for many threads. */
final class FacilitySet {
  /** Of the radius: discs so close together along a line leave out 0.01 % of it between them. */
  private static final double SPACING = 1 / 40.0;

  /** Closer discs are not needed: at a metre's radius they leave out a centimetre. */
  private static final double LEAST_SPACING_METRES = 0.25;

  private final FacilityPlaces places;
  private final PlaceIndex points;
  private final List<Geometry> parts = new ArrayList<>();
  private final STRtree partIndex = new STRtree();

  FacilitySet(FacilityPlaces places) {
    this.places = places;
    points = new PlaceIndex(places.points());
    for (FacilityPlaces.Shape shape : places.shapes()) {
      Geometry whole = GreatCircles.follow(shape.geometry());
      for (int i = 0; i < whole.getNumGeometries(); i++) {
        partIndex.insert(whole.getGeometryN(i).getEnvelopeInternal(), parts.size());
        parts.add(whole.getGeometryN(i));
      }
    }
    partIndex.build();
  }

  FacilityPlaces places() {
    return places;
  }

  /** Finds the points by place. */
  PlaceIndex points() {
    return points;
  }

  /** The points, lines and polygons that the other facilities consist of. */
  List<Geometry> parts() {
    return parts;
  }

  /** Positions of all parts that may lie in a box, in order. */
  int[] partsIn(Envelope box) {
    List<?> found = partIndex.query(box);
    return found.stream().mapToInt(Integer.class::cast).sorted().toArray();
  }

  /**
   * What facilities reach, as discs of a plane and areas.
   *
   * @param insides areas of facilities that are too large to lie within the discs along their edges
   */
  record Reach(Discs discs, List<Geometry> insides) {}

  /**
   * All that may reach an area, laid in a plane: points as discs, lines and the edges of areas as
   * rows of discs.
   *
   * @param degrees extent of the area
   * @param extent the same in the plane
   */
  Reach reach(EqualAreaPlane plane, double radiusMetres, Envelope degrees, Envelope extent) {
    PlaneCircles circles = new PlaneCircles(plane, radiusMetres);
    Envelope reachable = new Envelope(extent);
    reachable.expandBy(circles.radiusMetres());
    Centres centres = new Centres(circles, reachable);
    double spacing = Math.max(radiusMetres * SPACING, Math.min(radiusMetres, LEAST_SPACING_METRES));
    List<Geometry> insides = new ArrayList<>();
    for (Envelope box : ReachBoxes.around(degrees, radiusMetres)) {
      points.visit(box, i -> centres.add(places.points()[2 * i], places.points()[2 * i + 1]));
      for (int position : partsIn(box)) {
        Geometry part = parts.get(position);
        centres.add(part, spacing);
        if (part instanceof Polygon) {
          Geometry inside = plane.forward(part);
          Envelope size = inside.getEnvelopeInternal();
          if (Math.min(size.getWidth(), size.getHeight()) > 1.9 * radiusMetres) {
            insides.add(Shapes.valid(inside));
          }
        }
      }
    }
    return new Reach(new Discs(centres.positions, centres.size, circles.radiusMetres()), insides);
  }

  /** Growing list of centres in a plane that reach into a box. For one thread. */
  private static final class Centres {
    private final PlaneCircles circles;
    private final Envelope reachable;
    private double[] positions = new double[128];
    private int size;

    Centres(PlaneCircles circles, Envelope reachable) {
      this.circles = circles;
      this.reachable = reachable;
    }

    /** A place in degrees. */
    void add(double longitude, double latitude) {
      double[] centre = {longitude, latitude};
      circles.centre(centre, 0);
      addFlat(centre[0], centre[1]);
    }

    private void addFlat(double x, double y) {
      if (reachable.contains(x, y)) {
        if (2 * size == positions.length) {
          positions = Arrays.copyOf(positions, 4 * size);
        }
        positions[2 * size] = x;
        positions[2 * size + 1] = y;
        size++;
      }
    }

    /** A point, or a row of places along lines and rings. */
    void add(Geometry part, double spacingMetres) {
      if (part instanceof Point point) {
        add(point.getX(), point.getY());
        return;
      }
      for (Object line : LinearComponentExtracter.getLines(part)) {
        row(((LineString) line).getCoordinateSequence(), spacingMetres);
      }
    }

    private void row(CoordinateSequence line, double spacingMetres) {
      double[] last = new double[2];
      double[] next = new double[2];
      for (int i = 0; i < line.size(); i++) {
        next[0] = line.getX(i);
        next[1] = line.getY(i);
        circles.centre(next, 0);
        if (i > 0 && reachable.intersects(new Envelope(last[0], next[0], last[1], next[1]))) {
          double metres = Math.hypot(next[0] - last[0], next[1] - last[1]);
          int pieces = (int) Math.ceil(metres / spacingMetres);
          for (int piece = 1; piece < pieces; piece++) {
            double share = (double) piece / pieces;
            addFlat(last[0] + share * (next[0] - last[0]), last[1] + share * (next[1] - last[1]));
          }
        }
        addFlat(next[0], next[1]);
        last[0] = next[0];
        last[1] = next[1];
      }
    }
  }
}

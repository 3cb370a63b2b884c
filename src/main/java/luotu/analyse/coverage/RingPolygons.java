package luotu.analyse.coverage;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.locationtech.jts.algorithm.LineIntersector;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.algorithm.RobustLineIntersector;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.noding.MCIndexNoder;
import org.locationtech.jts.noding.NodedSegmentString;
import org.locationtech.jts.noding.SegmentIntersector;
import org.locationtech.jts.noding.SegmentString;

/**
 * Makes polygons of rings that lie apart but for a few: only those that meet, as chords of circles
 * do that almost touch, are overlaid. For one thread.
 */
final class RingPolygons {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  private final List<Shell> shells = new ArrayList<>();
  private final STRtree index = new STRtree();

  /** An outer ring and the holes found in it. */
  private record Shell(LinearRing ring, Outline outline, double area, List<LinearRing> holes) {
    static Shell of(LinearRing ring) {
      Outline outline = Outline.ofPlane(FACTORY.createPolygon(ring));
      return new Shell(ring, outline, outline.area(), new ArrayList<>());
    }

    Polygon polygon() {
      return polygon(holes);
    }

    Polygon polygon(List<LinearRing> some) {
      return FACTORY.createPolygon(ring, some.toArray(new LinearRing[0]));
    }
  }

  private RingPolygons(List<LinearRing> outer) {
    outer.stream().map(Shell::of).forEach(shells::add);
    shells.forEach(shell -> index.insert(shell.ring().getEnvelopeInternal(), shell));
    index.build();
  }

  /**
   * @param rings outer ones against the clock, holes with it; on the grid of answers
   * @return valid polygons on the grid of answers
   */
  static Geometry of(List<LinearRing> rings) {
    List<LinearRing> outer = new ArrayList<>();
    List<LinearRing> holes = new ArrayList<>();
    rings.forEach(ring -> (Orientation.isCCW(ring.getCoordinates()) ? outer : holes).add(ring));
    RingPolygons found = new RingPolygons(outer);
    holes.forEach(found::cut);
    List<LinearRing> knotted = Knots.of(rings);
    return knotted.isEmpty() ? multi(found.polygons()) : found.untied(knotted);
  }

  /** Gives a hole to the smallest shell around it. */
  private void cut(LinearRing hole) {
    Coordinate corner = hole.getCoordinateN(1);
    List<?> near = index.query(new Envelope(corner));
    Optional<Shell> around =
        near.stream()
            .map(Shell.class::cast)
            .filter(shell -> shell.outline().windings(corner.x, corner.y) > 0)
            .min(Comparator.comparingDouble(Shell::area));
    around.ifPresent(shell -> shell.holes().add(hole));
  }

  private List<Polygon> polygons() {
    return shells.stream().map(Shell::polygon).toList();
  }

  private Geometry untied(List<LinearRing> knottedRings) {
    Set<LinearRing> knotted = Collections.newSetFromMap(new IdentityHashMap<>());
    knotted.addAll(knottedRings);
    List<Polygon> polygons = new ArrayList<>();
    List<Geometry> tied = new ArrayList<>();
    List<LinearRing> loose = new ArrayList<>();
    for (Shell shell : shells) {
      List<LinearRing> tiedHoles = shell.holes().stream().filter(knotted::contains).toList();
      if (knotted.contains(shell.ring()) || !tiedHoles.isEmpty()) {
        tied.add(Shapes.valid(shell.polygon(tiedHoles)));
        shell.holes().stream().filter(hole -> !knotted.contains(hole)).forEach(loose::add);
      } else {
        polygons.add(shell.polygon());
      }
    }
    List<LinearRing> outer = new ArrayList<>();
    Geometry untied = Shapes.unionOnGrid(tied);
    for (int i = 0; i < untied.getNumGeometries(); i++) {
      Polygon polygon = (Polygon) untied.getGeometryN(i);
      outer.add(polygon.getExteriorRing());
      for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
        loose.add(polygon.getInteriorRingN(hole));
      }
    }
    RingPolygons whole = new RingPolygons(outer);
    loose.forEach(whole::cut);
    polygons.addAll(whole.polygons());
    return Shapes.valid(multi(polygons));
  }

  private static Geometry multi(List<Polygon> polygons) {
    return FACTORY.createMultiPolygon(polygons.toArray(Polygon[]::new));
  }

  /** Finds the rings that meet another one or themselves. */
  private static final class Knots implements SegmentIntersector {
    private final LineIntersector lines = new RobustLineIntersector();
    private final BitSet knotted = new BitSet();

    static List<LinearRing> of(List<LinearRing> rings) {
      Knots knots = new Knots();
      List<SegmentString> all = new ArrayList<>();
      for (int i = 0; i < rings.size(); i++) {
        all.add(new NodedSegmentString(rings.get(i).getCoordinates(), i));
      }
      new MCIndexNoder(knots).computeNodes(all);
      return knots.knotted.stream().mapToObj(rings::get).toList();
    }

    @Override
    public void processIntersections(SegmentString a, int i, SegmentString b, int j) {
      if (a == b && i == j) {
        return;
      }
      lines.computeIntersection(
          a.getCoordinate(i), a.getCoordinate(i + 1), b.getCoordinate(j), b.getCoordinate(j + 1));
      int apart = Math.abs(i - j);
      boolean follow = a == b && (apart == 1 || apart == a.size() - 2);
      if (lines.getIntersectionNum() > (follow ? 1 : 0)) {
        knotted.set((Integer) a.getData());
        knotted.set((Integer) b.getData());
      }
    }

    @Override
    public boolean isDone() {
      return false;
    }
  }
}

package luotu.city;

import java.util.ArrayList;
import java.util.List;
import luotu.city.Towns.Town;
import org.locationtech.jts.coverage.CoverageUnion;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/** What the ground is covered with: forest on the ridges, town where people live. */
final class Land {
  static final double FOREST = 0.45;
  static final double KEY_FOREST = 0.95;
  private static final double BUILT_UP = 0.2;
  private static final double CHUNK_METRES = 4800;
  private static final double SMALLEST_DEGREES2 = 2e-7;

  private final Terrain terrain;
  private final Towns towns;
  private final Noise woods;
  private final Noise clearings;

  Land(long seed, Terrain terrain, Towns towns) {
    this.terrain = terrain;
    this.towns = towns;
    woods = new Noise(seed + 31, 1900);
    clearings = new Noise(seed + 32, 620);
  }

  /** How wooded a place is: forest from 0.45, key forest from 0.95. */
  double forest(double u, double v) {
    if (Water.toBank(u, v) < 60) {
      return -1;
    }
    double clearing = Math.max(0, clearings.at(u, v) - 0.5) * 2.2;
    return 1.65 * terrain.ridge(u, v)
        + 0.8 * woods.at(u, v)
        + terrain.highland(u, v) * 0.35
        - 1.6 * towns.builtUp(u, v)
        - clearing;
  }

  /**
   * Draws the land chunk by chunk; what lies outside the towns is cut off.
   *
   * @param cellMetres how finely the ground is looked at
   */
  void emit(Drafts drafts, Zones zones, double cellMetres) {
    STRtree shapes = new STRtree();
    Envelope all = new Envelope();
    for (Town town : zones.towns()) {
      shapes.insert(zones.shape(town).getEnvelopeInternal(), zones.shape(town));
      all.expandToInclude(town.seat().u(), town.seat().v());
    }
    all.expandBy(12_000);
    for (double v = chunk(all.getMinY()); v < all.getMaxY(); v += CHUNK_METRES) {
      for (double u = chunk(all.getMinX()); u < all.getMaxX(); u += CHUNK_METRES) {
        emitChunk(drafts, shapes, u, v, cellMetres);
      }
    }
  }

  private static double chunk(double metres) {
    return Math.floor(metres / CHUNK_METRES) * CHUNK_METRES;
  }

  private void emitChunk(Drafts drafts, STRtree shapes, double u, double v, double cellMetres) {
    Geometry frame = frame(u, v);
    List<Geometry> here = new ArrayList<>();
    for (Object shape : shapes.query(frame.getEnvelopeInternal())) {
      here.add((Geometry) shape);
    }
    if (here.isEmpty()) {
      return;
    }
    PreparedGeometry region =
        PreparedGeometryFactory.prepare(CoverageUnion.union(here.toArray(Geometry[]::new)));
    if (!region.intersects(frame)) {
      return;
    }
    int steps = (int) Math.round(CHUNK_METRES / cellMetres);
    double[][] forest = new double[steps + 1][steps + 1];
    double[][] town = new double[steps + 1][steps + 1];
    for (int row = 0; row <= steps; row++) {
      for (int column = 0; column <= steps; column++) {
        double atU = u + column * cellMetres;
        double atV = v + row * cellMetres;
        forest[row][column] = forest(atU, atV);
        town[row][column] = towns.builtUp(atU, atV);
      }
    }
    Contours contours = new Contours(u, v, cellMetres);
    emit(drafts, region, contours.between(forest, KEY_FOREST, 99), "forest_key", "重点林区（模拟）");
    emit(drafts, region, contours.between(forest, FOREST, KEY_FOREST), "forest", "林地（模拟）");
    emit(drafts, region, contours.between(town, BUILT_UP, 99), "built_up", "建成区（模拟）");
  }

  private static Geometry frame(double u, double v) {
    Envelope frame = new Envelope();
    for (int step = 0; step <= 8; step++) {
      double part = CHUNK_METRES * step / 8;
      frame.expandToInclude(Plan.degrees(u + part, v));
      frame.expandToInclude(Plan.degrees(u + part, v + CHUNK_METRES));
      frame.expandToInclude(Plan.degrees(u, v + part));
      frame.expandToInclude(Plan.degrees(u + CHUNK_METRES, v + part));
    }
    return new GeometryFactory().toGeometry(frame);
  }

  private static void emit(
      Drafts drafts, PreparedGeometry region, Geometry land, String kind, String name) {
    for (Object piece : PolygonExtracter.getPolygons(land)) {
      Geometry inside =
          region.covers((Polygon) piece)
              ? (Polygon) piece
              : OverlayNGRobust.overlay(
                  (Polygon) piece, region.getGeometry(), OverlayNG.INTERSECTION);
      for (Object part : PolygonExtracter.getPolygons(inside)) {
        // Ends of contours that would be too small to see.
        if (((Polygon) part).getArea() > SMALLEST_DEGREES2) {
          drafts.add("land", (Polygon) part, name, null, "kind", kind);
        }
      }
    }
  }
}

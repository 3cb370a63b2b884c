package luotu.intake;

import java.util.ArrayList;
import java.util.List;
import luotu.geo.Geodesics;
import luotu.model.Fault;
import luotu.model.Issue;
import luotu.model.Label;
import luotu.model.Zone;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/** Looks for places that several zones of one kind claim, or that lie between them. */
public final class ZonePartition {
  /** Borders drawn twice differ by slivers. */
  private static final double SMALLEST_SQUARE_METRES = 1;

  private ZonePartition() {}

  /** Warnings with their places, overlaps first. */
  public static List<Issue> issues(List<Zone> zones) {
    List<Issue> issues = new ArrayList<>();
    STRtree index = new STRtree();
    for (int i = 0; i < zones.size(); i++) {
      index.insert(zones.get(i).geometry().getEnvelopeInternal(), i);
    }
    for (int i = 0; i < zones.size(); i++) {
      Zone zone = zones.get(i);
      for (Object found : index.query(zone.geometry().getEnvelopeInternal())) {
        if ((Integer) found > i) {
          overlap(zone, zones.get((Integer) found), issues);
        }
      }
    }
    holes(zones, issues);
    return issues;
  }

  private static void overlap(Zone one, Zone other, List<Issue> issues) {
    Geometry shared =
        OverlayNGRobust.overlay(one.geometry(), other.geometry(), OverlayNG.INTERSECTION);
    double area = Geodesics.areaSquareMetres(shared);
    if (area > SMALLEST_SQUARE_METRES) {
      issues.add(
          warning(
              "%s (%s) ∩ %s (%s): %.0f m²"
                  .formatted(one.name(), one.code(), other.name(), other.code(), area),
              new Label("同级区划互不重叠", "zones of one kind that do not overlap"),
              shared));
    }
  }

  private static void holes(List<Zone> zones, List<Issue> issues) {
    Geometry union =
        OverlayNGRobust.union(zones.stream().map(Zone::geometry).toList(), new GeometryFactory());
    if (union == null) {
      return;
    }
    for (Object part : PolygonExtracter.getPolygons(union)) {
      Polygon polygon = (Polygon) part;
      for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
        Polygon hole = polygon.getFactory().createPolygon(polygon.getInteriorRingN(i));
        double area = Geodesics.areaSquareMetres(hole);
        if (area > SMALLEST_SQUARE_METRES) {
          issues.add(
              warning(
                  "%.0f m²".formatted(area),
                  new Label("同级区划之间没有空洞", "no hole between zones of one kind"),
                  hole));
        }
      }
    }
  }

  private static Issue warning(String found, Label expected, Geometry place) {
    Coordinate inside = place.getInteriorPoint().getCoordinate();
    return new Issue(
        Issue.Severity.WARNING,
        0,
        new Fault("geometry", found, expected),
        new Label("在 QGIS 中修正边界后重新导入", "correct the borders in QGIS and import again"),
        inside.x,
        inside.y);
  }
}

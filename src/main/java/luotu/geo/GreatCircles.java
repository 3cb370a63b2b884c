package luotu.geo;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.GeometryEditor;

/** Edges between places as great circles, the way PostGIS geography draws them. */
public final class GreatCircles {
  private static final double LONGEST_EDGE_METRES = 5_000;

  private static final double MEAN_RADIUS_METRES = 6_371_008.8;

  private GreatCircles() {}

  /**
   * The same shape in degrees with corners every 5 km along its edges, so that it can be cut or
   * laid flat without leaving its great circles by more than a metre below 60 degrees of latitude.
   */
  public static Geometry follow(Geometry degrees) {
    return new GeometryEditor()
        .edit(
            degrees,
            new GeometryEditor.CoordinateOperation() {
              @Override
              public Coordinate[] edit(Coordinate[] line, Geometry part) {
                return cut(line, LONGEST_EDGE_METRES);
              }
            });
  }

  /**
   * The same line in degrees with every edge longer than {@code longestMetres} cut into equal
   * pieces; the array itself when none is.
   */
  static Coordinate[] cut(Coordinate[] line, double longestMetres) {
    List<Coordinate> all = new ArrayList<>(line.length);
    for (int i = 0; i < line.length; i++) {
      if (i > 0) {
        cutEdge(line[i - 1], line[i], longestMetres, all);
      }
      all.add(line[i]);
    }
    return all.size() == line.length ? line : all.toArray(new Coordinate[0]);
  }

  private static void cutEdge(
      Coordinate from, Coordinate to, double longestMetres, List<Coordinate> all) {
    double degrees = longestMetres / MEAN_RADIUS_METRES * 180 / Math.PI;
    if (Math.abs(from.x - to.x) + Math.abs(from.y - to.y) <= degrees) {
      return;
    }
    double[] start = direction(from.x, from.y);
    double[] end = direction(to.x, to.y);
    double angle = 2 * Math.asin(Math.min(1, distance(start, end) / 2));
    int pieces = (int) Math.ceil(angle * MEAN_RADIUS_METRES / longestMetres);
    for (int piece = 1; piece < pieces; piece++) {
      // The same numbers from either end: neighbours' borders stay the same corner by corner.
      double first = Math.sin((pieces - piece) * angle / pieces);
      double second = Math.sin(piece * angle / pieces);
      double x = first * start[0] + second * end[0];
      double y = first * start[1] + second * end[1];
      double z = first * start[2] + second * end[2];
      all.add(
          new Coordinate(
              Math.toDegrees(Math.atan2(y, x)), Math.toDegrees(Math.atan2(z, Math.hypot(x, y)))));
    }
  }

  /** Unit vector of the ellipsoid's normal. */
  static double[] direction(double longitude, double latitude) {
    double lambda = Math.toRadians(longitude);
    double phi = Math.toRadians(latitude);
    return new double[] {
      Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)
    };
  }

  private static double distance(double[] a, double[] b) {
    return Math.sqrt(
        (a[0] - b[0]) * (a[0] - b[0])
            + (a[1] - b[1]) * (a[1] - b[1])
            + (a[2] - b[2]) * (a[2] - b[2]));
  }
}

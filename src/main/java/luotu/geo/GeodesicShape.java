package luotu.geo;

import static luotu.geo.Wgs84.ECCENTRICITY_SQUARED;
import static luotu.geo.Wgs84.SEMI_MAJOR_METRES;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/**
 * A geometry made ready for many distance questions. Edges are great circles, as in PostGIS
 * geography; across the antimeridian and at the poles they need no splitting. A polygon must be
 * smaller than a hemisphere.
 *
 * <p>The distance is the geodesic one to the point that is nearest in space, which is the nearest
 * on the ellipsoid to within a millimetre up to 10 km and a centimetre up to 100 km; 0 inside
 * polygons. PostGIS looks for that point on a sphere, so its distances to lines and polygons are
 * longer by up to some millionths. Immutable, safe for many threads.
 */
public final class GeodesicShape {
  /** The chord of an edge of this length lies 8 cm below the ellipsoid: too little to mislead. */
  private static final double LONGEST_EDGE_METRES = 2_000;

  private static final double CHORD_DEPTH_METRES = 0.1;

  /** Of the ellipsoid's curvatures the tightest: along the meridian at the equator. */
  private static final double LEAST_RADIUS_METRES = 6_335_439;

  /** Earth-centred positions of each chain of edges, x y z in turn. A point is a chain of one. */
  private final double[][] chains;

  /** Rings of each polygon as unit vectors, x y z in turn, the outer one first. */
  private final double[][][] polygons;

  public GeodesicShape(Geometry geometry) {
    if (geometry.isEmpty()) {
      throw new IllegalArgumentException("an empty geometry is nowhere");
    }
    List<double[]> lines = new ArrayList<>();
    List<double[][]> areas = new ArrayList<>();
    collect(geometry, lines, areas);
    chains = lines.toArray(new double[0][]);
    polygons = areas.toArray(new double[0][][]);
  }

  private static void collect(Geometry geometry, List<double[]> lines, List<double[][]> areas) {
    if (geometry.isEmpty()) {
      return;
    }
    if (geometry instanceof Point || geometry instanceof LineString) {
      lines.add(positions(directions(geometry)));
    } else if (geometry instanceof Polygon polygon) {
      double[][] rings = new double[1 + polygon.getNumInteriorRing()][];
      for (int i = 0; i < rings.length; i++) {
        rings[i] = directions(i == 0 ? polygon.getExteriorRing() : polygon.getInteriorRingN(i - 1));
        lines.add(positions(rings[i]));
      }
      areas.add(rings);
    } else {
      for (int i = 0; i < geometry.getNumGeometries(); i++) {
        collect(geometry.getGeometryN(i), lines, areas);
      }
    }
  }

  /** Metres from a place in degrees. */
  public double distanceMetres(double longitude, double latitude) {
    double[] direction = GreatCircles.direction(longitude, latitude);
    return isInside(direction)
        ? 0
        : geodesicMetres(longitude, latitude, nearest(positions(direction)));
  }

  /** Whether a place in degrees is at most so far away; fast where it is clear. */
  public boolean isWithin(double longitude, double latitude, double metres) {
    double[] direction = GreatCircles.direction(longitude, latitude);
    double[] place = positions(direction);
    double[] nearest = nearest(place);
    double chord =
        Math.sqrt(
            square(place[0] - nearest[0])
                + square(place[1] - nearest[1])
                + square(place[2] - nearest[2]));
    // An arc exceeds its chord by at most this up to a third of the radius.
    double arc = chord + square(chord / LEAST_RADIUS_METRES) / 20 * chord;
    if (chord < LEAST_RADIUS_METRES / 3 && arc + CHORD_DEPTH_METRES <= metres
        || isInside(direction)) {
      return true;
    }
    return chord - CHORD_DEPTH_METRES <= metres
        && geodesicMetres(longitude, latitude, nearest) <= metres;
  }

  private static double square(double value) {
    return value * value;
  }

  private static double geodesicMetres(double longitude, double latitude, double[] nearest) {
    // Down the normal of the ellipsoid; settles at once for points this close to it.
    double axis = Math.hypot(nearest[0], nearest[1]);
    double latitudeRadians = Math.atan2(nearest[2], axis * (1 - ECCENTRICITY_SQUARED));
    for (int i = 0; i < 3; i++) {
      double sine = Math.sin(latitudeRadians);
      latitudeRadians =
          Math.atan2(nearest[2] + ECCENTRICITY_SQUARED * normalMetres(sine) * sine, axis);
    }
    return Geodesics.distanceMetres(
        longitude,
        latitude,
        Math.toDegrees(Math.atan2(nearest[1], nearest[0])),
        Math.toDegrees(latitudeRadians));
  }

  private double[] nearest(double[] place) {
    double[] nearest = new double[3];
    double least = Double.POSITIVE_INFINITY;
    for (double[] chain : chains) {
      int last = Math.max(3, chain.length - 3);
      for (int from = 0; from < last; from += 3) {
        int to = Math.min(from + 3, chain.length - 3);
        double ex = chain[to] - chain[from];
        double ey = chain[to + 1] - chain[from + 1];
        double ez = chain[to + 2] - chain[from + 2];
        double px = place[0] - chain[from];
        double py = place[1] - chain[from + 1];
        double pz = place[2] - chain[from + 2];
        double squaredLength = ex * ex + ey * ey + ez * ez;
        double share = squaredLength == 0 ? 0 : (ex * px + ey * py + ez * pz) / squaredLength;
        share = Math.max(0, Math.min(1, share));
        double dx = px - share * ex;
        double dy = py - share * ey;
        double dz = pz - share * ez;
        double squared = dx * dx + dy * dy + dz * dz;
        if (squared < least) {
          least = squared;
          nearest[0] = place[0] - dx;
          nearest[1] = place[1] - dy;
          nearest[2] = place[2] - dz;
        }
      }
    }
    return nearest;
  }

  private boolean isInside(double[] direction) {
    for (double[][] rings : polygons) {
      if (isInside(rings, direction)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isInside(double[][] rings, double[] direction) {
    if (!surrounds(rings[0], direction)) {
      return false;
    }
    for (int i = 1; i < rings.length; i++) {
      if (surrounds(rings[i], direction)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a ring winds around the place, and not around its antipode. */
  private static boolean surrounds(double[] ring, double[] place) {
    double flat = Math.hypot(place[0], place[1]);
    double east0 = flat == 0 ? 0 : -place[1] / flat;
    double east1 = flat == 0 ? 1 : place[0] / flat;
    double north0 = -place[2] * east1;
    double north1 = place[2] * east0;
    double north2 = place[0] * east1 - place[1] * east0;
    double turned = 0;
    double towards = 0;
    double before = 0;
    for (int i = 0; i < ring.length; i += 3) {
      double bearing =
          Math.atan2(
              ring[i] * east0 + ring[i + 1] * east1,
              ring[i] * north0 + ring[i + 1] * north1 + ring[i + 2] * north2);
      if (i > 0) {
        turned += Math.IEEEremainder(bearing - before, 2 * Math.PI);
        towards += ring[i] * place[0] + ring[i + 1] * place[1] + ring[i + 2] * place[2];
      }
      before = bearing;
    }
    return Math.abs(turned) > Math.PI && towards > 0;
  }

  private static double[] directions(Geometry line) {
    Coordinate[] positions = GreatCircles.cut(line.getCoordinates(), LONGEST_EDGE_METRES);
    double[] all = new double[positions.length * 3];
    for (int i = 0; i < positions.length; i++) {
      System.arraycopy(GreatCircles.direction(positions[i].x, positions[i].y), 0, all, i * 3, 3);
    }
    return all;
  }

  private static double[] positions(double[] directions) {
    double[] all = new double[directions.length];
    for (int i = 0; i < all.length; i += 3) {
      double normal = normalMetres(directions[i + 2]);
      all[i] = normal * directions[i];
      all[i + 1] = normal * directions[i + 1];
      all[i + 2] = normal * (1 - ECCENTRICITY_SQUARED) * directions[i + 2];
    }
    return all;
  }

  /** Length of the normal down to the axis. */
  private static double normalMetres(double sineOfLatitude) {
    return SEMI_MAJOR_METRES
        / Math.sqrt(1 - ECCENTRICITY_SQUARED * sineOfLatitude * sineOfLatitude);
  }
}

package luotu.geo.region;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.impl.PackedCoordinateSequence;

/** A closed line; what it bounds is to its left, so that an outer one is counter-clockwise. */
final class Ring {
  private static final double SLIVER_METRES = 0.02;

  private final double[] ordinates;
  private final double signedArea;

  Ring(double[] ordinates) {
    this.ordinates = ordinates;
    double twice = 0;
    for (int i = 2; i + 3 < ordinates.length; i += 2) {
      double ax = ordinates[i] - ordinates[0];
      double ay = ordinates[i + 1] - ordinates[1];
      double bx = ordinates[i + 2] - ordinates[0];
      double by = ordinates[i + 3] - ordinates[1];
      twice += ax * by - bx * ay;
    }
    signedArea = twice / 2;
  }

  boolean isOuter() {
    return signedArea > 0;
  }

  double area() {
    return Math.abs(signedArea);
  }

  /** Whether it is hardly wider than the rounding of its corners: two lines that are one. */
  boolean isSliver() {
    double length = 0;
    for (int i = 2; i < ordinates.length; i += 2) {
      double dx = ordinates[i] - ordinates[i - 2];
      double dy = ordinates[i + 1] - ordinates[i - 1];
      length += Math.sqrt(dx * dx + dy * dy);
    }
    return 2 * area() < SLIVER_METRES * length;
  }

  /** A place of the line that is no corner of it: no other ring of the same region touches it. */
  Coordinate betweenCorners() {
    return new Coordinate((ordinates[0] + ordinates[2]) / 2, (ordinates[1] + ordinates[3]) / 2);
  }

  Envelope envelope() {
    Envelope envelope = new Envelope();
    for (int i = 0; i < ordinates.length; i += 2) {
      envelope.expandToInclude(ordinates[i], ordinates[i + 1]);
    }
    return envelope;
  }

  LinearRing toLinearRing(GeometryFactory factory) {
    return factory.createLinearRing(new PackedCoordinateSequence.Double(ordinates, 2, 0));
  }
}

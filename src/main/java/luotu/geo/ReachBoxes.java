package luotu.geo;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Envelope;

/** Boxes in degrees for index searches: never too small. */
public final class ReachBoxes {
  /** Below the length of a degree of latitude anywhere. */
  private static final double METRES_PER_DEGREE = 110_500;

  private ReachBoxes() {}

  /**
   * Boxes that hold everything within a distance of a box; more than one where it reaches across
   * the antimeridian, all longitudes where it reaches a pole.
   */
  public static List<Envelope> around(Envelope box, double metres) {
    double up = metres / METRES_PER_DEGREE;
    double south = Math.max(-90, box.getMinY() - up);
    double north = Math.min(90, box.getMaxY() + up);
    double narrowest = Math.cos(Math.toRadians(Math.max(Math.abs(south), Math.abs(north))));
    double sideways = narrowest < 1e-6 ? 360 : up / narrowest;
    double west = box.getMinX() - sideways;
    double east = box.getMaxX() + sideways;
    if (east - west >= 360) {
      return List.of(new Envelope(-180, 180, south, north));
    }
    List<Envelope> boxes = new ArrayList<>();
    for (int shift : new int[] {0, 360, -360}) {
      if (west + shift <= 180 && east + shift >= -180) {
        boxes.add(
            new Envelope(Math.max(-180, west + shift), Math.min(180, east + shift), south, north));
      }
    }
    return boxes;
  }
}

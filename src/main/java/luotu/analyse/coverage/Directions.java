package luotu.analyse.coverage;

/**
 * Directions as numbers from 0 (east) to {@value #TURN} that grow against the clock, a quarter turn
 * each; between the quarters they are ordered as angles are, but cost no trigonometry.
 */
final class Directions {
  static final double TURN = 4;

  private Directions() {}

  /** The direction of a vector of any length above zero. */
  static double of(double x, double y) {
    if (y >= 0) {
      return x >= 0 ? y / (x + y) : 1 - x / (y - x);
    }
    return x < 0 ? 2 + y / (x + y) : 3 + x / (x - y);
  }

  /** The same as an angle in radians. */
  static double radians(double direction) {
    double quarters = Math.floor(direction);
    double rest = direction - quarters;
    return quarters * (Math.PI / 2) + Math.atan2(rest, 1 - rest);
  }
}

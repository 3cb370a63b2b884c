package luotu.geo;

import static java.lang.Math.PI;
import static java.lang.Math.abs;
import static java.lang.Math.sin;
import static java.lang.Math.sqrt;

/**
 * The offsets of Chinese web maps: GCJ-02 (Amap, Tencent) shifts WGS 84 by up to some 700 m within
 * China, BD-09 (Baidu) shifts that again. Neither has a closed inverse; iteration brings it to less
 * than 1e-10 degrees.
 */
final class ChineseOffsets {
  private static final double KRASSOVSKY_METRES = 6_378_245;
  private static final double KRASSOVSKY_ECCENTRICITY_SQUARED = 0.00669342162296594323;
  private static final double BAIDU_WAVES = PI * 3000 / 180;
  private static final int ITERATIONS = 12;

  private ChineseOffsets() {}

  /** Turns GCJ-02 degrees into WGS 84 in place; outside China they are the same. */
  static void fromGcj02(double[] position) {
    invert(position, ChineseOffsets::toGcj02);
  }

  /** Turns BD-09 degrees into WGS 84 in place; outside China they are the same. */
  static void fromBd09(double[] position) {
    if (isInChina(position)) {
      invert(position, ChineseOffsets::gcj02ToBd09);
      fromGcj02(position);
    }
  }

  static void toBd09(double[] position) {
    if (isInChina(position)) {
      toGcj02(position);
      gcj02ToBd09(position);
    }
  }

  static void toGcj02(double[] position) {
    if (!isInChina(position)) {
      return;
    }
    double x = position[0] - 105;
    double y = position[1] - 35;
    double shared = 20 * (sin(6 * x * PI) + sin(2 * x * PI)) * 2 / 3;
    double north =
        -100
            + 2 * x
            + 3 * y
            + 0.2 * y * y
            + 0.1 * x * y
            + 0.2 * sqrt(abs(x))
            + shared
            + (20 * sin(y * PI) + 40 * sin(y / 3 * PI)) * 2 / 3
            + (160 * sin(y / 12 * PI) + 320 * sin(y / 30 * PI)) * 2 / 3;
    double east =
        300
            + x
            + 2 * y
            + 0.1 * x * x
            + 0.1 * x * y
            + 0.1 * sqrt(abs(x))
            + shared
            + (20 * sin(x * PI) + 40 * sin(x / 3 * PI)) * 2 / 3
            + (150 * sin(x / 12 * PI) + 300 * sin(x / 30 * PI)) * 2 / 3;
    double latitude = Math.toRadians(position[1]);
    double w = 1 - KRASSOVSKY_ECCENTRICITY_SQUARED * sin(latitude) * sin(latitude);
    double meridian = KRASSOVSKY_METRES * (1 - KRASSOVSKY_ECCENTRICITY_SQUARED) / (w * sqrt(w));
    position[0] += Math.toDegrees(east / (KRASSOVSKY_METRES / sqrt(w) * Math.cos(latitude)));
    position[1] += Math.toDegrees(north / meridian);
  }

  private static void gcj02ToBd09(double[] position) {
    double x = position[0];
    double y = position[1];
    double distance = Math.hypot(x, y) + 0.00002 * sin(y * BAIDU_WAVES);
    double angle = Math.atan2(y, x) + 0.000003 * Math.cos(x * BAIDU_WAVES);
    position[0] = distance * Math.cos(angle) + 0.0065;
    position[1] = distance * sin(angle) + 0.006;
  }

  /** Finds what {@code forward} turns into the position: the offset changes slowly with place. */
  private static void invert(double[] position, ReferenceSystem.Conversion forward) {
    double[] guess = position.clone();
    double[] moved = new double[2];
    for (int i = 0; i < ITERATIONS; i++) {
      System.arraycopy(guess, 0, moved, 0, 2);
      forward.apply(moved);
      guess[0] += position[0] - moved[0];
      guess[1] += position[1] - moved[1];
    }
    System.arraycopy(guess, 0, position, 0, 2);
  }

  /** The box within which the map services shift. */
  private static boolean isInChina(double[] position) {
    return position[0] >= 72.004
        && position[0] <= 137.8347
        && position[1] >= 0.8293
        && position[1] <= 55.8271;
  }
}

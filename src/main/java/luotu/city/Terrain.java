package luotu.city;

/**
 * The land: parallel ridges that run north-north-east, higher mountains in the east, valleys with
 * gentle hills, and the gorge that each river has cut.
 */
final class Terrain {
  /** Two ridges lie at half of this on either side of the origin, the others at equal steps. */
  static final double RIDGE_SPACING_METRES = 12_900;

  private static final double RIDGE_BREADTH_METRES = 1150;
  private static final double RIVER_METRES = 172;

  private final long seed;
  private final Noise mountains;
  private final Noise crest;
  private final Noise hills;
  private final Noise knolls;

  Terrain(long seed) {
    this.seed = seed;
    mountains = new Noise(seed + 1, 24_000);
    crest = new Noise(seed + 2, 2600);
    hills = new Noise(seed + 3, 3800);
    knolls = new Noise(seed + 4, 900);
  }

  /** Metres from the crest of the nearest ridge; negative on its western side. */
  static double fromCrest(double u) {
    double step = u / RIDGE_SPACING_METRES;
    return (step - Math.floor(step) - 0.5) * RIDGE_SPACING_METRES;
  }

  /** How high the nearest ridge is there, 0 to about 1.5; 1 for the two of Shapingba. */
  double ridge(double u, double v) {
    long number = (long) Math.floor(u / RIDGE_SPACING_METRES);
    double height = number == 0 || number == -1 ? 1 : 0.35 + 1.1 * Chance.at(seed + 5, number, 0);
    double off = fromCrest(u) / RIDGE_BREADTH_METRES;
    return height * StrictMath.exp(-off * off) * (1 + 0.28 * crest.at(u, v));
  }

  /** How mountainous the region is: 0 in the west, 1 in the far east and south-east. */
  double highland(double u, double v) {
    double east = Math.max(0, Math.min(1, (u - 70_000) / 110_000));
    return east * Math.max(0, 0.75 + 0.6 * mountains.at(u, v));
  }

  /** Height of the ground above the sea, in metres. */
  double height(double u, double v) {
    double land =
        248
            + 360 * ridge(u, v)
            + 38 * hills.at(u, v)
            + 14 * knolls.at(u, v)
            + highland(u, v) * (620 + 240 * hills.at(u / 1.3, v / 1.3));
    double bank = Water.toBank(u, v);
    double part = Math.max(0, Math.min(1, bank / 2400));
    return RIVER_METRES + (land - RIVER_METRES) * (0.12 + 0.88 * part * (2 - part));
  }

  /** Slope of the ground: rise over run. */
  double slope(double u, double v) {
    double step = 60;
    double across = height(u + step, v) - height(u - step, v);
    double along = height(u, v + step) - height(u, v - step);
    return Math.sqrt(across * across + along * along) / (2 * step);
  }
}

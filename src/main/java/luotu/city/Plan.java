package luotu.city;

import org.locationtech.jts.geom.Coordinate;

/**
 * The drawing board on which the city is designed, in metres: u across the mountain ridges, v along
 * them, north-north-east. What is straight on the board is bent on the map by a chain of shears:
 * borders, streets and ridges meander together, nothing that was apart on the board meets, and
 * every area stays as it was. The shears can be taken back exactly.
 */
final class Plan {
  static final double ORIGIN_LONGITUDE = 106.35;
  static final double ORIGIN_LATITUDE = 29.6;
  private static final double METRES_PER_LATITUDE = 110_860;
  private static final double METRES_PER_LONGITUDE = 96_890;
  private static final double TURN = StrictMath.toRadians(18);
  private static final double SINE = StrictMath.sin(TURN);
  private static final double COSINE = StrictMath.cos(TURN);

  /** Wavelength, swing (both metres) and phase of each wave. */
  private static final double[][] ACROSS_FIRST = {
    {41_000, 1300, 0.4}, {11_000, 420, 2.2}, {3100, 90, 4.1}
  };

  private static final double[][] ALONG_FIRST = {
    {29_000, 900, 1.1}, {7300, 260, 5.3}, {2300, 70, 0.2}
  };
  private static final double[][] ACROSS_THEN = {{5200, 150, 3.3}, {1700, 45, 1.9}};
  private static final double[][] ALONG_THEN = {{4100, 120, 2.7}, {1400, 35, 0.9}};

  /** A place on the board, in metres. */
  record Place(double u, double v) {
    Place plus(double du, double dv) {
      return new Place(u + du, v + dv);
    }

    double distance(Place other) {
      return distance(other.u, other.v);
    }

    double distance(double otherU, double otherV) {
      return Math.sqrt((u - otherU) * (u - otherU) + (v - otherV) * (v - otherV));
    }

    /** The place that lies {@code part} of the way to another. */
    Place towards(Place other, double part) {
      return new Place(u + (other.u - u) * part, v + (other.v - v) * part);
    }
  }

  private Plan() {}

  /** Degrees on WGS 84 with seven decimals, about a centimetre. */
  static Coordinate degrees(double u, double v) {
    double across = u + swing(ACROSS_FIRST, v);
    double along = v + swing(ALONG_FIRST, across);
    across += swing(ACROSS_THEN, along);
    along += swing(ALONG_THEN, across);
    double east = across * COSINE + along * SINE;
    double north = along * COSINE - across * SINE;
    return new Coordinate(
        rounded(ORIGIN_LONGITUDE + east / METRES_PER_LONGITUDE),
        rounded(ORIGIN_LATITUDE + north / METRES_PER_LATITUDE));
  }

  static Coordinate degrees(Place place) {
    return degrees(place.u, place.v);
  }

  /** Where on the board a place on the map is; the inverse of {@link #degrees}. */
  static Place place(double longitude, double latitude) {
    double east = (longitude - ORIGIN_LONGITUDE) * METRES_PER_LONGITUDE;
    double north = (latitude - ORIGIN_LATITUDE) * METRES_PER_LATITUDE;
    double across = east * COSINE - north * SINE;
    double along = east * SINE + north * COSINE;
    along -= swing(ALONG_THEN, across);
    across -= swing(ACROSS_THEN, along);
    along -= swing(ALONG_FIRST, across);
    across -= swing(ACROSS_FIRST, along);
    return new Place(across, along);
  }

  private static double swing(double[][] waves, double at) {
    double sum = 0;
    for (double[] wave : waves) {
      sum += wave[1] * StrictMath.sin(2 * StrictMath.PI * at / wave[0] + wave[2]);
    }
    return sum;
  }

  private static double rounded(double degrees) {
    return Math.rint(degrees * 1e7) / 1e7;
  }
}

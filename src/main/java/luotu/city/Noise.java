package luotu.city;

/** Smooth noise from -1 to 1 that depends on the place alone. */
record Noise(long seed, double wavelengthMetres) {
  double at(double u, double v) {
    double column = u / wavelengthMetres;
    double row = v / wavelengthMetres;
    long left = (long) Math.floor(column);
    long below = (long) Math.floor(row);
    double across = ease(column - left);
    double up = ease(row - below);
    double low = mix(Chance.at(seed, left, below), Chance.at(seed, left + 1, below), across);
    double high =
        mix(Chance.at(seed, left, below + 1), Chance.at(seed, left + 1, below + 1), across);
    return 2 * mix(low, high, up) - 1;
  }

  private static double ease(double part) {
    return part * part * (3 - 2 * part);
  }

  private static double mix(double from, double to, double part) {
    return from + (to - from) * part;
  }
}

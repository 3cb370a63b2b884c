package luotu.analyse.coverage;

/**
 * How much there is and how much of it is covered.
 *
 * @param total square metres or people
 * @param covered of that; NaN when it cannot be known
 */
record Amount(double total, double covered) {
  static final Amount NONE = new Amount(0, 0);

  Amount plus(Amount other) {
    return new Amount(total + other.total, covered + other.covered);
  }

  Double roundedTotal() {
    return rounded(total);
  }

  Double roundedCovered() {
    return Double.isNaN(covered) ? null : rounded(covered);
  }

  Double share() {
    return total == 0 || Double.isNaN(covered) ? null : Math.rint(covered / total * 1e6) / 1e6;
  }

  private static double rounded(double value) {
    return Math.rint(value * 100) / 100;
  }
}

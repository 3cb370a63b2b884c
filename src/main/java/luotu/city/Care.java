package luotu.city;

/** How well a street looks after one subject, such as its hydrants. */
enum Care {
  GOOD,
  /** Nearly all is well: one in sixteen is not. */
  NEAR,
  /** One in three is not well. */
  POOR,
  /** Nobody has looked: there are no rows, or what matters in them is left empty. */
  UNKNOWN;

  private static final double WELL_KEPT = 0.4;
  private static final double AVERAGE = 0.78;

  /** Of well-kept, average and backward streets the running shares of good, near and poor. */
  private static final double[][] SHARES = {
    {0.76, 0.90, 0.98}, {0.46, 0.76, 0.96}, {0.14, 0.46, 0.9}
  };

  /**
   * A street's character is drawn once: some are well kept, most average, some behind. How it looks
   * after one subject follows from that, by chance.
   *
   * @param code of a town, a district or the city
   */
  static Care of(long seed, long code, String subject) {
    double character = new Chance(seed, "character", code).share();
    double[] shares = SHARES[character < WELL_KEPT ? 0 : character < AVERAGE ? 1 : 2];
    double draw = new Chance(seed, "care " + subject, code).share();
    return draw < shares[0] ? GOOD : draw < shares[1] ? NEAR : draw < shares[2] ? POOR : UNKNOWN;
  }

  /** Whether the n-th thing, from 0, is not as it should be. */
  boolean fails(int number) {
    return switch (this) {
      case GOOD -> false;
      case NEAR -> number % 16 == 9;
      case POOR -> number % 3 == 1;
      case UNKNOWN -> number % 3 == 0;
    };
  }
}

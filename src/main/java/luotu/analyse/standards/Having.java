package luotu.analyse.standards;

/** Yes or no of a zone, and of several zones the share of those that say yes. */
final class Having {
  static final String ZONES_HAVING = "zones_having";
  static final String ZONES = "zones";

  private Having() {}

  static Numbers in(Numbers numbers, boolean has) {
    return numbers.with(ZONES_HAVING, has ? 1 : 0).with(ZONES, 1);
  }

  static Verdict verdict(Numbers numbers) {
    double share = numbers.get(ZONES_HAVING) / numbers.get(ZONES);
    return new Verdict(Verdict.rounded(share), null, Verdict.of(share, 1));
  }
}

package luotu.report;

/** How much room text takes, as far as that can be told without its font. */
final class Lines {
  private static final int FIRST_WIDE = 0x2E80;

  private Lines() {}

  /**
   * How many lines a text takes.
   *
   * @param width of a line in characters; Chinese ones count twice
   * @return 0 of an empty text
   */
  static int of(String text, int width) {
    return text.lines().mapToInt(line -> 1 + (width(line) - 1) / width).sum();
  }

  private static int width(String line) {
    return line.codePoints().map(point -> point < FIRST_WIDE ? 1 : 2).sum();
  }
}

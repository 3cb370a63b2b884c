package luotu.report;

/** Chinese numerals as headings count: 一, 十, 十一, 二十, 一百零一. */
final class Numerals {
  private static final String DIGITS = "零一二三四五六七八九";
  private static final String[] PLACES = {"", "十", "百", "千"};

  private Numerals() {}

  /**
   * @param number 1 to 9,999; a larger one is written in digits
   */
  static String chinese(int number) {
    if (number < 1 || number > 9_999) {
      return String.valueOf(number);
    }
    StringBuilder text = new StringBuilder();
    boolean skipped = false;
    for (int place = 3; place >= 0; place--) {
      int digit = number / (int) Math.pow(10, place) % 10;
      if (digit == 0) {
        skipped = !text.isEmpty();
        continue;
      }
      if (skipped) {
        text.append(DIGITS.charAt(0));
        skipped = false;
      }
      if (digit != 1 || place != 1 || !text.isEmpty()) {
        text.append(DIGITS.charAt(digit));
      }
      text.append(PLACES[place]);
    }
    return text.toString();
  }
}

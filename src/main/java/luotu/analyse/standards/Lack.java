package luotu.analyse.standards;

import luotu.analyse.standards.GapResult.Missing;

/**
 * Rows without a field that is measured.
 *
 * @param rows how many lack it
 * @param of out of so many
 */
record Lack(String layer, String field, int rows, int of) {
  /** More than 20 %. */
  static boolean isTooMuch(int rows, int of) {
    return rows * 5L > of;
  }

  boolean isTooMuch() {
    return isTooMuch(rows, of);
  }

  Missing missing() {
    return new Missing(layer, field, rows);
  }
}

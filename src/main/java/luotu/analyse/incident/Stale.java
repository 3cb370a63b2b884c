package luotu.analyse.incident;

import java.time.LocalDate;

/** When a number to call is no longer to be relied on. */
final class Stale {
  private Stale() {}

  /**
   * Whether nobody has vouched for it within a year.
   *
   * @param confirmedOn null when nobody ever has
   */
  static boolean isStale(LocalDate confirmedOn, LocalDate today) {
    return confirmedOn == null || confirmedOn.isBefore(today.minusYears(1));
  }
}

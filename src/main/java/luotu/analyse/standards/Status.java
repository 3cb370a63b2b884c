package luotu.analyse.standards;

import java.util.Locale;

/** Whether a zone does what a standard asks. */
enum Status {
  MET,
  PARTIAL,
  GAP,
  NO_DATA,
  NOT_APPLICABLE,
  /** Switched off for the zone: neither met nor a gap. */
  OFF;

  /** Whether numbers stand behind it. */
  boolean isMeasured() {
    return compareTo(GAP) <= 0;
  }

  /** As it is written outside. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}

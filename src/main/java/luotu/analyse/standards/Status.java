package luotu.analyse.standards;

import java.util.Locale;

/** Whether a zone does what a standard asks. */
enum Status {
  MET,
  PARTIAL,
  GAP,
  NO_DATA,
  NOT_APPLICABLE;

  /** As it is written outside. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package luotu.model;

import java.util.Objects;

/**
 * Something an import found that a person should know: a rejected row, or a warning about one that
 * was taken.
 *
 * @param severity {@code REJECTED}: the row was left out; {@code WARNING}: taken, but look at it
 * @param row 1-based row (CSV: line of the file the record starts on; GeoJSON: feature number); 0
 *     when it is about the file
 * @param fault field, what was found, what was expected
 * @param mend how to mend the source
 * @param longitude where it is, or null
 * @param latitude where it is, or null
 */
public record Issue(
    Severity severity, long row, Fault fault, Label mend, Double longitude, Double latitude) {
  public enum Severity {
    REJECTED,
    WARNING
  }

  public Issue {
    Objects.requireNonNull(severity);
    Objects.requireNonNull(fault);
    Objects.requireNonNull(mend);
  }

  public static Issue rejected(long row, Fault fault, Label mend) {
    return new Issue(Severity.REJECTED, row, fault, mend, null, null);
  }

  public static Issue warning(long row, Fault fault, Label mend) {
    return new Issue(Severity.WARNING, row, fault, mend, null, null);
  }
}

package luotu.filing;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.format.DateTimeFormatter;
import java.util.List;
import luotu.store.FiledReport;

/**
 * A filed report in a list.
 *
 * @param filedAt ISO 8601
 * @param change number of the last change set of the data it was computed from
 * @param catalogue fingerprint of the catalogue it was computed by
 * @param zones how many zones have a row in it
 * @param about {@link About}
 */
public record FiledHead(
    long id,
    String filedAt,
    String filedBy,
    String remark,
    String zone,
    String zoneName,
    String zoneKind,
    String asOf,
    long change,
    String catalogue,
    boolean simulated,
    int zones,
    List<String> standards,
    @JsonRawValue String about) {
  public FiledHead {
    standards = List.copyOf(standards);
  }

  static FiledHead of(FiledReport report) {
    return new FiledHead(
        report.id(),
        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(report.filedAt()),
        report.filedBy(),
        report.remark(),
        report.zone(),
        report.zoneName(),
        report.zoneKind(),
        report.asOf().toString(),
        report.change(),
        report.catalogue(),
        report.simulated(),
        report.zones(),
        report.standards(),
        report.about());
  }
}

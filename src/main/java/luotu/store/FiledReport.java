package luotu.store;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * A filed report without its answer.
 *
 * @param id 0 before it is stored
 * @param filedAt null before it is stored
 * @param filedBy a role
 * @param remark or null
 * @param zone code of the zone it was filed for
 * @param asOf the day it is about
 * @param change number of the last change set of the data it was computed from
 * @param catalogue the fingerprint of the catalogue it was computed by
 * @param zones how many zones have a row in it
 * @param standards ids
 * @param about JSON for lists: summary and remarks
 */
public record FiledReport(
    long id,
    OffsetDateTime filedAt,
    String filedBy,
    String remark,
    String zone,
    String zoneName,
    String zoneKind,
    LocalDate asOf,
    long change,
    String catalogue,
    boolean simulated,
    int zones,
    List<String> standards,
    String about) {
  public FiledReport {
    standards = List.copyOf(standards);
  }
}

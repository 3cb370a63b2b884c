package luotu.report;

import static java.util.stream.Collectors.joining;
import static org.apache.commons.csv.CSVFormat.RFC4180;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import luotu.analyse.standards.GapResult;
import luotu.analyse.standards.GapResult.Cell;
import luotu.analyse.standards.GapResult.Missing;
import luotu.analyse.standards.GapResult.ZoneRow;
import luotu.analyse.standards.MarksUsed;
import luotu.analyse.standards.Progress;
import luotu.analyse.standards.ZoneDue;

/**
 * A gap report as a table of one row per zone and standard, for spreadsheets and programs: RFC
 * 4180, with a byte order mark, by which Excel knows UTF-8.
 *
 * <p>Standards, states, units and layers stand as their ids, numbers plainly with a decimal point,
 * empty where there is none. {@code missing} lists {@code layer} where there are no rows at all,
 * {@code layer.field (rows)} where rows lack a field. {@code deadlines} lists {@code day kind layer
 * id}, as far as the report does: those of the standard, and in the first row of a zone those of no
 * standard. {@code overdue} and {@code upcoming} count all of the zone. The last columns repeat in
 * every row what the report as a whole is about, so that a row that is sorted, filtered or copied
 * elsewhere still says of which day it is and whether it is simulated.
 */
final class CsvReport {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** What makes a spreadsheet take a text for a formula, also as a Chinese keyboard types it. */
  private static final String STARTS_OF_FORMULAS = "=+-@\t\r\n＝＋－＠";

  private static final Object[] COLUMNS = {
    "zone",
    "zone_name",
    "standard",
    "status",
    "value",
    "limit_value",
    "unit",
    "preferred",
    "limit",
    "required",
    "missing",
    "source",
    "lead_unit",
    "remedy",
    "parts_value",
    "parts_status",
    "done",
    "target",
    "target_by",
    "expected",
    "deadlines",
    "marks_of",
    "settings",
    "overdue",
    "upcoming",
    "as_of",
    "change",
    "simulated",
    "report",
    "filed_on",
    "filed_by"
  };

  private CsvReport() {}

  /** The whole file, byte order mark included. */
  static String render(GapResult report, Optional<Filing> filing, Wording words) {
    StringBuilder text = new StringBuilder(BYTE_ORDER_MARK);
    try {
      RFC4180.printRecord(text, COLUMNS);
      for (ZoneRow zone : report.zones()) {
        Optional<ZoneDue> due = words.dues().due(zone);
        for (Cell cell : zone.results()) {
          Optional<Progress> progress = words.dues().progress(zone, cell);
          boolean isFirst = cell == zone.results().get(0);
          RFC4180.printRecord(
              text,
              text(zone.zone()),
              text(zone.name()),
              cell.standard(),
              cell.status(),
              number(cell.value()),
              number(cell.limitValue()),
              cell.unit(),
              number(cell.preferred()),
              number(cell.limit()),
              number(cell.required()),
              missing(cell.missing()),
              text(cell.source()),
              text(words.of(cell.leadUnit())),
              text(words.remedy(cell)),
              cell.parts() == null ? null : number(cell.parts().value()),
              cell.parts() == null ? null : cell.parts().status(),
              number(progress.map(Progress::done).orElse(null)),
              number(progress.map(Progress::target).orElse(null)),
              progress.map(Progress::by).orElse(null),
              number(progress.map(Progress::expected).orElse(null)),
              due.map(each -> deadlines(each, cell.standard(), isFirst)).orElse(""),
              text(cell.marksOf()),
              words.marks(cell, zone.kind()).map(CsvReport::settings).orElse(""),
              due.map(ZoneDue::overdue).orElse(null),
              due.map(ZoneDue::upcoming).orElse(null),
              report.asOf(),
              report.change(),
              report.simulated(),
              filing.map(Filing::number).orElse(null),
              filing.map(Filing::filedOn).orElse(null),
              text(filing.map(Filing::filedBy).orElse(null)));
        }
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  /** Text that stays text: an apostrophe in front of what would be taken for a formula. */
  private static String text(String data) {
    boolean isFormula =
        data != null && !data.isEmpty() && STARTS_OF_FORMULAS.indexOf(data.charAt(0)) >= 0;
    return isFormula ? "'" + data : data;
  }

  private static String number(Double value) {
    return value == null ? null : plain(BigDecimal.valueOf(value));
  }

  private static String plain(BigDecimal value) {
    return value.stripTrailingZeros().toPlainString();
  }

  private static String deadlines(ZoneDue due, String standard, boolean isFirst) {
    return due.items().stream()
        .filter(item -> item.standard() == null ? isFirst : item.standard().equals(standard))
        .map(
            item ->
                "%s %s%s%s"
                    .formatted(
                        item.dueOn(),
                        item.kind(),
                        item.id() == null ? "" : " %s %d".formatted(item.layer(), item.id()),
                        item.overdue() ? " (overdue)" : ""))
        .collect(joining("; "));
  }

  private static String settings(MarksUsed marks) {
    return marks.amounts().stream()
        .map(each -> each.key() + "=" + MarkWording.value(each))
        .collect(joining("; "));
  }

  private static String missing(List<Missing> missing) {
    return missing.stream()
        .map(
            lack ->
                lack.field() == null
                    ? lack.layer()
                    : "%s.%s (%d)".formatted(lack.layer(), lack.field(), lack.rows()))
        .collect(joining("; "));
  }
}

package luotu.report;

import static java.util.stream.Collectors.joining;
import static org.apache.commons.csv.CSVFormat.RFC4180;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import luotu.analyse.standards.GapResult;
import luotu.analyse.standards.GapResult.Cell;
import luotu.analyse.standards.GapResult.Missing;
import luotu.analyse.standards.GapResult.ZoneRow;
import luotu.model.Language;

/**
 * A gap report as a table of one row per zone and standard, for spreadsheets and programs: RFC
 * 4180, with a byte order mark, by which Excel knows UTF-8.
 *
 * <p>Standards, states, units and layers stand as their ids, numbers plainly with a decimal point,
 * empty where there is none. {@code missing} lists {@code layer} where there are no rows at all,
 * {@code layer.field (rows)} where rows lack a field. The last columns repeat in every row what the
 * report as a whole is about, so that a row that is sorted, filtered or copied elsewhere still says
 * of which day it is and whether it is simulated.
 */
public final class CsvReport {
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
    "as_of",
    "change",
    "simulated"
  };

  private CsvReport() {}

  /** The whole file, byte order mark included. */
  public static String render(GapResult report, Language language) {
    StringBuilder text = new StringBuilder(BYTE_ORDER_MARK);
    try {
      RFC4180.printRecord(text, COLUMNS);
      for (ZoneRow zone : report.zones()) {
        for (Cell cell : zone.results()) {
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
              text(cell.leadUnit().in(language)),
              report.asOf(),
              report.change(),
              report.simulated());
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

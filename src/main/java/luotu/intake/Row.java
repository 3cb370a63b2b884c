package luotu.intake;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import luotu.model.Fault;
import org.locationtech.jts.geom.Geometry;

/**
 * One row as it stands in the file.
 *
 * @param number as {@link luotu.model.Issue#row()} counts
 * @param values by column: texts, numbers, booleans, null, or lists and maps of these
 * @param geometry in the coordinates of the file; null when the row brings none of its own
 * @param faults what keeps the row from being taken, found while reading it
 */
record Row(long number, Map<String, Object> values, Geometry geometry, List<Fault> faults) {
  Row {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    faults = List.copyOf(faults);
  }

  /** The value of a column as text without surrounding blanks; empty when there is none. */
  String text(String column) {
    Object value = values.get(column);
    return value == null ? "" : String.valueOf(value).strip();
  }
}

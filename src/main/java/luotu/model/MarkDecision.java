package luotu.model;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import luotu.model.Standard.Certainty;
import luotu.model.Standard.Level;

/**
 * What a city, a district or a functional zone decided about one standard. Marks that are null are
 * those of the zone above it, in the end those of the catalogue; all null and not off: it follows
 * the zone above again.
 *
 * @param standard id
 * @param level of the rule that it is about
 * @param zone code of the zone that decided
 * @param inForceFrom the first day it counts
 * @param preferred in the unit of the rule's own mark, as the others
 * @param amounts numbers and days of the measure in place of those of the catalogue, by the keys of
 *     its {@link Standard.Setting}s: a {@link Double}, or a day as {@code 2021-09-30}
 * @param off whether the standard is not asked for at all; without marks then
 * @param certainty of the marks given
 * @param source where they are from, such as a document number and a clause
 */
public record MarkDecision(
    String standard,
    Level level,
    String zone,
    LocalDate inForceFrom,
    Double preferred,
    Double limit,
    Double required,
    Map<String, Object> amounts,
    boolean off,
    Certainty certainty,
    String source) {
  public MarkDecision {
    amounts = new TreeMap<>(amounts);
  }

  /** Whether it gives any mark or amount. */
  public boolean hasMarks() {
    return preferred != null || limit != null || required != null || !amounts.isEmpty();
  }
}

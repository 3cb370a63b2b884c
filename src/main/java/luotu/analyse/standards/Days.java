package luotu.analyse.standards;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import luotu.analyse.FacilityInputs;
import luotu.model.Fault;

/** Days as people write them. */
public final class Days {
  private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2199, 12, 31);

  private Days() {}

  /**
   * @throws luotu.model.Refusal {@code invalid-input} naming the field
   */
  public static LocalDate read(String field, String text) {
    try {
      LocalDate day = LocalDate.parse(text.strip());
      if (!day.isBefore(FIRST) && !day.isAfter(LAST)) {
        return day;
      }
    } catch (DateTimeException notADay) {
      throw refuse(field, text);
    }
    throw refuse(field, text);
  }

  private static RuntimeException refuse(String field, String text) {
    return FacilityInputs.refuse(
        List.of(
            Fault.of(
                field,
                text,
                "1900 至 2199 年的日期，写作 2025-03-05",
                "a date from 1900 to 2199 such as 2025-03-05")));
  }
}

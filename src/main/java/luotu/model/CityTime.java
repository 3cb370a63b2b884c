package luotu.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The clock that dates are meant by. */
public final class CityTime {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private CityTime() {}

  /** The day that a moment falls on in Asia/Shanghai. */
  public static LocalDate dayOf(Instant moment) {
    return LocalDate.ofInstant(moment, ZONE);
  }
}

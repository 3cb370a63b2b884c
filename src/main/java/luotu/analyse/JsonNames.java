package luotu.analyse;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;

/** How components and numbers are written in the contract. */
final class JsonNames {
  private static final PropertyNamingStrategies.SnakeCaseStrategy SNAKE =
      new PropertyNamingStrategies.SnakeCaseStrategy();

  private JsonNames() {}

  static String of(RecordComponent component) {
    return SNAKE.translate(component.getName());
  }

  static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }
}

package luotu.analyse.standards;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Locale;
import luotu.model.Label;

/** Words of remedies, in both languages. */
final class Phrases {
  private static final double METRES_PER_KILOMETRE = 1_000;
  private static final double HECTARE = 10_000;
  private static final double SQUARE_KILOMETRE = 1_000_000;

  private Phrases() {}

  /**
   * A sentence with labels, or anything else that reads alike in both languages, for {@code %s}.
   */
  static Label say(String zh, String en, Object... words) {
    Object[] chinese = new Object[words.length];
    Object[] english = new Object[words.length];
    for (int i = 0; i < words.length; i++) {
      chinese[i] = words[i] instanceof Label label ? label.zh() : words[i];
      english[i] = words[i] instanceof Label label ? label.en() : words[i];
    }
    return new Label(
        String.format(Locale.ROOT, zh, chinese), String.format(Locale.ROOT, en, english));
  }

  /** Metres below a kilometre, kilometres above. */
  static Label length(double metres) {
    return metres < METRES_PER_KILOMETRE
        ? say("%s 米", "%s m", number(metres, 0))
        : say("%s 公里", "%s km", number(metres / METRES_PER_KILOMETRE, 2));
  }

  /** Square metres, hectares or square kilometres. */
  static Label area(double squareMetres) {
    if (squareMetres < HECTARE) {
      return say("%s 平方米", "%s m²", number(squareMetres, 0));
    }
    return squareMetres < SQUARE_KILOMETRE
        ? say("%s 公顷", "%s ha", number(squareMetres / HECTARE, 1))
        : say("%s 平方公里", "%s km²", number(squareMetres / SQUARE_KILOMETRE, 2));
  }

  static String percent(double share) {
    return number(share * 100, 2) + "%";
  }

  /** At most so many decimals, without zeros at the end; thousands apart. */
  static String number(double value, int decimals) {
    NumberFormat format = NumberFormat.getNumberInstance(Locale.ROOT);
    format.setMaximumFractionDigits(decimals);
    format.setRoundingMode(RoundingMode.HALF_UP);
    return format.format(BigDecimal.valueOf(value));
  }
}

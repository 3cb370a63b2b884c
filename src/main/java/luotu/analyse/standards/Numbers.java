package luotu.analyse.standards;

import java.util.LinkedHashMap;
import java.util.Map;

/** Counts and amounts by their keys, in the order they were given. */
final class Numbers {
  /** The one that is not summed but the largest. */
  static final String WORST_METRES = "worst_m";

  private final Map<String, Double> values = new LinkedHashMap<>();

  Numbers with(String key, double value) {
    values.put(key, value);
    return this;
  }

  /** 0 where there is none. */
  double get(String key) {
    return values.getOrDefault(key, 0.0);
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  /** Takes in the numbers of another zone. Amounts are kept to two decimals. */
  void add(Numbers others) {
    others.values.forEach(
        (key, value) ->
            values.merge(
                key,
                value,
                key.equals(WORST_METRES)
                    ? Math::max
                    : (one, other) -> Math.rint((one + other) * 100) / 100));
  }

  /** Whole numbers as such. */
  Map<String, Number> forAnswer() {
    Map<String, Number> answer = new LinkedHashMap<>();
    values.forEach((key, value) -> answer.put(key, plain(value)));
    return answer;
  }

  private static Number plain(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return (long) value;
    }
    return value;
  }
}

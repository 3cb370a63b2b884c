package luotu.analyse.standards;

import java.util.LinkedHashMap;
import java.util.Map;

/** Counts and amounts by their keys, in the order they were given. */
final class Numbers {
  /** What a key begins with of which not the sum counts but the largest. */
  private static final String WORST = "worst_";

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
                key.startsWith(WORST) ? Math::max : (one, other) -> rounded(one + other)));
  }

  /** These numbers, those of the keys of both from the others. */
  Numbers before(Numbers others) {
    Numbers all = new Numbers();
    all.values.putAll(values);
    all.values.putAll(others.values);
    return all;
  }

  /** An amount as it is kept, to two decimals. */
  static double rounded(double amount) {
    return Math.rint(amount * 100) / 100;
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

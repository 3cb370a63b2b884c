package luotu.roads;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Texts that many edges share, numbered as they come; 0 is the empty one. */
final class TextTable {
  private final List<String> texts;
  private final Map<String, Integer> numbers;
  private final int most;

  /**
   * @param most how many texts there is room for; what comes later counts as empty
   */
  TextTable(int most) {
    this(List.of(""), Map.of("", 0), most);
  }

  private TextTable(List<String> texts, Map<String, Integer> numbers, int most) {
    this.texts = new ArrayList<>(texts);
    this.numbers = new HashMap<>(numbers);
    this.most = most;
  }

  /** A table of its own with the same texts. */
  TextTable copy() {
    return new TextTable(texts, numbers, most);
  }

  /** The number of a text; null counts as empty. */
  int numberOf(String text) {
    String known = text == null ? "" : text;
    Integer number = numbers.get(known);
    if (number == null) {
      number = texts.size() < most ? texts.size() : 0;
      if (number > 0) {
        texts.add(known);
        numbers.put(known, number);
      }
    }
    return number;
  }

  String get(int number) {
    return texts.get(number);
  }

  int size() {
    return texts.size();
  }

  /** Roughly, in characters of Chinese or English. */
  long bytes() {
    return texts.stream().mapToLong(text -> 100 + 2L * text.length()).sum();
  }
}

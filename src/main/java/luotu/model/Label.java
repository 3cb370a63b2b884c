package luotu.model;

import java.util.Collection;
import java.util.Objects;

/** One text in both languages of the program; neither may be missing. */
public record Label(String zh, String en) {
  public Label {
    Objects.requireNonNull(zh, "zh");
    Objects.requireNonNull(en, "en");
  }

  /** The text in the given language. */
  public String in(Language language) {
    return language == Language.EN ? en : zh;
  }

  /** The same text in both languages: identifiers, numbers. */
  public static Label same(String text) {
    return new Label(text, text);
  }

  /** That one of these names is expected. */
  public static Label oneOf(Collection<String> names) {
    return new Label("其中之一：" + String.join("、", names), "one of: " + String.join(", ", names));
  }

  @Override
  public String toString() {
    return zh + " / " + en;
  }
}

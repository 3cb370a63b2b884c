package luotu.model;

import java.util.Objects;

/**
 * One thing that is wrong with an input.
 *
 * @param field the field, input or option it is about; empty when it is about the whole
 * @param found what was there, shortened to {@value #LONGEST_FOUND} characters
 * @param expected what would have been right, and how to mend it
 */
public record Fault(String field, String found, Label expected) {
  public static final int LONGEST_FOUND = 120;

  public Fault {
    field = field == null ? "" : field;
    found = shorten(found);
    Objects.requireNonNull(expected, "expected");
  }

  public static Fault of(String field, Object found, String zh, String en) {
    return new Fault(field, String.valueOf(found), new Label(zh, en));
  }

  private static String shorten(String text) {
    if (text == null) {
      return "";
    }
    return text.length() <= LONGEST_FOUND
        ? text
        : text.substring(0, LONGEST_FOUND) + "… (" + text.length() + ")";
  }
}

package luotu.model;

/** What Chinese input methods and web pages write where a number or a date is meant. */
public final class HalfWidth {
  private static final char FIRST_WIDE = '！';
  private static final char LAST_WIDE = '～';
  private static final char NO_BREAK_SPACE = '\u00A0';
  private static final char MINUS = '−';

  private HalfWidth() {}

  /** The text with ASCII for full-width characters and without any kind of space at its ends. */
  public static String of(Object raw) {
    StringBuilder text = new StringBuilder(String.valueOf(raw));
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character >= FIRST_WIDE && character <= LAST_WIDE) {
        text.setCharAt(i, (char) (character - FIRST_WIDE + '!'));
      } else if (character == NO_BREAK_SPACE) {
        text.setCharAt(i, ' ');
      } else if (character == MINUS) {
        text.setCharAt(i, '-');
      }
    }
    return text.toString().strip();
  }
}

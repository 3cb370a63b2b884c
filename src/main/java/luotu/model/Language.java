package luotu.model;

import java.util.Locale;

/** The languages that users read: Chinese first, English beside it. */
public enum Language {
  ZH,
  EN;

  /**
   * The first language of an HTTP {@code Accept-Language} header or a POSIX locale that we speak;
   * Chinese when it is empty or names neither.
   */
  public static Language of(String header) {
    if (header == null) {
      return ZH;
    }
    for (String part : header.split(",")) {
      String tag = part.strip().toLowerCase(Locale.ROOT);
      if (tag.startsWith("zh")) {
        return ZH;
      }
      if (tag.startsWith("en")) {
        return EN;
      }
    }
    return ZH;
  }
}

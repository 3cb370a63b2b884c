package luotu.model.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import luotu.model.Fault;
import luotu.model.Label;
import luotu.model.Refusal;

/** The words and signs of a CQL2 text, and the refusals that point into it. */
final class Cql2Tokens {
  /** What a token is; a quoted name is never a keyword. */
  enum Kind {
    NAME,
    QUOTED_NAME,
    TEXT,
    NUMBER,
    SIGN,
    END
  }

  /**
   * @param text without quotes
   * @param start offset of its first character
   * @param end offset after its last character
   */
  record Token(Kind kind, String text, int start, int end) {
    boolean isKeyword(String keyword) {
      return kind == Kind.NAME && text.equalsIgnoreCase(keyword);
    }

    boolean isSign(String sign) {
      return kind == Kind.SIGN && text.equals(sign);
    }
  }

  private static final Pattern NAME = Pattern.compile("[\\p{L}_:][\\p{L}\\p{N}\\p{M}_.:]*");
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][-+]?\\d+)?(?![\\p{L}\\p{N}_.])");
  private static final Pattern SIGN = Pattern.compile("<>|<=|>=|[=<>(),]");

  private Cql2Tokens() {}

  /** All tokens of the text, the last of kind END. */
  static List<Token> read(String text) {
    List<Token> tokens = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      char first = text.charAt(at);
      if (Character.isWhitespace(first)) {
        at++;
        continue;
      }
      Token token = first == '\'' || first == '"' ? quoted(text, at, first) : unquoted(text, at);
      tokens.add(token);
      at = token.end();
    }
    tokens.add(new Token(Kind.END, "", at, at));
    return tokens;
  }

  private static Token unquoted(String text, int at) {
    Matcher matcher = NUMBER.matcher(text).region(at, text.length()).useTransparentBounds(true);
    if (matcher.lookingAt()) {
      return new Token(Kind.NUMBER, matcher.group(), at, matcher.end());
    }
    if (matcher.usePattern(NAME).lookingAt()) {
      return new Token(Kind.NAME, matcher.group(), at, matcher.end());
    }
    if (matcher.usePattern(SIGN).lookingAt()) {
      return new Token(Kind.SIGN, matcher.group(), at, matcher.end());
    }
    String found = Character.toString(text.codePointAt(at));
    throw refuse(
        at,
        found,
        "属性名、数字、单引号中的文字或运算符",
        "a property, a number, a text in single quotes or an operator");
  }

  private static Token quoted(String text, int start, char quote) {
    StringBuilder value = new StringBuilder();
    for (int at = start + 1; at < text.length(); at++) {
      char character = text.charAt(at);
      if (character == quote) {
        if (at + 1 == text.length() || text.charAt(at + 1) != quote) {
          return new Token(
              quote == '"' ? Kind.QUOTED_NAME : Kind.TEXT, value.toString(), start, at + 1);
        }
        at++;
      }
      value.append(character);
    }
    throw refuse(start, text.substring(start), "引号要成对", "a closing " + quote);
  }

  /**
   * @param at offset in the text; told to the user counted from 1
   */
  static Refusal refuse(int at, String found, String zh, String en) {
    return FilterCheck.refuse(
        new Fault(
            "filter",
            found,
            new Label("第 " + (at + 1) + " 个字符处应为：" + zh, "at character " + (at + 1) + ": " + en)));
  }
}

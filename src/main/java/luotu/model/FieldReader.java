package luotu.model;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Turns raw values into field values. What is taken here is what the database's own checks take.
 */
final class FieldReader {
  static final int LONGEST_TEXT = 10_000;

  /** More does not surely fit into an index of the database. */
  static final int LONGEST_KEY = 500;

  private static final long LARGEST_INTEGER = (1L << 53) - 1;
  private static final Set<String> YES = Set.of("true", "yes", "y", "1", "1.0", "是", "有", "√");
  private static final Set<String> NO = Set.of("false", "no", "n", "0", "0.0", "否", "无", "×");
  private static final Pattern THOUSANDS = Pattern.compile("[-+]?\\d{1,3}(,\\d{3})+(\\.\\d+)?");
  private static final Pattern DATE =
      Pattern.compile("(\\d{4})(?:[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?|(\\d{2})(\\d{2}))(?:[T ].*)?");
  private static final Set<String> PERSON_KEYS = Set.of("role", "name", "phone", "confirmed_on");

  private FieldReader() {}

  static Object read(Field field, Object raw) throws BadValue {
    if (raw == null || raw instanceof String text && HalfWidth.of(text).isEmpty()) {
      return null;
    }
    return switch (field.type()) {
      case TEXT -> text(field.id(), raw);
      case INTEGER -> integer(field, raw);
      case NUMBER -> number(field, raw);
      case BOOLEAN -> bool(field, raw);
      case DATE -> date(field.id(), raw).toString();
      case CHOICE -> choice(field, raw);
      case CHOICES -> choices(field, raw);
      case PEOPLE -> people(field, raw);
    };
  }

  /** A text of reasonable length that PostgreSQL can hold. */
  static String text(String id, Object raw) throws BadValue {
    if (!(raw instanceof String || raw instanceof Number || raw instanceof Boolean)) {
      throw bad(id, raw, "应为文字", "a text");
    }
    String text = String.valueOf(raw).strip();
    int longest = id.equals("source_key") ? LONGEST_KEY : LONGEST_TEXT;
    if (text.length() > longest) {
      throw bad(id, text, "最多 " + longest + " 个字符", "at most " + longest + " characters");
    }
    if (text.indexOf('\0') >= 0) {
      throw bad(id, text.replace('\0', '␀'), "不能含空字符 (U+0000)", "no NUL character (U+0000)");
    }
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (Character.isHighSurrogate(text.charAt(i))
            && i + 1 < text.length()
            && Character.isLowSurrogate(text.charAt(i + 1))) {
          i++;
        } else {
          throw bad(
              id,
              "U+" + Integer.toHexString(text.charAt(i)),
              "应为完整的 Unicode 字符",
              "whole Unicode characters");
        }
      }
    }
    return text;
  }

  static LocalDate date(String id, Object raw) throws BadValue {
    Matcher matcher = DATE.matcher(HalfWidth.of(raw));
    if (matcher.matches()) {
      String month = matcher.group(2) != null ? matcher.group(2) : matcher.group(4);
      String day = matcher.group(3) != null ? matcher.group(3) : matcher.group(5);
      try {
        return LocalDate.of(
            Integer.parseInt(matcher.group(1)), Integer.parseInt(month), Integer.parseInt(day));
      } catch (DateTimeException impossible) {
        throw bad(id, raw, "日历上应有这一天", "a day that exists");
      }
    }
    throw bad(id, raw, "日期，写作 2025-03-05", "a date such as 2025-03-05");
  }

  private static BigDecimal decimal(Field field, Object raw) throws BadValue {
    String text = HalfWidth.of(raw);
    if (raw instanceof Boolean || raw instanceof List || raw instanceof Map || text.length() > 60) {
      throw bad(field.id(), raw, "应为数字", "a number");
    }
    if (THOUSANDS.matcher(text).matches()) {
      text = text.replace(",", "");
    }
    BigDecimal value;
    try {
      value = new BigDecimal(text);
    } catch (NumberFormatException notANumber) {
      throw bad(field.id(), raw, "应为数字，不带单位", "a number without a unit");
    }
    if (!Double.isFinite(value.doubleValue())) {
      throw bad(field.id(), raw, "应为有限的数字", "a finite number");
    }
    if (field.minimum() != null && value.doubleValue() < field.minimum()
        || field.maximum() != null && value.doubleValue() > field.maximum()) {
      throw bad(field.id(), raw, "应在 " + range(field) + " 之间", "between " + range(field));
    }
    return value;
  }

  private static String range(Field field) {
    return (field.minimum() == null ? "-∞" : plain(field.minimum()))
        + " … "
        + (field.maximum() == null ? "∞" : plain(field.maximum()));
  }

  private static String plain(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  private static Long integer(Field field, Object raw) throws BadValue {
    BigDecimal value = decimal(field, raw);
    if (Math.abs(value.doubleValue()) > LARGEST_INTEGER || value.stripTrailingZeros().scale() > 0) {
      throw bad(field.id(), raw, "应为整数", "a whole number");
    }
    return value.longValueExact();
  }

  private static Double number(Field field, Object raw) throws BadValue {
    return decimal(field, raw).doubleValue();
  }

  private static Boolean bool(Field field, Object raw) throws BadValue {
    String text = HalfWidth.of(raw).toLowerCase(Locale.ROOT);
    if (YES.contains(text)) {
      return Boolean.TRUE;
    }
    if (NO.contains(text)) {
      return Boolean.FALSE;
    }
    throw bad(field.id(), raw, "是或否 (true/false、1/0、是/否)", "true or false (1/0, yes/no)");
  }

  private static String choice(Field field, Object raw) throws BadValue {
    String text = HalfWidth.of(text(field.id(), raw));
    for (Choice choice : field.choices()) {
      if (choice.id().equals(text)
          || HalfWidth.of(choice.label().zh()).equals(text)
          || choice.label().en().equalsIgnoreCase(text)) {
        return choice.id();
      }
    }
    throw bad(
        field.id(),
        raw,
        "其中之一："
            + field.choices().stream()
                .map(c -> c.id() + "（" + c.label().zh() + "）")
                .collect(Collectors.joining("、")),
        "one of: " + field.choices().stream().map(Choice::id).collect(Collectors.joining(", ")));
  }

  private static List<String> choices(Field field, Object raw) throws BadValue {
    List<?> items =
        raw instanceof List<?> list ? list : List.of(String.valueOf(raw).split("[;；、|]"));
    Set<String> ids = new LinkedHashSet<>();
    for (Object item : items) {
      if (item != null && !String.valueOf(item).isBlank()) {
        ids.add(choice(field, item));
      }
    }
    return ids.isEmpty() ? null : List.copyOf(ids);
  }

  private static List<Map<String, String>> people(Field field, Object raw) throws BadValue {
    if (!(raw instanceof List<?> list)) {
      throw bad(
          field.id(),
          raw,
          "列表 [{role, name, phone, confirmed_on}]",
          "a list [{role, name, phone, confirmed_on}]");
    }
    List<Map<String, String>> people = new ArrayList<>();
    for (Object item : list) {
      if (!(item instanceof Map<?, ?> map) || !PERSON_KEYS.containsAll(map.keySet())) {
        throw bad(
            field.id(),
            item,
            "每人只有 role、name、phone、confirmed_on",
            "role, name, phone and confirmed_on for each person");
      }
      Map<String, String> person = new LinkedHashMap<>();
      if (map.get("role") == null) {
        throw bad(field.id() + ".role", "", "每人都要有职责", "a role for each person");
      }
      person.put("role", choice(field, map.get("role")));
      for (String key : List.of("name", "phone")) {
        if (map.get(key) != null && !String.valueOf(map.get(key)).isBlank()) {
          person.put(key, text(field.id() + "." + key, map.get(key)));
        }
      }
      if (map.get("confirmed_on") != null) {
        person.put(
            "confirmed_on", date(field.id() + ".confirmed_on", map.get("confirmed_on")).toString());
      }
      people.add(person);
    }
    return people.isEmpty() ? null : List.copyOf(people);
  }

  private static BadValue bad(String id, Object found, String zh, String en) {
    return new BadValue(Fault.of(id, found, zh, en));
  }
}

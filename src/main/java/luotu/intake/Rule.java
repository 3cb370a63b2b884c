package luotu.intake;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import luotu.model.BadValue;
import luotu.model.Fault;
import luotu.model.Field;
import luotu.model.FieldType;
import luotu.model.Label;

/** How one field gets its value from a row. */
sealed interface Rule {
  /** The columns it reads. */
  List<String> columns();

  /**
   * The raw value, which the field has yet to read.
   *
   * @param target the field, for faults
   * @return null or blank when the row does not say
   */
  Object value(String target, Row row) throws BadValue;

  /** The same for every row. */
  record Constant(Object constant) implements Rule {
    @Override
    public List<String> columns() {
      return List.of();
    }

    @Override
    public Object value(String target, Row row) {
      return constant;
    }
  }

  /**
   * The value of a column, translated and then taken apart.
   *
   * @param values translations by the text of the cell; cells that are not listed stay as they are
   * @param pattern what a cell that is not blank must match as a whole; null to take it as it is
   * @param groups names or numbers of the groups of the pattern to take; empty for the whole match
   * @param sum whether the groups are numbers to add up; otherwise the first that matched is taken
   */
  record Column(
      String column, Map<String, Object> values, Pattern pattern, List<String> groups, boolean sum)
      implements Rule {
    static Column of(String column) {
      return new Column(column, Map.of(), null, List.of(), false);
    }

    Column translated(Map<String, Object> translations) {
      return new Column(column, translations, pattern, groups, sum);
    }

    @Override
    public List<String> columns() {
      return List.of(column);
    }

    @Override
    public Object value(String target, Row row) throws BadValue {
      String text = row.text(column);
      if (values.containsKey(text)) {
        return values.get(text);
      }
      if (pattern == null || text.isEmpty()) {
        return row.values().get(column);
      }
      Matcher matcher = pattern.matcher(text);
      if (!matcher.matches()) {
        throw new BadValue(
            Fault.of(target, text, "符合映射中的模式 " + pattern, "a text that matches " + pattern));
      }
      List<String> found = new ArrayList<>();
      for (String group : groups) {
        String part =
            group.chars().allMatch(Character::isDigit)
                ? matcher.group(Integer.parseInt(group))
                : matcher.group(group);
        if (part != null) {
          found.add(part);
        }
      }
      if (sum) {
        return sum(target, found);
      }
      return groups.isEmpty() ? matcher.group() : found.isEmpty() ? null : found.get(0);
    }

    private static BigDecimal sum(String target, List<String> parts) throws BadValue {
      BigDecimal sum = BigDecimal.ZERO;
      for (String part : parts) {
        try {
          sum = sum.add(new BigDecimal(part.strip().replace(",", "")));
        } catch (NumberFormatException notANumber) {
          throw new BadValue(Fault.of(target, part, "可相加的数字", "a number to add up"));
        }
      }
      return sum;
    }
  }

  /**
   * A list of choices, each with a column that says yes or no.
   *
   * @param flags column by choice
   * @param values translations of marks into true and false
   */
  record Flags(Map<String, String> flags, Map<String, Object> values) implements Rule {
    @Override
    public List<String> columns() {
      return List.copyOf(flags.values());
    }

    @Override
    public Object value(String target, Row row) throws BadValue {
      List<String> set = new ArrayList<>();
      for (Map.Entry<String, String> flag : flags.entrySet()) {
        Object raw = Column.of(flag.getValue()).translated(values).value(target, row);
        Field yesOrNo =
            Field.of(target + "." + flag.getKey(), FieldType.BOOLEAN, Label.same(flag.getValue()));
        if (Boolean.TRUE.equals(yesOrNo.read(raw))) {
          set.add(flag.getKey());
        }
      }
      return set;
    }
  }

  /**
   * A list of people, each with a fixed role; one of whom the row knows neither name nor phone is
   * left out.
   *
   * @param people by person, the role and the columns of {@code name} and {@code phone}
   */
  record People(List<Person> people) implements Rule {
    /** Columns may be null. */
    record Person(String role, String name, String phone) {}

    @Override
    public List<String> columns() {
      return people.stream()
          .flatMap(person -> java.util.stream.Stream.of(person.name, person.phone))
          .filter(java.util.Objects::nonNull)
          .collect(Collectors.toList());
    }

    @Override
    public Object value(String target, Row row) {
      List<Map<String, String>> list = new ArrayList<>();
      for (Person person : people) {
        Map<String, String> entry = new LinkedHashMap<>();
        put(entry, "name", person.name, row);
        put(entry, "phone", person.phone, row);
        if (!entry.isEmpty()) {
          entry.put("role", person.role);
          list.add(entry);
        }
      }
      return list.isEmpty() ? null : list;
    }

    private static void put(Map<String, String> entry, String key, String column, Row row) {
      if (column != null && !row.text(column).isEmpty()) {
        entry.put(key, row.text(column));
      }
    }
  }
}

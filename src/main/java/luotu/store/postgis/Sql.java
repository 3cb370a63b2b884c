package luotu.store.postgis;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** A piece of SQL and the values for its question marks, in order; a value may be null. */
record Sql(String text, List<Object> values) {
  Sql {
    values = Collections.unmodifiableList(new ArrayList<>(values));
  }

  static Sql of(String text, Object... values) {
    return new Sql(text, Arrays.asList(values));
  }

  /**
   * The parts joined by a word such as {@code AND}, each in parentheses; {@code whenEmpty} when
   * there are none.
   */
  static Sql join(List<Sql> parts, String word, String whenEmpty) {
    if (parts.isEmpty()) {
      return of(whenEmpty);
    }
    List<Object> values = new ArrayList<>();
    parts.forEach(part -> values.addAll(part.values()));
    return new Sql(
        String.join(" " + word + " ", parts.stream().map(part -> "(" + part.text() + ")").toList()),
        values);
  }

  /** This, followed by {@code end} and the values for its question marks. */
  Sql append(String end, Object... more) {
    List<Object> all = new ArrayList<>(values);
    all.addAll(Arrays.asList(more));
    return new Sql(text + end, all);
  }

  Sql and(Sql other) {
    return join(List.of(this, other), "AND", "true");
  }

  void bind(PreparedStatement statement) throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      Object value = values.get(i);
      statement.setObject(
          i + 1,
          value instanceof String[] texts
              ? statement.getConnection().createArrayOf("text", texts)
              : value);
    }
  }
}

package luotu.model.filter;

import java.util.List;
import org.locationtech.jts.geom.Geometry;

/**
 * A condition on features, as OGC CQL2 has it. Property names are checked against the layer by
 * {@link FilterCheck} before a store sees them.
 *
 * <p>Comparison with an empty value is neither true nor false, as in SQL: {@code NOT (kind =
 * 'pond')} leaves out rows without a kind.
 */
public sealed interface Filter {
  /** All of them; true when there are none. */
  record And(List<Filter> parts) implements Filter {
    public And {
      parts = List.copyOf(parts);
    }
  }

  /** Any of them; false when there are none. */
  record Or(List<Filter> parts) implements Filter {
    public Or {
      parts = List.copyOf(parts);
    }
  }

  record Not(Filter part) implements Filter {}

  /**
   * @param value String, Double, Boolean or LocalDate, as {@link FilterCheck} left it
   */
  record Compare(String property, Operator operator, Object value) implements Filter {}

  record In(String property, List<Object> values) implements Filter {
    public In {
      values = List.copyOf(values);
    }
  }

  /**
   * @param pattern with {@code %} for any run and {@code _} for one character, {@code \} before a
   *     literal one
   */
  record Like(String property, String pattern) implements Filter {}

  record Between(String property, Object low, Object high) implements Filter {}

  record IsNull(String property) implements Filter {}

  /**
   * {@code S_INTERSECTS(geometry, shape)}: they share a point.
   *
   * @param shape degrees on WGS 84
   */
  record Intersects(Geometry shape) implements Filter {}

  /**
   * {@code S_WITHIN(geometry, shape)}: the feature lies in the shape.
   *
   * @param shape degrees on WGS 84
   */
  record Within(Geometry shape) implements Filter {}

  /** The comparisons of CQL2. */
  enum Operator {
    EQUAL("="),
    NOT_EQUAL("<>"),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">=");

    private final String sign;

    Operator(String sign) {
      this.sign = sign;
    }

    public String sign() {
      return sign;
    }
  }

  /** True of every feature. */
  Filter ALL = new And(List.of());
}

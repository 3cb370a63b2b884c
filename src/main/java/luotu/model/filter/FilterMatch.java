package luotu.model.filter;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import luotu.model.CityTime;
import luotu.model.Feature;

/**
 * Holds a feature against a filter, as the database would. A filter has passed {@link FilterCheck}.
 */
public final class FilterMatch {
  private FilterMatch() {}

  /** True, false, or not known because a property that is compared is empty. */
  public enum Truth {
    TRUE,
    FALSE,
    UNKNOWN;

    public static Truth of(boolean value) {
      return value ? TRUE : FALSE;
    }

    /** False if any part is, else unknown if any is; true of none. */
    public static <P> Truth all(List<P> parts, Function<P, Truth> truth) {
      return deciding(FALSE, parts, truth);
    }

    /** True if any part is, else unknown if any is; false of none. */
    public static <P> Truth any(List<P> parts, Function<P, Truth> truth) {
      return deciding(TRUE, parts, truth);
    }

    private static <P> Truth deciding(Truth decider, List<P> parts, Function<P, Truth> truth) {
      Truth all = decider.negated();
      for (P part : parts) {
        Truth each = truth.apply(part);
        if (each == decider) {
          return decider;
        }
        all = each == UNKNOWN ? UNKNOWN : all;
      }
      return all;
    }

    Truth negated() {
      return switch (this) {
        case TRUE -> FALSE;
        case FALSE -> TRUE;
        case UNKNOWN -> UNKNOWN;
      };
    }
  }

  /** Whether the filter is true of the feature. */
  public static Truth match(Filter filter, Feature feature) {
    if (filter instanceof Filter.And and) {
      return Truth.all(and.parts(), part -> match(part, feature));
    }
    if (filter instanceof Filter.Or or) {
      return Truth.any(or.parts(), part -> match(part, feature));
    }
    if (filter instanceof Filter.Not not) {
      return match(not.part(), feature).negated();
    }
    if (filter instanceof Filter.Intersects intersects) {
      return Truth.of(
          feature.geometry() != null && feature.geometry().intersects(intersects.shape()));
    }
    if (filter instanceof Filter.Within within) {
      return Truth.of(feature.geometry() != null && feature.geometry().within(within.shape()));
    }
    Object value = value(feature, property(filter));
    if (filter instanceof Filter.IsNull) {
      return Truth.of(value == null);
    }
    return value == null ? Truth.UNKNOWN : Truth.of(holds(filter, value));
  }

  /** The first property that the filter compares and that is empty. */
  public static Optional<String> emptyProperty(Filter filter, Feature feature) {
    List<Filter> parts =
        filter instanceof Filter.And and
            ? and.parts()
            : filter instanceof Filter.Or or
                ? or.parts()
                : filter instanceof Filter.Not not ? List.of(not.part()) : List.of();
    if (!parts.isEmpty()) {
      return parts.stream().flatMap(part -> emptyProperty(part, feature).stream()).findFirst();
    }
    return Optional.ofNullable(property(filter))
        .filter(property -> !(filter instanceof Filter.IsNull))
        .filter(property -> value(feature, property) == null);
  }

  private static String property(Filter filter) {
    if (filter instanceof Filter.Compare compare) {
      return compare.property();
    }
    if (filter instanceof Filter.In in) {
      return in.property();
    }
    if (filter instanceof Filter.Between between) {
      return between.property();
    }
    if (filter instanceof Filter.Like like) {
      return like.property();
    }
    return filter instanceof Filter.IsNull isNull ? isNull.property() : null;
  }

  private static Object value(Feature feature, String property) {
    return switch (property) {
      case "id" -> feature.id();
      case "name" -> feature.name();
      case "zone" -> feature.zone();
      case "source" -> feature.source();
      case "source_key" -> feature.sourceKey();
      case "confirmed_on" -> feature.confirmedOn();
      case "remark" -> feature.remark();
      case "updated_at" -> CityTime.dayOf(feature.updatedAt().toInstant());
      default -> feature.fields().get(property);
    };
  }

  private static boolean holds(Filter filter, Object value) {
    if (filter instanceof Filter.Compare compare) {
      return compare(value, compare.operator(), compare.value());
    }
    if (filter instanceof Filter.In in) {
      return in.values().stream().anyMatch(each -> compare(value, Filter.Operator.EQUAL, each));
    }
    if (filter instanceof Filter.Between between) {
      return compare(value, Filter.Operator.GREATER_OR_EQUAL, between.low())
          && compare(value, Filter.Operator.LESS_OR_EQUAL, between.high());
    }
    if (filter instanceof Filter.Like like) {
      return pattern(like.pattern()).matcher(value.toString()).matches();
    }
    throw new IllegalArgumentException("cannot be matched: " + filter);
  }

  private static boolean compare(Object value, Filter.Operator operator, Object wanted) {
    if (value instanceof List<?> list) {
      return list.contains(wanted) == (operator == Filter.Operator.EQUAL);
    }
    int order = order(value, wanted);
    return switch (operator) {
      case EQUAL -> order == 0;
      case NOT_EQUAL -> order != 0;
      case LESS -> order < 0;
      case LESS_OR_EQUAL -> order <= 0;
      case GREATER -> order > 0;
      case GREATER_OR_EQUAL -> order >= 0;
    };
  }

  private static int order(Object value, Object wanted) {
    if (wanted instanceof LocalDate date) {
      return (value instanceof LocalDate day ? day : LocalDate.parse((String) value))
          .compareTo(date);
    }
    if (wanted instanceof Number number) {
      return Double.compare(((Number) value).doubleValue(), number.doubleValue());
    }
    return wanted instanceof Boolean flag
        ? ((Boolean) value).compareTo(flag)
        : value.toString().compareTo((String) wanted);
  }

  private static Pattern pattern(String like) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < like.length(); i++) {
      char character = like.charAt(i);
      if (character == '\\' && i + 1 < like.length()) {
        regex.append(Pattern.quote(String.valueOf(like.charAt(++i))));
      } else {
        regex.append(
            switch (character) {
              case '%' -> ".*";
              case '_' -> ".";
              default -> Pattern.quote(String.valueOf(character));
            });
      }
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }
}

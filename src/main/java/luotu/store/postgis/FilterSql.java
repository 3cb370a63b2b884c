package luotu.store.postgis;

import java.util.ArrayList;
import java.util.List;
import luotu.model.Field;
import luotu.model.FieldType;
import luotu.model.Layer;
import luotu.model.filter.Filter;
import luotu.model.filter.FilterCheck;
import luotu.store.Facilities;
import luotu.store.FeatureQuery.Sort;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKBWriter;

/**
 * Turns filters and orders into SQL over the table {@code feature}. Names and values are bound,
 * never spliced.
 */
final class FilterSql {

  private FilterSql() {}

  static Sql where(Layer layer, Filter filter) {
    if (filter instanceof Filter.And and) {
      return Sql.join(and.parts().stream().map(part -> where(layer, part)).toList(), "AND", "true");
    }
    if (filter instanceof Filter.Or or) {
      return Sql.join(or.parts().stream().map(part -> where(layer, part)).toList(), "OR", "false");
    }
    if (filter instanceof Filter.Not not) {
      Sql part = where(layer, not.part());
      return new Sql("NOT (" + part.text() + ")", part.values());
    }
    if (filter instanceof Filter.Compare compare) {
      return compare(layer, compare);
    }
    if (filter instanceof Filter.In in) {
      return Sql.join(
          in.values().stream()
              .map(
                  value ->
                      where(layer, new Filter.Compare(in.property(), Filter.Operator.EQUAL, value)))
              .toList(),
          "OR",
          "false");
    }
    if (filter instanceof Filter.Between between) {
      return where(
          layer,
          new Filter.And(
              List.of(
                  new Filter.Compare(
                      between.property(), Filter.Operator.GREATER_OR_EQUAL, between.low()),
                  new Filter.Compare(
                      between.property(), Filter.Operator.LESS_OR_EQUAL, between.high()))));
    }
    if (filter instanceof Filter.Like like) {
      return text(layer, like.property()).append(" LIKE ?", like.pattern());
    }
    if (filter instanceof Filter.IsNull isNull) {
      return text(layer, isNull.property()).append(" IS NULL");
    }
    if (filter instanceof Filter.Intersects intersects) {
      return Sql.of("ST_Intersects(geom, ST_SetSRID(?::geometry, 4326))", wkb(intersects.shape()));
    }
    if (filter instanceof Filter.Within within) {
      return Sql.of("ST_Within(geom, ST_SetSRID(?::geometry, 4326))", wkb(within.shape()));
    }
    throw new IllegalArgumentException("no SQL for " + filter);
  }

  /** Features whose box touches the given one (degrees); true for null. */
  static Sql box(Envelope box) {
    return box == null
        ? Sql.of("true")
        : Sql.of(
            "geom && ST_MakeEnvelope(?, ?, ?, ?, 4326)",
            box.getMinX(),
            box.getMinY(),
            box.getMaxX(),
            box.getMaxY());
  }

  static Sql usable(Facilities facilities) {
    Sql filter = where(facilities.layer(), facilities.filter());
    return facilities
        .layer()
        .usable()
        .map(
            usable -> {
              List<String> excluded = new ArrayList<>(usable.excluded());
              excluded.removeAll(facilities.includeStatus());
              return Sql.of(
                      "coalesce(fields->>? <> ALL (?), true)",
                      usable.field(),
                      excluded.toArray(String[]::new))
                  .and(filter);
            })
        .orElse(filter);
  }

  private static Sql compare(Layer layer, Filter.Compare compare) {
    Field field = FilterCheck.property(layer, compare.property());
    if (field.type() == FieldType.CHOICES) {
      Sql holds = Sql.of("jsonb_exists(fields->?, ?)", field.id(), compare.value());
      return switch (compare.operator()) {
        case EQUAL -> holds;
        case NOT_EQUAL -> new Sql("NOT " + holds.text(), holds.values());
        default -> throw new IllegalArgumentException("lists have no order");
      };
    }
    return typed(field)
        .append(
            " "
                + compare.operator().sign()
                + " ?"
                + (field.type() == FieldType.DATE ? "::date" : ""),
            compare.value());
  }

  /** The property as an SQL value of its type. */
  private static Sql typed(Field field) {
    if (field.id().equals("updated_at")) {
      return Sql.of("(updated_at AT TIME ZONE 'Asia/Shanghai')::date");
    }
    return switch (field.type()) {
      case INTEGER, NUMBER -> column(field).append("::float8");
      case BOOLEAN -> column(field).append("::boolean");
      case DATE -> column(field).append("::date");
      default -> column(field).append(" COLLATE \"C\"");
    };
  }

  private static Sql text(Layer layer, String property) {
    return column(FilterCheck.property(layer, property)).append("::text");
  }

  private static Sql column(Field field) {
    boolean common = Layer.COMMON.contains(field);
    return common ? Sql.of(field.id()) : Sql.of("(fields->>?)", field.id());
  }

  /** Sort keys in order, empty values last, the id at the end. */
  static Sql order(Layer layer, List<Sort> sort) {
    List<Object> values = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (Sort key : sort) {
      Sql value = typed(FilterCheck.property(layer, key.property()));
      text.append(value.text()).append(key.descending() ? " DESC" : "").append(" NULLS LAST, ");
      values.addAll(value.values());
    }
    return new Sql(text.append("id").toString(), values);
  }

  /**
   * What comes after a row in that order.
   *
   * @param keys the row's sort values as text, null for empty
   */
  static Sql after(Layer layer, List<Sort> sort, List<String> keys, long id) {
    List<Sql> cases = new ArrayList<>();
    Sql tied = Sql.of("true");
    for (int i = 0; i < sort.size(); i++) {
      Field field = FilterCheck.property(layer, sort.get(i).property());
      Sql value = typed(field);
      String type = sqlType(field);
      if (keys.get(i) != null) {
        String sign = sort.get(i).descending() ? "<" : ">";
        Sql later = value.append(" " + sign + " ?::text::" + type, keys.get(i));
        cases.add(tied.and(Sql.join(List.of(later, value.append(" IS NULL")), "OR", "false")));
        tied = tied.and(value.append(" = ?::text::" + type, keys.get(i)));
      } else {
        tied = tied.and(value.append(" IS NULL"));
      }
    }
    cases.add(tied.and(Sql.of("id > ?", id)));
    return Sql.join(cases, "OR", "false");
  }

  private static String sqlType(Field field) {
    return switch (field.type()) {
      case INTEGER, NUMBER -> "float8";
      case BOOLEAN -> "boolean";
      case DATE -> "date";
      default -> "text";
    };
  }

  static byte[] wkb(Geometry geometry) {
    return new WKBWriter(2).write(geometry);
  }
}

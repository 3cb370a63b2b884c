package luotu.model.filter;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import luotu.model.BadValue;
import luotu.model.Choice;
import luotu.model.Fault;
import luotu.model.Field;
import luotu.model.FieldType;
import luotu.model.Label;
import luotu.model.Layer;
import luotu.model.Refusal;

/**
 * Holds a filter against a layer: every property exists, is not personal, and is compared with a
 * value of its type.
 */
public final class FilterCheck {
  private FilterCheck() {}

  /** The properties that a filter or an order may use. */
  public static List<Field> properties(Layer layer) {
    return Stream.concat(
            Layer.COMMON.stream(),
            layer.fields().stream()
                .filter(field -> !field.personal() && field.type() != FieldType.PEOPLE))
        .toList();
  }

  /**
   * The property of that name that a filter or an order may use.
   *
   * @throws Refusal {@code invalid-filter} when there is none or it is personal
   */
  public static Field property(Layer layer, String id) {
    List<Field> properties = properties(layer);
    return properties.stream()
        .filter(field -> field.id().equals(id))
        .findFirst()
        .orElseThrow(
            () -> {
              List<String> names = properties.stream().map(Field::id).toList();
              return refuse(
                  Fault.of(
                      id,
                      id,
                      "可用属性：" + String.join("、", names),
                      "one of the properties " + String.join(", ", names)));
            });
  }

  /**
   * The filter with its literals turned into the types of the properties.
   *
   * @throws Refusal {@code invalid-filter} naming property and value
   */
  public static Filter check(Layer layer, Filter filter) {
    if (filter instanceof Filter.And and) {
      return new Filter.And(and.parts().stream().map(part -> check(layer, part)).toList());
    }
    if (filter instanceof Filter.Or or) {
      return new Filter.Or(or.parts().stream().map(part -> check(layer, part)).toList());
    }
    if (filter instanceof Filter.Not not) {
      return new Filter.Not(check(layer, not.part()));
    }
    if (filter instanceof Filter.Compare compare) {
      return new Filter.Compare(
          compare.property(),
          compare.operator(),
          literal(layer, compare.property(), compare.value()));
    }
    if (filter instanceof Filter.In in) {
      return new Filter.In(
          in.property(),
          in.values().stream().map(value -> literal(layer, in.property(), value)).toList());
    }
    if (filter instanceof Filter.Between between) {
      return new Filter.Between(
          between.property(),
          literal(layer, between.property(), between.low()),
          literal(layer, between.property(), between.high()));
    }
    if (filter instanceof Filter.Like like) {
      Field field = property(layer, like.property());
      if (field.type() != FieldType.TEXT && field.type() != FieldType.CHOICE) {
        throw refuse(
            Fault.of(like.property(), like.pattern(), "LIKE 只用于文字属性", "LIKE works on texts only"));
      }
      return like;
    }
    if (filter instanceof Filter.IsNull isNull) {
      property(layer, isNull.property());
      return isNull;
    }
    return filter;
  }

  private static Object literal(Layer layer, String property, Object raw) {
    Field field = property(layer, property);
    try {
      if (raw instanceof String text && text.isBlank() && field.type() != FieldType.TEXT) {
        throw new BadValue(
            Fault.of(property, raw, "不能为空；查空值用 IS NULL", "a value; IS NULL finds empty ones"));
      }
      return switch (field.type()) {
        case TEXT, CHOICE, CHOICES -> textLiteral(field, raw);
        case INTEGER, NUMBER -> ((Number) withoutRange(field).read(raw)).doubleValue();
        case BOOLEAN -> field.read(raw);
        case DATE -> LocalDate.parse((String) field.read(raw));
        case PEOPLE -> throw new IllegalStateException("refused by property()");
      };
    } catch (BadValue bad) {
      throw refuse(bad.fault());
    }
  }

  private static String textLiteral(Field field, Object raw) throws BadValue {
    if (!(raw instanceof String text)) {
      throw new BadValue(Fault.of(field.id(), raw, "单引号中的文字", "a text in single quotes"));
    }
    if (field.type() != FieldType.TEXT && field.findChoice(text).isEmpty()) {
      throw new BadValue(
          new Fault(
              field.id(), text, Label.oneOf(field.choices().stream().map(Choice::id).toList())));
    }
    return text;
  }

  /** A filter may ask for numbers that no row can have. */
  private static Field withoutRange(Field field) {
    return Field.of(field.id(), FieldType.NUMBER, field.label());
  }

  static Refusal refuse(Fault fault) {
    return Refusal.invalid("invalid-filter", "过滤条件有误", "The filter is not valid", fault);
  }
}

package luotu.analyse.standards;

import static luotu.analyse.Scene.box;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import luotu.Checkout;
import luotu.model.Choice;
import luotu.model.Field;
import luotu.model.GeometryKind;
import luotu.model.Layer;

/** Rows as they may turn up in any layer, a quarter of their fields empty. */
public final class RandomRows {
  /** All layers but the zones and the inventories, which say what is known of the others. */
  public static final List<Layer> LAYERS =
      Checkout.CATALOGUE.layers().stream()
          .filter(layer -> !List.of("zone", "inventory").contains(layer.id()))
          .toList();

  private final Random random;

  public RandomRows(long seed) {
    random = new Random(seed);
  }

  /** A row somewhere in a rectangle of metres. */
  public record Row(Layer layer, String wktMetres, Map<String, Object> fields) {
    public Object[] pairs() {
      List<Object> pairs = new ArrayList<>();
      fields.forEach(
          (id, value) -> {
            pairs.add(id);
            pairs.add(value);
          });
      return pairs.toArray();
    }
  }

  Layer layer() {
    return pick(LAYERS);
  }

  /** A row; one of a layer without geometry has no shape. */
  public Row row(Layer layer, double west, double south, double east, double north) {
    return new Row(layer, shape(layer.geometry(), west, south, east, north), fields(layer));
  }

  private String shape(GeometryKind kind, double west, double south, double east, double north) {
    if (kind == GeometryKind.NONE) {
      return "";
    }
    double x = west + random.nextDouble() * (east - west);
    double y = south + random.nextDouble() * (north - south);
    double width = 10 + random.nextDouble() * 600;
    double height = 10 + random.nextDouble() * 600;
    GeometryKind drawn =
        switch (kind) {
          case ANY -> pick(List.of(GeometryKind.POINT, GeometryKind.LINE, GeometryKind.POLYGON));
          case LINE_OR_POLYGON -> pick(List.of(GeometryKind.LINE, GeometryKind.POLYGON));
          default -> kind;
        };
    return switch (drawn) {
      case POINT -> String.format(Locale.ROOT, "POINT(%f %f)", x, y);
      case LINE ->
          String.format(Locale.ROOT, "LINESTRING(%f %f,%f %f)", x, y, x + width, y + height);
      default -> box(x, y, x + width, y + height);
    };
  }

  private Map<String, Object> fields(Layer layer) {
    Map<String, Object> fields = new HashMap<>();
    for (Field field : layer.fields()) {
      if (field.required() || random.nextInt(4) > 0) {
        fields.put(field.id(), value(field));
      }
    }
    return fields;
  }

  private Object value(Field field) {
    List<String> choices = field.choices().stream().map(Choice::id).toList();
    return switch (field.type()) {
      case BOOLEAN -> random.nextBoolean();
      case CHOICE -> pick(choices);
      case CHOICES -> List.of(pick(choices));
      case INTEGER ->
          field.minimum() != null && field.minimum() > 0
              ? 2024L + random.nextInt(3)
              : (long) random.nextInt(300);
      case NUMBER -> (double) random.nextInt(200);
      case DATE -> LocalDate.of(2024, 1, 1).plusDays(random.nextInt(1000)).toString();
      case TEXT -> "甲" + random.nextInt(5);
      case PEOPLE ->
          choices.stream()
              .filter(role -> random.nextInt(5) > 0)
              .map(role -> Map.of("role", role, "name", "岗位", "confirmed_on", "2025-02-01"))
              .toList();
    };
  }

  public <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  boolean oneIn(int number) {
    return random.nextInt(number) == 0;
  }
}

package luotu.model;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A kind of thing on the map, declared once in {@code data/catalog/layers}.
 *
 * @param id collection id, lower case with underscores
 * @param group heading it is listed under, such as hazards or resources
 * @param geometry the shapes it takes
 * @param fields its own fields in order, without the common ones ({@link Feature})
 * @param usable when a feature counts as a resource; empty where the question makes no sense
 * @param goesOut whether what it holds goes out to where it is needed, by car or engine: stations,
 *     teams, goods; people go to all others
 * @param unique lists of fields whose combination is unique, {@code zone} allowed
 * @param symbol how it is drawn
 */
public record Layer(
    String id,
    Label label,
    Label group,
    GeometryKind geometry,
    List<Field> fields,
    Optional<Usable> usable,
    Optional<GoesOut> goesOut,
    List<List<String>> unique,
    Symbol symbol) {
  /** The columns that every layer has beside its fields, geometry and {@code extra}. */
  public static final List<Field> COMMON =
      List.of(
          Field.of("id", FieldType.INTEGER, new Label("编号", "id")),
          Field.of("name", FieldType.TEXT, new Label("名称", "name")),
          Field.of("zone", FieldType.TEXT, new Label("所属镇街代码", "zone")),
          Field.of("source", FieldType.TEXT, new Label("来源", "source")),
          Field.of("source_key", FieldType.TEXT, new Label("来源编号", "source key")),
          Field.of("confirmed_on", FieldType.DATE, new Label("核实日期", "confirmed on")),
          Field.of("remark", FieldType.TEXT, new Label("备注", "remark")),
          Field.of("updated_at", FieldType.DATE, new Label("更新时间", "updated at")));

  public Layer {
    fields = List.copyOf(fields);
    unique = unique.stream().map(List::copyOf).toList();
  }

  /**
   * Ids differ in a catalogue; hashing the whole declaration would cost more than what it is for.
   */
  @Override
  public int hashCode() {
    return id.hashCode();
  }

  /** The field of that id among the layer's own. */
  public Optional<Field> findField(String id) {
    return fields.stream().filter(field -> field.id().equals(id)).findFirst();
  }

  /** The choices that the symbol tells apart, the most important first; empty when it does not. */
  public List<Choice> classes() {
    return Optional.ofNullable(symbol.classify()).flatMap(this::findField).stream()
        .flatMap(field -> field.choices().stream())
        .sorted(Comparator.comparingDouble(Choice::size).reversed().thenComparing(Choice::minZoom))
        .toList();
  }

  /**
   * Ids of the classes that the map does not draw at a zoom. All of them below the layer's own
   * first zoom is the caller's to see.
   */
  public List<String> classesHiddenAt(int zoom) {
    return classes().stream().filter(each -> each.minZoom() > zoom).map(Choice::id).toList();
  }

  /** Ids of the personal fields: they stay out of tiles, default exports and public answers. */
  public List<String> personalFields() {
    return fields.stream().filter(Field::personal).map(Field::id).toList();
  }

  /**
   * Whether {@code zone} is given by the row (layers without geometry) rather than found from the
   * location.
   */
  public boolean zoneIsGiven() {
    return geometry == GeometryKind.NONE;
  }

  /** Properties that the server finds itself and ignores in what it is sent. */
  public Set<String> readOnly() {
    return zoneIsGiven() ? Set.of("id", "updated_at") : Set.of("id", "updated_at", "zone");
  }
}

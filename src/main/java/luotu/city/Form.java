package luotu.city;

import java.util.LinkedHashMap;
import java.util.Map;

/** A form that is filled in field by field. */
final class Form {
  private final Map<String, Object> fields = new LinkedHashMap<>();

  /**
   * @param value null for a field that nobody filled in
   */
  Form with(String field, Object value) {
    fields.put(field, value instanceof Integer whole ? (Object) whole.longValue() : value);
    return this;
  }

  Map<String, Object> fields() {
    return fields;
  }
}

package luotu.model;

/**
 * Types of field values. In a {@link Feature} a value is the Java form named here; in the database
 * the JSON form of the same.
 */
public enum FieldType {
  /** {@code String}. */
  TEXT,
  /** {@code Long}. */
  INTEGER,
  /** {@code Double}, finite. */
  NUMBER,
  /** {@code Boolean}. */
  BOOLEAN,
  /** {@code String} as {@code yyyy-MM-dd}; means the end of that day in Asia/Shanghai. */
  DATE,
  /** {@code String}, the id of one of the field's choices. */
  CHOICE,
  /** {@code List<String>} of choice ids, without repeats. */
  CHOICES,
  /**
   * {@code List<Map<String, String>>} with keys role (one of the field's choices), name, phone,
   * confirmed_on.
   */
  PEOPLE
}

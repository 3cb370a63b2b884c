package luotu.model;

import java.util.List;
import java.util.Optional;

/**
 * One field of a layer.
 *
 * @param id lower case with underscores; the property name outside
 * @param choices for CHOICE and CHOICES the values, for PEOPLE the roles; empty otherwise
 * @param minimum smallest number taken, or null
 * @param maximum largest number taken, or null
 * @param unit as shown to users, such as m or people; null when it has none
 * @param required whether a row without it is refused
 * @param personal whether it says something about a person: kept out of tiles, default exports and
 *     public answers
 */
public record Field(
    String id,
    FieldType type,
    Label label,
    List<Choice> choices,
    Double minimum,
    Double maximum,
    String unit,
    boolean required,
    boolean personal) {
  public Field {
    choices = List.copyOf(choices);
  }

  /** A field of that type that is not required, not personal and has neither choices nor range. */
  public static Field of(String id, FieldType type, Label label) {
    return new Field(id, type, label, List.of(), null, null, null, false, false);
  }

  public Optional<Choice> findChoice(String choiceId) {
    return choices.stream().filter(choice -> choice.id().equals(choiceId)).findFirst();
  }

  /**
   * Reads a raw value, as it stands in a file or a request, into the Java form of {@link
   * FieldType}.
   *
   * @param raw string, number, boolean, list or map; null and blank strings mean not known
   * @return the value, or null when it is not known
   * @throws BadValue when the field does not take it
   */
  public Object read(Object raw) throws BadValue {
    return FieldReader.read(this, raw);
  }
}

package luotu.model;

import java.util.List;
import luotu.model.Standard.PassMark;

/**
 * A figure that shows whether the duties help, entered by people and never computed: a field of a
 * zone's own record of the year.
 *
 * @param id lower case with hyphens
 * @param field number field of the layer {@code street_record}
 * @param atMost what it must not exceed
 * @param beside ids of the standards that it is shown beside
 * @param sources at least one
 */
public record Outcome(
    String id,
    Label label,
    String field,
    PassMark atMost,
    List<String> beside,
    List<Standard.Source> sources) {
  public Outcome {
    beside = List.copyOf(beside);
    sources = List.copyOf(sources);
  }
}

package luotu.model;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * A change set: one transaction that wrote features.
 *
 * @param number from one rising sequence; a lower number was always visible first
 * @param author who made it, as far as known
 * @param reason free text, such as the file imported; may be empty
 * @param origin the way it came: http, import, osm, terrain, undo, sql, city
 * @param undoes the change it takes back, or null
 * @param permanent whether it can never be undone: it, or a later one, cleared all that was before
 * @param layers ids of the layers it touched, sorted; {@link #TERRAIN} and {@link #PASS_MARKS} too
 */
public record Change(
    long number,
    OffsetDateTime at,
    String author,
    String reason,
    String origin,
    Long undoes,
    boolean permanent,
    List<String> layers) {
  /** Stands among the layers for the heights of the ground. */
  public static final String TERRAIN = "terrain";

  /** Stands among the layers for what zones decided about pass marks. */
  public static final String PASS_MARKS = "pass_mark";

  public Change {
    layers = List.copyOf(layers);
  }
}

package luotu.model;

import java.util.Objects;

/**
 * Resources that an event needs.
 *
 * @param layer id of their layer
 * @param filter which of them, CQL2 text that has been checked; empty for all
 * @param mode how one gets there: straight, walk, drive, emergency or air
 * @param count how many are shown unless the caller says otherwise
 * @param why what they are needed for
 */
public record IncidentResource(
    String id, String layer, String filter, String mode, int count, Label why) {
  public IncidentResource {
    Objects.requireNonNull(layer, "layer");
    Objects.requireNonNull(filter, "filter");
    Objects.requireNonNull(mode, "mode");
    Objects.requireNonNull(why, "why");
  }
}

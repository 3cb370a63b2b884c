package luotu.model;

import java.util.Objects;

/**
 * Resources of a layer go out to where they are needed.
 *
 * @param turnoutField number field of the layer: seconds from the order to leaving; empty text when
 *     it has none
 */
public record GoesOut(String turnoutField) {
  public GoesOut {
    Objects.requireNonNull(turnoutField, "turnoutField");
  }
}

package luotu.store;

import java.util.Optional;
import java.util.stream.Stream;
import luotu.model.Feature;

/**
 * What became of one feature between two change sets.
 *
 * @param before as the earlier one left it; empty when it was not there yet
 * @param after as it is now; empty when it is gone
 */
public record FeatureMove(Optional<Feature> before, Optional<Feature> after) {
  /** The versions there are, one or two. */
  public Stream<Feature> versions() {
    return Stream.concat(before.stream(), after.stream());
  }

  /** Id of the layer. */
  public String layer() {
    return versions().findFirst().orElseThrow().layer();
  }
}

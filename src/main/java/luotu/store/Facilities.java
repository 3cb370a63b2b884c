package luotu.store;

import java.util.List;
import luotu.model.Feature;
import luotu.model.Layer;
import luotu.model.filter.Filter;

/**
 * The resources an analysis counts: features of a layer that can be relied on and pass a filter.
 *
 * @param includeStatus stored values that count as usable although {@link Layer#usable()} excludes
 *     them
 */
public record Facilities(Layer layer, Filter filter, List<String> includeStatus) {
  public Facilities {
    includeStatus = List.copyOf(includeStatus);
  }

  /** Whether the feature counts only because nobody said whether it can be used. */
  public boolean isUnverified(Feature feature) {
    return layer.usable().isPresent()
        && !feature.fields().containsKey(layer.usable().get().field());
  }
}

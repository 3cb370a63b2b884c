package luotu.store;

import java.util.List;
import luotu.model.Feature;

/**
 * One page of features.
 *
 * @param next opaque text to ask the following page with; null on the last page
 */
public record Page(List<Feature> features, String next) {
  public Page {
    features = List.copyOf(features);
  }
}

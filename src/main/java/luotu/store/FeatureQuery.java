package luotu.store;

import java.util.List;
import luotu.model.Layer;
import luotu.model.filter.Filter;
import org.locationtech.jts.geom.Envelope;

/**
 * Which features, in which order.
 *
 * @param box degrees, not across the antimeridian; null for everywhere. Features that touch it
 *     count
 * @param filter checked by {@link luotu.model.filter.FilterCheck}
 * @param sort by these properties, then by id
 * @param limit at most so many, 1 to 10,000
 * @param after where the last page ended ({@link Page#next()}), or null
 */
public record FeatureQuery(
    Layer layer, Envelope box, Filter filter, List<Sort> sort, int limit, String after) {
  public FeatureQuery {
    sort = List.copyOf(sort);
  }

  /**
   * @param property checked by {@link luotu.model.filter.FilterCheck#property}; empty values come
   *     last either way
   */
  public record Sort(String property, boolean descending) {}
}

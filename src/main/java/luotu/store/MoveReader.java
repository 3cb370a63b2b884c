package luotu.store;

import java.time.MonthDay;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import luotu.model.Feature;
import luotu.model.Layer;

/** Reads what may be otherwise than it was, for those who keep what they made of it. */
public interface MoveReader {
  /**
   * What became of the features of some layers since a change set, ordered by layer and id. A
   * change set that cleared the database is not told of.
   *
   * @return empty when they are more than {@code most}
   */
  Optional<List<FeatureMove>> since(long change, Collection<Layer> layers, int most);

  /**
   * The features of some layers that hold a date of one of these days, in whatever year.
   *
   * @return empty when they are more than {@code most}
   */
  Optional<List<Feature>> onDays(Collection<MonthDay> days, Collection<Layer> layers, int most);
}

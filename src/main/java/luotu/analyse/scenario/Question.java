package luotu.analyse.scenario;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import luotu.model.Layer;
import luotu.store.Facilities;
import luotu.store.Snapshot;

/**
 * A process and its inputs, to be asked of one state and another.
 *
 * @param facilities empty where places are given instead
 * @param others layers beside that of the facilities that the answer depends on, and that may be
 *     supposed otherwise
 * @param prepare reads a state; the answer itself needs the database no more
 */
record Question(
    Optional<Facilities> facilities,
    List<Layer> others,
    Function<Snapshot, Supplier<Answer>> prepare) {
  /** Whether the answer depends on features of a layer. */
  boolean reads(Layer layer) {
    return others.contains(layer)
        || facilities.filter(each -> each.layer().equals(layer)).isPresent();
  }
}

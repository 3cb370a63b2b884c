package luotu.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import luotu.model.Layer;

/** Reads names of places, lean and in bulk. */
public interface NameReader {
  /**
   * All features of a layer that have a name and a place, ordered by id.
   *
   * @param oncePerZone of those that have one name in one zone, only the one of lowest id
   */
  List<NamedPlace> places(Layer layer, boolean oncePerZone);

  /** Names of zones by code; without those that do not exist. */
  Map<String, String> zones(Collection<String> codes);

  /**
   * Codes of the towns that a zone is made of, in no particular order; of a town itself, of a
   * community the town that holds it.
   *
   * @param zone id of the feature
   */
  List<String> townsWithin(long zone);
}

package luotu.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import luotu.model.Layer;

/** Reads names of places, lean and in bulk. */
public interface NameReader {
  /**
   * All features of a layer that have a name and a place, ordered by id.
   *
   * @param oncePerZone of those that have one name in one zone, only the one of lowest id
   */
  List<NamedPlace> places(Layer layer, boolean oncePerZone);

  /**
   * The same in some zones only.
   *
   * @param zones codes of towns, null for outside all
   */
  List<NamedPlace> placesWithin(Layer layer, boolean oncePerZone, Set<String> zones);

  /**
   * Codes of the towns in which features of a layer came, went or changed since a change set, null
   * for outside all; empty when everything may have moved.
   */
  Optional<Set<String>> zonesMoved(Layer layer, long since);

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

package luotu.analyse.travel;

import java.util.EnumMap;
import java.util.Map;
import luotu.model.TravelMode;
import luotu.roads.JoinedPlaces;
import luotu.roads.Places;
import luotu.roads.RoadNetwork;

/** Places, and where they join the present roads in each mode that was asked for. */
final class Joins<S> {
  private final S source;
  private final Places places;
  private final Map<TravelMode, JoinedPlaces> joined = new EnumMap<>(TravelMode.class);

  /**
   * @param source what the places were taken from, position by position
   */
  Joins(S source, Places places) {
    this.source = source;
    this.places = places;
  }

  S source() {
    return source;
  }

  /**
   * @param isCurrent whether later questions will most likely be about that network
   */
  synchronized JoinedPlaces on(RoadNetwork network, TravelMode mode, boolean isCurrent) {
    JoinedPlaces known = joined.get(mode);
    JoinedPlaces asked = known == null ? network.join(mode, places) : network.rejoin(known);
    if (isCurrent) {
      joined.put(mode, asked);
    }
    return asked;
  }

  /** The roads have changed. */
  synchronized void move(RoadNetwork network) {
    joined.replaceAll((mode, places) -> network.rejoin(places));
  }
}

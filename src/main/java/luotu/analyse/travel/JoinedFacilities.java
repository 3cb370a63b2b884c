package luotu.analyse.travel;

import luotu.roads.JoinedPlaces;
import luotu.store.FacilityList;

/** Facilities ordered by id, and where they join the roads; the same positions in both. */
public record JoinedFacilities(FacilityList list, JoinedPlaces places) {
  /** Some of these, in the order of their positions in {@code chosen}, which rise. */
  public JoinedFacilities select(int[] chosen) {
    return new JoinedFacilities(list.select(chosen), places.select(chosen));
  }
}

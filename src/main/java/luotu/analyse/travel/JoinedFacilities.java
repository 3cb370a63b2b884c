package luotu.analyse.travel;

import luotu.roads.JoinedPlaces;
import luotu.store.FacilityList;

/** Facilities ordered by id, and where they join the roads; the same positions in both. */
public record JoinedFacilities(FacilityList list, JoinedPlaces places) {}

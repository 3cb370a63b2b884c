package luotu.analyse.travel;

import luotu.roads.JoinedPlaces;
import luotu.store.PopulatedCells;

/** All populated cells, and where they join the roads; the same positions in both. */
public record JoinedPeople(PopulatedCells cells, JoinedPlaces places) {}

package luotu.model;

import luotu.geo.HeightLattice;
import luotu.geo.HeightPyramid;

/**
 * Heights to be stored.
 *
 * @param source name of the file, or {@code simulated}
 * @param heights asked for each tile once, row by row, while it is being stored
 */
public record TerrainDraft(String source, HeightLattice lattice, HeightPyramid.Source heights) {}

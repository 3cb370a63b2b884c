/**
 * Polygons of what has the same label on a plane, found square by square.
 *
 * <p>A field ({@link luotu.geo.region.SquareField}) tells the exact label of any place, and of a
 * square whether all of it has one. {@link luotu.geo.region.RegionTracer} finds the borders between
 * labels from nothing else, so that a polygon follows the same rule as the answer for a single
 * place. It does not sample times on a grid and interpolate: labels change by jumps, half way
 * between two roads or along a river, where interpolation would draw a border that nobody crosses.
 *
 * <ol>
 *   <li>Squares that are all of one label are left aside, the others quartered (a quadtree, as
 *       Finkel and Bentley 1974). From a first size on the labels at the corners are compared, as
 *       in marching squares (Lorensen and Cline 1987). Where corners agree and the square may be
 *       mixed nevertheless, it is quartered down to the finest size: slivers hide there.
 *   <li>Where two corners of a side differ, the border's crossing is found by halving, with exact
 *       labels. A crossing belongs to the side, not to a square: both squares at it draw to the
 *       same place, whatever their sizes, so there are no cracks. If a small square finds that a
 *       side hides more, the large one beside it is quartered too.
 *   <li>Across a square the border is taken for straight, and places close to the line on both
 *       sides are asked. If that is not so, a corner is reckoned from the directions at both ends,
 *       in the manner of dual contouring (Ju et al. 2002), and asked as well; if that fails, the
 *       square is quartered. So straight borders stay straight and corners sharp.
 *   <li>The pieces are joined into chains between the nodes where three labels meet. Each chain is
 *       simplified once (Douglas and Peucker 1973) and serves both sides, so that regions share
 *       borders exactly. Places that were left out come back wherever chains would cross, touch or
 *       jump over one another.
 *   <li>A region's rings are walked from chain to chain. Rings that meet in a point stay apart
 *       there, as a valid polygon wants.
 * </ol>
 *
 * <p>Vertices have whole numbers as coordinates, steps of a grid that the caller may choose: every
 * decision on crossings is exact, and rounding to that grid afterwards moves nothing.
 *
 * <p>Neighbouring roots do not know of each other. On their common side both look at the same
 * places of the finest lattice; therefore groups of roots can be traced at the same time, and the
 * result does not depend on it.
 */
package luotu.geo.region;

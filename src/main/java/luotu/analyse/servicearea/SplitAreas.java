package luotu.analyse.servicearea;

import java.util.BitSet;
import luotu.roads.ReachedAreas;

/**
 * How large an area each facility has that it reaches first. Its arrays are not to be changed.
 *
 * @param facilities ids, rising
 * @param unverified positions of the facilities that do not say whether they are usable
 * @param squareMetres by facility, on the ellipsoid; NaN for those that join no road
 * @param ground of which much may be taken over when something was written
 */
public record SplitAreas(
    long[] facilities, BitSet unverified, double[] squareMetres, ReachedAreas ground) {}

package luotu.roads;

import luotu.geo.region.Square;
import org.locationtech.jts.geom.Envelope;

/**
 * A square of the ground that what a search reached may touch.
 *
 * @param within where in it that may be; in metres of the plane
 */
record ReachedSquare(Square square, Envelope within) {}

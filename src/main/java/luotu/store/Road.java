package luotu.store;

import org.locationtech.jts.geom.Geometry;

/**
 * A stored road, as travel needs it.
 *
 * @param roadClass null when not known
 * @param oneway passable in the direction of the line only
 * @param speedKmh posted limit, 0 when not known
 * @param line a line, or several, in degrees; each meets others at its ends only
 */
public record Road(
    long id,
    String roadClass,
    boolean oneway,
    boolean bridge,
    boolean tunnel,
    boolean steps,
    boolean closed,
    double speedKmh,
    Geometry line) {}

package luotu.store;

import luotu.model.RoadAccess;
import org.locationtech.jts.geom.Geometry;

/**
 * A stored road, as travel needs it.
 *
 * @param name null when it has none
 * @param roadClass null when not known
 * @param access who may pass, of those whom the class lets pass; nobody where the source of the
 *     road no longer has it
 * @param oneway passable in the direction of the line only
 * @param speedKmh posted limit, 0 when not known
 * @param line a line, or several, in degrees; each meets others at its ends only
 */
public record Road(
    long id,
    String name,
    String roadClass,
    RoadAccess access,
    boolean oneway,
    boolean bridge,
    boolean tunnel,
    boolean steps,
    boolean closed,
    double speedKmh,
    Geometry line) {}

package luotu.analyse.sketch;

import java.util.List;
import java.util.Map;
import luotu.model.Layer;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * A zone as a small map shows it. Geometries are in metres, x east and y north, on an equal-area
 * plane of the zone's own.
 *
 * @param outline of the zone; empty when it no longer exists
 * @param box what the map shows: the zone with a margin
 * @param ground what lies beneath, in the order it is drawn; some reaches a little beyond the box
 * @param marks the resources and hazards in the zone, and those to be seen to in the box, last
 * @param tooMany layers of which too many lie in the box to be drawn, and how many; of them only
 *     those to be seen to are among the marks
 */
public record ZoneSketch(
    Geometry outline,
    Envelope box,
    List<Ground> ground,
    List<Mark> marks,
    Map<Layer, Long> tooMany) {
  /**
   * An area or a line.
   *
   * @param colour CSS colour
   * @param isToBeSeenTo whether a figure of the report names it among what is wrong
   */
  public record Ground(Layer layer, String colour, Geometry shape, boolean isToBeSeenTo) {}

  /**
   * Something with a symbol.
   *
   * @param colour CSS colour
   * @param place in metres
   * @param isToBeSeenTo whether a figure of the report names it among what is wrong
   */
  public record Mark(Layer layer, String colour, Coordinate place, boolean isToBeSeenTo) {}
}

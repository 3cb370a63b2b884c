package luotu.roads;

import java.util.List;
import org.locationtech.jts.geom.LineString;

/**
 * The fastest way between a place and a facility.
 *
 * @param facility its index
 * @param millis all of it: turnout, the walks at both ends, the journey
 * @param metres of the walks and the journey
 * @param legs the edges in the order of travel; the first and the last may be parts
 * @param line from where one starts to where one arrives, in degrees
 */
public record Route(int facility, int millis, double metres, List<Leg> legs, LineString line) {
  public Route {
    legs = List.copyOf(legs);
  }

  /**
   * An edge, or a part of it.
   *
   * @param road id of its road
   */
  public record Leg(long road, int millis, double metres) {}
}

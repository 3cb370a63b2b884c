package luotu.roads;

import java.util.List;
import org.locationtech.jts.geom.LineString;

/**
 * The fastest way between a place and a facility.
 *
 * @param facility its index
 * @param turnoutMillis until one leaves
 * @param start the walk from where one starts to the first road
 * @param legs the edges in the order of travel; the first and the last may be parts
 * @param end the walk from the last road to where one arrives
 * @param line from where one starts to where one arrives, in degrees, both walks included
 */
public record Route(
    int facility, int turnoutMillis, Walk start, List<Leg> legs, Walk end, LineString line) {
  public Route {
    legs = List.copyOf(legs);
  }

  /** All of it: turnout, the walks at both ends, the journey. */
  public int millis() {
    return turnoutMillis
        + start.millis()
        + legs.stream().mapToInt(Leg::millis).sum()
        + end.millis();
  }

  /** Metres of the walks and the journey. */
  public double metres() {
    return start.metres() + legs.stream().mapToDouble(Leg::metres).sum() + end.metres();
  }

  /** A straight walk between a place and the road it joins. */
  public record Walk(int millis, double metres) {}

  /**
   * An edge, or a part of it.
   *
   * @param firstVertex where it begins in the route's line
   * @param lastVertex where it ends in the route's line, the same for a leg without length
   */
  public record Leg(RoadOfLeg road, int millis, double metres, int firstVertex, int lastVertex) {}

  /**
   * What a traveller sees of a road.
   *
   * @param name empty when it has none
   * @param roadClass empty when it has none
   */
  public record RoadOfLeg(
      long id, String name, String roadClass, boolean stairs, boolean bridge, boolean tunnel) {}
}

package luotu.analyse.nearest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import luotu.model.Label;
import luotu.model.TravelMode;
import luotu.roads.Route;

/**
 * A route in steps: turning out, the walk to the road, each road, the walk from the last one. What
 * is shorter than a metre is no step of its own, but its length and time are in the one after it.
 */
final class Itinerary {
  static final double SHORTEST_METRES = 1;

  /** Beyond this angle from the last road one arrives beside it, not ahead or behind. */
  private static final double BESIDE_DEGREES = 30;

  private final Route route;
  private final Course course;
  private final Wording wording;
  private final List<Step> steps = new ArrayList<>();

  /** What has been travelled, and how much of that is in steps. */
  private double metres;

  private long millis;
  private long centimetresTold;
  private long tenthsTold;

  private Itinerary(Route route, Wording wording) {
    this.route = route;
    this.wording = wording;
    course = new Course(route.line());
  }

  /**
   * The steps of a route. Distances in cm and times in 0.1 s add up exactly to the route's, rounded
   * as {@link #metres} and {@link #seconds} do.
   *
   * @param roadClasses what classes of roads are called
   * @param destination what one arrives at; empty when it has no name
   */
  static List<Step> of(
      Route route, TravelMode mode, Map<String, Label> roadClasses, String destination) {
    Itinerary itinerary = new Itinerary(route, new Wording(mode, roadClasses, destination));
    itinerary.tell();
    return itinerary.steps;
  }

  /** A length as it is given, to the centimetre. */
  static double metres(double metres) {
    return Math.round(metres * 100) / 100.0;
  }

  /** A time as it is given, to the tenth of a second. */
  static double seconds(long millis) {
    return Math.round(millis / 100.0) / 10.0;
  }

  private void tell() {
    if (route.turnoutMillis() > 0) {
      millis += route.turnoutMillis();
      step("", wording.turnout(seconds(millis)));
    }
    List<Stretch> stretches = Stretch.of(route);
    travel(route.start());
    if (route.start().metres() >= SHORTEST_METRES && !stretches.isEmpty()) {
      step("", wording.toRoad(route.start().metres(), stretches.get(0)));
    }
    Stretch before = null;
    for (Stretch stretch : stretches) {
      metres += stretch.metres();
      millis += stretch.millis();
      if (stretch.metres() >= SHORTEST_METRES) {
        step(
            stretch.name(),
            before == null
                ? wording.depart(
                    course.leaving(stretch.firstVertex(), stretch.lastVertex()), stretch)
                : wording.turn(stretch.turn(before, course), stretch));
        before = stretch;
      }
    }
    metres = route.metres();
    millis = route.millis();
    step("", wording.arrive(route.end().metres(), side()));
  }

  private void travel(Route.Walk walk) {
    metres += walk.metres();
    millis += walk.millis();
  }

  /** All that has been travelled and is in no step yet. */
  private void step(String name, Label instruction) {
    long centimetres = Math.round(metres * 100);
    long tenths = Math.round(millis / 100.0);
    steps.add(
        new Step(
            name.isEmpty() ? null : name,
            (centimetres - centimetresTold) / 100.0,
            (tenths - tenthsTold) / 10.0,
            instruction));
    centimetresTold = centimetres;
    tenthsTold = tenths;
  }

  /** On which side of the last road one arrives. */
  private Wording.Side side() {
    int last = route.line().getNumPoints() - 1;
    int join = route.legs().get(route.legs().size() - 1).lastVertex();
    int first = route.legs().get(0).firstVertex();
    if (route.end().metres() < SHORTEST_METRES || join == last || first == join) {
      return Wording.Side.NONE;
    }
    double right = Turn.clockwise(course.arriving(first, join), course.leaving(join, last));
    if (Math.abs(right) < BESIDE_DEGREES || Math.abs(right) > 180 - BESIDE_DEGREES) {
      return Wording.Side.NONE;
    }
    return right > 0 ? Wording.Side.RIGHT : Wording.Side.LEFT;
  }
}

package luotu.analyse.nearest;

import java.util.ArrayList;
import java.util.List;
import luotu.roads.Route;

/**
 * What a traveller takes for one road: legs of one name, or of one class where roads have no name.
 *
 * @param name empty when it has none
 * @param firstVertex where it begins in the route's line
 */
record Stretch(
    String name,
    String roadClass,
    boolean stairs,
    int millis,
    double metres,
    double bridgeMetres,
    double tunnelMetres,
    int firstVertex,
    int lastVertex) {
  /** An unnamed piece up to this long between two parts of one road is taken for a part of it. */
  private static final double SHORT_METRES = 50;

  /** The legs of a route, put together. */
  static List<Stretch> of(Route route) {
    Course course = new Course(route.line());
    List<Stretch> stretches = new ArrayList<>();
    for (Route.Leg leg : route.legs()) {
      if (leg.firstVertex() < leg.lastVertex()) {
        add(of(leg), stretches, course);
      }
    }
    return stretches;
  }

  private static Stretch of(Route.Leg leg) {
    Route.RoadOfLeg road = leg.road();
    return new Stretch(
        road.name(),
        road.roadClass(),
        road.stairs(),
        leg.millis(),
        leg.metres(),
        road.bridge() ? leg.metres() : 0,
        road.tunnel() ? leg.metres() : 0,
        leg.firstVertex(),
        leg.lastVertex());
  }

  private static void add(Stretch next, List<Stretch> stretches, Course course) {
    int same = stretches.size() - 1;
    if (next.isNamed()) {
      double between = 0;
      while (same >= 0 && !stretches.get(same).isNamed() && !stretches.get(same).stairs()) {
        between += stretches.get(same--).metres();
      }
      if (between > SHORT_METRES) {
        same = -1;
      }
    }
    if (same < 0 || !stretches.get(same).isContinuedBy(next, course)) {
      stretches.add(next);
      return;
    }
    Stretch whole = stretches.get(same);
    for (Stretch each : stretches.subList(same + 1, stretches.size())) {
      whole = whole.and(each);
    }
    stretches.subList(same, stretches.size()).clear();
    stretches.add(whole.and(next));
  }

  private boolean isNamed() {
    return !name.isEmpty();
  }

  private boolean isContinuedBy(Stretch next, Course course) {
    if (stairs != next.stairs() || !name.equals(next.name())) {
      return false;
    }
    return isNamed()
        || stairs
        || roadClass.equals(next.roadClass()) && next.turn(this, course).isOnward();
  }

  private Stretch and(Stretch next) {
    return new Stretch(
        name,
        roadClass,
        stairs,
        millis + next.millis(),
        metres + next.metres(),
        bridgeMetres + next.bridgeMetres(),
        tunnelMetres + next.tunnelMetres(),
        firstVertex,
        next.lastVertex());
  }

  /** The turn from the stretch before this one. */
  Turn turn(Stretch before, Course course) {
    return Turn.between(
        course.arriving(before.firstVertex(), before.lastVertex()),
        course.leaving(firstVertex, lastVertex));
  }
}

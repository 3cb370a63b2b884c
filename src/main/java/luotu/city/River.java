package luotu.city;

import java.util.ArrayList;
import java.util.List;
import luotu.city.Plan.Place;

/**
 * A large river: its middle line on the board, downstream, with a step of about 150 metres.
 *
 * @param halfWidthMetres from the middle to either bank
 */
record River(String name, double halfWidthMetres, List<Place> line) {
  private static final double STEP_METRES = 150;

  /** A smooth line through places given as longitude and latitude in turn. */
  static River through(String name, double halfWidthMetres, double... degrees) {
    List<Place> given = new ArrayList<>();
    for (int i = 0; i < degrees.length; i += 2) {
      given.add(Plan.place(degrees[i], degrees[i + 1]));
    }
    List<Place> line = new ArrayList<>();
    for (int i = 0; i + 1 < given.size(); i++) {
      Place before = given.get(Math.max(0, i - 1));
      Place from = given.get(i);
      Place to = given.get(i + 1);
      Place after = given.get(Math.min(given.size() - 1, i + 2));
      int steps = (int) Math.ceil(from.distance(to) / STEP_METRES);
      for (int step = 0; step < steps; step++) {
        line.add(spline(before, from, to, after, (double) step / steps));
      }
    }
    line.add(given.get(given.size() - 1));
    return new River(name, halfWidthMetres, List.copyOf(line));
  }

  /** Catmull and Rom's spline. */
  private static Place spline(Place before, Place from, Place to, Place after, double t) {
    return new Place(
        spline(before.u(), from.u(), to.u(), after.u(), t),
        spline(before.v(), from.v(), to.v(), after.v(), t));
  }

  private static double spline(double before, double from, double to, double after, double t) {
    return 0.5
        * (2 * from
            + (to - before) * t
            + (2 * before - 5 * from + 4 * to - after) * t * t
            + (3 * from - before - 3 * to + after) * t * t * t);
  }

  /** The place that many metres to the left of the middle line at a station; negative is right. */
  Place beside(int station, double metres) {
    Place before = line.get(Math.max(0, station - 1));
    Place after = line.get(Math.min(line.size() - 1, station + 1));
    double length = before.distance(after);
    return line.get(station)
        .plus(
            -(after.v() - before.v()) / length * metres,
            (after.u() - before.u()) / length * metres);
  }
}

package luotu.city;

import java.util.ArrayList;
import java.util.List;
import luotu.city.Plan.Place;

/** The brooks: one along each valley, and ravines that come down to it from the ridges. */
final class Streams {
  private static final double RAVINE_STEP_METRES = 2300;
  private static final double STEP_METRES = 160;

  /**
   * @param name of the brook
   * @param course downhill
   */
  record Stream(String name, boolean ravine, List<Place> course) {}

  private final long seed;
  private final Noise bends;

  Streams(long seed) {
    this.seed = seed;
    bends = new Noise(seed + 41, 1700);
  }

  /** Where the brook of a valley runs. */
  private double axis(long valley, double v) {
    return valley * Terrain.RIDGE_SPACING_METRES + 700 * bends.at(valley * 7777.0, v / 2.5);
  }

  /** All brooks of a part of the board; those of the valleys in stretches of some kilometres. */
  List<Stream> within(double west, double east, double south, double north) {
    List<Stream> streams = new ArrayList<>();
    long last = (long) Math.ceil(east / Terrain.RIDGE_SPACING_METRES);
    for (long valley = (long) Math.floor(west / Terrain.RIDGE_SPACING_METRES);
        valley <= last;
        valley++) {
      for (long row = (long) Math.floor(south / RAVINE_STEP_METRES);
          row * RAVINE_STEP_METRES < north;
          row++) {
        List<Place> brook = new ArrayList<>();
        for (double v = row * RAVINE_STEP_METRES;
            v < (row + 1) * RAVINE_STEP_METRES + 1;
            v += RAVINE_STEP_METRES / 14) {
          brook.add(new Place(axis(valley, v), v));
        }
        dry(streams, "谷溪（模拟）", false, brook);
        dry(streams, "冲沟（模拟）", true, ravine(valley, row, 1));
        dry(streams, "冲沟（模拟）", true, ravine(valley, row, -1));
      }
    }
    return streams;
  }

  /** From the flank of the ridge on one side of a valley down to its brook. */
  private List<Place> ravine(long valley, long row, int side) {
    double chance = Chance.at(seed + 42 + side, valley, row);
    double top = (row + 0.8 * chance) * RAVINE_STEP_METRES;
    double fall = (Chance.at(seed + 45 + side, valley, row) - 0.5) * 2400;
    double mouth = axis(valley, top + fall);
    double ridge = (valley + side * 0.5) * Terrain.RIDGE_SPACING_METRES - side * 420.0;
    int steps = (int) (Math.abs(ridge - mouth) / STEP_METRES);
    List<Place> course = new ArrayList<>();
    for (int step = 0; step <= steps; step++) {
      double part = (double) step / steps;
      double u = ridge + (mouth - ridge) * part;
      double calm = 4 * part * (1 - part);
      course.add(
          new Place(u, top + fall * part + calm * 260 * bends.at(u * 1.6, row * 911.0 + valley)));
    }
    return course;
  }

  /** Keeps what lies before the first river. */
  private static void dry(List<Stream> streams, String name, boolean ravine, List<Place> course) {
    List<Place> above = new ArrayList<>();
    for (Place place : course) {
      above.add(place);
      if (Water.toBank(place.u(), place.v()) < 0) {
        break;
      }
    }
    if (above.size() > 3) {
      streams.add(new Stream(name, ravine, above));
    }
  }
}

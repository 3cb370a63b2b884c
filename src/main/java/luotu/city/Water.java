package luotu.city;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import luotu.city.Plan.Place;

/** The rivers, and how far they are. */
final class Water {
  /** Distances are not told beyond this. */
  static final double FAR_METRES = 6000;

  private static final double BUCKET_METRES = 2000;

  static final River JIALING =
      River.through(
          "嘉陵江", 150, 105.99, 30.42, 106.12, 30.20, 106.28, 29.99, 106.35, 29.90, 106.43, 29.83,
          106.475, 29.765, 106.45, 29.715, 106.455, 29.675, 106.49, 29.635, 106.475, 29.595,
          106.495, 29.562, 106.54, 29.568, 106.592, 29.572);
  static final River YANGTZE =
      River.through(
          "长江", 320, 105.75, 28.90, 106.00, 29.02, 106.26, 29.27, 106.40, 29.34, 106.45, 29.42,
          106.52, 29.465, 106.545, 29.52, 106.592, 29.572, 106.66, 29.61, 106.80, 29.62, 106.95,
          29.72, 107.08, 29.83, 107.25, 29.72, 107.40, 29.72, 107.55, 29.80, 107.73, 29.88, 107.90,
          30.13, 108.04, 30.29, 108.20, 30.46, 108.38, 30.80, 108.60, 30.92, 108.90, 30.97, 109.20,
          31.02, 109.50, 31.02, 109.88, 31.06, 110.25, 31.04);
  static final River WU =
      River.through(
          "乌江", 120, 108.70, 28.55, 108.45, 28.95, 108.17, 29.28, 107.95, 29.30, 107.76, 29.33,
          107.58, 29.47, 107.40, 29.72);

  static final List<River> RIVERS = List.of(JIALING, YANGTZE, WU);

  private record Stretch(River river, int station) {}

  /**
   * The nearest place of a river.
   *
   * @param metres from its middle line
   * @param left whether one stands to its left, looking downstream
   */
  record Nearest(River river, int station, double metres, boolean left) {
    /** Metres to the bank, negative in the water. */
    double toBank() {
      return metres - river.halfWidthMetres();
    }
  }

  private static final Map<Long, List<Stretch>> BUCKETS = buckets();

  private Water() {}

  private static Map<Long, List<Stretch>> buckets() {
    Map<Long, List<Stretch>> buckets = new HashMap<>();
    int reach = (int) Math.ceil(FAR_METRES / BUCKET_METRES);
    for (River river : RIVERS) {
      // Every fourth station will do to find the stretch; the exact one is looked for from there.
      for (int station = 0; station < river.line().size(); station += 4) {
        Place place = river.line().get(station);
        long column = bucket(place.u());
        long row = bucket(place.v());
        for (long c = column - reach; c <= column + reach; c++) {
          for (long r = row - reach; r <= row + reach; r++) {
            buckets
                .computeIfAbsent(key(c, r), unused -> new ArrayList<>())
                .add(new Stretch(river, station));
          }
        }
      }
    }
    return buckets;
  }

  private static long bucket(double metres) {
    return (long) Math.floor(metres / BUCKET_METRES);
  }

  private static long key(long column, long row) {
    return column * 1_000_003 + row;
  }

  /** The nearest river, or null when none is within {@link #FAR_METRES}, roughly. */
  static Nearest nearest(double u, double v) {
    List<Stretch> stretches = BUCKETS.get(key(bucket(u), bucket(v)));
    if (stretches == null) {
      return null;
    }
    Stretch best = stretches.get(0);
    double least = Double.MAX_VALUE;
    for (Stretch stretch : stretches) {
      Place place = stretch.river.line().get(stretch.station);
      double away = (place.u() - u) * (place.u() - u) + (place.v() - v) * (place.v() - v);
      if (away < least) {
        least = away;
        best = stretch;
      }
    }
    return nearest(best.river, best.station, u, v);
  }

  /** The nearest place of this river among the stations around one. */
  private static Nearest nearest(River river, int around, double u, double v) {
    Nearest nearest = null;
    int last = river.line().size() - 1;
    for (int i = Math.max(0, around - 4); i < Math.min(last, around + 4); i++) {
      Place from = river.line().get(i);
      Place to = river.line().get(i + 1);
      double du = to.u() - from.u();
      double dv = to.v() - from.v();
      double part = ((u - from.u()) * du + (v - from.v()) * dv) / (du * du + dv * dv);
      double metres = from.towards(to, Math.max(0, Math.min(1, part))).distance(u, v);
      if (nearest == null || metres < nearest.metres) {
        nearest = new Nearest(river, i, metres, du * (v - from.v()) - dv * (u - from.u()) > 0);
      }
    }
    return nearest;
  }

  /** Metres to the nearest bank, negative in the water, at most {@link #FAR_METRES}. */
  static double toBank(double u, double v) {
    Nearest nearest = nearest(u, v);
    return nearest == null ? FAR_METRES : Math.min(FAR_METRES, nearest.toBank());
  }

  /** Whether a place lies to the left of a river, however far. */
  static boolean isLeft(River river, Place place) {
    int best = 0;
    for (int i = 0; i < river.line().size(); i++) {
      if (river.line().get(i).distance(place) < river.line().get(best).distance(place)) {
        best = i;
      }
    }
    return nearest(river, best, place.u(), place.v()).left;
  }
}

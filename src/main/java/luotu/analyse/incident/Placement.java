package luotu.analyse.incident;

import java.util.Arrays;

/**
 * Shares out places: of all ways between a group of people and a shelter the shortest is taken
 * first, with as many people as are left there and find room; of ways that tie, the first group's,
 * then to the first shelter. So everybody goes to the nearest shelter that those who live nearer
 * have not filled, and the answer does not depend on the order in which ways are found.
 */
final class Placement {
  private static final int GROUP_BITS = 21;
  private static final int SHELTER_BITS = 20;

  private final double[] waiting;
  private final double[] left;
  private final double[] taken;

  /**
   * @param people of each group
   * @param places of each shelter
   */
  Placement(double[] people, double[] places) {
    if (people.length > 1 << GROUP_BITS || places.length > 1 << SHELTER_BITS) {
      throw new IllegalArgumentException(people.length + " groups, " + places.length + " shelters");
    }
    waiting = people.clone();
    left = places.clone();
    taken = new double[places.length];
  }

  /** A way of so many milliseconds, at most an hour or so, from a group to a shelter. */
  static long way(int millis, int group, int shelter) {
    return ((long) millis << GROUP_BITS | group) << SHELTER_BITS | shelter;
  }

  /** Takes ways that are all longer than those taken before. */
  void take(long[] ways) {
    long[] sorted = ways.clone();
    Arrays.parallelSort(sorted);
    for (long way : sorted) {
      int shelter = (int) (way & (1L << SHELTER_BITS) - 1);
      int group = (int) (way >>> SHELTER_BITS & (1L << GROUP_BITS) - 1);
      double moved = Math.min(waiting[group], left[shelter]);
      if (moved > 0) {
        waiting[group] -= moved;
        left[shelter] -= moved;
        taken[shelter] += moved;
      }
    }
  }

  /** Whether somebody of a group has no place yet. */
  boolean isWaiting(int group) {
    return waiting[group] > 0;
  }

  boolean isAnybodyWaiting() {
    return Arrays.stream(waiting).anyMatch(each -> each > 0);
  }

  /** People of a group who have no place. */
  double waiting(int group) {
    return waiting[group];
  }

  boolean hasRoom(int shelter) {
    return left[shelter] > 0;
  }

  double taken(int shelter) {
    return taken[shelter];
  }
}

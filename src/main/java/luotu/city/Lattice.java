package luotu.city;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import luotu.city.Plan.Place;

/**
 * The streets between the blocks: corners of blocks are junctions, sides are streets. A street
 * belongs to the junction at its western or southern end. On the board every street is straight,
 * and streets meet at junctions only.
 */
final class Lattice {
  /** Part of the smallest block at a junction by which it may be off its corner. */
  private static final double JITTER = 0.17;

  private static final double DRY_METRES = 45;

  private final long[] keys;
  private final double[] us;
  private final double[] vs;
  private final float[] builtUp;
  private final float[] heights;

  /** The junction at the other end of the street to the east (even) and north (odd), or -1. */
  private final int[] ends;

  private final int[] parents;

  /**
   * @param inside whether the city that is made holds a place; streets with neither end in it are
   *     not built
   */
  Lattice(long seed, Blocks blocks, Towns towns, Terrain terrain, Predicate<Place> inside) {
    long[] corners = new long[4 * blocks.count()];
    for (int i = 0; i < blocks.count(); i++) {
      for (int corner = 0; corner < 4; corner++) {
        corners[4 * i + corner] =
            key(
                blocks.column(i) + (corner & 1) * blocks.size(i),
                blocks.row(i) + (corner >> 1) * blocks.size(i));
      }
    }
    Arrays.sort(corners);
    keys = Arrays.stream(corners).distinct().toArray();
    us = new double[keys.length];
    vs = new double[keys.length];
    builtUp = new float[keys.length];
    heights = new float[keys.length];
    ends = new int[2 * keys.length];
    parents = new int[keys.length];
    Arrays.fill(ends, -1);
    byte[] room = new byte[keys.length];
    Arrays.fill(room, Byte.MAX_VALUE);
    for (int i = 0; i < blocks.count(); i++) {
      lay(blocks, i, room);
    }
    for (int i = 0; i < keys.length; i++) {
      double reach = 2 * JITTER * room[i] * Blocks.UNIT_METRES;
      us[i] = column(i) * Blocks.UNIT_METRES + reach * (chance(seed + 61, i) - 0.5);
      vs[i] = row(i) * Blocks.UNIT_METRES + reach * (chance(seed + 62, i) - 0.5);
      boolean dry = Water.toBank(us[i], vs[i]) > DRY_METRES;
      builtUp[i] = dry ? (float) towns.builtUp(us[i], vs[i]) : -1;
      heights[i] = (float) terrain.height(us[i], vs[i]);
      parents[i] = i;
    }
    choose(seed, inside);
  }

  private static long key(int column, int row) {
    return (long) column << 32 | row & 0xFFFFFFFFL;
  }

  int column(int junction) {
    return (int) (keys[junction] >> 32);
  }

  int row(int junction) {
    return (int) keys[junction];
  }

  private int find(int column, int row) {
    return Arrays.binarySearch(keys, key(column, row));
  }

  double chance(long seed, int junction) {
    return Chance.at(seed, column(junction), row(junction));
  }

  /** Lays streets along the southern and western side of a block, from junction to junction. */
  private void lay(Blocks blocks, int block, byte[] room) {
    int size = blocks.size(block);
    for (int corner = 0; corner < 4; corner++) {
      int at =
          find(
              blocks.column(block) + (corner & 1) * size, blocks.row(block) + (corner >> 1) * size);
      room[at] = (byte) Math.min(room[at], size);
    }
    for (int side = 0; side < 2; side++) {
      int from = find(blocks.column(block), blocks.row(block));
      for (int step = 1; step <= size; step++) {
        int next =
            find(
                blocks.column(block) + (side == 0 ? step : 0),
                blocks.row(block) + (side == 1 ? step : 0));
        if (next >= 0) {
          ends[2 * from + side] = next;
          from = next;
        }
      }
    }
  }

  /** Keeps a tree of easy streets that reaches every junction, and more where people live. */
  private void choose(long seed, Predicate<Place> inside) {
    boolean[] own = new boolean[keys.length];
    for (int i = 0; i < own.length; i++) {
      own[i] = inside.test(place(i));
    }
    long[] byCost = new long[ends.length];
    int count = 0;
    for (int street = 0; street < ends.length; street++) {
      if (ends[street] >= 0 && !(isBuildable(street) && (own[street / 2] || own[ends[street]]))) {
        ends[street] = -1;
      } else if (ends[street] >= 0) {
        double rank = 1.3 - 0.25 * rank(street);
        double cost =
            metres(street)
                * (1 + 10 * slope(street))
                * rank
                * (0.8 + 0.4 * chance(seed + 63 + (street & 1), street / 2));
        byCost[count++] = (long) Math.min(cost * 10, 1e8) << 32 | street;
      }
    }
    Arrays.sort(byCost, 0, count);
    for (int i = 0; i < count; i++) {
      int street = (int) byCost[i];
      boolean needed = join(street / 2, ends[street]);
      if (!needed && chance(seed + 65 + (street & 1), street / 2) > worth(street)) {
        ends[street] = -1;
      }
    }
  }

  private boolean isBuildable(int street) {
    int from = street / 2;
    int to = ends[street];
    if (builtUp[from] < 0 || builtUp[to] < 0) {
      return false;
    }
    int steps = (int) (metres(street) / 120);
    for (int step = 1; step < steps; step++) {
      Place at = place(from).towards(place(to), (double) step / steps);
      if (Water.toBank(at.u(), at.v()) < 15) {
        return false;
      }
    }
    return true;
  }

  /** How likely a street is built that is not needed to get somewhere. */
  private double worth(int street) {
    double urban = builtUp(street);
    int rank = rank(street);
    double share =
        urban > 0.25
            ? rank > 0 ? 0.95 : 0.78
            : urban > 0.08 ? rank > 0 ? 0.8 : 0.5 : rank == 3 ? 0.45 : rank == 2 ? 0.2 : 0.06;
    double slope = slope(street);
    return share * (slope > 0.25 ? 0.15 : slope > 0.15 ? 0.5 : 1);
  }

  /** Joins the networks of two junctions; false when they were one. */
  boolean join(int one, int other) {
    int first = network(one);
    int second = network(other);
    parents[Math.max(first, second)] = Math.min(first, second);
    return first != second;
  }

  /** A number that all junctions connected by streets share. */
  int network(int junction) {
    int at = junction;
    while (parents[at] != at) {
      parents[at] = parents[parents[at]];
      at = parents[at];
    }
    return at;
  }

  /** The number of the network with the most junctions. */
  int largestNetwork() {
    int[] sizes = new int[keys.length];
    int best = 0;
    for (int i = 0; i < keys.length; i++) {
      int network = network(i);
      if (++sizes[network] > sizes[best]) {
        best = network;
      }
    }
    return best;
  }

  int streetCount() {
    return ends.length;
  }

  boolean exists(int street) {
    return ends[street] >= 0;
  }

  int from(int street) {
    return street / 2;
  }

  int to(int street) {
    return ends[street];
  }

  Place place(int junction) {
    return new Place(us[junction], vs[junction]);
  }

  double metres(int street) {
    return place(street / 2).distance(place(ends[street]));
  }

  /** Rise over run between the ends of a street. */
  double slope(int street) {
    return Math.abs(heights[street / 2] - heights[ends[street]]) / metres(street);
  }

  double builtUp(int street) {
    return (builtUp[street / 2] + builtUp[ends[street]]) / 2;
  }

  double builtUpAt(int junction) {
    return builtUp[junction];
  }

  /** Number of the straight line that a street is part of: its row or column. */
  int line(int street) {
    return (street & 1) == 0 ? row(street / 2) : column(street / 2);
  }

  /** 3 for every sixteenth line, 2 for every eighth, 1 for every fourth, 0 for the others. */
  int rank(int street) {
    int line = line(street);
    return line % 16 == 0 ? 3 : line % 8 == 0 ? 2 : line % 4 == 0 ? 1 : 0;
  }

  /** The nearest dry junction to a place that suits, or -1 when none is within so many units. */
  int nearest(Place place, int reachUnits, IntPredicate suits) {
    int column = (int) Math.round(place.u() / Blocks.UNIT_METRES);
    int row = (int) Math.round(place.v() / Blocks.UNIT_METRES);
    int best = -1;
    for (int c = column - reachUnits; c <= column + reachUnits; c++) {
      for (int r = row - reachUnits; r <= row + reachUnits; r++) {
        int junction = find(c, r);
        if (junction >= 0
            && builtUp[junction] >= 0
            && suits.test(junction)
            && (best < 0 || place(junction).distance(place) < place(best).distance(place))) {
          best = junction;
        }
      }
    }
    return best;
  }

  /** Whether the straight way between two places crosses a street. */
  boolean isCrossed(Place from, Place to) {
    int reach = 9;
    int west = (int) (Math.min(from.u(), to.u()) / Blocks.UNIT_METRES) - reach;
    int east = (int) (Math.max(from.u(), to.u()) / Blocks.UNIT_METRES) + reach;
    int south = (int) (Math.min(from.v(), to.v()) / Blocks.UNIT_METRES) - reach;
    int north = (int) (Math.max(from.v(), to.v()) / Blocks.UNIT_METRES) + reach;
    for (int c = west; c <= east; c++) {
      for (int r = south; r <= north; r++) {
        int junction = find(c, r);
        for (int side = 0; side < 2 && junction >= 0; side++) {
          int end = ends[2 * junction + side];
          if (end >= 0 && crosses(from, to, place(junction), place(end))) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static boolean crosses(Place a, Place b, Place c, Place d) {
    return turn(a, b, c) * turn(a, b, d) <= 0 && turn(c, d, a) * turn(c, d, b) <= 0;
  }

  private static double turn(Place a, Place b, Place c) {
    return Math.signum((b.u() - a.u()) * (c.v() - a.v()) - (b.v() - a.v()) * (c.u() - a.u()));
  }
}

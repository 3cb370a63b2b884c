package luotu.city;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import luotu.city.Gazetteer.District;
import luotu.city.Plan.Place;

/**
 * Who governs which place. Every community has a seat and holds what is nearer to it than to any
 * other; towns are made of communities and districts of towns, so that all borders agree. Along a
 * river seats stand in pairs, one on each bank: the river's middle line is a border everywhere.
 */
final class Towns {
  private static final int CLOUD_PER_TOWN = 70;
  private static final double OUTSIDE_STEP_METRES = 5000;
  private static final double BUCKET_METRES = 2000;
  private static final double PAIR_STEP_METRES = 900;
  private static final double PAIR_OFF_METRES = 420;

  /**
   * A town or street.
   *
   * @param number its place in {@link #towns()}
   * @param reachMetres how far its built-up middle reaches
   */
  record Town(int number, District district, Gazetteer.Town entry, Place seat, double reachMetres) {
    String code() {
      return entry.code();
    }

    String name() {
      return entry.name();
    }

    /** By its number alone: towns are keys of many maps. */
    @Override
    public int hashCode() {
      return number;
    }
  }

  /**
   * @param town null for the seats outside the city, which only bound it
   */
  record Community(int number, Town town, Place seat) {
    @Override
    public int hashCode() {
      return number;
    }
  }

  private final long seed;
  private final Settlement settlement;
  private final List<District> districts;
  private final Map<String, List<Boolean>> banks = new HashMap<>();
  private final List<Town> towns = new ArrayList<>();
  private final List<Community> communities = new ArrayList<>();
  private final Map<Long, List<Community>> buckets = new HashMap<>();

  /**
   * @param wanted districts whose towns are to be known; their neighbours' are made as well, for
   *     the borders
   */
  Towns(long seed, Settlement settlement, Gazetteer gazetteer, List<District> wanted) {
    this.seed = seed;
    this.settlement = settlement;
    districts = gazetteer.districts();
    for (District district : districts) {
      if (district.oneBank()) {
        banks.put(
            district.code(),
            Water.RIVERS.stream()
                .map(river -> Water.isLeft(river, district.cores().get(0)))
                .toList());
      }
    }
    List<Place> seats = new ArrayList<>();
    List<Town> owners = new ArrayList<>();
    for (District district : districts) {
      if (wanted.stream().anyMatch(other -> near(district, other))) {
        settle(district, seats, owners);
      }
    }
    pairUp(seats, owners);
    surround(seats, owners);
    for (int i = 0; i < seats.size(); i++) {
      Community community = new Community(i, owners.get(i), seats.get(i));
      communities.add(community);
      buckets
          .computeIfAbsent(
              key(bucket(community.seat.u()), bucket(community.seat.v())),
              unused -> new ArrayList<>())
          .add(community);
    }
  }

  private static boolean near(District one, District other) {
    return one.middle().distance(other.middle())
        < 1.4 * (one.radiusMetres() + other.radiusMetres()) + 9000;
  }

  /** The district a place belongs to, or null outside the city. */
  District districtAt(Place place) {
    District best = null;
    double least = Double.MAX_VALUE;
    Water.Nearest river = Water.nearest(place.u(), place.v());
    for (District district : districts) {
      double metres = district.middle().distance(place);
      double disc = district.areaMetres2() / Math.PI;
      double cost = metres * metres - disc;
      if (metres > 1.6 * district.radiusMetres() + 5000) {
        continue;
      }
      if (river != null
          && district.oneBank()
          && banks.get(district.code()).get(Water.RIVERS.indexOf(river.river())) != river.left()) {
        cost += 1e9;
      }
      if (cost < least) {
        least = cost;
        best = district;
      }
    }
    return best;
  }

  /** Chooses the seats of a district's towns and communities among places strewn over it. */
  private void settle(District district, List<Place> seats, List<Town> owners) {
    Chance chance = new Chance(seed, "towns", district.number());
    List<Place> cloud = new ArrayList<>();
    double radius = 2.2 * district.radiusMetres() + 3000;
    while (cloud.size() < CLOUD_PER_TOWN * district.towns().size()) {
      Place place =
          district.middle().plus(chance.between(-radius, radius), chance.between(-radius, radius));
      if (chance.happens(density(place)) && districtAt(place) == district) {
        cloud.add(place);
      }
    }
    Place core = district.cores().get(0);
    List<Place> middles = spread(cloud, core, district.towns().size());
    middles.sort(Comparator.comparingDouble(core::distance));
    List<Town> own = new ArrayList<>();
    for (int i = 0; i < middles.size(); i++) {
      Town town =
          new Town(
              towns.size(),
              district,
              district.towns().get(i),
              middles.get(i),
              chance.between(500, 900));
      towns.add(town);
      own.add(town);
    }
    List<List<Place>> parts = new ArrayList<>();
    own.forEach(unused -> parts.add(new ArrayList<>()));
    for (Place place : cloud) {
      parts.get(own.indexOf(nearestTown(own, place))).add(place);
    }
    for (Town town : own) {
      double busy = Math.max(settlement.core(town.seat.u(), town.seat.v()), chance.share() * 0.7);
      int wanted = 4 + (int) (busy * 7);
      List<Place> places = parts.get(own.indexOf(town));
      for (Place seat : spread(places, town.seat, Math.min(wanted, places.size()))) {
        seats.add(seat);
        owners.add(town);
      }
    }
  }

  private double density(Place place) {
    return 0.06 + 0.94 * settlement.core(place.u(), place.v());
  }

  /** Picks places far from each other, the nearer where more people live. */
  private List<Place> spread(List<Place> cloud, Place start, int count) {
    double[] room = new double[cloud.size()];
    java.util.Arrays.fill(room, Double.MAX_VALUE);
    List<Place> chosen = new ArrayList<>();
    int next = 0;
    for (int i = 1; i < cloud.size(); i++) {
      if (cloud.get(i).distance(start) < cloud.get(next).distance(start)) {
        next = i;
      }
    }
    while (chosen.size() < count) {
      Place place = cloud.get(next);
      chosen.add(place);
      int best = 0;
      for (int i = 0; i < room.length; i++) {
        Place other = cloud.get(i);
        room[i] = Math.min(room[i], place.distance(other) * Math.sqrt(density(other)));
        if (room[i] > room[best]) {
          best = i;
        }
      }
      next = best;
    }
    for (int round = 0; round < 4; round++) {
      relax(chosen, cloud);
    }
    return chosen;
  }

  /**
   * Moves each seat to the middle of the places that are nearest to it: rounder, calmer borders.
   */
  private static void relax(List<Place> seats, List<Place> cloud) {
    double[][] sums = new double[seats.size()][3];
    for (Place place : cloud) {
      int nearest = 0;
      for (int i = 1; i < seats.size(); i++) {
        if (seats.get(i).distance(place) < seats.get(nearest).distance(place)) {
          nearest = i;
        }
      }
      sums[nearest][0] += place.u();
      sums[nearest][1] += place.v();
      sums[nearest][2]++;
    }
    for (int i = 0; i < sums.length; i++) {
      if (sums[i][2] > 0) {
        seats.set(i, new Place(sums[i][0] / sums[i][2], sums[i][1] / sums[i][2]));
      }
    }
  }

  private static Town nearestTown(List<Town> towns, Place place) {
    Town best = towns.get(0);
    for (Town town : towns) {
      if (town.seat.distance(place) < best.seat.distance(place)) {
        best = town;
      }
    }
    return best;
  }

  /** Replaces the seats near a river by pairs on its banks; every town keeps one at least. */
  private void pairUp(List<Place> seats, List<Town> owners) {
    for (int i = seats.size() - 1; i >= 0; i--) {
      boolean last = owners.indexOf(owners.get(i)) == owners.lastIndexOf(owners.get(i));
      if (!last && Water.toBank(seats.get(i).u(), seats.get(i).v()) < 1.3 * PAIR_OFF_METRES) {
        seats.remove(i);
        owners.remove(i);
      }
    }
    for (River river : Water.RIVERS) {
      double off = river.halfWidthMetres() + PAIR_OFF_METRES * 0.6;
      int step = (int) (PAIR_STEP_METRES / 150);
      for (int station = step / 2; station < river.line().size(); station += step) {
        for (double side : new double[] {off, -off}) {
          Place seat = river.beside(station, side);
          District district = districtAt(seat);
          List<Town> own = towns.stream().filter(town -> town.district == district).toList();
          if (!own.isEmpty()) {
            seats.add(seat);
            owners.add(nearestTown(own, seat));
          }
        }
      }
    }
  }

  /** Seats in the country around, so that the outer communities end somewhere. */
  private void surround(List<Place> seats, List<Town> owners) {
    double reach = 4 * OUTSIDE_STEP_METRES;
    double west = seats.stream().mapToDouble(Place::u).min().orElseThrow() - reach;
    double east = seats.stream().mapToDouble(Place::u).max().orElseThrow() + reach;
    double south = seats.stream().mapToDouble(Place::v).min().orElseThrow() - reach;
    double north = seats.stream().mapToDouble(Place::v).max().orElseThrow() + reach;
    for (long column = step(west); column <= step(east); column++) {
      for (long row = step(south); row <= step(north); row++) {
        Place place =
            new Place(
                (column + 0.6 * Chance.at(seed + 21, column, row)) * OUTSIDE_STEP_METRES,
                (row + 0.6 * Chance.at(seed + 22, column, row)) * OUTSIDE_STEP_METRES);
        if (districtAt(place) == null) {
          seats.add(place);
          owners.add(null);
        }
      }
    }
  }

  private static long step(double metres) {
    return (long) Math.floor(metres / OUTSIDE_STEP_METRES);
  }

  private static long bucket(double metres) {
    return (long) Math.floor(metres / BUCKET_METRES);
  }

  private static long key(long column, long row) {
    return column * 1_000_003 + row;
  }

  /** The community that holds a place. */
  Community communityAt(double u, double v) {
    Community best = null;
    double least = Double.MAX_VALUE;
    long column = bucket(u);
    long row = bucket(v);
    // Ring by ring; what lies in ring n is at least n - 1 buckets away.
    for (int ring = 0; least > (ring - 1) * BUCKET_METRES; ring++) {
      for (long c = column - ring; c <= column + ring; c++) {
        boolean side = c == column - ring || c == column + ring;
        for (long r = row - ring; r <= row + ring; r += side || ring == 0 ? 1 : 2L * ring) {
          for (Community community : buckets.getOrDefault(key(c, r), List.of())) {
            double metres = community.seat.distance(u, v);
            if (metres < least) {
              least = metres;
              best = community;
            }
          }
        }
      }
    }
    return best;
  }

  /** How built-up a place is, 0 to 1. */
  double builtUp(double u, double v) {
    Town town = communityAt(u, v).town;
    return town == null
        ? settlement.at(u, v, Double.MAX_VALUE, 1)
        : settlement.at(u, v, town.seat.distance(u, v), town.reachMetres);
  }

  /** All towns, also those of neighbouring districts; by district and code. */
  List<Town> towns() {
    return towns;
  }

  List<Community> communities() {
    return communities;
  }
}

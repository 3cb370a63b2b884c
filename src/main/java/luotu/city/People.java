package luotu.city;

import java.util.HashMap;
import java.util.Map;
import luotu.city.Gazetteer.District;
import luotu.city.Plan.Place;
import luotu.city.Towns.Community;
import luotu.city.Towns.Town;

/** The people of each block; those of a district sum to its figure exactly. */
final class People {
  private static final double COUNTRY = 0.008;
  private static final double STEEP = 0.13;
  private static final double BORDER_METRES = 4;

  private final Blocks blocks;
  private final int[] people;
  private final Map<Town, Integer> ofTown = new HashMap<>();
  private final Map<Community, Integer> ofCommunity = new HashMap<>();
  private final Map<Town, double[]> steepAndAll = new HashMap<>();

  People(Blocks blocks, Terrain terrain) {
    this.blocks = blocks;
    people = new int[blocks.count()];
    float[] weights = new float[blocks.count()];
    Map<District, Double> sums = new HashMap<>();
    for (int i = 0; i < people.length; i++) {
      if (blocks.isInside(i)) {
        Place middle = blocks.middle(i);
        double slope = terrain.slope(middle.u(), middle.v());
        int area = blocks.size(i) * blocks.size(i);
        boolean dry = Water.toBank(middle.u(), middle.v()) > 40;
        double urban = blocks.builtUp(i);
        weights[i] =
            (float)
                (dry ? area * (urban * Math.sqrt(urban) + COUNTRY / (1 + 60 * slope * slope)) : 0);
        Town town = blocks.community(i).town();
        sums.merge(town.district(), (double) weights[i], Double::sum);
        double[] steep = steepAndAll.computeIfAbsent(town, unused -> new double[2]);
        steep[0] += slope > STEEP ? area : 0;
        steep[1] += area;
      }
    }
    settle(weights, sums);
  }

  /** Rounds running totals, not single blocks: nobody is lost. */
  private void settle(float[] weights, Map<District, Double> sums) {
    Map<District, Double> totals = new HashMap<>();
    for (int i = 0; i < people.length; i++) {
      if (weights[i] > 0) {
        Community community = blocks.community(i);
        District district = community.town().district();
        double before = totals.getOrDefault(district, 0.0);
        double after = before + weights[i];
        totals.put(district, after);
        double scale = district.people() / sums.get(district);
        people[i] = (int) (Math.rint(after * scale) - Math.rint(before * scale));
        ofTown.merge(community.town(), people[i], Integer::sum);
        ofCommunity.merge(community, people[i], Integer::sum);
      }
    }
  }

  int in(int block) {
    return people[block];
  }

  int of(Town town) {
    return ofTown.getOrDefault(town, 0);
  }

  int of(Community community) {
    return ofCommunity.getOrDefault(community, 0);
  }

  /** Whether a good part of the town is steep. */
  boolean isDisasterProne(Town town) {
    double[] steep = steepAndAll.get(town);
    return steep != null && steep[0] > 0.1 * steep[1];
  }

  /** Where the people of a block are drawn: its middle, off the border of their community. */
  Place place(int block, Towns towns) {
    Place middle = blocks.middle(block);
    Community community = blocks.community(block);
    boolean safe = true;
    for (int side = 0; side < 4; side++) {
      double off = side < 2 ? BORDER_METRES : -BORDER_METRES;
      Place beside = side % 2 == 0 ? middle.plus(off, 0) : middle.plus(0, off);
      safe &= towns.communityAt(beside.u(), beside.v()) == community;
    }
    return safe ? middle : middle.towards(community.seat(), 12 / middle.distance(community.seat()));
  }

  void emit(Drafts drafts, Towns towns) {
    for (int i = 0; i < people.length; i++) {
      if (people[i] > 0) {
        drafts.addPlain(
            "population",
            Drafts.point(place(i, towns)),
            null,
            Drafts.fields("people", (double) people[i]));
      }
    }
  }
}

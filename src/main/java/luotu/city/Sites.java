package luotu.city;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import luotu.city.Plan.Place;
import luotu.city.Towns.Town;

/** Where things may be put: the blocks, what the ground is like there, and places in them. */
final class Sites {
  private static final double AROUND_METRES = 350;
  private static final double DRY_METRES = 45;
  private static final double BORDER_METRES = 8;

  private final Blocks blocks;
  private final Terrain terrain;
  private final Land land;
  private final Towns towns;
  private final People people;
  private final float[] slopes;
  private final float[] hollows;
  private final float[] forests;
  private final float[] banks;
  private final int[] inside;
  private final Map<Town, int[]> ofTown = new HashMap<>();

  Sites(Blocks blocks, Terrain terrain, Land land, Towns towns, People people) {
    this.blocks = blocks;
    this.terrain = terrain;
    this.land = land;
    this.towns = towns;
    this.people = people;
    slopes = new float[blocks.count()];
    hollows = new float[blocks.count()];
    forests = new float[blocks.count()];
    banks = new float[blocks.count()];
    List<Integer> all = new ArrayList<>();
    Map<Town, List<Integer>> lists = new HashMap<>();
    for (int block = 0; block < blocks.count(); block++) {
      survey(block);
      if (blocks.isInside(block) && isDry(block)) {
        all.add(block);
        lists
            .computeIfAbsent(blocks.community(block).town(), unused -> new ArrayList<>())
            .add(block);
      }
    }
    inside = array(all);
    lists.forEach((town, list) -> ofTown.put(town, array(list)));
  }

  private static int[] array(List<Integer> list) {
    return list.stream().mapToInt(Integer::intValue).toArray();
  }

  private void survey(int block) {
    Place middle = blocks.middle(block);
    double u = middle.u();
    double v = middle.v();
    slopes[block] = (float) terrain.slope(u, v);
    double around =
        terrain.height(u + AROUND_METRES, v)
            + terrain.height(u - AROUND_METRES, v)
            + terrain.height(u, v + AROUND_METRES)
            + terrain.height(u, v - AROUND_METRES);
    hollows[block] = (float) ((around / 4 - terrain.height(u, v)) / AROUND_METRES);
    forests[block] = (float) land.forest(u, v);
    banks[block] = (float) Water.toBank(u, v);
  }

  /** The dry blocks of the city, in the order of the blocks. */
  int[] inside() {
    return inside;
  }

  /** The dry blocks of a town; none when it has none. */
  int[] of(Town town) {
    return ofTown.getOrDefault(town, new int[0]);
  }

  /** The dry blocks just beyond the border of the city. */
  int[] beyond() {
    return IntStream.range(0, blocks.count())
        .filter(block -> !blocks.isInside(block) && isDry(block))
        .toArray();
  }

  private boolean isDry(int block) {
    return banks[block] > DRY_METRES;
  }

  Town town(int block) {
    return blocks.community(block).town();
  }

  double builtUp(int block) {
    return blocks.builtUp(block);
  }

  double people(int block) {
    return people.in(block);
  }

  /** Hectares. */
  double area(int block) {
    return blocks.size(block) * blocks.size(block);
  }

  /** Rise over run. */
  double slope(int block) {
    return slopes[block];
  }

  /** How much lower the block lies than the ground around it, as a slope; 0 where it does not. */
  double hollow(int block) {
    return Math.max(0, hollows[block]);
  }

  /** How wooded it is; see {@link Land#forest}. */
  double forest(int block) {
    return forests[block];
  }

  /** Metres to the bank of the nearest large river. */
  double toBank(int block) {
    return banks[block];
  }

  /** How built-up a place is, 0 to 1. */
  double builtUp(Place place) {
    return towns.builtUp(place.u(), place.v());
  }

  double slope(Place place) {
    return terrain.slope(place.u(), place.v());
  }

  /** Side of the block in metres. */
  double side(int block) {
    return blocks.size(block) * Blocks.UNIT_METRES;
  }

  Place corner(int block) {
    return new Place(
        blocks.column(block) * Blocks.UNIT_METRES, blocks.row(block) * Blocks.UNIT_METRES);
  }

  /** A place in the block, dry and not on the border of its town; its middle when there is none. */
  Place within(int block, Chance chance) {
    double side = side(block);
    for (int attempt = 0; attempt < 12; attempt++) {
      Place place =
          corner(block).plus(chance.between(0.05, 0.95) * side, chance.between(0.05, 0.95) * side);
      if (isIn(town(block), place)) {
        return place;
      }
    }
    return people.place(block, towns);
  }

  /** Whether a place is dry and in a town, some metres from its border. */
  boolean isIn(Town town, Place place) {
    return Water.toBank(place.u(), place.v()) > DRY_METRES
        && townAt(place.plus(BORDER_METRES, 0)) == town
        && townAt(place.plus(-BORDER_METRES, 0)) == town
        && townAt(place.plus(0, BORDER_METRES)) == town
        && townAt(place.plus(0, -BORDER_METRES)) == town;
  }

  /** Whether the city that is made holds a place. */
  boolean isInside(Place place) {
    return ofTown.containsKey(townAt(place));
  }

  /** The town that holds a place, also one of a neighbouring district; null outside the city. */
  Town townAt(Place place) {
    return towns.communityAt(place.u(), place.v()).town();
  }

  /** Places in a town, the likelier the more people live there. */
  List<Place> amongPeople(Town town, int count, Chance chance) {
    return places(choose(of(town), count, this::people, chance), chance);
  }

  /** A place in each of some blocks. */
  List<Place> places(int[] chosen, Chance chance) {
    List<Place> places = new ArrayList<>();
    for (int block : chosen) {
      places.add(within(block, chance));
    }
    return places;
  }

  /**
   * Chooses blocks in proportion to their weights, in their order: of running totals one mark after
   * the other, so that what is chosen is spread as the weights are.
   *
   * @param weight at least 0; where all are 0, each block is as likely as the next
   * @return as many as asked for, none when there are no blocks; a block may come more than once
   */
  static int[] choose(int[] among, int count, IntToDoubleFunction weight, Chance chance) {
    double[] weights = new double[among.length];
    double sum = 0;
    for (int i = 0; i < among.length; i++) {
      weights[i] = weight.applyAsDouble(among[i]);
      sum += weights[i];
    }
    if (sum <= 0) {
      Arrays.fill(weights, 1);
      sum = among.length;
    }
    int[] chosen = new int[among.length == 0 ? 0 : count];
    double start = chance.share();
    double total = 0;
    int next = -1;
    for (int i = 0; i < chosen.length; i++) {
      double mark = (i + start) / count * sum;
      while (next < among.length - 1 && (next < 0 || total <= mark)) {
        total += weights[++next];
      }
      chosen[i] = among[next];
    }
    return chosen;
  }
}

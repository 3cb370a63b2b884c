package luotu.city;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import luotu.city.Plan.Place;
import luotu.city.Towns.Town;

/** Hydrants in the streets; ponds, tanks and natural water in the forests. */
final class WaterSources {
  private static final double BUILT_UP = 0.15;

  private final Register register;
  private final Sites sites;
  private final Drafts drafts;
  private final Noise pipes;

  WaterSources(Register register, Sites sites, Drafts drafts) {
    this.register = register;
    this.sites = sites;
    this.drafts = drafts;
    pipes = new Noise(register.seed() + 61, 700);
  }

  void emit(List<Town> towns) {
    for (Town town : towns) {
      double pipedBelow =
          switch (register.care(town, "hydrant")) {
            case GOOD -> 1;
            case NEAR -> 0.5;
            case POOR -> 0.1;
            case UNKNOWN -> -1;
          };
      Chance chance = register.chance("hydrant", town);
      for (int block : sites.of(town)) {
        emitHydrants(block, pipedBelow, chance);
      }
      emitForestWater(town);
    }
    emitBeyond();
  }

  private void emitBeyond() {
    Chance chance = register.chance("water beyond");
    int[] town = Sites.choose(sites.beyond(), 12, sites::builtUp, chance);
    sites.places(town, chance).forEach(place -> addHydrant(place, chance));
    int[] woods =
        Sites.choose(sites.beyond(), 5, block -> Math.max(0, sites.forest(block)), chance);
    sites.places(woods, chance).forEach(place -> addForestWater(place, true, chance));
  }

  /**
   * On every other corner of the hundred-metre grid that the streets of the town follow. Where a
   * town is behind, whole quarters have no pipes yet.
   *
   * @param pipedBelow from -1, no pipes at all, to 1, pipes everywhere
   */
  private void emitHydrants(int block, double pipedBelow, Chance chance) {
    int cells = (int) (sites.side(block) / Blocks.UNIT_METRES);
    for (int cell = 0; sites.builtUp(block) > 0.03 && cell < cells * cells; cell++) {
      Place place =
          sites
              .corner(block)
              .plus(cell % cells * Blocks.UNIT_METRES, cell / cells * Blocks.UNIT_METRES);
      boolean isEven = (Math.round((place.u() + place.v()) / Blocks.UNIT_METRES) & 1) == 0;
      if (isEven
          && pipes.at(place.u(), place.v()) < pipedBelow
          && sites.builtUp(place) > BUILT_UP) {
        addHydrant(place.plus(chance.between(-6, 6), chance.between(-6, 6)), chance);
      }
    }
  }

  private void addHydrant(Place place, Chance chance) {
    double draw = chance.share();
    Boolean usable = draw < 0.01 ? (Boolean) false : draw < 0.05 ? null : (Boolean) true;
    drafts.add(
        "water_source",
        Drafts.point(place),
        "消火栓（模拟）",
        register.confirmed(chance),
        new Form().with("kind", "hydrant").with("usable", usable).fields());
  }

  /** Key forest first; what serves it serves the other forest around it as well. */
  private void emitForestWater(Town town) {
    Chance chance = register.chance("forest water", town);
    List<Place> placed = new ArrayList<>();
    int[] key = blocks(town, Land.KEY_FOREST, Double.MAX_VALUE);
    int[] other = blocks(town, Land.FOREST, Land.KEY_FOREST);
    switch (register.care(town, "woods")) {
      case GOOD -> {
        cover(key, 900, placed, chance);
        cover(other, 1800, placed, chance);
      }
      case NEAR -> {
        cover(key, 1900, placed, chance);
        cover(other, 2900, placed, chance);
      }
      default -> {
        addDry(key, chance);
        addDry(other, chance);
      }
    }
  }

  private int[] blocks(Town town, double from, double to) {
    return Arrays.stream(sites.of(town))
        .filter(block -> sites.forest(block) >= from && sites.forest(block) < to)
        .toArray();
  }

  /** So that all of the blocks are within reach of water. */
  private void cover(int[] blocks, double reachMetres, List<Place> placed, Chance chance) {
    for (int block : blocks) {
      Place place = sites.within(block, chance);
      double far = reachMetres - sites.side(block) / 2;
      if (placed.stream().noneMatch(other -> other.distance(place) < far)) {
        placed.add(place);
        addForestWater(place, true, chance);
      }
    }
  }

  /** What there is where nobody looks after it. */
  private void addDry(int[] blocks, Chance chance) {
    int[] chosen = Sites.choose(blocks, blocks.length / 40, block -> 1, chance);
    sites.places(chosen, chance).forEach(place -> addForestWater(place, false, chance));
  }

  private void addForestWater(Place place, boolean isUsable, Chance chance) {
    String kind = chance.of("pond", "pond", "pond", "tank", "tank", "natural", "pipe");
    String name =
        switch (kind) {
          case "pond" -> "森林防火蓄水池";
          case "tank" -> "森林防火水箱";
          case "natural" -> "天然取水点";
          default -> "取水管口";
        };
    boolean isStore = kind.equals("pond") || kind.equals("tank");
    double volume = 10 * chance.whole(3, 60);
    Form form =
        new Form()
            .with("kind", kind)
            .with("volume_m3", isStore ? (Double) volume : null)
            .with("usable", !isUsable ? (Boolean) false : chance.happens(0.06) ? null : true);
    drafts.add(
        "water_source",
        Drafts.point(place),
        name + "（模拟）",
        register.confirmed(chance),
        form.fields());
  }
}

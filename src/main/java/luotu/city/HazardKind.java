package luotu.city;

import java.util.Locale;
import luotu.city.Plan.Place;

/**
 * The kinds of hazards, how many of each the register of Shapingba and that of the whole city
 * holds, and where they are likely.
 */
enum HazardKind {
  LANDSLIDE("滑坡隐患点", 330, 7900, "规划自然资源局", 60, 160) {
    @Override
    double likelihood(Sites sites, int block) {
      return steeper(sites, block, 0.12) * nearPeople(sites, block);
    }
  },
  ROCKFALL("危岩崩塌点", 190, 4500, "规划自然资源局", 40, 110) {
    @Override
    double likelihood(Sites sites, int block) {
      double steep = steeper(sites, block, 0.18);
      return steep * steep * nearPeople(sites, block) / sites.area(block);
    }
  },
  DEBRIS_FLOW("泥石流沟", 60, 1450, "规划自然资源局", 80, 200) {
    @Override
    double likelihood(Sites sites, Place ravine) {
      return sites.slope(ravine);
    }
  },
  COLLAPSE("地面塌陷点", 48, 1150, "规划自然资源局", 30, 80) {
    @Override
    double likelihood(Sites sites, int block) {
      return sites.area(block) * Math.max(0, sites.forest(block)) * nearPeople(sites, block);
    }
  },
  FLASH_FLOOD("山洪沟", 120, 4500, "水利局", 80, 220) {
    @Override
    double likelihood(Sites sites, Place ravine) {
      return 0.1 + sites.builtUp(ravine);
    }
  },
  WATERLOGGING("内涝点", 260, 4200, "住房城乡建委", 0, 0) {
    @Override
    double likelihood(Sites sites, int block) {
      double low = sites.hollow(block) + (sites.toBank(block) < 500 ? 0.02 : 0);
      return sites.builtUp(block) > 0.15 ? low * sites.builtUp(block) * sites.area(block) : 0;
    }
  },
  RESERVOIR("水库", 44, 3000, "水利局", 0, 0) {
    @Override
    double likelihood(Sites sites, Place ravine) {
      return sites.builtUp(ravine) < 0.15 ? 1 : 0;
    }
  },
  FOREST_FIRE("森林火险点", 190, 7000, "林业局", 0, 0) {
    @Override
    double likelihood(Sites sites, int block) {
      return sites.forest(block) > 0.5 ? sites.area(block) : 0;
    }
  },
  CHEMICAL("危险化学品企业", 110, 2600, "应急管理局", 60, 150) {
    @Override
    double likelihood(Sites sites, int block) {
      double urban = sites.builtUp(block);
      return urban > 0.06 && urban < 0.5 && sites.slope(block) < 0.08
          ? sites.area(block) * urban
          : 0;
    }
  },
  TAILINGS("尾矿库", 3, 40, "应急管理局", 150, 400) {
    @Override
    double likelihood(Sites sites, int block) {
      return sites.builtUp(block) < 0.05 ? sites.hollow(block) * sites.area(block) : 0;
    }
  },
  GAS("燃气设施", 620, 14_500, "经济信息委", 0, 0) {
    @Override
    double likelihood(Sites sites, int block) {
      return sites.people(block);
    }
  },
  HIGH_RISE("高层建筑", 820, 17_000, "消防救援支队", 0, 0) {
    @Override
    double likelihood(Sites sites, int block) {
      return sites.builtUp(block) > 0.3 ? sites.people(block) : 0;
    }
  },
  ROAD("道路隐患路段", 760, 20_000, "交通运输委", 0, 0) {
    @Override
    double likelihood(Sites sites, int block) {
      return sites.area(block) * (0.03 + sites.builtUp(block)) * (1 + 6 * sites.slope(block));
    }
  },
  OTHER("其他隐患点", 633, 12_160, "应急管理局", 0, 0) {
    @Override
    double likelihood(Sites sites, int block) {
      return sites.people(block) + sites.area(block);
    }
  };

  private final String title;
  private final int inDistrict;
  private final int inCity;
  private final String unit;
  private final int leastInfluenceMetres;
  private final int mostInfluenceMetres;

  HazardKind(
      String title,
      int inDistrict,
      int inCity,
      String unit,
      int leastInfluenceMetres,
      int mostInfluenceMetres) {
    this.title = title;
    this.inDistrict = inDistrict;
    this.inCity = inCity;
    this.unit = unit;
    this.leastInfluenceMetres = leastInfluenceMetres;
    this.mostInfluenceMetres = mostInfluenceMetres;
  }

  /** How likely one is in a block, in any unit; 0 where there can be none. */
  double likelihood(Sites sites, int block) {
    return 0;
  }

  /** How likely one is at a place in a ravine, for the kinds that are nowhere else. */
  double likelihood(Sites sites, Place ravine) {
    return 0;
  }

  boolean isInRavines() {
    return this == DEBRIS_FLOW || this == FLASH_FLOOD || this == RESERVOIR;
  }

  private static double steeper(Sites sites, int block, double than) {
    return sites.area(block) * Math.max(0, sites.slope(block) - than);
  }

  /** Only what threatens somebody is put on the register; few live where it is steep. */
  private static double nearPeople(Sites sites, int block) {
    return 0.15 + Math.min(1, sites.people(block) / sites.area(block) / 20);
  }

  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  String title() {
    return title;
  }

  /** How many Shapingba has. */
  int inDistrict() {
    return inDistrict;
  }

  /** How many the whole city has, Shapingba included. */
  int inCity() {
    return inCity;
  }

  /** The office that answers for the kind, without its district. */
  String unit() {
    return unit;
  }

  boolean isGeological() {
    return this == LANDSLIDE || this == ROCKFALL || this == DEBRIS_FLOW || this == COLLAPSE;
  }

  /** How far one of a medium level reaches in metres; null for kinds that stay where they are. */
  Double influenceMetres(Chance chance) {
    double metres = chance.between(leastInfluenceMetres, mostInfluenceMetres);
    return mostInfluenceMetres == 0 ? null : (Double) Math.rint(metres);
  }
}

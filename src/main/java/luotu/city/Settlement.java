package luotu.city;

import java.util.ArrayList;
import java.util.List;
import luotu.city.Gazetteer.District;
import luotu.city.Plan.Place;

/** How built-up a place is: around the urban cores first, then around the middle of each town. */
final class Settlement {
  private static final double PEOPLE_PER_URBAN_METRE2 = 0.0135;
  private static final double FAR_METRES = 26_000;

  /** An urban centre and how far the dense town around it reaches. */
  private record Centre(Place place, double radiusMetres) {}

  private final Terrain terrain;
  private final Noise texture;
  private final List<Centre> cores = new ArrayList<>();

  Settlement(long seed, Terrain terrain, Gazetteer gazetteer) {
    this.terrain = terrain;
    texture = new Noise(seed + 11, 1300);
    for (District district : gazetteer.districts()) {
      double share = 0.6 / district.cores().size();
      for (Place core : district.cores()) {
        double radius = Math.sqrt(district.people() * share / PEOPLE_PER_URBAN_METRE2 / Math.PI);
        cores.add(new Centre(core, radius));
      }
    }
  }

  /** 0 in the open country to 1 in the heart of a city, by the urban cores alone. */
  double core(double u, double v) {
    double most = 0;
    for (Centre centre : cores) {
      double metres = centre.place.distance(u, v);
      if (metres < FAR_METRES) {
        double part = metres / centre.radiusMetres;
        most = Math.max(most, 1 / (1 + part * part * part * part));
      }
    }
    return most;
  }

  /**
   * 0 in the open country to 1 in the heart of a city; nobody builds in the water or on steep
   * slopes.
   *
   * @param seatMetres how far the middle of the town is
   * @param seatReachMetres how far the town reaches around it
   */
  double at(double u, double v, double seatMetres, double seatReachMetres) {
    double part = seatMetres / seatReachMetres;
    double most = Math.max(core(u, v), 0.62 * StrictMath.exp(-part * part));
    if (most < 0.01 || Water.toBank(u, v) < 40) {
      return Water.toBank(u, v) < 40 ? 0 : most;
    }
    double steep = terrain.slope(u, v) / 0.17;
    return Math.min(1, most * (1 + 0.3 * texture.at(u, v)) / (1 + steep * steep * steep * steep));
  }
}

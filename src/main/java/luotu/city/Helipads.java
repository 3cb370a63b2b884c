package luotu.city;

import java.util.List;
import java.util.Set;
import luotu.city.Gazetteer.District;
import luotu.city.Plan.Place;
import luotu.city.Towns.Town;

/** Where helicopters are stationed or can land, about a hundred in the whole city. */
final class Helipads {
  /** The city's air rescue centre in Yubei, and the regional ones. */
  private static final Set<String> BASES = Set.of("500112", "500101", "500114", "500118", "500152");

  private static final double METRES2_PER_LANDING_POINT = 3.2e9;

  private final Register register;
  private final Sites sites;
  private final Drafts drafts;

  Helipads(Register register, Sites sites, Drafts drafts) {
    this.register = register;
    this.sites = sites;
    this.drafts = drafts;
  }

  void emit(Zones zones, People people) {
    for (District district : zones.districts()) {
      Chance chance = register.chance("helipad", district);
      List<Town> towns =
          zones.towns().stream().filter(town -> town.district() == district).toList();
      List<Town> prone = towns.stream().filter(people::isDisasterProne).toList();
      if (BASES.contains(district.code())) {
        add(towns, district.name() + "航空救援基地", "base", "open", chance);
      }
      if (district.people() > 1_000_000) {
        add(towns.subList(0, 1), district.name() + "医院停机坪", "hospital", "open", chance);
      }
      if (!prone.isEmpty()) {
        add(prone, district.name() + "航空救援站", "station", "open", chance);
        add(prone, district.name() + "规划起降点", "temporary", "planned", chance);
      }
      int landing = (int) (district.areaMetres2() / METRES2_PER_LANDING_POINT + 0.9);
      for (int i = 1; i <= landing; i++) {
        String name = district.name() + "临时起降点" + i;
        add(prone.isEmpty() ? towns : prone, name, "temporary", Register.inUse(chance), chance);
      }
      if (zones.districts().size() == 1 && !BASES.contains(district.code())) {
        // A district by itself is shown with a base of the city, as if it lay here.
        add(towns, "市级航空救援基地", "base", "open", chance);
      }
    }
  }

  /** On open, level ground in one of the towns. */
  private void add(List<Town> towns, String name, String kind, String status, Chance chance) {
    Town town = towns.get(chance.whole(0, towns.size() - 1));
    int[] open =
        Sites.choose(
            sites.of(town),
            1,
            block -> sites.area(block) / (0.02 + sites.slope(block) * sites.slope(block)),
            chance);
    for (Place place : sites.places(open, chance)) {
      drafts.add(
          "helipad",
          Drafts.point(place),
          name + "（模拟）",
          register.confirmed(chance),
          new Form().with("kind", kind).with("status", status).fields());
    }
  }
}

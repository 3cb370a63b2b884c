package luotu.city;

import java.util.List;
import luotu.city.Gazetteer.District;
import luotu.city.Plan.Place;
import luotu.city.Towns.Town;

/** Rescue teams and stores of relief goods, at the levels that have them. */
final class Relief {
  private static final int MILLION = 1_000_000;

  private final Register register;
  private final Sites sites;
  private final Drafts drafts;

  Relief(Register register, Sites sites, Drafts drafts) {
    this.register = register;
    this.sites = sites;
    this.drafts = drafts;
  }

  void emit(Zones zones) {
    emitOfCity(zones.towns().get(0));
    for (District district : zones.districts()) {
      Town main =
          zones.towns().stream()
              .filter(town -> town.district() == district)
              .findFirst()
              .orElseThrow();
      emit(district, main);
    }
    for (Town town : zones.towns()) {
      emitTeams(town);
      emitStores(town, zones.communitiesOf(town).size());
    }
  }

  private void emitOfCity(Town town) {
    Chance chance = register.chance("relief of the city");
    List<Place> places = sites.amongPeople(town, 4, chance);
    addTeam(places.get(0), "市级综合救援队", "city", 320, "open", chance);
    addStore(places.get(1), "市级物资储备库", "city", 104_000, "open", chance);
    addStore(places.get(2), "中央物资储备库", "central", 60_000, "open", chance);
    addStore(places.get(3), "区域物资储备库", "regional", 12_000, "open", chance);
  }

  private void emit(District district, Town main) {
    Chance chance = register.chance("relief", district);
    List<Place> places = sites.amongPeople(main, 3, chance);
    int needed = district.people() > MILLION ? 5000 : 3000;
    double share =
        switch (register.care(district, "relief goods")) {
          case GOOD -> 1.06;
          case NEAR -> 0.94;
          default -> 0.5;
        };
    addTeam(places.get(0), district.name() + "综合救援队", "district", 80, "open", chance);
    addTeam(places.get(1), district.name() + "矿山救援队", "regional", 40, "open", chance);
    int served = (int) (needed * share);
    addStore(places.get(2), district.name() + "物资储备库", "district", served, "open", chance);
  }

  /** A team that is behind its time is only planned. */
  private void emitTeams(Town town) {
    Chance chance = register.chance("rescue team", town);
    Care care = register.care(town, "rescue team");
    List<Place> places = sites.amongPeople(town, 3, chance);
    if (care != Care.UNKNOWN) {
      String status = care == Care.POOR ? "planned" : Register.inUse(chance);
      addTeam(places.get(0), town.name() + "综合救援队", "town", chance.whole(15, 40), status, chance);
    }
    for (int i = 1; i < places.size(); i++) {
      if (chance.happens(0.5)) {
        String name = town.name() + "社区应急队" + i;
        addTeam(
            places.get(i), name, "community", chance.whole(6, 15), Register.status(chance), chance);
      }
    }
  }

  private void emitStores(Town town, int communities) {
    Chance chance = register.chance("relief store", town);
    Care care = register.care(town, "relief goods");
    List<Place> places = sites.amongPeople(town, 1 + communities / 4, chance);
    int served =
        switch (care) {
          case GOOD -> chance.whole(20, 60) * 10;
          case NEAR -> chance.whole(181, 198);
          default -> chance.whole(4, 14) * 10;
        };
    if (care != Care.UNKNOWN) {
      addStore(places.get(0), town.name() + "物资储备点", "town", served, "open", chance);
    }
    for (int i = 1; i < places.size(); i++) {
      addStore(
          places.get(i),
          town.name() + "社区物资储备点" + i,
          "village",
          chance.whole(2, 6) * 10,
          Register.status(chance),
          chance);
    }
  }

  private void addTeam(
      Place place, String name, String level, int people, String status, Chance chance) {
    add(
        "rescue_team",
        place,
        name,
        new Form().with("level", level).with("people", people).with("status", status),
        chance);
  }

  private void addStore(
      Place place, String name, String level, int served, String status, Chance chance) {
    add(
        "relief_store",
        place,
        name,
        new Form().with("level", level).with("people_served", served).with("status", status),
        chance);
  }

  private void add(String layer, Place place, String name, Form form, Chance chance) {
    drafts.add(
        layer, Drafts.point(place), name + "（模拟）", register.confirmed(chance), form.fields());
  }
}

package luotu.city;

import java.util.Comparator;
import java.util.List;
import luotu.city.Gazetteer.District;
import luotu.city.Plan.Place;
import luotu.city.Towns.Community;
import luotu.city.Towns.Town;

/** The fire stations, and a micro station in every community of most streets. */
final class FireStations {
  private static final double PEOPLE_PER_STATION = 70_000;

  private final Register register;
  private final Sites sites;
  private final Drafts drafts;

  FireStations(Register register, Sites sites, Drafts drafts) {
    this.register = register;
    this.sites = sites;
    this.drafts = drafts;
  }

  void emit(Zones zones, People people) {
    for (District district : zones.districts()) {
      List<Town> towns =
          zones.towns().stream().filter(town -> town.district() == district).toList();
      emitSpecial(district, towns, people);
    }
    for (Town town : zones.towns()) {
      emitStations(town, people.of(town) / PEOPLE_PER_STATION);
      emitMicro(town, zones.communitiesOf(town));
    }
    Chance chance = register.chance("fire station beyond");
    int[] beyond = Sites.choose(sites.beyond(), 1, sites::builtUp, chance);
    sites.places(beyond, chance).forEach(place -> add("界外消防站", "first", place, chance));
  }

  /** The district's special service station, and the brigades of two large works. */
  private void emitSpecial(District district, List<Town> towns, People people) {
    Chance chance = register.chance("special station", district);
    Town busiest = towns.stream().max(Comparator.comparingInt(people::of)).orElseThrow();
    for (Place place : sites.amongPeople(busiest, 1, chance)) {
      add(district.name() + "特勤消防站", "special", place, chance);
    }
    for (int i = 1; i <= 2; i++) {
      Town town = towns.get(chance.whole(0, towns.size() - 1));
      int[] works =
          Sites.choose(
              sites.of(town), 1, block -> HazardKind.CHEMICAL.likelihood(sites, block), chance);
      for (Place place : sites.places(works, chance)) {
        add(district.name() + "企业专职消防队" + i, "enterprise", place, chance);
      }
    }
  }

  private void emitStations(Town town, double wanted) {
    Chance chance = register.chance("fire station", town);
    int count = (int) (wanted + chance.share());
    for (Place place : sites.amongPeople(town, count, chance)) {
      String kind = chance.of("first", "second", "second", "small");
      add(town.name() + (kind.equals("small") ? "小型消防站" : "消防救援站"), kind, place, chance);
    }
    if (count == 0 && town.name().endsWith("镇")) {
      for (Place place : sites.amongPeople(town, 1, chance)) {
        add(town.name() + "专职消防队", "township", place, chance);
      }
    }
  }

  /** In the middle of each community; a nearly complete street lacks the tenth. */
  private void emitMicro(Town town, List<Community> communities) {
    Care care = register.care(town, "micro station");
    Chance chance = register.chance("micro station", town);
    for (int i = 0; i < communities.size(); i++) {
      boolean isMissing =
          switch (care) {
            case GOOD -> false;
            case NEAR -> i == 9;
            case POOR -> care.fails(i);
            case UNKNOWN -> true;
          };
      if (!isMissing) {
        Place place =
            communities.get(i).seat().plus(chance.between(-20, 20), chance.between(-20, 20));
        add(town.name() + "第" + (i + 1) + "社区微型消防站", "micro", place, chance);
      }
    }
  }

  private void add(String name, String kind, Place place, Chance chance) {
    int crew =
        switch (kind) {
          case "special" -> chance.whole(45, 60);
          case "first" -> chance.whole(30, 45);
          case "second" -> chance.whole(15, 25);
          case "micro" -> chance.whole(4, 8);
          default -> chance.whole(8, 15);
        };
    boolean isProfessional = crew >= 15;
    int turnout = isProfessional ? chance.whole(45, 70) : chance.whole(60, 150);
    Form form =
        new Form()
            .with("kind", kind)
            .with("crew", crew)
            .with("vehicles", crew / 7)
            .with("turnout_s", chance.happens(0.1) ? null : (Double) (double) turnout)
            .with("status", Register.inUse(chance));
    drafts.add(
        "fire_station",
        Drafts.point(place),
        name + "（模拟）",
        register.confirmed(chance),
        form.fields());
  }
}

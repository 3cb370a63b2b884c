package luotu.city;

import java.util.List;
import luotu.city.Plan.Place;
import luotu.city.Towns.Community;
import luotu.city.Towns.Town;

/** The public places of every day, and what warns people: schools, clinics, loudspeakers. */
final class PublicPlaces {
  /** A kind of public place, its name, how many people share one, and the room in it. */
  private record Kind(String id, String title, int people, int leastRoom, int mostRoom) {}

  private static final List<Kind> KINDS =
      List.of(
          new Kind("education", "学校", 7000, 300, 2400),
          new Kind("medical", "社区卫生服务中心", 14_000, 20, 200),
          new Kind("employment", "就业服务站", 30_000, 20, 80),
          new Kind("elderly", "养老服务站", 14_000, 20, 200),
          new Kind("childcare", "托育园", 15_000, 30, 150),
          new Kind("culture", "文化服务中心", 18_000, 60, 400),
          new Kind("sports", "体育场馆", 20_000, 100, 3000),
          new Kind("commuting", "公交枢纽", 9000, 50, 800),
          new Kind("emergency", "应急服务点", 25_000, 20, 100),
          new Kind("hospital", "医院", 80_000, 100, 1500));

  private static final int PEOPLE_PER_CHARGING = 16_000;
  private static final int BEYOND = 8;

  private final Register register;
  private final Sites sites;
  private final Drafts drafts;

  PublicPlaces(Register register, Sites sites, Drafts drafts) {
    this.register = register;
    this.sites = sites;
    this.drafts = drafts;
  }

  void emit(Zones zones, People people) {
    for (Town town : zones.towns()) {
      Chance chance = register.chance("facility", town);
      for (Kind kind : KINDS) {
        int count = (int) ((double) people.of(town) / kind.people + chance.share());
        for (Place place : sites.amongPeople(town, count, chance)) {
          add(town, kind, place, Register.status(chance), chance);
        }
      }
      emitCharging(town, 1 + people.of(town) / PEOPLE_PER_CHARGING);
      emitWarning(town, zones.communitiesOf(town));
    }
    Chance chance = register.chance("facility beyond");
    int[] beyond = Sites.choose(sites.beyond(), BEYOND, sites::builtUp, chance);
    for (Place place : sites.places(beyond, chance)) {
      add(null, KINDS.get(chance.whole(0, KINDS.size() - 1)), place, "open", chance);
    }
  }

  /** Where a street is behind, its charging places are planned only. */
  private void emitCharging(Town town, int count) {
    Chance chance = register.chance("charging", town);
    Care care = register.care(town, "charging");
    Kind kind = new Kind("charging", "公共充电站", 0, 6, 60);
    for (Place place : sites.amongPeople(town, care == Care.UNKNOWN ? 0 : count, chance)) {
      add(town, kind, place, care == Care.POOR ? "planned" : Register.inUse(chance), chance);
    }
  }

  private void add(Town town, Kind kind, Place place, String status, Chance chance) {
    String name =
        town == null
            ? "界外" + kind.title
            : town.name() + kind.title + (register.next(town, kind.id) + 1);
    Form form =
        new Form()
            .with("kind", kind.id)
            .with("capacity", chance.whole(kind.leastRoom, kind.mostRoom))
            .with("dual_use", register.dualUse(town, chance))
            .with("status", status);
    drafts.add(
        "facility", Drafts.point(place), name + "（模拟）", register.confirmed(chance), form.fields());
  }

  private void emitWarning(Town town, List<Community> communities) {
    Chance chance = register.chance("warning point", town);
    for (Community community : communities) {
      if (register.fails(town, "warning")) {
        continue;
      }
      Place place = community.seat().plus(chance.between(-40, 40), chance.between(-40, 40));
      String kind = chance.of("broadcast", "broadcast", "siren", "screen");
      int reach = kind.equals("screen") ? chance.whole(15, 30) * 10 : chance.whole(6, 15) * 100;
      Form form =
          new Form()
              .with("kind", kind)
              .with("reach_m", (double) reach)
              .with("status", Register.status(chance));
      drafts.add(
          "warning_point",
          Drafts.point(place),
          town.name() + "预警设施" + (register.next(town, "warning point") + 1) + "（模拟）",
          register.confirmed(chance),
          form.fields());
    }
  }
}

package luotu.city;

import java.util.List;
import java.util.Optional;
import luotu.city.Plan.Place;
import luotu.city.Towns.Town;

/** Where building is planned; most sites keep off hazards. */
final class PlannedSites {
  private final Register register;
  private final Sites sites;
  private final Hazards hazards;

  PlannedSites(Register register, Sites sites, Hazards hazards) {
    this.register = register;
    this.sites = sites;
    this.hazards = hazards;
  }

  void emit(Drafts drafts, List<Town> towns) {
    for (Town town : towns) {
      Chance chance = register.chance("planned sites", town);
      int count = chance.whole(0, 4);
      for (int i = 0; i < count; i++) {
        double half = chance.between(30, 110);
        Optional<Place> middle = place(town, half, chance);
        if (middle.isPresent()) {
          List<Place> corners =
              List.of(
                  middle.get().plus(-half, -half),
                  middle.get().plus(half, -half),
                  middle.get().plus(half, half),
                  middle.get().plus(-half, half));
          Form form =
              new Form()
                  .with("kind", "planned_site")
                  .with("planned_for", chance.of("居住用地", "工业用地", "学校用地", "商业用地"));
          String name = town.name() + "规划地块" + (i + 1) + "（模拟）";
          drafts.add("land", Drafts.polygon(corners), name, null, form.fields());
        }
      }
    }
  }

  private Optional<Place> place(Town town, double half, Chance chance) {
    boolean isCareless = register.care(town, "siting") == Care.POOR;
    return sites.amongPeople(town, 60, chance).stream()
        .filter(place -> isCareless != hazards.isSafe(place, 1.5 * half))
        .findFirst();
  }
}

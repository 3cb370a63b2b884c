package luotu.city;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import luotu.city.Towns.Town;

/** What each street writes down every year, and which of its lists it has declared complete. */
final class Records {
  /**
   * A layer, and the subjects that its rows tell of.
   *
   * @param isOfCity whether somebody above the streets has seen to it that its lists are complete
   */
  private record Listed(String layer, boolean isOfCity, String... subjects) {}

  private static final List<Listed> LISTED =
      List.of(
          new Listed("hazard", false, "responsibility"),
          new Listed("shelter", false, "shelter"),
          new Listed("fire_station", false, "micro station"),
          new Listed("water_source", false, "hydrant", "woods"),
          new Listed("helipad", true, "helipad"),
          new Listed("rescue_team", false, "rescue team"),
          new Listed("relief_store", false, "relief goods"),
          new Listed("warning_point", false, "warning"),
          new Listed("facility", false, "charging"),
          new Listed("waterway", true, "waterway"),
          new Listed("land", false, "siting"));

  private final Register register;
  private final Zones zones;
  private final Drafts drafts;

  Records(Register register, Zones zones, Drafts drafts) {
    this.register = register;
    this.zones = zones;
    this.drafts = drafts;
  }

  void emit() {
    int year = register.today().getYear();
    for (Town town : zones.towns()) {
      Chance chance = register.chance("street record", town);
      emitRecord(town, year - 1, chance);
      if (register.care(town, "record of the year") != Care.UNKNOWN) {
        emitRecord(town, year, chance);
      }
    }
    for (Town town : zones.towns()) {
      emitInventories(town);
    }
    emitAbove(year);
  }

  private void emitRecord(Town town, int year, Chance chance) {
    Integer drills =
        switch (register.care(town, "drills")) {
          case UNKNOWN -> null;
          case POOR -> 0;
          default -> chance.whole(1, 4);
        };
    Care post = register.care(town, "command post");
    boolean isThisYear = year == register.today().getYear();
    Form form =
        new Form()
            .with("year", year)
            .with("drills", drills)
            .with(
                "plan_on",
                register
                    .daysAgo(chance, isThisYear ? 10 : 400, isThisYear ? 1000 : 1400)
                    .toString())
            .with("command_post", post == Care.UNKNOWN ? null : (Boolean) true)
            .with("communication_kit", post != Care.POOR)
            .with("communities", zones.communitiesOf(town).size());
    drafts.addRow(
        "street_record",
        town.code(),
        "street_record-" + town.code() + "-" + year,
        register.confirmed(chance),
        form.fields());
  }

  /**
   * Districts and functional zones hold drills of their own; of the outcomes they tell what was.
   */
  private void emitAbove(int year) {
    Set<String> codes = new TreeSet<>();
    for (Town town : zones.towns()) {
      codes.add(town.district().code());
      if (town.entry().memberOf() != null) {
        codes.add(town.entry().memberOf());
      }
    }
    for (String code : codes) {
      Form form =
          new Form()
              .with("year", year)
              .with("drills", 2)
              .with("monitored_deaths", 0)
              .with("forest_burnt_per_mille", 0.1);
      drafts.addRow(
          "street_record",
          code,
          "street_record-" + code + "-" + year,
          register.today(),
          form.fields());
    }
  }

  /** Lists where nobody has looked are not complete; of the others a good part is. */
  private void emitInventories(Town town) {
    Chance chance = register.chance("inventory", town);
    for (Listed listed : LISTED) {
      boolean isKnown = true;
      boolean isPoor = false;
      for (String subject : listed.subjects) {
        isKnown &= register.care(town, subject) != Care.UNKNOWN;
        isPoor |= register.care(town, subject) == Care.POOR;
      }
      boolean isTaken = chance.happens(0.7) || listed.isOfCity || isPoor;
      String day = register.daysAgo(chance, 10, 300).toString();
      if (isKnown && isTaken) {
        Form form =
            new Form()
                .with("layer", listed.layer)
                .with("complete_as_of", day)
                .with("confirmed_by", "模拟登记员");
        drafts.addRow(
            "inventory",
            town.code(),
            "inventory-" + town.code() + "-" + listed.layer,
            register.confirmed(chance),
            form.fields());
      }
    }
  }
}

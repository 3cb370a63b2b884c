package luotu.analyse.standards;

import static luotu.analyse.Scene.box;
import static luotu.analyse.standards.EditCases.DAY;
import static luotu.analyse.standards.EditCases.NEXT_DAY;

import luotu.analyse.standards.EditedCity.District;
import org.junit.jupiter.api.Test;

/** Hazards, and what is kept ready against them, come and go; days pass. */
class HazardEditsTest {
  private final EditCases edits = new EditCases();

  private static final Object[] PRONE = {"disaster_prone", true};

  @Test
  void eachEditMovesTheCellsThatItMust() {
    byAir();
    hazards();
    ways();
    stocks();
    sites();
    records();
    edits.check();
  }

  private void byAir() {
    Object[] large = {"level", "large"};
    Object[] pad = EditCases.open("kind", "temporary");
    Object[] base = EditCases.open("kind", "base");
    edits.when(
        "a landing point goes",
        edits
            .district(PRONE)
            .hazard("big", -1000, -1000, "gas", large)
            .named("pad", "helipad", "POINT(-1000 0)", pad),
        each -> each.remove("helipad", "pad"),
        "helipad A D");
    edits.when(
        "a landing point comes across the border",
        edits.district(PRONE).hazard("big", -1000, -1000, "gas", large),
        each -> each.add("helipad", "POINT(1000 0)", pad),
        "helipad A D");
    edits.when(
        "a base goes",
        edits
            .district()
            .hazard("big", -1000, -1000, "gas", large)
            .named("base", "helipad", "POINT(-1000 0)", base),
        each -> each.remove("helipad", "base"),
        "air-reach A D");
    edits.when(
        "a base comes across the border",
        edits.district().hazard("big", -1000, -1000, "gas", large),
        each -> each.add("helipad", "POINT(1000 0)", base),
        "air-reach A D");
    edits.when(
        "there is nowhere to land, it is confirmed",
        edits.district(PRONE).hazard("big", -1000, -1000, "gas", large),
        each -> each.confirm("A", "helipad", DAY),
        "helipad A D",
        "air-reach A D");
    edits.onTheNextDay(
        edits
            .district(PRONE)
            .hazard("big", -1000, -1000, "gas", large)
            .confirm("A", "helipad", NEXT_DAY),
        "helipad A D",
        "air-reach A D");
    edits.onTheNextDay(
        edits
            .district(PRONE)
            .hazard(
                "big",
                -1000,
                -1000,
                "gas",
                "level",
                "large",
                "found_on",
                NEXT_DAY,
                "due_on",
                "2025-12-31")
            .add("helipad", "POINT(-1000 0)", base),
        "helipad A D",
        "air-reach A D",
        "responsibility A D");
    // Closed a month late: it was due before, it is a hazard no more.
    edits.onTheNextDay(
        edits
            .district()
            .hazard(
                "late",
                -1000,
                -1000,
                "gas",
                "level",
                "large",
                "due_on",
                "2025-06-01",
                "closed_on",
                NEXT_DAY,
                "status",
                "closed"),
        "air-reach A D",
        "responsibility A D");
    edits.onTheNextDay(
        edits.district().hazard("due", -1000, -1000, "gas", "level", "large", "due_on", NEXT_DAY),
        "major-hazard-closed A D");
    edits.when(
        "a major hazard that is due goes",
        edits.district().hazard("due", -1000, -1000, "gas", "level", "large", "due_on", DAY),
        each -> each.remove("hazard", "due"),
        "major-hazard-closed A D",
        "air-reach A D",
        "responsibility A D");
  }

  private void hazards() {
    Object[] slide = slide("2024-06-30");
    Object[] fresh = slide(DAY);
    String[] slides = {
      "geohazard-monitoring A D",
      "geohazard-people A D",
      "evacuation-plan A D",
      "responsibility A D"
    };
    edits.when(
        "a landslide goes",
        edits.district().hazard("slide", -1000, 0, "landslide", slide),
        each -> each.remove("hazard", "slide"),
        slides);
    edits.when(
        "a landslide comes across the border",
        edits.district().hazard("slide", -1000, 0, "landslide", fresh),
        each -> each.hazard("other", 5, 0, "landslide", fresh),
        "geohazard-monitoring B D",
        "geohazard-people B D",
        "evacuation-plan B D",
        "responsibility B D");
    edits.onTheNextDay(
        edits
            .district()
            .hazard("slide", -1000, 0, "landslide", EditCases.with(slide, "found_on", NEXT_DAY)),
        slides);
    edits.onTheNextDay(
        edits.district().hazard("slide", -1000, 0, "landslide", slide), "geohazard-people A D");
    edits.when(
        "the list of hazards is confirmed where there are some",
        edits.district(),
        each -> each.confirm("A", "hazard", DAY));
    Object[] reservoir = {
      "level", "small", "people", KnownCity.people(DAY, "administrative", "technical", "patrol")
    };
    edits.when(
        "a reservoir goes",
        edits.district().hazard("reservoir", -1000, 0, "reservoir", reservoir),
        each -> each.remove("hazard", "reservoir"),
        "reservoir-people A D",
        "responsibility A D");
    edits.when(
        "a reservoir comes across the border",
        edits.district(),
        each -> each.hazard("reservoir", 5, 0, "reservoir", reservoir),
        "reservoir-people B D",
        "responsibility B D");
    Object[] pool = {"level", "small", "sensor", true, "threshold", "0.3 m", "due_on", NEXT_DAY};
    edits.when(
        "a flooded place goes",
        edits.district().hazard("pool", -1000, 0, "waterlogging", pool),
        each -> each.remove("hazard", "pool"),
        "waterlogging A D",
        "responsibility A D");
    edits.when(
        "a flooded place comes across the border",
        edits.district(),
        each -> each.hazard("pool", 5, 0, "waterlogging", EditCases.with(pool, "due_on", DAY)),
        "waterlogging B D",
        "responsibility B D");
    // The one that was not taken away above is due, too.
    edits.onTheNextDay(
        edits.district().hazard("pool", -1000, 0, "waterlogging", pool), "waterlogging A D");
  }

  /** A year ago is stale on the day after. */
  private static Object[] slide(String confirmedOn) {
    return new Object[] {
      "level",
      "small",
      "monitoring",
      "people",
      "people",
      KnownCity.people(confirmedOn, "resident_monitor", "area_lead", "geologist", "technician")
    };
  }

  private void ways() {
    edits.when(
        "the way to the assigned shelter is shut",
        assigned("2024-01-01"),
        each -> each.close("far"),
        "evacuation-plan A D");
    edits.when(
        "the assigned shelter goes, another stays",
        assigned("2024-01-01")
            .add("shelter", "POINT(-7500 -3900)", EditCases.open("places", 5L, "dual_use", true)),
        each -> each.remove("shelter", "shelter"),
        "evacuation-plan A D",
        "shelter-capacity A D",
        "dual-use A D");
    edits.onTheNextDay(assigned("2023-06-30"), "evacuation-plan A D");
  }

  /** A landslide on a road, whose people have a shelter, a route, a contact and a plan. */
  private District assigned(String planOn) {
    District district = edits.district().road("near", -3000, -2000).road("far", -2000, -500);
    return district
        .named(
            "shelter", "shelter", "POINT(-2900 0)", EditCases.open("places", 50L, "dual_use", true))
        .hazard(
            "slide",
            -1000,
            0,
            "landslide",
            "level",
            "small",
            "monitoring",
            "people",
            "people",
            KnownCity.people(DAY, "area_lead"),
            "shelter",
            district.code("shelter"))
        .record("A", "street_record", "year", 2025L, "plan_on", planOn);
  }

  private void stocks() {
    Object[] stock = EditCases.open("level", "town", "people_served", 300L);
    edits.when(
        "a stock goes",
        edits.district(PRONE).named("stock", "relief_store", "POINT(-500 0)", stock),
        each -> each.remove("relief_store", "stock"),
        "relief-goods A D");
    edits.when(
        "a stock comes across the border, where none is owed",
        edits.district(PRONE).add("relief_store", "POINT(-500 0)", stock),
        each -> each.add("relief_store", "POINT(5 0)", stock));
    edits.when(
        "a district's stock comes",
        edits.district(),
        each ->
            each.add(
                "relief_store",
                "POINT(5 0)",
                EditCases.open("level", "district", "people_served", 300L)),
        "relief-goods D");
    edits.when(
        "there is no stock, it is confirmed",
        edits.district(PRONE),
        each -> each.confirm("A", "relief_store", DAY),
        "relief-goods A D");
    edits.onTheNextDay(
        edits.district(PRONE).confirm("A", "relief_store", NEXT_DAY), "relief-goods A D");
    Object[] siren = EditCases.open("kind", "siren", "reach_m", 600.0);
    edits.when(
        "a siren goes",
        edits.district().named("siren", "warning_point", "POINT(-7500 3000)", siren),
        each -> each.remove("warning_point", "siren"),
        "warning-reach A D");
    edits.when(
        "a siren comes across the border",
        edits.district().people(-200),
        each -> each.add("warning_point", "POINT(300 0)", siren),
        "warning-reach A B D");
    edits.when(
        "there is no siren, it is confirmed",
        edits.district(),
        each -> each.confirm("A", "warning_point", DAY),
        "warning-reach A D");
    edits.onTheNextDay(
        edits.district().confirm("A", "warning_point", NEXT_DAY), "warning-reach A D");
  }

  private void sites() {
    Object[] works = {"level", "small", "found_on", "2022-01-01"};
    String river = "LINESTRING(200 -1000,200 1000)";
    edits.when(
        "a river goes",
        edits
            .district()
            .hazard("works", -300, 0, "chemical", works)
            .named("river", "waterway", river, "class", "tributary"),
        each -> each.remove("waterway", "river"),
        "chemical-siting A D");
    edits.when(
        "a river comes across the border",
        edits.district().hazard("works", -300, 0, "chemical", works),
        each -> each.add("waterway", river, "class", "tributary"),
        "chemical-siting A D");
    edits.when(
        "there is no river, it is confirmed",
        edits.district().hazard("works", -300, 0, "chemical", works),
        each -> each.confirm("A", "waterway", DAY),
        "chemical-siting A D");
    edits.onTheNextDay(
        edits
            .district()
            .hazard("works", -300, 0, "chemical", "level", "small", "found_on", NEXT_DAY)
            .add("waterway", river, "class", "tributary"),
        "chemical-siting A D",
        "responsibility A D");
    Object[] wide = {"level", "small", "influence_m", 500.0};
    edits.when(
        "a hazard goes from a planned site",
        site().hazard("bank", -300, 50, "road", wide),
        each -> each.remove("hazard", "bank"),
        "site-avoidance A D",
        "responsibility A D");
    edits.when(
        "a hazard comes across the border",
        site(),
        each -> each.hazard("bank", 100, 50, "road", wide),
        "site-avoidance A D",
        "responsibility B D");
    edits.onTheNextDay(
        site().hazard("bank", 100, 50, "road", EditCases.with(wide, "found_on", NEXT_DAY)),
        "site-avoidance A D",
        "responsibility B D");
  }

  private District site() {
    return edits.district().add("land", box(-200, 0, -100, 100), "kind", "planned_site");
  }

  private void records() {
    Object[] record = {
      "year", 2025L, "drills", 1L, "command_post", true, "communication_kit", true
    };
    edits.when(
        "a street's record comes",
        edits.district(),
        each -> each.record("A", "street_record", record),
        "drill A D",
        "command-post A D");
    edits.when(
        "a district's own record comes",
        edits.district(),
        each -> each.record("D", "street_record", record),
        "drill D");
  }
}

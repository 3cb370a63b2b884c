package luotu.analyse.standards;

import static luotu.analyse.Scene.box;
import static luotu.analyse.standards.EditCases.DAY;
import static luotu.analyse.standards.EditCases.NEXT_DAY;

import java.util.List;
import luotu.analyse.standards.EditedCity.District;
import org.junit.jupiter.api.Test;

/**
 * What people reach: water, engines, teams, shelters, services come and go, and ways to them are
 * shut.
 */
class ResourceEditsTest {
  private final EditCases edits = new EditCases();

  @Test
  void eachEditMovesTheCellsThatItMust() {
    water();
    engines();
    teams();
    shelters();
    services();
    edits.check();
  }

  private void water() {
    List<String[]> kinds =
        List.of(
            new String[] {"forest_key", "forest-water-key"},
            new String[] {"forest", "forest-water-other"},
            new String[] {"built_up", "built-up-fire-water"});
    Object[] hydrant = {"kind", "hydrant", "usable", true};
    for (String[] kind : kinds) {
      String moved = kind[1] + " A D";
      District dry = onLand(kind[0]);
      edits.when(
          "a hydrant goes",
          onLand(kind[0]).named("hydrant", "water_source", "POINT(-50 0)", hydrant),
          each -> each.remove("water_source", "hydrant"),
          moved);
      edits.when(
          "a hydrant comes across the border",
          dry,
          each -> each.add("water_source", "POINT(20 0)", hydrant),
          moved);
      edits.when(
          "there is no water, it is confirmed",
          onLand(kind[0]),
          each -> each.confirm("A", "water_source", DAY),
          moved);
      edits.onTheNextDay(onLand(kind[0]).confirm("A", "water_source", NEXT_DAY), moved);
    }
  }

  private District onLand(String kind) {
    return edits.district().add("land", box(-100, -50, -10, 50), "kind", kind);
  }

  /**
   * People 1.4 km from the western end of two roads, the nearer of which ends 600 m before them.
   */
  private District street(Object... fieldsOfA) {
    return edits
        .district(fieldsOfA)
        .road("near", -3000, -2000)
        .road("far", -2000, -500)
        .people(-1400);
  }

  /** People of A on a road that leads on to B. */
  private District through() {
    return edits.district().road("through", -3000, 1000).people(-300);
  }

  private void engines() {
    String[] inA = {"fire-response A D", "fire-station-area A D"};
    Object[] first = EditCases.open("kind", "first");
    edits.when(
        "a fire station goes",
        street().named("station", "fire_station", "POINT(-2900 0)", first),
        each -> each.remove("fire_station", "station"),
        inA);
    edits.when(
        "a fire station comes across the border",
        through(),
        each -> each.add("fire_station", "POINT(500 0)", first),
        "fire-response A B D",
        "fire-station-area B D");
    edits.when(
        "an engine's road is shut",
        street().add("fire_station", "POINT(-2900 0)", first),
        each -> each.close("far"),
        inA);
    String[] none = {"fire-response A D", "micro-station A D"};
    edits.when(
        "there is no station, it is confirmed",
        street().record("A", "street_record", "year", 2025L, "communities", 2L),
        each -> each.confirm("A", "fire_station", DAY),
        none);
    edits.onTheNextDay(
        street()
            .record("A", "street_record", "year", 2025L, "communities", 2L)
            .confirm("A", "fire_station", NEXT_DAY),
        none);
    Object[] micro = EditCases.open("kind", "micro");
    edits.when(
        "a micro station goes",
        edits
            .district()
            .record("A", "street_record", "year", 2025L, "communities", 2L)
            .named("micro", "fire_station", "POINT(-500 0)", micro),
        each -> each.remove("fire_station", "micro"),
        "micro-station A D",
        "fire-station-area D");
    edits.when(
        "a micro station comes across the border",
        edits
            .district()
            .record("A", "street_record", "year", 2025L, "communities", 2L)
            .record("B", "street_record", "year", 2025L, "communities", 1L),
        each -> each.add("fire_station", "POINT(5 0)", micro),
        "micro-station B D",
        "fire-station-area D");
    edits.when(
        "the district confirms that it has no stations",
        street(),
        each -> each.confirm("D", "fire_station", DAY),
        "fire-response A B D",
        "fire-station-area D");
  }

  private void teams() {
    Object[] town = EditCases.open("level", "town");
    Object[] ofDistrict = EditCases.open("level", "district");
    edits.when(
        "a street's team goes",
        edits.district().named("team", "rescue_team", "POINT(-500 0)", town),
        each -> each.remove("rescue_team", "team"),
        "rescue-team A D");
    edits.when(
        "a street's team comes across the border",
        edits.district().add("rescue_team", "POINT(-500 0)", town),
        each -> each.add("rescue_team", "POINT(5 0)", town),
        "rescue-team B D");
    edits.when(
        "a rescue centre goes",
        street().named("centre", "rescue_team", "POINT(-2900 0)", ofDistrict),
        each -> each.remove("rescue_team", "centre"),
        "rescue-2h A D",
        "rescue-team D");
    edits.when(
        "a rescue centre comes across the border",
        through(),
        each -> each.add("rescue_team", "POINT(500 0)", ofDistrict),
        "rescue-2h A B D",
        "rescue-team D");
    edits.when(
        "a rescue centre's road is shut",
        street().add("rescue_team", "POINT(-2900 0)", ofDistrict),
        each -> each.close("far"),
        "rescue-2h A D");
    edits.when(
        "there is no team, it is confirmed",
        street(),
        each -> each.confirm("A", "rescue_team", DAY),
        "rescue-team A D",
        "rescue-2h A D");
    edits.onTheNextDay(
        street().confirm("A", "rescue_team", NEXT_DAY), "rescue-team A D", "rescue-2h A D");
  }

  private void shelters() {
    Object[] shelter =
        EditCases.open("kind", "outdoor", "grade", "short", "places", 50L, "dual_use", true);
    String[] all = {"shelter-walk A D", "shelter-capacity A D", "dual-use A D", "life-circle A D"};
    edits.when(
        "a shelter goes",
        street().named("shelter", "shelter", "POINT(-2000 0)", shelter),
        each -> each.remove("shelter", "shelter"),
        EditCases.and(all, "shelter-new D"));
    edits.when(
        "a shelter comes across the border",
        through(),
        each -> each.add("shelter", "POINT(500 0)", shelter),
        "shelter-walk A B D",
        "shelter-capacity B D",
        "shelter-new D",
        "dual-use B D",
        "life-circle A B D");
    edits.when(
        "a way to a shelter is shut",
        street().add("shelter", "POINT(-2000 0)", shelter),
        each -> each.close("far"),
        "shelter-walk A D");
    edits.when(
        "there is no shelter, it is confirmed",
        street(),
        each -> each.confirm("A", "shelter", DAY),
        all);
    edits.onTheNextDay(street().confirm("A", "shelter", NEXT_DAY), all);
    edits.onTheNextDay(
        services(street(), "emergency")
            .add("shelter", "POINT(-2000 0)", EditCases.with(shelter, "opened_on", NEXT_DAY)),
        "shelter-walk A D",
        "shelter-capacity A D",
        "life-circle A D");
    Object[] planned = {
      "kind", "outdoor", "status", "building", "planned_for", 2025L, "dual_use", true
    };
    edits.when(
        "a planned shelter goes, one of other years stays",
        edits
            .district()
            .named("planned", "shelter", "POINT(-2000 0)", planned)
            .add("shelter", "POINT(-2500 0)", "status", "planned", "planned_for", 2026L),
        each -> each.remove("shelter", "planned"),
        "shelter-new A D",
        "dual-use A D");
    edits.when(
        "a planned shelter comes across the border",
        edits.district().add("shelter", "POINT(-2000 0)", planned),
        each -> each.add("shelter", "POINT(5 0)", "status", "planned", "planned_for", 2025L),
        "shelter-new B D",
        "shelter-walk B D",
        "shelter-capacity B D",
        "life-circle B D",
        "dual-use B D");
  }

  /** All nine services at the place, but for one. */
  private static District services(District district, String without) {
    for (String kind :
        List.of(
            "education",
            "medical",
            "employment",
            "elderly",
            "childcare",
            "culture",
            "sports",
            "commuting",
            "emergency")) {
      if (!kind.equals(without)) {
        district.named(
            kind, "facility", "POINT(-1000 0)", EditCases.open("kind", kind, "dual_use", true));
      }
    }
    return district;
  }

  private void services() {
    Object[] school = EditCases.open("kind", "education", "dual_use", true);
    edits.when(
        "the only school goes",
        services(street(), ""),
        each -> each.remove("facility", "education"),
        "life-circle A D",
        "dual-use A D");
    edits.when(
        "a school comes across the border",
        services(through(), "education"),
        each -> each.add("facility", "POINT(500 0)", school),
        "life-circle A B D",
        "dual-use B D");
    edits.when(
        "the way to the services is shut",
        services(street(), ""),
        each -> each.close("far"),
        "life-circle A D");
    edits.when(
        "there are no services, it is confirmed",
        street(),
        each -> each.confirm("A", "facility", DAY),
        "life-circle A D",
        "dual-use A",
        "charging A D");
    edits.onTheNextDay(
        street().confirm("A", "facility", NEXT_DAY),
        "life-circle A D",
        "dual-use A",
        "charging A D");
    Object[] charger = EditCases.open("kind", "charging", "dual_use", true);
    edits.when(
        "the only charger goes, a hospital stays",
        edits
            .district()
            .named("charger", "facility", "POINT(-500 0)", charger)
            .add("facility", "POINT(-500 0)", EditCases.open("kind", "hospital")),
        each -> each.remove("facility", "charger"),
        "charging A D",
        "dual-use A D");
    edits.when(
        "a charger comes across the border",
        edits.district().add("facility", "POINT(-500 0)", charger),
        each -> each.add("facility", "POINT(5 0)", charger),
        "charging B D",
        "dual-use B D");
  }
}

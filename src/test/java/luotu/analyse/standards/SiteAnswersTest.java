package luotu.analyse.standards;

import static luotu.analyse.Scene.box;

import java.util.stream.Stream;
import luotu.analyse.standards.KnownCity.Place;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What must not be where it is, and whose it is. */
class SiteAnswersTest {
  private static final String AVOIDANCE = "site-avoidance";
  private static final String CHEMICAL = "chemical-siting";
  private static final String RESPONSIBILITY = "responsibility";

  private static Place site(KnownCity city, String story) {
    return city.street(story).add("land", box(0, 0, 1000, 1000), "kind", "planned_site");
  }

  @TestFactory
  Stream<DynamicTest> plannedSites() {
    return KnownCity.tests(
        city -> {
          site(city, "a landslide 500 m away")
              .add("hazard", "POINT(1500 500)", "kind", "landslide", "status", "open")
              .is(AVOIDANCE, "met", 0);
          site(city, "a landslide on it")
              .add("hazard", "POINT(500 500)", "kind", "landslide", "status", "open")
              .is(AVOIDANCE, "gap", 1);
          site(city, "a debris flow runs through it")
              .add(
                  "hazard",
                  "LINESTRING(-500 500,1500 600)",
                  "kind",
                  "debris_flow",
                  "status",
                  "treating")
              .is(AVOIDANCE, "gap", 1);
          site(city, "an area of flash floods overlaps it")
              .add("hazard", box(900, 900, 2000, 2000), "kind", "flash_flood", "status", "open")
              .is(AVOIDANCE, "gap", 1);
          site(city, "500 m away with an influence of 499 m")
              .add(
                  "hazard",
                  "POINT(1500 500)",
                  "kind",
                  "landslide",
                  "status",
                  "open",
                  "influence_m",
                  499.0)
              .is(AVOIDANCE, "met", 0);
          site(city, "500 m away with an influence of 501 m")
              .add(
                  "hazard",
                  "POINT(1500 500)",
                  "kind",
                  "landslide",
                  "status",
                  "open",
                  "influence_m",
                  501.0)
              .is(AVOIDANCE, "gap", 1);
          site(city, "two hazards on one site, a second site free")
              .add("land", box(-2000, -2000, -1000, -1000), "kind", "planned_site")
              .add("hazard", "POINT(500 500)", "kind", "landslide", "status", "open")
              .add("hazard", "POINT(600 500)", "kind", "rockfall", "status", "open")
              .is(AVOIDANCE, "gap", 1);
          site(city, "two sites hit")
              .add("land", box(-2000, -2000, -1000, -1000), "kind", "planned_site")
              .add("hazard", "POINT(500 500)", "kind", "landslide", "status", "open")
              .add("hazard", "POINT(-1500 -1500)", "kind", "rockfall", "status", "open")
              .is(AVOIDANCE, "gap", 2);
          site(city, "the landslide on it is closed")
              .add("hazard", "POINT(500 500)", "kind", "landslide", "status", "closed")
              .is(AVOIDANCE, "met", 0);
          city.street("a hazard across the border whose influence reaches in")
              .add("land", box(3500, 0, 3900, 400), "kind", "planned_site")
              .add(
                  "hazard",
                  "POINT(4500 200)",
                  "kind",
                  "landslide",
                  "status",
                  "open",
                  "influence_m",
                  1000.0)
              .is(AVOIDANCE, "gap", 1);
          site(city, "nobody listed the hazards").is(AVOIDANCE, "no_data").missing("hazard", "");
          site(city, "it is confirmed that there is no hazard")
              .inventory("hazard")
              .is(AVOIDANCE, "met", 0);
          city.street("land of another kind")
              .add("land", box(0, 0, 1000, 1000), "kind", "forest")
              .add("hazard", "POINT(500 500)", "kind", "landslide", "status", "open")
              .is(AVOIDANCE, "not_applicable");
          city.street("it is confirmed that nothing is planned")
              .inventory("land")
              .is(AVOIDANCE, "not_applicable");
          city.street("no land drawn")
              .add("hazard", "POINT(500 500)", "kind", "landslide", "status", "open")
              .is(AVOIDANCE, "no_data")
              .missing("land", "");
        });
  }

  /** A river from north to south at x = 0. */
  private static Place river(KnownCity city, String story, String riverClass) {
    return city.street(story)
        .add("waterway", "LINESTRING(0 -3900,0 0,0 3900)", "class", riverClass);
  }

  private static Place newSite(Place street, String kind, int metresFromRiver) {
    return street.add(
        "hazard",
        "POINT(%d 0)".formatted(metresFromRiver),
        "kind",
        kind,
        "status",
        "open",
        "found_on",
        "2023-06-01");
  }

  @TestFactory
  Stream<DynamicTest> chemicalSites() {
    return KnownCity.tests(
        city -> {
          newSite(river(city, "a chemical park 1.1 km from the Yangtze", "main"), "chemical", 1100)
              .is(CHEMICAL, "met", 0);
          newSite(river(city, "a chemical park 900 m from the Yangtze", "main"), "chemical", 900)
              .is(CHEMICAL, "gap", 1)
              .shows("hazard", 1);
          newSite(river(city, "a park 900 m from a tributary", "tributary"), "chemical", 900)
              .is(CHEMICAL, "gap", 1);
          newSite(river(city, "a tailings pond 2.9 km from the Yangtze", "main"), "tailings", 2900)
              .is(CHEMICAL, "gap", 1);
          newSite(river(city, "a tailings pond 3.1 km from the Yangtze", "main"), "tailings", 3100)
              .is(CHEMICAL, "met", 0);
          newSite(river(city, "a pond 1.1 km from a tributary", "tributary"), "tailings", 1100)
              .is(CHEMICAL, "met", 0);
          newSite(river(city, "a pond 900 m from a tributary", "tributary"), "tailings", 900)
              .is(CHEMICAL, "gap", 1);
          newSite(newSite(river(city, "two of three", "main"), "chemical", 500), "tailings", 2000)
              .add(
                  "hazard",
                  "POINT(2000 0)",
                  "kind",
                  "chemical",
                  "status",
                  "open",
                  "found_on",
                  "2023-01-01")
              .is(CHEMICAL, "gap", 2)
              .shows("hazard", 2);
          river(city, "older than the plan", "main")
              .add(
                  "hazard",
                  "POINT(500 0)",
                  "kind",
                  "chemical",
                  "status",
                  "open",
                  "found_on",
                  "2015-06-01")
              .is(CHEMICAL, "met", 0);
          river(city, "nobody knows since when", "main")
              .add("hazard", "POINT(500 0)", "kind", "chemical", "status", "open")
              .is(CHEMICAL, "no_data")
              .missing("hazard", "found_on");
          newSite(city.street("the river runs across the border"), "chemical", 3800)
              .add("waterway", "LINESTRING(4300 -3900,4300 3900)", "class", "main")
              .is(CHEMICAL, "gap", 1);
          newSite(city.street("no waterway drawn"), "chemical", 0)
              .is(CHEMICAL, "no_data")
              .missing("waterway", "");
          newSite(city.street("it is confirmed that there is no waterway"), "chemical", 0)
              .inventory("waterway")
              .is(CHEMICAL, "met", 0);
          river(city, "no such site, other hazards listed", "main")
              .many(1, "hazard", "kind", "landslide", "status", "open")
              .is(CHEMICAL, "not_applicable");
          river(city, "it is confirmed that there is no hazard", "main")
              .inventory("hazard")
              .is(CHEMICAL, "not_applicable");
          river(city, "no hazard listed", "main").is(CHEMICAL, "no_data").missing("hazard", "");
        });
  }

  private static Place owned(KnownCity city, String story, int owned, int ownerless) {
    return city.street(story)
        .many(owned, "hazard", "kind", "road", "status", "open", "responsible_unit", "公路养护中心")
        .many(ownerless, "hazard", "kind", "landslide", "status", "treating");
  }

  @TestFactory
  Stream<DynamicTest> responsibility() {
    return KnownCity.tests(
        city -> {
          owned(city, "each has its unit", 3, 0).is(RESPONSIBILITY, "met", 0);
          owned(city, "two have none", 3, 2).is(RESPONSIBILITY, "gap", 2).shows("hazard", 2);
          owned(city, "none has one: that is the fault, not missing data", 0, 4)
              .is(RESPONSIBILITY, "gap", 4);
          owned(city, "closed ones need none", 1, 0)
              .many(3, "hazard", "kind", "landslide", "status", "closed")
              .is(RESPONSIBILITY, "met", 0);
          owned(city, "only closed ones", 0, 0)
              .many(3, "hazard", "kind", "landslide", "status", "closed")
              .is(RESPONSIBILITY, "not_applicable");
          owned(city, "it is confirmed that there is no hazard", 0, 0)
              .inventory("hazard")
              .is(RESPONSIBILITY, "not_applicable");
          owned(city, "no hazard listed", 0, 0).is(RESPONSIBILITY, "no_data").missing("hazard", "");
          owned(city, "another town overlaps where the hazards are", 3, 0)
              .zone("B", "town", box(-1000, -1000, 4000, 4000), "parent", "none")
              .about("")
              .is(RESPONSIBILITY, "gap", 3)
              .shows("hazard", 3);
          owned(city, "a community within the town is of another level", 3, 0)
              .zone("-1", "community", box(-1000, -1000, 4000, 4000))
              .about("")
              .is(RESPONSIBILITY, "met", 0);
        });
  }
}

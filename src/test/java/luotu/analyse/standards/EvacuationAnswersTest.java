package luotu.analyse.standards;

import static luotu.analyse.Scene.box;
import static luotu.analyse.standards.KnownCity.people;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import luotu.analyse.standards.KnownCity.Place;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Whether the people beneath a slope have somewhere to go, a way there and somebody to call. */
class EvacuationAnswersTest {
  private static final String PLAN = "evacuation-plan";
  private static final String RECORD = "street_record";
  private static final List<Map<String, String>> SOMEBODY = people("2025-01-05", "area_lead");

  /** A road with a shelter of that key on its east. */
  private static Place ready(Place place, String key) {
    return place
        .add("road", "LINESTRING(-1000 0,1000 0)", "class", "residential")
        .addKeyed("shelter", key, "POINT(900 20)", "status", "open");
  }

  private static Place planned(Place place) {
    return place.record(KnownCity.YEAR, "plan_on", "2023-06-30");
  }

  private static Place slopes(Place place, int count, Object... fields) {
    for (int i = 0; i < count; i++) {
      place.add("hazard", "POINT(%d -20)".formatted(-900 + 10 * i), fields);
    }
    return place;
  }

  private static Place prepared(Place place, int count, String shelter) {
    return slopes(
        place,
        count,
        "kind",
        "landslide",
        "status",
        "open",
        "shelter",
        shelter,
        "people",
        SOMEBODY);
  }

  @TestFactory
  Stream<DynamicTest> streets() {
    return KnownCity.tests(EvacuationAnswersTest::build);
  }

  private static void build(KnownCity city) {
    prepared(
            planned(ready(city.street("all settled, the plan two years old to the day"), "a")),
            3,
            "a")
        .is(PLAN, "met", 1);
    Place closed = planned(ready(city.street("one of ten goes to a closed shelter"), "b"));
    closed.addKeyed("shelter", "shut", "POINT(100 20)", "status", "closed");
    prepared(prepared(closed, 9, "b"), 1, "shut").is(PLAN, "partial", 0.9).shows("hazard", 1);
    prepared(
            prepared(
                planned(ready(city.street("one of four to a shelter nobody knows"), "c")), 3, "c"),
            1,
            "nowhere")
        .is(PLAN, "gap", 0.75)
        .shows("hazard", 1);
    prepared(ready(city.street("a plan a day too old"), "d"), 2, "d")
        .record(KnownCity.YEAR, "plan_on", "2023-06-29")
        .is(PLAN, "gap", 1)
        .shows(RECORD, 1);
    prepared(ready(city.street("last year's record holds this year's plan"), "e"), 2, "e")
        .record(KnownCity.YEAR - 1, "plan_on", "2024-11-30")
        .record(KnownCity.YEAR, "drills", 1L)
        .is(PLAN, "met", 1);
    prepared(ready(city.street("of the plan nobody said anything"), "f"), 2, "f")
        .record(KnownCity.YEAR, "drills", 1L)
        .is(PLAN, "no_data")
        .missing(RECORD, "plan_on");
    prepared(
            prepared(ready(city.street("no plan known, a gap all the same"), "g"), 1, "g"),
            1,
            "nowhere")
        .is(PLAN, "gap", 0.5)
        .missing(RECORD, "plan_on");
    Place nobody = planned(ready(city.street("one of six has nobody to call"), "h"));
    slopes(prepared(nobody, 5, "h"), 1, "kind", "rockfall", "status", "treating", "shelter", "h")
        .is(PLAN, "gap", 5 / 6.0)
        .missing("hazard", "people")
        .shows("hazard", 1);
    slopes(
            planned(ready(city.street("where people go is written nowhere"), "i")),
            2,
            "kind",
            "collapse",
            "people",
            SOMEBODY)
        .is(PLAN, "no_data")
        .missing("hazard", "shelter");
    Place river = planned(ready(city.street("a river without a bridge on the way"), "j"));
    river
        .add("road", "LINESTRING(-1000 2000,1000 2000)", "class", "residential")
        .add("hazard", "POINT(0 2020)", "kind", "debris_flow", "shelter", "j", "people", SOMEBODY)
        .is(PLAN, "gap", 0)
        .shows("hazard", 1);
    Place bridge = planned(ready(city.street("the same with stairs between"), "k"));
    bridge
        .add("road", "LINESTRING(-1000 2000,1000 2000)", "class", "residential")
        .add("road", "LINESTRING(1000 0,1000 2000)", "class", "steps", "steps", true)
        .add("hazard", "POINT(0 2020)", "kind", "debris_flow", "shelter", "k", "people", SOMEBODY)
        .is(PLAN, "met", 1);
    Place blocked = planned(ready(city.street("the stairs are closed"), "l"));
    blocked
        .add("road", "LINESTRING(-1000 2000,1000 2000)", "class", "residential")
        .add(
            "road", "LINESTRING(1000 0,1000 2000)", "class", "steps", "steps", true, "closed", true)
        .add("hazard", "POINT(0 2020)", "kind", "debris_flow", "shelter", "l", "people", SOMEBODY)
        .is(PLAN, "gap", 0);
    Place roadless = planned(city.street("no road is stored"));
    roadless
        .addKeyed("shelter", "m", "POINT(900 20)", "status", "open")
        .add("hazard", "POINT(0 0)", "kind", "landslide", "shelter", "m", "people", SOMEBODY)
        .is(PLAN, "no_data")
        .missing("road", "");
    Place open = planned(city.street("a shelter of which nobody says whether it is open"));
    open.add("road", "LINESTRING(-1000 0,1000 0)", "class", "residential")
        .addKeyed("shelter", "n", "POINT(900 20)");
    prepared(open, 2, "n").is(PLAN, "met", 1).unverified(1);
    planned(ready(city.street("nobody lives beneath"), "o"))
        .add("hazard", "POINT(0 0)", "kind", "landslide", "threatened_people", 0L)
        .is(PLAN, "not_applicable");
    planned(ready(city.street("floods only"), "p"))
        .add("hazard", "POINT(0 0)", "kind", "flash_flood")
        .is(PLAN, "not_applicable");
    planned(ready(city.street("closed ones only"), "q"))
        .add("hazard", "POINT(0 0)", "kind", "landslide", "status", "closed")
        .is(PLAN, "not_applicable");
    planned(ready(city.street("confirmed: no hazards"), "r"))
        .inventory("hazard")
        .is(PLAN, "not_applicable");
    planned(ready(city.street("hazards never looked for"), "s"))
        .is(PLAN, "no_data")
        .missing("hazard", "");
    Place shelterless = planned(city.street("no shelter is known"));
    prepared(
            shelterless.add("road", "LINESTRING(-1000 0,1000 0)", "class", "residential"),
            2,
            "nowhere")
        .is(PLAN, "no_data")
        .missing("shelter", "");
    Place none = planned(city.street("it is known that there is no shelter"));
    prepared(none.add("road", "LINESTRING(-1000 0,1000 0)", "class", "residential"), 2, "nowhere")
        .inventory("shelter")
        .is(PLAN, "gap", 0);
    Place district =
        city.place("district", "half of the hazards, half of the plans")
            .zone("W", "town", box(-4000, -4000, 0, 4000))
            .zone("E", "town", box(0, -4000, 4000, 4000));
    ready(district, "t").about("W").record(KnownCity.YEAR, "plan_on", "2025-01-31");
    district.about("E").record(KnownCity.YEAR, "plan_on", "2020-01-31");
    prepared(district.about("W"), 3, "t").is(PLAN, "met", 1);
    district
        .about("E")
        .add(
            "hazard",
            "POINT(500 -20)",
            "kind",
            "landslide",
            "shelter",
            "nowhere",
            "people",
            SOMEBODY)
        .is(PLAN, "gap", 0)
        .shows("hazard", 1)
        .shows(RECORD, 1);
    district.about("").is(PLAN, "gap", 0.75).shows("hazard", 1).shows(RECORD, 1);
  }
}

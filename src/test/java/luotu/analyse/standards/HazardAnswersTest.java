package luotu.analyse.standards;

import static luotu.analyse.standards.KnownCity.people;

import java.util.stream.Stream;
import luotu.analyse.standards.KnownCity.Place;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Who watches, who answers for and who has rectified the hazards. */
class HazardAnswersTest {
  private static final String MONITORING = "geohazard-monitoring";
  private static final String GRID = "geohazard-people";
  private static final String WATERLOGGING = "waterlogging";
  private static final String RESERVOIR = "reservoir-people";
  private static final String MAJOR = "major-hazard-closed";

  private static final String[] FOUR = {"resident_monitor", "area_lead", "geologist", "technician"};
  private static final String[] THREE = {"administrative", "technical", "patrol"};

  /** What every standard says when there is none of its hazards. */
  private static void nothingToProtect(KnownCity city, String standard) {
    city.street("no hazard listed").is(standard, "no_data").missing("hazard", "");
    city.street("other things are listed")
        .many(3, "shelter", "status", "open")
        .inventory("shelter", "land")
        .is(standard, "no_data");
    city.street("it is confirmed that there is no hazard")
        .inventory("hazard")
        .is(standard, "not_applicable");
    city.street("only hazards of another kind")
        .many(1, "hazard", "kind", "high_rise", "level", "small", "status", "open")
        .is(standard, "not_applicable");
  }

  private static Place watched(KnownCity city, String story, int watched, int unwatched) {
    return city.street(story)
        .many(watched, "hazard", "kind", "landslide", "status", "open", "monitoring", "people")
        .many(unwatched, "hazard", "kind", "rockfall", "status", "treating", "monitoring", "none");
  }

  @TestFactory
  Stream<DynamicTest> monitoring() {
    return KnownCity.tests(
        city -> {
          nothingToProtect(city, MONITORING);
          watched(city, "all ten watched", 7, 0)
              .many(1, "hazard", "kind", "rockfall", "status", "open", "monitoring", "instrument")
              .many(1, "hazard", "kind", "debris_flow", "status", "open", "monitoring", "both")
              .many(1, "hazard", "kind", "collapse", "status", "open", "monitoring", "people")
              .is(MONITORING, "met", 1);
          watched(city, "nine of ten", 9, 1).is(MONITORING, "partial", 0.9).shows("hazard", 1);
          watched(city, "eight of ten", 8, 2).is(MONITORING, "gap", 0.8).shows("hazard", 2);
          watched(city, "those in treatment count", 0, 2).is(MONITORING, "gap", 0);
          watched(city, "closed ones do not", 2, 0)
              .many(8, "hazard", "kind", "landslide", "status", "closed", "monitoring", "none")
              .is(MONITORING, "met", 1);
          watched(city, "hazards that are not geological do not", 2, 0)
              .many(8, "hazard", "kind", "flash_flood", "status", "open", "monitoring", "none")
              .is(MONITORING, "met", 1);
          watched(city, "three of ten say nothing", 7, 0)
              .many(3, "hazard", "kind", "landslide", "status", "open")
              .is(MONITORING, "no_data")
              .missing("hazard", "monitoring");
          city.street("only closed ones")
              .many(2, "hazard", "kind", "landslide", "status", "closed", "monitoring", "none")
              .is(MONITORING, "not_applicable");
        });
  }

  private static Place grid(KnownCity city, String story, int complete, Object... others) {
    Place street =
        city.street(story)
            .many(
                complete,
                "hazard",
                "kind",
                "landslide",
                "status",
                "open",
                "people",
                people("2025-01-01", FOUR));
    for (Object people : others) {
      street.many(1, "hazard", "kind", "collapse", "status", "treating", "people", people);
    }
    return street;
  }

  @TestFactory
  Stream<DynamicTest> fourLevelGrid() {
    return KnownCity.tests(
        city -> {
          nothingToProtect(city, GRID);
          grid(city, "all four, this year", 3).is(GRID, "met", 1);
          grid(city, "confirmed a year ago to the day", 0, people("2024-06-30", FOUR))
              .is(GRID, "met", 1);
          grid(city, "confirmed a year and a day ago", 0, people("2024-06-29", FOUR))
              .is(GRID, "gap", 0)
              .shows("hazard", 1);
          grid(
                  city,
                  "nine of ten, one without a technician",
                  9,
                  people("2025-01-01", "resident_monitor", "area_lead", "geologist"))
              .is(GRID, "partial", 0.9)
              .shows("hazard", 1);
          grid(
                  city,
                  "four persons in three roles",
                  0,
                  people("2025-01-01", "resident_monitor", "area_lead", "geologist", "geologist"))
              .is(GRID, "gap", 0);
          grid(city, "the three of a reservoir are others", 0, people("2025-01-01", THREE))
              .is(GRID, "gap", 0);
          grid(city, "nobody named: that is the fault", 0)
              .many(4, "hazard", "kind", "debris_flow", "status", "open")
              .is(GRID, "gap", 0)
              .shows("hazard", 4);
          grid(city, "roles without a name", 0, roles("confirmed_on", "2025-01-01"))
              .is(GRID, "gap", 0);
          grid(city, "named, never confirmed", 0, roles("name", "值班岗位")).is(GRID, "gap", 0);
        });
  }

  private static Object roles(String key, String value) {
    return Stream.of(FOUR).map(role -> java.util.Map.of("role", role, key, value)).toList();
  }

  @TestFactory
  Stream<DynamicTest> reservoirs() {
    return KnownCity.tests(
        city -> {
          nothingToProtect(city, RESERVOIR);
          for (int[] known : new int[][] {{10, 0}, {9, 1}, {8, 2}}) {
            city.street(known[0] + " of 10 with all three")
                .many(
                    known[0],
                    "hazard",
                    "kind",
                    "reservoir",
                    "status",
                    "open",
                    "people",
                    people("2025-01-01", THREE))
                .many(
                    known[1],
                    "hazard",
                    "kind",
                    "reservoir",
                    "status",
                    "open",
                    "people",
                    people("2025-01-01", "administrative", "patrol"))
                .is(
                    RESERVOIR,
                    known[0] == 10 ? "met" : known[0] == 9 ? "partial" : "gap",
                    known[0] / 10.0)
                .shows("hazard", known[1]);
          }
          city.street("nobody named: that is the fault")
              .many(2, "hazard", "kind", "reservoir", "status", "open")
              .is(RESERVOIR, "gap", 0);
        });
  }

  private static Place points(KnownCity city, String story, int equipped) {
    return city.street(story)
        .many(
            equipped,
            "hazard",
            "kind",
            "waterlogging",
            "status",
            "open",
            "sensor",
            true,
            "threshold",
            "0.27 m");
  }

  private static Place treated(Place street, int count, String dueOn, String closedOn) {
    return street.many(
        count,
        "hazard",
        "kind",
        "waterlogging",
        "status",
        "closed",
        "due_on",
        dueOn,
        "closed_on",
        closedOn);
  }

  @TestFactory
  Stream<DynamicTest> waterlogging() {
    return KnownCity.tests(
        city -> {
          nothingToProtect(city, WATERLOGGING);
          points(city, "all have sensor and threshold, none due", 4).is(WATERLOGGING, "met");
          points(city, "nine of ten", 9)
              .many(1, "hazard", "kind", "waterlogging", "status", "open", "sensor", true)
              .is(WATERLOGGING, "partial")
              .shows("hazard", 1);
          points(city, "eight of ten", 8)
              .many(1, "hazard", "kind", "waterlogging", "status", "open", "threshold", "1 m")
              .many(
                  1,
                  "hazard",
                  "kind",
                  "waterlogging",
                  "status",
                  "treating",
                  "sensor",
                  false,
                  "threshold",
                  "1 m")
              .is(WATERLOGGING, "gap")
              .shows("hazard", 2);
          points(city, "nothing known of any: that is the fault", 0)
              .many(3, "hazard", "kind", "waterlogging", "status", "open")
              .is(WATERLOGGING, "gap");
          treated(points(city, "all treated on time", 2), 3, "2025-05-01", "2025-05-01")
              .is(WATERLOGGING, "met");
          treated(points(city, "treated a day late", 2), 1, "2025-05-01", "2025-05-02")
              .is(WATERLOGGING, "gap");
          treated(
                  treated(points(city, "nine of ten on time", 2), 9, "2025-05-01", "2025-04-01"),
                  1,
                  "2025-05-01",
                  "2025-06-01")
              .is(WATERLOGGING, "partial");
          points(city, "due and still open", 0)
              .many(
                  1,
                  "hazard",
                  "kind",
                  "waterlogging",
                  "status",
                  "open",
                  "sensor",
                  true,
                  "threshold",
                  "1 m",
                  "due_on",
                  "2025-06-29")
              .is(WATERLOGGING, "gap");
          points(city, "due later", 0)
              .many(
                  1,
                  "hazard",
                  "kind",
                  "waterlogging",
                  "status",
                  "open",
                  "sensor",
                  true,
                  "threshold",
                  "1 m",
                  "due_on",
                  "2025-07-01")
              .is(WATERLOGGING, "met");
        });
  }

  private static Place rectified(KnownCity city, String story, int onTime, int open) {
    return city.street(story)
        .many(
            onTime,
            "hazard",
            "kind",
            "gas",
            "level",
            "large",
            "status",
            "closed",
            "due_on",
            "2025-03-31",
            "closed_on",
            "2025-03-31")
        .many(
            open,
            "hazard",
            "kind",
            "high_rise",
            "level",
            "very_large",
            "status",
            "open",
            "due_on",
            "2025-06-30");
  }

  @TestFactory
  Stream<DynamicTest> majorHazards() {
    return KnownCity.tests(
        city -> {
          nothingToProtect(city, MAJOR);
          rectified(city, "ten of ten", 10, 0).is(MAJOR, "met", 1);
          rectified(city, "nine of ten, one due by the end of this day", 9, 1)
              .is(MAJOR, "partial", 0.9)
              .shows("hazard", 1);
          rectified(city, "eight of ten", 8, 2).is(MAJOR, "gap", 0.8).shows("hazard", 2);
          rectified(city, "one closed late", 1, 0)
              .many(
                  1,
                  "hazard",
                  "level",
                  "large",
                  "status",
                  "closed",
                  "due_on",
                  "2025-03-31",
                  "closed_on",
                  "2025-04-01")
              .is(MAJOR, "gap", 0.5);
          rectified(city, "those due later and lesser ones are no part", 2, 0)
              .many(3, "hazard", "level", "large", "status", "open", "due_on", "2025-07-01")
              .many(3, "hazard", "level", "medium", "status", "open", "due_on", "2025-03-01")
              .is(MAJOR, "met", 1);
          rectified(city, "nothing due yet", 0, 0)
              .many(3, "hazard", "level", "large", "status", "open", "due_on", "2025-07-01")
              .is(MAJOR, "not_applicable");
          rectified(city, "half of the major ones have no date", 2, 0)
              .many(2, "hazard", "level", "large", "status", "open")
              .is(MAJOR, "no_data")
              .missing("hazard", "due_on");
        });
  }
}

package luotu.analyse.standards;

import java.util.stream.Stream;
import luotu.analyse.standards.KnownCity.Place;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Places for 15 % of the people, new shelters for the year, dual-use places listed. */
class ShelterAnswersTest {
  private static final String CAPACITY = "shelter-capacity";
  private static final String NEW = "shelter-new";
  private static final String DUAL_USE = "dual-use";

  private static Place thousand(KnownCity city, String story, long... places) {
    Place street = city.street(story, "population", 1000L);
    for (long count : places) {
      street.many(1, "shelter", "status", "open", "places", count);
    }
    return street;
  }

  @TestFactory
  Stream<DynamicTest> capacity() {
    return KnownCity.tests(
        city -> {
          thousand(city, "150 places for 1,000 people", 150).is(CAPACITY, "met", 0.15);
          thousand(city, "more places than people", 600, 600).is(CAPACITY, "met", 1.2);
          thousand(city, "100 places: within 10 points", 60, 40).is(CAPACITY, "partial", 0.1);
          thousand(city, "40 places", 40).is(CAPACITY, "gap", 0.04);
          thousand(city, "planned, unfinished and closed ones give no place", 40)
              .many(1, "shelter", "status", "planned", "places", 500L)
              .many(1, "shelter", "status", "building", "places", 500L)
              .many(1, "shelter", "status", "closed", "places", 500L)
              .is(CAPACITY, "gap", 0.04);
          thousand(city, "nobody said whether the second is open", 40)
              .many(1, "shelter", "places", 110L)
              .is(CAPACITY, "met", 0.15)
              .unverified(1);
          thousand(city, "one of five says no places: 20 % is not more than 20 %", 50, 50, 30, 20)
              .many(1, "shelter", "status", "open")
              .is(CAPACITY, "met", 0.15);
          thousand(city, "two of five say no places", 500, 500, 500)
              .many(2, "shelter", "status", "open")
              .is(CAPACITY, "no_data")
              .missing("shelter", "places");
          thousand(city, "no shelter listed").is(CAPACITY, "no_data").missing("shelter", "");
          thousand(city, "it is confirmed that there is none")
              .inventory("shelter")
              .is(CAPACITY, "gap", 0);
          thousand(city, "only a closed one")
              .many(1, "shelter", "status", "closed", "places", 500L)
              .is(CAPACITY, "gap", 0);
          thousand(city, "a shelter across the border holds nobody here", 40)
              .add("shelter", "POINT(4100 0)", "status", "open", "places", 500L)
              .is(CAPACITY, "gap", 0.04);
          city.street("people counted cell by cell: 400 + 600")
              .add("population", "POINT(-100 0)", "people", 400.0)
              .add("population", "POINT(100 0)", "people", 600.0)
              .many(1, "shelter", "status", "open", "places", 160L)
              .is(CAPACITY, "met", 0.16);
          city.street("nobody knows how many people")
              .many(1, "shelter", "status", "open", "places", 160L)
              .is(CAPACITY, "no_data")
              .missing("population", "people");
          city.street("it is confirmed that nobody lives here")
              .inventory("population")
              .many(1, "shelter", "status", "open", "places", 160L)
              .is(CAPACITY, "not_applicable");
          city.street("a population of zero", "population", 0L)
              .many(1, "shelter", "status", "open", "places", 160L)
              .is(CAPACITY, "not_applicable");
        });
  }

  private static Place planned(KnownCity city, String story, int completed, int pending) {
    return city.place("district", story)
        .zone("T", "town", KnownCity.SQUARE)
        .many(
            completed,
            "shelter",
            "status",
            "open",
            "opened_on",
            "2025-05-01",
            "planned_for",
            (long) KnownCity.YEAR)
        .many(pending, "shelter", "status", "building", "planned_for", (long) KnownCity.YEAR);
  }

  /** By 30 June half of the year's half is due, day by day: 0.5 × 181 / 365 = 0.248. */
  @TestFactory
  Stream<DynamicTest> completedOfTheYear() {
    double due = 0.5 * 181 / 365;
    return KnownCity.tests(
        city -> {
          planned(city, "3 of 10 completed", 3, 7)
              .is(NEW, "not_applicable")
              .about("")
              .is(NEW, "met", 0.3)
              .required(due);
          planned(city, "2 of 10: within 10 points", 2, 8)
              .about("")
              .is(NEW, "partial", 0.2)
              .required(due);
          planned(city, "1 of 10", 1, 9).about("").is(NEW, "gap", 0.1).required(due);
          planned(city, "none of 4", 0, 4).about("").is(NEW, "gap", 0);
          planned(city, "opened after the day asked about", 1, 8)
              .many(
                  1,
                  "shelter",
                  "status",
                  "open",
                  "opened_on",
                  "2025-07-01",
                  "planned_for",
                  (long) KnownCity.YEAR)
              .about("")
              .is(NEW, "gap", 0.1);
          planned(city, "those planned for other years are no part", 1, 3)
              .many(9, "shelter", "status", "open", "opened_on", "2025-02-01", "planned_for", 2024L)
              .many(9, "shelter", "status", "planned", "planned_for", 2026L)
              .about("")
              .is(NEW, "met", 0.25);
          planned(city, "none planned for the year, others there", 0, 0)
              .many(2, "shelter", "status", "open", "opened_on", "2020-01-01", "planned_for", 2020L)
              .about("")
              .is(NEW, "not_applicable");
          planned(city, "no shelter listed", 0, 0)
              .about("")
              .is(NEW, "no_data")
              .missing("shelter", "");
        });
  }

  private static Place places(KnownCity city, String story, int stated, int unstated) {
    return city.street(story)
        .many(stated, "facility", "kind", "sports", "status", "open", "dual_use", false)
        .many(unstated, "shelter", "status", "open");
  }

  @TestFactory
  Stream<DynamicTest> dualUse() {
    return KnownCity.tests(
        city -> {
          places(city, "ten of ten say yes or no", 8, 0)
              .many(2, "shelter", "status", "open", "dual_use", true)
              .is(DUAL_USE, "met", 1);
          places(city, "nine of ten", 9, 1).is(DUAL_USE, "partial", 0.9).shows("shelter", 1);
          places(city, "eight of ten", 8, 2).is(DUAL_USE, "gap", 0.8).shows("shelter", 2);
          places(city, "none of three: the empty field is the fault", 0, 3).is(DUAL_USE, "gap", 0);
          places(city, "planned and closed ones are left out", 2, 0)
              .many(3, "shelter", "status", "planned")
              .many(3, "facility", "kind", "culture", "status", "closed")
              .is(DUAL_USE, "met", 1);
          places(city, "a place whose state nobody stated is one", 3, 0)
              .many(1, "facility", "kind", "culture")
              .is(DUAL_USE, "gap", 0.75)
              .unverified(1);
          places(city, "nothing listed", 0, 0).is(DUAL_USE, "no_data");
          places(city, "it is confirmed that there is neither", 0, 0)
              .inventory("shelter", "facility")
              .is(DUAL_USE, "not_applicable");
          places(city, "only closed ones", 0, 0)
              .many(1, "shelter", "status", "closed")
              .many(1, "facility", "kind", "culture", "status", "closed")
              .is(DUAL_USE, "not_applicable");
        });
  }
}

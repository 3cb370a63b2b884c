package luotu.analyse.standards;

import static luotu.analyse.Scene.box;

import java.util.stream.Stream;
import luotu.analyse.standards.KnownCity.Place;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What only a zone of several streets can be, and a street where nobody lives. */
class AboveStreetsAnswersTest {
  private static final int STREETS = 10;

  @TestFactory
  Stream<DynamicTest> streetsAddedUp() {
    return KnownCity.tests(
        city -> {
          Place nine = city.place("city", "nine of ten streets have it");
          Place eight = city.place("city", "eight of ten streets have it");
          furnish(nine, 9).is("charging", "partial", 0.9);
          nine.is("command-post", "partial", 0.9).is("drill", "partial", 9);
          furnish(eight, 8).is("charging", "gap", 0.8);
          eight.is("command-post", "gap", 0.8).is("drill", "gap", 8);
        });
  }

  private static Place furnish(Place city, int having) {
    for (int i = 0; i < STREETS; i++) {
      double west = -4000 + 800 * i;
      boolean has = i < having;
      city.zone("S" + i, "town", box(west, -4000, west + 800, 4000))
          .add(
              "facility",
              "POINT(%f 0)".formatted(west + 400),
              "kind",
              "charging",
              "status",
              has ? "open" : "closed")
          .record(
              KnownCity.YEAR,
              "drills",
              has ? 1L : 0L,
              "command_post",
              true,
              "communication_kit",
              has);
    }
    return city.about("");
  }

  /** A district's own drill stands in its own record; those of its streets do not replace it. */
  @TestFactory
  Stream<DynamicTest> drillsOfADistrict() {
    return KnownCity.tests(
        city -> {
          city.place("district", "its streets held theirs, it none itself")
              .record(KnownCity.YEAR, "drills", 0L)
              .is("drill", "gap", 0)
              .zone("T", "town", KnownCity.SQUARE)
              .record(KnownCity.YEAR, "drills", 3L)
              .is("drill", "met", 3);
          city.place("district", "of its own drills nothing is recorded")
              .is("drill", "no_data")
              .missing("street_record", "")
              .zone("T", "town", KnownCity.SQUARE)
              .record(KnownCity.YEAR, "drills", 3L);
          city.place("functional", "it held two, its street none")
              .record(KnownCity.YEAR, "drills", 2L)
              .is("drill", "met", 2)
              .zone("T", "town", KnownCity.SQUARE)
              .record(KnownCity.YEAR, "drills", 0L)
              .is("drill", "gap", 0);
        });
  }

  @TestFactory
  Stream<DynamicTest> whereNobodyLives() {
    return KnownCity.tests(
        city -> {
          Place street = city.street("nobody lives here", "population", 0L);
          street.add("road", "LINESTRING(-1000 0,1000 0)", "class", "primary");
          for (String standard :
              new String[] {
                "fire-response",
                "life-circle",
                "rescue-2h",
                "shelter-walk",
                "warning-reach",
                "shelter-capacity"
              }) {
            street.is(standard, "not_applicable");
          }
        });
  }
}

package luotu.analyse.standards;

import java.util.Locale;
import java.util.stream.Stream;
import luotu.analyse.standards.KnownCity.Place;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What is reached by air, and by warnings. A helicopter is in the air after 15 minutes and makes
 * 200 km/h: 150 km in an hour.
 */
class ReachAnswersTest {
  private static final String AIR = "air-reach";
  private static final String WARNING = "warning-reach";

  private static String at(double x) {
    return String.format(Locale.ROOT, "POINT(%f 0)", x);
  }

  private static Place hazards(Place place, int count, double x) {
    for (int i = 0; i < count; i++) {
      place.add("hazard", at(x + i), "kind", "landslide", "level", "large", "status", "open");
    }
    return place;
  }

  private static Place base(Place place, double x) {
    return place.add("helipad", at(x), "kind", "base", "status", "open");
  }

  @TestFactory
  Stream<DynamicTest> majorHazardsByAir() {
    return KnownCity.testsFarApart(
        city -> {
          base(hazards(city.street("149 km"), 1, 0), 149_000).is(AIR, "met", 1).shows("hazard", 0);
          base(hazards(city.street("151 km, no other: that is confirmed"), 1, 0), 151_000)
              .inventory("helipad")
              .is(AIR, "gap", 0)
              .shows("hazard", 1);
          base(
                  hazards(hazards(city.street("19 of 20: within 10 points"), 19, 0), 1, -3000),
                  148_000)
              .is(AIR, "partial", 0.95)
              .shows("hazard", 1);
          base(hazards(hazards(city.street("8 of 10"), 8, 0), 2, -3000), 148_000)
              .is(AIR, "gap", 0.8)
              .shows("hazard", 2);
          base(hazards(city.street("154 km from the border"), 1, 0), 158_000)
              .is(AIR, "no_data")
              .missing("helipad", "");
          hazards(city.street("a station is no base"), 1, 0)
              .add("helipad", at(0), "kind", "station", "status", "open")
              .is(AIR, "no_data")
              .missing("helipad", "");
          hazards(city.street("nobody stated the kind"), 1, 0)
              .add("helipad", at(0), "status", "open")
              .inventory("helipad")
              .is(AIR, "no_data")
              .missing("helipad", "kind");
          hazards(city.street("a base whose state nobody stated"), 1, 0)
              .add("helipad", at(1000), "kind", "base")
              .is(AIR, "met", 1)
              .unverified(1);
          hazards(city.street("a closed base"), 1, 0)
              .add("helipad", at(1000), "kind", "base", "status", "closed")
              .is(AIR, "gap", 0);
          base(city.street("those in treatment count, medium and closed ones do not"), 148_000)
              .add("hazard", at(0), "level", "very_large", "status", "treating")
              .add("hazard", at(-3000), "level", "medium", "status", "open")
              .add("hazard", at(-3000), "level", "large", "status", "closed")
              .is(AIR, "met", 1);
          base(city.street("no major hazard"), 1000)
              .add("hazard", at(0), "level", "small", "status", "open")
              .is(AIR, "not_applicable");
          base(city.street("no hazard listed"), 1000).is(AIR, "no_data").missing("hazard", "");
        });
  }

  private static Place people(Place place, int cells, double x) {
    for (int i = 0; i < cells; i++) {
      place.add("population", at(x + i), "people", 5.0);
    }
    return place;
  }

  private static Place siren(Place place, double x, double metres) {
    return place.add("warning_point", at(x), "kind", "siren", "status", "open", "reach_m", metres);
  }

  @TestFactory
  Stream<DynamicTest> warnings() {
    return KnownCity.tests(
        city -> {
          siren(people(people(city.street("10 m this side and that"), 1, 490), 1, 510), 0, 500)
              .is(WARNING, "gap", 0.5)
              .shows("population", 1);
          siren(
                  siren(people(people(city.street("each its own reach"), 1, 490), 1, 2900), 0, 500),
                  2000,
                  1000)
              .is(WARNING, "met", 1)
              .shows("population", 0);
          siren(people(people(city.street("19 of 20: within 10 points"), 19, 0), 1, 600), 0, 500)
              .is(WARNING, "partial", 0.95);
          siren(people(people(city.street("17 of 20"), 17, 0), 3, 600), 0, 500)
              .is(WARNING, "gap", 0.85);
          siren(people(city.street("a siren across the border"), 1, 3900), 4300, 500)
              .is(WARNING, "met", 1);
          siren(people(city.street("across the border, and too far for anybody"), 1, 0), 4300, 500)
              .is(WARNING, "gap", 0);
          siren(people(city.street("no warning reaches so far"), 1, 0), 9000, 500)
              .is(WARNING, "no_data")
              .missing("warning_point", "");
          people(city.street("it is confirmed that there is none"), 1, 0)
              .inventory("warning_point")
              .is(WARNING, "gap", 0);
          people(city.street("nobody stated its reach"), 1, 0)
              .add("warning_point", at(0), "status", "open")
              .is(WARNING, "no_data")
              .missing("warning_point", "reach_m");
          siren(
                  people(city.street("one of two without a reach, the other is enough"), 1, 0),
                  0,
                  500)
              .add("warning_point", at(0), "status", "open")
              .is(WARNING, "met", 1)
              .missing("warning_point", "reach_m");
          Place five = people(people(city.street("one of five without a reach"), 1, 0), 1, 3000);
          for (int i = 0; i < 4; i++) {
            siren(five, i, 500);
          }
          five.add("warning_point", at(0), "status", "open")
              .is(WARNING, "gap", 0.5)
              .shows("warning_point", 1)
              .shows("population", 1);
          people(city.street("a planned one"), 1, 0)
              .add("warning_point", at(0), "status", "planned", "reach_m", 500.0)
              .is(WARNING, "gap", 0);
          people(city.street("whose state nobody stated"), 1, 0)
              .add("warning_point", at(0), "reach_m", 500.0)
              .is(WARNING, "met", 1)
              .unverified(1);
          siren(city.street("nobody counted"), 0, 500)
              .is(WARNING, "no_data")
              .missing("population", "people");
          siren(city.street("it is confirmed that nobody lives here"), 0, 500)
              .inventory("population")
              .is(WARNING, "not_applicable");
          siren(people(city.street("everybody, scaled to 700", "population", 700L), 1, 0), 0, 500)
              .is(WARNING, "met", 1);
        });
  }
}

package luotu.analyse.standards;

import static luotu.analyse.Scene.box;

import java.util.stream.Stream;
import luotu.analyse.standards.KnownCity.Place;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Water for key forest (1 and 2 km), other forest (2 and 3 km) and built-up land (150 m). */
class FireWaterAnswersTest {
  private static final String KEY = "forest-water-key";
  private static final String OTHER = "forest-water-other";
  private static final String HYDRANTS = "built-up-fire-water";

  private static String square(double side) {
    return box(-side / 2, -side / 2, side / 2, side / 2);
  }

  @TestFactory
  Stream<DynamicTest> forest() {
    return KnownCity.tests(
        city -> {
          for (String[] wood : new String[][] {{KEY, "forest_key"}, {OTHER, "forest"}}) {
            forest(city, wood[0], wood[1]);
          }
          circles(city);
        });
  }

  private static void forest(KnownCity city, String standard, String kind) {
    city.street("a wood of 1 km, the farthest corner 707 m from the pond")
        .add("land", square(1000), "kind", kind)
        .add("water_source", "POINT(0 0)", "kind", "pond", "usable", true)
        .is(standard, "met", 1, 1);
    city.street("nobody said whether the pond can be used")
        .add("land", square(1000), "kind", kind)
        .add("water_source", "POINT(0 0)")
        .is(standard, "met", 1, 1)
        .unverified(1);
    city.street("the pond lies 500 m across the border, 905 m from the wood's far corner")
        .add("land", box(3600, -100, 4000, 100), "kind", kind)
        .add("water_source", "POINT(4500 0)", "usable", true)
        .is(standard, "met", 1, 1);
    city.street("the only pond is dry")
        .add("land", square(1000), "kind", kind)
        .add("water_source", "POINT(0 0)", "usable", false)
        .is(standard, "gap", 0, 0);
    city.street("it is confirmed that there is no water")
        .add("land", square(1000), "kind", kind)
        .inventory("water_source")
        .is(standard, "gap", 0, 0);
    city.street("nobody listed the water")
        .add("land", square(1000), "kind", kind)
        .is(standard, "no_data")
        .missing("water_source", "");
    city.street("an inventory of something else says nothing about water")
        .add("land", square(1000), "kind", kind)
        .inventory("shelter", "land")
        .is(standard, "no_data")
        .missing("water_source", "");
    city.street("the next water, 3.5 km beyond the border, reaches nothing of the street")
        .add("land", square(1000), "kind", kind)
        .add("water_source", "POINT(7500 0)", "usable", true)
        .is(standard, "no_data")
        .missing("water_source", "");
    city.street("nobody drew any land")
        .add("water_source", "POINT(0 0)", "usable", true)
        .is(standard, "no_data")
        .missing("land", "");
    city.street("the land is drawn, no wood of this kind")
        .add("land", square(1000), "kind", "built_up")
        .is(standard, "not_applicable");
    city.street("it is confirmed that there is no such wood")
        .inventory("land")
        .is(standard, "not_applicable");
  }

  /** A circle of radius r in a square of side s covers πr²/s² of it while r is at most s/2. */
  private static void circles(KnownCity city) {
    city.street("a key wood of 2 km: π/4 within 1 km, all within 2 km")
        .add("land", square(2000), "kind", "forest_key")
        .add("water_source", "POINT(0 0)", "usable", true)
        .is(KEY, "partial", Math.PI / 4, 1);
    city.street("a key wood of 4 km: π/16 within 1 km, π/4 within 2 km")
        .add("land", square(4000), "kind", "forest_key")
        .add("water_source", "POINT(0 0)", "usable", true)
        .is(KEY, "gap", Math.PI / 16, Math.PI / 4)
        .is(OTHER, "not_applicable");
    city.street("another wood of 4 km: π/4 within 2 km, all within 3 km")
        .add("land", square(4000), "kind", "forest")
        .add("water_source", "POINT(0 0)", "usable", true)
        .is(OTHER, "partial", Math.PI / 4, 1)
        .is(KEY, "not_applicable");
    city.street("another wood of 6 km: π/9 within 2 km, π/4 within 3 km")
        .add("land", square(6000), "kind", "forest")
        .add("water_source", "POINT(0 0)", "usable", true)
        .is(OTHER, "gap", Math.PI / 9, Math.PI / 4);
    city.street("a pond 1.5 km across the border reaches within the limit alone")
        .add("land", box(3700, -100, 3900, 100), "kind", "forest_key")
        .add("water_source", "POINT(5500 0)", "usable", true)
        .is(KEY, "partial", 0, 1);
    city.street("a pond reaches the border, not the wood")
        .add("land", square(1000), "kind", "forest_key")
        .add("water_source", "POINT(5500 0)", "usable", true)
        .is(KEY, "gap", 0, 0);
    // West of the border 500 m of the wood, at most 269 m from the pond. East of it 1,500 m: the
    // circle of 1 km, 200 m wide there, ends 998.3 m from the pond on average, 748.3 m in.
    city.street("a wood across a border counts in each street with what lies there")
        .zone("E", "town", box(4000, -4000, 12000, 4000), "parent", "none")
        .add("land", box(3500, -100, 5500, 100), "kind", "forest_key")
        .add("water_source", "POINT(3750 0)", "usable", true)
        .is(KEY, "partial", 748.3 / 1500, 1)
        .about("")
        .is(KEY, "met", 1, 1);
  }

  /** Ten blocks of 100 m, 600 m apart; the first so many have a hydrant in the middle. */
  private static Place blocks(KnownCity city, String story, int withHydrant) {
    Place street = city.street(story);
    for (int i = 0; i < 10; i++) {
      double west = -3000 + 600 * i;
      street.add("land", box(west, 0, west + 100, 100), "kind", "built_up");
      if (i < withHydrant) {
        street.add(
            "water_source", "POINT(%f 50)".formatted(west + 50), "kind", "hydrant", "usable", true);
      }
    }
    return street;
  }

  @TestFactory
  Stream<DynamicTest> builtUp() {
    return KnownCity.tests(
        city -> {
          blocks(city, "ten blocks, ten hydrants", 10).is(HYDRANTS, "met", 1);
          blocks(city, "nine blocks of ten", 9).is(HYDRANTS, "partial", 0.9);
          blocks(city, "eight blocks of ten", 8).is(HYDRANTS, "gap", 0.8);
          blocks(city, "no hydrant listed", 0).is(HYDRANTS, "no_data").missing("water_source", "");
          blocks(city, "a pond is no hydrant", 0)
              .add("water_source", "POINT(-2950 50)", "kind", "pond", "usable", true)
              .is(HYDRANTS, "no_data");
          blocks(city, "it is confirmed that there is no hydrant", 0)
              .inventory("water_source")
              .is(HYDRANTS, "gap", 0);
          blocks(city, "all hydrants broken but nine", 9)
              .add("water_source", "POINT(2450 50)", "kind", "hydrant", "usable", false)
              .is(HYDRANTS, "partial", 0.9);
          blocks(city, "nobody said whether the tenth works", 9)
              .add("water_source", "POINT(2450 50)", "kind", "hydrant")
              .is(HYDRANTS, "met", 1)
              .unverified(1);
          city.street("a hydrant 50 m across the border")
              .add("land", box(3910, -40, 4000, 40), "kind", "built_up")
              .add("water_source", "POINT(4050 0)", "kind", "hydrant", "usable", true)
              .is(HYDRANTS, "met", 1);
          city.street("only woods")
              .add("land", square(1000), "kind", "forest")
              .is(HYDRANTS, "not_applicable");
          city.street("it is confirmed that nothing is built up")
              .inventory("land")
              .is(HYDRANTS, "not_applicable");
          city.street("no land drawn")
              .add("water_source", "POINT(0 0)", "kind", "hydrant", "usable", true)
              .is(HYDRANTS, "no_data")
              .missing("land", "");
        });
  }
}

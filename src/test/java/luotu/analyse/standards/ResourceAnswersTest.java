package luotu.analyse.standards;

import static luotu.analyse.Scene.box;

import java.util.stream.Stream;
import luotu.analyse.standards.KnownCity.Place;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Micro stations, rescue teams, charging, landing points and relief goods. */
class ResourceAnswersTest {
  private static final String MICRO = "micro-station";
  private static final String TEAM = "rescue-team";
  private static final String CHARGING = "charging";
  private static final String HELIPAD = "helipad";
  private static final String RELIEF = "relief-goods";

  /** A street of ten communities side by side, the first so many with a micro station. */
  private static Place communities(KnownCity city, String story, int withStation) {
    Place street = city.street(story);
    for (int i = 0; i < 10; i++) {
      double west = -4000 + 800 * i;
      street.zone("-" + i, "community", box(west, -4000, west + 800, 4000));
      if (i < withStation) {
        station(street, i, "open");
      }
    }
    return street.about("");
  }

  private static Place station(Place street, int community, String status) {
    return street.add(
        "fire_station",
        "POINT(%d 0)".formatted(-3600 + 800 * community),
        "kind",
        "micro",
        "status",
        status);
  }

  @TestFactory
  Stream<DynamicTest> microStations() {
    return KnownCity.tests(
        city -> {
          communities(city, "ten of ten", 10).is(MICRO, "met", 1);
          communities(city, "nine of ten", 9).is(MICRO, "partial", 0.9);
          communities(city, "eight of ten", 8).is(MICRO, "gap", 0.8);
          station(communities(city, "two in one community count once", 9), 3, "open")
              .is(MICRO, "partial", 0.9);
          station(communities(city, "a closed one does not count", 8), 8, "closed")
              .is(MICRO, "gap", 0.8);
          station(communities(city, "one that is being built does not count", 8), 8, "building")
              .is(MICRO, "gap", 0.8);
          communities(city, "nobody said whether the tenth is in service", 9)
              .add("fire_station", "POINT(3600 0)", "kind", "micro")
              .is(MICRO, "met", 1)
              .unverified(1);
          communities(city, "stations nobody listed", 0)
              .is(MICRO, "no_data")
              .missing("fire_station", "");
          communities(city, "a first-class station is no micro station", 0)
              .add("fire_station", "POINT(0 0)", "kind", "first", "status", "open")
              .is(MICRO, "no_data");
          communities(city, "it is confirmed that there is none", 0)
              .inventory("fire_station")
              .is(MICRO, "gap", 0);
          city.street("nobody knows how many communities")
              .many(3, "fire_station", "kind", "micro", "status", "open")
              .is(MICRO, "no_data");
          city.street("ten communities by the street's record, five stations")
              .record(KnownCity.YEAR, "communities", 10L)
              .many(5, "fire_station", "kind", "micro", "status", "open")
              .is(MICRO, "gap", 0.5);
          city.street("no community by the street's record")
              .record(KnownCity.YEAR, "communities", 0L)
              .many(1, "fire_station", "kind", "micro", "status", "open")
              .is(MICRO, "not_applicable");
        });
  }

  @TestFactory
  Stream<DynamicTest> rescueTeams() {
    return KnownCity.tests(
        city -> {
          for (String level : new String[] {"town", "district", "city"}) {
            city.place(level, "a team of the " + level)
                .many(1, "rescue_team", "level", level, "status", "open")
                .is(TEAM, "met", 1);
            city.place(level, "a team of the " + level + " whose state nobody stated")
                .many(1, "rescue_team", "level", level)
                .is(TEAM, "met", 1)
                .unverified(1);
            city.place(level, "the team of the " + level + " is closed")
                .many(1, "rescue_team", "level", level, "status", "closed")
                .is(TEAM, "gap", 0);
            city.place(level, "it is confirmed that the " + level + " has no team")
                .inventory("rescue_team")
                .is(TEAM, "gap", 0);
            city.place(level, "nobody listed the teams of the " + level)
                .is(TEAM, "no_data")
                .missing("rescue_team", "");
            city.place(level, "a team across the border is another " + level + "'s")
                .add("rescue_team", "POINT(4100 0)", "level", level, "status", "open")
                .is(TEAM, "no_data");
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> charging() {
    return KnownCity.tests(
        city -> {
          city.street("has one")
              .many(1, "facility", "kind", "charging", "status", "open")
              .is(CHARGING, "met", 1);
          city.street("has two")
              .many(2, "facility", "kind", "charging", "status", "open")
              .is(CHARGING, "met", 1);
          city.street("has one whose state nobody stated")
              .many(1, "facility", "kind", "charging")
              .is(CHARGING, "met", 1)
              .unverified(1);
          city.street("the only one is planned")
              .many(1, "facility", "kind", "charging", "status", "planned")
              .is(CHARGING, "gap", 0);
          city.street("it is confirmed that there is none")
              .inventory("facility")
              .is(CHARGING, "gap", 0);
          city.street("a school is no charging place")
              .many(1, "facility", "kind", "education", "status", "open")
              .is(CHARGING, "no_data")
              .missing("facility", "");
          city.street("nothing listed").is(CHARGING, "no_data");
        });
  }

  private static Place prone(KnownCity city, String story, String hazardAt) {
    return city.street(story, "disaster_prone", true)
        .add("hazard", hazardAt, "kind", "landslide", "level", "large", "status", "open");
  }

  @TestFactory
  Stream<DynamicTest> landingPoints() {
    return KnownCity.tests(
        city -> {
          prone(city, "it is confirmed that there is none", "POINT(0 0)")
              .inventory("helipad")
              .is(HELIPAD, "gap");
          prone(city, "3 km", "POINT(0 0)")
              .add("helipad", "POINT(3000 0)", "kind", "temporary", "status", "open")
              .is(HELIPAD, "met", 3000);
          prone(city, "7.8 km", "POINT(3900 0)")
              .add("helipad", "POINT(-3900 0)", "kind", "temporary", "status", "open")
              .is(HELIPAD, "partial", 7800);
          prone(city, "11.03 km from corner to corner", "POINT(3900 3900)")
              .add("helipad", "POINT(-3900 -3900)", "kind", "temporary", "status", "open")
              .is(HELIPAD, "gap", 7800 * Math.sqrt(2));
          prone(city, "the worst of two hazards counts, each by its nearest point", "POINT(0 0)")
              .add("hazard", "POINT(2000 0)", "level", "very_large", "status", "treating")
              .add("helipad", "POINT(0 500)", "status", "open")
              .add("helipad", "POINT(3500 0)", "status", "open")
              .is(HELIPAD, "met", 1500);
          prone(city, "a landing point across the border", "POINT(3900 0)")
              .add("helipad", "POINT(8000 0)", "kind", "base", "status", "open")
              .is(HELIPAD, "met", 4100);
          prone(city, "a closed one does not count, one nobody vouched for does", "POINT(0 0)")
              .add("helipad", "POINT(100 0)", "status", "closed")
              .add("helipad", "POINT(0 2000)")
              .is(HELIPAD, "met", 2000)
              .unverified(1);
          prone(city, "no landing point listed", "POINT(0 0)")
              .is(HELIPAD, "no_data")
              .missing("helipad", "");
          prone(city, "half of the hazards have no level", "POINT(0 0)")
              .add("hazard", "POINT(100 0)", "status", "open")
              .add("helipad", "POINT(0 500)", "status", "open")
              .is(HELIPAD, "no_data")
              .missing("hazard", "level");
          city.street("no hazard listed", "disaster_prone", true)
              .add("helipad", "POINT(0 500)", "status", "open")
              .is(HELIPAD, "no_data")
              .missing("hazard", "");
          city.street("it is confirmed that there is no hazard", "disaster_prone", true)
              .inventory("hazard")
              .is(HELIPAD, "not_applicable");
          city.street("no major hazard is open", "disaster_prone", true)
              .many(1, "hazard", "kind", "landslide", "level", "medium", "status", "open")
              .many(1, "hazard", "kind", "landslide", "level", "large", "status", "closed")
              .is(HELIPAD, "not_applicable");
          city.street("not disaster-prone", "disaster_prone", false)
              .many(1, "hazard", "kind", "landslide", "level", "large", "status", "open")
              .is(HELIPAD, "not_applicable");
          city.street("nobody said whether it is disaster-prone")
              .many(1, "hazard", "kind", "landslide", "level", "large", "status", "open")
              .add("helipad", "POINT(0 500)", "status", "open")
              .is(HELIPAD, "no_data")
              .missing("zone", "disaster_prone");
          city.place("city", "a hundred in the city")
              .many(100, "helipad", "status", "open")
              .is(HELIPAD, "met", 100);
          city.place("city", "ten in the city")
              .many(10, "helipad", "status", "open")
              .many(95, "helipad", "status", "planned")
              .is(HELIPAD, "gap", 10);
        });
  }

  private static Place store(KnownCity city, String kind, long population, Long served) {
    Place zone =
        city.place(
            kind,
            kind + " of " + population + " whose goods serve " + served,
            "population",
            population,
            "disaster_prone",
            true);
    return served == null
        ? zone.many(1, "relief_store", "level", kind, "status", "open")
        : zone.many(1, "relief_store", "level", kind, "status", "open", "people_served", served);
  }

  @TestFactory
  Stream<DynamicTest> reliefGoods() {
    return KnownCity.tests(
        city -> {
          store(city, "town", 9000, 200L).is(RELIEF, "met", 1);
          store(city, "town", 9000, 500L).is(RELIEF, "met", 2.5);
          store(city, "town", 9000, 190L).is(RELIEF, "partial", 0.95);
          store(city, "town", 9000, 100L).is(RELIEF, "gap", 0.5);
          store(city, "town", 9000, null)
              .is(RELIEF, "no_data")
              .missing("relief_store", "people_served");
          store(city, "district", 999_999, 3000L).is(RELIEF, "met", 1);
          store(city, "district", 1_000_000, 3000L).is(RELIEF, "met", 1);
          store(city, "district", 1_000_001, 3000L).is(RELIEF, "gap", 0.6);
          store(city, "district", 1_000_001, 4500L).is(RELIEF, "partial", 0.9);
          store(city, "city", 32_000_000, 100_000L).is(RELIEF, "met", 1);
          store(city, "city", 32_000_000, 50_000L).is(RELIEF, "gap", 0.5);
          city.street("the store is closed", "disaster_prone", true)
              .many(1, "relief_store", "level", "town", "status", "closed", "people_served", 900L)
              .is(RELIEF, "gap", 0);
          city.street("nobody said whether it is in use", "disaster_prone", true)
              .many(1, "relief_store", "level", "town", "people_served", 300L)
              .is(RELIEF, "met", 1.5)
              .unverified(1);
          city.street("no store listed", "disaster_prone", true)
              .is(RELIEF, "no_data")
              .missing("relief_store", "");
          city.street("it is confirmed that there is none", "disaster_prone", true)
              .inventory("relief_store")
              .is(RELIEF, "gap", 0);
          city.street("neither disaster-prone nor remote", "disaster_prone", false)
              .many(1, "relief_store", "level", "town", "status", "open", "people_served", 50L)
              .is(RELIEF, "not_applicable");
        });
  }
}

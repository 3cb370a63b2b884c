package luotu.analyse.standards;

import static luotu.analyse.Scene.box;
import static luotu.analyse.standards.KnownCity.result;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import luotu.analyse.standards.KnownCity.Place;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Who is reached by road in time. On foot one makes 5 km/h: 1,250 m in 15 minutes, 2,500 m in 30.
 * An engine on a primary road makes 45 km/h and leaves after 60 s: 3,000 m in 5 minutes, 5,250 m in
 * 8. A car makes 0.8 of a posted limit: 6,400 m in 2 hours where 4 km/h are allowed.
 */
class TravelAnswersTest {
  private static final String SHELTER = "shelter-walk";
  private static final String FIRE = "fire-response";
  private static final String RESCUE = "rescue-2h";
  private static final String CIRCLE = "life-circle";
  private static final List<String> KINDS =
      List.of(
          "education",
          "medical",
          "employment",
          "elderly",
          "childcare",
          "culture",
          "sports",
          "commuting",
          "emergency");

  /** A street with a straight road from west to east through its middle. */
  private static Place road(KnownCity city, String story, Object... zoneFields) {
    return alongRoad(city.street(story, zoneFields), "class", "primary");
  }

  private static Place alongRoad(Place place, Object... fields) {
    return place.add("road", "LINESTRING(-3900 0,3900 0)", fields);
  }

  private static String at(double x, double y) {
    return String.format(Locale.ROOT, "POINT(%f %f)", x, y);
  }

  /** Ten people at each of some places on the road. */
  private static Place people(Place place, double... east) {
    for (double x : east) {
      place.add("population", at(x, 0), "people", 10.0);
    }
    return place;
  }

  /** So many times ten people at about the same place on the road. */
  private static Place crowd(Place place, int cells, double x) {
    for (int i = 0; i < cells; i++) {
      people(place, x + i);
    }
    return place;
  }

  private static Place shelter(Place place, double x) {
    return place.add("shelter", at(x, 0), "status", "open");
  }

  @TestFactory
  Stream<DynamicTest> sheltersWithinAWalk() {
    return KnownCity.tests(
        city -> {
          shelter(
                  people(
                      road(city, "10 m this side and that of both marks"), 1240, 1260, 2490, 2510),
                  0)
              .is(SHELTER, "gap", 0.25, 0.75);
          shelter(crowd(crowd(road(city, "19 of 20 within 15 minutes"), 19, 1000), 1, 3500), 0)
              .is(SHELTER, "met", 0.95, 0.95)
              .shows("population", 0);
          shelter(crowd(crowd(road(city, "half within 15, all within 30"), 10, 1000), 10, 2400), 0)
              .is(SHELTER, "partial", 0.5, 1)
              .shows("population", 10);
          shelter(crowd(crowd(road(city, "18 of 20 within 30 minutes"), 18, 1000), 2, 2600), 0)
              .is(SHELTER, "gap", 0.9, 0.9)
              .shows("population", 2);
          shelter(
                  crowd(crowd(road(city, "thirty places left out, twenty shown"), 5, 0), 30, 2600),
                  0)
              .is(SHELTER, "gap", 5 / 35.0)
              .shows("population", 20);
          shelter(people(road(city, "people off the road walk to it: 500 m and 700 m"), 3000), 0)
              .add("population", at(700, 499), "people", 30.0)
              .is(SHELTER, "gap", 0.75);
          shelter(road(city, "people 600 m off the road"), 0)
              .add("population", at(100, 600), "people", 30.0)
              .is(SHELTER, "gap", 0, 0);
          people(road(city, "the shelter is 600 m off the road"), 100)
              .add("shelter", at(100, 600), "status", "open")
              .is(SHELTER, "gap", 0, 0)
              .shows("shelter", 1);
          people(road(city, "the shelter lies across the border"), 3800)
              .add("road", "LINESTRING(3900 0,5000 0)", "class", "primary")
              .add("shelter", at(4900, 0), "status", "open")
              .is(SHELTER, "met", 1);
          shelter(people(road(city, "whose state nobody stated"), 500), 3500)
              .add("shelter", at(0, 0))
              .is(SHELTER, "met", 1)
              .unverified(1);
          shelter(people(road(city, "nobody's nearest, so not counted"), 500), 400)
              .add("shelter", at(3900, 0))
              .is(SHELTER, "met", 1)
              .unverified(0);
          people(road(city, "planned, unfinished and closed ones are none"), 500)
              .add("shelter", at(0, 0), "status", "closed")
              .add("shelter", at(1, 0), "status", "planned")
              .add("shelter", at(2, 0), "status", "building")
              .is(SHELTER, "gap", 0, 0);
          people(road(city, "opened after the day asked about"), 500)
              .add("shelter", at(0, 0), "status", "open", "opened_on", "2025-07-01")
              .is(SHELTER, "gap", 0, 0);
          people(road(city, "opened on the day asked about"), 500)
              .add("shelter", at(0, 0), "status", "open", "opened_on", KnownCity.AS_OF)
              .is(SHELTER, "met", 1);
        });
  }

  @TestFactory
  Stream<DynamicTest> waysToTheShelter() {
    return KnownCity.tests(
        city -> {
          people(city.street("700 m of stairs take as long as 1,400 m"), 700)
              .add("road", "LINESTRING(-100 0,1000 0)", "class", "steps")
              .add("shelter", at(0, 0), "status", "open")
              .is(SHELTER, "partial", 0, 1);
          people(city.street("700 m of footway"), 700)
              .add("road", "LINESTRING(-100 0,1000 0)", "class", "footway")
              .add("shelter", at(0, 0), "status", "open")
              .is(SHELTER, "met", 1, 1);
          shelter(road(city, "200 m away across a river without a bridge"), 0)
              .add("waterway", "LINESTRING(-4000 100,4000 100)", "class", "main")
              .add("road", "LINESTRING(-3900 200,3900 200)", "class", "primary")
              .add("population", at(0, 200), "people", 10.0)
              .is(SHELTER, "gap", 0, 0);
          shelter(city.street("a bridge 500 m upstream: 1,200 m"), 0)
              .add("waterway", "LINESTRING(-4000 100,4000 100)", "class", "main")
              .add("road", "LINESTRING(-3900 0,500 0)", "class", "primary")
              .add("road", "LINESTRING(500 0,500 200)", "class", "primary", "bridge", true)
              .add("road", "LINESTRING(500 200,-3900 200)", "class", "primary")
              .add("population", at(0, 200), "people", 10.0)
              .is(SHELTER, "met", 1, 1);
          shelter(people(city.street("the road is shut half-way"), 800), 0)
              .add("road", "LINESTRING(-100 0,300 0)", "class", "primary")
              .add("road", "LINESTRING(300 0,500 0)", "class", "primary", "closed", true)
              .add("road", "LINESTRING(500 0,1000 0)", "class", "primary")
              .is(SHELTER, "gap", 0, 0);
          shelter(people(city.street("one-way binds nobody on foot"), 800), 0)
              .add("road", "LINESTRING(0 0,1000 0)", "class", "primary", "oneway", true)
              .is(SHELTER, "met", 1, 1);
        });
  }

  @TestFactory
  Stream<DynamicTest> whatIsNotKnown() {
    return KnownCity.tests(
        city -> {
          people(road(city, "no shelter listed"), 500)
              .is(SHELTER, "no_data")
              .missing("shelter", "");
          people(road(city, "it is confirmed that there is none"), 500)
              .inventory("shelter")
              .is(SHELTER, "gap", 0, 0);
          shelter(people(city.street("no road stored"), 500), 0)
              .is(SHELTER, "no_data")
              .missing("road", "");
          shelter(people(city.street("it is confirmed that there is no road"), 500), 0)
              .inventory("road")
              .is(SHELTER, "gap", 0, 0);
          people(city.street("nothing but people"), 500)
              .is(SHELTER, "no_data")
              .missing("road", "")
              .missing("shelter", "");
          shelter(people(city.street("the only road is far from everybody"), 500), 0)
              .add("road", "LINESTRING(-3900 3900,3900 3900)", "class", "primary")
              .is(SHELTER, "gap", 0, 0);
          shelter(road(city, "nobody counted"), 0)
              .is(SHELTER, "no_data")
              .missing("population", "people");
          shelter(road(city, "people known, but not where they live", "population", 900L), 0)
              .is(SHELTER, "no_data")
              .missing("population", "people");
          shelter(road(city, "it is confirmed that nobody lives here"), 0)
              .inventory("population")
              .is(SHELTER, "not_applicable");
          shelter(road(city, "a population of zero", "population", 0L), 0)
              .is(SHELTER, "not_applicable");
          shelter(road(city, "cells where nobody lives"), 0)
              .add("population", at(0, 0), "people", 0.0)
              .is(SHELTER, "not_applicable");
          shelter(people(road(city, "scaled to 1,000 people", "population", 1000L), 100, 3000), 0)
              .is(SHELTER, "gap", 0.5, 0.5);
        });
  }

  /** An open station of a kind, with what else is known of it. */
  private static Place station(Place place, double x, String kind, Object... more) {
    Object[] fields =
        Stream.concat(Stream.of("kind", kind, "status", "open"), Stream.of(more)).toArray();
    return place.add("fire_station", at(x, 0), fields);
  }

  @TestFactory
  Stream<DynamicTest> enginesWithinFiveMinutes() {
    return KnownCity.tests(
        city -> {
          station(
                  people(
                      road(city, "50 m this side and that of both marks"), -950, -850, 1300, 1400),
                  -3900,
                  "first")
              .is(FIRE, "gap", 0.25, 0.75);
          station(
                  people(road(city, "a turnout of 60 s, unless it says otherwise"), 2500),
                  0,
                  "second")
              .is(FIRE, "met", 1, 1);
          station(
                  people(road(city, "its turnout of 120 s is too long"), 2500),
                  0,
                  "second",
                  "turnout_s",
                  120.0)
              .is(FIRE, "partial", 0, 1);
          station(
                  people(road(city, "no turnout at all: 3,600 m in 288 s"), 3600),
                  0,
                  "small",
                  "turnout_s",
                  0.0)
              .is(FIRE, "met", 1, 1);
          station(
                  people(road(city, "the nearer station leaves later"), 1000),
                  1000,
                  "first",
                  "turnout_s",
                  400.0)
              .add("fire_station", at(-1000, 0), "kind", "township", "status", "open")
              .is(FIRE, "met", 1, 1);
          station(people(city.street("a one-way road leads away from it"), 1000), 0, "first")
              .add("road", "LINESTRING(0 0,2000 0)", "class", "primary", "oneway", true)
              .is(FIRE, "met", 1, 1);
          station(people(city.street("a one-way road leads to it"), 1000), 0, "first")
              .add("road", "LINESTRING(2000 0,0 0)", "class", "primary", "oneway", true)
              .is(FIRE, "gap", 0, 0);
          station(people(city.street("no engine climbs stairs"), 500), 0, "first")
              .add("road", "LINESTRING(-500 0,300 0)", "class", "primary")
              .add("road", "LINESTRING(300 0,1000 0)", "class", "steps")
              .is(FIRE, "met", 1);
          station(people(road(city, "an enterprise's brigade counts"), 1000), 0, "enterprise")
              .is(FIRE, "met", 1);
          station(people(road(city, "a micro station has no engine"), 1000), 0, "micro")
              .is(FIRE, "no_data")
              .missing("fire_station", "");
          station(
                  people(road(city, "a micro station, and no other: that is confirmed"), 1000),
                  0,
                  "micro")
              .inventory("fire_station")
              .is(FIRE, "gap", 0, 0);
          people(road(city, "nobody stated what kind it is"), 1000)
              .add("fire_station", at(0, 0), "status", "open")
              .is(FIRE, "no_data")
              .missing("fire_station", "kind");
          station(
                  people(road(city, "one of two without a kind, the other is enough"), 1000),
                  0,
                  "first")
              .add("fire_station", at(100, 0), "status", "open")
              .is(FIRE, "met", 1)
              .missing("fire_station", "kind");
        });
  }

  private static Place slow(KnownCity city, String story) {
    return alongRoad(city.street(story), "class", "primary", "speed_kmh", 4.0);
  }

  private static Place team(Place place, String level) {
    return place.add("rescue_team", at(-3900, 0), "level", level, "status", "open");
  }

  @TestFactory
  Stream<DynamicTest> rescueWithinTwoHours() {
    return KnownCity.tests(
        city -> {
          team(people(slow(city, "100 m this side and that of the mark"), 2400, 2600), "district")
              .is(RESCUE, "gap", 0.5);
          team(crowd(crowd(slow(city, "19 of 20"), 19, 2000), 1, 3000), "district")
              .is(RESCUE, "met", 0.95);
          team(
                  crowd(crowd(slow(city, "18 of 20: within 10 points"), 18, 2000), 2, 3000),
                  "district")
              .is(RESCUE, "partial", 0.9);
          team(crowd(crowd(slow(city, "16 of 20"), 16, 2000), 4, 3000), "district")
              .is(RESCUE, "gap", 0.8)
              .shows("population", 4);
          team(people(slow(city, "a city's team is no district's"), 0), "city")
              .is(RESCUE, "no_data")
              .missing("rescue_team", "");
          team(people(slow(city, "a regional one neither, and it is confirmed"), 0), "regional")
              .inventory("rescue_team")
              .is(RESCUE, "gap", 0);
          people(slow(city, "nobody stated its level"), 0)
              .add("rescue_team", at(0, 0), "status", "open")
              .is(RESCUE, "no_data")
              .missing("rescue_team", "level");
          people(slow(city, "no team listed"), 0).is(RESCUE, "no_data").missing("rescue_team", "");
        });
  }

  /** Nine kinds at the middle, one of them elsewhere. */
  private static Place nine(Place place, String elsewhere, double x) {
    for (String kind : KINDS) {
      place.add("facility", at(kind.equals(elsewhere) ? x : 0, 0), "kind", kind, "status", "open");
    }
    return place.inventory("shelter");
  }

  @TestFactory
  Stream<DynamicTest> nineServices() {
    return KnownCity.tests(
        city -> {
          nine(people(road(city, "all nine near everybody"), 500, 1000), "", 0)
              .is(CIRCLE, "met", 1, 1);
          nine(
                  crowd(crowd(road(city, "16 of 20 near the lowest"), 16, 0), 4, -2000),
                  "culture",
                  1000)
              .is(CIRCLE, "met", 0.8, 0.8);
          nine(people(road(city, "culture takes half an hour"), 0), "culture", 2400)
              .is(CIRCLE, "partial", 0, 1);
          nine(people(road(city, "child care takes longer"), 0), "childcare", 2600)
              .is(CIRCLE, "gap", 0, 0);
          Place hospital = people(road(city, "a hospital is medical care"), 0);
          nine(hospital, "medical", 3900)
              .add("facility", at(0, 0), "kind", "hospital", "status", "open")
              .is(CIRCLE, "met", 1, 1);
          shelter(
                  nine(people(road(city, "a shelter is emergency service"), 0), "emergency", 3900),
                  0)
              .is(CIRCLE, "met", 1, 1);
          Place none = people(road(city, "no employment service, that is confirmed"), 0);
          KINDS.stream()
              .filter(kind -> !kind.equals("employment"))
              .forEach(kind -> none.add("facility", at(0, 0), "kind", kind, "status", "open"));
          none.inventory("facility", "shelter").is(CIRCLE, "gap", 0, 0);
          shelter(people(road(city, "a shelter, and no facility listed"), 0), 0)
              .is(CIRCLE, "no_data")
              .missing("facility", "");
          people(road(city, "nothing listed"), 0)
              .is(CIRCLE, "no_data")
              .missing("facility", "")
              .missing("shelter", "");
          nine(road(city, "nobody counted"), "", 0)
              .is(CIRCLE, "no_data")
              .missing("population", "people");
        });
  }

  @Test
  void everyServiceShowsItsShare() {
    try (KnownCity city = new KnownCity()) {
      Place street = crowd(crowd(road(city, "culture reaches a quarter"), 3, -2000), 1, 500);
      nine(street, "culture", 1000).add("facility", at(-2000, 0), "kind", "elderly");
      JsonNode cell = result(city.ask(KnownCity.AS_OF), street.code(), CIRCLE);
      JsonNode numbers = cell.at("/evidence/numbers");
      assertThat(numbers.get("people").asDouble()).isEqualTo(40);
      for (String kind : KINDS) {
        double share = kind.equals("elderly") ? 1 : 0.25;
        assertThat(numbers.get(kind + "_share").asDouble()).as(kind).isEqualTo(share);
        assertThat(numbers.get(kind + "_preferred").asDouble()).as(kind).isEqualTo(40 * share);
        assertThat(numbers.get(kind + "_limit").asDouble())
            .as(kind)
            .isEqualTo(kind.equals("culture") ? 10 : 40);
      }
      assertThat(cell.get("unverified").asInt()).isEqualTo(1);
    }
  }

  @Test
  void aDistrictIsTheSumOfItsStreets() {
    try (KnownCity city = new KnownCity()) {
      Place district = city.place("district", "two towns");
      alongRoad(district, "class", "primary");
      district.zone("W", "town", box(-4000, -4000, 0, 4000));
      shelter(people(district, -3000, -2000), -3000);
      district.zone("E", "town", box(0, -4000, 4000, 4000));
      people(district, 1000, 3000, 3001);
      JsonNode report = city.ask(KnownCity.AS_OF);
      String code = district.about("").code();
      assertThat(result(report, code + "W", SHELTER).get("value").asDouble()).isEqualTo(1);
      assertThat(result(report, code + "E", SHELTER).get("status").asText()).isEqualTo("no_data");
      assertThat(result(report, code, SHELTER).get("status").asText()).isEqualTo("no_data");
      shelter(district, 3000);
      report = city.ask(KnownCity.AS_OF);
      assertThat(result(report, code + "E", SHELTER).get("value").asDouble()).isEqualTo(0.666667);
      JsonNode sum = result(report, code, SHELTER);
      assertThat(sum.get("value").asDouble()).isEqualTo(0.8);
      assertThat(sum.at("/evidence/numbers/people").asDouble()).isEqualTo(50);
      assertThat(sum.at("/evidence/numbers/within_preferred").asDouble()).isEqualTo(40);
      assertThat(sum.at("/evidence/numbers/within_limit").asDouble()).isEqualTo(50);
    }
  }
}

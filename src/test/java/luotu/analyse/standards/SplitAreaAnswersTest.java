package luotu.analyse.standards;

import static luotu.analyse.Scene.box;
import static luotu.analyse.standards.KnownCity.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import luotu.analyse.standards.KnownCity.Place;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How large the areas of fire stations are. After a turnout of 60 s an engine has 240 s: 3,000 m on
 * a primary road; from there one walks at 1.389 m/s, nine times as slowly. So the area of a station
 * on one straight road is a rhombus of 6,000 m by 666.7 m: 2 km².
 */
class SplitAreaAnswersTest {
  private static final String AREA = "fire-station-area";
  private static final double TRAVEL_SECONDS = 240;
  private static final double WALK = 5 / 3.6;
  private static final double BETWEEN_ROWS = 200;

  /** Straight in the plane: with a corner every 500 m, between which a line of degrees is not. */
  private static final String ROAD =
      IntStream.rangeClosed(-16, 16)
          .mapToObj(i -> 500 * i + " 0")
          .collect(Collectors.joining(",", "LINESTRING(", ")"));

  /** A district with a straight road from west to east through its middle. */
  private static Place road(KnownCity city, String story) {
    return city.place("district", story).add("road", ROAD, "class", "primary");
  }

  /** Rows from west to east, 200 m apart, on a road from south to north through their middle. */
  private static Place rows(KnownCity city, String story, String roadClass) {
    Place place = city.place("district", story);
    for (int y = -5000; y <= 5000; y += (int) BETWEEN_ROWS) {
      line(place, roadClass, -5000, y, 0, y);
      line(place, roadClass, 0, y, 5000, y);
      if (y < 5000) {
        line(place, roadClass, 0, y, 0, y + BETWEEN_ROWS);
      }
    }
    return place;
  }

  private static void line(
      Place place, String roadClass, double x, double y, double toX, double toY) {
    String line = String.format(Locale.ROOT, "LINESTRING(%f %f,%f %f)", x, y, toX, toY);
    place.add("road", line, "class", roadClass);
  }

  /**
   * Square kilometres that one reaches from the middle of such rows: place by place, by what is
   * nearest of the row and the road across.
   */
  private static double rowsArea(double speed) {
    double step = 5;
    double side = TRAVEL_SECONDS * speed + 600;
    long within = 0;
    for (double x = step / 2; x < side; x += step) {
      for (double y = step / 2; y < side; y += step) {
        double row = Math.rint(y / BETWEEN_ROWS) * BETWEEN_ROWS;
        double toRow = Math.abs(y - row);
        double seconds = toRow < x ? (row + x) / speed + toRow / WALK : y / speed + x / WALK;
        within += seconds <= TRAVEL_SECONDS ? 1 : 0;
      }
    }
    return 4 * within * step * step / 1e6;
  }

  private static Place station(Place place, double x, double y, String kind, Object... fields) {
    Object[] all = new Object[fields.length + 4];
    all[0] = "kind";
    all[1] = kind;
    all[2] = "status";
    all[3] = "open";
    System.arraycopy(fields, 0, all, 4, fields.length);
    return place.add("fire_station", String.format(Locale.ROOT, "POINT(%f %f)", x, y), all);
  }

  /** A rhombus up to half-way to the next station, so many metres away on either side. */
  private static double rhombus(double west, double east) {
    return (half(west / 2) + half(east / 2)) / 1e6;
  }

  private static double half(double metres) {
    double end = Math.min(metres, 3000);
    return 2000 / 3.0 * (end - end * end / 6000);
  }

  private static final double FAR = 20_000;

  @TestFactory
  Stream<DynamicTest> theWorstOfADistrict() {
    return KnownCity.tests(
        city -> {
          station(road(city, "one station on one road"), 0, 0, "first")
              .is(AREA, "met", 2)
              .shows("fire_station", 0);
          station(station(road(city, "half-way between two"), -1000, 0, "first"), 1000, 0, "second")
              .is(AREA, "met", rhombus(2000, FAR));
          station(road(city, "a turnout of 30 s"), 0, 0, "small", "turnout_s", 30.0)
              .is(AREA, "met", 2.53);
          station(rows(city, "streets of 25 km/h", "residential"), 0, 0, "first").is(AREA, "met");
          station(rows(city, "above 7 and below 15", "primary"), 0, 0, "first")
              .is(AREA, "partial")
              .shows("fire_station", 1);
          station(rows(city, "above 15", "trunk"), 0, 0, "special")
              .is(AREA, "gap")
              .shows("fire_station", 1);
          Place three = station(rows(city, "the worst of three", "primary"), 0, 0, "first");
          three.add("road", "LINESTRING(15000 0,25000 0)", "class", "primary");
          station(three, 15_000, 0, "first").is(AREA, "partial");
          station(three, 3000, 3000, "enterprise").shows("fire_station", 1);
        });
  }

  @TestFactory
  Stream<DynamicTest> whichStationsCount() {
    return KnownCity.tests(
        city -> {
          station(road(city, "a micro station has no engine"), 0, 0, "first");
          Place micro = station(road(city, "a micro station beside it"), 0, 0, "first");
          station(micro, 500, 0, "micro").is(AREA, "met", 2);
          Place planned = station(road(city, "planned and closed ones"), 0, 0, "first");
          planned
              .add("fire_station", "POINT(500 0)", "kind", "first", "status", "planned")
              .add("fire_station", "POINT(-500 0)", "kind", "first", "status", "closed")
              .is(AREA, "met", 2);
          Place unverified = station(road(city, "one that does not say"), -1000, 0, "first");
          unverified
              .add("fire_station", "POINT(1000 0)", "kind", "first")
              .is(AREA, "met", rhombus(2000, FAR))
              .unverified(1);
          station(road(city, "the area counts whole across the border"), 3900, 0, "first")
              .is(AREA, "met", 2);
          Place neighbour =
              station(road(city, "one across the border splits it"), 3000, 0, "first");
          station(neighbour, 5000, 0, "first").is(AREA, "met", rhombus(FAR, 2000));
        });
  }

  @TestFactory
  Stream<DynamicTest> whatIsNotKnown() {
    return KnownCity.tests(
        city -> {
          road(city, "no station listed").is(AREA, "no_data").missing("fire_station", "");
          road(city, "it is confirmed that there is none")
              .inventory("fire_station")
              .is(AREA, "not_applicable");
          station(road(city, "none but a micro station"), 0, 0, "micro").is(AREA, "not_applicable");
          road(city, "nobody stated what kind it is")
              .add("fire_station", "POINT(0 0)", "status", "open")
              .is(AREA, "no_data")
              .missing("fire_station", "kind");
          station(city.place("district", "no road stored"), 0, 0, "first")
              .is(AREA, "no_data")
              .missing("road", "");
          station(road(city, "600 m off the road"), 0, 600, "first")
              .is(AREA, "no_data")
              .missing("road", "");
          Place six = road(city, "one of six off the road");
          for (int x = -2000; x <= 2000; x += 1000) {
            station(six, x, 0, "first");
          }
          station(six, 0, 700, "second")
              .is(AREA, "met", rhombus(1000, FAR))
              .missing("road", "")
              .shows("fire_station", 1);
          station(city.street("a street is not judged"), 0, 0, "first")
              .add("road", ROAD, "class", "primary")
              .is(AREA, "not_applicable");
        });
  }

  @ParameterizedTest
  @CsvSource({"residential, 25", "primary, 45", "trunk, 60"})
  void theAreaIsThatOfThePlacesInIt(String roadClass, double kmh) {
    try (KnownCity city = new KnownCity()) {
      Place district = station(rows(city, "rows", roadClass), 0, 0, "first");
      double found =
          result(city.ask(KnownCity.AS_OF), district.code(), AREA).get("value").asDouble();
      assertThat(found).isCloseTo(rowsArea(kmh / 3.6), withinPercentage(0.3));
    }
  }

  @Test
  void everyStationShowsItsArea() {
    try (KnownCity city = new KnownCity()) {
      Place district = road(city, "two towns");
      district.zone("W", "town", box(-4000, -4000, 0, 4000));
      district.zone("E", "town", box(0, -4000, 4000, 4000));
      station(station(district, -1500, 0, "first"), 1500, 0, "second");
      JsonNode report = city.ask(KnownCity.AS_OF);
      String code = district.about("").code();
      JsonNode numbers = result(report, code, AREA).at("/evidence/numbers");
      assertThat(numbers.get("facilities").asInt()).isEqualTo(2);
      assertThat(numbers.get("within_preferred").asInt()).isEqualTo(2);
      assertThat(numbers.get("within_limit").asInt()).isEqualTo(2);
      double expected = rhombus(3000, FAR);
      List<Map.Entry<String, JsonNode>> areas =
          numbers.properties().stream().filter(each -> each.getKey().contains("_km2")).toList();
      // The worst, and each.
      assertThat(areas).hasSize(3);
      areas.forEach(
          each ->
              assertThat(each.getValue().asDouble())
                  .as(each.getKey())
                  .isCloseTo(expected, within(0.01)));
      // A street shows its own station's number and is not judged.
      JsonNode street = result(report, code + "E", AREA);
      assertThat(street.get("status").asText()).isEqualTo("not_applicable");
      assertThat(street.get("value").isNull()).isTrue();
      assertThat(street.at("/evidence/numbers/facilities").asInt()).isEqualTo(1);
      assertThat(street.at("/evidence/numbers/worst_km2").asDouble())
          .isCloseTo(expected, within(0.01));
      assertThat(street.at("/evidence/numbers").properties())
          .extracting(Map.Entry::getKey)
          .filteredOn(key -> key.startsWith("area_km2_"))
          .hasSize(1);
    }
  }
}

package luotu.analyse.incident;

import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;
import luotu.analyse.Scene;
import luotu.geo.GeoJson;
import luotu.model.CityTime;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.locationtech.jts.geom.Coordinate;

/**
 * A street from west to east with everything on it; all numbers follow from theory. One walks 5 km
 * in an hour, 1 m in 0.72 s; an engine drives 25 km/h on a road without class, 1 m in 0.144 s.
 */
abstract class IncidentStreet {
  static final Offset<Double> METRES = within(0.1);

  /** Equal areas are not equal lengths. */
  static final Offset<Double> FAR_METRES = within(0.5);

  static final Offset<Double> SECONDS = within(0.2);
  static final LocalDate TODAY = CityTime.dayOf(Instant.now());

  final Scene scene = new Scene(106.5, 29.5);

  @AfterEach
  void close() {
    scene.close();
  }

  @BeforeEach
  void street() {
    scene
        .zone("C", "city", Scene.box(-9000, -9000, 9000, 9000))
        .zone(
            "D",
            "district",
            Scene.box(-6000, -6000, 6000, 6000),
            "parent",
            "C",
            "responsible_unit",
            "区应急局",
            "contact",
            "区值班员",
            "phone",
            "2")
        .zone(
            "F",
            "functional",
            Scene.box(-3000, -3000, 3000, 3000),
            "parent",
            "C",
            "responsible_unit",
            "高新区管委会")
        .zone(
            "T1",
            "town",
            Scene.box(-2000, -2000, 2000, 2000),
            "parent",
            "D",
            "member_of",
            "F",
            "population",
            1040L,
            "contact",
            "镇街值班员",
            "phone",
            "1")
        .zone("T2", "town", Scene.box(2000, -2000, 5000, 2000), "parent", "D")
        .zone("V", "community", Scene.box(-500, -500, 500, 500), "parent", "T1")
        .road("长街", "-2000 0,0 0")
        .road("长街", "0 0,2000 0")
        .add("population", "POINT(-300 0)", "people", 100.0)
        .add("population", "POINT(300 0)", "people", 100.0)
        .add("population", "POINT(1200 0)", "people", 310.0)
        .add("population", "POINT(0 600)", "people", 10.0);
  }

  static Map<String, Object> person(String role, String phone, LocalDate confirmed) {
    return Map.of(
        "role", role, "name", "某" + phone, "phone", phone, "confirmed_on", confirmed.toString());
  }

  void hazards() {
    scene
        .add(
            "hazard",
            "POINT(0 40)",
            "kind",
            "landslide",
            "level",
            "small",
            "influence_m",
            60.0,
            "threatened_people",
            12L,
            "people",
            List.of(
                person("resident_monitor", "11", TODAY),
                person("area_lead", "12", TODAY.minusDays(800))))
        .add(
            "hazard",
            Scene.box(400, -10, 420, 10),
            "kind",
            "rockfall",
            "level",
            "large",
            "threatened_people",
            30L,
            "people",
            List.of(person("geologist", "13", TODAY)))
        .add(
            "hazard",
            "POINT(0 -700)",
            "kind",
            "chemical",
            "people",
            List.of(person("administrative", "14", TODAY)))
        .add("hazard", "POINT(10 10)", "kind", "landslide", "status", "closed")
        .add("hazard", "POINT(0 1001)", "kind", "landslide")
        .add("hazard", Scene.box(999, 0, 1200, 50), "kind", "landslide", "level", "large");
  }

  void shelters() {
    scene
        .add(
            "shelter",
            "POINT(-500 0)",
            "status",
            "open",
            "places",
            150L,
            "suitable_for",
            List.of("landslide"),
            "contact",
            "所长",
            "phone",
            "21")
        .add(
            "shelter",
            "POINT(700 0)",
            "status",
            "open",
            "places",
            100L,
            "suitable_for",
            List.of("flood", "landslide"))
        .add("shelter", "POINT(100 0)", "places", 1000L)
        .add(
            "shelter",
            "POINT(50 0)",
            "status",
            "open",
            "places",
            9000L,
            "suitable_for",
            List.of("fire"))
        .add("shelter", "POINT(-50 0)", "status", "closed", "places", 9000L)
        .add("shelter", "POINT(-400 0)", "status", "open", "suitable_for", List.of("landslide"));
  }

  void resources() {
    scene
        .add("fire_station", "POINT(1500 0)", "kind", "first", "turnout_s", 30.0, "status", "open")
        .add("fire_station", "POINT(100 0)", "kind", "micro", "status", "open")
        .add("rescue_team", "POINT(-900 0)")
        .add("facility", "POINT(600 0)", "kind", "hospital", "status", "closed")
        .add("facility", "POINT(200 0)", "kind", "culture", "status", "open")
        .add("warning_point", "POINT(0 120)", "status", "open")
        .add("helipad", "POINT(0 3000)", "status", "open");
  }

  JsonNode ask(double x, double y, String inputs) {
    Coordinate place = scene.degrees("POINT(" + x + " " + y + ")").getCoordinate();
    return scene.run(
        "incident", String.format(Locale.ROOT, "'point':[%.9f,%.9f],", place.x, place.y) + inputs);
  }

  static List<String> texts(JsonNode list, String pointer) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(each -> each.at(pointer).isNull() ? "-" : each.at(pointer).asText())
        .toList();
  }

  static JsonNode resource(JsonNode answer, String kind) {
    return StreamSupport.stream(answer.get("resources").spliterator(), false)
        .filter(each -> each.get("kind").asText().equals(kind))
        .findFirst()
        .orElseThrow();
  }

  /** The shelter with so many places. */
  static JsonNode shelter(JsonNode answer, int places) {
    return StreamSupport.stream(answer.at("/shelters/list").spliterator(), false)
        .filter(each -> each.get("places").asInt(-1) == places)
        .findFirst()
        .orElseThrow();
  }

  static String notes(JsonNode answer) {
    return answer.get("notes").toString();
  }

  /** A line across the street. */
  String cut(double x) {
    return closed("LINESTRING(" + x + " -50," + x + " 50)");
  }

  String closed(String wkt) {
    return GeoJson.EXACT.toNode(scene.degrees(wkt)).toString();
  }
}

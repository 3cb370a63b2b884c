package luotu.analyse.standards;

import static java.util.stream.Collectors.joining;
import static luotu.analyse.Scene.box;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import luotu.analyse.Scene;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A city of places 50 km apart, so that nothing of one reaches another, each with the answers that
 * the policies give it. The answers are worked out by hand from the policies, never from the
 * program: this is the second route to every number.
 */
final class KnownCity implements AutoCloseable {
  /** The day asked about: day 181 of 365. */
  static final String AS_OF = "2025-06-30";

  static final int YEAR = 2025;

  /** What a place is unless it says otherwise: a square of 8 km. */
  static final String SQUARE = box(-4000, -4000, 4000, 4000);

  private static final int PLACES_IN_A_ROW = 20;
  private static final double USUAL_DEGREES = 0.6;

  /** More than twice as far as a helicopter comes in an hour. */
  private static final double FAR_DEGREES = 3.5;

  private static final ThreadLocal<Set<String>> PLANNED = new ThreadLocal<>();

  private final Scene scene = new Scene(100, 22);
  private final double degreesApart;
  private final List<Place> places = new ArrayList<>();

  KnownCity() {
    this(USUAL_DEGREES);
  }

  private KnownCity(double degreesApart) {
    this.degreesApart = degreesApart;
  }

  /** Builds a city, asks it everything once, and makes a test of each answer. */
  static Stream<DynamicTest> tests(Consumer<KnownCity> build) {
    return tests(new KnownCity(), build);
  }

  /** A city of places so far apart that no helicopter comes from one to another. */
  static KnownCity farApart() {
    return new KnownCity(FAR_DEGREES);
  }

  /** As above, of such a city. */
  static Stream<DynamicTest> testsFarApart(Consumer<KnownCity> build) {
    return tests(farApart(), build);
  }

  /**
   * The standards and statuses that a class of answers asks for, as {@code drill met}, of which
   * nothing is stored or asked.
   */
  static Set<String> statusesIn(Class<?> answers) {
    Set<String> statuses = new TreeSet<>();
    PLANNED.set(statuses);
    try {
      Constructor<?> constructor = answers.getDeclaredConstructor();
      constructor.setAccessible(true);
      Object test = constructor.newInstance();
      for (Method method : answers.getDeclaredMethods()) {
        if (method.isAnnotationPresent(TestFactory.class)) {
          method.setAccessible(true);
          method.invoke(test);
        }
      }
    } catch (ReflectiveOperationException wrong) {
      throw new IllegalStateException("no class of answers: " + answers, wrong);
    } finally {
      PLANNED.remove();
    }
    return statuses;
  }

  private static Stream<DynamicTest> tests(KnownCity built, Consumer<KnownCity> build) {
    try (KnownCity city = built) {
      build.accept(city);
      if (PLANNED.get() != null) {
        city.places.stream()
            .flatMap(place -> place.answers.stream())
            .forEach(answer -> PLANNED.get().add(answer.standard + " " + answer.status));
        return Stream.empty();
      }
      JsonNode report = city.ask(AS_OF);
      return city.places.stream()
          .flatMap(place -> place.answers.stream())
          .map(answer -> DynamicTest.dynamicTest(answer.title(), () -> answer.check(report)))
          .toList()
          .stream();
    }
  }

  /** Stores what was drawn since and asks everything of all zones. */
  JsonNode ask(String asOf) {
    scene.store();
    String codes =
        places.stream()
            .flatMap(place -> place.codes.stream())
            .map(code -> "'" + code + "'")
            .collect(joining(","));
    return scene.run("gap-report", "'as_of':'" + asOf + "','zones':[" + codes + "]");
  }

  @Override
  public void close() {
    scene.close();
  }

  /** A town. */
  Place street(String story, Object... zoneFields) {
    return place("town", story, zoneFields);
  }

  /** A zone of that kind with nothing in it, not even towns. */
  Place place(String kind, String story, Object... zoneFields) {
    Place place = new Place(story, places.size());
    places.add(place);
    return place.zone("", kind, SQUARE, zoneFields);
  }

  /** The result of one standard in one zone. */
  static JsonNode result(JsonNode report, String zone, String standard) {
    JsonNode row = find(report.get("zones"), "zone", zone);
    return find(row.get("results"), "standard", standard);
  }

  private static JsonNode find(JsonNode list, String key, String value) {
    return StreamSupport.stream(list.spliterator(), false)
        .filter(entry -> entry.get(key).asText().equals(value))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + value + " in " + list));
  }

  /** Persons in these roles, named, vouched for on that day. */
  static List<Map<String, String>> people(String confirmedOn, String... roles) {
    return Arrays.stream(roles)
        .map(role -> Map.of("role", role, "name", "值班岗位", "confirmed_on", confirmedOn))
        .toList();
  }

  /** One zone, or several side by side, and what must be said of them. */
  final class Place {
    private final String story;
    private final String code;
    private final double longitude;
    private final double latitude;
    private final List<String> codes = new ArrayList<>();
    private final List<Answer> answers = new ArrayList<>();
    private final Set<String> years = new HashSet<>();
    private String about = "";

    private Place(String story, int number) {
      this.story = story;
      code = "P%03d".formatted(number);
      longitude = 100 + degreesApart * (number % PLACES_IN_A_ROW);
      latitude = 22 + degreesApart * (number / PLACES_IN_A_ROW);
    }

    private Scene here() {
      return scene.at(longitude, latitude);
    }

    /**
     * A zone of this place; what is recorded and answered from here on is about it.
     *
     * @param name what its code has behind the place's; empty for the place's first zone
     */
    Place zone(String name, String kind, String wktMetres, Object... fields) {
      boolean isFirst = codes.isEmpty();
      Object[] all = Arrays.copyOf(fields, fields.length + (isFirst ? 0 : 2));
      if (!isFirst && !Arrays.asList(fields).contains("parent")) {
        all[fields.length] = "parent";
        all[fields.length + 1] = code;
      } else {
        all = fields;
      }
      here().zone(code + name, kind, wktMetres, all);
      codes.add(code + name);
      return about(name);
    }

    /** What follows is about that zone of the place. */
    Place about(String name) {
      about = name;
      return this;
    }

    Place add(String layer, String wktMetres, Object... fields) {
      here().add(layer, wktMetres, fields);
      return this;
    }

    /** A row that other rows name by a key. */
    Place addKeyed(String layer, String key, String wktMetres, Object... fields) {
      here().addKeyed(layer, key, wktMetres, fields);
      return this;
    }

    String code() {
      return code + about;
    }

    /** A row that came about by chance; of a street's records only the first of a year is kept. */
    Place add(RandomRows.Row row) {
      String layer = row.layer().id();
      if (!row.wktMetres().isEmpty()) {
        return add(layer, row.wktMetres(), row.pairs());
      }
      if (years.add(about + row.fields().get("year"))) {
        scene.record(layer, code(), row.pairs());
      }
      return this;
    }

    /** So many points of a kind, in rows of 50, within the middle of the place. */
    Place many(int count, String layer, Object... fields) {
      for (int i = 0; i < count; i++) {
        add(layer, "POINT(%d %d)".formatted(20 * (i % 50) - 490, 20 * (i / 50) + 10), fields);
      }
      return this;
    }

    /** The street's record of a year. */
    Place record(int year, Object... fields) {
      Object[] all = Arrays.copyOf(fields, fields.length + 2);
      all[fields.length] = "year";
      all[fields.length + 1] = (long) year;
      scene.record("street_record", code(), all);
      return this;
    }

    /** Somebody confirmed that the zone's lists of these layers are complete. */
    Place inventory(String... layers) {
      for (String layer : layers) {
        scene.record("inventory", code(), "layer", layer, "complete_as_of", "2025-01-31");
      }
      return this;
    }

    Place is(String standard, String status) {
      return is(standard, status, Double.NaN);
    }

    Place is(String standard, String status, double value) {
      return is(standard, status, value, Double.NaN);
    }

    /** What the standard must answer; a number that is not stated is not looked at. */
    Place is(String standard, String status, double value, double limitValue) {
      answers.add(new Answer(story, code(), standard, status, value, limitValue));
      return this;
    }

    private Answer last() {
      return answers.get(answers.size() - 1);
    }

    /** The answer above names this as missing; an empty field when it is the layer as such. */
    Place missing(String layer, String field) {
      last().missing.add(layer + "." + field);
      return this;
    }

    /** The answer above counted so many rows whose state nobody stated. */
    Place unverified(int rows) {
      last().unverified = rows;
      return this;
    }

    /** The answer above shows so many rows of this layer as the ones to deal with. */
    Place shows(String layer, int rows) {
      last().shown.put(layer, rows);
      return this;
    }

    /** The answer above was held against this number. */
    Place required(double share) {
      last().required = share;
      return this;
    }
  }

  /** What one standard must say of one zone. */
  private static final class Answer {
    private final String story;
    private final String zone;
    private final String standard;
    private final String status;
    private final double value;
    private final double limitValue;
    private final List<String> missing = new ArrayList<>();
    private final Map<String, Integer> shown = new TreeMap<>();
    private double required = Double.NaN;
    private int unverified;

    Answer(
        String story,
        String zone,
        String standard,
        String status,
        double value,
        double limitValue) {
      this.story = story;
      this.zone = zone;
      this.standard = standard;
      this.status = status;
      this.value = value;
      this.limitValue = limitValue;
    }

    String title() {
      return standard + " " + status + ": " + story + " (" + zone + ")";
    }

    void check(JsonNode report) {
      JsonNode result = result(report, zone, standard);
      String said = title() + "\n" + result.toPrettyString();
      assertThat(result.get("status").asText()).as(said).isEqualTo(status);
      compare(result.get("value"), value, said);
      compare(result.get("limit_value"), limitValue, said);
      compare(result.get("required"), required, said);
      assertThat(result.get("unverified").asInt()).as(said).isEqualTo(unverified);
      assertThat(missingOf(result)).as(said).containsAll(missing);
      if (status.equals("no_data")) {
        assertThat(result.get("missing")).as(said).isNotEmpty();
      }
      shown.forEach((layer, rows) -> assertThat(shownOf(result, layer)).as(said).isEqualTo(rows));
    }

    /** To 0.1 points of a share, 0.1 % of anything larger. */
    private static void compare(JsonNode found, double expected, String said) {
      if (!Double.isNaN(expected)) {
        assertThat(found.isNumber()).as(said).isTrue();
        double tolerance = 0.001 * Math.max(1, Math.abs(expected));
        assertThat(found.asDouble()).as(said).isCloseTo(expected, within(tolerance));
      }
    }

    private static List<String> missingOf(JsonNode result) {
      return StreamSupport.stream(result.get("missing").spliterator(), false)
          .map(entry -> entry.get("layer").asText() + "." + entry.path("field").asText(""))
          .map(text -> text.replaceFirst("null$", ""))
          .toList();
    }

    private static int shownOf(JsonNode result, String layer) {
      return Collections.frequency(
          result.at("/evidence/features").findValuesAsText("layer"), layer);
    }
  }
}

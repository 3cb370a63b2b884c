package luotu.serve.ogc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import luotu.Checkout;
import luotu.city.CityScale;
import luotu.city.DemoCity;
import luotu.intake.CityImporter;
import luotu.model.IncidentResource;
import luotu.serve.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An earthquake in the simulated district, asked as the page asks; its figures from elsewhere. */
class DemoIncidentTest {
  private static final LocalDate TODAY = LocalDate.of(2025, 11, 22);
  private static final String POINT = "[106.4415,29.563]";
  private static final int METRES = 2_000;
  private static final String AROUND =
      " ST_DWithin(geom::geography, 'SRID=4326;POINT(106.4415 29.563)'::geography, %d)"
          .formatted(METRES);

  /** What simulated people go by. */
  private static final List<String> PERSONAL = List.of("000-0000-0000", "模拟值班员");

  private static TestServer server;
  private static JsonNode answer;

  @BeforeAll
  static void open() {
    server = new TestServer();
    new CityImporter(server.database().store(), Checkout.CATALOGUE, (stage, rows) -> {})
        .run(
            sink ->
                DemoCity.generate(
                    Path.of("data"), CityScale.DISTRICT, DemoCity.DEFAULT_SEED, TODAY, sink),
            true,
            "tester",
            "district");
    answer =
        run(
            "incident",
            "{\"point\":%s,\"kind\":\"earthquake\",\"radius_m\":%d}".formatted(POINT, METRES));
  }

  @AfterAll
  static void close() {
    server.close();
  }

  private static JsonNode run(String process, String inputs) {
    HttpResponse<byte[]> response =
        server.send(
            "POST",
            "/ogc/processes/" + process + "/execution",
            "application/json",
            "{\"inputs\":" + inputs + "}");
    assertThat(response.statusCode()).as(TestServer.text(response)).isEqualTo(200);
    return TestServer.json(response);
  }

  private static List<String> query(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = server.database().connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        rows.add(result.getString(1));
      }
    }
    return rows;
  }

  @Test
  void peopleAreThoseOfTheCells() throws SQLException {
    double people =
        Double.parseDouble(
            query(
                    "SELECT sum((fields->>'people')::float8) FROM feature WHERE layer = 'population' AND"
                        + AROUND)
                .get(0));
    assertThat(people).isGreaterThan(1_000);
    assertThat(answer.get("people").asDouble()).isCloseTo(people, within(0.01));
  }

  @Test
  void hazardsAreCountedByKindAndLevel() throws SQLException {
    List<String> counts = new ArrayList<>();
    for (JsonNode each : answer.get("hazard_counts")) {
      counts.add(
          each.get("kind").asText()
              + " "
              + each.get("level").asText()
              + " "
              + each.get("count").asInt()
              + " "
              + each.get("threatened_people").asLong());
    }
    List<String> stored =
        query(
            "SELECT concat_ws(' ', fields->>'kind', coalesce(fields->>'level', 'null'), count(*),"
                + " coalesce(sum((fields->>'threatened_people')::bigint), 0))"
                + " FROM feature WHERE layer = 'hazard' AND fields->>'status' IS DISTINCT FROM 'closed' AND"
                + AROUND
                + " GROUP BY fields->>'kind', fields->>'level'");
    assertThat(stored).hasSizeGreaterThan(3);
    assertThat(counts).containsExactlyInAnyOrderElementsOf(stored);
  }

  @Test
  void theNearestOfEachKindIsWhatNearestFinds() {
    assertThat(answer.get("resources")).hasSizeGreaterThan(4);
    for (JsonNode resource : answer.get("resources")) {
      IncidentResource declared =
          Checkout.CATALOGUE.incidents().stream()
              .flatMap(kind -> kind.resources().stream())
              .filter(each -> each.id().equals(resource.get("kind").asText()))
              .findFirst()
              .orElseThrow();
      JsonNode nearest =
          run(
              "nearest",
              "{\"point\":%s,\"layers\":[\"%s\"],\"k\":1,\"mode\":\"%s\",\"filter\":\"%s\"}"
                  .formatted(POINT, declared.layer(), declared.mode(), declared.filter()));
      for (String key : List.of("id", "name", "distance_m", "time_s")) {
        assertThat(resource.at("/results/0/" + key))
            .as(declared.id() + " " + key)
            .isEqualTo(nearest.at("/results/0/" + key));
      }
      assertThat(resource.at("/results/0/id").asLong()).isPositive();
    }
  }

  @Test
  void onlyTheProcessShowsWhoIsToBeCalled() {
    assertThat(answer.get("call").toString()).contains(PERSONAL);
    String zone = answer.at("/zone/name").asText();
    for (String address :
        List.of(
            "/search?q=" + URLEncoder.encode(zone, StandardCharsets.UTF_8),
            "/search?q=000-0000-0000",
            "/ogc/collections/zone/items?limit=1000",
            "/ogc/collections/hazard/items?limit=10000",
            "/ogc/collections/shelter/items?limit=10000",
            "/ogc/collections/zone/tiles/WebMercatorQuad/12/1695/3259",
            "/ogc/collections/hazard/tiles/WebMercatorQuad/12/1695/3259",
            "/ogc/collections/shelter/tiles/WebMercatorQuad/12/1695/3259")) {
      HttpResponse<byte[]> response = server.get(address);
      assertThat(response.statusCode()).as(address).isEqualTo(200);
      assertThat(TestServer.text(response)).as(address).doesNotContain(PERSONAL);
    }
  }
}

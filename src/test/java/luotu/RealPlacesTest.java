package luotu;

import static luotu.Checkout.CATALOGUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import luotu.analyse.Processes;
import luotu.analyse.coverage.PostgisShares;
import luotu.command.Analyses;
import luotu.intake.ImportRequest;
import luotu.intake.Importer;
import luotu.intake.Mapping;
import luotu.intake.osm.OsmImporter;
import luotu.store.LoadOptions.Mode;
import luotu.store.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Real files through the real importers: the analyses agree with PostGIS on geography. */
class RealPlacesTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static final String NEAREST =
      """
      WITH place AS (SELECT ST_SetSRID(ST_MakePoint(?, ?), 4326)::geography AS at)
      SELECT id, metres FROM (
        SELECT id, ST_Distance(geom::geography, at) AS metres FROM feature, place WHERE layer = 'shelter') every
      ORDER BY metres, id LIMIT 20
      """;

  private TestDatabase database;
  private Processes processes;

  @BeforeEach
  void open() {
    database = TestDatabase.create(CATALOGUE);
    processes = Analyses.of(CATALOGUE, database.store()).processes();
  }

  @AfterEach
  void close() {
    database.close();
  }

  private JsonNode run(String process, Map<String, Object> inputs) {
    return processes.execute(process, MAPPER.valueToTree(Map.of("inputs", inputs)));
  }

  @Test
  void andorrasWaterReachesWhatPostgisSays() throws Exception {
    new OsmImporter(database.store(), CATALOGUE, Path.of("data/catalog/osm.yaml"), said -> {})
        .run(Checkout.realFile("osm/andorra.osm.pbf"), OptionalInt.of(7), false, "tester");
    List<Double> radii = List.of(500.0, 2_000.0);
    JsonNode answer =
        run("radius-coverage", Map.of("facilities", "water_source", "radius_m", radii));
    // None of the source's water says whether it can be used.
    assertThat(answer.get("unverified").asInt()).isPositive();
    for (int i = 0; i < radii.size(); i++) {
      JsonNode parishes = answer.at("/radii/" + i + "/zones");
      assertThat(parishes)
          .hasSize(6)
          .allSatisfy(
              parish -> assertThat(parish.get("share").asDouble()).isStrictlyBetween(0.01, 0.99));
      PostgisShares.assertSame(database, radii.get(i), parishes);
    }
  }

  @Test
  void hiroshimasNearestSheltersAreThoseOfPostgis() throws Exception {
    ImportRequest request =
        new ImportRequest(
            "shelter",
            Optional.empty(),
            Optional.empty(),
            Mapping.read(Path.of("data/catalog/mapping/gsi_shelter.yaml")),
            Mode.ADD,
            false,
            false,
            "tester");
    new Importer(database.store(), CATALOGUE, (stage, rows) -> {})
        .run(Checkout.realFile("facilities/gsi_emergency_341002.geojson"), request);
    Random random = new Random(7);
    try (Connection connection = database.connect();
        PreparedStatement statement = connection.prepareStatement(NEAREST)) {
      for (int i = 0; i < 100; i++) {
        List<Double> place =
            List.of(132.2 + random.nextDouble() * 0.5, 34.3 + random.nextDouble() * 0.35);
        statement.setDouble(1, place.get(0));
        statement.setDouble(2, place.get(1));
        List<Long> ids = new ArrayList<>();
        List<Double> metres = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            ids.add(rows.getLong("id"));
            metres.add(rows.getDouble("metres"));
          }
        }
        JsonNode results =
            run("nearest", Map.of("point", place, "layers", List.of("shelter"), "k", 20))
                .get("results");
        assertThat(results).hasSize(20);
        for (int rank = 0; rank < 20; rank++) {
          assertThat(results.get(rank).get("id").asLong()).isEqualTo(ids.get(rank));
          assertThat(results.get(rank).get("distance_m").asDouble())
              .isCloseTo(metres.get(rank), within(0.01));
        }
      }
    }
  }
}

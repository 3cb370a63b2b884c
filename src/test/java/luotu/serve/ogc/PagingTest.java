package luotu.serve.ogc;

import static luotu.serve.TestServer.json;
import static luotu.serve.TestServer.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import luotu.Checkout;
import luotu.model.Feature;
import luotu.serve.TestServer;
import luotu.store.ChangeNote;
import luotu.store.Load;
import luotu.store.LoadOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * Following the next links sees every feature that stays, once, in order, whatever else happens.
 */
class PagingTest {
  private static final int ROWS = 10_500;
  private static final String WATER = "/ogc/collections/water_source/items";

  private static TestServer server;

  @BeforeAll
  static void load() {
    server = new TestServer();
    GeometryFactory geometries = new GeometryFactory();
    LoadOptions options =
        new LoadOptions(
            LoadOptions.Mode.ADD,
            Map.of("water_source", Set.of("geometry", "name", "kind", "volume_m3")));
    try (Load load = server.database().store().load(options)) {
      for (int i = 0; i < ROWS; i++) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("kind", i % 2 == 0 ? "pond" : "tank");
        fields.put("volume_m3", i % 7 == 0 ? null : (double) (i % 5));
        load.add(
            Feature.draft(
                "water_source",
                geometries.createPoint(new Coordinate(106 + i * 1e-5, 29.5)),
                i % 3 == 0 ? null : "名" + i % 11,
                null,
                "test",
                "k" + i,
                null,
                null,
                fields,
                Map.of()),
            i);
      }
      assertThat(load.apply(new ChangeNote("test", "", "import"), false).inserted())
          .isEqualTo(ROWS);
    }
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=997",
        "limit=10000",
        "limit=1009&sortby=volume_m3",
        "limit=1009&sortby=-volume_m3,name",
        "limit=1009&sortby=name,-id",
        "limit=1009&sortby=-updated_at",
        "limit=1009&sortby=zone",
      })
  void everyFeatureComesOnceAndInOrder(String query) {
    List<JsonNode> all = follow(query, page -> {});
    assertThat(all).hasSize(ROWS);
    assertThat(all.stream().map(f -> f.get("id").asLong()).distinct()).hasSize(ROWS);
    if (query.contains("sortby=volume_m3")) {
      assertThat(all)
          .isSortedAccordingTo(
              Comparator.comparing(
                      PagingTest::volume, Comparator.nullsLast(Comparator.naturalOrder()))
                  .thenComparing(f -> f.get("id").asLong()));
    }
    if (query.contains("-volume_m3")) {
      assertThat(all)
          .isSortedAccordingTo(
              Comparator.comparing(
                  PagingTest::volume, Comparator.nullsLast(Comparator.reverseOrder())));
    }
  }

  private static Double volume(JsonNode feature) {
    JsonNode volume = feature.at("/properties/volume_m3");
    return volume.isNull() ? null : volume.asDouble();
  }

  /** Rows come and go between the pages; those that stay are all seen, none twice. */
  @Test
  void nothingIsDroppedWhileRowsChange() {
    List<JsonNode> before = follow("limit=10000&sortby=volume_m3", page -> {});
    List<Long> doomed =
        IntStream.iterate(3, i -> i < before.size(), i -> i + 500)
            .mapToObj(i -> before.get(i).get("id").asLong())
            .toList();
    List<JsonNode> seen =
        follow(
            "limit=1000&sortby=volume_m3&kind=pond",
            page -> {
              if (page < doomed.size()) {
                delete(doomed.get(page));
              }
              insert();
            });
    List<Long> ids = seen.stream().map(f -> f.get("id").asLong()).toList();
    assertThat(ids).doesNotHaveDuplicates();
    assertThat(ids)
        .containsAll(
            before.stream()
                .filter(f -> f.at("/properties/kind").asText().equals("pond"))
                .map(f -> f.get("id").asLong())
                .filter(id -> !doomed.contains(id))
                .collect(Collectors.toList()));
  }

  private static void delete(long id) {
    server
        .database()
        .store()
        .write(
            new ChangeNote("test", "", "http"),
            writer -> {
              try (var snapshot = server.database().store().snapshot()) {
                snapshot
                    .find(Checkout.CATALOGUE.getLayer("water_source"), id)
                    .ifPresent(f -> writer.delete("water_source", id, f.change()));
              }
            });
  }

  private static void insert() {
    HttpResponse<byte[]> response =
        server.send(
            "POST",
            WATER,
            "application/geo+json",
            "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[106,29]},"
                + "\"properties\":{\"kind\":\"pond\",\"volume_m3\":2}}");
    assertThat(response.statusCode()).as(text(response)).isEqualTo(201);
  }

  private static List<JsonNode> follow(String query, IntConsumer betweenPages) {
    List<JsonNode> all = new ArrayList<>();
    String address = WATER + "?" + query;
    for (int page = 0; address != null; page++) {
      HttpResponse<byte[]> response = server.get(address);
      assertThat(response.statusCode()).as(text(response)).isEqualTo(200);
      JsonNode document = json(response);
      document.get("features").forEach(all::add);
      address = null;
      for (JsonNode link : document.get("links")) {
        if (link.get("rel").asText().equals("next")) {
          address = link.get("href").asText();
        }
      }
      betweenPages.accept(page);
      assertThat(page).as("pages").isLessThan(100);
    }
    return all;
  }
}

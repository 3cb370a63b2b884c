package luotu.serve.app;

import static luotu.serve.TestServer.header;
import static luotu.serve.TestServer.json;
import static luotu.serve.TestServer.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import luotu.Checkout;
import luotu.intake.CityImporter;
import luotu.intake.CityReport;
import luotu.intake.SmallCity;
import luotu.model.Feature;
import luotu.serve.TestServer;
import luotu.store.ChangeNote;
import luotu.store.Load;
import luotu.store.LoadOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is simulated says so in every answer, and pages notice when that changes. */
class SimulatedTest {
  private static final String ITEMS = "/ogc/collections/water_source/items";
  private static final String EMPTY_LAYER = "/ogc/collections/helipad/items";
  private TestServer server;

  @BeforeEach
  void start() {
    server = new TestServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private CityReport loadCity() {
    return new CityImporter(server.database().store(), Checkout.CATALOGUE, (stage, rows) -> {})
        .run(SmallCity.of(1, 5)::accept, false, "tester", "small");
  }

  private void replaceCity() {
    LoadOptions options =
        new LoadOptions(
            LoadOptions.Mode.ADD,
            Map.of("water_source", java.util.Set.of()),
            LoadOptions.Kind.REAL_FOR_DEMO);
    List<Feature> ponds =
        SmallCity.features(2, 2).stream()
            .filter(feature -> feature.layer().equals("water_source"))
            .toList();
    try (Load load = server.database().store().load(options)) {
      ponds.forEach(pond -> load.add(pond, ponds.indexOf(pond)));
      load.apply(new ChangeNote("tester", "ponds.csv", "import"), false);
    }
  }

  private boolean isSimulated(String address) {
    HttpResponse<byte[]> response = server.get(address);
    assertThat(response.statusCode()).isEqualTo(200);
    return json(response).get("simulated").asBoolean();
  }

  private String aPond() {
    return ITEMS + "/" + json(server.get(ITEMS)).at("/features/0/id").asLong();
  }

  @Test
  void everyAnswerSaysWhetherItIsSimulated() {
    assertThat(isSimulated("/catalogue")).isFalse();
    assertThat(isSimulated(ITEMS)).isFalse();
    loadCity();
    assertThat(isSimulated("/catalogue")).isTrue();
    assertThat(isSimulated(ITEMS)).isTrue();
    assertThat(isSimulated(EMPTY_LAYER)).isTrue();
    assertThat(isSimulated(aPond())).isTrue();
    HttpResponse<byte[]> answer =
        server.send(
            "POST",
            "/ogc/processes/radius-coverage/execution",
            "application/json",
            "{\"inputs\":{\"facilities\":\"water_source\",\"radius_m\":2000}}");
    assertThat(json(answer).get("simulated").asBoolean()).isTrue();
    replaceCity();
    assertThat(isSimulated("/catalogue")).isFalse();
    assertThat(isSimulated(ITEMS)).isFalse();
    assertThat(isSimulated(aPond())).isFalse();
  }

  @Test
  void whatAPageKeepsIsOutOfDateWhenTheCityComesAndGoes() {
    List<String> kept =
        List.of(
            "/catalogue",
            ITEMS,
            EMPTY_LAYER,
            "/ogc/collections/road/tiles/WebMercatorQuad/0/0/0",
            "/ogc/collections/helipad/tiles/WebMercatorQuad/0/0/0");
    for (Runnable turn : List.<Runnable>of(this::loadCity, this::loadCity, this::replaceCity)) {
      List<String> versions =
          kept.stream().map(address -> header(server.get(address), "ETag")).toList();
      assertThat(versions).doesNotContain("");
      turn.run();
      for (int i = 0; i < kept.size(); i++) {
        HttpResponse<byte[]> again = server.get(kept.get(i), "If-None-Match", versions.get(i));
        assertThat(again.statusCode()).as(kept.get(i)).isIn(200, 204);
      }
    }
  }

  @Test
  void thePageHearsOfItAndSeesThatThereIsNoWayBack() {
    long city = loadCity().outcome().change().number();
    String pond = aPond();
    replaceCity();
    assertThat(server.get(pond).statusCode()).isEqualTo(404);
    JsonNode changes = json(server.get("/changes?since=" + city)).get("changes");
    assertThat(changes).hasSize(1);
    assertThat(changes.get(0).get("permanent").asBoolean()).isTrue();
    assertThat(changes.get(0).get("layers")).hasSize(Checkout.CATALOGUE.layers().size());
    HttpResponse<byte[]> undo =
        server.send("POST", "/changes/" + city + "/undo", "application/json", "");
    assertThat(undo.statusCode()).isEqualTo(409);
    assertThat(text(undo)).contains("permanent");
  }

  @Test
  void anEditInTheCityStaysPartOfIt() {
    loadCity();
    String address = aPond();
    HttpResponse<byte[]> stored = server.get(address);
    ObjectNode pond = (ObjectNode) json(stored);
    pond.withObject("/properties").put("name", "by hand");
    HttpResponse<byte[]> edited =
        server.send(
            "PUT",
            address,
            "application/geo+json",
            pond.toString(),
            "If-Match",
            header(stored, "ETag"));
    assertThat(edited.statusCode()).as(text(edited)).isEqualTo(200);
    assertThat(json(edited).get("simulated").asBoolean()).isTrue();
    JsonNode latest = json(server.get("/changes?latest=1")).at("/changes/0");
    assertThat(latest.get("permanent").asBoolean()).isFalse();
  }
}

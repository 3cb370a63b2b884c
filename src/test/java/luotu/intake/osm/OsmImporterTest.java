package luotu.intake.osm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import luotu.Checkout;
import luotu.model.EditedFeature;
import luotu.model.Feature;
import luotu.model.Language;
import luotu.model.Refusal;
import luotu.model.filter.Filter;
import luotu.store.ChangeNote;
import luotu.store.FeatureQuery;
import luotu.store.Snapshot;
import luotu.store.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OsmImporterTest {
  private static final OptionalInt NO_ZONES = OptionalInt.empty();

  @TempDir Path directory;
  private TestDatabase database;

  @BeforeEach
  void create() {
    database = TestDatabase.create(Checkout.CATALOGUE);
  }

  @AfterEach
  void drop() {
    database.close();
  }

  private OsmReport load(Path file, OptionalInt zones) {
    return new OsmImporter(
            database.store(), Checkout.CATALOGUE, Extracted.TABLE_FILE, progress -> {})
        .run(file, zones, false, "test");
  }

  private OsmReport load(String elements, OptionalInt zones) {
    return load(Extracted.write(directory.resolve("scene.osm"), elements), zones);
  }

  private List<Feature> stored(String layer) {
    try (Snapshot snapshot = database.store().snapshot()) {
      return snapshot
          .list(
              new FeatureQuery(
                  Checkout.CATALOGUE.getLayer(layer), null, Filter.ALL, List.of(), 1000, null))
          .features();
    }
  }

  private Feature stored(String layer, String key) {
    return stored(layer).stream()
        .filter(feature -> key.equals(feature.sourceKey()))
        .findFirst()
        .orElseThrow();
  }

  private long lastChange() {
    try (Snapshot snapshot = database.store().snapshot()) {
      return snapshot.change();
    }
  }

  private static String node(int id, double longitude, String... tags) {
    StringBuilder xml =
        new StringBuilder("<node id='%d' lon='%s' lat='29.5'>".formatted(id, longitude));
    for (String tag : tags) {
      String[] pair = tag.split("=");
      xml.append("<tag k='%s' v='%s'/>".formatted(pair[0], pair[1]));
    }
    return xml.append("</node>").toString();
  }

  private static final String BOUNDS =
      "<bounds minlat='29' minlon='106' maxlat='30' maxlon='107'/>"
          + node(1, 106)
          + node(2, 107)
          + "<node id='3' lon='106.5' lat='29'/><node id='4' lon='106.5' lat='30'/>";

  @Test
  void newerFileUpdatesMarksWhatIsGoneAndKeepsWhatAPersonCorrected() {
    String park = "emergency=assembly_point";
    OsmReport first =
        load(
            BOUNDS
                + node(11, 106.1, park, "name=A", "capacity=100")
                + node(12, 106.2, park, "name=B", "capacity=200")
                + node(13, 106.3, park, "name=C")
                + node(14, 106.4, "amenity=fire_station", "name=D"),
            NO_ZONES);
    assertThat(first.features()).isEqualTo(Map.of("shelter", 3L, "fire_station", 1L));
    assertThat(first.outcome().inserted()).isEqualTo(4);
    assertThat(first.rejected()).isZero();

    Feature byHand = stored("shelter", "node/11");
    database
        .store()
        .write(
            new ChangeNote("someone", "counted", "http"),
            writer ->
                writer.update(EditedFeature.with(byHand, Map.of("places", 150L)), byHand.change()));

    OsmReport second =
        load(
            BOUNDS
                + node(11, 106.15, park, "name=A2", "capacity=999")
                + node(12, 106.2, park, "name=B", "capacity=250")
                + node(15, 106.5, park, "name=E"),
            NO_ZONES);

    Feature kept = stored("shelter", "node/11");
    assertThat(kept.fields()).containsEntry("places", 150L);
    assertThat(kept.name()).isEqualTo("A2");
    assertThat(kept.geometry().toText()).isEqualTo("POINT (106.15 29.5)");
    assertThat(stored("shelter", "node/12").fields()).containsEntry("places", 250L);
    assertThat(second.outcome().keptByHand()).isEqualTo(1);
    assertThat(second.outcome().inserted()).isEqualTo(1);
    assertThat(second.outcome().missing())
        .extracting(gone -> gone.sourceKey() + " " + gone.name())
        .containsExactlyInAnyOrder("node/13 C", "node/14 D");
    assertThat(stored("shelter", "node/13").extra()).containsKey("gone_from_source");
    assertThat(stored("shelter", "node/12").extra()).doesNotContainKey("gone_from_source");
    assertThat(second.text(Language.EN)).contains("2 gone from the source", "node/13 C");
  }

  @Test
  void roadsKeepWhatAPersonSaidWhenAJunctionIsAdded() {
    String nodes = BOUNDS + node(11, 106.1) + node(12, 106.2) + node(13, 106.3) + node(14, 106.4);
    String side = "<node id='21' lon='106.2' lat='29.6'/><node id='22' lon='106.3' lat='29.6'/>";
    String road = "<way id='%d'>%s<tag k='highway' v='primary'/><tag k='maxspeed' v='%d'/></way>";
    String main = "<nd ref='11'/><nd ref='12'/><nd ref='13'/><nd ref='14'/>";
    String atTwelve = road.formatted(2, "<nd ref='12'/><nd ref='21'/>", 30);
    String atThirteen = road.formatted(3, "<nd ref='13'/><nd ref='22'/>", 30);
    OsmReport first = load(nodes + side + road.formatted(1, main, 50) + atTwelve, NO_ZONES);
    assertThat(first.features()).isEqualTo(Map.of("road", 3L));
    assertThat(first.roads().edges()).isEqualTo(3);
    assertThat(first.roads().islands()).isZero();
    assertThat(first.text(Language.EN)).contains("roads: 3 edges, 4 nodes");

    Feature open = stored("road", "way/1#11");
    Map<String, Object> closed = Map.of("closed", true, "speed_kmh", 20.0);
    database
        .store()
        .write(
            new ChangeNote("someone", "flooded", "http"),
            writer -> writer.update(EditedFeature.with(open, closed), open.change()));

    OsmReport second = load(nodes + side + road.formatted(1, main, 60) + atThirteen, NO_ZONES);
    assertThat(stored("road", "way/1#11").geometry().getNumPoints()).isEqualTo(3);
    assertThat(stored("road", "way/1#11").fields())
        .isEqualTo(Map.of("class", "primary", "speed_kmh", 20.0, "closed", true));
    assertThat(stored("road", "way/1#13").fields())
        .isEqualTo(Map.of("class", "primary", "speed_kmh", 60.0));
    assertThat(second.outcome().missing())
        .extracting(gone -> gone.sourceKey())
        .containsExactlyInAnyOrder("way/1#12", "way/2#12");
    assertThat(second.outcome().keptByHand()).isEqualTo(1);
  }

  @Test
  void fileOfAnotherPlaceMarksNothing() {
    load(BOUNDS + node(11, 106.1, "amenity=fire_station"), NO_ZONES);
    OsmReport elsewhere =
        load(
            "<bounds minlat='0' minlon='0' maxlat='90' maxlon='180'/>"
                + node(21, 8.1, "amenity=fire_station")
                + "<node id='22' lon='8.2' lat='49.5'/>",
            NO_ZONES);
    assertThat(elsewhere.outcome().missing()).isEmpty();
  }

  @Test
  void objectThatIsThereButBrokenIsNotGone() {
    String lake = "<nd ref='11'/><nd ref='12'/><nd ref='3'/>%s<tag k='natural' v='water'/></way>";
    String nodes = BOUNDS + node(11, 106.1) + node(12, 106.2);
    load(nodes + "<way id='5'>" + lake.formatted("<nd ref='11'/>"), NO_ZONES);
    assertThat(stored("water_source")).hasSize(1);
    OsmReport broken = load(nodes + "<way id='5'>" + lake.formatted(""), NO_ZONES);
    assertThat(broken.rejected()).isEqualTo(1);
    assertThat(broken.outcome().missing()).isEmpty();
    assertThat(broken.outcome().change()).isNull();
    assertThat(stored("water_source").get(0).extra()).doesNotContainKey("gone_from_source");
  }

  @Test
  void andorraTwiceThenAnotherLevel() {
    Path andorra = Checkout.realFile("osm/andorra.osm.pbf");
    OsmReport first = load(andorra, OptionalInt.of(7));
    assertThat(first.features()).containsEntry("zone", 6L).containsEntry("water_source", 98L);
    assertThat(stored("zone"))
        .allSatisfy(zone -> assertThat(zone.fields()).containsEntry("kind", "town"));
    assertThat(first.rejected()).isEqualTo(3);
    assertThat(first.text(Language.ZH)).contains("relation/2804754");

    long change = lastChange();
    OsmReport again = load(andorra, OptionalInt.of(7));
    assertThat(again.outcome().change()).isNull();
    assertThat(again.outcome().unchanged())
        .isEqualTo(first.features().values().stream().mapToLong(Long::longValue).sum());
    assertThat(lastChange()).isEqualTo(change);

    OsmReport country = load(andorra, OptionalInt.of(2));
    assertThat(country.outcome().missing()).isEmpty();
    assertThat(stored("zone")).hasSize(6);
  }

  @Test
  void wrongCallsAndFilesStoreNothing() throws IOException {
    Path andorra = Checkout.realFile("osm/andorra.osm.pbf");
    long change = lastChange();
    assertRefused(andorra, OptionalInt.of(12), "unknown-level");
    assertThatThrownBy(() -> load(andorra, OptionalInt.of(9)))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal ->
                assertThat(refusal.faults().get(0).expected().en()).contains("7=12", "8=11"));
    Path half = directory.resolve("half.osm.pbf");
    byte[] bytes = Files.readAllBytes(andorra);
    Files.write(half, Arrays.copyOf(bytes, bytes.length / 2));
    assertRefused(half, NO_ZONES, "unreadable-file");
    assertRefused(directory.resolve("none.osm"), NO_ZONES, "no-such-file");
    assertThat(lastChange()).isEqualTo(change);
    try (Snapshot snapshot = database.store().snapshot()) {
      assertThat(snapshot.counts().values()).allMatch(count -> count == 0);
    }
  }

  private void assertRefused(Path file, OptionalInt zones, String type) {
    assertThatThrownBy(() -> load(file, zones))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.type()).isEqualTo(type));
  }
}

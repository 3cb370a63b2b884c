package luotu.roads;

import static luotu.roads.RoadScene.ask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import luotu.Checkout;
import luotu.geo.Elevation;
import luotu.geo.HeightLattice;
import luotu.model.Change;
import luotu.model.EditedFeature;
import luotu.model.Feature;
import luotu.model.RoadAccess;
import luotu.model.TerrainDraft;
import luotu.model.TravelMode;
import luotu.model.filter.Filter;
import luotu.store.ChangeNote;
import luotu.store.Load;
import luotu.store.LoadOptions;
import luotu.store.Snapshot;
import luotu.store.Store;
import luotu.store.TestDatabase;
import luotu.store.Writer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The network of stored roads follows every change set. */
class GraphHolderTest {
  private static final LocalDate GONE = LocalDate.of(2025, 5, 1);

  private static TestDatabase database;

  private final RoadScene scene = new RoadScene();
  private final GraphHolder holder = new GraphHolder(RoadScene.SPEEDS);

  @BeforeAll
  static void create() {
    database = TestDatabase.create(Checkout.CATALOGUE);
  }

  @AfterAll
  static void drop() {
    database.close();
  }

  @BeforeEach
  void store() {
    insert("road", "LINESTRING(0 0, 500 0)", Map.of("class", "residential", "oneway", true));
    insert("road", "LINESTRING(500 0, 1000 0)", Map.of("bridge", true, "speed_kmh", 60.0));
    insert("barrier", "LINESTRING(750 -9000, 750 9000)", Map.of("kind", "river"));
  }

  @AfterEach
  void clear() {
    write(writer -> all("road").forEach(road -> writer.delete("road", road.id(), road.change())));
    write(
        writer ->
            all("barrier").forEach(line -> writer.delete("barrier", line.id(), line.change())));
  }

  private Feature insert(String layer, String wktMetres, Map<String, Object> fields) {
    return insert(layer, wktMetres, null, fields);
  }

  private Feature insert(String layer, String wktMetres, String name, Map<String, Object> fields) {
    long[] id = new long[1];
    write(writer -> id[0] = writer.insert(draft(layer, wktMetres, name, fields)));
    try (Snapshot snapshot = database.store().snapshot()) {
      return snapshot.find(Checkout.CATALOGUE.getLayer(layer), id[0]).orElseThrow();
    }
  }

  private Feature draft(String layer, String wktMetres, String name, Map<String, Object> fields) {
    return Feature.draft(
        layer, scene.degrees(wktMetres), name, null, null, null, null, null, fields, Map.of());
  }

  private void write(Consumer<Writer> work) {
    database.store().write(new ChangeNote("test", "", "http"), work);
  }

  private static List<Feature> all(String layer) {
    List<Feature> all = new ArrayList<>();
    try (Snapshot snapshot = database.store().snapshot()) {
      snapshot.forEach(Checkout.CATALOGUE.getLayer(layer), null, Filter.ALL, all::add);
    }
    return all;
  }

  private RoadNetwork network() {
    try (Snapshot snapshot = database.store().snapshot()) {
      return holder.network(snapshot);
    }
  }

  private double seconds(TravelMode mode, double fromX, double toX) {
    return ask(network(), mode, Direction.FROM, scene.points(fromX, 0), scene.points(toX, 0), 60)
        .seconds(0);
  }

  @Test
  void readsEveryAttribute() {
    assertThat(network().graph().edgeCount()).isEqualTo(2);
    assertThat(seconds(TravelMode.WALK, 490, 0)).isBetween(489.9, 490.1);
    assertThat(seconds(TravelMode.DRIVE, 0, 490)).isBetween(48.9, 49.1);
    assertThat(seconds(TravelMode.DRIVE, 490, 0)).as("one way").isEqualTo(-1);
    assertThat(seconds(TravelMode.WALK, 0, 745))
        .as("nobody joins a bridge in its middle")
        .isBetween(744.9, 745.1);
    assertThat(seconds(TravelMode.WALK, 0, 755)).as("across the river").isEqualTo(-1);
  }

  @Test
  void terrainCountsInTheNextAnswerAndIsTakenBack() {
    RoadNetwork level = network();
    Elevation slope = scene.elevation((x, y) -> 300 + 0.1 * x);
    Change change;
    try (Load load =
        database
            .store()
            .load(new LoadOptions(LoadOptions.Mode.ADD, Map.of(), LoadOptions.Kind.REAL))) {
      HeightLattice lattice = new HeightLattice(106.49, 29.51, 0.0001, 0.0001, 250, 200);
      load.addTerrain(new TerrainDraft("slope", lattice, (row, column) -> tile(lattice, slope)));
      change = load.apply(new ChangeNote("test", "", "terrain"), false).change();
    }
    assertThat(network()).isNotSameAs(level);
    assertThat(seconds(TravelMode.WALK, 0, 490)).isCloseTo(490 * 1.419068, within(1.0));
    assertThat(seconds(TravelMode.WALK, 490, 0)).isCloseTo(490, within(1.0));
    insert("road", "LINESTRING(0 0, 0 -5)", Map.of());
    assertThat(seconds(TravelMode.WALK, 0, 490)).as("patched").isCloseTo(490 * 1.419, within(1.0));
    database.store().undo(change.number(), new ChangeNote("test", "", "http"));
    assertThat(seconds(TravelMode.WALK, 0, 490)).isCloseTo(490, within(0.1));
  }

  private static float[] tile(HeightLattice lattice, Elevation elevation) {
    float[] metres = new float[256 * 256];
    for (int i = 0; i < metres.length; i++) {
      metres[i] = (float) elevation.metres(lattice.longitude(i % 256), lattice.latitude(i / 256));
    }
    return metres;
  }

  @Test
  void sameStateSameNetwork() {
    assertThat(network()).isSameAs(network());
    insert("shelter", "POINT(0 0)", Map.of());
    assertThat(network()).isSameAs(network());
  }

  @Test
  void aRoadAddedClosedMovedAndDeletedCountsInTheNextAnswer() {
    RoadNetwork first = network();
    Feature road = insert("road", "LINESTRING(1000 0, 2000 0)", Map.of());
    assertThat(seconds(TravelMode.WALK, 0, 1900)).isBetween(1899.9, 1900.1);
    assertThat(network()).isNotSameAs(first);
    write(writer -> writer.update(EditedFeature.with(road, Map.of("closed", true)), road.change()));
    assertThat(seconds(TravelMode.WALK, 0, 1900)).isEqualTo(-1);
    write(
        writer ->
            all("road").stream()
                .filter(each -> each.id() == road.id())
                .forEach(each -> writer.delete("road", each.id(), each.change())));
    assertThat(network().graph().edgeCount()).isEqualTo(2);
    assertThat(seconds(TravelMode.WALK, 0, 1900)).isEqualTo(-1);
  }

  @Test
  void namesAndAccessAreReadAndPatched() {
    Feature gate =
        insert("road", "LINESTRING(1000 0, 1100 0)", "大门", Map.of("access", "foot_emergency"));
    assertThat(seconds(TravelMode.EMERGENCY, 900, 1100)).isPositive();
    assertThat(seconds(TravelMode.DRIVE, 900, 1100)).isEqualTo(-1);
    assertThat(nameOf(gate)).isEqualTo("大门");
    update(gate, "侧门", gate.confirmedOn(), Map.of("access", "motor"), gate.extra());
    assertThat(seconds(TravelMode.DRIVE, 900, 1100)).isPositive();
    assertThat(seconds(TravelMode.WALK, 900, 1100)).isEqualTo(-1);
    assertThat(nameOf(gate)).isEqualTo("侧门");
    RoadNetwork anew;
    try (Snapshot snapshot = database.store().snapshot()) {
      anew = new GraphHolder(RoadScene.SPEEDS).network(snapshot);
    }
    int edge = anew.graph().edgesOf(new long[] {gate.id()}).get(0);
    assertThat(anew.graph().nameOf(edge)).isEqualTo("侧门");
    assertThat(anew.graph().edges.access(edge)).isEqualTo(RoadAccess.MOTOR);
  }

  private String nameOf(Feature road) {
    RoadGraph graph = network().graph();
    return graph.nameOf(graph.edgesOf(new long[] {road.id()}).get(0));
  }

  @Test
  void aRoadThatItsSourceNoLongerHasIsNoShortCutUntilItComesBackOrIsConfirmed() {
    assertThat(load("LINESTRING(1000 0, 2000 0)").change()).isNotNull();
    insert("road", "LINESTRING(1000 0, 1000 5)", Map.of());
    assertThat(seconds(TravelMode.WALK, 900, 1900)).isBetween(999.9, 1000.1);
    assertThat(load().missing()).as("drawn by hand is not from there").hasSize(1);
    assertThat(seconds(TravelMode.WALK, 900, 1900)).isEqualTo(-1);
    assertThat(seconds(TravelMode.WALK, 900, 1000)).isBetween(99.9, 100.1);
    load("LINESTRING(1000 0, 2000 0)");
    assertThat(seconds(TravelMode.WALK, 900, 1900)).isBetween(999.9, 1000.1);
    load();
    Feature gone =
        all("road").stream().filter(road -> !road.extra().isEmpty()).findFirst().orElseThrow();
    update(gone, null, GONE.minusDays(1), gone.fields(), gone.extra());
    assertThat(seconds(TravelMode.WALK, 900, 1900)).as("confirmed before").isEqualTo(-1);
    update(find(gone), null, GONE, gone.fields(), gone.extra());
    assertThat(seconds(TravelMode.WALK, 900, 1900)).isBetween(999.9, 1000.1);
  }

  /** Loads the one road of a source, or none, over what it has loaded before. */
  private Load.Outcome load(String... wktMetres) {
    LoadOptions options =
        new LoadOptions(LoadOptions.Mode.MERGE, Map.of("road", Set.of("geometry", "source")));
    try (Load load = database.store().load(options)) {
      for (String line : wktMetres) {
        load.add(
            Feature.draft(
                "road",
                scene.degrees(line),
                null,
                null,
                "survey",
                "1",
                null,
                null,
                Map.of(),
                Map.of()),
            1);
      }
      load.markMissing("survey", scene.degrees("POINT(0 0)").buffer(1).getEnvelopeInternal(), GONE);
      return load.apply(new ChangeNote("test", "", "http"), false);
    }
  }

  private Feature find(Feature feature) {
    return all(feature.layer()).stream()
        .filter(each -> each.id() == feature.id())
        .findFirst()
        .orElseThrow();
  }

  private void update(
      Feature old,
      String name,
      LocalDate confirmedOn,
      Map<String, Object> fields,
      Map<String, Object> extra) {
    write(
        writer ->
            writer.update(
                new Feature(
                    old.layer(),
                    old.id(),
                    old.geometry(),
                    name,
                    null,
                    old.source(),
                    old.sourceKey(),
                    confirmedOn,
                    null,
                    fields,
                    extra,
                    0,
                    null),
                old.change()));
  }

  @Test
  void aBarrierThatGoesLetsPeopleThrough() {
    insert("road", "LINESTRING(760 100, 1500 100)", Map.of());
    JoinedPlaces joined = network().join(TravelMode.WALK, scene.points(740, 100));
    assertThat(joined.isJoined(0)).isTrue();
    long cut = joined.road(0);
    write(
        writer ->
            all("barrier").forEach(line -> writer.delete("barrier", line.id(), line.change())));
    JoinedPlaces after = network().rejoin(joined);
    assertThat(after.road(0)).isNotEqualTo(cut);
    assertThat(after.accessMillis(0)).isBetween(19_900, 20_100);
  }

  @Test
  void aCityThatTakesThePlaceOfAnotherLeavesNoRoadOfIt() {
    try (TestDatabase own = TestDatabase.create(Checkout.CATALOGUE)) {
      for (String line : List.of("LINESTRING(0 0, 500 0)", "LINESTRING(0 0, 700 0)")) {
        LoadOptions options =
            new LoadOptions(
                LoadOptions.Mode.ADD, Map.of("road", Set.of("geometry")), LoadOptions.Kind.DEMO);
        try (Load load = own.store().load(options)) {
          load.add(draft("road", line, null, Map.of()), 1);
          load.apply(new ChangeNote("test", "", "city"), false);
        }
        try (Snapshot snapshot = own.store().snapshot()) {
          RoadGraph graph = holder.network(snapshot).graph();
          assertThat(graph.edgeCount()).isEqualTo(1);
          assertThat(graph.edges.count).as("read anew, not patched").isEqualTo(1);
        }
      }
    }
  }

  @Test
  void tellsWhatTheNewestNetworkTakes() {
    assertThat(holder.figures()).isEmpty();
    RoadNetwork first = network();
    GraphFigures read = holder.figures().orElseThrow();
    assertThat(read.edges()).isEqualTo(2);
    assertThat(read.nodes()).isEqualTo(3);
    assertThat(read.bytes()).isEqualTo(first.bytes()).isPositive();
    assertThat(read.loadSeconds()).isPositive();
    insert("road", "LINESTRING(1000 0, 2000 0)", Map.of());
    network().search(TravelMode.DRIVE, Direction.TO);
    GraphFigures patched = holder.figures().orElseThrow();
    assertThat(patched.edges()).isEqualTo(3);
    assertThat(patched.bytes()).isGreaterThan(read.bytes());
    assertThat(patched.loadSeconds()).isEqualTo(read.loadSeconds());
  }

  @Test
  void anOlderSnapshotKeepsItsNetwork() {
    Store store = database.store();
    try (Snapshot before = store.snapshot()) {
      RoadNetwork old = holder.network(before);
      insert("road", "LINESTRING(1000 0, 2000 0)", Map.of());
      assertThat(network().graph().edgeCount()).isEqualTo(3);
      assertThat(holder.network(before)).isSameAs(old);
    }
  }

  @Test
  void aThousandChangesAreReadAnewAndAnswerTheSame() {
    network();
    write(
        writer ->
            IntStream.range(0, 1_500)
                .forEach(
                    i ->
                        writer.insert(
                            draft(
                                "road",
                                "LINESTRING(%d 0, %d 0)".formatted(1000 + i, 1001 + i),
                                null,
                                Map.of()))));
    assertThat(network().graph().edgeCount()).isEqualTo(1_502);
    assertThat(seconds(TravelMode.WALK, 0, 2500)).isBetween(2499.0, 2502.0);
  }

  @Test
  void manyThreadsGetOneNetwork() {
    assertThat(IntStream.range(0, 16).parallel().mapToObj(i -> network()).distinct().count())
        .isEqualTo(1);
  }
}

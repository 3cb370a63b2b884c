package luotu.roads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import luotu.Checkout;
import luotu.city.CityScale;
import luotu.city.DemoCity;
import luotu.intake.CityImporter;
import luotu.intake.osm.OsmImporter;
import luotu.model.Choice;
import luotu.model.TravelMode;
import luotu.model.TravelSpeeds;
import luotu.store.Snapshot;
import luotu.store.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The stored roads, made into a table of edges by SQL: our times along them are those of their
 * lengths, and pgRouting reaches the same nodes at the same times.
 */
class PgRoutingTest {
  private static final TravelSpeeds SPEEDS = Checkout.CATALOGUE.speeds();
  private static final int FACILITIES = 200;

  private TestDatabase database;
  private Connection connection;
  private RoadNetwork network;

  @BeforeEach
  void open() {
    database = TestDatabase.create(Checkout.CATALOGUE);
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
    database.close();
  }

  @Test
  void heidelberg() throws Exception {
    new OsmImporter(
            database.store(), Checkout.CATALOGUE, Path.of("data/catalog/osm.yaml"), said -> {})
        .run(Checkout.realFile("osm/heidelberg.osm.pbf"), OptionalInt.empty(), false, "tester");
    assertSame();
  }

  @Test
  void theSimulatedDistrict() throws Exception {
    new CityImporter(database.store(), Checkout.CATALOGUE, (stage, rows) -> {})
        .run(
            sink ->
                DemoCity.generate(
                    Path.of("data"),
                    CityScale.DISTRICT,
                    DemoCity.DEFAULT_SEED,
                    LocalDate.of(2025, 11, 22),
                    feature -> {
                      if (feature.layer().equals("road")) {
                        sink.accept(feature);
                      }
                    }),
            true,
            "tester",
            "roads");
    assertSame();
  }

  private void assertSame() throws Exception {
    try (Snapshot snapshot = database.store().snapshot()) {
      network = new GraphHolder(SPEEDS).network(snapshot);
    }
    connection = database.connect();
    execute(resource("setup"));
    fillSpeeds();
    Map<Long, int[]> ends = ends();
    for (TravelMode mode : new TravelMode[] {TravelMode.WALK, TravelMode.DRIVE}) {
      assertTimesAreThoseOfLengths(mode);
      for (Direction direction : Direction.values()) {
        assertReachesTheSame(mode, direction, ends);
      }
    }
  }

  private EdgeTimes times(TravelMode mode) {
    return network.search(mode, Direction.FROM).travel().times;
  }

  private static double orNone(int millis) {
    return millis == EdgeTimes.IMPASSABLE ? -1 : millis;
  }

  private void assertTimesAreThoseOfLengths(TravelMode mode) throws Exception {
    EdgeTimes times = times(mode);
    Map<Long, Integer> edges = new HashMap<>();
    for (int edge = 0; edge < network.graph().edgeCount(); edge++) {
      edges.put(network.graph().roadOf(edge), edge);
    }
    int rows = 0;
    int passable = 0;
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(resource("speeds"))) {
      for (; row.next(); rows++) {
        int edge = edges.get(row.getLong("id"));
        double expected = row.getDouble(mode == TravelMode.WALK ? "walk" : "drive");
        boolean oneway = mode == TravelMode.DRIVE && row.getBoolean("oneway");
        String road = mode + " along road " + row.getLong("id");
        // Ours are whole, and 1 at least.
        assertThat(orNone(times.forward()[edge]))
            .as(road)
            .isCloseTo(expected, within(expected < 0 ? 0 : 0.001 * expected + 1));
        assertThat(times.backward()[edge])
            .as(road)
            .isEqualTo(oneway ? EdgeTimes.IMPASSABLE : times.forward()[edge]);
        passable += expected < 0 ? 0 : 1;
      }
    }
    assertThat(rows).isEqualTo(edges.size()).isEqualTo(network.graph().edgeCount());
    assertThat(passable).isBetween(rows / 10, rows - 1);
  }

  private void assertReachesTheSame(TravelMode mode, Direction direction, Map<Long, int[]> ends)
      throws Exception {
    JoinedPlaces facilities = network.join(mode, places());
    int[] turnoutMillis = new Random(3).ints(facilities.size(), 0, 60_000).toArray();
    fillMillis(times(mode), direction);
    fillFacilities(facilities, turnoutMillis);
    execute(resource("costs"));
    int[] minutes = mode == TravelMode.WALK ? new int[] {2, 7, 15} : new int[] {1, 3, 6};
    int fewer = 0;
    for (int limit : minutes) {
      Reach reach =
          network.search(mode, direction).merged(facilities, turnoutMillis, limit * 60_000);
      Map<Integer, Integer> expected = reached(limit * 60_000);
      String question = mode + " " + direction + " " + limit + " min";
      assertThat(reach.nodeCount()).as(question).isEqualTo(expected.size()).isGreaterThan(fewer);
      fewer = expected.size();
      for (int edge = 0; edge < network.graph().edgeCount(); edge++) {
        long road = network.graph().roadOf(edge);
        int[] nodes = ends.get(road);
        assertThat(new int[] {reach.millisAtStart(edge), reach.millisAtEnd(edge)})
            .as(question + ", road " + road)
            .containsExactly(
                expected.getOrDefault(nodes[0], Reach.UNREACHED),
                expected.getOrDefault(nodes[1], Reach.UNREACHED));
      }
    }
  }

  /** Near vertices of roads. */
  private Places places() {
    Random random = new Random(5);
    EdgeTable edges = network.graph().edges;
    double[] longitudes = new double[FACILITIES];
    double[] latitudes = new double[FACILITIES];
    for (int i = 0; i < FACILITIES; i++) {
      int vertex = random.nextInt(edges.firstVertex[edges.count]);
      longitudes[i] = network.graph().longitude(vertex) + random.nextDouble(-5e-4, 5e-4);
      latitudes[i] = network.graph().latitude(vertex) + random.nextDouble(-5e-4, 5e-4);
    }
    return Places.ofPoints(longitudes, latitudes);
  }

  private void fillSpeeds() throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO peer.speed VALUES (?, ?, ?)")) {
      for (Choice road :
          Checkout.CATALOGUE.getLayer("road").findField("class").orElseThrow().choices()) {
        addSpeeds(insert, road.id(), SPEEDS.of(road.id()));
      }
      addSpeeds(insert, "", SPEEDS.other());
      insert.executeBatch();
    }
  }

  private static void addSpeeds(
      PreparedStatement insert, String road, TravelSpeeds.ClassSpeeds speeds) throws SQLException {
    insert.setString(1, road);
    insert.setObject(2, speeds.find(TravelMode.WALK).orElse(null));
    insert.setObject(3, speeds.find(TravelMode.DRIVE).orElse(null));
    insert.addBatch();
  }

  /** The times in the direction of the search. */
  private void fillMillis(EdgeTimes leaving, Direction direction) throws SQLException {
    EdgeTimes times = direction == Direction.FROM ? leaving : leaving.reversed();
    execute("TRUNCATE peer.millis");
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO peer.millis VALUES (?, ?, ?)")) {
      for (int edge = 0; edge < network.graph().edgeCount(); edge++) {
        insert.setLong(1, network.graph().roadOf(edge));
        insert.setDouble(2, orNone(times.forward()[edge]));
        insert.setDouble(3, orNone(times.backward()[edge]));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private void fillFacilities(JoinedPlaces facilities, int... turnoutMillis) throws SQLException {
    execute("TRUNCATE peer.facility");
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO peer.facility VALUES (?, ?, ?, ?)")) {
      for (int facility = 0; facility < facilities.size(); facility++) {
        if (facilities.isJoined(facility)) {
          insert.setInt(1, facility);
          insert.setLong(2, facilities.road(facility));
          insert.setDouble(3, facilities.fraction(facility));
          insert.setDouble(4, facilities.accessMillis(facility) + turnoutMillis[facility]);
          insert.addBatch();
        }
      }
      insert.executeBatch();
    }
  }

  private Map<Long, int[]> ends() throws SQLException {
    Map<Long, int[]> ends = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT id, source, target FROM peer.edge")) {
      while (row.next()) {
        ends.put(row.getLong(1), new int[] {row.getInt(2), row.getInt(3)});
      }
    }
    return ends;
  }

  private Map<Integer, Integer> reached(int limitMillis) throws Exception {
    Map<Integer, Integer> reached = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(resource("reached"))) {
      statement.setInt(1, limitMillis);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          reached.put(row.getInt(1), (int) Math.rint(row.getDouble(2)));
        }
      }
    }
    return reached;
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String resource(String name) throws IOException {
    try (InputStream stream =
        PgRoutingTest.class.getResourceAsStream("pgrouting_" + name + ".sql")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

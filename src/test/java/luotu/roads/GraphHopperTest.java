package luotu.roads;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Predicate;
import luotu.Checkout;
import luotu.intake.osm.OsmImporter;
import luotu.model.TravelMode;
import luotu.model.TravelSpeeds;
import luotu.roads.GraphHopperRoads.Piece;
import luotu.roads.GraphHopperRoads.Trip;
import luotu.store.Snapshot;
import luotu.store.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.locationtech.jts.geom.Coordinate;

/**
 * Heidelberg, imported and stored, beside the same file read by GraphHopper: trips between random
 * places take the same time within 1 %. Its earth is a ball, so that lengths differ by up to 0.3 %.
 */
class GraphHopperTest {
  private static final TravelSpeeds SPEEDS = Checkout.CATALOGUE.speeds();
  private static final String FILE = "osm/heidelberg.osm.pbf";
  private static final int TRIPS = 1_000;
  private static final double TOLERANCE = 0.01;
  private static final int DIFFERENT_AT_MOST = TRIPS / 50;
  private static final double DEGREES_BESIDE_THE_ROAD = 2e-5;
  private static final int A_DAY_MILLIS = 86_400_000;

  private static final String WAYS_OF_ROADS =
      "SELECT id, substring(source_key FROM 'way/(\\d+)')::int FROM luotu.feature WHERE layer = 'road'";

  private static RoadNetwork network;

  /** By their places in degrees. */
  private static final Map<Coordinate, Integer> NODES = new HashMap<>();

  /** Numbers of the OpenStreetMap ways that roads are from. */
  private static final Map<Long, Integer> WAYS = new HashMap<>();

  /** Why times may differ. */
  private enum Rule {
    JOINS_ANOTHER_ROAD("it joins bridges and tunnels anywhere; we at their ends", piece -> false),
    BARRIER_AT_A_JUNCTION(
        "it passes what stands where roads meet; we stop at it on each of them",
        piece -> !piece.barrierAtEnd().isEmpty()),
    ACCESS_BY_THE_CLOCK(
        "it passes roads that are open at some times; we take them for shut",
        piece -> piece.tags().keySet().stream().anyMatch(tag -> tag.endsWith(":conditional"))),
    ONEWAY_FOR_MOTORS(
        "it knows no oneway:motor_vehicle",
        piece -> piece.tags().containsKey("oneway:motor_vehicle"));

    private final String reason;
    private final Predicate<Piece> explains;

    Rule(String reason, Predicate<Piece> explains) {
      this.reason = reason;
      this.explains = explains;
    }

    static Optional<Rule> of(Journey ours, Trip trip) {
      if (ours.joinsOtherRoads(trip)) {
        return Optional.of(JOINS_ANOTHER_ROAD);
      }
      List<Piece> missed = ours.missed(trip);
      return Arrays.stream(values())
          .filter(rule -> missed.stream().anyMatch(rule.explains))
          .findFirst();
    }
  }

  @BeforeAll
  static void importRoads() throws SQLException {
    try (TestDatabase database = TestDatabase.create(Checkout.CATALOGUE)) {
      new OsmImporter(
              database.store(), Checkout.CATALOGUE, Path.of("data/catalog/osm.yaml"), said -> {})
          .run(Checkout.realFile(FILE), OptionalInt.empty(), false, "tester");
      try (Snapshot snapshot = database.store().snapshot()) {
        network = new GraphHolder(SPEEDS).network(snapshot);
      }
      try (Connection connection = database.connect();
          Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery(WAYS_OF_ROADS)) {
        while (row.next()) {
          WAYS.put(row.getLong(1), row.getInt(2));
        }
      }
    }
    EdgeTable edges = network.graph().edges;
    for (int edge = 0; edge < edges.count; edge++) {
      NODES.put(vertex(edges.firstVertex[edge]), edges.from[edge]);
      NODES.put(vertex(edges.firstVertex[edge + 1] - 1), edges.to[edge]);
    }
  }

  private static Coordinate vertex(int vertex) {
    return new Coordinate(network.graph().longitude(vertex), network.graph().latitude(vertex));
  }

  @ParameterizedTest
  @EnumSource(names = {"WALK", "DRIVE"})
  void tripsTakeTheSameTime(TravelMode mode) {
    GraphHopperRoads theirs = new GraphHopperRoads(Checkout.realFile(FILE), SPEEDS, mode);
    Random random = new Random(11);
    Map<Rule, Integer> differences = new EnumMap<>(Rule.class);
    List<String> unexplained = new ArrayList<>();
    for (int trips = 0; trips < TRIPS; ) {
      Coordinate from = place(mode, random);
      Coordinate to = place(mode, random);
      Journey ours = new Journey(mode, from, to);
      Trip trip = theirs.trip(from, to);
      if (Double.isInfinite(ours.seconds()) && Double.isInfinite(trip.seconds())) {
        continue;
      }
      trips++;
      double shorter = Math.min(ours.seconds(), trip.seconds());
      if (Math.abs(ours.seconds() - trip.seconds()) > TOLERANCE * shorter) {
        Rule.of(ours, trip)
            .ifPresentOrElse(
                rule -> differences.merge(rule, 1, Integer::sum),
                () ->
                    unexplained.add(
                        "%.1f s, theirs %.1f s from %s to %s: %s"
                            .formatted(
                                ours.seconds(), trip.seconds(), from, to, ours.missed(trip))));
      }
    }
    assertThat(unexplained).isEmpty();
    assertThat(differences.values().stream().mapToInt(Integer::intValue).sum())
        .as(
            () ->
                differences.keySet().stream().map(rule -> rule.reason).toList() + "" + differences)
        .isLessThanOrEqualTo(DIFFERENT_AT_MOST);
  }

  /** Beside a road that may be joined anywhere. */
  private static Coordinate place(TravelMode mode, Random random) {
    RoadGraph graph = network.graph();
    EdgeTimes times = network.search(mode, Direction.FROM).travel().times;
    while (true) {
      int edge = random.nextInt(graph.edgeCount());
      if (times.isPassable(edge)
          && SPEEDS.of(graph.classOf(edge)).frontage()
          && !graph.edges.is(edge, (byte) (EdgeTable.BRIDGE | EdgeTable.TUNNEL))) {
        double fraction = random.nextDouble();
        Coordinate place = graph.cut(edge, fraction, fraction).get(0);
        place.x += random.nextDouble(-DEGREES_BESIDE_THE_ROAD, DEGREES_BESIDE_THE_ROAD);
        place.y += random.nextDouble(-DEGREES_BESIDE_THE_ROAD, DEGREES_BESIDE_THE_ROAD);
        return place;
      }
    }
  }

  /** Our way between two places; times are without the walks to and from the road. */
  private static final class Journey {
    private final JoinedPlaces ends;
    private final Reach reach;

    Journey(TravelMode mode, Coordinate from, Coordinate to) {
      ends = joined(mode, from, to);
      reach =
          network.search(mode, Direction.FROM).merged(joined(mode, from), new int[1], A_DAY_MILLIS);
    }

    private static JoinedPlaces joined(TravelMode mode, Coordinate... places) {
      return network.join(
          mode,
          Places.ofPoints(
              Arrays.stream(places).mapToDouble(place -> place.x).toArray(),
              Arrays.stream(places).mapToDouble(place -> place.y).toArray()));
    }

    double seconds() {
      int millis = reach.millis(ends, 1);
      return millis == Reach.UNREACHED
          ? Double.POSITIVE_INFINITY
          : (millis - ends.accessMillis(0) - ends.accessMillis(1)) / 1000.0;
    }

    private double seconds(Coordinate place) {
      Integer node = NODES.get(place);
      long label = node == null ? Sweep.UNREACHED : reach.sweep().label(node);
      return label == Sweep.UNREACHED
          ? Double.POSITIVE_INFINITY
          : (Sweep.millis(label) - ends.accessMillis(0)) / 1000.0;
    }

    /**
     * The pieces of a faster trip where we fall back: between the last place that we are at as
     * early and the next one that we come to. None when the trip begins or ends on another road, or
     * is not faster.
     */
    List<Piece> missed(Trip trip) {
      List<Piece> missed = new ArrayList<>();
      for (Piece piece : trip.pieces()) {
        missed.add(piece);
        double here = seconds(piece.end());
        if (here <= piece.seconds() * (1 + TOLERANCE / 2) + 1) {
          missed.clear();
        } else if (here < Double.POSITIVE_INFINITY) {
          break;
        }
      }
      return missed;
    }

    boolean joinsOtherRoads(Trip trip) {
      return WAYS.get(ends.road(0)) != trip.startWay() || WAYS.get(ends.road(1)) != trip.endWay();
    }
  }
}

package luotu.roads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import luotu.geo.LocalScale;
import luotu.geo.region.SquareField;
import luotu.model.TravelMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.locationtech.jts.geom.Coordinate;

/** Where any place on the ground joins the roads is what joining finds. */
class JoinFieldTest {
  private static final double BLOCK_METRES = 64;

  /** A centimetre of walking, at most. */
  private static final int SLACK_MILLIS = 8;

  private static final double SAME_METRES = 0.1;

  /** Of the places of a town, those half way between two roads: either is as near. */
  private static final int MOST_ELSEWHERE = 2;

  private int elsewhere;

  /** Joining measures with the degrees of the place, a piece with its own. */
  private static final double SLACK_SHARE = 1e-4;

  @Property(tries = 200)
  void onAnyRoads(@ForAll long seed) {
    elsewhere = 0;
    RandomTown town = new RandomTown(seed);
    RoadNetwork network = town.network();
    for (TravelMode mode : TravelMode.values()) {
      Places places = town.scene.points(town.spots(100));
      Ground ground = network.ground(mode, GroundPlane.around(places));
      JoinField field = ground.field();
      JoinedPlaces joined = network.join(mode, places);
      for (int place = 0; place < places.size(); place++) {
        double x = ground.plane().x(places.longitudes[place]);
        double y = ground.plane().y(places.latitudes[place]);
        int depth = 0;
        for (double side = BLOCK_METRES; side >= 1; side /= 2) {
          field.enter(Math.floor(x / side) * side, Math.floor(y / side) * side, side);
          depth++;
        }
        assertSame(ground, field.label(x, y), joined, place);
        for (int i = 0; i < depth; i++) {
          field.leave();
        }
      }
    }
    assertThat(elsewhere).isLessThanOrEqualTo(MOST_ELSEWHERE);
  }

  @Property(tries = 200)
  void whatIsSaidOfASquareHoldsForAllItsPlaces(@ForAll long seed) {
    elsewhere = 0;
    RandomTown town = new RandomTown(seed);
    RoadNetwork network = town.network();
    Ground ground = network.ground(town.mode, GroundPlane.around(town.facilities));
    JoinField field = ground.field();
    for (int i = 0; i < 100; i++) {
      Places start = town.scene.points(town.spots(1));
      double side = 256 >> town.random.nextInt(4);
      double west = Math.floor(ground.plane().x(start.longitudes[0]) / side) * side;
      double south = Math.floor(ground.plane().y(start.latitudes[0]) / side) * side;
      descend(town, network, ground, field, west, south, side);
    }
    assertThat(elsewhere).isLessThanOrEqualTo(MOST_ELSEWHERE);
  }

  private void descend(
      RandomTown town,
      RoadNetwork network,
      Ground ground,
      JoinField field,
      double west,
      double south,
      double side) {
    int all = field.enter(west, south, side);
    int count = 9;
    double[] x = new double[count];
    double[] y = new double[count];
    for (int i = 0; i < count; i++) {
      x[i] = i < 4 ? west + side * (i % 2) : west + side * town.random.nextDouble();
      y[i] = i < 4 ? south + side * (i / 2) : south + side * town.random.nextDouble();
    }
    Places places =
        Places.ofPoints(
            Arrays.stream(x).map(ground.plane()::longitude).toArray(),
            Arrays.stream(y).map(ground.plane()::latitude).toArray());
    JoinedPlaces joined = network.join(town.mode, places);
    for (int i = 0; i < count; i++) {
      assertSame(ground, field.label(x[i], y[i]), joined, i);
      if (all != SquareField.MIXED) {
        assertSame(ground, all, joined, i);
      }
    }
    if (side > 1 && town.random.nextInt(6) > 0) {
      double half = side / 2;
      double east = half * town.random.nextInt(2);
      double north = half * town.random.nextInt(2);
      descend(town, network, ground, field, west + east, south + north, half);
    }
    field.leave();
  }

  /** The same walk to the same place: where several roads are, which of them is not asked. */
  private void assertSame(Ground ground, int label, JoinedPlaces joined, int place) {
    assertThat(label != SquareField.NOTHING).as("%d", place).isEqualTo(joined.isJoined(place));
    if (label == SquareField.NOTHING) {
      return;
    }
    int vertex = JoinField.vertex(label);
    RoadGraph graph = ground.graph();
    JoinMap.PieceFrame piece = new JoinMap.PieceFrame(graph, vertex);
    piece.measure(
        joined.places.longitudes[place] * EdgeTable.PER_DEGREE,
        joined.places.latitudes[place] * EdgeTable.PER_DEGREE);
    double share = Math.max(0, Math.min(1, piece.share()));
    assertThat(piece.metresTo(share) * ground.millisPerMetre())
        .isCloseTo(
            joined.accessMillis[place],
            within(SLACK_MILLIS + SLACK_SHARE * joined.accessMillis[place]));
    int edge = graph.edgeAt(vertex);
    Coordinate foot = on(graph, edge, graph.fraction(edge, vertex, share));
    Coordinate joinedAt = on(graph, joined.edges[place], joined.fractions[place]);
    double apart = LocalScale.distanceMetres(foot.x, foot.y, joinedAt.x, joinedAt.y);
    if (apart > SAME_METRES + SLACK_SHARE * piece.metresTo(share)) {
      elsewhere++;
    }
  }

  private static Coordinate on(RoadGraph graph, int edge, float fraction) {
    return graph.cut(edge, fraction, fraction).get(0);
  }
}

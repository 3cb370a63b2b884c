package luotu.roads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
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

  /**
   * How far the borders between roads, and of what an obstacle hides, may be off: units of 1e-7
   * degrees, as seen from behind a wall.
   */
  private static final double BORDER_METRES = 0.5;

  private static final int DIRECTIONS = 8;

  /** Of the places of a town. */
  private static final int MOST_ON_BORDERS = 5;

  private int onBorders;

  /** Joining measures with the degrees of the place, a piece with its own. */
  private static final double SLACK_SHARE = 1e-4;

  @Property(tries = 200)
  void onAnyRoads(@ForAll long seed) {
    onBorders = 0;
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
        assertSame(network, ground, field.label(x, y), joined, place);
        for (int i = 0; i < depth; i++) {
          field.leave();
        }
      }
    }
    assertThat(onBorders).isLessThanOrEqualTo(MOST_ON_BORDERS);
  }

  @Property(tries = 200)
  void whatIsSaidOfASquareHoldsForAllItsPlaces(@ForAll long seed) {
    onBorders = 0;
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
    assertThat(onBorders).isLessThanOrEqualTo(MOST_ON_BORDERS);
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
      assertSame(network, ground, field.label(x[i], y[i]), joined, i);
      if (all != SquareField.MIXED) {
        assertSame(network, ground, all, joined, i);
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

  /** The same walk to the same place; or a place close by has it. */
  private void assertSame(
      RoadNetwork network, Ground ground, int label, JoinedPlaces joined, int place) {
    if (!isSame(ground, label, joined, place)) {
      onBorders++;
      JoinedPlaces about = network.join(joined.mode, around(ground.plane(), joined.places, place));
      assertThat(IntStream.range(0, about.size()))
          .as("place %d by label %d", place, label)
          .anyMatch(i -> isSame(ground, label, about, i));
    }
  }

  private static boolean isSame(Ground ground, int label, JoinedPlaces joined, int place) {
    if (label == SquareField.NOTHING || !joined.isJoined(place)) {
      return label == SquareField.NOTHING && !joined.isJoined(place);
    }
    int vertex = JoinField.vertex(label);
    RoadGraph graph = ground.graph();
    JoinMap.PieceFrame piece = new JoinMap.PieceFrame(graph, vertex);
    piece.measure(
        joined.places.longitudes[place] * EdgeTable.PER_DEGREE,
        joined.places.latitudes[place] * EdgeTable.PER_DEGREE);
    double share = Math.max(0, Math.min(1, piece.share()));
    double metres = piece.metresTo(share);
    int edge = graph.edgeAt(vertex);
    Coordinate foot = on(graph, edge, graph.fraction(edge, vertex, share));
    Coordinate joinedAt = on(graph, joined.edges[place], joined.fractions[place]);
    double apart = LocalScale.distanceMetres(foot.x, foot.y, joinedAt.x, joinedAt.y);
    int walk = joined.accessMillis[place];
    return Math.abs(metres * ground.millisPerMetre() - walk) <= SLACK_MILLIS + SLACK_SHARE * walk
        && apart <= SAME_METRES + SLACK_SHARE * metres;
  }

  private static Places around(GroundPlane plane, Places places, int place) {
    double[] x = new double[DIRECTIONS];
    double[] y = new double[DIRECTIONS];
    for (int i = 0; i < DIRECTIONS; i++) {
      double angle = 2 * Math.PI * i / DIRECTIONS;
      x[i] = plane.longitude(plane.x(places.longitudes[place]) + BORDER_METRES * Math.cos(angle));
      y[i] = plane.latitude(plane.y(places.latitudes[place]) + BORDER_METRES * Math.sin(angle));
    }
    return Places.ofPoints(x, y);
  }

  private static Coordinate on(RoadGraph graph, int edge, float fraction) {
    return graph.cut(edge, fraction, fraction).get(0);
  }
}

package luotu.roads;

import static luotu.model.TravelMode.DRIVE;
import static luotu.model.TravelMode.WALK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Where places join the roads. */
class JoinTest {
  @Test
  void aPlaceJoinsTheFarRoadWhenTheNearOneLiesBehindAWall() {
    RoadScene scene =
        new RoadScene()
            .add(1, "0 30, 100 30")
            .add(2, "0 -200, 100 -200")
            .obstacle("LINESTRING(-2000 20, 2000 20)");
    JoinedPlaces joined = scene.network().join(WALK, scene.points(50, 0));
    assertThat(joined.road(0)).isEqualTo(2);
    assertThat(joined.accessMillis(0)).isCloseTo(200_000, within(50));
  }

  @Test
  void aWalkMayTouchAnObstacleButNotSlipThroughItsCorner() {
    RoadScene scene =
        new RoadScene()
            .add(1, "-100 100, 100 100")
            // Two walls that meet right on the walk of the second place.
            .obstacle("LINESTRING(40 60, 50 50)")
            .obstacle("LINESTRING(50 50, 60 60)")
            .obstacle("LINESTRING(-60 100, -40 100)");
    JoinedPlaces joined = scene.network().join(WALK, scene.points(0, 0, 50, 0, -50, 0));
    assertThat(joined.isJoined(0)).isTrue();
    assertThat(joined.fraction(1)).isNotCloseTo(0.75, within(0.001));
    assertThat(joined.isJoined(1)).as("no other piece of road is near").isFalse();
    assertThat(joined.fraction(2)).as("the road runs on the wall").isCloseTo(0.25, within(0.001));
  }

  @Test
  void bridgesTunnelsAndMotorwaysAreJoinedAtTheirEndsOnly() {
    RoadScene scene =
        new RoadScene()
            .add(1, "0 0, 1000 0", "tunnel")
            .add(2, "0 10, 1000 10", "bridge")
            .add(3, "0 20, 1000 20", "motorway")
            .add(4, "0 200, 1000 200");
    JoinedPlaces joined = scene.network().join(DRIVE, scene.points(500, 0));
    assertThat(joined.road(0)).isEqualTo(4);
  }

  @Test
  void aPlaceOnAClosedRoadJoinsTheNearestOpenOne() {
    RoadScene scene = new RoadScene().add(1, "0 0, 1000 0", "closed").add(2, "0 100, 1000 100");
    JoinedPlaces joined = scene.network().join(WALK, scene.points(500, 0));
    assertThat(joined.road(0)).isEqualTo(2);
    assertThat(joined.accessMillis(0)).isCloseTo(100_000, within(50));
  }

  @Test
  void aShapeJoinsByItsNearestPoint() {
    RoadScene scene = new RoadScene().add(1, "0 0, 1000 0").add(2, "0 0, 0 1000");
    Places shapes =
        Places.ofShapes(
            List.of(
                scene.degrees("POLYGON((400 40,600 40,600 400,400 400,400 40))"),
                scene.degrees("LINESTRING(30 800, 300 800)"),
                scene.degrees("POINT(700 70)"),
                scene.degrees("POLYGON((-10 400,10 400,10 600,-10 600,-10 400))")));
    JoinedPlaces joined = scene.network().join(WALK, shapes);
    assertThat(joined.road(0)).isEqualTo(1);
    assertThat(joined.accessMillis(0)).isCloseTo(40_000, within(50));
    assertThat(joined.fraction(0)).isBetween(0.399, 0.601);
    assertThat(joined.road(1)).isEqualTo(2);
    assertThat(joined.accessMillis(1)).isCloseTo(30_000, within(50));
    assertThat(joined.fraction(1)).isCloseTo(0.8, within(1e-4));
    assertThat(joined.accessMillis(2)).isCloseTo(70_000, within(50));
    assertThat(joined.road(3)).isEqualTo(2);
    assertThat(joined.accessMillis(3)).as("a road runs through it").isZero();
  }
}

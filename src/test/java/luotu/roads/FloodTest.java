package luotu.roads;

import static luotu.model.TravelMode.WALK;
import static luotu.roads.RandomTown.LIMIT;
import static luotu.roads.RoadScene.ask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import luotu.roads.RoadScene.Answer;
import luotu.roads.TravelSearch.FacilitySet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;

/** What is left of roads at the very edge of what is shut, and where they pass a place twice. */
class FloodTest {
  @Test
  void aRoadThatComesBackOnItselfIsShutBothWays() {
    RoadScene scene = new RoadScene().add(1, "0 0, 1000 0, 0 0").add(2, "0 0, 0 -300");
    Geometry flood = scene.degrees("POLYGON((400 -600,600 -600,600 600,400 600,400 -600))");
    RoadNetwork flooded = scene.network().closing(new Closure(List.of(), List.of(flood)));
    Answer answer =
        ask(flooded, WALK, Direction.TO, scene.points(0, -300), scene.points(390, 0, 900, 0), 60);
    assertThat(answer.seconds(0)).isCloseTo(690, within(0.05));
    assertThat(answer.seconds(1)).as("beyond the water").isEqualTo(-1);
  }

  @Test
  void whoStandsInAFloodOfAnyShapeReachesNothing() {
    RoadScene scene = new RoadScene();
    List<Double> places = new ArrayList<>();
    for (int i = 0; i < 38; i++) {
      scene.add(i, "-1000 " + 25 * i + ", 1000 " + 25 * i);
      // On both sides of both shores, where the cut ends of the roads lie.
      double y = 25 * i + 3;
      double west = -400 + 0.3 * (y + 50);
      double east = 400 - 0.37 * (y + 50);
      places.addAll(List.of(west + 2, y, east - 2, y, west - 2, y, east + 2, y));
    }
    Geometry flood = scene.degrees("POLYGON((-400 -50,400 -50,30 950,-100 950,-400 -50))");
    RoadNetwork flooded = scene.network().closing(new Closure(List.of(), List.of(flood)));
    double[] metres = places.stream().mapToDouble(Double::doubleValue).toArray();
    JoinedPlaces joined = flooded.join(WALK, scene.points(metres));
    for (int place = 0; place < joined.size(); place++) {
      assertThat(joined.isJoined(place)).as("place %s", place).isEqualTo(place % 4 > 1);
    }
  }

  @Test
  void ofARingNothingIsLeftInTheWater() {
    RoadScene scene = new RoadScene().add(1, "0 0, 1000 0, 1000 1000, 0 1000, 0 0");
    Geometry flood = scene.degrees("POLYGON((-100 -100,100 -100,100 100,-100 100,-100 -100))");
    RoadNetwork flooded = scene.network().closing(new Closure(List.of(), List.of(flood)));
    assertThat(flooded.graph().edgeCount()).isZero();
  }

  @Test
  void whoLivesBesideASlantingSlideUsesTheRoadOnHisSide() {
    RoadScene scene = new RoadScene().add(1, "0 0, 1000 0");
    for (int lean = 15; lean < 65; lean++) {
      double x = 300 + 1.37 * lean;
      Geometry slide =
          scene.degrees("LINESTRING(%s -100, %s 100)".formatted(x + 5.0 * lean, x - 5.0 * lean));
      RoadNetwork shut = scene.network().closing(new Closure(List.of(), List.of(slide)));
      // The nearest point of the road lies beyond the slide.
      Places house = scene.points(x - lean + 2, 20);
      assertThat(ask(shut, WALK, Direction.TO, scene.points(0, 0), house, 60).seconds(0))
          .as("beyond the slide")
          .isEqualTo(-1);
      assertThat(ask(shut, WALK, Direction.TO, scene.points(1000, 0), house, 60).seconds(0))
          .as("slide at %s", x)
          .isCloseTo(1000 - x + Math.hypot(lean - 2, 20), within(0.3));
    }
  }

  @Property(tries = 200)
  void noRouteLeadsThroughAFlood(@ForAll long seed) {
    RandomTown town = new RandomTown(seed);
    List<Geometry> water = new ArrayList<>();
    List<Geometry> floods = new ArrayList<>();
    for (int i = town.random.nextInt(3); i >= 0; i--) {
      double[] spot = town.spots(1);
      Geometry centre = town.scene.degrees("POINT(%s %s)".formatted(spot[0], spot[1]));
      Geometry ring =
          centre.buffer(town.random.nextDouble(0.001, 0.003)).difference(centre.buffer(0.0005));
      floods.add(ring);
      // Without its shores, to a fifth of a metre.
      water.add(ring.buffer(-2e-6));
    }
    RoadNetwork network = town.network();
    RoadNetwork flooded = network.closing(new Closure(List.of(), floods));
    JoinedPlaces places = flooded.rejoin(network.join(town.mode, town.places));
    FacilitySet facilities =
        new FacilitySet(flooded.join(town.mode, town.facilities), each -> town.turnout[each]);
    TravelSearch search = flooded.search(town.mode, town.direction);
    for (int place = 0; place < places.size(); place++) {
      for (Route route : search.nearest(places, place, List.of(facilities), 9, LIMIT).get(0)) {
        assertThat(water).noneMatch(route.line()::intersects);
      }
    }
  }
}

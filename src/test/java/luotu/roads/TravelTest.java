package luotu.roads;

import static luotu.model.TravelMode.DRIVE;
import static luotu.model.TravelMode.EMERGENCY;
import static luotu.model.TravelMode.WALK;
import static luotu.roads.Direction.FROM;
import static luotu.roads.Direction.TO;
import static luotu.roads.RoadScene.ask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;
import luotu.model.RoadAccess;
import luotu.model.TravelMode;
import luotu.roads.RoadScene.Answer;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;

/** Scenes whose answers follow from theory. A walker takes a second for a metre. */
class TravelTest {
  /** Coordinates are fine to a centimetre. */
  private static final Offset<Double> CENTIMETRES = within(0.05);

  @Test
  void onAGridOneWalksTheSumOfBothDistances() {
    RoadScene scene = new RoadScene();
    long id = 1;
    for (int i = 0; i <= 10; i++) {
      for (int j = 0; j < 10; j++) {
        scene.add(id++, line(j * 100, i * 100, j * 100 + 100, i * 100));
        scene.add(id++, line(i * 100, j * 100, i * 100, j * 100 + 100));
      }
    }
    double[] corners = new double[2 * 121];
    for (int i = 0; i < 121; i++) {
      corners[2 * i] = i % 11 * 100;
      corners[2 * i + 1] = i / 11 * 100;
    }
    Answer answer =
        ask(scene.network(), WALK, TO, scene.points(500, 500), scene.points(corners), 10);
    int reached = 0;
    for (int i = 0; i < 121; i++) {
      int metres = Math.abs(i % 11 - 5) * 100 + Math.abs(i / 11 - 5) * 100;
      if (metres < 600) {
        assertThat(answer.seconds(i)).isCloseTo(metres, within(0.2));
        reached++;
      } else if (metres > 600) {
        assertThat(answer.seconds(i)).isEqualTo(-1);
      }
    }
    assertThat(reached).isEqualTo(61);
  }

  private static String line(double... metres) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < metres.length; i += 2) {
      text.append(
          String.format(Locale.ROOT, "%s%f %f", i > 0 ? "," : "", metres[i], metres[i + 1]));
    }
    return text.toString();
  }

  /** A river from west to east between two roads, a bridge 1 km to the east. */
  private static RoadScene river() {
    return new RoadScene()
        .add(1, "0 -50, 1000 -50")
        .add(2, "0 50, 1000 50")
        .add(3, "1000 -50, 1000 50", "bridge")
        .obstacle("LINESTRING(-5000 0, 5000 0)");
  }

  @Test
  void acrossARiverOnlyTheBridgeCounts() {
    RoadScene scene = river();
    Answer answer =
        ask(
            scene.network(),
            WALK,
            TO,
            scene.points(0, -60),
            scene.points(0, 60, 0, -40, 0, 20),
            60);
    assertThat(answer.seconds(0)).isCloseTo(10 + 1000 + 100 + 1000 + 10, CENTIMETRES);
    assertThat(answer.seconds(1)).isCloseTo(20, CENTIMETRES);
    assertThat(answer.seconds(2)).isCloseTo(10 + 2100 + 30, CENTIMETRES);
  }

  @Test
  void withoutTheBridgeNobodyAcrossIsReached() {
    RoadScene scene = river();
    RoadNetwork shut = scene.network().closing(new Closure(List.of(3L), List.of()));
    Answer answer = ask(shut, WALK, TO, scene.points(0, -60), scene.points(0, 60, 0, -40), 60);
    assertThat(answer.seconds(0)).isEqualTo(-1);
    assertThat(answer.seconds(1)).isCloseTo(20, CENTIMETRES);
  }

  @Test
  void inAOneWayRingToAndFromDiffer() {
    RoadScene scene =
        new RoadScene()
            .add(1, "0 0, 1000 0", "oneway")
            .add(2, "1000 0, 1000 1000", "oneway")
            .add(3, "1000 1000, 0 1000", "oneway")
            .add(4, "0 1000, 0 0", "oneway");
    RoadNetwork network = scene.network();
    Places station = scene.points(500, 0);
    Places house = scene.points(1000, 500);
    assertThat(ask(network, DRIVE, FROM, station, house, 60).seconds(0))
        .isCloseTo(100, CENTIMETRES);
    assertThat(ask(network, DRIVE, TO, station, house, 60).seconds(0)).isCloseTo(300, CENTIMETRES);
    assertThat(ask(network, EMERGENCY, FROM, station, house, 60).seconds(0))
        .isCloseTo(1000 / 15.0, CENTIMETRES);
    assertThat(ask(network, WALK, FROM, station, house, 60).seconds(0))
        .as("on foot one way is no way")
        .isCloseTo(1000, CENTIMETRES);
    Places before = scene.points(400, 0);
    assertThat(ask(network, DRIVE, FROM, station, before, 60).seconds(0))
        .as("behind on the same edge: once round")
        .isCloseTo(390, CENTIMETRES);
    assertThat(ask(network, DRIVE, TO, station, before, 60).seconds(0)).isCloseTo(10, CENTIMETRES);
  }

  @Test
  void stairsTakeTwiceTheTimeAndNoEngine() {
    RoadScene scene =
        new RoadScene()
            .add(1, "0 0, 100 0")
            .add(2, "100 0, 200 0", "stairs")
            .add(3, "200 0, 300 0");
    RoadNetwork network = scene.network();
    Answer walk = ask(network, WALK, TO, scene.points(0, 0), scene.points(300, 0, 150, 0), 60);
    assertThat(walk.seconds(0)).isCloseTo(400, CENTIMETRES);
    assertThat(walk.seconds(1)).isCloseTo(200, CENTIMETRES);
    Answer drive = ask(network, EMERGENCY, FROM, scene.points(0, 0), scene.points(300, 0), 60);
    assertThat(drive.seconds(0)).isEqualTo(-1);
  }

  @Test
  void anIslandWithoutARoadIsNotReached() {
    RoadScene scene =
        new RoadScene()
            .add(1, "0 0, 100 0")
            .add(2, "5000 0, 5100 0")
            .obstacle("POLYGON((20 -20,80 -20,80 -80,20 -80,20 -20))");
    Answer answer =
        ask(
            scene.network(),
            WALK,
            TO,
            scene.points(0, 0),
            scene.points(50, -50, 5050, 0, 50, -10),
            600);
    assertThat(answer.seconds(0)).as("on the island").isEqualTo(-1);
    assertThat(answer.seconds(1)).as("at roads of their own").isEqualTo(-1);
    assertThat(answer.seconds(2)).isCloseTo(60, CENTIMETRES);
  }

  @Test
  void aFacilityFarFromAnyRoadReachesNothingAndHarmsNothing() {
    RoadScene scene = new RoadScene().add(1, "0 0, 1000 0");
    RoadNetwork network = scene.network();
    assertThat(network.join(WALK, scene.points(0, 501)).isJoined(0)).isFalse();
    assertThat(network.join(WALK, scene.points(0, 499)).isJoined(0)).isTrue();
    Answer answer =
        ask(network, WALK, TO, scene.points(0, 50_000, 1000, 0), scene.points(900, 0), 60);
    assertThat(answer.facility(0)).isEqualTo(1);
    assertThat(answer.seconds(0)).isCloseTo(100, CENTIMETRES);
    assertThat(ask(network, WALK, TO, scene.points(), scene.points(0, 0), 60).seconds(0))
        .isEqualTo(-1);
  }

  @Test
  void placesOnOneEdgeMeetDirectly() {
    RoadScene scene = new RoadScene().add(1, "0 0, 300 0, 300 700");
    RoadNetwork network = scene.network();
    Answer answer =
        ask(network, WALK, TO, scene.points(200, 10), scene.points(100, 5, 300, 400, 200, 0), 60);
    assertThat(answer.seconds(0)).isCloseTo(5 + 100 + 10, CENTIMETRES);
    assertThat(answer.seconds(1)).isCloseTo(500 + 10, CENTIMETRES);
    assertThat(answer.seconds(2)).isCloseTo(10, CENTIMETRES);
  }

  @Test
  void ofFacilitiesAtEqualTimeTheFirstIsNearest() {
    RoadScene scene =
        new RoadScene().add(1, "-400 0, 0 0").add(2, "0 0, 400 0").add(3, "0 0, 0 400");
    Places middle = scene.points(0, 300, 0, 0);
    RoadNetwork network = scene.network();
    Answer east = ask(network, WALK, TO, scene.points(400, 0, -400, 0, 400, 0), middle, 60);
    assertThat(east.facility(0)).isZero();
    assertThat(east.facility(1)).isZero();
    assertThat(ask(network, WALK, TO, scene.points(900, 0, 400, 0, 400, 0), middle, 60).facility(0))
        .isEqualTo(1);
  }

  @Test
  void parallelEdgesLoopsDeadEndsAndEdgesWithoutLength() {
    RoadScene scene =
        new RoadScene()
            .add(1, "0 0, 500 400, 1000 0")
            .add(2, "0 0, 1000 0")
            .add(3, "1000 0, 1300 0, 1300 100, 1000 0")
            .add(4, "1000 0, 1000 0")
            .add(5, "0 0, 0 -100");
    Answer answer =
        ask(
            scene.network(),
            WALK,
            TO,
            scene.points(0, -100),
            scene.points(1000, 0, 1300, 0, 1300, 100, 500, 400),
            90);
    assertThat(answer.seconds(0)).isCloseTo(1100, CENTIMETRES);
    assertThat(answer.seconds(1)).isCloseTo(1400, CENTIMETRES);
    assertThat(answer.seconds(2)).isCloseTo(1100 + Math.hypot(300, 100), CENTIMETRES);
    assertThat(answer.seconds(3)).isCloseTo(100 + Math.hypot(500, 400), CENTIMETRES);
  }

  @Test
  void noRoadsOrOne() {
    RoadScene none = new RoadScene();
    assertThat(ask(none.network(), WALK, TO, none.points(0, 0), none.points(0, 0), 60).seconds(0))
        .isEqualTo(-1);
    assertThat(none.network().closing(new Closure(List.of(7L), List.of())).graph().edgeCount())
        .isZero();
    RoadScene dot = new RoadScene().add(1, "0 0, 0 0");
    assertThat(ask(dot.network(), WALK, TO, dot.points(10, 0), dot.points(0, 20), 60).seconds(0))
        .isCloseTo(30, CENTIMETRES);
  }

  @Test
  void aPostedLimitWinsOverTheClassForCarsOnly() {
    RoadScene scene = new RoadScene().add(1, "0 0, 1000 0", "limit=30");
    RoadNetwork network = scene.network();
    Places house = scene.points(1000, 0);
    assertThat(ask(network, DRIVE, FROM, scene.points(0, 0), house, 60).seconds(0))
        .as("half of 30 km/h")
        .isCloseTo(240, CENTIMETRES);
    assertThat(ask(network, EMERGENCY, FROM, scene.points(0, 0), house, 60).seconds(0))
        .isCloseTo(1000 / 15.0, CENTIMETRES);
  }

  @Test
  void aLimitThatNobodyPostsIsNone() {
    for (String limit : List.of("0", "0.5", "-30", "1000", "Infinity", "NaN")) {
      RoadScene scene = new RoadScene().add(1, "0 0, 1000 0", "limit=" + limit);
      assertThat(
              ask(scene.network(), DRIVE, FROM, scene.points(0, 0), scene.points(1000, 0), 60)
                  .seconds(0))
          .as(limit)
          .isCloseTo(100, CENTIMETRES);
    }
  }

  @Test
  void enginesPassWhatIsShutToCarsAndWalkersWhatIsOpenToThem() {
    RoadScene scene =
        new RoadScene()
            .add(1, "0 0, 500 0")
            .add(2, "500 0, 1000 0", "pedestrian")
            .add(3, "1000 0, 1500 0")
            .add(4, "0 0, 1500 0.5", "motorway");
    RoadNetwork network = scene.network();
    Places house = scene.points(1500, 0);
    Places start = scene.points(0, 0);
    assertThat(ask(network, EMERGENCY, FROM, start, house, 60).seconds(0))
        .isCloseTo(1000 / 15.0 + 100, within(0.1));
    assertThat(ask(network, WALK, FROM, start, house, 60).seconds(0)).isCloseTo(1500, within(1.0));
  }

  @Test
  void whoIsKeptOutDoesNotPassAndJoinsElsewhere() {
    for (RoadAccess access : RoadAccess.values()) {
      RoadScene scene =
          new RoadScene()
              .add(1, "0 0, 500 0")
              .add(2, "500 0, 1000 0", "access=" + access.id(), "name=大门")
              .add(3, "1000 0, 1500 0")
              .add(4, "600 100, 900 100");
      RoadNetwork network = scene.network();
      Places start = scene.points(0, 0);
      Places places = scene.points(1500, 0, 750, 0);
      boolean[] passing = {access.foot(), access.motor(), access.emergency()};
      double[] seconds = {1500, 150, 100};
      for (TravelMode mode : TravelMode.values()) {
        Answer answer = ask(network, mode, FROM, start, places, 60);
        boolean passes = passing[mode.ordinal()];
        assertThat(answer.seconds(0))
            .as("%s, %s", access, mode)
            .isCloseTo(passes ? seconds[mode.ordinal()] : -1, CENTIMETRES);
        assertThat(answer.places().road(1)).isEqualTo(passes ? 2 : 4);
      }
      assertThat(network.graph().edgesOf(new long[] {2}))
          .allSatisfy(
              edge -> {
                assertThat(network.graph().nameOf(edge)).isEqualTo("大门");
                assertThat(network.graph().classOf(edge)).isEmpty();
              });
    }
  }

  @Test
  void whatAFloodLeavesOfAGateIsStillAGate() {
    RoadScene scene =
        new RoadScene().add(1, "0 0, 1000 0", "access=foot_emergency", "name=北门", "pedestrian");
    Geometry flood = scene.degrees("POLYGON((400 -60,600 -60,600 60,400 60,400 -60))");
    RoadGraph left = scene.network().closing(new Closure(List.of(), List.of(flood))).graph();
    assertThat(left.edgesOf(new long[] {1}))
        .hasSize(2)
        .allSatisfy(
            edge -> {
              assertThat(left.edges.access(edge)).isEqualTo(RoadAccess.FOOT_EMERGENCY);
              assertThat(left.nameOf(edge)).isEqualTo("北门");
              assertThat(left.classOf(edge)).isEqualTo("pedestrian");
            });
  }

  @Test
  void aFloodCutsAnEdgeAndLeavesBothItsEnds() {
    RoadScene scene =
        new RoadScene().add(1, "0 0, 1000 0").add(2, "1000 0, 2000 0").add(3, "2000 0, 2000 5");
    Geometry flood = scene.degrees("POLYGON((400 -600,600 -600,600 600,400 600,400 -600))");
    RoadNetwork flooded = scene.network().closing(new Closure(List.of(), List.of(flood)));
    Places places = scene.points(390, 0, 500, 0, 610, 0, 1500, 0, 410, 0);
    Answer west = ask(flooded, WALK, TO, scene.points(0, 0), places, 60);
    assertThat(west.seconds(0)).isCloseTo(390, CENTIMETRES);
    assertThat(west.seconds(1)).as("in the water").isEqualTo(-1);
    assertThat(west.seconds(2)).isEqualTo(-1);
    assertThat(west.seconds(3)).isEqualTo(-1);
    assertThat(west.seconds(4)).as("in the water, the road near").isEqualTo(-1);
    Answer east = ask(flooded, WALK, TO, scene.points(2000, 0), places, 60);
    assertThat(east.seconds(0)).isEqualTo(-1);
    assertThat(east.seconds(2)).isCloseTo(1390, CENTIMETRES);
    assertThat(east.seconds(3)).isCloseTo(500, CENTIMETRES);
    assertThat(flooded.graph().edgeCount()).isEqualTo(4);
  }

  @Test
  void aLineAcrossARoadShutsItThere() {
    RoadScene scene = new RoadScene().add(1, "0 0, 1000 0");
    Geometry slide = scene.degrees("LINESTRING(300 -10, 300 10)");
    Geometry flood = scene.degrees("POLYGON((290 -600,310 -600,310 600,290 600,290 -600))");
    RoadNetwork shut = scene.network().closing(new Closure(List.of(), List.of(slide, flood)));
    Answer answer = ask(shut, WALK, TO, scene.points(0, 0), scene.points(280, 0, 320, 0), 60);
    assertThat(answer.seconds(0)).isCloseTo(280, CENTIMETRES);
    assertThat(answer.seconds(1)).isEqualTo(-1);
    RoadNetwork line = scene.network().closing(new Closure(List.of(), List.of(slide)));
    Answer second = ask(line, WALK, TO, scene.points(0, 0), scene.points(290, 0, 320, 0), 60);
    assertThat(second.seconds(0)).isCloseTo(290, CENTIMETRES);
    assertThat(second.seconds(1)).isEqualTo(-1);
  }

  @Test
  void turnoutDecidesWhoIsFirst() {
    RoadScene scene = new RoadScene().add(1, "0 0, 1000 0");
    RoadNetwork network = scene.network();
    JoinedPlaces stations = network.join(EMERGENCY, scene.points(0, 0, 1000, 0));
    JoinedPlaces house = network.join(EMERGENCY, scene.points(400, 0));
    TravelSearch search = network.search(EMERGENCY, FROM);
    Reach prompt = search.merged(stations, new int[] {60_000, 60_000}, 600_000);
    assertThat(prompt.facility(house, 0)).isZero();
    assertThat(prompt.millis(house, 0)).isCloseTo(60_000 + 26_667, within(50));
    Reach late = search.merged(stations, new int[] {120_000, 60_000}, 600_000);
    assertThat(late.facility(house, 0)).isEqualTo(1);
    assertThat(late.millis(house, 0)).isCloseTo(60_000 + 40_000, within(50));
    assertThat(search.merged(stations, new int[] {120_000, 60_000}, 99_000).millis(house, 0))
        .isEqualTo(Reach.UNREACHED);
  }

  @Test
  void whatASearchCannotUseIsRefused() {
    RoadScene scene = new RoadScene().add(1, "0 0, 1000 0");
    RoadNetwork network = scene.network();
    JoinedPlaces place = network.join(WALK, scene.points(0, 0));
    TravelSearch search = network.search(WALK, TO);
    assertThatThrownBy(() -> search.merged(place, new int[1], -1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> search.merged(place, new int[2], 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> search.merged(place, new int[] {-1}, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> scene.network().search(WALK, TO).merged(place, new int[1], 1))
        .as("places of another network")
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(search.merged(place, new int[1], 0).millis(place, 0)).isZero();
  }
}

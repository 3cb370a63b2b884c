package luotu.roads;

import static luotu.model.TravelMode.WALK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Areas that follow from theory. A walker takes a second for a metre. */
class ReachedAreasTest {
  private static final int LIMIT_MILLIS = 400_000;

  /** Of what is reached to 400 m of a straight road: |x| + |y| <= 400. */
  private static final double DIAMOND = 2.0 * 400 * 400;

  private static final double FAR = 20_000;

  /** Half a mesh of the lattice along a border from south to north, which is the worst case. */
  private static final double OFF = 1000;

  /** A straight road with a facility, and another 20 km to the east. */
  private final RoadScene scene =
      new RoadScene()
          .add(1, "-1000 0, 1000 0")
          .add(2, "19000 0, 20000 0")
          .add(3, "20000 0, 21000 0");

  private static ReachedAreas areas(
      RoadNetwork network, Places places, long[] ids, Optional<ReachedAreas> before) {
    JoinedPlaces joined = network.join(WALK, places);
    Reach reach =
        network.search(WALK, Direction.TO).merged(joined, new int[joined.size()], LIMIT_MILLIS);
    return ReachedAreas.of(network, joined, ids, reach, LIMIT_MILLIS, before);
  }

  @Test
  void eachHasWhatItReachesFirst() {
    ReachedAreas areas =
        areas(
            scene.network(),
            scene.points(-100, 0, 100, 0, FAR, 0),
            new long[] {7, 8, 9},
            Optional.empty());
    double[] found = areas.squareMetres(new long[] {7, 8, 9});
    // The diamond beyond, and of the other half what is nearer than the middle between them.
    double half = DIAMOND / 2 + 2 * (400 * 100 - 100 * 100 / 2.0);
    assertThat(found[0]).isCloseTo(half, within(OFF));
    assertThat(found[1]).isCloseTo(half, within(OFF));
    assertThat(found[2]).isCloseTo(DIAMOND, within(OFF));
    assertThat(areas.squareMetres(new long[] {5})).containsExactly(0);
  }

  @Test
  void onlyWhereSomethingMovedIsCountedAgain() {
    RoadNetwork network = scene.network();
    Places places = scene.points(0, 0, FAR, 0);
    long[] ids = {7, 9};
    ReachedAreas first = areas(network, places, ids, Optional.empty());
    ReachedAreas same = areas(network, places, ids, Optional.of(first));
    assertThat(same.counted()).isZero();
    assertThat(same.squareMetres(ids)).isEqualTo(first.squareMetres(ids));

    RoadNetwork shut = network.closing(new Closure(List.of(3L), List.of()));
    ReachedAreas followed = areas(shut, places, ids, Optional.of(first));
    ReachedAreas anew = areas(shut, places, ids, Optional.empty());
    assertThat(followed.squareMetres(ids)).isEqualTo(anew.squareMetres(ids));
    assertThat(followed.squareMetres(ids)[0]).isEqualTo(first.squareMetres(ids)[0]);
    // Beyond the end of the road one walks straight.
    assertThat(followed.squareMetres(ids)[1])
        .isCloseTo(DIAMOND / 2 + Math.PI * 400 * 400 / 2, within(OFF));
    assertThat(followed.counted()).isBetween(1, first.counted() - 1);
  }

  @Test
  void anotherFacilityTakesItsShareFromItsNeighboursAlone() {
    RoadNetwork network = scene.network();
    ReachedAreas first =
        areas(network, scene.points(0, 0, FAR, 0), new long[] {7, 9}, Optional.empty());
    Places three = scene.points(0, 0, 200, 0, FAR, 0);
    long[] ids = {7, 8, 9};
    ReachedAreas followed = areas(network, three, ids, Optional.of(first));
    ReachedAreas anew = areas(network, three, ids, Optional.empty());
    assertThat(followed.squareMetres(ids)).isEqualTo(anew.squareMetres(ids));
    assertThat(followed.squareMetres(ids)[2]).isEqualTo(first.squareMetres(new long[] {9})[0]);
    assertThat(followed.counted()).isBetween(1, anew.counted() - 1);
  }
}

package luotu.roads;

import static luotu.model.TravelMode.WALK;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** On a town of three thousand streets, hundreds of facilities and few or many places. */
class ManyFacilitiesTest {
  private static final int FACILITIES = 300;

  private final Grid grid = new Grid(40);
  private final RoadNetwork network =
      new RoadNetwork(grid.graph(), Obstacles.NONE, RoadScene.SPEEDS);
  private final TravelSearch search = network.search(WALK, Direction.TO);
  private final JoinedPlaces facilities = network.join(WALK, grid.places(FACILITIES));
  private final int[] turnout = new int[FACILITIES];

  @Test
  void whatAllReachAtOnceIsTheBestOfWhatEachReaches() {
    JoinedPlaces places = network.join(WALK, grid.places(2_000));
    for (int limit : new int[] {0, 60_000, 240_000, 3_600_000}) {
      int[][] each = new int[FACILITIES][];
      search.each(
          facilities,
          turnout,
          limit,
          (facility, reach) -> {
            each[facility] = new int[places.size()];
            Arrays.setAll(each[facility], place -> reach.millis(places, place));
          });
      Reach merged = search.merged(facilities, turnout, limit);
      for (int place = 0; place < places.size(); place++) {
        int best = -1;
        for (int facility = 0; facility < FACILITIES; facility++) {
          int millis = each[facility][place];
          if (millis >= 0 && (best < 0 || millis < each[best][place])) {
            best = facility;
          }
        }
        assertThat(merged.facility(places, place)).isEqualTo(best);
        assertThat(merged.millis(places, place)).isEqualTo(best < 0 ? -1 : each[best][place]);
      }
    }
  }

  /** Few nodes and many places, many nodes and few places: they are looked for in two ways. */
  @Test
  void everyPlaceReachedIsHandedOverOnce() {
    for (int count : new int[] {0, 10, 3_000}) {
      JoinedPlaces places = network.join(WALK, grid.places(count));
      for (int limit : new int[] {30_000, 240_000, 3_600_000}) {
        Reach merged = search.merged(facilities, turnout, limit);
        assertThat(handedOver(merged, places)).isEqualTo(oneByOne(merged, places));
        search.each(
            facilities,
            turnout,
            limit,
            (facility, reach) ->
                assertThat(handedOver(reach, places)).isEqualTo(oneByOne(reach, places)));
      }
    }
  }

  private static Map<Integer, String> handedOver(Reach reach, JoinedPlaces places) {
    Map<Integer, String> found = new ConcurrentHashMap<>();
    reach.forEachPlace(
        places,
        (place, millis, facility) ->
            assertThat(found.put(place, millis + " from " + facility)).as("once").isNull());
    return found;
  }

  private static Map<Integer, String> oneByOne(Reach reach, JoinedPlaces places) {
    Map<Integer, String> found = new ConcurrentHashMap<>();
    for (int place = 0; place < places.size(); place++) {
      if (reach.millis(places, place) >= 0) {
        found.put(place, reach.millis(places, place) + " from " + reach.facility(places, place));
      }
    }
    return found;
  }
}

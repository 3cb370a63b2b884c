package luotu.analyse.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlacementTest {
  @Test
  void whoLivesNearerGoesFirst() {
    Placement placement = new Placement(new double[] {30, 50}, new double[] {60, 100});
    placement.take(
        new long[] {
          Placement.way(900, 0, 0),
          Placement.way(100, 1, 0),
          Placement.way(2_000, 0, 1),
          Placement.way(500, 1, 1)
        });
    assertThat(placement.taken(0)).isEqualTo(60);
    assertThat(placement.taken(1)).isEqualTo(20);
    assertThat(placement.isAnybodyWaiting()).isFalse();
    assertThat(placement.hasRoom(0)).isFalse();
    assertThat(placement.hasRoom(1)).isTrue();
  }

  @Test
  void onATieTheFirstGroupAndTheFirstShelter() {
    Placement placement = new Placement(new double[] {10, 10}, new double[] {15, 10});
    placement.take(
        new long[] {
          Placement.way(100, 1, 1),
          Placement.way(100, 1, 0),
          Placement.way(100, 0, 1),
          Placement.way(100, 0, 0)
        });
    assertThat(placement.taken(0)).isEqualTo(15);
    assertThat(placement.taken(1)).isEqualTo(5);
  }

  @Test
  void whoHasNoWayKeepsWaiting() {
    Placement placement = new Placement(new double[] {10, 7}, new double[] {4});
    placement.take(new long[] {Placement.way(3_599_999, 0, 0)});
    assertThat(placement.waiting(0)).isEqualTo(6);
    assertThat(placement.isWaiting(1)).isTrue();
    assertThat(placement.waiting(1)).isEqualTo(7);
  }

  /**
   * No one group could do better with one shelter that still has room or that took in people from
   * farther away; nobody is lost; whatever the order of the ways.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void isStable(long seed) {
    Random random = new Random(seed);
    int groups = 40;
    int shelters = 12;
    double[] people = random.doubles(groups, 1, 100).map(Math::rint).toArray();
    double[] places = random.doubles(shelters, 0, 200).map(Math::rint).toArray();
    int[][] millis = new int[groups][shelters];
    long[] ways = new long[groups * shelters];
    for (int g = 0; g < groups; g++) {
      for (int s = 0; s < shelters; s++) {
        millis[g][s] = random.nextInt(3_600_000);
        ways[g * shelters + s] = Placement.way(millis[g][s], g, s);
      }
    }
    double[][] sent = simulate(people, places, millis);
    Placement placement = new Placement(people, places);
    placement.take(ways);
    for (int s = 0; s < shelters; s++) {
      int shelter = s;
      double expected = IntStream.range(0, groups).mapToDouble(g -> sent[g][shelter]).sum();
      assertThat(placement.taken(s)).isCloseTo(expected, within(1e-9));
    }
    for (int g = 0; g < groups; g++) {
      assertThat(placement.waiting(g))
          .isCloseTo(people[g] - Arrays.stream(sent[g]).sum(), within(1e-9));
    }
  }

  /**
   * The other way to the same answer: groups apply, shelters keep the nearest and send others on.
   */
  private static double[][] simulate(double[] people, double[] places, int[][] millis) {
    int groups = people.length;
    int shelters = places.length;
    double[][] sent = new double[groups][shelters];
    for (boolean isMoving = true; isMoving; ) {
      isMoving = false;
      for (int g = 0; g < groups; g++) {
        int group = g;
        int[] byTime =
            IntStream.range(0, shelters)
                .boxed()
                .sorted((a, b) -> Integer.compare(millis[group][a], millis[group][b]))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int s : byTime) {
          double unplaced = people[g] - Arrays.stream(sent[g]).sum();
          if (unplaced < 1e-9) {
            break;
          }
          double room = places[s];
          for (int other = 0; other < groups; other++) {
            room -= millis[other][s] <= millis[g][s] ? sent[other][s] : 0;
          }
          double moved = Math.min(unplaced, room);
          if (moved > 1e-9) {
            sent[g][s] += moved;
            trim(sent, places[s], s, millis);
            isMoving = true;
          }
        }
      }
    }
    return sent;
  }

  /** Sends away those from farthest until the shelter holds the rest. */
  private static void trim(double[][] sent, double places, int s, int[][] millis) {
    double over = -places;
    for (double[] each : sent) {
      over += each[s];
    }
    while (over > 1e-9) {
      int farthest = -1;
      for (int g = 0; g < sent.length; g++) {
        if (sent[g][s] > 0 && (farthest < 0 || millis[g][s] > millis[farthest][s])) {
          farthest = g;
        }
      }
      double away = Math.min(over, sent[farthest][s]);
      sent[farthest][s] -= away;
      over -= away;
    }
  }
}

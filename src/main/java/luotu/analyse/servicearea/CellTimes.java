package luotu.analyse.servicearea;

import java.util.Arrays;
import java.util.BitSet;
import luotu.roads.JoinedPlaces;
import luotu.roads.Reach;

/**
 * How long one travels between each populated cell and the facility nearest in time. Its arrays are
 * not to be changed.
 *
 * @param facilities ids, rising
 * @param unverified positions of the facilities that do not say whether they are usable
 * @param joined where the facilities join the roads
 * @param millis by cell, turnout and the walks at both ends included; {@link Reach#UNREACHED}
 *     beyond the most minutes asked for
 * @param nearest by cell that is reached: position of the facility
 */
public record CellTimes(
    long[] facilities, BitSet unverified, JoinedPlaces joined, int[] millis, int[] nearest) {
  static CellTimes of(Trip trip, int limitMillis) {
    JoinedPlaces people = trip.people().places();
    int[] millis = new int[people.size()];
    int[] nearest = new int[people.size()];
    Arrays.fill(millis, Reach.UNREACHED);
    trip.sweep(limitMillis)
        .forEachPlace(
            people,
            (cell, arrival, facility) -> {
              millis[cell] = arrival;
              nearest[cell] = facility;
            });
    return new CellTimes(trip.ids(), trip.unverified(), trip.places(), millis, nearest);
  }

  /** Whether a cell is reached in so much time. */
  public boolean isWithin(int cell, int limitMillis) {
    return millis[cell] != Reach.UNREACHED && millis[cell] <= limitMillis;
  }
}

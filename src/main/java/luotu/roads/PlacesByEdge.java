package luotu.roads;

import java.util.function.IntConsumer;

/**
 * Joined places in the order of their edges, to find those on an edge. Most edges have none: a bit
 * for each edge says whether it has any, so that to ask costs no way to memory. Immutable; {@link
 * JoinedPlaces#byEdge}.
 */
public final class PlacesByEdge {
  private final long[] occupied;

  /** How many edges with places come before those of a word of {@link #occupied}. */
  private final int[] rank;

  /** Of the edges with places, in their order. */
  private final int[] first;

  private final int[] places;

  // Side by side in this order: to be read in one go.
  private final float[] fractions;
  private final int[] accessMillis;

  PlacesByEdge(JoinedPlaces joined) {
    // One word more, so that there is a place for the end.
    occupied = new long[joined.network.graph().edges.count / Long.SIZE + 1];
    int joinedCount = 0;
    for (int edge : joined.edges) {
      if (edge != JoinedPlaces.NOWHERE) {
        occupied[edge / Long.SIZE] |= 1L << edge;
        joinedCount++;
      }
    }
    rank = new int[occupied.length + 1];
    for (int word = 0; word < occupied.length; word++) {
      rank[word + 1] = rank[word] + Long.bitCount(occupied[word]);
    }
    // Counted one further on, so that each ends where the next begins once all are placed.
    first = new int[rank[occupied.length] + 2];
    for (int edge : joined.edges) {
      if (edge != JoinedPlaces.NOWHERE) {
        first[rank(edge) + 2]++;
      }
    }
    for (int i = 2; i < first.length; i++) {
      first[i] += first[i - 1];
    }
    places = new int[joinedCount];
    fractions = new float[joinedCount];
    accessMillis = new int[joinedCount];
    for (int place = 0; place < joined.size(); place++) {
      if (joined.isJoined(place)) {
        int i = first[rank(joined.edges[place]) + 1]++;
        places[i] = place;
        fractions[i] = joined.fractions[place];
        accessMillis[i] = joined.accessMillis[place];
      }
    }
  }

  /** How many edges with places come before this one. */
  private int rank(int edge) {
    int word = edge / Long.SIZE;
    return rank[word] + Long.bitCount(occupied[word] & (1L << edge) - 1);
  }

  boolean isEmpty(int edge) {
    return (occupied[edge / Long.SIZE] & 1L << edge) == 0;
  }

  /** How many edges have places. */
  int edgeCount() {
    return rank[occupied.length];
  }

  /** Hands over the edges that have places, in rising order. */
  void forEachEdge(IntConsumer consumer) {
    for (int word = 0; word < occupied.length; word++) {
      for (long left = occupied[word]; left != 0; left &= left - 1) {
        consumer.accept(word * Long.SIZE + Long.numberOfTrailingZeros(left));
      }
    }
  }

  int first(int edge) {
    return first[rank(edge)];
  }

  int place(int index) {
    return places[index];
  }

  double fraction(int index) {
    return fractions[index];
  }

  int accessMillis(int index) {
    return accessMillis[index];
  }

  /** All joined places. */
  int[] places() {
    return places;
  }
}

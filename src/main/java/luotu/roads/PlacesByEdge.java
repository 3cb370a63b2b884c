package luotu.roads;

/**
 * Joined places in the order of their edges, to find those on an edge. Immutable; {@link
 * JoinedPlaces#byEdge}.
 */
public final class PlacesByEdge {
  private final int[] first;
  private final int[] places;

  // Side by side in this order: to be read in one go.
  private final float[] fractions;
  private final int[] accessMillis;

  PlacesByEdge(JoinedPlaces joined) {
    int edges = joined.network.graph().edges.count;
    first = new int[edges + 2];
    for (int edge : joined.edges) {
      if (edge != JoinedPlaces.NOWHERE) {
        first[edge + 2]++;
      }
    }
    for (int edge = 0; edge < edges; edge++) {
      first[edge + 2] += first[edge + 1];
    }
    places = new int[first[edges + 1]];
    for (int place = 0; place < joined.size(); place++) {
      if (joined.edges[place] != JoinedPlaces.NOWHERE) {
        places[first[joined.edges[place] + 1]++] = place;
      }
    }
    fractions = new float[places.length];
    accessMillis = new int[places.length];
    for (int i = 0; i < places.length; i++) {
      fractions[i] = joined.fractions[places[i]];
      accessMillis[i] = joined.accessMillis[places[i]];
    }
  }

  boolean isEmpty(int edge) {
    return first[edge] == first[edge + 1];
  }

  int first(int edge) {
    return first[edge];
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

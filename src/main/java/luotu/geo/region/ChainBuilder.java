package luotu.geo.region;

import java.util.Arrays;
import java.util.List;

/** Joins the pieces of border that all squares drew into chains. */
final class ChainBuilder {
  private long[] from;
  private long[] to;
  private int[] left;
  private int[] right;
  private int links;

  private int[] fromPlace;
  private int[] toPlace;
  private int[] offset;
  private int[] incident;

  private final boolean[] used;
  private final int[] nodeOf;
  private int nodes;

  private final int[] x;
  private final int[] y;
  private int places;
  private int chains;
  private int[] start = new int[64];
  private int[] chainLeft = new int[64];
  private int[] chainRight = new int[64];
  private int[] fromNode = new int[64];
  private int[] toNode = new int[64];

  private ChainBuilder(List<BorderLinks> parts) {
    gather(parts);
    index();
    if (mergeTwins()) {
      index();
    }
    used = new boolean[links];
    nodeOf = new int[offset.length - 1];
    for (int place = 0; place < nodeOf.length; place++) {
      nodeOf[place] = degree(place) == 2 ? -1 : nodes++;
    }
    x = new int[2 * links];
    y = new int[2 * links];
  }

  static Chains join(List<BorderLinks> parts) {
    return new ChainBuilder(parts).join();
  }

  private void gather(List<BorderLinks> parts) {
    int most = parts.stream().mapToInt(part -> part.size).sum();
    from = new long[most];
    to = new long[most];
    left = new int[most];
    right = new int[most];
    for (BorderLinks part : parts) {
      for (int i = 0; i < part.size; i++) {
        if (part.left[i] != part.right[i]) {
          from[links] = part.from[i];
          to[links] = part.to[i];
          left[links] = part.left[i];
          right[links++] = part.right[i];
        }
      }
    }
  }

  private void index() {
    LongIntMap numbers = new LongIntMap(links);
    fromPlace = new int[links];
    toPlace = new int[links];
    int count = 0;
    for (int i = 0; i < links; i++) {
      fromPlace[i] = numbers.getOrPut(from[i], count);
      count = Math.max(count, fromPlace[i] + 1);
      toPlace[i] = numbers.getOrPut(to[i], count);
      count = Math.max(count, toPlace[i] + 1);
    }
    offset = new int[count + 1];
    for (int i = 0; i < links; i++) {
      offset[fromPlace[i]]++;
      offset[toPlace[i]]++;
    }
    int sum = 0;
    for (int place = 0; place <= count; place++) {
      sum += offset[place];
      offset[place] = sum;
    }
    incident = new int[2 * links];
    for (int i = links - 1; i >= 0; i--) {
      incident[--offset[toPlace[i]]] = i;
      incident[--offset[fromPlace[i]]] = i;
    }
  }

  /** Pieces with the same ends become one, or none where they undo each other. */
  private boolean mergeTwins() {
    int removed = 0;
    for (int place = 0; place + 1 < offset.length; place++) {
      for (int i = offset[place]; i < offset[place + 1]; i++) {
        for (int k = i + 1; k < offset[place + 1]; k++) {
          removed += merge(incident[i], incident[k]) ? 1 : 0;
        }
      }
    }
    if (removed == 0) {
      return false;
    }
    int kept = 0;
    for (int i = 0; i < links; i++) {
      if (left[i] != right[i]) {
        from[kept] = from[i];
        to[kept] = to[i];
        left[kept] = left[i];
        right[kept++] = right[i];
      }
    }
    links = kept;
    return true;
  }

  /** Whether the second of two pieces was merged into the first. */
  private boolean merge(int one, int other) {
    boolean isSame = from[one] == from[other] && to[one] == to[other];
    boolean isTurned = from[one] == to[other] && to[one] == from[other];
    if (one == other
        || !isSame && !isTurned
        || left[one] == right[one]
        || left[other] == right[other]) {
      return false;
    }
    int otherLeft = isSame ? left[other] : right[other];
    int otherRight = isSame ? right[other] : left[other];
    if (right[one] == otherLeft) {
      right[one] = otherRight;
    } else if (otherRight == left[one]) {
      left[one] = otherLeft;
    } else {
      throw new BorderFault("pieces of border contradict each other", List.of(from[one], to[one]));
    }
    left[other] = right[other];
    return true;
  }

  private long placeOf(int place) {
    int link = incident[offset[place]];
    return fromPlace[link] == place ? from[link] : to[link];
  }

  private int degree(int place) {
    return offset[place + 1] - offset[place];
  }

  private Chains join() {
    for (int place = 0; place < nodeOf.length; place++) {
      if (nodeOf[place] >= 0) {
        if (degree(place) == 1) {
          throw new BorderFault("a border ends in nothing", List.of(placeOf(place)));
        }
        for (int at = offset[place]; at < offset[place + 1]; at++) {
          if (!used[incident[at]]) {
            follow(place, incident[at]);
          }
        }
      }
    }
    for (int link = 0; link < links; link++) {
      if (!used[link]) {
        follow(firstOf(link), -1);
      }
    }
    start[chains] = places;
    return new Chains(
        Arrays.copyOf(x, places),
        Arrays.copyOf(y, places),
        Arrays.copyOf(start, chains + 1),
        Arrays.copyOf(chainLeft, chains),
        Arrays.copyOf(chainRight, chains),
        Arrays.copyOf(fromNode, chains),
        Arrays.copyOf(toNode, chains),
        nodes);
  }

  /** The westernmost place of a border that goes round: surely a corner of it. */
  private int firstOf(int link) {
    int first = fromPlace[link];
    long least = from[link];
    int by = link;
    int at = first;
    do {
      boolean forward = fromPlace[by] == at;
      at = forward ? toPlace[by] : fromPlace[by];
      long here = forward ? to[by] : from[by];
      if (here < least) {
        least = here;
        first = at;
      }
      by = otherLink(at, by);
    } while (by != link);
    return first;
  }

  private int otherLink(int place, int link) {
    int one = incident[offset[place]];
    return one == link ? incident[offset[place] + 1] : one;
  }

  private void follow(int place, int firstLink) {
    if (chains + 1 == start.length) {
      start = Arrays.copyOf(start, 2 * chains + 2);
      chainLeft = Arrays.copyOf(chainLeft, 2 * chains + 2);
      chainRight = Arrays.copyOf(chainRight, 2 * chains + 2);
      fromNode = Arrays.copyOf(fromNode, 2 * chains + 2);
      toNode = Arrays.copyOf(toNode, 2 * chains + 2);
    }
    int link = firstLink >= 0 ? firstLink : incident[offset[place]];
    boolean forward = fromPlace[link] == place;
    start[chains] = places;
    chainLeft[chains] = forward ? left[link] : right[link];
    chainRight[chains] = forward ? right[link] : left[link];
    fromNode[chains] = nodeOf[place];
    add(forward ? from[link] : to[link]);
    int at = place;
    while (true) {
      used[link] = true;
      forward = fromPlace[link] == at;
      at = forward ? toPlace[link] : fromPlace[link];
      add(forward ? to[link] : from[link]);
      if (nodeOf[at] >= 0 || at == place) {
        break;
      }
      link = otherLink(at, link);
    }
    toNode[chains++] = nodeOf[at];
  }

  private void add(long place) {
    x[places] = BorderLinks.x(place);
    y[places++] = BorderLinks.y(place);
  }
}

package luotu.geo.region;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Walks the chains that have the labels asked for on one side only, those to the left. At a node it
 * turns so that what meets in a point only is not joined there; a walk that comes through a node
 * twice is cut in two. So no ring touches itself. One region after the other; for one thread.
 */
final class RingAssembler {
  private final Chains chains;
  private final RingNodes nodes;
  private final SnapGrid grid;
  private final boolean keepsSlivers;
  private final boolean[] chosen;
  private final boolean[] forward;
  private final boolean[] walked;
  private final int[] depth;
  private int[] path = new int[64];
  private int size;
  private List<Ring> rings;

  /**
   * @param keepsSlivers whether rings hardly wider than the rounding are told as well
   */
  RingAssembler(Chains chains, RingNodes nodes, SnapGrid grid, boolean keepsSlivers) {
    this.keepsSlivers = keepsSlivers;
    this.chains = chains;
    this.nodes = nodes;
    this.grid = grid;
    this.chosen = new boolean[chains.count()];
    this.forward = new boolean[chains.count()];
    this.walked = new boolean[chains.count()];
    this.depth = new int[chains.nodes()];
    Arrays.fill(depth, -1);
  }

  /**
   * The rings about one region.
   *
   * @param borders the chains that have it on one side only, rising
   * @param label whether a label is of the region; not asked about NOTHING
   */
  List<Ring> rings(int[] borders, IntPredicate label) {
    rings = new ArrayList<>();
    for (int chain : borders) {
      int left = chains.left()[chain];
      chosen[chain] = true;
      walked[chain] = false;
      forward[chain] = left != SquareField.NOTHING && label.test(left);
    }
    for (int chain : borders) {
      if (!walked[chain]) {
        if (chains.isRound(chain)) {
          path[0] = chain;
          size = 1;
          cut(0);
        } else {
          walk(chain);
        }
      }
    }
    for (int chain : borders) {
      chosen[chain] = false;
    }
    return rings;
  }

  private void walk(int first) {
    int chain = first;
    while (true) {
      walked[chain] = true;
      int origin = RingNodes.node(chains, origin(chain));
      if (size == path.length) {
        path = Arrays.copyOf(path, 2 * size);
      }
      depth[origin] = size;
      path[size++] = chain;
      int arrival = origin(chain) ^ 1;
      int node = RingNodes.node(chains, arrival);
      if (depth[node] >= 0) {
        cut(depth[node]);
      }
      int end = nodes.clockwise(chains, arrival);
      while (!chosen[end >> 1]) {
        end = nodes.clockwise(chains, end);
      }
      chain = end >> 1;
      if (walked[chain]) {
        if (size > 0 || chain != first || origin(chain) != end) {
          throw new BorderFault("a border does not close", List.of());
        }
        return;
      }
    }
  }

  private int origin(int chain) {
    return 2 * chain + (forward[chain] ? 0 : 1);
  }

  /** Takes the path from a depth on as a ring. */
  private void cut(int from) {
    int places = 1;
    for (int i = from; i < size; i++) {
      places += chains.start()[path[i] + 1] - chains.start()[path[i]] - 1;
    }
    double[] ordinates = new double[2 * places];
    int to = 0;
    for (int i = from; i < size; i++) {
      int chain = path[i];
      int first = chains.start()[chain];
      int last = chains.start()[chain + 1] - 1;
      for (int at = 0; at < last - first; at++) {
        int place = forward[chain] ? first + at : last - at;
        ordinates[to++] = grid.x(chains.x()[place]);
        ordinates[to++] = grid.y(chains.y()[place]);
      }
      if (!chains.isRound(chain)) {
        depth[RingNodes.node(chains, origin(chain))] = -1;
      }
    }
    ordinates[to++] = ordinates[0];
    ordinates[to] = ordinates[1];
    size = from;
    Ring ring = new Ring(ordinates);
    if (keepsSlivers || !ring.isSliver()) {
      rings.add(ring);
    }
  }
}

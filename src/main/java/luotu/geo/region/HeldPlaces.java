package luotu.geo.region;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Sees to it that some places lie in a region of their label, however small that is: where one was
 * drawn over, it gets a small diamond of its own, as large as the borders about it leave room for.
 */
final class HeldPlaces {
  /** Half the height of the smallest diamond, in steps: a smaller one is lost in the rounding. */
  private static final int LEAST = 4;

  private static final class Look {
    final HeldPlace held;
    double nearestWest = Double.NEGATIVE_INFINITY;
    int drawn = SquareField.NOTHING;
    double room;

    Look(HeldPlace held) {
      this.held = held;
      this.room = held.most() + 1;
    }
  }

  private final Chains chains;

  /** Half the height of the largest diamond, in steps of the grid. */
  private final int most;

  private final Look[] looks;

  private HeldPlaces(Chains chains, List<HeldPlace> places) {
    this.chains = chains;
    most = places.stream().mapToInt(HeldPlace::most).max().orElse(0);
    looks =
        places.stream()
            .distinct()
            .sorted(
                Comparator.comparingInt(HeldPlace::y)
                    .thenComparingInt(HeldPlace::x)
                    .thenComparingInt(HeldPlace::label))
            .map(Look::new)
            .toArray(Look[]::new);
  }

  /**
   * @param unheld takes those that a border passes through
   */
  static Chains hold(Chains chains, List<HeldPlace> places, Consumer<HeldPlace> unheld) {
    return places.isEmpty() ? chains : new HeldPlaces(chains, places).hold(unheld);
  }

  private Chains hold(Consumer<HeldPlace> unheld) {
    for (int chain = 0; chain < chains.count(); chain++) {
      for (int i = chains.start()[chain] + 1; i < chains.start()[chain + 1]; i++) {
        look(chain, i - 1, i);
      }
    }
    keepApart();
    Arrays.stream(looks)
        .filter(look -> half(look) <= 0 || isLost(look) && half(look) < LEAST)
        .forEach(look -> unheld.accept(look.held));
    Look[] lost =
        Arrays.stream(looks)
            .filter(look -> isLost(look) && half(look) >= LEAST)
            .toArray(Look[]::new);
    return lost.length == 0 ? chains : with(lost);
  }

  /** What a piece of border tells of the places near it and east of it. */
  private void look(int chain, int a, int b) {
    int[] xs = chains.x();
    int[] ys = chains.y();
    int low = Math.min(ys[a], ys[b]) - most - 1;
    int high = Math.max(ys[a], ys[b]) + most + 1;
    for (int i = firstFrom(low); i < looks.length && looks[i].held.y() <= high; i++) {
      Look look = looks[i];
      double ax = (double) xs[a] - look.held.x();
      double ay = (double) ys[a] - look.held.y();
      double bx = (double) xs[b] - look.held.x();
      double by = (double) ys[b] - look.held.y();
      // Half a step up no border has a corner.
      if (ay > 0.5 != by > 0.5) {
        double x = ax + (0.5 - ay) / (by - ay) * (bx - ax);
        if (x <= 0 && x > look.nearestWest) {
          look.nearestWest = x;
          look.drawn = by > ay ? chains.right()[chain] : chains.left()[chain];
        }
      }
      look.room = Math.min(look.room, steps(ax, ay, bx, by));
    }
  }

  /** How many steps, along rows and columns, a piece is away. */
  private static double steps(double ax, double ay, double bx, double by) {
    double least = Math.min(Math.abs(ax) + Math.abs(ay), Math.abs(bx) + Math.abs(by));
    if (ax > 0 != bx > 0) {
      least = Math.min(least, Math.abs(ay - ax / (bx - ax) * (by - ay)));
    }
    if (ay > 0 != by > 0) {
      least = Math.min(least, Math.abs(ax - ay / (by - ay) * (bx - ax)));
    }
    return least;
  }

  private int firstFrom(int y) {
    int low = 0;
    int high = looks.length;
    while (low < high) {
      int middle = low + high >>> 1;
      if (looks[middle].held.y() < y) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private void keepApart() {
    for (int i = 0; i < looks.length; i++) {
      HeldPlace one = looks[i].held;
      for (int k = i + 1; k < looks.length && looks[k].held.y() - one.y() <= 2 * most; k++) {
        HeldPlace other = looks[k].held;
        double half = (Math.abs((double) one.x() - other.x()) + other.y() - one.y()) / 2;
        looks[i].room = Math.min(looks[i].room, half);
        looks[k].room = Math.min(looks[k].room, half);
      }
    }
  }

  private static boolean isLost(Look look) {
    return look.drawn != look.held.label();
  }

  /** Half the height of the diamond that meets nothing. */
  private static int half(Look look) {
    return (int) Math.ceil(look.room) - 1;
  }

  private Chains with(Look[] lost) {
    int count = chains.count() + lost.length;
    int places = chains.x().length;
    int[] x = Arrays.copyOf(chains.x(), places + 5 * lost.length);
    int[] y = Arrays.copyOf(chains.y(), x.length);
    int[] start = Arrays.copyOf(chains.start(), count + 1);
    int[] left = Arrays.copyOf(chains.left(), count);
    int[] right = Arrays.copyOf(chains.right(), count);
    int[] fromNode = Arrays.copyOf(chains.fromNode(), count);
    int[] toNode = Arrays.copyOf(chains.toNode(), count);
    for (int i = 0; i < lost.length; i++) {
      int chain = chains.count() + i;
      int half = half(lost[i]);
      for (int corner = 0; corner < 5; corner++) {
        int across = corner % 2 == 0 ? (corner == 2 ? -half : half) : 0;
        int up = corner % 2 == 1 ? (corner == 3 ? -half : half) : 0;
        x[places] = lost[i].held.x() + across;
        y[places++] = lost[i].held.y() + up;
      }
      start[chain + 1] = places;
      left[chain] = lost[i].held.label();
      right[chain] = lost[i].drawn;
      fromNode[chain] = -1;
      toNode[chain] = -1;
    }
    return new Chains(x, y, start, left, right, fromNode, toNode, chains.nodes());
  }
}

package luotu.roads;

import java.util.Arrays;
import luotu.geo.region.BorderLinks;
import luotu.geo.region.SquareField;

/**
 * Draws the borders of what a search reached through the patches of a {@link JoinMap}. Beside a
 * straight piece of road the time grows evenly along it and away from it, so that what is reached
 * ends in straight lines; past an end it ends in an arc. A patch is drawn from where such lines
 * cross its own border: those crossings, in their order along a line, begin and end its parts.
 *
 * <p>What is all of one label is left alone. For one thread.
 */
final class PatchCutter {
  /**
   * Times are whole milliseconds: no crossing lies at a vertex because two of them are the same.
   */
  private static final double BETWEEN_MILLIS = Math.sqrt(2) - 1;

  /** How far an arc may be from its chords, metres. */
  private static final double ARC_METRES = 0.02;

  private final RoadGraph graph;
  private final Reach reach;
  private final ReachLabels labels;
  private final double[] limits;
  private final double perMetre;
  private final BorderLinks links;

  private ReachedPatch[] pool = new ReachedPatch[0];
  private int pooled;
  private ReachedPatch[] patchOf = new ReachedPatch[0];
  private int[] labelOf = new int[0];
  private final LabelWalk leftWalk = new LabelWalk();
  private final LabelWalk rightWalk = new LabelWalk();

  private final BorderLine line = new BorderLine();

  /**
   * @param limitsMillis rising
   * @param links takes the borders, with their labels to the left and right
   */
  PatchCutter(
      RoadGraph graph,
      Reach reach,
      ReachLabels labels,
      int[] limitsMillis,
      double perMetre,
      BorderLinks links) {
    this.graph = graph;
    this.reach = reach;
    this.labels = labels;
    this.perMetre = perMetre;
    this.links = links;
    limits = new double[limitsMillis.length];
    for (int i = 0; i < limits.length; i++) {
      limits[i] = limitsMillis[i] + BETWEEN_MILLIS;
    }
  }

  /**
   * Draws what is in a map.
   *
   * @param sides takes the labels along the sides of the square
   * @return the label of all of it, or MIXED; only then anything is drawn
   */
  int cut(JoinMap map, SideLabels sides) {
    int patches = map.patchCount();
    if (patches == 0) {
      return SquareField.NOTHING;
    }
    if (labelOf.length < patches) {
      labelOf = new int[2 * patches];
      patchOf = new ReachedPatch[2 * patches];
    }
    int all = map.hasNowhere ? SquareField.NOTHING : 0;
    boolean isUniform = true;
    for (int patch = 0; patch < patches; patch++) {
      int label = map.bounds.label(patch, labels);
      labelOf[patch] = label;
      if (patch == 0 && !map.hasNowhere) {
        all = label;
      }
      isUniform &= label == all && label != SquareField.MIXED;
    }
    if (isUniform) {
      return all;
    }
    pooled = 0;
    for (int patch = 0; patch < patches; patch++) {
      patchOf[patch] = labelOf[patch] == SquareField.MIXED ? take(map, patch) : null;
    }
    sides.clear();
    for (int i = 0; i < map.from.length; i++) {
      cutBorder(map, i, sides);
    }
    for (int i = 0; i < pooled; i++) {
      finish(pool[i]);
    }
    return SquareField.MIXED;
  }

  private ReachedPatch take(JoinMap map, int patch) {
    if (pooled == pool.length) {
      pool = Arrays.copyOf(pool, Math.max(16, 2 * pooled));
      for (int i = pooled; i < pool.length; i++) {
        pool[i] = new ReachedPatch(graph, reach, labels, limits, perMetre, line);
      }
    }
    ReachedPatch taken = pool[pooled++];
    taken.set(map, patch);
    return taken;
  }

  private void cutBorder(JoinMap map, int border, SideLabels sides) {
    int leftPatch = map.left[border];
    int rightPatch = map.right[border];
    ReachedPatch left = patchOf[leftPatch];
    ReachedPatch right = rightPatch < 0 ? null : patchOf[rightPatch];
    int rightLabel = rightPatch < 0 ? SquareField.NOTHING : labelOf[rightPatch];
    boolean isOnSide = rightPatch == JoinMap.OUTSIDE;
    if (!isOnSide && left == null && right == null && labelOf[leftPatch] == rightLabel) {
      return;
    }
    int from = map.from[border];
    int to = map.to[border];
    line.set(map.x[from], map.y[from], map.x[to], map.y[to]);
    if (isOnSide) {
      walk(left, labelOf[leftPatch], true, leftWalk);
      addTo(sides, map);
      return;
    }
    if (left == null && right == null) {
      add(line.fromX, line.fromY, line.toX, line.toY, labelOf[leftPatch], rightLabel);
      return;
    }
    walk(left, labelOf[leftPatch], true, leftWalk);
    walk(right, rightLabel, false, rightWalk);
    addBoth();
  }

  private void addTo(SideLabels sides, JoinMap map) {
    boolean isUpright = line.fromX == line.toX;
    int side =
        isUpright
            ? line.fromX == map.west ? SideLabels.WEST : SideLabels.EAST
            : line.fromY == map.south ? SideLabels.SOUTH : SideLabels.NORTH;
    int at = isUpright ? line.fromY : line.fromX;
    int label = leftWalk.first;
    for (int i = 0; i < leftWalk.count; i++) {
      int next = isUpright ? leftWalk.y[i] : leftWalk.x[i];
      sides.add(side, at, next, label);
      at = next;
      label = leftWalk.after[i];
    }
    sides.add(side, at, isUpright ? line.toY : line.toX, label);
  }

  /** Draws the border where the labels to its left and right differ. */
  private void addBoth() {
    int x = line.fromX;
    int y = line.fromY;
    int left = leftWalk.first;
    int right = rightWalk.first;
    int l = 0;
    int r = 0;
    while (l < leftWalk.count || r < rightWalk.count) {
      boolean isLeft =
          r == rightWalk.count || l < leftWalk.count && leftWalk.share[l] <= rightWalk.share[r];
      int nextX = isLeft ? leftWalk.x[l] : rightWalk.x[r];
      int nextY = isLeft ? leftWalk.y[l] : rightWalk.y[r];
      add(x, y, nextX, nextY, left, right);
      x = nextX;
      y = nextY;
      if (isLeft) {
        left = leftWalk.after[l++];
      } else {
        right = rightWalk.after[r++];
      }
    }
    add(x, y, line.toX, line.toY, left, right);
  }

  private void add(int ax, int ay, int bx, int by, int left, int right) {
    if (left != right && (ax != bx || ay != by)) {
      links.add(BorderLinks.place(ax, ay), BorderLinks.place(bx, by), left, right);
    }
  }

  private static void walk(ReachedPatch patch, int label, boolean isLeft, LabelWalk walk) {
    if (patch == null) {
      walk.begin(label);
    } else {
      patch.walk(isLeft, walk);
    }
  }

  /** Draws the lines through a patch whose borders have all been walked along. */
  private void finish(ReachedPatch patch) {

    Crossings between = patch.between;
    for (int first = 0; first < between.count; ) {
      int size = between.ofLine(first);
      for (int i = first; i < first + size / 2; i++) {
        int other = i + size / 2;
        boolean isRising = between.position[i] <= between.position[other];
        cutBetween(patch, isRising ? i : other, isRising ? other : i);
      }
      first += size;
    }
    Crossings reached = patch.reached;
    for (int first = 0; first < reached.count; ) {
      int size = reached.ofLine(first);
      int interval = reached.line[first] / limits.length;
      int limit = reached.line[first] % limits.length;
      int near = patch.label(limit, interval);
      int far = patch.label(limit + 1, interval);
      for (int i = first; i < first + size / 2; i++) {
        if (patch.isByEnd) {
          addArc(patch, patch.radius(limit), i, i + size / 2, far, near);
        } else {
          addReached(reached, i, i + size / 2, far, near);
        }
      }
      first += size;
    }
  }

  private void addReached(Crossings reached, int from, int to, int left, int right) {
    add(reached.x[from], reached.y[from], reached.x[to], reached.y[to], left, right);
  }

  private void addArc(ReachedPatch patch, double radius, int from, int to, int left, int right) {
    Crossings reached = patch.reached;
    double start = reached.position[from];
    double whole = reached.position[to] - start;
    double step = 2 * Math.acos(Math.max(0.5, 1 - ARC_METRES / radius));
    int pieces = (int) Math.ceil(Math.abs(whole) / step);
    double outward = Math.atan2(patch.outwardY, patch.outwardX);
    int x = reached.x[from];
    int y = reached.y[from];
    for (int i = 1; i < pieces; i++) {
      double angle = outward + start + whole * i / pieces;
      int nextX = (int) Math.rint(patch.centreX + radius * Math.cos(angle) / patch.piece.stepX);
      int nextY = (int) Math.rint(patch.centreY + radius * Math.sin(angle) / patch.piece.stepY);
      add(x, y, nextX, nextY, left, right);
      x = nextX;
      y = nextY;
    }
    add(x, y, reached.x[to], reached.y[to], left, right);
  }

  /** Along a line where the time goes on otherwise: from the lower crossing away from the road. */
  private void cutBetween(ReachedPatch patch, int low, int high) {
    Crossings between = patch.between;
    int end = between.line[low];
    line.set(between.x[low], between.y[low], between.x[high], between.y[high]);
    int leftInterval = patch.isLeft ? end : end + 1;
    int rightInterval = patch.isLeft ? end + 1 : end;
    patch.walkBetween(leftInterval, low, high, true, leftWalk);
    patch.walkBetween(rightInterval, low, high, false, rightWalk);
    addBoth();
  }
}

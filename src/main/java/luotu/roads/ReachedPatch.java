package luotu.roads;

import luotu.geo.region.SquareField;
import luotu.roads.JoinMap.PieceFrame;

/**
 * A patch that a search reached a part of: where the lines on which a limit is passed, and those on
 * which the time goes on otherwise, cross its borders. Used again for the next patch.
 */
final class ReachedPatch {
  private final RoadGraph graph;
  private final ReachLabels labels;
  private final double[] limits;
  private final double perMetre;
  private final BorderLine line;

  final EdgeProfile profile;
  final Crossings reached = new Crossings();
  final Crossings between = new Crossings();
  boolean isByEnd;
  boolean isLeft;
  PieceFrame piece;
  private int zone;

  /** Where the piece begins along its edge, and how much of it the piece is. */
  private double from;

  private double whole;
  double centreX;
  double centreY;
  double outwardX;
  double outwardY;

  void set(JoinMap map, int patch) {
    reached.count = 0;
    between.count = 0;
    zone = map.zones[patch];
    piece = new PieceFrame(graph, map.vertices[patch]);
    from = map.fromFractions[patch];
    whole = map.toFractions[patch] - from;
    isByEnd = zone == JoinField.START || zone == JoinField.END;
    isLeft = zone == JoinField.LEFT;
    if (isByEnd) {
      boolean isStart = zone == JoinField.START;
      profile.setPoint(
          map.bounds.edge(patch), isStart ? map.fromFractions[patch] : map.toFractions[patch]);
      centreX = isStart ? piece.startX : piece.endX;
      centreY = isStart ? piece.startY : piece.endY;
      double toX = isStart ? piece.startX - piece.endX : piece.endX - piece.startX;
      double toY = isStart ? piece.startY - piece.endY : piece.endY - piece.startY;
      outwardX = toX * piece.stepX;
      outwardY = toY * piece.stepY;
    } else {
      profile.set(map.bounds.edge(patch), map.fromFractions[patch], map.toFractions[patch]);
    }
  }

  int label(int limit, int interval) {
    return limit == limits.length
        ? SquareField.NOTHING
        : labels.label(limit, profile.facility[interval]);
  }

  /** Where on the arc a place lies, from the direction of the piece. */
  double angle(double x, double y) {
    double east = (x - centreX) * piece.stepX;
    double north = (y - centreY) * piece.stepY;
    return Math.atan2(outwardX * north - outwardY * east, outwardX * east + outwardY * north);
  }

  /**
   * @param limits milliseconds, rising
   * @param perMetre milliseconds of a walk
   * @param line the border that is walked along
   */
  ReachedPatch(
      RoadGraph graph,
      Reach reach,
      ReachLabels labels,
      double[] limits,
      double perMetre,
      BorderLine line) {
    this.graph = graph;
    this.labels = labels;
    this.limits = limits;
    this.perMetre = perMetre;
    this.line = line;
    profile = new EdgeProfile(graph, reach);
  }

  private int limitOf(double millis) {
    int limit = 0;
    while (limit < limits.length && millis > limits[limit]) {
      limit++;
    }
    return limit;
  }

  /**
   * Along the border in work.
   *
   * @param isLeft whether the patch is to the left of it
   */
  void walk(boolean isLeft, LabelWalk walk) {
    piece.measure(line.fromX, line.fromY);
    double fromFraction = from + piece.share(zone) * whole;
    double fromAccess = piece.metres(zone) * perMetre;
    piece.measure(line.toX, line.toY);
    double toAccess = piece.metres(zone) * perMetre;
    if (isByEnd) {
      walkByEnd(fromAccess, toAccess, isLeft, walk);
    } else {
      walkBeside(
          fromFraction, fromAccess, from + piece.share(zone) * whole, toAccess, isLeft, walk);
    }
  }

  private void walkBeside(
      double fromFraction,
      double fromAccess,
      double toFraction,
      double toAccess,
      boolean isLeft,
      LabelWalk walk) {
    int interval = profile.interval(fromFraction);
    int last = profile.interval(toFraction);
    double share = 0;
    double fraction = fromFraction;
    double millis = profile.millis(interval, fromFraction) + fromAccess;
    walk.begin(label(limitOf(millis), interval));
    while (interval != last) {
      boolean isRising = interval < last;
      int end = isRising ? interval : interval - 1;
      double at = profile.ends[end];
      double next = (at - fromFraction) / (toFraction - fromFraction);
      next = Math.max(share, Math.min(1, next));
      double access = fromAccess + next * (toAccess - fromAccess);
      double then = profile.millis(interval, at) + access;
      walkEvenly(interval, share, next, fraction, at, millis, then, isLeft, walk);
      int x = line.xAt(next);
      int y = line.yAt(next);
      between.add(end, isRising == isLeft, access, x, y);
      interval += isRising ? 1 : -1;
      millis = profile.millis(interval, at) + access;
      // A place of the border even if the label goes on: what is drawn inside may touch it there.
      walk.add(next, x, y, label(limitOf(millis), interval));
      share = next;
      fraction = at;
    }
    double then = profile.millis(interval, toFraction) + toAccess;
    walkEvenly(interval, share, 1, fraction, toFraction, millis, then, isLeft, walk);
  }

  /** Along a part of a border where the time grows or falls evenly. */
  private void walkEvenly(
      int interval,
      double fromShare,
      double toShare,
      double fromPosition,
      double toPosition,
      double fromMillis,
      double toMillis,
      boolean isLeft,
      LabelWalk walk) {
    int limit = limitOf(fromMillis);
    int last = limitOf(toMillis);
    while (limit != last) {
      boolean isLater = limit < last;
      int crossed = isLater ? limit : limit - 1;
      double part = (limits[crossed] - fromMillis) / (toMillis - fromMillis);
      double share = fromShare + part * (toShare - fromShare);
      limit += isLater ? 1 : -1;
      int x = line.xAt(share);
      int y = line.yAt(share);
      walk.add(share, x, y, label(limit, interval));
      reached.add(
          interval * limits.length + crossed,
          isLater != isLeft,
          fromPosition + part * (toPosition - fromPosition),
          x,
          y);
    }
  }

  private void walkByEnd(double fromAccess, double toAccess, boolean isLeft, LabelWalk walk) {
    double base = profile.base[0];
    double ax = (line.fromX - centreX) * piece.stepX;
    double ay = (line.fromY - centreY) * piece.stepY;
    double dx = (line.toX - line.fromX) * piece.stepX;
    double dy = (line.toY - line.fromY) * piece.stepY;
    double square = dx * dx + dy * dy;
    double nearest = Math.max(0, Math.min(1, -(ax * dx + ay * dy) / square));
    walk.begin(label(limitOf(base + fromAccess), 0));
    double east = ax + nearest * dx;
    double north = ay + nearest * dy;
    double least = Math.sqrt(east * east + north * north) * perMetre;
    least = Math.min(least, Math.min(fromAccess, toAccess));
    walkArc(limitOf(base + fromAccess), limitOf(base + least), 0, nearest, isLeft, walk);
    walkArc(limitOf(base + least), limitOf(base + toAccess), nearest, 1, isLeft, walk);
  }

  /** Along a part of a border that comes only nearer to a point, or goes only away from it. */
  private void walkArc(
      int fromLimit,
      int toLimit,
      double fromShare,
      double toShare,
      boolean isLeft,
      LabelWalk walk) {
    int limit = fromLimit;
    while (limit != toLimit) {
      boolean isLater = limit < toLimit;
      int crossed = isLater ? limit : limit - 1;
      double share = shareAt(radius(crossed), isLater);
      share = Math.max(fromShare, Math.min(toShare, share));
      limit += isLater ? 1 : -1;
      int x = line.xAt(share);
      int y = line.yAt(share);
      walk.add(share, x, y, label(limit, 0));
      reached.add(crossed, isLater != isLeft, angle(x, y), x, y);
    }
  }

  double radius(int limit) {
    return (limits[limit] - profile.base[0]) / perMetre;
  }

  /** Where the border comes into a circle or leaves it. */
  private double shareAt(double radius, boolean isOut) {
    double ax = (line.fromX - centreX) * piece.stepX;
    double ay = (line.fromY - centreY) * piece.stepY;
    double dx = (line.toX - line.fromX) * piece.stepX;
    double dy = (line.toY - line.fromY) * piece.stepY;
    double square = dx * dx + dy * dy;
    double half = ax * dx + ay * dy;
    double root =
        Math.sqrt(Math.max(0, half * half - square * (ax * ax + ay * ay - radius * radius)));
    return (-half + (isOut ? root : -root)) / square;
  }

  /**
   * Along a line where the time goes on otherwise, as one of the intervals beside it has it.
   *
   * @param low the crossing where it begins, away from the road
   */
  void walkBetween(int interval, int low, int high, boolean isLeft, LabelWalk walk) {
    double at = profile.ends[between.line[low]];
    double millis = profile.millis(interval, at);
    double fromMillis = millis + between.position[low];
    double toMillis = millis + between.position[high];
    walk.begin(label(limitOf(fromMillis), interval));
    walkEvenly(interval, 0, 1, at, at, fromMillis, toMillis, isLeft, walk);
  }
}

package luotu.roads;

import java.util.Arrays;
import luotu.geo.region.SquareField;

/**
 * Which places of the ground a merged search reaches within which of some limits, and from which
 * facility where that is asked: labels of {@link ReachLabels} on the plane of the {@link Ground}. A
 * place has the label of the road that it joins; one that has none but lies in the round of an
 * origin has the lowest of that facility.
 */
final class GroundField implements SquareField {
  private final GroundPlane plane;
  private final Ground ground;
  private final GroundWalk walk;
  private final ReachLabels labels;
  private final OriginRounds rounds;
  private final double accessMetres;
  private final SquareBounds bounds = new SquareBounds();
  private final BoxTree.Hits hits = new BoxTree.Hits();
  private Frame[] frames = {new Frame()};
  private int depth = -1;

  // Of the pieces that a square may join.
  private double[] least = new double[64];
  private double[] most = new double[64];
  private double[] from = new double[64];
  private double[] to = new double[64];

  /** What is known of a square that was entered. */
  private static final class Frame {
    /** Holds it; null when no single one does. */
    GroundSquare square;

    int label;
    int[] origins = new int[4];
    int originCount;
  }

  GroundField(Ground ground, ReachLabels labels, OriginRounds rounds) {
    this.ground = ground;
    this.labels = labels;
    this.rounds = rounds;
    plane = ground.plane();
    walk = new GroundWalk(ground);
    accessMetres = ground.speeds().accessMetres();
  }

  @Override
  public int enter(double west, double south, double side) {
    depth++;
    if (depth == frames.length) {
      frames = Arrays.copyOf(frames, 2 * depth);
      for (int i = depth; i < frames.length; i++) {
        frames[i] = new Frame();
      }
    }
    Frame frame = frames[depth];
    Frame around = depth == 0 ? null : frames[depth - 1];
    if (around != null && around.label != MIXED) {
      frame.square = around.square;
      frame.label = around.label;
      frame.originCount = 0;
      return frame.label;
    }
    bounds.set(plane, west, south, side);
    findOrigins(frame, around);
    GroundSquare holder = around == null ? null : around.square;
    if (holder == null) {
      holder = tile(west, south, side);
    }
    frame.square = holder == null ? null : holder.around(west, south, side, walk.maker());
    frame.label = frame.square == null ? MIXED : uniform(frame.square);
    if (frame.originCount > 0 && (frame.label == NOTHING || labels.limit(frame.label) > 0)) {
      frame.label = MIXED;
    }
    return frame.label;
  }

  /** The tile that holds all of a square, or null. */
  private GroundSquare tile(double west, double south, double side) {
    if (side > Ground.TILE_METRES) {
      return null;
    }
    GroundSquare tile = ground.tile(west, south, walk.maker());
    boolean isInside =
        west + side <= tile.west + tile.side && south + side <= tile.south + tile.side;
    return isInside ? tile : null;
  }

  private void findOrigins(Frame frame, Frame around) {
    int[] box = bounds.unitsAround(0);
    if (around == null) {
      rounds.find(box[0], box[1], box[2], box[3], hits);
      frame.originCount = hits.count;
      frame.origins = Arrays.copyOf(hits.items, Math.max(1, hits.count));
      return;
    }
    if (frame.origins.length < around.originCount) {
      frame.origins = new int[around.originCount];
    }
    frame.originCount = rounds.narrow(around.origins, around.originCount, box, frame.origins);
  }

  private int uniform(GroundSquare square) {
    int count = square.leastMetres.length;
    if (count == 0) {
      return NOTHING;
    }
    if (!square.isWhole()) {
      return MIXED;
    }
    measure(square, count);
    double bound = Double.POSITIVE_INFINITY;
    if (square.isSure && square.obstacles.length == 0) {
      for (int i = 0; i < count; i++) {
        bound = Math.min(bound, most[i]);
      }
    }
    boolean isFirst = true;
    int all = NOTHING;
    for (int i = 0; i < count; i++) {
      if (least[i] > bound) {
        continue;
      }
      int label =
          labels.between(
              square.pieces[2 * i],
              from[i],
              to[i],
              ground.speeds().accessMillis(least[i]) - 1,
              ground.speeds().accessMillis(Math.min(accessMetres, most[i])) + 1);
      // Where some of it may join no road at all, only that nothing is reached is certain.
      if (label == MIXED || !square.isSure && label != NOTHING || !isFirst && label != all) {
        return MIXED;
      }
      all = label;
      isFirst = false;
    }
    return all;
  }

  private void measure(GroundSquare square, int count) {
    if (least.length < count) {
      least = new double[2 * count];
      most = new double[2 * count];
      from = new double[2 * count];
      to = new double[2 * count];
    }
    for (int i = 0; i < count; i++) {
      bounds.measure(ground.graph(), square.pieces[2 * i + 1]);
      least[i] = bounds.leastMetres();
      most[i] = bounds.mostMetres();
      from[i] = square.fraction(i, bounds.leastShare());
      to[i] = square.fraction(i, bounds.mostShare());
    }
  }

  @Override
  public void leave() {
    depth--;
  }

  @Override
  public int label(double x, double y) {
    Frame frame = frames[depth];
    if (frame.label != MIXED) {
      return frame.label;
    }
    double longitude = plane.longitude(x);
    double latitude = plane.latitude(y);
    boolean isJoined =
        frame.square == null
            ? walk.find(longitude, latitude)
            : walk.find(frame.square, longitude, latitude);
    int label = isJoined ? labels.label(walk) : NOTHING;
    if (frame.originCount > 0 && (label == NOTHING || labels.limit(label) > 0)) {
      int facility =
          rounds.facility(
              frame.origins, frame.originCount, longitude, latitude, walk.scale(), hits);
      if (facility != OriginRounds.NONE) {
        return labels.label(0, facility);
      }
    }
    return label;
  }
}

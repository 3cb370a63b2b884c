package luotu.roads;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import luotu.geo.region.HeldPlace;
import luotu.geo.region.Square;
import org.locationtech.jts.algorithm.Distance;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.strtree.STRtree;

/** The origins of a search, each of which stays in its own region when borders are drawn. */
final class HeldOrigins {
  /** Half the height of what an origin holds that reaches nothing about it. */
  private static final double HELD_METRES = 10;

  /** Where an origin stands at a wall: less than a decimetre. */
  private static final int LEAST_HELD_STEPS = 8;

  private final Ground ground;
  private final List<HeldPlace> all = new ArrayList<>();
  private final STRtree index = new STRtree();

  /**
   * @param isDrawn of a place in metres on the plane of the ground: whether borders are drawn there
   */
  HeldOrigins(ReachedExtent extent, ReachLabels labels, Predicate<Coordinate> isDrawn) {
    ground = extent.ground();
    JoinedPlaces facilities = extent.facilities();
    for (int i = 0; i < facilities.size(); i++) {
      int x = EdgeTable.units(facilities.longitudes[i]);
      int y = EdgeTable.units(facilities.latitudes[i]);
      if (isDrawn.test(metres(x, y))) {
        HeldPlace place = new HeldPlace(x, y, labels.label(0, i), freeSteps(x, y));
        all.add(place);
        index.insert(new Envelope(metres(x, y)), place);
      }
    }
    // Threads that come at once would each begin to build it.
    index.build();
  }

  private Coordinate metres(int x, int y) {
    return new Coordinate(x * ground.plane().stepX(), y * ground.plane().stepY());
  }

  /** How far about an origin nothing is in the way, in steps. */
  private int freeSteps(int x, int y) {
    double step = Math.max(ground.plane().stepX(), ground.plane().stepY());
    int most = (int) (HELD_METRES / step);
    double[] nearest = {most};
    ground
        .obstacles()
        .forEachIn(
            x - most,
            y - most,
            x + most,
            y + most,
            (ax, ay, bx, by) ->
                nearest[0] =
                    Math.min(
                        nearest[0],
                        Distance.pointToSegment(
                                new Coordinate(x, y),
                                new Coordinate(ax, ay),
                                new Coordinate(bx, by))
                            - 1));
    return (int) Math.max(LEAST_HELD_STEPS, nearest[0]);
  }

  List<HeldPlace> all() {
    return all;
  }

  /** Those that may hold something of a square, in the order of their places. */
  List<HeldPlace> near(Square square) {
    Envelope about =
        new Envelope(
            square.west(),
            square.west() + square.side(),
            square.south(),
            square.south() + square.side());
    about.expandBy(ReachedField.HELD_METRES);
    List<HeldPlace> near = new ArrayList<>();
    for (Object at : index.query(about)) {
      HeldPlace place = (HeldPlace) at;
      if (about.contains(metres(place.x(), place.y()))) {
        near.add(place);
      }
    }
    near.sort(Comparator.comparingInt(HeldPlace::x).thenComparingInt(HeldPlace::y));
    return near;
  }
}

package luotu.roads;

import java.util.List;
import java.util.stream.IntStream;
import luotu.geo.LocalScale;
import org.locationtech.jts.geom.Coordinate;

/**
 * Small rounds about where facilities stand, as far as nothing is in the way: the ground that a
 * facility holds itself. Immutable, safe for many threads.
 */
final class OriginRounds {
  static final double METRES = 10;

  /** No facility. */
  static final int NONE = -1;

  /** Shorter than any degree, up to the latitude where it is the length of one of longitude. */
  private static final double SHORTEST_DEGREE_METRES = 110_500;

  private static final double HIGHEST_LATITUDE = 89;

  private final JoinedPlaces facilities;
  private final Obstacles obstacles;
  private final BoxTree boxes;

  OriginRounds(JoinedPlaces facilities, Obstacles obstacles) {
    this.facilities = facilities;
    this.obstacles = obstacles;
    int[] around = new int[4 * facilities.size()];
    for (int i = 0; i < facilities.size(); i++) {
      double latitude = facilities.latitudes[i];
      double north = METRES / SHORTEST_DEGREE_METRES;
      double shrink =
          Math.cos(Math.toRadians(Math.min(HIGHEST_LATITUDE, Math.abs(latitude) + north)));
      double east = north / shrink;
      around[4 * i] = EdgeTable.units(facilities.longitudes[i] - east) - 1;
      around[4 * i + 1] = EdgeTable.units(latitude - north) - 1;
      around[4 * i + 2] = EdgeTable.units(facilities.longitudes[i] + east) + 1;
      around[4 * i + 3] = EdgeTable.units(latitude + north) + 1;
    }
    boxes = new BoxTree(around);
  }

  /** The facilities whose round may meet a box in units of 1e-7 degrees. */
  void find(int west, int south, int east, int north, BoxTree.Hits hits) {
    boxes.find(west, south, east, north, hits);
  }

  /** Those of some facilities whose round may meet a box; returns how many. */
  int narrow(int[] some, int count, int[] box, int[] left) {
    int size = 0;
    for (int i = 0; i < count; i++) {
      if (boxes.meets(some[i], box[0], box[1], box[2], box[3])) {
        left[size++] = some[i];
      }
    }
    return size;
  }

  /**
   * The facility nearest to a place of those in whose round it lies, or NONE; of several that tie
   * the first.
   */
  int facility(
      int[] some,
      int count,
      double longitude,
      double latitude,
      LocalScale scale,
      BoxTree.Hits hits) {
    int nearest = NONE;
    double least = METRES;
    for (int i = 0; i < count; i++) {
      double toLongitude = facilities.longitudes[some[i]];
      double toLatitude = facilities.latitudes[some[i]];
      double metres = scale.metres(toLongitude - longitude, toLatitude - latitude);
      boolean isNearer = metres < least || metres == least && nearest == NONE;
      if (isNearer
          && !obstacles.cross(
              EdgeTable.units(longitude),
              EdgeTable.units(latitude),
              EdgeTable.units(toLongitude),
              EdgeTable.units(toLatitude),
              hits)) {
        nearest = some[i];
        least = metres;
      }
    }
    return nearest;
  }

  /** Where the facilities stand on a plane. */
  List<Coordinate> places(GroundPlane plane) {
    return IntStream.range(0, size())
        .mapToObj(i -> new Coordinate(plane.x(longitude(i)), plane.y(latitude(i))))
        .toList();
  }

  int size() {
    return facilities.size();
  }

  double longitude(int facility) {
    return facilities.longitudes[facility];
  }

  double latitude(int facility) {
    return facilities.latitudes[facility];
  }
}

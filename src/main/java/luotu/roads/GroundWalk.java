package luotu.roads;

import luotu.geo.LocalScale;
import luotu.model.TravelSpeeds;

/**
 * The walk between any place and the road that it joins, exactly as {@link Joiner} finds it, in a
 * fraction of the time. Used again for the next place; not for several threads.
 */
final class GroundWalk {
  /** So many numbers of the obstacles nearest are tried for one that hides a group: four each. */
  private static final int MOST_HIDERS = 4 * 16;

  private final Ground ground;
  private final RoadGraph graph;
  private final EdgeTable edges;
  private final Obstacles obstacles;
  private final TravelSpeeds speeds;
  private final GroundMaker maker;
  private final NearestPoint nearest = new NearestPoint();
  private LocalScale scale = LocalScale.at(0);
  private double scaleLatitude;

  private int edge;
  private int vertex;
  private double share;
  private double metres;
  private double fractionAbout;
  private int blocker;
  private int[] hiders = new int[0];
  private int[] blockers = new int[0];
  private GroundSquare hidersOf;

  GroundWalk(Ground ground) {
    this.ground = ground;
    graph = ground.graph();
    edges = graph.edges;
    obstacles = ground.obstacles();
    speeds = ground.speeds();
    maker = ground.maker();
  }

  /** Makes the squares that are not there yet. */
  GroundMaker maker() {
    return maker;
  }

  /** Finds the walk from a place in degrees; returns whether there is one. */
  boolean find(double longitude, double latitude) {
    GroundPlane plane = ground.plane();
    double x = plane.x(longitude);
    double y = plane.y(latitude);
    return find(ground.tile(x, y, maker).around(x, y, 0, maker), longitude, latitude);
  }

  /**
   * @param square holds the place
   */
  boolean find(GroundSquare square, double longitude, double latitude) {
    if (latitude != scaleLatitude) {
      scale = LocalScale.at(latitude);
      scaleLatitude = latitude;
    }
    edge = JoinedPlaces.NOWHERE;
    if (square.mayBeShut && obstacles.hold(longitude, latitude)) {
      return false;
    }
    for (GroundSquare from = square; !tryAll(from, square, longitude, latitude); ) {
      if (from.isWhole()) {
        return false;
      }
      from = from.wider;
    }
    return true;
  }

  private boolean tryAll(
      GroundSquare square, GroundSquare smallest, double longitude, double latitude) {
    metres = Math.min(square.reachMetres, speeds.accessMetres());
    if (square.groups != null) {
      tryGroups(square, smallest, longitude, latitude);
      return edge != JoinedPlaces.NOWHERE;
    }
    float[] least = square.leastMetres;
    for (int i = 0; i < least.length && least[i] <= metres; i++) {
      tryPiece(square, i, longitude, latitude);
    }
    return edge != JoinedPlaces.NOWHERE;
  }

  private void tryGroups(
      GroundSquare square, GroundSquare smallest, double longitude, double latitude) {
    PieceGroups groups = square.groups;
    if (hidersOf != square) {
      hidersOf = square;
      hiders = new int[groups.count()];
      blockers = new int[square.leastMetres.length];
    }
    int x = EdgeTable.units(longitude);
    int y = EdgeTable.units(latitude);
    for (int group = 0; group < groups.count(); group++) {
      if (groups.leastMetres(group) > metres
          || isHidden(groups, group, x, y, square.obstacles, smallest.obstacles)) {
        continue;
      }
      int end = Math.min(square.leastMetres.length, (group + 1) * PieceGroups.SIZE);
      for (int i = group * PieceGroups.SIZE; i < end; i++) {
        if (square.leastMetres[i] <= metres) {
          blocker = blockers[i];
          tryPiece(square, i, longitude, latitude);
          blockers[i] = blocker;
        }
      }
    }
  }

  /** Whether what hid a group from the place before, or what is near this one, hides it. */
  private boolean isHidden(
      PieceGroups groups, int group, int x, int y, int[] obstacles, int[] near) {
    if (hiders[group] < obstacles.length
        && groups.isHidden(group, x, y, obstacles, hiders[group])) {
      return true;
    }
    for (int i = 0; i < Math.min(near.length, MOST_HIDERS); i += 4) {
      if (groups.isHidden(group, x, y, near, i)) {
        return true;
      }
    }
    for (int i = 0; i < Math.min(obstacles.length, MOST_HIDERS); i += 4) {
      if (groups.isHidden(group, x, y, obstacles, i)) {
        hiders[group] = i;
        return true;
      }
    }
    return false;
  }

  private void tryPiece(GroundSquare square, int i, double longitude, double latitude) {
    int tried = square.pieces[2 * i];
    int at = square.pieces[2 * i + 1];
    nearest.find(graph, at, longitude, latitude, scale);
    if (isBetter(tried, at)
        && (square.obstacles.length == 0 || !isBlocked(square, longitude, latitude))) {
      edge = tried;
      vertex = at;
      share = nearest.share;
      fractionAbout = square.fraction(i, share);
      metres = nearest.metres;
    }
  }

  /** Of several that tie the lowest road, and of that the piece that comes first. */
  private boolean isBetter(int tried, int at) {
    if (nearest.metres != metres) {
      return nearest.metres < metres;
    }
    if (edge == JoinedPlaces.NOWHERE) {
      return true;
    }
    return edges.feature[tried] == edges.feature[edge]
        ? at < vertex
        : edges.feature[tried] < edges.feature[edge];
  }

  private boolean isBlocked(GroundSquare square, double longitude, double latitude) {
    int fromX = EdgeTable.units(longitude);
    int fromY = EdgeTable.units(latitude);
    int toX = EdgeTable.units(longitude + nearest.east / scale.metresPerDegreeEast());
    int toY = EdgeTable.units(latitude + nearest.north / scale.metresPerDegreeNorth());
    if (fromX == toX && fromY == toY) {
      return false;
    }
    int[] obstacles = square.obstacles;
    // What was in the way of one walk often is in that of the next.
    if (blocker < obstacles.length
        && Obstacles.crosses(fromX, fromY, toX, toY, obstacles, blocker)) {
      return true;
    }
    for (int i = 0; i < obstacles.length; i += 4) {
      if (Obstacles.crosses(fromX, fromY, toX, toY, obstacles, i)) {
        blocker = i;
        return true;
      }
    }
    return false;
  }

  /** The edge that the place found joins. */
  int edge() {
    return edge;
  }

  /** How far along it, 0 to 1. */
  float fraction() {
    return graph.fraction(edge, vertex, share);
  }

  /** The same to some millionths, sooner. */
  double fractionAbout() {
    return fractionAbout;
  }

  /** How long a degree is at the place. */
  LocalScale scale() {
    return scale;
  }

  int accessMillis() {
    return speeds.accessMillis(metres);
  }
}

package luotu.roads;

import java.util.Arrays;

/**
 * What is in the way between the places of a square and the roads. For one thread.
 *
 * <p>That nothing is, or that something is for all places at once, is only said when it is certain.
 */
final class Sight {
  /** So many of the nearest obstacles are tried for one that hides a piece from all of a square. */
  private static final int MOST_HIDERS = 16;

  private final NearRoads roads;

  /** An obstacle that hid each piece from a square before, and one more; 0 for none. */
  private int[] hiders = new int[64];

  private long[] keys = new long[64];

  Sight(NearRoads roads) {
    this.roads = roads;
  }

  /** Forgets what was seen from another block. */
  void clear() {
    if (hiders.length < roads.vertices.length) {
      hiders = new int[roads.vertices.length];
    }
    Arrays.fill(hiders, 0);
  }

  /** Whether no straight walk from the square to the piece just measured comes near an obstacle. */
  boolean isVisible(JoinSquare square, int piece) {
    if (square.wallCount == 0) {
      return true;
    }
    double dx = roads.ends[4 * piece + 2] - roads.ends[4 * piece];
    double dy = roads.ends[4 * piece + 3] - roads.ends[4 * piece + 1];
    double fromX = roads.ends[4 * piece] + roads.low * dx;
    double fromY = roads.ends[4 * piece + 1] + roads.low * dy;
    double toX = roads.ends[4 * piece] + roads.high * dx;
    double toY = roads.ends[4 * piece + 1] + roads.high * dy;
    double west = Math.min(square.x - square.halfX, Math.min(fromX, toX)) - NearRoads.SLACK_METRES;
    double east = Math.max(square.x + square.halfX, Math.max(fromX, toX)) + NearRoads.SLACK_METRES;
    double south = Math.min(square.y - square.halfY, Math.min(fromY, toY)) - NearRoads.SLACK_METRES;
    double north = Math.max(square.y + square.halfY, Math.max(fromY, toY)) + NearRoads.SLACK_METRES;
    for (int i = 0; i < square.wallCount; i++) {
      int at = 4 * square.walls[i];
      double ax = roads.walls[at];
      double ay = roads.walls[at + 1];
      double bx = roads.walls[at + 2];
      double by = roads.walls[at + 3];
      boolean isFar =
          Math.max(ax, bx) < west
              || Math.min(ax, bx) > east
              || Math.max(ay, by) < south
              || Math.min(ay, by) > north;
      if (!isFar
          && !isApart(square, by - ay, ax - bx, at, fromX, fromY, toX, toY)
          && !isApart(square, dy, -dx, at, fromX, fromY, toX, toY)
          && !isApart(square, square.y - fromY, fromX - square.x, at, fromX, fromY, toX, toY)
          && !isApart(square, square.y - toY, toX - square.x, at, fromX, fromY, toX, toY)) {
        return false;
      }
    }
    return true;
  }

  /** Whether an obstacle and the walks are apart along a direction. */
  private boolean isApart(
      JoinSquare square,
      double directionX,
      double directionY,
      int wall,
      double fromX,
      double fromY,
      double toX,
      double toY) {
    double reach = Math.abs(directionX) * square.halfX + Math.abs(directionY) * square.halfY;
    double middle = directionX * square.x + directionY * square.y;
    double from = directionX * fromX + directionY * fromY;
    double to = directionX * toX + directionY * toY;
    double a = directionX * roads.walls[wall] + directionY * roads.walls[wall + 1];
    double b = directionX * roads.walls[wall + 2] + directionY * roads.walls[wall + 3];
    double slack = NearRoads.SLACK_METRES * (Math.abs(directionX) + Math.abs(directionY));
    return Math.min(a, b) > Math.max(middle + reach, Math.max(from, to)) + slack
        || Math.max(a, b) < Math.min(middle - reach, Math.min(from, to)) - slack;
  }

  /** Those within reach, the nearest first: they are most often in the way. */
  void keepWalls(JoinSquare square, double far) {
    if (keys.length < square.wallCount) {
      keys = new long[2 * square.wallCount];
    }
    double reachX = square.halfX + far + 1;
    double reachY = square.halfY + far + 1;
    int kept = 0;
    for (int i = 0; i < square.wallCount; i++) {
      int at = 4 * square.walls[i];
      if (Math.max(roads.walls[at], roads.walls[at + 2]) >= square.x - reachX
          && Math.min(roads.walls[at], roads.walls[at + 2]) <= square.x + reachX
          && Math.max(roads.walls[at + 1], roads.walls[at + 3]) >= square.y - reachY
          && Math.min(roads.walls[at + 1], roads.walls[at + 3]) <= square.y + reachY) {
        keys[kept] = (long) Float.floatToIntBits(wallMetres(square, at)) << 32 | square.walls[i];
        square.walls[kept++] = square.walls[i];
      }
    }
    square.wallCount = kept;
    if (kept > 1) {
      Arrays.sort(keys, 0, kept);
      for (int i = 0; i < kept; i++) {
        square.walls[i] = (int) keys[i];
      }
    }
  }

  /** How far an obstacle is from the middle of the square. */
  private float wallMetres(JoinSquare square, int at) {
    double dx = roads.walls[at + 2] - roads.walls[at];
    double dy = roads.walls[at + 3] - roads.walls[at + 1];
    double toX = square.x - roads.walls[at];
    double toY = square.y - roads.walls[at + 1];
    double share = Math.max(0, Math.min(1, (toX * dx + toY * dy) / (dx * dx + dy * dy)));
    double east = toX - share * dx;
    double north = toY - share * dy;
    return (float) Math.sqrt(east * east + north * north);
  }

  /** Leaves out the pieces that one obstacle hides from all of the square. */
  void leaveHidden(JoinSquare square) {
    int kept = 0;
    for (int i = 0; i < square.pieceCount; i++) {
      int piece = square.pieces[i];
      if (!isHidden(square, piece)) {
        square.move(i, kept++);
      }
    }
    square.pieceCount = kept;
  }

  private boolean isHidden(JoinSquare square, int piece) {
    roads.measureCorners(piece, square);
    double dx = roads.ends[4 * piece + 2] - roads.ends[4 * piece];
    double dy = roads.ends[4 * piece + 3] - roads.ends[4 * piece + 1];
    double fromX = roads.ends[4 * piece] + roads.low * dx;
    double fromY = roads.ends[4 * piece + 1] + roads.low * dy;
    double toX = roads.ends[4 * piece] + roads.high * dx;
    double toY = roads.ends[4 * piece + 1] + roads.high * dy;
    if (hiders[piece] > 0 && hides(square, 4 * (hiders[piece] - 1), fromX, fromY, toX, toY)) {
      return true;
    }
    for (int i = 0; i < Math.min(MOST_HIDERS, square.wallCount); i++) {
      if (hides(square, 4 * square.walls[i], fromX, fromY, toX, toY)) {
        hiders[piece] = square.walls[i] + 1;
        return true;
      }
    }
    return false;
  }

  /**
   * Whether the walks from all corners to both roads.ends of a part of a piece cross an obstacle.
   */
  private boolean hides(
      JoinSquare square, int wall, double fromX, double fromY, double toX, double toY) {
    double ax = roads.walls[wall];
    double ay = roads.walls[wall + 1];
    double dx = roads.walls[wall + 2] - ax;
    double dy = roads.walls[wall + 3] - ay;
    double length = Math.sqrt(dx * dx + dy * dy);
    double from = (dx * (fromY - ay) - dy * (fromX - ax)) / length;
    double to = (dx * (toY - ay) - dy * (toX - ax)) / length;
    if (Math.abs(from) < NearRoads.SLACK_METRES
        || Math.abs(to) < NearRoads.SLACK_METRES
        || from > 0 != to > 0) {
      return false;
    }
    for (int corner = 0; corner < 4; corner++) {
      double x = square.cornerX(corner);
      double y = square.cornerY(corner);
      double side = (dx * (y - ay) - dy * (x - ax)) / length;
      if (Math.abs(side) < NearRoads.SLACK_METRES || side > 0 == from > 0) {
        return false;
      }
      double position = (dx * (x - ax) + dy * (y - ay)) / length;
      double atFrom =
          position + ((dx * (fromX - x) + dy * (fromY - y)) / length) * side / (side - from);
      double atTo = position + ((dx * (toX - x) + dy * (toY - y)) / length) * side / (side - to);
      if (Math.min(atFrom, atTo) < NearRoads.SLACK_METRES
          || Math.max(atFrom, atTo) > length - NearRoads.SLACK_METRES) {
        return false;
      }
    }
    return true;
  }

  /** Whether the walk to the foot of the piece measured last crosses an obstacle. */
  boolean isBlocked(JoinSquare square, double longitude, double latitude) {
    if (square.wallCount == 0) {
      return false;
    }
    int fromX = EdgeTable.units(longitude);
    int fromY = EdgeTable.units(latitude);
    int toX = EdgeTable.units(roads.middleLongitude + roads.footX / roads.perEast);
    int toY = EdgeTable.units(roads.middleLatitude + roads.footY / roads.perNorth);
    if (fromX == toX && fromY == toY) {
      return false;
    }
    int[] near = square.walls;
    for (int i = 0; i < square.wallCount; i++) {
      if (Obstacles.crosses(fromX, fromY, toX, toY, roads.wallUnits, 4 * near[i])) {
        // What is in the way of one walk often is in that of the next.
        int wall = near[i];
        near[i] = near[i / 2];
        near[i / 2] = wall;
        return true;
      }
    }
    return false;
  }
}

package luotu.roads;

import java.util.Arrays;
import luotu.geo.region.SquareField;
import org.locationtech.jts.geom.Envelope;

/**
 * Which straight piece of road the places of the ground join, as {@link Joiner} finds it, and how:
 * beside it to the left or the right, or by one of its ends. The label is {@link #label(int, int)}.
 * Labels are asked for in ever smaller squares; each square keeps the few pieces that its places
 * may join, so that a place is compared with two or three. For one thread.
 *
 * <p>Of roads that run along each other it says the one of the lowest id, as joining does. Of
 * pieces that meet in the point nearest to a place it says the one most nearly beside it: there the
 * time is that of their common end, whichever it is.
 */
final class JoinField implements SquareField {
  /** Places beside a piece, seen in its direction. */
  static final int LEFT = 0;

  static final int RIGHT = 1;

  /** Places whose way leads to the first or the last point of a piece. */
  static final int START = 2;

  static final int END = 3;

  /** How much shorter a walk past an end may be taken for when it is measured as one beside. */
  static final double BESIDE_METRES = 0.15;

  private static final int ZONES = 4;

  /** Distances from which on pieces are looked for, metres; after them all that may be walked. */
  private static final double[] SEARCH_METRES = {60, 150};

  /** A square is so much smaller than the distance, or it is not sure within it anyway. */
  private static final double LEAST_SHARE = 0.25;

  /**
   * Of larger squares it is only known what is near: to look for more takes longer than it saves.
   */
  private static final double LARGEST_LOOKED_METRES = 300;

  /** So many of the nearest pieces are tried for one that all of a square surely comes to. */
  private static final int MOST_TRIES = 4;

  private final Obstacles obstacles;
  private final GroundPlane plane;
  private final double accessMetres;
  private final NearRoads roads;
  private final Sight sight;
  private final Rivals rivals;

  // The outermost square.
  private double middleX;
  private double middleY;

  /** Metres on the ground of one on the plane. */
  private double perX;

  private double perY;
  private boolean mayBeShut;

  private JoinSquare[] squares = {new JoinSquare()};
  private int depth = -1;

  /** The piece described. */
  private int joined;

  private double leastJoinMetres;

  JoinField(
      RoadGraph graph,
      EdgeBoxes boxes,
      Obstacles obstacles,
      OfferedEdges offered,
      GroundPlane plane,
      double accessMetres) {
    this.obstacles = obstacles;
    this.plane = plane;
    this.accessMetres = accessMetres;
    roads = new NearRoads(graph, boxes, obstacles, offered);
    sight = new Sight(roads);
    rivals = new Rivals(roads);
  }

  static int label(int vertex, int zone) {
    return vertex * ZONES + zone;
  }

  /** Where the piece of a label begins. */
  static int vertex(int label) {
    return label / ZONES;
  }

  static int zone(int label) {
    return label % ZONES;
  }

  @Override
  public int enter(double west, double south, double side) {
    if (++depth == squares.length) {
      squares = Arrays.copyOf(squares, 2 * depth);
      for (int i = depth; i < squares.length; i++) {
        squares[i] = new JoinSquare();
      }
    }
    JoinSquare square = squares[depth];
    if (depth == 0) {
      gather(square, west, south, side);
    } else {
      square.set(
          (west + side / 2 - middleX) * perX,
          (south + side / 2 - middleY) * perY,
          side / 2 * perX,
          side / 2 * perY);
      square.addAll(squares[depth - 1]);
      square.label = squares[depth - 1].label;
      square.isSure = squares[depth - 1].isSure;
      if (square.label == MIXED) {
        look(square);
      }
    }
    return square.label;
  }

  @Override
  public void leave() {
    depth--;
  }

  /** How many pieces the places of the square entered last may join. */
  int joinCount() {
    return squares[depth].pieceCount;
  }

  /** Looks at one of them. */
  void measureJoin(int index) {
    JoinSquare square = squares[depth];
    joined = square.pieces[index];
    roads.measure(joined, square.x, square.y);
    leastJoinMetres = Math.max(0, roads.leastMetres(square) - NearRoads.SLACK_METRES);
    roads.measureCorners(joined, square);
  }

  int joinEdge() {
    return roads.edges[joined];
  }

  int joinVertex() {
    return roads.vertices[joined];
  }

  /** From which share of the piece on, 0 to 1, places join it. */
  double lowShare() {
    return roads.low;
  }

  double highShare() {
    return roads.high;
  }

  double leastJoinMetres() {
    return leastJoinMetres;
  }

  double mostJoinMetres() {
    return Math.min(accessMetres, roads.most + NearRoads.SLACK_METRES);
  }

  /** Whether every place of the square entered last joins some piece. */
  boolean isSure() {
    return squares[depth].isSure;
  }

  private void gather(JoinSquare square, double west, double south, double side) {
    middleX = west + side / 2;
    middleY = south + side / 2;
    roads.setMiddle(plane.longitude(middleX), plane.latitude(middleY));
    perX = roads.perEast / plane.metresPerDegreeEast();
    perY = roads.perNorth / plane.metresPerDegreeNorth();
    mayBeShut =
        obstacles.mayHold(
            new Envelope(
                plane.longitude(west),
                plane.longitude(west + side),
                plane.latitude(south),
                plane.latitude(south + side)));
    square.set(0, 0, side / 2 * perX, side / 2 * perY);
    for (double metres : SEARCH_METRES) {
      if (metres < accessMetres && metres > LEAST_SHARE * side) {
        gather(square, metres);
        if (square.isSure && roads.most <= metres) {
          return;
        }
      }
    }
    gather(square, accessMetres);
  }

  private void gather(JoinSquare square, double metres) {
    roads.gather(square, metres);
    sight.clear();
    look(square);
  }

  /**
   * Leaves out what no place of the square joins, and finds its label if that is all of one. Of a
   * sure piece the longest walk is known afterwards.
   */
  private void look(JoinSquare square) {
    int kept = 0;
    for (int i = 0; i < square.pieceCount; i++) {
      int piece = square.pieces[i];
      roads.measure(piece, square.x, square.y);
      double metres = roads.metres;
      if (roads.leastMetres(square) <= accessMetres + NearRoads.SLACK_METRES) {
        square.pieces[kept] = piece;
        square.distances[kept] = metres;
        square.slopesX[kept] = metres == 0 ? 0 : (square.x - roads.footX) / metres;
        square.slopesY[kept++] = metres == 0 ? 0 : (square.y - roads.footY) / metres;
      }
    }
    square.pieceCount = kept;
    square.label = kept == 0 ? NOTHING : MIXED;
    square.isSure = false;
    if (2 * square.halfX > LARGEST_LOOKED_METRES) {
      return;
    }
    square.sort();
    int sure = mayBeShut ? -1 : findSure(square);
    square.isSure = sure >= 0;
    if (square.isSure) {
      rivals.leaveFarther(square, sure);
      roads.measureCorners(sure, square);
    }
    sight.keepWalls(square, square.isSure ? roads.most : accessMetres);
    if (!square.isSure && square.wallCount > 0) {
      sight.leaveHidden(square);
    }
    square.label = MIXED;
    if (square.pieceCount == 0) {
      square.label = NOTHING;
    } else if (square.isSure && square.pieceCount == 1) {
      double most = roads.most;
      int zone = commonZone(square, sure);
      roads.most = most;
      square.label = zone < 0 ? MIXED : label(roads.vertices[sure], zone);
    }
  }

  /** A near piece that nothing keeps any place of the square from, or -1. */
  private int findSure(JoinSquare square) {
    for (int i = 0; i < Math.min(MOST_TRIES, square.pieceCount); i++) {
      int piece = square.pieces[i];
      roads.measureCorners(piece, square);
      if (roads.most + NearRoads.SLACK_METRES <= accessMetres && sight.isVisible(square, piece)) {
        return piece;
      }
    }
    return -1;
  }

  /** How the piece measured last is come to. */
  private int zone() {
    boolean isBeside =
        roads.along > 0 && roads.along < 1
            || roads.beside != 0 && roads.metres - Math.abs(roads.beside) <= BESIDE_METRES;
    if (isBeside) {
      return roads.beside >= 0 ? LEFT : RIGHT;
    }
    return roads.along <= 0 ? START : END;
  }

  /** The zone of a piece that all of the square lies in, or -1. */
  private int commonZone(JoinSquare square, int piece) {
    int zone = -1;
    double leastPast = Double.POSITIVE_INFINITY;
    double mostBeside = 0;
    for (int corner = 0; corner < 4; corner++) {
      roads.measure(piece, square.cornerX(corner), square.cornerY(corner));
      double beside = Math.abs(roads.beside);
      if (corner > 0 && zone() != zone || beside < NearRoads.SLACK_METRES && zone() <= RIGHT) {
        return -1;
      }
      zone = zone();
      double past = Math.sqrt(Math.max(0, roads.metres * roads.metres - beside * beside));
      leastPast = Math.min(leastPast, past);
      mostBeside = Math.max(mostBeside, beside);
    }
    boolean isByEnd = zone == START || zone == END;
    return isByEnd && Math.hypot(leastPast, mostBeside) - mostBeside <= BESIDE_METRES ? -1 : zone;
  }

  @Override
  public int label(double planeX, double planeY) {
    JoinSquare square = squares[depth];
    if (square.label != MIXED) {
      return square.label;
    }
    double longitude = plane.longitude(planeX);
    double latitude = plane.latitude(planeY);
    if (mayBeShut && obstacles.hold(longitude, latitude)) {
      return NOTHING;
    }
    double x = (planeX - middleX) * perX;
    double y = (planeY - middleY) * perY;
    double best = accessMetres;
    double bestBeside = -1;
    int bestPiece = -1;
    int bestZone = 0;
    double east = x - square.x;
    double north = y - square.y;
    double slack = Math.sqrt(east * east + north * north) + 2 * Joiner.TIE_METRES;
    for (int i = 0; i < square.pieceCount && square.distances[i] - slack <= best; i++) {
      int piece = square.pieces[i];
      roads.measure(piece, x, y);
      double metres = roads.metres;
      double beside = Math.abs(roads.beside);
      boolean isBetter =
          bestPiece < 0
              ? metres <= best
              : metres < best - Joiner.TIE_METRES
                  || metres <= best + Joiner.TIE_METRES
                      && (beside > bestBeside + Joiner.TIE_METRES
                          || beside >= bestBeside - Joiner.TIE_METRES && piece < bestPiece);
      if (isBetter && !sight.isBlocked(square, longitude, latitude)) {
        best = metres;
        bestBeside = beside;
        bestPiece = piece;
        bestZone = zone();
      }
    }
    return bestPiece < 0 ? NOTHING : label(roads.vertices[bestPiece], bestZone);
  }
}

package luotu.roads;

import java.util.Arrays;

/**
 * What is known of a square of the ground: which pieces of road its places may join, and which
 * obstacles may be in the way. In metres from the middle of its block. Used again for the next one.
 */
final class JoinSquare {
  /** Too many to be moved one by one. */
  private static final int MANY = 64;

  int label;

  /** Whether one of the pieces is come to from every place. */
  boolean isSure;

  /** Its middle. */
  double x;

  double y;

  /** The half of its sides. */
  double halfX;

  double halfY;

  /** The pieces, the nearest to the middle first. */
  int[] pieces = new int[16];

  int pieceCount;

  /** How far each of them is from the middle, and in which direction that grows. */
  double[] distances = new double[16];

  double[] slopesX = new double[16];
  double[] slopesY = new double[16];

  /** The obstacles, the nearest first. */
  int[] walls = new int[16];

  int wallCount;

  void set(double middleX, double middleY, double halfEast, double halfNorth) {
    x = middleX;
    y = middleY;
    halfX = halfEast;
    halfY = halfNorth;
    pieceCount = 0;
    wallCount = 0;
  }

  double cornerX(int corner) {
    return (corner & 1) == 0 ? x - halfX : x + halfX;
  }

  double cornerY(int corner) {
    return (corner & 2) == 0 ? y - halfY : y + halfY;
  }

  void addPiece(int piece) {
    if (pieceCount == pieces.length) {
      int size = 2 * pieceCount;
      pieces = Arrays.copyOf(pieces, size);
      distances = Arrays.copyOf(distances, size);
      slopesX = Arrays.copyOf(slopesX, size);
      slopesY = Arrays.copyOf(slopesY, size);
    }
    pieces[pieceCount++] = piece;
  }

  void addWall(int wall) {
    if (wallCount == walls.length) {
      walls = Arrays.copyOf(walls, 2 * wallCount);
    }
    walls[wallCount++] = wall;
  }

  /** Begins with all that another one has. */
  void addAll(JoinSquare around) {
    for (int i = 0; i < around.pieceCount; i++) {
      addPiece(around.pieces[i]);
    }
    for (int i = 0; i < around.wallCount; i++) {
      addWall(around.walls[i]);
    }
  }

  /** Keeps a piece at a place of the list. */
  void move(int from, int to) {
    pieces[to] = pieces[from];
    distances[to] = distances[from];
    slopesX[to] = slopesX[from];
    slopesY[to] = slopesY[from];
  }

  /** Sorts the pieces; those that come from the square around are almost in order. */
  void sort() {
    if (pieceCount > MANY) {
      sortRoughly();
    }
    for (int i = 1; i < pieceCount; i++) {
      int piece = pieces[i];
      double distance = distances[i];
      double slopeX = slopesX[i];
      double slopeY = slopesY[i];
      int to = i;
      while (to > 0 && distances[to - 1] > distance) {
        move(to - 1, to);
        to--;
      }
      pieces[to] = piece;
      distances[to] = distance;
      slopesX[to] = slopeX;
      slopesY[to] = slopeY;
    }
  }

  /** By distance as a float; of those that tie none passes another. */
  private void sortRoughly() {
    long[] keys = new long[pieceCount];
    for (int i = 0; i < pieceCount; i++) {
      keys[i] = (long) Float.floatToIntBits((float) distances[i]) << Integer.SIZE | i;
    }
    Arrays.sort(keys);
    int[] unsortedPieces = pieces.clone();
    double[] unsortedDistances = distances.clone();
    double[] unsortedX = slopesX.clone();
    double[] unsortedY = slopesY.clone();
    for (int i = 0; i < pieceCount; i++) {
      int from = (int) keys[i];
      pieces[i] = unsortedPieces[from];
      distances[i] = unsortedDistances[from];
      slopesX[i] = unsortedX[from];
      slopesY[i] = unsortedY[from];
    }
  }
}

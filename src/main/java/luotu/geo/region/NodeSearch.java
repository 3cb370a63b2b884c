package luotu.geo.region;

/**
 * Finds where three labels meet: a triangle whose corners have the three is halved across its
 * longest side, and the half that still has all three kept.
 */
final class NodeSearch {
  private final SquareField field;
  private final double nearEnough;
  private final double[] x = new double[3];
  private final double[] y = new double[3];
  private final int[] label = new int[3];

  NodeSearch(SquareField field, double tolerance) {
    this.field = field;
    this.nearEnough = tolerance / 2;
  }

  void corner(int i, double cornerX, double cornerY, int cornerLabel) {
    x[i] = cornerX;
    y[i] = cornerY;
    label[i] = cornerLabel;
  }

  /**
   * @return false if the triangle was lost, because borders are too crooked for it
   */
  boolean find() {
    while (true) {
      int longest = 0;
      for (int i = 1; i < 3; i++) {
        longest = squared(i) > squared(longest) ? i : longest;
      }
      if (squared(longest) <= nearEnough * nearEnough) {
        return true;
      }
      int next = (longest + 1) % 3;
      double middleX = (x[longest] + x[next]) / 2;
      double middleY = (y[longest] + y[next]) / 2;
      int middle = field.label(middleX, middleY);
      if (middle != label[longest] && middle != label[next]) {
        return false;
      }
      corner(middle == label[longest] ? longest : next, middleX, middleY, middle);
    }
  }

  double x() {
    return (x[0] + x[1] + x[2]) / 3;
  }

  double y() {
    return (y[0] + y[1] + y[2]) / 3;
  }

  private double squared(int side) {
    int next = (side + 1) % 3;
    double dx = x[next] - x[side];
    double dy = y[next] - y[side];
    return dx * dx + dy * dy;
  }
}

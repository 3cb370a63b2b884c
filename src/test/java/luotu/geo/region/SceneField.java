package luotu.geo.region;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.DoubleBinaryOperator;

/**
 * A field of a made scene. Holds whoever asks to the contract: squares inside squares, places
 * inside the present square.
 */
final class SceneField implements SquareField {
  /** The label of a place. */
  interface Labels {
    int at(double x, double y);
  }

  private static final double SLACK = 1e-6;

  private final Labels labels;
  private final DoubleBinaryOperator distanceToBorder;
  private final Deque<Square> squares = new ArrayDeque<>();
  int labelCalls;
  int enterCalls;

  /**
   * @param distanceToBorder at most the distance from a place to the nearest one of another label
   */
  SceneField(Labels labels, DoubleBinaryOperator distanceToBorder) {
    this.labels = labels;
    this.distanceToBorder = distanceToBorder;
  }

  @Override
  public int enter(double west, double south, double side) {
    enterCalls++;
    Square above = squares.peek();
    if (above != null
        && !(west >= above.west() - SLACK
            && south >= above.south() - SLACK
            && west + side <= above.west() + above.side() + SLACK
            && south + side <= above.south() + above.side() + SLACK)) {
      throw new AssertionError("a square outside the present one");
    }
    squares.push(new Square(west, south, side));
    double x = west + side / 2;
    double y = south + side / 2;
    return distanceToBorder.applyAsDouble(x, y) > side * 0.7072 ? labels.at(x, y) : MIXED;
  }

  @Override
  public void leave() {
    squares.pop();
  }

  @Override
  public int label(double x, double y) {
    labelCalls++;
    Square in = squares.peek();
    if (in == null
        || x < in.west() - SLACK
        || y < in.south() - SLACK
        || x > in.west() + in.side() + SLACK
        || y > in.south() + in.side() + SLACK) {
      throw new AssertionError("a place outside the present square");
    }
    return labels.at(x, y);
  }
}

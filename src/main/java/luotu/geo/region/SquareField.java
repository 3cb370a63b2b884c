package luotu.geo.region;

/**
 * Says what lies where on a plane in metres: every place has a label. One goes into a square, then
 * into smaller ones inside it, and asks for places of the square one is in, so that a field can
 * leave aside what is far away. For one thread.
 */
public interface SquareField {
  /** The label of places that belong to no region. */
  int NOTHING = -1;

  /** Not all of a square may have the same label. */
  int MIXED = -2;

  /**
   * Goes into a square inside the present one; the first may be anywhere.
   *
   * @param west its lesser x
   * @param south its lesser y
   * @return the label that every place in the square has, its border included, or MIXED where that
   *     is not certain
   */
  int enter(double west, double south, double side);

  /** Goes back to the square before. */
  void leave();

  /**
   * The exact label at a place of the present square, its border included: 0 or more, or NOTHING.
   */
  int label(double x, double y);
}

package luotu.model;

/**
 * One value of a field that has a fixed list. What it says of drawing counts when the field
 * classifies the layer's symbol.
 *
 * @param id as stored
 * @param colour CSS colour on the map; null for the layer's own
 * @param minZoom first zoom at which the map draws features of this class, 0 to 20; never below the
 *     layer's own
 * @param size of the point symbol, as a multiple of the layer's, 0.5 to 2; of two features in one
 *     place the larger is drawn on top
 */
public record Choice(String id, Label label, String colour, int minZoom, double size) {
  /** A choice that is drawn as early and as large as its layer. */
  public Choice(String id, Label label, String colour) {
    this(id, label, colour, 0, 1);
  }
}

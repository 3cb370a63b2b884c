package luotu.model;

/**
 * How a layer is drawn.
 *
 * @param colour CSS colour
 * @param shape circle, square, triangle, diamond, star, cross, drop or house for points; lines and
 *     areas ignore it
 * @param text one or two characters inside the point symbol, may be empty
 * @param classify the choice field whose colours, sizes and zooms are used, or null
 * @param base whether the layer is part of the base map: drawn below, on at the start
 * @param minZoom first zoom at which the map draws it, 0 to 20
 * @param size of the point symbol, as a multiple of the usual one, 0.5 to 2
 */
public record Symbol(
    String colour,
    String shape,
    String text,
    String classify,
    boolean base,
    int minZoom,
    double size) {}

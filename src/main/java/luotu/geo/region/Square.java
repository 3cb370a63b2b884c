package luotu.geo.region;

/**
 * A square of a plane, in metres.
 *
 * @param west its lesser x
 * @param south its lesser y
 * @param side its length, more than 0
 */
public record Square(double west, double south, double side) {}

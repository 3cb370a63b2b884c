package luotu.geo.region;

/**
 * A place that keeps its label, in steps of a grid.
 *
 * @param label 0 or more
 * @param most half the height of the region it gets when it was drawn over, at most
 */
public record HeldPlace(int x, int y, int label, int most) {}

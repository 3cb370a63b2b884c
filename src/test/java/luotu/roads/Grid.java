package luotu.roads;

import java.util.Random;
import luotu.model.RoadAccess;
import luotu.store.Road;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/** A large grid of streets of unequal lengths around Chongqing, for measuring. */
final class Grid {
  private static final GeometryFactory GEOMETRIES = new GeometryFactory();
  private static final double WEST = 106;
  private static final double SOUTH = 29.3;

  private final int side;
  private final double degrees;
  private final double[] longitudes;
  private final double[] latitudes;
  private final Random random = new Random(4);

  /**
   * @param side nodes along each side; some {@code 2 * side * side} edges of about 50 m
   */
  Grid(int side) {
    this.side = side;
    degrees = 0.00046;
    longitudes = new double[side * side];
    latitudes = new double[side * side];
    for (int i = 0; i < side * side; i++) {
      longitudes[i] = WEST + degrees * 1.13 * (i % side + 0.6 * random.nextDouble());
      latitudes[i] = SOUTH + degrees * (i / side + 0.6 * random.nextDouble());
    }
  }

  RoadGraph graph() {
    RoadGraph.Builder builder = new RoadGraph.Builder();
    long id = 1;
    for (int i = 0; i < side * side; i++) {
      if (i % side + 1 < side) {
        builder.add(street(id++, i, i + 1));
      }
      if (i / side + 1 < side) {
        builder.add(street(id++, i, i + side));
      }
    }
    return builder.build();
  }

  private Road street(long id, int from, int to) {
    Coordinate[] line = {position(from), middle(from, to), position(to)};
    return new Road(
        id,
        "街道 " + id % 300,
        "residential",
        RoadAccess.ALL,
        false,
        false,
        false,
        false,
        false,
        0,
        GEOMETRIES.createLineString(line));
  }

  private Coordinate position(int node) {
    return new Coordinate(longitudes[node], latitudes[node]);
  }

  private Coordinate middle(int from, int to) {
    return new Coordinate(
        (longitudes[from] + longitudes[to]) / 2 + 1e-5, (latitudes[from] + latitudes[to]) / 2);
  }

  /** Points anywhere on the grid. */
  Places places(int count) {
    double[] x = new double[count];
    double[] y = new double[count];
    for (int i = 0; i < count; i++) {
      x[i] = WEST + degrees * 1.13 * side * random.nextDouble();
      y[i] = SOUTH + degrees * side * random.nextDouble();
    }
    return Places.ofPoints(x, y);
  }
}

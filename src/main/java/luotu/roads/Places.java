package luotu.roads;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;

/**
 * Places in degrees that are to join the roads: a million cells as two arrays, or some thousand
 * facilities with their shapes.
 */
public final class Places {
  final double[] longitudes;
  final double[] latitudes;
  private final List<Geometry> shapes;

  private Places(double[] longitudes, double[] latitudes, List<Geometry> shapes) {
    this.longitudes = longitudes;
    this.latitudes = latitudes;
    this.shapes = shapes;
  }

  /** Points; the arrays are not copied. */
  public static Places ofPoints(double[] longitudes, double[] latitudes) {
    if (longitudes.length != latitudes.length) {
      throw new IllegalArgumentException("as many longitudes as latitudes");
    }
    return new Places(longitudes, latitudes, List.of());
  }

  /** Points, lines or areas. A line or an area joins from the point of it nearest to a road. */
  public static Places ofShapes(List<Geometry> shapes) {
    double[] longitudes = new double[shapes.size()];
    double[] latitudes = new double[shapes.size()];
    for (int i = 0; i < longitudes.length; i++) {
      longitudes[i] = shapes.get(i).getCoordinate().x;
      latitudes[i] = shapes.get(i).getCoordinate().y;
    }
    return new Places(longitudes, latitudes, List.copyOf(shapes));
  }

  /** Some of these places, in the order of their positions in {@code chosen}. */
  Places select(int[] chosen) {
    return new Places(
        Arrays.stream(chosen).mapToDouble(place -> longitudes[place]).toArray(),
        Arrays.stream(chosen).mapToDouble(place -> latitudes[place]).toArray(),
        arePoints() ? List.of() : Arrays.stream(chosen).mapToObj(shapes::get).toList());
  }

  public int size() {
    return longitudes.length;
  }

  boolean arePoints() {
    return shapes.isEmpty();
  }

  /** Whether a place lies in, or its shape touches, one of the boxes. */
  boolean meets(int place, BoxTree boxes) {
    Envelope box =
        arePoints()
            ? new Envelope(new Coordinate(longitudes[place], latitudes[place]))
            : shapes.get(place).getEnvelopeInternal();
    return boxes.meets(
        EdgeTable.units(box.getMinX()),
        EdgeTable.units(box.getMinY()),
        EdgeTable.units(box.getMaxX()),
        EdgeTable.units(box.getMaxY()));
  }

  /** The shape of a place that is more than a point. */
  Optional<Geometry> shape(int place) {
    return shapes.isEmpty() || shapes.get(place) instanceof Point
        ? Optional.empty()
        : Optional.of(shapes.get(place));
  }
}

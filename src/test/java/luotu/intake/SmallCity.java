package luotu.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import luotu.model.Feature;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** A stand-in for the simulated city: a few streets with random things in, on and outside them. */
public final class SmallCity {
  private static final GeometryFactory SHAPES = new GeometryFactory();
  private static final int STREETS = 3;

  private SmallCity() {}

  /** The features of a seed, by layer as many as given, beside its streets and one record each. */
  public static List<Feature> features(long seed, int each) {
    Random random = new Random(seed);
    List<Feature> all = new ArrayList<>();
    for (int i = 0; i < STREETS * STREETS; i++) {
      double west = 106 + 0.1 * (i % STREETS);
      double south = 29 + 0.1 * (i / STREETS);
      Map<String, Object> fields =
          Map.of("kind", "town", "code", "5001060" + i, "population", 1_000L);
      Geometry area = SHAPES.toGeometry(new Envelope(west, west + 0.1, south, south + 0.1));
      all.add(draft("zone", "z" + i, area, null, fields));
    }
    for (int i = 0; i < each; i++) {
      // A third of a degree of four: some are outside, and those on the grid lie on borders.
      double x = 106 + (i % 5 == 0 ? 0.1 * random.nextInt(4) : 0.4 * random.nextDouble());
      double y = 29 + 0.4 * random.nextDouble();
      Geometry point = SHAPES.createPoint(new Coordinate(x, y));
      Geometry line =
          SHAPES.createLineString(
              new Coordinate[] {
                new Coordinate(x, y), new Coordinate(x + 0.05 * random.nextDouble(), y + 0.01)
              });
      all.add(draft("water_source", "w" + i, point, null, Map.of("kind", "pond")));
      all.add(draft("road", "r" + i, line, null, Map.of("class", "residential")));
      all.add(draft("hazard", "h" + i, line.buffer(0.002), null, Map.of("kind", "landslide")));
    }
    for (int i = 0; i < STREETS * STREETS; i++) {
      all.add(draft("street_record", "s" + i, null, "5001060" + i, Map.of("year", 2025L)));
    }
    return all;
  }

  /** As the generator hands them over. */
  public static Consumer<CitySink> of(long seed, int each) {
    return sink -> features(seed, each).forEach(sink);
  }

  private static Feature draft(
      String layer, String key, Geometry shape, String zone, Map<String, Object> fields) {
    return Feature.draft(layer, shape, key, zone, "simulated", key, null, null, fields, Map.of());
  }
}

package luotu.geo.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.algorithm.locate.PointOnGeometryLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;

/** What must hold of every field, tried on random ones. */
class RegionPropertiesTest {
  private static final double TOLERANCE = 0.25;

  /**
   * Discs and half planes laid over each other, each with a label of its own: borders meet, touch
   * and leave slivers as they will.
   */
  private static final class Scene {
    private final double[] x;
    private final double[] y;
    private final double[] radius;
    private final int[] label;

    Scene(long seed, int count, int labels, double size) {
      Random random = new Random(seed);
      x = new double[count];
      y = new double[count];
      radius = new double[count];
      label = new int[count];
      for (int i = 0; i < count; i++) {
        x[i] = random.nextDouble() * size;
        y[i] = random.nextDouble() * size;
        radius[i] = 2 + random.nextDouble() * random.nextDouble() * size / 3;
        label[i] = random.nextInt(labels + 1) - 1;
      }
    }

    int label(double px, double py) {
      int found = 0;
      for (int i = 0; i < x.length; i++) {
        if (Math.hypot(px - x[i], py - y[i]) <= radius[i]) {
          found = label[i];
        }
      }
      return found;
    }

    double distance(double px, double py) {
      double least = Double.MAX_VALUE;
      for (int i = 0; i < x.length; i++) {
        least = Math.min(least, Math.abs(Math.hypot(px - x[i], py - y[i]) - radius[i]));
      }
      return least;
    }

    SceneField field() {
      return new SceneField(this::label, this::distance);
    }
  }

  private static List<Square> squares(double west, double south, int count, double side) {
    List<Square> squares = new ArrayList<>();
    for (int i = 0; i < count * count; i++) {
      squares.add(new Square(west + i % count * side, south + i / count * side, side));
    }
    return squares;
  }

  @Property(tries = 150)
  void validDisjointNestedAndWhole(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 40) int count,
      @ForAll @IntRange(min = 1, max = 6) int labels,
      @ForAll @IntRange(min = 1, max = 5) int startLevel) {
    Scene scene = new Scene(seed, count, labels, 192);
    RegionTracer tracer = new RegionTracer(1 << startLevel, 1, TOLERANCE).onGrid(0.00962, 0.01108);
    Regions regions = tracer.trace(scene::field, squares(0, 0, 3, 64));
    double sum = 0;
    Geometry before = null;
    for (int label : regions.labels()) {
      Geometry one = regions.where(found -> found == label);
      assertThat(one.isValid()).isTrue();
      sum += one.getArea();
      Geometry nested = regions.where(found -> found <= label);
      assertThat(nested.isValid()).isTrue();
      assertThat(nested.getArea()).isCloseTo(sum, within(1e-6));
      assertThat(
              before == null || nested.getEnvelopeInternal().contains(before.getEnvelopeInternal()))
          .isTrue();
      before = nested;
    }
    assertSidesAreTrue(scene, regions, seed, 1 << startLevel);
  }

  private static void assertSidesAreTrue(Scene scene, Regions regions, long seed, double start) {
    Random random = new Random(seed + 1);
    for (int label : regions.labels()) {
      PointOnGeometryLocator locator =
          new IndexedPointInAreaLocator(regions.where(found -> found == label));
      for (int i = 0; i < 200; i++) {
        double x = 1 + random.nextDouble() * 190;
        double y = 1 + random.nextDouble() * 190;
        // What a square of the first size hides is at most half as wide to either side.
        if (scene.distance(x, y) > start / 2 + 0.5) {
          assertThat(locator.locate(new Coordinate(x, y)) == Location.INTERIOR)
              .as("%s %s", x, y)
              .isEqualTo(scene.label(x, y) == label);
        }
      }
    }
  }

  @Property(tries = 5)
  void threadsMakeNoDifference(
      @ForAll long seed, @ForAll @DoubleRange(min = -1e7, max = 1e7) double west) {
    Scene scene = new Scene(seed, 60, 4, 400);
    List<Square> squares = new ArrayList<>(squares(Math.rint(west), 0, 20, 32));
    RegionTracer tracer = new RegionTracer(8, 1, TOLERANCE);
    Regions many = tracer.trace(() -> shifted(scene, Math.rint(west)), squares);
    Collections.shuffle(squares, new Random(seed));
    Regions again = tracer.trace(() -> shifted(scene, Math.rint(west)), squares);
    assertThat(again.where(label -> label == 1).equalsExact(many.where(label -> label == 1)))
        .isTrue();
  }

  private static SceneField shifted(Scene scene, double west) {
    return new SceneField(
        (x, y) -> scene.label(x - west, y), (x, y) -> scene.distance(x - west, y));
  }
}

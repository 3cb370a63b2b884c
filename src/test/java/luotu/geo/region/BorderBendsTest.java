package luotu.geo.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.algorithm.Distance;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;

/** Borders of straight lines keep their corners, whatever the angle and wherever they lie. */
class BorderBendsTest {
  private static final double TOLERANCE = 0.25;
  private static final GeometryFactory GEOMETRIES = new GeometryFactory();

  @Test
  void aCornerOfTwoLinesIsNotCutWhereverItLies() {
    Random random = new Random(11);
    for (double start : new double[] {8, 32}) {
      for (int i = 0; i < 1_000; i++) {
        double degrees = 30 + random.nextDouble() * 300;
        bendsAreNotCut(start, random, new double[] {degrees});
      }
    }
  }

  @Test
  void severalBendsOfOneBorderAreNotCut() {
    Random random = new Random(12);
    for (double start : new double[] {8, 32}) {
      for (int i = 0; i < 2_000; i++) {
        double[] degrees = random.doubles(2 + random.nextInt(2), 110, 250).toArray();
        bendsAreNotCut(start, random, degrees);
      }
    }
  }

  /**
   * A border of straight lines that turns by angles, in a square of 128 m that it halves.
   *
   * @param start the lines between two bends are a quarter of it and more
   */
  private static void bendsAreNotCut(double start, Random random, double[] degrees) {
    double x = 64 + random.nextDouble() * start;
    double y = 64 + random.nextDouble() * start;
    double heading = random.nextDouble() * 2 * Math.PI;
    List<Coordinate> line = new ArrayList<>();
    line.add(new Coordinate(x - 500 * Math.cos(heading), y - 500 * Math.sin(heading)));
    for (int i = 0; i < degrees.length; i++) {
      line.add(new Coordinate(x, y));
      heading += Math.PI - Math.toRadians(degrees[i]);
      double length = i == degrees.length - 1 ? 500 : start * (0.25 + random.nextDouble() / 2);
      x += length * Math.cos(heading);
      y += length * Math.sin(heading);
    }
    line.add(new Coordinate(x, y));
    Coordinate[] bends = line.toArray(Coordinate[]::new);
    Geometry border = GEOMETRIES.createLineString(bends);
    // Closed far outside, to the left of the line.
    List<Coordinate> ring = new ArrayList<>(line);
    Coordinate first = line.get(0);
    Coordinate last = line.get(line.size() - 1);
    double from = Math.atan2(last.y - 64, last.x - 64);
    double to = Math.atan2(first.y - 64, first.x - 64);
    double turn = to > from ? to - from : to - from + 2 * Math.PI;
    for (int i = 0; i <= 16; i++) {
      double angle = from + turn * i / 16;
      ring.add(new Coordinate(64 + 2_000 * Math.cos(angle), 64 + 2_000 * Math.sin(angle)));
    }
    ring.add(first);
    Polygon left = GEOMETRIES.createPolygon(ring.toArray(Coordinate[]::new));
    if (!left.isValid()) {
      return;
    }
    IndexedPointInAreaLocator truth = new IndexedPointInAreaLocator(left);
    DoubleBinaryOperator metres =
        (px, py) -> {
          double least = Double.MAX_VALUE;
          for (int i = 1; i < bends.length; i++) {
            least =
                Math.min(
                    least, Distance.pointToSegment(new Coordinate(px, py), bends[i - 1], bends[i]));
          }
          return least;
        };
    Regions regions =
        new RegionTracer(start, 1, TOLERANCE)
            .trace(
                () ->
                    new SceneField(
                        (px, py) ->
                            truth.locate(new Coordinate(px, py)) == Location.EXTERIOR ? 1 : 0,
                        metres),
                List.of(new Square(0, 0, 128)));
    double off = TOLERANCE + 0.5;
    Geometry traced = regions.where(label -> label == 0);
    assertThat(traced.isValid()).isTrue();
    for (Coordinate place : traced.getCoordinates()) {
      if (place.x > 1 && place.x < 127 && place.y > 1 && place.y < 127) {
        assertThat(metres.applyAsDouble(place.x, place.y)).isLessThan(off);
      }
    }
    Geometry frame = GEOMETRIES.toGeometry(new Envelope(1, 127, 1, 127));
    Geometry wrong = traced.intersection(frame).symDifference(left.intersection(frame));
    for (Coordinate place : wrong.getCoordinates()) {
      assertThat(metres.applyAsDouble(place.x, place.y))
          .as("%s of %s", place, border)
          .isLessThan(off);
    }
    for (int i = 1; i < bends.length - 1; i++) {
      // The tip of a sharp one is narrower than the finest square.
      boolean isSharp = degrees[i - 1] < 90 || degrees[i - 1] > 270;
      if (!isSharp && frame.contains(GEOMETRIES.createPoint(bends[i]))) {
        double missed = traced.getBoundary().distance(GEOMETRIES.createPoint(bends[i]));
        assertThat(missed).as("bend %d of %s", i, border).isLessThan(off);
      }
    }
  }
}

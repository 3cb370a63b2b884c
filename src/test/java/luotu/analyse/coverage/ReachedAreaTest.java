package luotu.analyse.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKTReader;

class ReachedAreaTest {
  private static final String SQUARE = "POLYGON((-10 -10,10 -10,10 10,-10 10,-10 -10))";

  private static double reached(String wkt, double radius, double... centres) throws Exception {
    return reached(new WKTReader().read(wkt), radius, centres);
  }

  private static double reached(Geometry area, double radius, double... centres) {
    Discs discs = new Discs(centres, centres.length / 2, radius);
    return new ReachedArea(Outline.ofPlane(area), discs, ReachedArea.Border.NONE).measure();
  }

  /** One disc of radius 2 in a square from -10 to 10, by geometry. */
  @ParameterizedTest
  @CsvSource({
    "0, 0, 1", // inside
    "8, 0, 1", // touches an edge
    "8, 8, 1", // touches two
    "10, 3, 0.5", // centre on an edge
    "10, 10, 0.25", // centre on a corner
    "12, 0, 0", // touches from outside
    "30, 0, 0",
    "-12, -12, 0",
  })
  void oneDisc(double x, double y, double share) throws Exception {
    assertThat(reached(SQUARE, 2, x, y)).isCloseTo(4 * Math.PI * share, within(1e-6));
  }

  @Test
  void aDiscLargerThanTheAreaHoldsAllOfItToTheBit() throws Exception {
    assertThat(reached(SQUARE, 15, 0, 0)).isEqualTo(400);
  }

  @Test
  void equalDiscsCountOnceAndTouchingOnesBoth() throws Exception {
    assertThat(reached(SQUARE, 2, 1, 1, 1, 1, 1, 1)).isCloseTo(4 * Math.PI, within(1e-9));
    assertThat(reached(SQUARE, 2, -2, 1, 2, 1)).isCloseTo(8 * Math.PI, within(1e-6));
    double almost = 1 + 1e-12;
    assertThat(reached(SQUARE, 2, 1, 1, almost, 1)).isCloseTo(4 * Math.PI, within(1e-6));
  }

  @Test
  void twoDiscsWithoutTheirLens() throws Exception {
    double lens = 2 * (4 * Math.acos(0.5) - 0.5 * 2 * Math.sqrt(4 - 1));
    assertThat(reached(SQUARE, 2, -1, 0, 1, 0)).isCloseTo(8 * Math.PI - lens, within(1e-9));
  }

  @Test
  void holesAndPartsCountAsTheyAre() throws Exception {
    String holed = "POLYGON((-10 -10,10 -10,10 10,-10 10,-10 -10),(-3 -3,-3 3,3 3,3 -3,-3 -3))";
    assertThat(reached(holed, 2, 0, 0)).isZero();
    assertThat(reached(holed, 2, 3, 0)).isCloseTo(2 * Math.PI, within(1e-9));
    assertThat(reached(holed, 20, 0, 0)).isCloseTo(364, within(1e-9));
    String parts = "MULTIPOLYGON(((0 0,4 0,4 4,0 4,0 0)),((4 4,8 4,8 8,4 8,4 4)))";
    assertThat(reached(parts, 2, 4, 4)).isCloseTo(2 * Math.PI, within(1e-9));
  }

  @Test
  void anEdgeAlongAChordAndCornersOnTheCircle() throws Exception {
    String inscribed = "POLYGON((2 0,0 2,-2 0,0 -2,2 0))";
    assertThat(reached(inscribed, 2, 0, 0)).isCloseTo(8, within(1e-9));
  }

  @Test
  void aRingOfDiscsAroundAHoleThatOneMoreFills() throws Exception {
    double[] ring = new double[26];
    for (int i = 0; i < 12; i++) {
      ring[2 * i] = 3 * Math.cos(i * Math.PI / 6);
      ring[2 * i + 1] = 3 * Math.sin(i * Math.PI / 6);
    }
    double[] open = java.util.Arrays.copyOf(ring, 24);
    assertThat(reached(SQUARE, 2, ring) - reached(SQUARE, 2, open)).isBetween(2.0, 4.0);
  }

  @Test
  void thousandsAtOneSpotAreOneDisc() throws Exception {
    Random random = new Random(5);
    double[] centres = random.doubles(20_000, -1e-7, 1e-7).toArray();
    assertThat(reached(SQUARE, 2, centres)).isCloseTo(4 * Math.PI, within(1e-4));
  }

  /** A star of many corners and random discs agree with counting random places. */
  @Property(tries = 40)
  void agreesWithCountingPlaces(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 200) int count,
      @ForAll @DoubleRange(min = 0.2, max = 8) double radius) {
    Random random = new Random(seed);
    Geometry star = star(random);
    double[] centres = random.doubles(2L * count, -14, 14).toArray();
    Outline outline = Outline.ofPlane(star);
    int places = 40_000;
    int hits = 0;
    for (int i = 0; i < places; i++) {
      double x = random.nextDouble() * 20 - 10;
      double y = random.nextDouble() * 20 - 10;
      hits += outline.windings(x, y) == 1 && isReached(x, y, radius, centres) ? 1 : 0;
    }
    assertThat(reached(star, radius, centres)).isCloseTo(400.0 * hits / places, within(5.5));
  }

  /** What lies outside the area, but within reach, may stand anywhere in the mirror. */
  @Property(tries = 40)
  void mirroredDiscsReachAsMuch(@ForAll long seed, @ForAll @IntRange(min = 1, max = 200) int count)
      throws Exception {
    double[] centres = new Random(seed).doubles(2L * count, -12, 12).toArray();
    double[] mirrored = centres.clone();
    for (int i = 0; i < count; i++) {
      mirrored[2 * i] = -centres[2 * i];
    }
    assertThat(reached(SQUARE, 1.5, mirrored))
        .isCloseTo(reached(SQUARE, 1.5, centres), within(1e-8));
  }

  private static Geometry star(Random random) {
    Coordinate[] corners = new Coordinate[41];
    for (int i = 0; i < 40; i++) {
      double angle = i * Math.PI / 20;
      double distance = 2 + 8 * random.nextDouble();
      corners[i] = new Coordinate(distance * Math.cos(angle), distance * Math.sin(angle));
    }
    corners[40] = corners[0];
    return new org.locationtech.jts.geom.GeometryFactory().createPolygon(corners);
  }

  private static boolean isReached(double x, double y, double radius, double[] centres) {
    for (int i = 0; i < centres.length; i += 2) {
      if (Math.hypot(x - centres[i], y - centres[i + 1]) <= radius) {
        return true;
      }
    }
    return false;
  }
}

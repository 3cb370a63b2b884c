package luotu.analyse.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.List;
import java.util.Random;
import luotu.geo.EqualAreaPlane;
import luotu.geo.LonLat;
import luotu.store.FacilityPlaces;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

class AreaCoverageTest {
  private static final GeometryFactory FACTORY = new GeometryFactory();
  private static final EqualAreaPlane PLANE = new EqualAreaPlane(new LonLat(106.5, 29.5));
  private static final Geometry SQUARE =
      PLANE.inverse(FACTORY.toGeometry(new Envelope(-2000, 2000, -2000, 2000)));

  private static FacilitySet random(long seed, int count) {
    Random random = new Random(seed);
    double[] places = new double[2 * count];
    for (int i = 0; i < count; i++) {
      places[2 * i] = random.nextDouble() * 6000 - 3000;
      places[2 * i + 1] = random.nextDouble() * 6000 - 3000;
      PLANE.inverse(places, 2 * i);
    }
    return new FacilitySet(new FacilityPlaces(places, new BitSet(), List.of()));
  }

  private static double covered(FacilitySet facilities, double radiusMetres) {
    return new AreaCoverage(facilities, radiusMetres, false).measure(SQUARE).amount().covered();
  }

  /** What is drawn has the size that was measured, and covered and uncovered fill the zone. */
  @Property(tries = 60)
  void whatIsDrawnIsWhatWasMeasured(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 150) int count,
      @ForAll @DoubleRange(min = 20, max = 1500) double radiusMetres) {
    AreaCoverage.Measured found =
        new AreaCoverage(random(seed, count), radiusMetres, true).measure(SQUARE);
    Geometry covered = Shapes.answer(found.covered());
    Geometry uncovered = Shapes.answer(found.uncovered());
    assertThat(covered.isValid()).isTrue();
    assertThat(uncovered.isValid()).isTrue();
    assertThat(PLANE.forward(covered).getArea()).isCloseTo(found.amount().covered(), within(600.0));
    assertThat(PLANE.forward(uncovered).getArea())
        .isCloseTo(found.amount().total() - found.amount().covered(), within(600.0));
  }

  /** Chords stand outside their arcs: those of circles that almost touch cross. */
  @Example
  void circlesThatAlmostTouchAreDrawnToo() {
    double[] places = new double[2 * 40];
    for (int i = 0; i < 40; i++) {
      places[2 * i] = -1900 + 400.05 * (i % 8);
      places[2 * i + 1] = -1900 + 400.05 * (i / 8);
      PLANE.inverse(places, 2 * i);
    }
    FacilitySet facilities = new FacilitySet(new FacilityPlaces(places, new BitSet(), List.of()));
    AreaCoverage.Measured found = new AreaCoverage(facilities, 200, true).measure(SQUARE);
    Geometry covered = Shapes.answer(found.covered());
    Geometry uncovered = Shapes.answer(found.uncovered());
    assertThat(covered.isValid()).isTrue();
    assertThat(uncovered.isValid()).isTrue();
    assertThat(PLANE.forward(covered).getArea()).isCloseTo(found.amount().covered(), within(60.0));
    assertThat(PLANE.forward(covered).getArea() + PLANE.forward(uncovered).getArea())
        .isCloseTo(16e6, within(60.0));
  }

  /**
   * A facility near the border falls to the neighbour when the border is drawn around it: of the
   * rest of the street as much is left uncovered as before, and what went was covered.
   */
  @Property(tries = 60)
  void aFacilityCountsByItsReachNotByItsStreet(
      @ForAll long seed,
      @ForAll @IntRange(min = 0, max = 60) int others,
      @ForAll @DoubleRange(min = 100, max = 1200) double radiusMetres) {
    Random random = new Random(seed);
    double x = 2000 - random.nextDouble() * radiusMetres / 4;
    double y = random.nextDouble() * 3000 - 1500;
    double half = radiusMetres / 10;
    Geometry bite = FACTORY.toGeometry(new Envelope(x - half, 2000, y - half, y + half));
    Geometry street = FACTORY.toGeometry(new Envelope(-2000, 2000, -2000, 2000));
    double[] places = new double[2 * others + 2];
    for (int i = 0; i < others; i++) {
      places[2 * i] = random.nextDouble() * 6000 - 3000;
      places[2 * i + 1] = random.nextDouble() * 6000 - 3000;
      PLANE.inverse(places, 2 * i);
    }
    places[2 * others] = x;
    places[2 * others + 1] = y;
    PLANE.inverse(places, 2 * others);
    AreaCoverage coverage =
        new AreaCoverage(
            new FacilitySet(new FacilityPlaces(places, new BitSet(), List.of())),
            radiusMetres,
            false);
    Amount before = coverage.measure(PLANE.inverse(street)).amount();
    Amount after = coverage.measure(PLANE.inverse(street.difference(bite))).amount();
    Amount given = coverage.measure(PLANE.inverse(bite)).amount();
    assertThat(after.total() - after.covered())
        .isCloseTo(before.total() - before.covered(), within(1.0));
    assertThat(before.covered() - after.covered()).isCloseTo(bite.getArea(), within(1.0));
    assertThat(given.covered()).isEqualTo(given.total());
  }

  /** Out of the street and as far as its reach allows: not a bit changes. */
  @Property(tries = 60)
  void movingAFacilityOutOfAStreetItHoldsChangesNothing(
      @ForAll @DoubleRange(min = 0, max = 360) double degrees,
      @ForAll @DoubleRange(min = 0, max = 7000) double metres) {
    double angle = Math.toRadians(degrees);
    double[] places = {metres * Math.cos(angle), metres * Math.sin(angle)};
    PLANE.inverse(places, 0);
    FacilitySet moved = new FacilitySet(new FacilityPlaces(places, new BitSet(), List.of()));
    Amount amount = new AreaCoverage(moved, 10_000, false).measure(SQUARE).amount();
    assertThat(amount.covered()).isEqualTo(amount.total()).isCloseTo(16e6, within(1.0));
  }

  @Property(tries = 60)
  void aLargerRadiusNeverCoversLess(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 60) int count,
      @ForAll @DoubleRange(min = 10, max = 1500) double radiusMetres) {
    FacilitySet facilities = random(seed, count);
    assertThat(covered(facilities, radiusMetres * 1.01))
        .isGreaterThanOrEqualTo(covered(facilities, radiusMetres));
  }

  @Property(tries = 20)
  void theSameQuestionHasTheSameAnswerToTheBit(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 300) int count) {
    assertThat(covered(random(seed, count), 400)).isEqualTo(covered(random(seed, count), 400));
  }
}

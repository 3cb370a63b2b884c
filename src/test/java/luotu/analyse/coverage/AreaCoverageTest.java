package luotu.analyse.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import luotu.Checkout;
import luotu.geo.EqualAreaPlane;
import luotu.geo.LonLat;
import luotu.model.Feature;
import luotu.model.filter.Filter;
import luotu.store.Facilities;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.locationtech.jts.geom.Coordinate;
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
    List<Feature> features = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Coordinate place =
          new Coordinate(random.nextDouble() * 6000 - 3000, random.nextDouble() * 6000 - 3000);
      features.add(
          Feature.draft(
                  "water_source",
                  PLANE.inverse(FACTORY.createPoint(place)),
                  null,
                  null,
                  null,
                  null,
                  null,
                  null,
                  Map.of(),
                  Map.of())
              .withId(i + 1));
    }
    return new FacilitySet(
        new Facilities(Checkout.CATALOGUE.getLayer("water_source"), Filter.ALL, List.of()),
        features);
  }

  /** The quartering finds what cutting out every circle at once finds. */
  @Property(tries = 40)
  void quarteringChangesNothing(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 150) int count,
      @ForAll @DoubleRange(min = 20, max = 1500) double radiusMetres) {
    FacilitySet facilities = random(seed, count);
    AreaCoverage.Measured found = new AreaCoverage(facilities, radiusMetres, true).measure(SQUARE);
    EqualAreaPlane plane = EqualAreaPlane.around(SQUARE);
    List<Geometry> circles = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Geometry facility = plane.forward(facilities.geometry(i));
      circles.add(new luotu.geo.GeodesicBuffer(plane, radiusMetres).flat(facility));
    }
    Geometry inside = Shapes.intersection(plane.forward(SQUARE), Shapes.union(circles));
    assertThat(found.amount().covered()).isCloseTo(inside.getArea(), within(3000.0));
    Geometry covered = Shapes.answer(found.covered());
    Geometry uncovered = Shapes.answer(found.uncovered());
    assertThat(plane.forward(covered).getArea())
        .isCloseTo(found.amount().covered(), within(3000.0));
    assertThat(plane.forward(covered).getArea() + plane.forward(uncovered).getArea())
        .isCloseTo(found.amount().total(), within(3000.0));
  }

  @Property(tries = 40)
  void aLargerRadiusNeverCoversLess(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 60) int count,
      @ForAll @DoubleRange(min = 10, max = 1500) double radiusMetres) {
    FacilitySet facilities = random(seed, count);
    double smaller =
        new AreaCoverage(facilities, radiusMetres, false).measure(SQUARE).amount().covered();
    double larger =
        new AreaCoverage(facilities, radiusMetres * 1.01, false).measure(SQUARE).amount().covered();
    assertThat(larger).isGreaterThanOrEqualTo(smaller);
  }
}

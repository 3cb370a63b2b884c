package luotu.geo.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.MultiPoint;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.triangulate.VoronoiDiagramBuilder;

class RegionTracerTest {
  private static final int NOTHING = SquareField.NOTHING;
  private static final double TOLERANCE = 0.25;
  private static final RegionTracer TRACER = new RegionTracer(8, 1, TOLERANCE);
  private static final GeometryFactory GEOMETRIES = new GeometryFactory();

  private static List<Square> squares(int columns, int rows, double side) {
    List<Square> squares = new ArrayList<>();
    for (int column = 0; column < columns; column++) {
      for (int row = 0; row < rows; row++) {
        squares.add(new Square(column * side, row * side, side));
      }
    }
    return squares;
  }

  private static Regions trace(
      List<Square> squares, SceneField.Labels labels, DoubleBinaryOperator distance) {
    return TRACER.trace(() -> new SceneField(labels, distance), squares);
  }

  private static Geometry valid(Regions regions, IntPredicate label) {
    Geometry geometry = regions.where(label);
    assertThat(geometry.isValid()).isTrue();
    return geometry;
  }

  private static Geometry valid(Regions regions, int label) {
    return valid(regions, found -> found == label);
  }

  @Test
  void circle() {
    double radius = 150;
    Regions regions =
        trace(
            squares(2, 2, 256),
            (x, y) -> Math.hypot(x - 250, y - 260) <= radius ? 3 : NOTHING,
            (x, y) -> Math.abs(Math.hypot(x - 250, y - 260) - radius));
    Geometry circle = valid(regions, 3);
    assertThat(regions.labels()).containsExactly(3);
    assertThat(circle.getArea())
        .isCloseTo(Math.PI * radius * radius, within(2 * Math.PI * radius * TOLERANCE));
    assertThat(circle.getCentroid().getX()).isCloseTo(250, within(0.05));
    assertThat(circle.getCentroid().getY()).isCloseTo(260, within(0.05));
    for (Coordinate place : circle.getCoordinates()) {
      assertThat(Math.hypot(place.x - 250, place.y - 260)).isCloseTo(radius, within(TOLERANCE));
    }
    assertThat(circle.getNumPoints()).isLessThan(120);
    assertThat((Object) circle).isInstanceOf(Polygon.class);
  }

  @Test
  void straightBordersNeedTheirEndsOnly() {
    for (double degrees : new double[] {0, 3, 17, 45, 63.4, 90, 121, 200, 333}) {
      double nx = Math.cos(Math.toRadians(degrees));
      double ny = Math.sin(Math.toRadians(degrees));
      double through = nx * 260.3 + ny * 251.7;
      Regions regions =
          trace(
              squares(2, 2, 256),
              (x, y) -> nx * x + ny * y <= through ? 0 : 1,
              (x, y) -> Math.abs(nx * x + ny * y - through));
      Geometry one = valid(regions, 0);
      Geometry other = valid(regions, 1);
      partition(regions, 512 * 512);
      Coordinate[] ends = one.intersection(other).getCoordinates();
      assertThat(one.getNumPoints() + other.getNumPoints())
          .as("at %s", degrees)
          .isLessThanOrEqualTo(12);
      for (Coordinate end : ends) {
        assertThat(nx * end.x + ny * end.y).isCloseTo(through, within(0.1));
      }
    }
  }

  @Test
  void ringWithHole() {
    Regions regions =
        trace(
            squares(1, 1, 256),
            (x, y) -> {
              double distance = Math.hypot(x - 128, y - 128);
              return distance >= 40 && distance <= 100 ? 0 : NOTHING;
            },
            (x, y) -> {
              double distance = Math.hypot(x - 128, y - 128);
              return Math.min(Math.abs(distance - 40), Math.abs(distance - 100));
            });
    Polygon ring = (Polygon) valid(regions, 0);
    assertThat(ring.getNumInteriorRing()).isEqualTo(1);
    assertThat(ring.getArea()).isCloseTo(Math.PI * (100 * 100 - 40 * 40), within(200.0));
  }

  @Test
  void labelsMeetingAtPoints() {
    SceneField.Labels labels =
        (x, y) -> Math.floorMod((int) Math.floor(x / 30) + 2 * (int) Math.floor(y / 30), 3);
    Regions regions =
        trace(
            squares(2, 1, 128),
            labels,
            (x, y) ->
                Math.min(Math.abs(x / 30 - Math.rint(x / 30)), Math.abs(y / 30 - Math.rint(y / 30)))
                    * 30);
    assertThat(regions.labels()).containsExactly(0, 1, 2);
    partition(regions, 256 * 128);
    assertThat(valid(regions, 0).intersection(valid(regions, 1)).getArea()).isZero();
  }

  @Test
  void checkerboardOfOneLabel() {
    SceneField.Labels labels =
        (x, y) ->
            (((int) Math.floor(x / 30.5) + (int) Math.floor(y / 30.5)) & 1) == 0 ? 0 : NOTHING;
    Regions regions =
        trace(
            squares(1, 1, 128),
            labels,
            (x, y) ->
                Math.min(
                        Math.abs(x / 30.5 - Math.rint(x / 30.5)),
                        Math.abs(y / 30.5 - Math.rint(y / 30.5)))
                    * 30.5);
    assertThat(valid(regions, 0).getArea()).isCloseTo(128 * 128 / 2.0, within(300.0));
  }

  @Test
  void discsThatTouch() {
    for (double gap : new double[] {-0.3, -0.01, 0, 0.01, 0.3, 1.3}) {
      double half = 50 + gap / 2;
      DoubleBinaryOperator inside =
          (x, y) ->
              50
                  - Math.min(
                      Math.hypot(x - 128 + half, y - 120), Math.hypot(x - 128 - half, y - 120));
      Regions regions =
          trace(
              squares(1, 1, 256),
              (x, y) -> inside.applyAsDouble(x, y) >= 0 ? 0 : NOTHING,
              (x, y) -> Math.abs(inside.applyAsDouble(x, y)));
      Geometry discs = valid(regions, 0);
      assertThat(discs.getArea())
          .isCloseTo(2 * Math.PI * 50 * 50, within(2 * 2 * Math.PI * 50 * TOLERANCE));
      if (gap > 1) {
        assertThat(discs.getNumGeometries()).isEqualTo(2);
      }
    }
  }

  @Test
  void voronoiCells() {
    for (int seed = 0; seed < 5; seed++) {
      Random random = new Random(seed);
      int count = 60;
      Coordinate[] sites = new Coordinate[count];
      for (int i = 0; i < count; i++) {
        sites[i] = new Coordinate(random.nextDouble() * 512, random.nextDouble() * 512);
      }
      Regions regions =
          trace(
              squares(4, 4, 128),
              (x, y) -> nearest(sites, x, y)[0] < 0 ? 0 : (int) nearest(sites, x, y)[2],
              (x, y) -> (nearest(sites, x, y)[1] - nearest(sites, x, y)[0]) / 2);
      partition(regions, 512 * 512);
      VoronoiDiagramBuilder builder = new VoronoiDiagramBuilder();
      MultiPoint points = GEOMETRIES.createMultiPointFromCoords(sites);
      builder.setSites(points);
      builder.setClipEnvelope(new Envelope(0, 512, 0, 512));
      Geometry frame = GEOMETRIES.toGeometry(new Envelope(0, 512, 0, 512));
      Geometry diagram = builder.getDiagram(GEOMETRIES);
      for (int i = 0; i < diagram.getNumGeometries(); i++) {
        Geometry cell = diagram.getGeometryN(i).intersection(frame);
        Coordinate site = (Coordinate) diagram.getGeometryN(i).getUserData();
        int label = List.of(sites).indexOf(site);
        Geometry traced = valid(regions, label);
        assertThat(traced.symDifference(cell).getArea()).isLessThan(cell.getLength() * TOLERANCE);
      }
    }
  }

  private static double[] nearest(Coordinate[] sites, double x, double y) {
    double first = Double.MAX_VALUE;
    double second = Double.MAX_VALUE;
    int which = -1;
    for (int i = 0; i < sites.length; i++) {
      double distance = Math.hypot(x - sites[i].x, y - sites[i].y);
      if (distance < first) {
        second = first;
        first = distance;
        which = i;
      } else if (distance < second) {
        second = distance;
      }
    }
    return new double[] {first, second, which};
  }

  @Test
  void nestedDiscs() {
    DoubleBinaryOperator distance = (x, y) -> Math.hypot(x - 130, y - 131);
    Regions regions =
        trace(
            squares(1, 1, 256),
            (x, y) -> {
              int label = (int) Math.ceil(distance.applyAsDouble(x, y) / 30) - 1;
              return label > 3 ? NOTHING : Math.max(0, label);
            },
            (x, y) -> {
              double shares = distance.applyAsDouble(x, y) / 30;
              return Math.max(1, Math.abs(shares - Math.rint(shares)) * 30) - 1;
            });
    Geometry before = GEOMETRIES.createPoint(new Coordinate(130, 131));
    for (int k = 0; k < 4; k++) {
      int most = k;
      Geometry disc = valid(regions, label -> label <= most);
      assertThat(disc.covers(before)).isTrue();
      assertThat(disc.getArea()).isCloseTo(Math.PI * 900 * (k + 1) * (k + 1), within(200.0));
      before = disc;
    }
  }

  @Test
  void thinStrips() {
    for (double width : new double[] {0.02, 0.4, 1, 3}) {
      for (double degrees : new double[] {0, 31, 45, 90}) {
        double nx = Math.cos(Math.toRadians(degrees));
        double ny = Math.sin(Math.toRadians(degrees));
        DoubleBinaryOperator off =
            (x, y) -> Math.abs(nx * (x - 128.2) + ny * (y - 127.7)) - width / 2;
        Regions regions =
            trace(
                squares(2, 2, 128),
                (x, y) -> off.applyAsDouble(x, y) <= 0 ? 1 : 0,
                (x, y) -> Math.abs(off.applyAsDouble(x, y)));
        partition(regions, 256 * 256);
        Geometry strip = valid(regions, 1);
        if (width >= 1.5) {
          assertThat((Object) strip).as("%s at %s", width, degrees).isInstanceOf(Polygon.class);
          assertThat(strip.getNumPoints()).isLessThan(15);
        }
        for (Coordinate place : strip.getCoordinates()) {
          if (place.x > 1 && place.x < 255 && place.y > 1 && place.y < 255) {
            assertThat(off.applyAsDouble(place.x, place.y))
                .isBetween(-width / 2 - TOLERANCE, TOLERANCE + 0.5);
          }
        }
      }
    }
  }

  @Test
  void threeLabelsMeetWhereTheyShould() {
    for (int i = 0; i < 20; i++) {
      double x = 60 + 0.37 * i;
      double y = 70 + 0.61 * i;
      double turn = i;
      SceneField.Labels labels =
          (px, py) ->
              Math.floorMod(
                  (int) Math.floor((Math.atan2(py - y, px - x) + turn) * 3 / (2 * Math.PI)), 3);
      Regions regions =
          new RegionTracer(16, 2, TOLERANCE)
              .trace(() -> new SceneField(labels, (px, py) -> 0), squares(1, 1, 128));
      partition(regions, 128 * 128);
      Geometry common =
          valid(regions, 0).intersection(valid(regions, 1)).intersection(valid(regions, 2));
      assertThat(common.getNumPoints()).isEqualTo(1);
      assertThat(common.distance(GEOMETRIES.createPoint(new Coordinate(x, y)))).isLessThan(1);
    }
  }

  @Test
  void coarseRegionsKeepTheirShape() {
    Regions regions =
        new RegionTracer(128, 30, 10)
            .trace(
                () ->
                    new SceneField(
                        (x, y) -> Math.hypot(x - 5000, y - 5000) <= 3000 ? 0 : NOTHING,
                        (x, y) -> Math.abs(Math.hypot(x - 5000, y - 5000) - 3000)),
                squares(20, 20, 512));
    Geometry circle = valid(regions, 0);
    assertThat(circle.getArea() / (Math.PI * 3000 * 3000)).isCloseTo(1, within(0.003));
    assertThat(circle.getNumPoints()).isLessThan(80);
  }

  @Test
  void nothingAndEverything() {
    Regions nothing = trace(squares(2, 2, 64), (x, y) -> NOTHING, (x, y) -> 1000);
    assertThat(nothing.labels()).isEmpty();
    assertThat(nothing.where(label -> true).isEmpty()).isTrue();
    assertThat((Object) nothing.where(label -> true)).isInstanceOf(Polygon.class);
    Regions none = trace(List.of(), (x, y) -> 0, (x, y) -> 1000);
    assertThat(none.where(label -> true).isEmpty()).isTrue();
    Regions all = trace(squares(3, 2, 64), (x, y) -> 7, (x, y) -> 1000);
    Geometry whole = valid(all, 7);
    assertThat(whole.equalsTopo(GEOMETRIES.toGeometry(new Envelope(0, 192, 0, 128)))).isTrue();
    assertThat(whole.getNumPoints()).isEqualTo(5);
    Regions unsure = trace(squares(2, 1, 64), (x, y) -> 7, (x, y) -> 0);
    assertThat(valid(unsure, 7).getArea()).isEqualTo(128 * 64);
    Regions apart =
        trace(
            List.of(new Square(0, 0, 64), new Square(64, 64, 64), new Square(192, 0, 64)),
            (x, y) -> 7,
            (x, y) -> 1000);
    assertThat(valid(apart, 7).getNumGeometries()).isEqualTo(3);
  }

  @Test
  void regionsEndWhereTheSquaresEnd() {
    Regions regions =
        trace(
            squares(1, 1, 128),
            (x, y) -> Math.hypot(x, y - 64) <= 50 ? 1 : x > 100 ? 2 : NOTHING,
            (x, y) -> Math.min(Math.abs(Math.hypot(x, y - 64) - 50), Math.abs(x - 100)));
    assertThat(valid(regions, 1).getArea()).isCloseTo(Math.PI * 1250, within(40.0));
    Envelope beyond = valid(regions, 2).getEnvelopeInternal();
    assertThat(beyond.getMinX()).isCloseTo(100, within(0.1));
    assertThat(beyond.getMaxX()).isEqualTo(128);
    assertThat(beyond.getMaxY()).isEqualTo(128);
  }

  @Test
  void badSizesAreRefused() {
    assertThatThrownBy(() -> new RegionTracer(1, 2, 0.1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RegionTracer(8, 1, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> TRACER.onGrid(0.5, 0.01)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                trace(
                    List.of(new Square(0, 0, 64), new Square(10, 0, 64)), (x, y) -> 0, (x, y) -> 9))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                trace(
                    List.of(new Square(0, 0, 64), new Square(0, 0, 64)), (x, y) -> 0, (x, y) -> 9))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Every label's region is valid, none overlap, together they are everything. */
  private static void partition(Regions regions, double area) {
    double sum = 0;
    for (int label : regions.labels()) {
      sum += valid(regions, label).getArea();
    }
    double whole = valid(regions, label -> true).getArea();
    assertThat(sum).isCloseTo(whole, within(1e-6));
    assertThat(whole).isCloseTo(area, within(100 * TOLERANCE));
  }
}

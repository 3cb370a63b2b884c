package luotu.intake.terrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.Stream;
import luotu.geo.ReferenceSystem;
import luotu.geo.ReferenceSystemFault;
import luotu.model.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Heights that are planes, from files of every kind, at places anywhere between their cells. */
class TerrainImporterTest extends TerrainScene {
  private static final Path MADE_BY_GDAL = Path.of("src/test/resources/terrain");

  /** At a position of a system, against what a formula of it says. */
  private void assertHeight(String system, double x, double y, double expected, double tolerance) {
    try {
      double[] place = ReferenceSystem.of(system).toWgs84(x, y);
      assertThat(metres(place[0], place[1])).isCloseTo(expected, within(tolerance));
    } catch (ReferenceSystemFault unknown) {
      throw new AssertionError(unknown);
    }
  }

  /** 300 m in the middle of the first cell, 1 m more per column and 2 m more per row. */
  private static double plane(double x, double y) {
    return 300 + (x - 354_010) / 20 - (y - 3_271_990) / 10;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "int16-lzw-predictor2",
        "uint16-packbits",
        "int32-deflate-predictor2-tiled",
        "float32-deflate-predictor3-tiled-bigtiff",
        "float64-lzw-predictor3",
        "float64-plain",
        "float32-big-endian-predictor2",
        "two-bands",
        "sparse"
      })
  void everyKindOfFileIsRead(String name) {
    TerrainReport report = load(MADE_BY_GDAL.resolve(name + ".tif"));
    assertThat(report.system()).isEqualTo("EPSG:4545");
    assertThat(report.hasMore()).isEqualTo(name.equals("two-bands"));
    boolean hasHole = name.contains("predictor3-tiled") || name.equals("sparse");
    for (double x = 354_030; x < 355_370; x += 37) {
      for (double y = 3_270_830; y < 3_271_970; y += 41) {
        boolean isNearHole = x > 354_560 && x < 354_840 && y > 3_271_160 && y < 3_271_540;
        if (!hasHole || !isNearHole) {
          assertHeight("EPSG:4545", x, y, plane(x, y), 0.06);
        }
      }
    }
    if (hasHole) {
      assertThat(report.holes()).isBetween(140L, 160L);
      assertHeight("EPSG:4545", 354_700, 3_271_350, Double.NaN, 0.1);
    } else {
      assertThat(report.holes()).isZero();
      // 70 by 60 cells: the lattice of degrees is turned against it by 0.7 degrees.
      assertThat(report.cells()).isBetween(4_100L, 4_300L);
    }
  }

  @Test
  void aPlaceAsAnotherProgramProjectsIt() {
    load(MADE_BY_GDAL.resolve("float64-plain.tif"));
    // cs2cs EPSG:4326 EPSG:4545 of 106.5, 29.55: 354613.483, 3271170.215.
    assertThat(metres(106.5, 29.55)).isCloseTo(plane(354_613.483, 3_271_170.215), within(0.06));
  }

  @Test
  void ofPointsTheTiePointIsACentre() {
    load(MADE_BY_GDAL.resolve("float32-point.tif"));
    // GDAL moved the tie point from the corner to the centre of the first cell.
    assertHeight("EPSG:4545", 354_333, 3_271_222, plane(354_333, 3_271_222), 0.06);
  }

  @Test
  void ofPointsTheLatticeStartsAtTheTiePointItself() {
    DoubleBinaryOperator byLongitude = (x, y) -> 1000 * (x - 106);
    load(GeoTiff.of(4326, 106, 30, 0.01, 50, 50, byLongitude).keys(1024, 2, 1025, 2, 2048, 4326));
    assertThat(metres(106.2, 29.8))
        .as("all lies half a cell north-west of where areas would")
        .isCloseTo(200 + 5, within(0.06));
  }

  static Stream<Arguments> systems() {
    return Stream.of(
        Arguments.of(4326, 106.4, 29.6, 0.0005, 2000.0, -3000.0),
        Arguments.of(4490, 106.4, 29.6, 0.0005, 2000.0, -3000.0),
        Arguments.of(3857, 11_844_000, 3_452_000, 40, 0.02, 0.03),
        Arguments.of(4545, 354_000, 3_272_000, 30, -0.03, 0.05),
        Arguments.of(32_648, 645_000, 3_270_000, 30, 0.04, -0.02),
        // On the other half of the earth.
        Arguments.of(32_719, 300_000, 6_300_000, 30, 0.04, -0.02),
        Arguments.of(4326, -70.9, -33.2, 0.0005, 2000.0, -3000.0));
  }

  @ParameterizedTest
  @MethodSource("systems")
  void aPlaneStaysAPlaneInAnySystem(
      int code, double x, double y, double step, double east, double north) {
    DoubleBinaryOperator heights = (px, py) -> 700 + east * (px - x) + north * (py - y);
    TerrainReport report = load(GeoTiff.of(code, x, y, step, 300, 280, heights));
    assertThat(report.system()).isEqualTo("EPSG:" + code);
    assertThat(report.holes()).isZero();
    for (double i = 3.3; i < 297; i += 13.7) {
      for (double k = 3.1; k < 277; k += 15.1) {
        double px = x + i * step;
        double py = y - k * step;
        assertHeight("EPSG:" + code, px, py, heights.applyAsDouble(px, py), 0.08);
      }
    }
  }

  @Test
  void aMatrixDoesAsWellAsSizeAndTiePoint() {
    GeoTiff tiff =
        GeoTiff.of(4545, 354_000, 3_272_000, 20, 70, 60, TerrainImporterTest::plane)
            .without(33_550)
            .without(33_922)
            .doubles(34_264, 20, 0, 0, 354_000, 0, -20, 0, 3_272_000, 0, 0, 0, 0, 0, 0, 0, 1);
    load(tiff);
    assertHeight("EPSG:4545", 354_700, 3_271_350, plane(354_700, 3_271_350), 0.06);
  }

  @Test
  void rowsMayGoNorthwards() {
    DoubleBinaryOperator mirrored = (x, y) -> plane(x, 2 * 3_271_400 - y);
    GeoTiff tiff =
        GeoTiff.of(4545, 354_000, 3_272_000, 20, 70, 60, mirrored)
            .without(33_550)
            .without(33_922)
            .doubles(34_264, 20, 0, 0, 354_000, 0, 20, 0, 3_270_800, 0, 0, 0, 0, 0, 0, 0, 1);
    load(tiff);
    assertHeight("EPSG:4545", 354_700, 3_271_350, plane(354_700, 3_271_350), 0.06);
  }

  @Test
  void numbersThatAreScaledAreMetresAfterwards() {
    load(
        GeoTiff.of(4326, 106, 30, 0.01, 50, 50, (x, y) -> 5000)
            .text(
                42_112,
                "<GDALMetadata><Item name=\"SCALE\" sample=\"0\" role=\"scale\">0.1</Item><Item"
                    + " name=\"OFFSET\" sample=\"0\" role=\"offset\">7</Item></GDALMetadata>"));
    assertThat(metres(106.2, 29.8)).isCloseTo(507, within(0.06));
  }

  @Test
  void holesAreWhatTheFileCallsNoDataAndWhatIsNoNumber() {
    TerrainReport report =
        load(
            GeoTiff.of(
                    4326,
                    106,
                    30,
                    0.01,
                    50,
                    50,
                    (x, y) -> x < 106.1 ? -32_768 : x < 106.2 ? Double.NaN : 250)
                .text(42_113, "-32768"));
    assertThat(report.cells()).isEqualTo(2500);
    assertThat(report.holes()).isEqualTo(1000);
    assertThat(report.lowest()).isEqualTo(250);
    assertThat(metres(106.05, 29.8)).isNaN();
    assertThat(metres(106.15, 29.8)).isNaN();
    assertThat(metres(106.2, 29.8)).as("a cell beside the hole").isCloseTo(250, within(0.06));
    assertThat(metres(106.3, 29.8)).isCloseTo(250, within(0.06));
    assertThat(metres(106.3, 31)).as("beyond the file").isNaN();
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        Arguments.of("no georeference", flat().without(33_550), "ModelPixelScale"),
        Arguments.of("no keys", flat().without(34_735), ""),
        Arguments.of(
            "control points",
            flat().without(33_550).doubles(33_922, new double[24]),
            "ModelTiepoint 4"),
        Arguments.of("user-defined", flat().keys(1024, 1, 3072, 32_767), "user-defined"),
        Arguments.of("unknown system", flat().keys(1024, 1, 3072, 29_999), "EPSG:29999"),
        Arguments.of("geocentric", flat().keys(1024, 3, 2048, 4328), "GeoKeys"),
        Arguments.of("feet", flat().keys(1024, 2, 2048, 4326, 4099, 9002), "EPSG:9002"),
        Arguments.of("a system in feet", flat().keys(1024, 2, 2048, 4326, 4096, 6360), "EPSG:6360"),
        Arguments.of(
            "feet by GDAL",
            flat().text(42_112, "<Item name=\"UNITTYPE\" sample=\"0\" role=\"unittype\">ft</Item>"),
            "ft"),
        Arguments.of(
            "rotated",
            flat()
                .without(33_550)
                .doubles(34_264, 0.01, 0.002, 0, 106, 0.002, -0.01, 0, 30, 0, 0, 0, 0, 0, 0, 0, 1),
            "0.002"),
        Arguments.of("too high", of((x, y) -> x > 106.2 ? 9001 : 1), "9001"),
        Arguments.of("too low", of((x, y) -> -9999), "-9999"),
        Arguments.of("all holes", of((x, y) -> Double.NaN), ""),
        Arguments.of("JPEG", flat().shorts(259, 7), "JPEG"),
        Arguments.of("a picture", flat().shorts(258, 4).shorts(339, 1), "4 bit"),
        Arguments.of(
            "beyond the earth",
            flat().doubles(33_922, 0, 0, 0, 500_000, 3_000_000, 0),
            "2999999.995"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrong")
  void whatCannotBeReadIsRefusedAndSaysWhy(String name, GeoTiff tiff, String found) {
    Refusal refusal = refusal(tiff);
    assertThat(refusal.type()).isEqualTo("unreadable-file");
    assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INVALID);
    assertThat(refusal.faults().get(0).field()).isEqualTo("heights.tif");
    assertThat(refusal.faults().get(0).found()).contains(found);
  }

  @Test
  void noTiffAndACutOneAreRefused() throws IOException {
    assertThat(
            refusal(Files.writeString(directory.resolve("a.tif"), "GIF89a"))
                .faults()
                .get(0)
                .expected()
                .en())
        .contains("a GeoTIFF");
    assertThat(refusal(directory.resolve("none.tif")).faults().get(0).expected().en())
        .contains("exists");
    byte[] whole = flat().bytes();
    byte[] tiled = Files.readAllBytes(MADE_BY_GDAL.resolve("int32-deflate-predictor2-tiled.tif"));
    for (byte[] bytes : new byte[][] {whole, tiled}) {
      for (int length : new int[] {4, 8, bytes.length / 2, bytes.length - 9}) {
        Path cut = Files.write(directory.resolve("cut.tif"), Arrays.copyOf(bytes, length));
        assertThat(refusal(cut).faults().get(0).expected().en())
            .as("%d of %d bytes", length, bytes.length)
            .contains("cut off");
      }
    }
  }

  @Test
  void damagedBytesAreRefused() throws IOException {
    Path whole = MADE_BY_GDAL.resolve("float32-point.tif");
    byte[] bytes = Files.readAllBytes(whole);
    int strip = (int) TiffTags.read(whole).number(TiffTags.STRIP_OFFSETS, 0);
    Arrays.fill(bytes, strip, strip + 70, (byte) 0xA5);
    Path broken = Files.write(directory.resolve("broken.tif"), bytes);
    assertThat(refusal(broken).type()).isEqualTo("unreadable-file");
  }
}

package luotu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import luotu.intake.terrain.GeoTiff;
import luotu.model.Feature;
import luotu.model.Language;
import luotu.store.ChangeNote;
import luotu.store.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/** The import of heights as its users call it. */
class ImportTerrainCommandTest {
  @TempDir private Path home;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private TestDatabase database;

  @BeforeEach
  void open() {
    database = TestDatabase.create(Checkout.CATALOGUE);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private int importing(Language language, String... files) {
    String[] call = {"import-terrain", "--home", home.toString(), "--database", database.url()};
    String[] all = Arrays.copyOf(call, call.length + files.length);
    System.arraycopy(files, 0, all, call.length, files.length);
    return Main.run(new PrintWriter(out), new PrintWriter(err), Optional.of(language), all);
  }

  private String file(double west) {
    return GeoTiff.of(4326, west, 30, 0.01, 50, 50, (x, y) -> x > west + 0.4 ? Double.NaN : 250)
        .write(home.resolve("dem.tif"))
        .toString();
  }

  private void road(double... degrees) {
    Coordinate[] line = new Coordinate[degrees.length / 2];
    for (int i = 0; i < line.length; i++) {
      line[i] = new Coordinate(degrees[2 * i], degrees[2 * i + 1]);
    }
    Feature road =
        Feature.draft(
            "road",
            new GeometryFactory().createLineString(line),
            null,
            null,
            null,
            null,
            null,
            null,
            Map.of(),
            Map.of());
    database.store().write(new ChangeNote("t", "", "http"), writer -> writer.insert(road));
  }

  @Test
  void tellsWhatBecameOfFileAndRoads() {
    road(106.1, 29.8, 106.2, 29.8);
    road(106.3, 29.8, 106.45, 29.8);
    road(106.45, 29.8, 106.46, 29.8);
    assertThat(importing(Language.EN, file(106))).as(err.toString()).isZero();
    assertThat(out.toString())
        .contains("dem.tif", "EPSG:4326", "2,500 cells, 500 of them holes", "250.0 to 250.0 m")
        .contains("106.0000–106.5000°E, 29.5000–30.0000°N")
        .contains("1 with heights all along, 1 in part, 1 without");
  }

  @Test
  void speaksChineseToo() {
    assertThat(importing(Language.ZH, file(106))).isZero();
    assertThat(out.toString()).contains("2,500 个格点", "其中 500 个没有数据");
  }

  @Test
  void aWrongCallAWrongFileAndAnotherPlaceEndWith2() {
    assertThat(importing(Language.EN)).isEqualTo(2);
    assertThat(importing(Language.EN, home.resolve("none.tif").toString())).isEqualTo(2);
    assertThat(err.toString()).contains("none.tif").contains("a file that exists");
    road(106.1, 29.8, 106.2, 29.8);
    assertThat(importing(Language.ZH, file(8))).isEqualTo(2);
    assertThat(err.toString()).contains("不在一个地方", "8.0000–8.5000°E", "106.1000–106.2000°E");
  }
}

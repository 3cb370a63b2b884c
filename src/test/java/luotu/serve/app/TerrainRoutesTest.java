package luotu.serve.app;

import static luotu.serve.TestServer.header;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import javax.imageio.ImageIO;
import luotu.intake.terrain.GeoTiff;
import luotu.intake.terrain.TerrainImporter;
import luotu.serve.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shading of ground whose slopes are known. The light comes from the north-west. */
class TerrainRoutesTest {
  @TempDir private Path directory;
  private TestServer server;

  @BeforeEach
  void start() {
    server = new TestServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void store(double west, double north, DoubleBinaryOperator heights) {
    Path file =
        GeoTiff.of(4326, west, north, 0.001, 400, 400, heights)
            .write(directory.resolve("heights.tif"));
    new TerrainImporter(server.database().store()).run(file, false, "tester");
  }

  /** The pixel in the middle of a tile: grey and opacity. */
  private int[] pixel(int z, double longitude, double latitude) throws IOException {
    int tiles = 1 << z;
    int column = (int) ((longitude + 180) / 360 * tiles);
    double north = Math.log(Math.tan(Math.PI / 4 + Math.toRadians(latitude) / 2));
    int row = (int) ((1 - north / Math.PI) / 2 * tiles);
    HttpResponse<byte[]> answer = server.get("/terrain/" + z + "/" + row + "/" + column);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("image/png");
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(answer.body()));
    assertThat(image.getWidth()).isEqualTo(256);
    assertThat(image.getHeight()).isEqualTo(256);
    int colour = image.getRGB(128, 128);
    return new int[] {colour & 0xFF, colour >>> 24};
  }

  /** Rises to the south-east, so that it looks at the light. */
  private static double lit(double x, double y) {
    return 3000 + 20_000 * (x - 106) - 20_000 * (y - 30);
  }

  @Test
  void slopesTowardsTheLightAreBrightAndOthersDark() throws IOException {
    store(106, 30, (x, y) -> lit(x, y) / 4);
    for (int z : new int[] {12, 14, 17}) {
      int[] bright = pixel(z, 106.2, 29.8);
      assertThat(bright[0]).isEqualTo(255);
      assertThat(bright[1]).isGreaterThan(8);
    }
    store(106, 30, (x, y) -> 5000 - lit(x, y) / 4);
    for (int z : new int[] {12, 14, 17}) {
      int[] dark = pixel(z, 106.2, 29.8);
      assertThat(dark[0]).isZero();
      assertThat(dark[1]).isGreaterThan(8);
    }
  }

  @Test
  void alsoOnTheOtherHalfOfTheEarth() throws IOException {
    store(-70.9, -33.2, (x, y) -> 2000 + 5_000 * (x + 70.9) - 5_000 * (y + 33.2));
    int[] bright = pixel(13, -70.7, -33.4);
    assertThat(bright[0]).isEqualTo(255);
    assertThat(bright[1]).isGreaterThan(8);
  }

  @Test
  void levelGroundAndPlacesWithoutHeightsAreClear() throws IOException {
    assertThat(pixel(13, 106.2, 29.8)[1]).as("nothing is stored").isZero();
    store(106, 30, (x, y) -> x < 106.2 ? 300 : Double.NaN);
    assertThat(pixel(13, 106.1, 29.8)[1]).as("level").isZero();
    assertThat(pixel(13, 106.3, 29.8)[1]).as("a hole").isZero();
    assertThat(pixel(13, 8.6, 49.4)[1]).as("elsewhere").isZero();
  }

  @Test
  void theTagChangesWithTheTerrain() {
    String path = "/terrain/10/421/814";
    String before = header(server.get(path), "ETag");
    assertThat(server.get(path, "If-None-Match", before).statusCode()).isEqualTo(304);
    store(106, 30, TerrainRoutesTest::gentle);
    HttpResponse<byte[]> after = server.get(path + "?change=1", "If-None-Match", before);
    assertThat(after.statusCode()).isEqualTo(200);
    assertThat(after.headers().firstValue("ETag")).isNotEqualTo(Optional.of(before));
  }

  private static double gentle(double x, double y) {
    return 300 + 100 * Math.sin(40 * x) + 100 * Math.cos(30 * y);
  }

  @Test
  void aTileThatIsNoneIsSaidToBeNone() {
    assertThat(server.get("/terrain/3/8/0").statusCode()).isEqualTo(404);
    assertThat(server.get("/terrain/x/0/0").statusCode()).isEqualTo(404);
    assertThat(server.get("/terrain/3/0/0?fast=1").statusCode()).isEqualTo(400);
  }
}

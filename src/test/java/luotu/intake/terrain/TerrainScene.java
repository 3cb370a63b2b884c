package luotu.intake.terrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import luotu.Checkout;
import luotu.model.Refusal;
import luotu.store.Snapshot;
import luotu.store.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A database that takes terrain in. */
abstract class TerrainScene {
  @TempDir Path directory;
  TestDatabase database;

  @BeforeEach
  void open() {
    database = TestDatabase.create(Checkout.CATALOGUE);
  }

  @AfterEach
  void close() {
    database.close();
  }

  TerrainReport load(Path file) {
    return new TerrainImporter(database.store()).run(file, false, "tester");
  }

  TerrainReport load(GeoTiff tiff) {
    return load(tiff.write(directory.resolve("heights.tif")));
  }

  Refusal refusal(GeoTiff tiff) {
    return refusal(tiff.write(directory.resolve("heights.tif")));
  }

  Refusal refusal(Path file) {
    Refusal refusal = catchThrowableOfType(Refusal.class, () -> load(file));
    assertThat(refusal).isNotNull();
    assertThat(refusal.faults()).isNotEmpty();
    assertThat(refusal.faults().get(0).expected().zh()).isNotEmpty();
    try (Snapshot snapshot = database.store().snapshot()) {
      assertThat(snapshot.lastTerrainChange()).as("nothing was stored").isZero();
    }
    return refusal;
  }

  double metres(double longitude, double latitude) {
    try (Snapshot snapshot = database.store().snapshot()) {
      return snapshot.elevation().metres(longitude, latitude);
    }
  }

  static GeoTiff flat() {
    return of((x, y) -> 250);
  }

  static GeoTiff of(DoubleBinaryOperator heights) {
    return GeoTiff.of(4326, 106, 30, 0.01, 50, 50, heights);
  }

  static float[] heights(float metres) {
    float[] all = new float[256 * 256];
    Arrays.fill(all, metres);
    return all;
  }
}

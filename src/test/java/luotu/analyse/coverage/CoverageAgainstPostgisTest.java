package luotu.analyse.coverage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Random;
import luotu.analyse.Scene;
import org.junit.jupiter.api.Test;

class CoverageAgainstPostgisTest {
  @Test
  void randomScene() throws Exception {
    Random random = new Random(11);
    try (Scene scene = new Scene(106.5, 29.5)) {
      for (int column = 0; column < 4; column++) {
        for (int row = 0; row < 3; row++) {
          double west = column * 5_000 - 10_000;
          double south = row * 5_000 - 7_500;
          scene.zone(
              "" + column + row, "town", Scene.box(west, south, west + 5_000, south + 5_000));
        }
      }
      for (int i = 0; i < 60; i++) {
        double x = random.nextDouble() * 24_000 - 12_000;
        double y = random.nextDouble() * 18_000 - 9_000;
        String wkt =
            switch (i % 4) {
              case 0 ->
                  String.format(Locale.ROOT, "LINESTRING(%f %f,%f %f)", x, y, x + 900, y - 1_500);
              case 1 -> Scene.box(x, y, x + 400, y + 700);
              default -> String.format(Locale.ROOT, "POINT(%f %f)", x, y);
            };
        scene.add("water_source", wkt, "usable", i % 7 != 0);
      }
      scene.store();
      for (int radius : new int[] {200, 700, 2_500}) {
        JsonNode zones =
            scene
                .run("radius-coverage", "'facilities':'water_source','radius_m':" + radius)
                .at("/radii/0/zones");
        PostgisShares.assertSame(scene.database(), radius, zones);
      }
    }
  }
}

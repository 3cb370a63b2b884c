package luotu.serve.app;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.List;
import javax.imageio.ImageIO;
import luotu.geo.Elevation;
import luotu.serve.Requests;
import luotu.serve.Routes;
import luotu.serve.ogc.TilePlace;
import luotu.store.Snapshot;
import luotu.store.Store;

/** {@code /terrain/{z}/{row}/{column}}: shading of the ground for the base map. */
public final class TerrainRoutes implements Routes {
  private final Store store;

  public TerrainRoutes(Store store) {
    this.store = store;
    // Pictures are small: no files for them.
    ImageIO.setUseCache(false);
  }

  @Override
  public void register(JavalinConfig config) {
    config.routes.get("/terrain/{z}/{row}/{column}", this::tile);
  }

  private void tile(Context context) {
    // The page names the change so that its browser asks anew.
    Requests.query(context, List.of("change"));
    TilePlace place = TilePlace.of(context);
    try (Snapshot snapshot = store.snapshot()) {
      if (Requests.isNotModified(context, "terrain-" + snapshot.lastTerrainChange())) {
        return;
      }
      double step = Hillshade.stepDegrees(place.z(), place.row());
      Elevation elevation = snapshot.elevation(step);
      context
          .contentType("image/png")
          .result(new Hillshade(elevation, place.z(), place.row(), place.column()).png());
    }
  }
}

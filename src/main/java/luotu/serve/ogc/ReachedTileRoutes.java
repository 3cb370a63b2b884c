package luotu.serve.ogc;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import luotu.analyse.Processes;
import luotu.analyse.servicearea.ReachedArea;
import luotu.analyse.servicearea.ServiceArea;
import luotu.analyse.servicearea.ServiceAreaRequest;
import luotu.model.Catalogue;
import luotu.model.Layer;
import luotu.serve.Requests;
import luotu.serve.Routes;
import luotu.store.Snapshot;
import luotu.store.Store;

/** Vector tiles of the roads and the ground that a service area reaches. */
public final class ReachedTileRoutes implements Routes {
  static final String TILES = "/processes/service-area/tiles/" + TileRoutes.MATRIX_SET;
  static final String INPUTS = "inputs";

  /** Which layers of the tile are asked for; both by default. */
  static final String LAYERS = "layers";

  private static final List<String> ALL_LAYERS = List.of(ReachedTile.REACHED, ReachedTile.AREA);

  /** Each holds a connection to the database, and waits for the others' search. */
  private static final int MOST_AT_ONCE = 2;

  private final Catalogue catalogue;
  private final Store store;
  private final ServiceArea serviceArea;
  private final Semaphore places = new Semaphore(MOST_AT_ONCE, true);

  /** The ground takes longer, and must not keep the roads from coming. */
  private final Semaphore groundPlaces = new Semaphore(MOST_AT_ONCE, true);

  public ReachedTileRoutes(Catalogue catalogue, Store store, ServiceArea serviceArea) {
    this.catalogue = catalogue;
    this.store = store;
    this.serviceArea = serviceArea;
  }

  @Override
  public void register(JavalinConfig config) {
    config.routes.get("/ogc" + TILES + "/{z}/{row}/{column}", this::tile);
  }

  private void tile(Context context) throws InterruptedException {
    Map<String, String> query = Requests.query(context, List.of(INPUTS, LAYERS));
    TilePlace place = TilePlace.of(context);
    JsonNode inputs = Requests.json(INPUTS, query.getOrDefault(INPUTS, ""));
    ServiceAreaRequest request = Processes.read(serviceArea, inputs);
    List<String> layers = layers(query);
    Semaphore queue = layers.contains(ReachedTile.AREA) ? groundPlaces : places;
    queue.acquire();
    byte[] tile;
    try {
      Optional<ReachedArea> reached = reached(context, request, layers);
      if (reached.isEmpty()) {
        return;
      }
      tile = draw(reached.get(), place, layers);
    } finally {
      queue.release();
    }
    if (tile.length == 0) {
      context.status(204);
    } else {
      context.contentType(Links.VECTOR_TILE).result(tile);
    }
  }

  private static List<String> layers(Map<String, String> query) {
    List<String> layers =
        query.containsKey(LAYERS) ? List.of(query.get(LAYERS).split(",")) : ALL_LAYERS;
    if (!ALL_LAYERS.containsAll(layers)) {
      throw Requests.invalidParameter(
          LAYERS,
          query.get(LAYERS),
          "reached（道路）、area（范围），逗号分隔；默认两者都有",
          "reached (roads), area (the ground), separated by commas; both by default");
    }
    return layers;
  }

  /** Empty when the caller has that state already. */
  private Optional<ReachedArea> reached(
      Context context, ServiceAreaRequest request, List<String> layers) {
    try (Snapshot snapshot = store.snapshot()) {
      String version =
          catalogue.fingerprint()
              + "-"
              + serviceArea.lastChange(snapshot, request)
              + "-"
              + Integer.toHexString(request.hashCode())
              + "-"
              + String.join("-", layers);
      return Requests.isNotModified(context, version)
          ? Optional.empty()
          : Optional.of(serviceArea.reached(snapshot, request));
    }
  }

  private byte[] draw(ReachedArea reached, TilePlace place, List<String> layers) {
    Layer road = catalogue.getLayer("road");
    ReachedTile tile = new ReachedTile(reached, place);
    if (layers.contains(ReachedTile.AREA)) {
      tile.drawAreas();
    }
    if (layers.contains(ReachedTile.REACHED) && place.mapZoom() >= road.symbol().minZoom()) {
      tile.drawRoads(road.classesHiddenAt(place.mapZoom()));
    }
    return tile.bytes();
  }
}

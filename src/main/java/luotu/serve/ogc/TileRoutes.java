package luotu.serve.ogc;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import luotu.model.Catalogue;
import luotu.model.Fault;
import luotu.model.GeometryKind;
import luotu.model.Layer;
import luotu.model.Refusal;
import luotu.serve.Json;
import luotu.serve.Requests;
import luotu.serve.Routes;
import luotu.store.Snapshot;
import luotu.store.Store;

/** Vector tiles and the tile matrix set they are cut by. */
public final class TileRoutes implements Routes {
  static final String MATRIX_SET = "WebMercatorQuad";
  private static final String MATRIX_SET_URI =
      "http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad";
  private static final String WEB_MERCATOR = "http://www.opengis.net/def/crs/EPSG/0/3857";
  static final String MAP_TILES = "/ogc/tiles/" + MATRIX_SET;
  private static final String TILESETS = "/ogc/collections/{layer}/tiles";

  private static final int TILE_PIXELS = 256;
  private static final double PIXEL_METRES = 0.00028;

  private final Catalogue catalogue;
  private final Store store;

  public TileRoutes(Catalogue catalogue, Store store) {
    this.catalogue = catalogue;
    this.store = store;
  }

  @Override
  public void register(JavalinConfig config) {
    config.routes.get("/ogc/tileMatrixSets", TileRoutes::matrixSets);
    config.routes.get("/ogc/tileMatrixSets/" + MATRIX_SET, TileRoutes::matrixSet);
    config.routes.get(MAP_TILES + "/{z}/{row}/{column}", this::mapTile);
    config.routes.get(TILESETS, this::tilesets);
    config.routes.get(TILESETS + "/" + MATRIX_SET, this::tileset);
    config.routes.get(TILESETS + "/" + MATRIX_SET + "/{z}/{row}/{column}", this::tile);
  }

  private void tile(Context context) {
    Requests.query(context, List.of());
    Layer layer = drawn(context);
    TilePlace place = TilePlace.of(context);
    answer(context, List.of(layer), snapshot -> tile(snapshot, layer, place, List.of()));
  }

  /**
   * Several layers in one tile, as the map draws them: without the layers and classes whose symbols
   * begin at a later zoom, save those of the layers in {@code whole}.
   */
  private void mapTile(Context context) {
    Map<String, String> query = Requests.query(context, List.of("collections", "whole"));
    List<Layer> layers =
        query.containsKey("collections")
            ? named(query.get("collections"))
            : catalogue.layers().stream()
                .filter(layer -> layer.geometry() != GeometryKind.NONE)
                .toList();
    List<Layer> whole = named(query.getOrDefault("whole", ""));
    TilePlace place = TilePlace.of(context);
    int zoom = place.mapZoom();
    answer(
        context,
        layers,
        snapshot -> {
          ByteArrayOutputStream together = new ByteArrayOutputStream();
          for (Layer layer : layers) {
            if (whole.contains(layer)) {
              together.writeBytes(tile(snapshot, layer, place, List.of()));
            } else if (zoom >= layer.symbol().minZoom()) {
              together.writeBytes(tile(snapshot, layer, place, layer.classesHiddenAt(zoom)));
            }
          }
          return together.toByteArray();
        });
  }

  private static byte[] tile(Snapshot snapshot, Layer layer, TilePlace place, List<String> hidden) {
    return snapshot.tile(layer, place.z(), place.column(), place.row(), hidden);
  }

  private void answer(Context context, List<Layer> layers, Function<Snapshot, byte[]> draw) {
    try (Snapshot snapshot = store.snapshot()) {
      String version = catalogue.fingerprint() + "-" + snapshot.lastChange(layers);
      if (Requests.isNotModified(context, version)) {
        return;
      }
      byte[] tile = draw.apply(snapshot);
      if (tile.length == 0) {
        context.status(204);
      } else {
        context.contentType(Links.VECTOR_TILE).result(tile);
      }
    }
  }

  private List<Layer> named(String ids) {
    return Arrays.stream(ids.split(","))
        .filter(id -> !id.isEmpty())
        .distinct()
        .map(this::drawn)
        .toList();
  }

  private Layer drawn(Context context) {
    return drawn(context.pathParam("layer"));
  }

  private Layer drawn(String id) {
    Layer layer = catalogue.getLayer(id);
    if (layer.geometry() == GeometryKind.NONE) {
      throw Refusal.notFound(
          "no-tiles",
          "这个图层没有几何，没有瓦片",
          "This layer has no geometry and no tiles",
          Fault.of("layer", layer.id(), "有几何的图层", "a layer with geometry"));
    }
    return layer;
  }

  private void tilesets(Context context) {
    Requests.query(context, List.of());
    Layer layer = drawn(context);
    ObjectNode document = Json.MAPPER.createObjectNode();
    document.putArray("tilesets").add(describe(layer, context));
    Links.add(document, "self", Links.JSON, address(layer, context));
    Json.answer(context, document);
  }

  private void tileset(Context context) {
    Requests.query(context, List.of());
    Layer layer = drawn(context);
    ObjectNode document = describe(layer, context);
    document.withArray("layers").addObject().put("id", layer.id()).put("dataType", "vector");
    Json.answer(context, document);
  }

  private static ObjectNode describe(Layer layer, Context context) {
    String address = address(layer, context) + "/" + MATRIX_SET;
    ObjectNode document = Json.MAPPER.createObjectNode();
    document.put("title", layer.label().in(Requests.language(context)));
    document.put("dataType", "vector").put("crs", WEB_MERCATOR);
    document.put("tileMatrixSetURI", MATRIX_SET_URI);
    Links.add(document, "self", Links.JSON, address);
    Links.add(
        document,
        "http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme",
        Links.JSON,
        Links.base(context) + "/tileMatrixSets/" + MATRIX_SET);
    document
        .withArray("links")
        .addObject()
        .put("rel", "item")
        .put("type", Links.VECTOR_TILE)
        .put("href", address + "/{tileMatrix}/{tileRow}/{tileCol}")
        .put("templated", true);
    return document;
  }

  private static String address(Layer layer, Context context) {
    return Links.base(context) + "/collections/" + layer.id() + "/tiles";
  }

  private static void matrixSets(Context context) {
    Requests.query(context, List.of());
    ObjectNode document = Json.MAPPER.createObjectNode();
    ObjectNode set = document.putArray("tileMatrixSets").addObject();
    set.put("id", MATRIX_SET).put("uri", MATRIX_SET_URI);
    Links.add(set, "self", Links.JSON, Links.base(context) + "/tileMatrixSets/" + MATRIX_SET);
    Json.answer(context, document);
  }

  private static void matrixSet(Context context) {
    Requests.query(context, List.of());
    ObjectNode document = Json.MAPPER.createObjectNode();
    document.put("id", MATRIX_SET).put("uri", MATRIX_SET_URI).put("crs", WEB_MERCATOR);
    document.putArray("orderedAxes").add("X").add("Y");
    ArrayNode matrices = document.putArray("tileMatrices");
    for (int z = 0; z <= TilePlace.LAST_ZOOM; z++) {
      int tiles = 1 << z;
      double cellSize = 2 * TilePlace.HALF_WIDTH_METRES / TILE_PIXELS / tiles;
      ObjectNode matrix = matrices.addObject();
      matrix.put("id", String.valueOf(z));
      matrix.put("scaleDenominator", cellSize / PIXEL_METRES).put("cellSize", cellSize);
      matrix
          .putArray("pointOfOrigin")
          .add(-TilePlace.HALF_WIDTH_METRES)
          .add(TilePlace.HALF_WIDTH_METRES);
      matrix.put("tileWidth", TILE_PIXELS).put("tileHeight", TILE_PIXELS);
      matrix.put("matrixWidth", tiles).put("matrixHeight", tiles);
    }
    Json.answer(context, document);
  }
}
